// Small controls that the finder makes as it goes: links to pages of results, removable choices, links to other pages.
// Each fills one element of the form; what happens on a press is handed in.

import { element } from "./items.js";
import { labelOf } from "./results.js";

/** @import { Strings } from "./form.js" */

const AROUND = 1; // pages on either side of the one that is shown
const MOST_AT_ONCE = 600; // works that may all be shown at once: beyond that a phone would wait too long

/**
 * The numbers of the pages that are offered: the first, the last, those around the one that is shown; 0 for a gap.
 * @param {number} page
 * @param {number} last
 */
const offered = (page, last) => {
  const numbers = Array.from({ length: last }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === last || Math.abs(number - page) <= AROUND,
  );
  return numbers.flatMap((number, place) => {
    const gap = number - (numbers[place - 1] ?? 0);
    return gap > 2 ? [0, number] : gap === 2 ? [number - 1, number] : [number];
  });
};

/**
 * Links to the pages of the results, and one to show them all.
 * @param {HTMLElement} nav
 * @param {{count: number, page: number, all: boolean, pageSize: number, string: Strings, go: (to: number | "all") => void}} how
 *   `go` is told which page
 */
export const fillPages = (nav, { count, page, all, pageSize, string, go }) => {
  const last = Math.ceil(count / pageSize);
  nav.hidden = last < 2;
  const link = (
    /** @type {string} */ text,
    /** @type {number | "all"} */ to,
    /** @type {Record<string, string>} */ attributes = {},
  ) => {
    const made = element("a", { href: "#results", ...attributes }, text);
    made.addEventListener("click", (event) => {
      event.preventDefault();
      go(to);
    });
    return element("li", {}, made);
  };
  /** @returns {Record<string, string>} */
  const current = (/** @type {number} */ number) => (number === page ? { "aria-current": "page" } : {});
  const numbers = offered(page, last).map((number) =>
    number
      ? link(String(number), number, { "aria-label": string("page", { number }), ...current(number) })
      : element("li", { "aria-hidden": "true" }, "…"),
  );
  const before = page > 1 ? [link(string("previous"), page - 1)] : [];
  const after = page < last ? [link(string("next"), page + 1)] : [];
  const every = all
    ? [link(string("show-pages", { count: pageSize }), 1)]
    : count <= MOST_AT_ONCE
      ? [link(string("show-all", { count }), "all")]
      : [];
  const items = all ? every : [...before, ...numbers, ...after, ...every];
  nav.replaceChildren(...(nav.hidden ? [] : [element("ul", { class: "letters" }, ...items)]));
};

/**
 * The chosen filters as buttons that take them away, and one that takes all away.
 * @param {HTMLElement} list
 * @param {HTMLInputElement[]} ticks
 * @param {{string: Strings, remove: (taken: HTMLInputElement[]) => void}} how
 */
export const fillChosen = (list, ticks, { string, remove }) => {
  const button = (
    /** @type {Node | string} */ inside,
    /** @type {HTMLInputElement[]} */ taken,
    /** @type {Record<string, string>} */ attributes = {},
  ) => {
    const made = element("button", { type: "button", ...attributes }, inside);
    made.addEventListener("click", () => remove(taken));
    return element("li", {}, made);
  };
  const items = ticks.map((tick) =>
    button(element("span", {}, labelOf(tick), element("span", { "aria-hidden": "true" }, " ×")), [tick], {
      "aria-label": string("remove", { label: labelOf(tick) }),
    }),
  );
  if (items.length > 1) items.push(button(string("clear"), ticks));
  list.replaceChildren(...items);
  list.hidden = !items.length;
};

/**
 * Other pages that answer the words: a helpline, an audience, a topic.
 * @param {HTMLElement} nav
 * @param {{title: string, address: string}[]} places
 * @param {{string: Strings}} how
 */
export const fillPlaces = (nav, places, { string }) => {
  const links = places.map(({ title, address }) => element("li", {}, element("a", { href: address }, title)));
  nav.replaceChildren(...(links.length ? [element("p", {}, string("places")), element("ul", {}, ...links)] : []));
  nav.hidden = !links.length;
};

/**
 * A button that searches for what was typed, where a word of it was taken for a slip.
 * @param {HTMLElement} place
 * @param {boolean} corrected
 * @param {string} typed
 * @param {{string: Strings, search: () => void}} how
 */
export const fillCorrected = (place, corrected, typed, { string, search }) => {
  place.hidden = !corrected;
  if (!corrected) {
    place.replaceChildren();
    return;
  }
  const button = element("button", { type: "button", class: "second" }, string("as-typed", { words: typed }));
  button.addEventListener("click", search);
  place.replaceChildren(button);
};
