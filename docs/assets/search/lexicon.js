// The words that occur where we search. They bear witness when a Welsh mutation is in doubt, and offer the nearest
// word when what was typed is nowhere. Pure.

import { base, keys, stem, words } from "./analyse.js";
import { CROSS, OWN } from "./documents.js";

/** @import { Language, Word } from "./analyse.js" */
/** @import { Document, SynonymLine, Texts } from "./documents.js" */

// Words that people write as one, as two or with a hyphen.
const COMPOUNDS =
  "camdrin camdriniaeth camfanteisio cammanteisio arlein ebost hunanniweidio hunanladdiad mamgu tadcu online email selfharm selfhelp helpline website safeguard safeguarding".split(
    " ",
  );
const LANGUAGES = /** @type {Language[]} */ (["cy", "en"]);
const MOST_REMEMBERED = 50000;

/** @type {Map<string, Word[]>} */
const remembered = new Map();

// Most pieces are one plain word, which needs no folding.
const PLAIN = /^\(?([A-Za-z]{1,40})[.,;:!?)]*$/;

/**
 * The words of what stands between two spaces, found once: the same few thousand stand in all texts.
 * @param {string} piece
 */
const wordsIn = (piece) => {
  let found = remembered.get(piece);
  if (!found) {
    const plain = PLAIN.exec(piece);
    found = plain ? [{ form: plain[1].toLowerCase(), parts: [] }] : words(piece);
    if (remembered.size < MOST_REMEMBERED) remembered.set(piece, found);
  }
  return found;
};

/**
 * The words of a text. No word reaches over a space.
 * @param {string} text
 */
export const wordsOf = (text) => {
  const found = [];
  for (const piece of text.split(" ")) for (const word of wordsIn(piece)) found.push(word);
  return found;
};

/**
 * The words of each text, whose keys are known from now on.
 * @param {string[]} texts
 * @returns {Map<string, Word[]>}
 */
export const readFirst = (texts) => {
  const said = new Map(texts.map((text) => [text, wordsOf(text)]));
  for (const found of said.values()) {
    for (const { form } of found) for (const language of LANGUAGES) stem(form, language);
  }
  return said;
};

/** Every form that occurs in a language, how often, and its keys. */
export class Lexicon {
  /** @param {Language} language */
  constructor(language) {
    this.language = language;
    /** @type {Map<string, number>} */
    this.forms = new Map();
    /** @type {Set<string>} forms that stand in more than summaries: what somebody may have meant */
    this.meant = new Set();
    /** @type {Set<string>} */
    this.stems = new Set();
    /** @type {Map<string, string[]> | null} the forms of each key, once somebody asks */
    this.byKey = null;
    /** @type {Map<string, string[]>} */
    this.cache = new Map();
    this.known = (/** @type {string} */ radical) => this.forms.has(radical) || this.stems.has(stem(radical, language));
  }

  /**
   * Take in the words of a text; `onCompound` is told of words with a hyphen.
   * @param {string} text
   * @param {(form: string) => void} onCompound
   * @param {boolean} meant whether its words are ones that people look for things by
   */
  add(text, onCompound, meant = true) {
    this.take(wordsOf(text), onCompound, meant);
  }

  /**
   * The same with words that are found already.
   * @param {Word[]} found
   * @param {(form: string) => void} onCompound
   * @param {boolean} meant
   */
  take(found, onCompound, meant) {
    for (const { form, parts } of found) {
      this.#count(form, meant);
      for (const part of parts) this.#count(part, meant);
      if (parts.length) onCompound(form);
    }
  }

  /**
   * @param {string} form
   * @param {boolean} meant
   */
  #count(form, meant) {
    const times = this.forms.get(form) ?? 0;
    this.forms.set(form, times + 1);
    if (!times) this.stems.add(stem(form, this.language));
    if (meant) this.meant.add(form);
  }

  /**
   * Take in words, which were taken in before, as often again.
   * @param {Word[]} found
   * @param {number} more
   */
  takeAgain(found, more) {
    for (const { form, parts } of found) {
      for (const each of [form, ...parts]) this.forms.set(each, (this.forms.get(each) ?? 0) + more);
    }
  }

  /** @param {string} form */
  keys(form) {
    let found = this.cache.get(form);
    if (!found) {
      found = keys(form, this.language, this.known);
      if (this.cache.size < MOST_REMEMBERED) this.cache.set(form, found);
    }
    return found;
  }

  /**
   * The forms that occur and have a key in common with a word.
   * @param {string} form
   */
  alike(form) {
    if (!this.byKey) {
      this.byKey = new Map();
      for (const each of this.forms.keys()) {
        for (const key of this.keys(each)) this.byKey.set(key, [...(this.byKey.get(key) ?? []), each]);
      }
    }
    return this.keys(form).flatMap((key) => this.byKey?.get(key) ?? []);
  }

  /** @param {string} form */
  base(form) {
    return base(form, this.language, this.known);
  }
}

/**
 * A lexicon of each language, of everything that documents and synonyms say; and which words are written
 * as one, as two or with a hyphen.
 * @param {Document[]} documents
 * @param {Map<string, Word[]>} said the words of texts, which are wanted once more; those of the documents are added
 * @param {SynonymLine[]} synonyms
 * @param {Language} own the page's language
 * @param {Language} cross the other
 */
export const createLexicons = (documents, said, synonyms, own, cross) => {
  const lexicon = /** @type {Record<Language, Lexicon>} */ ({ [own]: new Lexicon(own), [cross]: new Lexicon(cross) });
  const forms = new Set(COMPOUNDS);
  const compound = (/** @type {string} */ form) => void forms.add(form);
  // Many documents say the same of whom they are for, or of who made them: `again` is how often beside the first.
  const fields = [
    ...Object.keys(OWN).map((name) => ({ name, language: own, meant: name !== "summary" })),
    ...Object.keys(CROSS).map((name) => ({ name, language: cross, meant: true })),
  ].map((field) => ({
    .../** @type {{name: keyof Texts, language: Language, meant: boolean}} */ (field),
    /** @type {Map<string, {found: Word[], again: number}>} */
    texts: new Map(),
  }));
  for (const document of documents) {
    for (const { name, language, meant, texts } of fields) {
      const text = document[name];
      const before = texts.get(text);
      if (before) before.again += 1;
      else {
        const found = said.get(text) ?? wordsOf(text);
        said.set(text, found);
        texts.set(text, { found, again: 0 });
        lexicon[language].take(found, compound, meant);
      }
    }
  }
  for (const { language, texts } of fields) {
    for (const { found, again } of texts.values()) if (again) lexicon[language].takeAgain(found, again);
  }
  for (const [ours, theirs] of synonyms) {
    for (const phrase of ours) lexicon[own].add(phrase, compound);
    for (const phrase of theirs) lexicon[cross].add(phrase, compound);
  }
  const both = [lexicon[own], lexicon[cross]];
  const compoundKeys = new Set([...forms].flatMap((form) => both.flatMap((each) => each.keys(form))));
  const isCompound = (/** @type {string} */ form) =>
    both.some((each) => each.keys(form).some((key) => compoundKeys.has(key)));
  return { lexicon, isCompound };
};
