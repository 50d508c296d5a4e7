// The finder's works out of the columns of scripts/hub/pages/finder_data.py. Pure.

import { GROUPS } from "./state.js";

/** @import { GroupName } from "./state.js" */

/**
 * @typedef {object} ListData
 * @property {number} mark of the ids
 * @property {string} ids a line each, as are `titles` and `summaries`
 * @property {string} titles
 * @property {string} summaries
 * @property {string} foreign a digit each: 1 if the title is in the other language, 2 if the summary is, 3 if both are
 * @property {string} state a digit each: listed, superseded, without an address, withdrawn
 * @property {Record<GroupName, [ids: string, rows: string]>} tags places of ids, with spaces, and commas between works
 * @property {string[]} kinds the label of each kind
 * @property {[name: string, foreign: number, cross: string][]} publishers
 * @property {number[]} publisher
 * @property {string[]} versions
 * @property {number[]} version
 * @property {Record<string, string>} numbers telephone numbers, by id
 * @property {string[]} days
 * @property {number[]} added
 * @property {number[]} az the place of each title in the alphabet
 * @property {number[]} rank how early it comes among the most useful
 *
 * @typedef {Record<GroupName, string[]> & {id: string, title: string, foreign: boolean, summary: string,
 *   foreignSummary: boolean, kindName: string, publisher: string, foreignPublisher: boolean, xpublisher: string,
 *   versions: string, number: string, added: string, az: number, rank: number, unlinked: boolean, listed: boolean}} Card
 *   one work; `unlinked` if there is nothing to open, `listed` if it stands in the list of everything
 */

const UNLINKED = "2";
const WITHDRAWN = "3";

/**
 * The ids of a group that each work has; works with the same share one list.
 * @param {string[]} ids
 * @param {string[]} rows places of ids
 */
const picked = (ids, rows) => {
  /** @type {Map<string, string[]>} */
  const made = new Map([["", []]]);
  return rows.map((places) => {
    const found = made.get(places) ?? places.split(" ").map((place) => ids[Number(place)]);
    made.set(places, found);
    return found;
  });
};

/**
 * The works, from A to Z.
 * @param {ListData} data
 * @returns {Card[]}
 */
export const cardsOf = (data) => {
  const [titles, summaries] = [data.titles, data.summaries].map((text) => text.split("\n"));
  const groups = GROUPS.map((name) => {
    const [ids, rows] = data.tags[name];
    return /** @type {const} */ ([name, picked(ids.split(" "), rows.split(","))]);
  });
  const kinds = data.tags.kind[1].split(",");
  const cards = data.ids.split("\n").map((id, row) => {
    const [publisher, foreignPublisher, xpublisher] = data.publishers[data.publisher[row]];
    const tags = /** @type {Record<GroupName, string[]>} */ (
      Object.fromEntries(groups.map(([name, found]) => [name, found[row]]))
    );
    return {
      id,
      ...tags,
      title: titles[row],
      foreign: (Number(data.foreign[row]) & 1) > 0,
      summary: summaries[row],
      foreignSummary: (Number(data.foreign[row]) & 2) > 0,
      kindName: data.kinds[Number(kinds[row])],
      publisher,
      foreignPublisher: foreignPublisher > 0,
      xpublisher,
      versions: data.versions[data.version[row]],
      number: data.numbers[id] ?? "",
      added: data.days[data.added[row]],
      az: data.az[row],
      rank: data.rank[row],
      unlinked: data.state[row] === UNLINKED,
      listed: data.state[row] !== WITHDRAWN,
    };
  });
  return cards.sort((one, two) => one.az - two.az);
};
