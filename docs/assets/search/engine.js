// From documents to an index, and from a query to ids. Pure: no page, no network; the same under Node.
// How words become keys is in analyse.js, what documents hold in documents.js, what a query's words may stand for in
// query.js and synonyms.js, who is asking in asker.js, and the order of what is found in ranking.js.

import { LONGEST_QUERY } from "./analyse.js";
import { withLines, withSituation } from "./asker.js";
import { createAsking } from "./asking.js";
import { fields, synonymLines } from "./documents.js";
import { createLexicons } from "./lexicon.js";
import { createReader } from "./query.js";
import { createRanking } from "./ranking.js";
import { createSearchable } from "./searchable.js";
import { createDictionary } from "./spelling.js";
import { createSynonyms } from "./synonyms.js";

/** @import { Language } from "./analyse.js" */
/** @import { Ranked } from "./asker.js" */
/** @import { Asked, Help } from "./asking.js" */
/** @import { Data, Document, Row, Situation } from "./documents.js" */
/** @import { Filter } from "./spelling.js" */

/**
 * @typedef {{id: string, title: string, address: string}} Place another page that answers
 * @typedef {{limit?: number, typing?: boolean, exact?: boolean, night?: boolean}} How `night` if most lines are closed
 * @typedef {{hits: Ranked[], places: Place[], help: Help, answer: string | null, situation: Situation | null,
 *   lines: string[], suggestion: string | null, unsure: boolean}} Answer the resources, best first; other pages; whether to show help, and
 *   how; the situation that it sounds like, by its id and with its first step; the helplines to show; the query as it may have been meant, if a word of it is nowhere;
 *   whether a word is nowhere and the words of dictionaries are wanted to tell if it is a slip
 * @typedef {{search: (query: string, how?: How) => Answer,
 *   learn: (filter: Filter) => void, size: number}} Engine `learn` is told the words of dictionaries
 */

const WARM = 4; // searches that are made before the first that somebody asks for
const MOST_PLACES = 3;

/**
 * Make the engine of one language.
 * @param {Data} data
 * @param {Row[]} rows that `rowsOf` or `turned` made
 * @returns {Promise<Engine>}
 */
export const createEngine = async (data, rows) => {
  const own = data.language;
  /** @type {Language} */
  const cross = own === "cy" ? "en" : "cy";
  const documents = fields(data, rows);
  const lines = synonymLines(data);
  const byId = new Map(documents.map((each) => [each.id, each]));
  const { lexicon, isCompound } = createLexicons(documents, lines, own, cross);
  const index = await createSearchable(documents, lexicon, own, cross);
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
  const ask = createAsking(data.asking);
  const resourceOf = new Map(
    data.asking.resources.split(",").map((pair) => /** @type {[string, string]} */ (pair.split(" "))),
  );
  const situations = new Map((data.answers ?? []).map((row) => [row[0], row]));

  const keysOf = (/** @type {string} */ form) =>
    new Set([own, cross].flatMap((language) => lexicon[language].keys(form).map((key) => `${language}:${key}`)));
  /**
   * The helplines for somebody, best first.
   * @param {Asked} asked
   * @param {boolean} night
   */
  const linesFor = ({ who, die }, night) => {
    const theirs = data.asking.lines[who || "anyone"] ?? data.asking.lines.anyone;
    return theirs.split("|")[die ? 2 : night ? 1 : 0].split(",");
  };
  const isPlace = (/** @type {Ranked} */ { id }) => id.startsWith("/");
  const placeOf = (/** @type {Ranked} */ { id }) => {
    const { place = "", title, address = "" } = /** @type {Document} */ (byId.get(id));
    return { id: place, title, address };
  };

  /** @type {Engine["search"]} */
  const search = (query, { limit = Infinity, typing = false, exact = false, night = false } = {}) => {
    const text = query.slice(0, LONGEST_QUERY);
    const forms = reader.formsOf(text);
    const asked = ask(text);
    unsure = false;
    const groups = reader.groupsOf(forms, { typing, exact });
    const meant = groups.map(({ form, corrected }) => corrected?.form ?? form);
    const corrections = new Map(groups.flatMap(({ form, corrected }) => (corrected ? [[form, corrected.form]] : [])));
    const ranked = rank(synonyms.understand(groups, forms), meant.map(keysOf), asked);
    const nothing = !ranked.length && !typing && forms.length > 0;
    const help = asked.help ?? (nothing ? "quiet" : null);
    const called = help ? linesFor(asked, night) : [];
    const resources = called.flatMap((line) => resourceOf.get(line) ?? []).filter((id) => byId.has(id));
    const found = withLines(withSituation(ranked, documents, asked), resources, asked);
    return {
      hits: found.filter((each) => !isPlace(each)).slice(0, limit),
      // The card above leads to the page of the situation: no second link to it.
      places: found
        .filter(isPlace)
        .map(placeOf)
        .filter(({ id }) => id !== `situation/${asked.answer}`)
        .slice(0, MOST_PLACES),
      help,
      answer: asked.answer,
      situation: situations.get(asked.answer ?? "") ?? null,
      lines: called,
      suggestion: corrections.size ? forms.map((form) => corrections.get(form) ?? form).join(" ") : null,
      unsure,
    };
  };

  // The first searches are slow, since no browser has made them quick yet: they happen before anybody waits for them.
  for (const { title, xtitle } of documents.slice(0, WARM)) search(title || xtitle, { typing: true });

  /** @type {Engine["learn"]} */
  const learn = (filter) => {
    dictionary = createDictionary(filter, own === "cy");
  };

  return { search, learn, size: documents.length };
};
