// The documents that search knows: out of the finder's list and the file that scripts/hub/pages/search.py makes, into one
// text a field. Pure.

/** @import { Language } from "./analyse.js" */
/** @import { Asking } from "./asking.js" */

/**
 * @typedef {[own: string[], cross: string[]]} SynonymLine phrases that mean one thing, in the page's language and in the other
 * @typedef {[ids: string[], own: string[], cross: string[]]} Table ids, and the label of each in both languages
 * @typedef {object} Data what scripts/hub/pages/search.py makes for one language
 * @property {Language} language
 * @property {number} mark of the ids of the cards that belong to it
 * @property {Record<string, Table>} tables
 * @property {string} synonyms a line each, first of the page's language, then the other's proper terms; phrases apart by "|"
 * @property {Asking & {lines: Record<string, string>, resources: string, hours: string}} asking
 *   how to tell what somebody needs, whose numbers to show ("best first|to die", with commas), the resource of each line ("line id", with commas) and when it answers
 * @property {Situation[]} [answers] what to do now, for each situation
 * @property {[id: string, title: string, words: string, address: string, ofOwn?: 1][]} places `ofOwn` if it is for
 *   those who have harmed a child, or fear that they may
 * @property {string} sought words that no card shows: a line for each resource
 * @property {string[]} other the title in the other language, "=" if it is the same
 * @property {number[]} weight
 *
 * @typedef {[id: string, title: string, step: string, line: string, name: string, phone: string, address: string]} Situation
 *   with its first step and its first helpline
 * @typedef {Record<"audience" | "access" | "language" | "kind" | "topic" | "group", string[]>} Tags
 * @typedef {Tags & {id: string, title: string, own: boolean, summary: string, publisher: [own: string, cross: string]}} Card
 *   what the finder's list says of one resource; `own` if its title is in the page's language
 * @typedef {Tags & {id: string, title: string, xtitle: string, same: boolean, summary: string, publisher: [string, string]}} Row
 *   a card with its title in each language
 *
 * @typedef {Record<keyof typeof OWN | keyof typeof CROSS, string>} Texts
 * @typedef {Texts & {id: string, kind: string, audiences: string[], tags: string[], weight: number, telling?: boolean, place?: string,
 *   address?: string, ofOwn?: boolean}} Document a resource, or another page: one text a field; `telling` if it is for the young and about
 *   telling someone
 */

/** Fields in the page's own language, and what a find in each is worth: title > terms > publisher > summary. */
export const OWN = { title: 5, who: 3, topics: 3, what: 2.5, publisher: 2.2, summary: 2, sought: 0.65 };
/** The same in the other language, a good deal lower. */
export const CROSS = { xtitle: 2, xwho: 1.2, xtopics: 0.6, xwhat: 1, xpublisher: 1.3 };

// Who "worries about a child" is no answer to "for children".
const EVERYBODY = "public";

/** The audiences that a child or a teenager belongs to. */
export const YOUNG = new Set(["children", "young-people"]);

/** @param {{id: string}[]} rows */
const markOf = (rows) => {
  let mark = 0;
  for (const sign of rows.map(({ id }) => id).join(" ")) mark = (Math.imul(mark, 31) + sign.charCodeAt(0)) >>> 0;
  return mark;
};

/**
 * The works of the list in the order of the documents, with their titles in both languages.
 * Throws when list and documents are of different days.
 * @param {Card[]} cards
 * @param {Data} data of the page's own language
 * @returns {Row[]}
 */
export const rowsOf = (cards, data) => {
  const rows = [...cards].sort((one, two) => (one.id < two.id ? -1 : 1));
  if (rows.length !== data.other.length || markOf(rows) !== data.mark) {
    throw new Error("The list and the documents differ");
  }
  return rows.map(({ own, ...card }, row) => {
    const same = data.other[row] === "=";
    return { ...card, same, title: own ? card.title : "", xtitle: !own ? card.title : same ? "" : data.other[row] };
  });
};

