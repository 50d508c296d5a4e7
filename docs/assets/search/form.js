// The finder's form: its parts, its words in the page's language, and what is typed and ticked in it.

import { ticksOf } from "./results.js";
import { GROUPS, sortOf } from "./state.js";

/** @import { Language } from "./analyse.js" */
/** @import { State } from "./state.js" */

/**
 * A form and what stands in it.
 * @typedef {ReturnType<typeof createForm>} Form
 * @typedef {(name: string, values?: Record<string, string | number>) => string} Strings the words of `data-string-…`, with
 *   values in the place of `{names}`
 */

const PAGE_SIZE = 15;

/** @param {HTMLFormElement} form */
export const createForm = (form) => {
  /** @type {Language} */
  const language = form.dataset.language === "cy" ? "cy" : "en";
  const box = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const ticks = ticksOf(form);
  const plural = new Intl.PluralRules(language);

  /**
   * The part that `data-<name>` marks, if it is there.
   * @param {string} name
   */
  const maybe = (name) => /** @type {HTMLElement | null} */ (form.querySelector(`[data-${name}]`));
  /**
   * The part that `data-<name>` marks.
   * @param {string} name
   */
  const part = (name) => /** @type {HTMLElement} */ (maybe(name));
  /** @type {Strings} */
  const string = (name, values = {}) =>
    (form.getAttribute(`data-string-${name}`) ?? "").replace(/\{(\w+)\}/g, (all, key) => String(values[key] ?? all));
  /**
   * A number in words: `count` of `data-string-count-…` or another of the kind.
   * @param {number} count
   * @param {"count" | "show"} what
   */
  const counted = (count, what = "count") =>
    string(`${what}-${count ? plural.select(count) : "zero"}`, { count }) || string(`${what}-other`, { count });

  const order = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort"));
  const tickedIn = (/** @type {string} */ name) =>
    ticks.filter((tick) => tick.name === name && tick.checked).map(({ value }) => value);

  /** @returns {State} */
  const read = () => ({
    q: box.value.trim(),
    sort: sortOf(order.value),
    chosen: /** @type {State["chosen"]} */ (Object.fromEntries(GROUPS.map((name) => [name, tickedIn(name)]))),
  });

  /** @param {State} state */
  const write = (state) => {
    box.value = state.q;
    for (const tick of ticks) {
      tick.checked = state.chosen[/** @type {keyof State["chosen"]} */ (tick.name)].includes(tick.value);
    }
    order.value = state.sort;
  };

  /** Open the groups in which something is ticked. */
  const reveal = () => {
    for (const tick of ticks.filter(({ checked }) => checked)) {
      for (let at = tick.closest("details"); at; at = at.parentElement?.closest("details") ?? null) at.open = true;
    }
  };

  return {
    reveal,
    element: form,
    language,
    pageSize: Number(form.dataset.pageSize) || PAGE_SIZE,
    box,
    ticks,
    order,
    total: Number(form.dataset.total),
    part,
    maybe,
    string,
    counted,
    read,
    write,
  };
};
