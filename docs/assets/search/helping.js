// Help above the results: the urgent box or one calm line, with the numbers for whoever is asking, and the card of a
// situation with its first step. The numbers stand in the page; this shows those that are wanted, in their order.

import { element } from "./results.js";

/** @import { Answer } from "./engine.js" */
/** @import { Form } from "./form.js" */

const MORNING = 9; // o'clock: before it, and from EVENING on, most lines are closed
const EVENING = 18;
const WEEKEND = [0, 6];

/**
 * Whether most lines are closed, by the visitor's own clock.
 * @param {Date} now
 */
export const isNight = (now) => now.getHours() < MORNING || now.getHours() >= EVENING || WEEKEND.includes(now.getDay());

/**
 * The card of a situation: what it is, the first step, whom to call, where the rest is.
 * @param {Form["string"]} string
 * @param {NonNullable<Answer["situation"]>} situation
 */
const card = (string, [, title, step, , name, phone, address]) => [
  element("p", { class: "label" }, string("answer-label")),
  element("h2", {}, element("a", { href: address }, title)),
  element("p", {}, step),
  element(
    "p",
    { class: "chips-list" },
    ...(phone ? [element("a", { class: "button", href: `tel:${phone.replace(/\s/g, "")}` }, `${name}: ${phone}`)] : []),
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

  /** @param {Answer["situation"]} situation */
  const showSituation = (situation) => {
    const place = maybe("answer");
    const id = situation?.[0] ?? "";
    if (!place) return;
    place.hidden = !situation;
    if (shown !== id) place.replaceChildren(...(situation ? card(string, situation) : []));
    shown = id;
  };

  /**
   * Show the help of an answer, or none.
   * @param {Answer | null} answer
   */
  const show = (answer) => {
    const { help = null, lines = [], situation = null } = answer ?? {};
    const calm = help === "quiet";
    numbers.show(calm ? lines.slice(0, 1) : lines, calm);
    part("urgent").hidden = help !== "urgent";
    // The card has a number already, and comes first: a calm line above it is for when that number may be closed.
    const called = Boolean(situation?.[5]) && (situation?.[3] === lines[0] || !isNight(new Date()));
    maybe("quiet")?.toggleAttribute("hidden", !calm || called);
    showSituation(situation);
  };

  return { show };
};

/**
 * Brings help, or the count of what was found, above the edge of a phone's screen; the box keeps the focus.
 * @param {Form} form
 * @param {HTMLElement} status
 */
export const createBringing = ({ box, part }, status) => {
  let helped = false;
  return {
    /** When a search was asked for: what was found lies below the screen. */
    found: () => {
      const first = part("urgent").hidden ? status : part("urgent");
      if (first.getBoundingClientRect().top > window.innerHeight / 2) box.scrollIntoView({ block: "start" });
    },
    /** While somebody types, a keyboard takes half of the screen: urgent help comes up above it, once. */
    help: () => {
      const now = !part("urgent").hidden;
      const height = window.visualViewport?.height ?? window.innerHeight;
      const below = part("urgent").getBoundingClientRect().bottom > height;
      if (now && !helped && below) box.scrollIntoView({ block: "start" });
      helped = now;
    },
  };
};
