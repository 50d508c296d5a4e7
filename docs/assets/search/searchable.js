// The index of the documents, told how words become keys and what a find in each field is worth.
// Pure; which keys a query asks for is decided in query.js.

import { empty } from "./analyse.js";
import { CROSS, OWN } from "./documents.js";
import { wordsOf } from "./lexicon.js";
import { createPostings } from "./postings.js";

/** @import { Language, Word } from "./analyse.js" */
/** @import { Document } from "./documents.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Combination, Hit, Query } from "./postings.js" */

/**
 * @typedef {object} Searchable
 * @property {(query: Query) => Hit[]} search the documents that answer, with a score each
 * @property {(key: string, language: Language, worth?: number, who?: number) => Combination} leaf a query of one
 *   key in one language; `worth` multiplies its score everywhere, `who` in the names of audiences and groups
 * @property {(key: string, language: Language) => Combination} meaning the same for what a word stands for, which
 *   is not what a publisher is called: nobody who writes "discord" asks for "Internet Matters"
 * @property {(form: string, language: Language) => boolean} holds whether a word, in any form, stands in a document
 */

const SHORTEST_PART = 4; // letters of a hyphened word's part that is found by itself
const CHUNK = 250; // documents that are indexed before the page may breathe

/**
 * Index the documents.
 * @param {Document[]} documents
 * @param {Map<string, Word[]>} said the words of their texts, which are forgotten when they are in the index
 * @param {Record<Language, Lexicon>} lexicon
 * @param {Language} own
 * @param {Language} cross
 * @returns {Promise<Searchable>}
 */
export const createSearchable = async (documents, said, lexicon, own, cross) => {
  const index = createPostings({
    fields: [...new Set([...Object.keys(OWN), ...Object.keys(CROSS)])],
    sideOf: (field) => (field in OWN ? own : cross),
    formsOf: (text) => {
      const forms = [];
      for (const { form, parts } of said.get(text) ?? wordsOf(text)) {
        forms.push(form);
        for (const part of parts) if (part.length >= SHORTEST_PART) forms.push(part);
      }
      return forms;
    },
    termsOf: (form, side) => {
      const language = /** @type {Language} */ (side);
      if (empty(form, language)) return [];
      return [...lexicon[language].keys(form), `_${lexicon[language].base(form)}`].map((key) => `${language}:${key}`);
    },
  });
  await index.addAll(documents, CHUNK);
  said.clear();

  /** @type {Record<string, Record<string, number>>} */
  const worths = { [own]: OWN, [cross]: CROSS };
  /** @type {Searchable["leaf"]} */
  const leaf = (key, language, worth = 1, who = 1) => ({
    queries: [`${language}:${key}`],
    fields: Object.keys(worths[language]),
    boost: Object.fromEntries(
      Object.entries(worths[language]).map(([field, value]) => [
        field,
        value * worth * (field.endsWith("who") ? who : 1),
      ]),
    ),
  });
  return {
    search: (query) => index.search(query),
    leaf,
    meaning: (key, language) => {
      const found = leaf(key, language);
      return { ...found, fields: found.fields?.filter((field) => !field.endsWith("publisher")) };
    },
    holds: (form, language) => lexicon[language].keys(form).some((key) => index.has(`${language}:${key}`)),
  };
};