/**
 * The same rows for the other language: without summaries, which stand on the other page.
 * @param {Row[]} rows
 * @returns {Row[]}
 */
export const turned = (rows) =>
  rows.map((row) => ({
    ...row,
    summary: "",
    title: row.same ? row.title : row.xtitle,
    xtitle: row.same ? "" : row.title,
    publisher: row.publisher[1] ? [row.publisher[1], row.publisher[0]] : row.publisher,
  }));

/**
 * The lines of synonyms.
 * @param {Data} data
 * @param {string} also what else people type in the other language, a line each
 * @returns {SynonymLine[]}
 */
export const synonymLines = ({ synonyms }, also) => {
  const sides = synonyms.split("\n").map((line) => line.split("|"));
  const more = also.split("\n").map((line) => line.split("|").filter(Boolean));
  const half = sides.length / 2;
  return sides.slice(0, half).map((own, place) => [own, [...sides[half + place], ...(more[place] ?? [])]]);
};

// An id begins with its publisher's initials, as people type them: IWF, NAPAC, LFF.
const short = (/** @type {string} */ id) => id.slice(0, id.indexOf("-") + 1 || undefined).replace("-", "");

/**
 * One text a field for each resource and each other page.
 * @param {Data} data
 * @param {Row[]} rows
 * @returns {Document[]}
 */
export const fields = (data, rows) => {
  // A table is [ids, own labels, labels in the other language].
  /** @type {Record<string, Map<string, string>[]>} */
  const labels = Object.fromEntries(
    Object.entries(data.tables).map(([name, [ids, ...sides]]) => [
      name,
      sides.map((side) => new Map(ids.map((id, place) => [id, side[place]]))),
    ]),
  );
  /** @type {Map<string, string>} what was put together for other rows with the same tags */
  const made = new Map();
  const names = (/** @type {Tags} */ row, /** @type {(keyof Tags)[]} */ tables, /** @type {number} */ side) => {
    const key = `${side} ${tables.map((name) => row[name].join()).join(" ")}`;
    const said =
      made.get(key) ?? tables.flatMap((name) => row[name].map((id) => labels[name][side].get(id) ?? "")).join(" . ");
    made.set(key, said);
    return said;
  };
  const sought = data.sought.split("\n");
  const resources = rows.map((row, place) => {
    const far = row.language.filter((id) => id !== "cy" && id !== "en");
    const few = row.audience.filter((id) => id !== EVERYBODY);
    const sides = [0, 1].map((side) => ({
      who: names({ ...row, audience: few }, ["audience", "group"], side),
      topics: names(row, ["topic"], side),
      what: names({ ...row, language: far }, ["kind", "access", "language"], side),
    }));
    return {
      id: row.id,
      audiences: row.audience,
      kind: row.kind[0],
      tags: row.topic,
      weight: data.weight[place],
      telling: row.topic.includes("telling-someone") && row.audience.some((id) => YOUNG.has(id)),
      title: row.title,
      xtitle: row.xtitle,
      ...sides[0],
      xwho: sides[1].who,
      xwhat: sides[1].what,
      xtopics: sides[1].topics,
      publisher: `${row.publisher[0]} . ${short(row.id)}`,
      xpublisher: row.publisher[1],
      sought: sought[place],
      summary: row.summary,
    };
  });
  const places = data.places.map(([id, title, summary, address, ofOwn]) => ({
    id: `/${id}`,
    place: id,
    address,
    ofOwn: Boolean(ofOwn),
    kind: "",
    tags: [],
    audiences: [],
    weight: 1,
    title,
    xtitle: "",
    who: "",
    xwho: "",
    what: "",
    xwhat: "",
    topics: "",
    xtopics: "",
    publisher: "",
    xpublisher: "",
    sought: "",
    summary,
  }));
  return [...resources, ...places];
};
