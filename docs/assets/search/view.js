// What the finder's page shows of a search: the works, the pages of results, help, other pages, and what is chosen.

import { fillChosen, fillCorrected, fillPages, fillPlaces } from "./controls.js";
import { createHelp } from "./helping.js";
import { element } from "./items.js";
import { createResults } from "./results.js";
import { isNothing, meets, nothing } from "./state.js";

/** @import { Answer } from "./engine.js" */
/** @import { Form } from "./form.js" */
/** @import { Card } from "./list.js" */
/** @import { Loader } from "./loading.js" */
/** @import { State } from "./state.js" */

/**
 * @typedef {Answer & {foreign?: boolean}} Found `foreign` if only the other language has answers
 * @typedef {object} View
 * @property {State} state what is shown; the form may be ahead of it
 * @property {Found | null} answer the engine's, to what is typed
 * @property {number} page
 * @property {boolean} all whether all are shown instead of a page
 * @property {Card[]} found what can be opened; not filled while the page shows what it came with
 * @property {number} count how many there are of these
 *
 * @typedef {object} Acts what a press does
 * @property {(to: number | "all") => void} turn
 * @property {() => void} searchAsTyped
 * @property {(taken: HTMLInputElement[]) => void} remove
 */

const REST_AFTER = 200; // milliseconds without typing before everything is painted
const QUICK = 5; // results that are painted while somebody types

/** @type {Record<State["sort"], (one: Card, two: Card) => number>} */
const ORDER = {
  useful: (one, two) => one.rank - two.rank,
  newest: (one, two) => (one.added < two.added ? 1 : one.added > two.added ? -1 : 0),
  az: (one, two) => one.az - two.az,
};

/**
 * The page's view of a search, not yet painted.
 * @param {Form} form
 * @param {Loader} loader
 * @param {Acts} acts
 */
export const createView = (form, { cards }, acts) => {
  const { part, maybe, string, pageSize, ticks, total } = form;
  const results = createResults(form);
  const help = createHelp(form);
  const pages = part("pages");
  const places = maybe("places") ?? element("nav", { "data-places": "", hidden: "", "aria-label": string("places") });
  if (!places.isConnected) part("list").before(places);
  /** @type {View} */
  const view = { state: nothing(), answer: null, page: 1, all: false, found: [], count: total };
  /** @type {Map<string, Card>} */
  const byId = new Map();

  /** Whether the page shows, or would show, everything: its beginning is there without the list. */
  const isWhole = () => isNothing(view.state) && !view.answer;

  /** What answers the words, whatever is ticked; null while the list is not there. */
  const matching = () => {
    const listed = cards();
    if (!listed) return null;
    if (!byId.size) for (const card of listed) byId.set(card.id, card);
    const those = view.answer ? view.answer.hits.flatMap(({ id }) => byId.get(id) ?? []) : listed;
    return those.filter((card) => card.listed);
  };

  /** Works without a link; null for all of them. */
  const find = () => {
    const met = matching()?.filter((card) => meets(card, view.state.chosen)) ?? null;
    const linked = met?.filter(({ unlinked }) => !unlinked) ?? [];
    const { sort } = view.state;
    // The best answers are the most useful.
    view.found = view.answer && sort === "useful" ? linked : [...linked].sort(ORDER[sort]);
    view.count = met ? linked.length : total;
    view.page = Math.min(view.page, Math.max(1, Math.ceil(view.count / pageSize)));
    return met?.filter(({ unlinked }) => unlinked) ?? null;
  };

  const paintNotices = () => {
    const { answer, count, state } = view;
    help.show(answer);
    part("other-language").hidden = !answer?.foreign;
    if (answer?.foreign) part("other-language").textContent = string("other-language");
    part("none").hidden = count > 0 || Boolean(answer?.places.length);
    // Words that find nothing, or choices that leave nothing of what is there.
    const byChoice = !state.q || Boolean(matching()?.length);
    maybe("none-words")?.toggleAttribute("hidden", byChoice);
    maybe("none-filters")?.toggleAttribute("hidden", !byChoice);
    const read = maybe("corrected");
    if (read) fillCorrected(read, Boolean(answer?.suggestion), state.q, { string, search: acts.searchAsTyped });
    maybe("tools")?.toggleAttribute("hidden", isNothing(state) || !count);
  };

  /** Paint the results; `quick` only the first of them. */
  const paint = ({ quick = false } = {}) => {
    const unlinked = find();
    const { answer, found, page, all, count } = view;
    const from = (page - 1) * pageSize;
    const asItCame = !cards() || (isWhole() && page === 1 && !all);
    results.paint(asItCame ? null : all ? found : found.slice(from, from + (quick ? QUICK : pageSize)));
    results.fold(unlinked);
    if (!quick) fillPages(pages, { count, page, all, pageSize, string, go: acts.turn });
    fillPlaces(places, answer?.places ?? [], { string });
    paintNotices();
  };

  /** Beside each filter, how many it would leave, with what is ticked now. */
  const recount = () => {
    const { chosen } = form.read();
    const everything = isWhole() && isNothing({ ...nothing(), chosen });
    const linked = everything ? null : (matching()?.filter(({ unlinked }) => !unlinked) ?? null);
    results.count(linked, chosen);
  };

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

  return { view, paint, paintChosen, show, folded: results.folded };
};
