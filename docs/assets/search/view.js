// What the finder's page shows of a search: the cards, the pages of results, help, other pages, and what is chosen.

import { fillChosen, fillCorrected, fillPages, fillPlaces } from "./controls.js";
import { createHelp } from "./helping.js";
import { createResults, element } from "./results.js";
import { isNothing, meets, nothing } from "./state.js";

/** @import { Answer } from "./engine.js" */
/** @import { Form } from "./form.js" */
/** @import { Card } from "./results.js" */
/** @import { State } from "./state.js" */

/**
 * @typedef {Answer & {foreign?: boolean}} Found `foreign` if only the other language has answers
 * @typedef {object} View
 * @property {State} state what is shown; the form may be ahead of it
 * @property {Found | null} answer the engine's, to what is typed
 * @property {number} page
 * @property {boolean} all whether all are shown instead of a page
 * @property {Card[]} found what can be opened
 * @property {Card[]} unlinked what has no link yet
 *
 * @typedef {object} Acts what a press does
 * @property {(to: number | "all") => void} turn
 * @property {() => void} searchAsTyped
 * @property {(taken: HTMLInputElement[]) => void} remove
 */

const REST_AFTER = 200; // milliseconds without typing before everything is painted
const QUICK = 5; // results that are painted while somebody types

const newestFirst = (/** @type {Card} */ one, /** @type {Card} */ two) =>
  one.added < two.added ? 1 : one.added > two.added ? -1 : 0;

/**
 * The page's view of a search, not yet painted.
 * @param {Form} form
 * @param {Acts} acts
 */
export const createView = (form, acts) => {
  const { part, maybe, string, pageSize, ticks } = form;
  const results = createResults(form.element, string("results-heading"));
  const help = createHelp(form);
  const pages = part("pages");
  const places = maybe("places") ?? element("nav", { "data-places": "", hidden: "", "aria-label": string("places") });
  if (!places.isConnected) part("list").before(places);
  /** @type {View} */
  const view = { state: nothing(), answer: null, page: 1, all: false, found: [], unlinked: [] };

  const matching = () =>
    view.answer ? view.answer.hits.flatMap(({ id }) => results.byId.get(id) ?? []) : results.cards;

  const find = () => {
    const met = matching().filter((card) => meets(card, view.state.chosen));
    const linked = met.filter(({ unlinked }) => !unlinked);
    view.found = view.state.sort === "newest" ? [...linked].sort(newestFirst) : linked;
    view.unlinked = met.filter(({ unlinked }) => unlinked);
    view.page = Math.min(view.page, Math.max(1, Math.ceil(view.found.length / pageSize)));
  };

  const paintNotices = () => {
    const { answer, found, state } = view;
    help.show(answer);
    part("other-language").hidden = !answer?.foreign;
    if (answer?.foreign) part("other-language").textContent = string("other-language");
    part("none").hidden = found.length > 0;
    const read = maybe("corrected");
    if (read) fillCorrected(read, Boolean(answer?.suggestion), state.q, { string, search: acts.searchAsTyped });
    maybe("tools")?.toggleAttribute("hidden", isNothing(state) || !found.length);
  };

  /** Paint the results; `quick` only the first of them. */
  const paint = ({ quick = false } = {}) => {
    find();
    const { answer, found, page, all, state } = view;
    const from = (page - 1) * pageSize;
    const shown = all ? found : found.slice(from, from + (quick ? QUICK : pageSize));
    results.paint(shown, state.sort === "newest" || Boolean(answer));
    results.fold(view.unlinked);
    if (!quick) fillPages(pages, { count: found.length, page, all, pageSize, string, go: acts.turn });
    fillPlaces(places, answer?.places ?? [], { string });
    paintNotices();
  };

  /** Beside each filter, how many it would leave, with what is ticked now. */
  const recount = () =>
    results.count(
      matching().filter(({ unlinked }) => !unlinked),
      form.read().chosen,
    );

  let waiting = 0;
  /**
   * While somebody types, the first results come at once; the rest, and the counts beside the filters, when there is time.
   * @param {{typing: boolean}} how
   */
  const show = ({ typing }) => {
    clearTimeout(waiting);
    paint({ quick: typing });
    if (typing) {
      waiting = setTimeout(() => {
        paint();
        recount();
      }, REST_AFTER);
    } else recount();
  };

  const paintChosen = () => {
    const chosen = ticks.filter(({ name, value }) =>
      view.state.chosen[/** @type {keyof State["chosen"]} */ (name)].includes(value),
    );
    fillChosen(part("chosen"), chosen, { string, remove: acts.remove });
  };

  return { view, cards: results.cards, paint, paintChosen, recount, show };
};
