// Help above the results: the urgent box or one calm line, with the numbers for whoever is asking, and the card of a
// situation with its first step. The numbers stand in the page; this shows those that are wanted, in their order.

import { element } from "./items.js";

/** @import { Answer } from "./engine.js" */
/** @import { Form } from "./form.js" */

/**
 * A number to call; while nobody answers it says so, and is no longer the first thing to press.
 * @param {string} words
 * @param {string} phone
 * @param {string} closed what is said of it then, or nothing
 */
const call = (words, phone, closed) =>
  element(
    "a",
    { class: closed ? "button second" : "button", href: `tel:${phone.replace(/\s/g, "")}` },
    closed ? `${words} (${closed})` : words,
  );

/**
 * The card of a situation: what it is, the first step, whom to call, where the rest is.
 * @param {Form["string"]} string
 * @param {NonNullable<Answer["situation"]>} situation
 * @param {boolean} closed whether nobody answers that number now
 */
const card = (string, [, title, step, , name, phone, address], closed) => [
  element("p", { class: "label" }, string("answer-label")),
  element("h2", {}, element("a", { href: address }, title)),
  element("p", {}, step),
  element(
    "p",
    { class: "chips-list" },
    ...(phone ? [call(`${name}: ${phone}`, phone, closed ? string("answer-closed") : "")] : []),
    element("a", { class: "button second", href: address }, string("answer-more")),
  ),
];

/**
 * The numbers of a form, of which some are shown.
 * @param {Form} form
 */
const createNumbers = ({ part, maybe }) => {
  const list = maybe("lines");
  const quiet = maybe("quiet");
  const lines = new Map(
    /** @type {HTMLElement[]} */ ([...(list?.querySelectorAll("[data-line]") ?? [])]).map((line) => [
      line.dataset.line ?? "",
      line,
    ]),
  );
  /**
   * Show these, in this order, in the box that is wanted.
   * @param {string[]} wanted
   * @param {boolean} calm
   */
  const show = (wanted, calm) => {
    for (const [id, line] of lines) line.hidden = !wanted.includes(id);
    list?.append(...wanted.flatMap((id) => lines.get(id) ?? []));
    list?.querySelector("[data-always]")?.toggleAttribute("hidden", calm);
    if (list) (calm && quiet ? quiet : part("urgent")).querySelector("p")?.after(list);
  };
  return { show };
};

/**
 * The help of a finder form.
 * @param {Form} form
 */
export const createHelp = (form) => {
  const { part, maybe, string } = form;
  const numbers = createNumbers(form);
  let shown = "";

  /**
   * @param {Answer["situation"]} situation
   * @param {boolean} closed
   */
  const showSituation = (situation, closed) => {
    const place = maybe("answer");
    const id = `${situation?.[0] ?? ""} ${closed}`;
    if (!place) return;
    place.hidden = !situation;
    if (shown !== id) place.replaceChildren(...(situation ? card(string, situation, closed) : []));
    shown = id;
  };

  /**
   * Show the help of an answer, or none.
   * @param {Answer | null} answer
   */
  const show = (answer) => {
    const { help = null, lines = [], situation = null, doubt = false, closed = false } = answer ?? {};
    const calm = help === "quiet";
    numbers.show(calm ? lines.slice(0, doubt ? 2 : 1) : lines, calm);
    part("urgent").hidden = help !== "urgent";
    // The card has a number already, and comes first: a calm line above it is for when that number is closed, or when it
    // may be somebody else who asks.
    const called = Boolean(situation?.[5]) && !closed && !doubt;
    maybe("quiet")?.toggleAttribute("hidden", !calm || called);
    showSituation(situation, closed);
  };

  return { show };
};

/**
 * Brings help, or the count of what was found, above the edge of a phone's screen; the box keeps the focus.
 * @param {Form} form
 * @param {HTMLElement} status
 */
export const createBringing = ({ box, part, maybe }, status) => {
  /** @type {HTMLElement | null} what was brought up last */
  let brought = null;
  return {
    /** When a search was asked for: what was found lies below the screen. */
    found: () => {
      const first = part("urgent").hidden ? status : part("urgent");
      if (first.getBoundingClientRect().top > window.innerHeight / 2) box.scrollIntoView({ block: "start" });
    },
    /**
     * While somebody types, a keyboard takes half of the screen: help comes up above it, once, so that the first
     * number is in view.
     */
    help: () => {
      const help = [part("urgent"), maybe("quiet"), maybe("answer")].find((each) => each && !each.hidden);
      const height = window.visualViewport?.height ?? window.innerHeight;
      const calls = [...(help?.querySelectorAll("a") ?? [])].filter((link) => link.offsetParent);
      const below = (calls[1] ?? calls[0] ?? help)?.getBoundingClientRect().bottom ?? 0;
      if (!help) brought = null;
      if (!help || help === brought || below <= height) return;
      box.scrollIntoView({ block: "start" });
      brought = help;
    },
  };
};
