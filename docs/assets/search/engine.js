// From documents to an index, and from a query to ids. Pure: no page, no network; the same under Node.
// How words become keys is in analyse.js, what documents hold in documents.js, what a query's words may stand for in
// query.js and synonyms.js, who is asking in asker.js, and the order of what is found in ranking.js.

import { empty, LONGEST_QUERY } from "./analyse.js";
import { withLines, withSituation } from "./asker.js";
import { createAsking } from "./asking.js";
import { fields, synonymLines } from "./documents.js";
import { createLexicons, readFirst } from "./lexicon.js";
import { createLines } from "./lines.js";
import { createReader } from "./query.js";
import { createRanking } from "./ranking.js";
import { createSearchable } from "./searchable.js";
import { createDictionary } from "./spelling.js";
import { createSynonyms } from "./synonyms.js";

/** @import { Language } from "./analyse.js" */
/** @import { Ranked } from "./asker.js" */
/** @import { Asked, Help } from "./asking.js" */
/** @import { Data, Document, Row, Situation } from "./documents.js" */
/** @import { At } from "./hours.js" */
/** @import { Filter } from "./spelling.js" */

/**
 * @typedef {{id: string, title: string, address: string}} Place another page that answers
 * @typedef {{limit?: number, typing?: boolean, exact?: boolean, at?: At}} How `at` when it is asked, if who is open matters
 * @typedef {{hits: Ranked[], places: Place[], help: Help, answer: string | null, situation: Situation | null,
 *   lines: string[], doubt: boolean, closed: boolean, suggestion: string | null, unsure: boolean, abroad: boolean}} Answer the resources, best first; other pages; whether to show help, and
 *   how; the situation that it sounds like, by its id and with its first step; the helplines to show, whether the first two are for different people since the words do not tell who asks, and whether the situation's is closed; the query as it may have been meant, if a word of it is nowhere;
 *   whether a word is nowhere and the words of dictionaries are wanted to tell if it is a slip; whether a word is not of the
 *   page's language, so that what people type in the other is wanted (`also` of createEngine)
 * @typedef {{search: (query: string, how?: How) => Answer,
 *   learn: (filter: Filter) => void, warm: () => void, size: number}} Engine `learn` is told the words of dictionaries;
 *   `warm` makes a few searches, since the first are slow: for when nobody waits
 */

const WARM = 4; // searches that are made before the first that somebody asks for
const MOST_PLACES = 3;

const inDoubt = (/** @type {Asked} */ { who, or }) => !who || or !== "";

/**
 * Make the engine of one language.
 * @param {Data} data
 * @param {Row[] | Promise<Row[]>} rows that `rowsOf` or `turned` made
 * @param {string[]} also what people type in the other language: beside proper terms, a line for each line of synonyms; and
 *   in distress, a line for each class of words
 * @returns {Promise<Engine>}
 */
export const createEngine = async (data, rows, also = []) => {
  const own = data.language;
  /** @type {Language} */
  const cross = own === "cy" ? "en" : "cy";
  // The list is the longest to wait for: what does not need it is made in the meantime.
  const ask = createAsking(data.asking, own, also[1]);
  const lines = synonymLines(data, also[0] ?? "");
  const said = readFirst([...data.sought.split("\n"), ...data.other, ...lines.flat(2)]);
  const documents = fields(data, await rows);
  const byId = new Map(documents.map((each) => [each.id, each]));
  const { lexicon, isCompound } = createLexicons(documents, said, lines, own, cross);
  const index = await createSearchable(documents, said, lexicon, own, cross);
  const synonyms = createSynonyms({ lines, own, cross, lexicon, leaf: index.meaning });
  /** @type {((form: string) => boolean) | null} whether a word stands in a dictionary, once we have one */
  let dictionary = null;
  let unsure = false;
  // Without a dictionary nothing is corrected, and whoever asked is told that it was wanted.
  const isReal = (/** @type {string} */ form) => {
    unsure ||= !dictionary;
    return dictionary?.(form) ?? true;
  };
  const reader = createReader({ own, cross, lexicon, index, isCompound, inSynonym: synonyms.knows, isReal });
  const { rank } = createRanking({ own, cross, documents, lexicon, index });
  const resourceOf = new Map(
    data.asking.resources.split(",").map((pair) => /** @type {[string, string]} */ (pair.split(" "))),
  );
  const situations = new Map((data.answers ?? []).map((row) => [row[0], row]));

  const keysOf = (/** @type {string} */ form) =>
    new Set([own, cross].flatMap((language) => lexicon[language].keys(form).map((key) => `${language}:${key}`)));
  const { linesFor, isClosed } = createLines(data.asking, situations);
  // Said in neither a work nor a synonym of the page's language, and not by a little word of it.
  const isAbroad = (/** @type {string} */ form) =>
    !empty(form, own) && !index.holds(form, own) && !synonyms.knows(form, own);
  const isPlace = (/** @type {Ranked} */ { id }) => id.startsWith("/");
  // Nobody who was harmed is led to what is for those who harm.
  const mayRead = (/** @type {Ranked} */ { id }, /** @type {Asked} */ { help, who, or }) =>
    !help || who === "self" || or === "self" || !byId.get(id)?.ofOwn;
  const placeOf = (/** @type {Ranked} */ { id }) => {
    const { place = "", title, address = "" } = /** @type {Document} */ (byId.get(id));
    return { id: place, title, address };
  };

  /** @type {Engine["search"]} */
  const search = (query, { limit = Infinity, typing = false, exact = false, at } = {}) => {
    const text = query.slice(0, LONGEST_QUERY);
    const forms = reader.formsOf(text);
    const asked = ask(text);
    unsure = false;
    const groups = reader.groupsOf(forms, { typing, exact });
    const meant = groups.map(({ form, corrected }) => corrected?.form ?? form);
    const corrections = new Map(groups.flatMap(({ form, corrected }) => (corrected ? [[form, corrected.form]] : [])));
    const sought = { ...asked, ...asked.byRules };
    const ranked = rank(synonyms.understand(groups, forms), meant.map(keysOf), sought);
    const nothing = !ranked.length && !typing && forms.length > 0;
    const help = asked.help ?? (nothing ? "quiet" : null);
    const called = help ? linesFor(asked, at) : [];
    const resources = called.flatMap((line) => resourceOf.get(line) ?? []).filter((id) => byId.has(id));
    const found = withLines(withSituation(ranked, documents, sought), resources, sought);
    return {
      hits: found.filter((each) => !isPlace(each)).slice(0, limit),
      // The card above leads to the page of the situation: no second link to it.
      places: found
        .filter((each) => isPlace(each) && mayRead(each, { ...asked, help }))
        .map(placeOf)
        .filter(({ id }) => id !== `situation/${asked.answer}`)
        .slice(0, MOST_PLACES),
      help,
      answer: asked.answer,
      situation: situations.get(asked.answer ?? "") ?? null,
      lines: called,
      doubt: help === "quiet" && inDoubt(asked),
      closed: isClosed(asked.answer, at),
      suggestion: corrections.size ? forms.map((form) => corrections.get(form) ?? form).join(" ") : null,
      unsure,
      abroad: !also.length && (typing ? forms.slice(0, -1) : forms).some(isAbroad),
    };
  };

  const warm = () => {
    for (const { title, xtitle } of documents.slice(0, WARM)) search(title || xtitle, { typing: true });
  };

  /** @type {Engine["learn"]} */
  const learn = (filter) => {
    dictionary = createDictionary(filter, own === "cy");
  };

  return { search, learn, warm, size: documents.length };
};
