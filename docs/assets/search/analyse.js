// Words out of text, in both languages: folding, hyphens, apostrophes, and the keys that words are found by.
// Pure. Welsh rules are in welsh.js, English ones in english.js; what is done with the keys is in engine.js.

import * as english from "./english.js";
import * as welsh from "./welsh.js";

/**
 * @typedef {"cy" | "en"} Language
 * @typedef {{form: string, parts: string[]}} Word one word, folded; the parts of a hyphened one
 * @typedef {(form: string) => boolean} Known whether a word occurs, in any form, where we search
 */

export const LONGEST_QUERY = 300;
const LONGEST_WORD = 40;

const WORD = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu;
// What hangs on a word by an apostrophe: Welsh articles and pronouns, English endings.
const CLITICS = new Set("r n i u m w th ch s t d ll ve re na nw".split(" "));
/** @type {Record<Language, {STOP: Set<string>, keys: (form: string, known: Known) => string[], base: (form: string, known: Known) => string, stem: (form: string) => string}>} */
const LANGUAGE = { cy: welsh, en: english };

/**
 * Lower case, without accents, with one kind of apostrophe and hyphen.
 * @param {string} text
 */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, "-");

// "camfanteisio'n" → camfanteisio, "o'i" → o, "d'eud" → deud, "don't" → dont
const bare = (/** @type {string} */ word) => {
  if (!word.includes("'")) return word;
  const joined = word.replaceAll("'", "");
  if (english.STOP.has(joined) && joined.length > 2) return joined;
  const parts = word.split("'");
  while (parts.length > 1 && CLITICS.has(parts.at(-1) ?? "")) parts.pop();
  return parts.join("");
};

/**
 * The words of a text, in order, folded. A hyphened word is one word without its hyphens
 * (`cam-drin`, `ar-lein`), and carries its parts.
 * @param {string} text
 * @returns {Word[]}
 */
export const words = (text) => {
  const found = [];
  for (const [raw] of fold(text).matchAll(WORD)) {
    const pieces = raw.split("-").map(bare).filter(Boolean);
    const form = pieces.join("").slice(0, LONGEST_WORD);
    if (form) found.push({ form, parts: pieces.length > 1 ? pieces.map((piece) => piece.slice(0, LONGEST_WORD)) : [] });
  }
  return found;
};

/**
 * Whether a word says nothing in this language. Single letters never do.
 * @param {string} form
 * @param {Language} language
 */
export const empty = (form, language) => LANGUAGE[language].STOP.has(form) || (form.length < 2 && !/\d/.test(form));

/**
 * The keys of one word in one language.
 * @param {string} form
 * @param {Language} language
 * @param {Known} known the witness for doubtful Welsh mutations
 */
export const keys = (form, language, known = () => false) => LANGUAGE[language].keys(form, known);

/**
 * A word without its mutation: its form, for those who typed that very form.
 * @param {string} form
 * @param {Language} language
 * @param {Known} known
 */
export const base = (form, language, known = () => false) => LANGUAGE[language].base(form, known);

/**
 * The key of a word taken as it stands, with no mutation undone.
 * @param {string} form
 * @param {Language} language
 */
export const stem = (form, language) => LANGUAGE[language].stem(form);

/**
 * What this word may have been before mutation (Welsh only).
 * @param {string} form
 */
export const radicals = (form) => {
  const { sure, maybe } = welsh.radicals(form);
  return [...sure, ...maybe];
};
