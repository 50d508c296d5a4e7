// The cards of the finder's page: which are shown, in which order, how many a page, and the counts beside the filters.
// Works on cards that already stand in the page; what is typed and ticked is finder.js's business.

import { GROUPS, meets } from "./state.js";

/** @import { GroupName, State } from "./state.js" */

/**
 * @typedef {Record<GroupName, Set<string>> & {item: HTMLElement, id: string, added: string, home: HTMLElement,
 *   unlinked: boolean}} Card one card of the page, and the list it stands in at first; `unlinked` if there is nothing to open
 */

/**
 * An element with attributes and what is inside it.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} inside
 */
export const element = (name, attributes = {}, ...inside) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
};

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

/**
 * The cards of a finder form, ready to be painted.
 * @param {HTMLFormElement} form
 * @param {string} heading shown above results that are not in alphabetical order
 */
export const createResults = (form, heading) => {
  const list = /** @type {HTMLElement} */ (form.querySelector("[data-list]"));
  const letters = /** @type {HTMLElement | null} */ (form.querySelector("[data-letters]"));
  const folded = /** @type {HTMLElement | null} */ (form.querySelector("[data-unlinked]"));
  const items = /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("li[data-id]"));
  const tagsOf = (/** @type {HTMLElement} */ item) =>
    /** @type {Record<GroupName, Set<string>>} */ (
      Object.fromEntries(GROUPS.map((name) => [name, new Set((item.dataset[name] ?? "").split(" ").filter(Boolean))]))
    );
  /** @type {Card[]} */
  const cards = [...items].map((item) => ({
    item,
    id: item.dataset.id ?? "",
    added: item.dataset.added ?? "",
    home: /** @type {HTMLElement} */ (item.parentElement),
    unlinked: folded?.contains(item) ?? false,
    ...tagsOf(item),
  }));
  const byId = new Map(cards.map((card) => [card.id, card]));
  const homes = [...new Set(cards.filter(({ unlinked }) => !unlinked).map(({ home }) => home))];
  const ordered = element("ol", { class: homes[0]?.className ?? "" });
  const flat = element("div", { hidden: "" }, element("h2", {}, heading), ordered);
  list.after(flat);
  const counters = ticksOf(form).flatMap((tick) => {
    const place = tick.labels?.[0]?.querySelector("[data-count]");
    return place ? [{ name: /** @type {GroupName} */ (tick.name), id: tick.value, place }] : [];
  });

  // Cards that are no longer among the results go home at once; their list is put in order when it is next seen.
  /** @type {Set<HTMLElement>} */
  const untidy = new Set();
  const goHome = (/** @type {Set<Card>} */ but) => {
    for (const item of /** @type {HTMLElement[]} */ ([...ordered.children])) {
      const card = byId.get(item.dataset.id ?? "");
      if (!card || but.has(card)) continue;
      card.home.append(card.item);
      untidy.add(card.home);
    }
  };
  const tidy = () => {
    for (const home of untidy) home.append(...cards.filter((card) => card.home === home).map(({ item }) => item));
    untidy.clear();
  };

  /**
   * Show these cards: in the alphabetical list, or in the order given.
   * @param {Card[]} shown
   * @param {boolean} inOrder
   */
  const paint = (shown, inOrder) => {
    const wanted = new Set(shown);
    goHome(inOrder ? wanted : new Set());
    if (inOrder) {
      for (const { item } of shown) item.hidden = false;
      ordered.append(...shown.map(({ item }) => item));
    } else {
      tidy();
      for (const card of cards) if (!card.unlinked) card.item.hidden = !wanted.has(card);
      for (const home of homes) {
        const section = home.closest("section");
        if (section) section.hidden = ![...home.children].some((item) => !(/** @type {HTMLElement} */ (item).hidden));
      }
    }
    flat.hidden = !inOrder || !shown.length;
    list.hidden = inOrder || !shown.length;
    if (letters) letters.hidden = list.hidden;
  };

  /**
   * Show these of the works without a link, behind their one choice, and how many they are.
   * @param {Card[]} found
   */
  const fold = (found) => {
    const wanted = new Set(found);
    for (const card of cards) if (card.unlinked) card.item.hidden = !wanted.has(card);
    const place = folded?.querySelector("[data-count]");
    if (place) place.textContent = `(${found.length})`;
    folded?.toggleAttribute("hidden", !found.length);
  };

  /**
   * Beside each filter, how many of these cards it would leave, other groups being as chosen.
   * @param {Card[]} found
   * @param {State["chosen"]} chosen
   */
  const count = (found, chosen) => {
    const tally = /** @type {Record<GroupName, Map<string, number>>} */ (
      Object.fromEntries(GROUPS.map((name) => [name, new Map()]))
    );
    for (const name of GROUPS) {
      for (const card of found) {
        if (meets(card, chosen, name)) for (const id of card[name]) tally[name].set(id, (tally[name].get(id) ?? 0) + 1);
      }
    }
    for (const { place, name, id } of counters) {
      const text = `(${tally[name].get(id) ?? 0})`;
      if (place.textContent !== text) place.textContent = text;
    }
  };

  return { cards, byId, paint, fold, count };
};
