// The results of the finder: the items of one page of them, those without a link, and the counts beside the filters.
// What is typed and ticked is finder.js's business. The page brings the first items; they stand until others are wanted.

import { createItems } from "./items.js";
import { GROUPS, meets } from "./state.js";

/** @import { Form } from "./form.js" */
/** @import { Card } from "./list.js" */
/** @import { GroupName, State } from "./state.js" */

/**
 * The checkboxes of the filters.
 * @param {HTMLFormElement} form
 * @returns {HTMLInputElement[]}
 */
export const ticksOf = (form) =>
  [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('input[type="checkbox"]'))].filter(
    ({ name }) => GROUPS.includes(/** @type {GroupName} */ (name)),
  );

/**
 * A checkbox's words, without its count.
 * @param {HTMLInputElement} tick
 */
export const labelOf = (tick) => {
  const copy = /** @type {HTMLElement} */ (tick.labels?.[0].cloneNode(true));
  copy.querySelectorAll("[data-count]").forEach((count) => count.remove());
  return (copy.textContent ?? "").trim().replace(/\s+/g, " ");
};

/** @param {Form} form */
export const createResults = (form) => {
  const list = form.part("list");
  const folded = /** @type {HTMLDetailsElement | null} */ (form.maybe("unlinked"));
  const foldedList = folded?.querySelector("ol");
  const first = [...list.children];
  const itemOf = createItems(form);
  const counters = form.ticks.flatMap((tick) => {
    const place = tick.labels?.[0]?.querySelector("[data-count]");
    return place
      ? [{ name: /** @type {GroupName} */ (tick.name), id: tick.value, place, all: place.textContent ?? "" }]
      : [];
  });
  const foldedCount = folded?.querySelector("[data-count]");
  const allFolded = foldedCount?.textContent ?? "";

  /**
   * Show these works, or the ones that the page came with.
   * @param {Card[] | null} shown
   */
  const paint = (shown) => {
    list.replaceChildren(...(shown ? shown.map(itemOf) : first));
    list.hidden = shown?.length === 0;
  };

  /** @type {Card[]} */
  let unlinked = [];
  const fill = () => {
    if (folded?.open) foldedList?.replaceChildren(...unlinked.map(itemOf));
  };
  folded?.addEventListener("toggle", fill);
  /**
   * How many works without a link there are; they are listed when somebody opens their choice.
   * @param {Card[] | null} found null for all, which may not be known yet
   */
  const fold = (found) => {
    unlinked = found ?? [];
    if (foldedCount) foldedCount.textContent = found ? `(${found.length})` : allFolded;
    folded?.toggleAttribute("hidden", found?.length === 0);
    fill();
  };

  /**
   * Beside each filter, how many of these works it would leave, other groups being as chosen.
   * @param {Card[] | null} found null for all
   * @param {State["chosen"]} chosen
   */
  const count = (found, chosen) => {
    const tally = /** @type {Record<GroupName, Map<string, number>>} */ (
      Object.fromEntries(GROUPS.map((name) => [name, new Map()]))
    );
    for (const name of found ? GROUPS : []) {
      for (const card of found ?? []) {
        if (meets(card, chosen, name)) for (const id of card[name]) tally[name].set(id, (tally[name].get(id) ?? 0) + 1);
      }
    }
    for (const { place, name, id, all } of counters) {
      const text = found ? `(${tally[name].get(id) ?? 0})` : all;
      if (place.textContent !== text) place.textContent = text;
    }
  };

  return { paint, fold, count, folded };
};
