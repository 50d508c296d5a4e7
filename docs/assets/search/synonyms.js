// Phrases that mean one thing, in both languages: a phrase of a query stands for its whole line of data/terms.yaml. Pure.

import { empty, stem } from "./analyse.js";
import { wordsOf } from "./lexicon.js";

/** @import { Language } from "./analyse.js" */
/** @import { SynonymLine } from "./documents.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Combination, Query } from "./postings.js" */
/** @import { Group, Way } from "./query.js" */

/**
 * @typedef {{language: Language, phrase: string, place: number}} Phrase one phrase of a line; place 0 is its proper term
 * @typedef {{index: number, language: Language, place: number}} Meaning the line that a phrase stands for
 * @typedef {Meaning & {wanted: Set<string>[]}} Spelled a phrase by the keys of its words that say something
 * @typedef {Meaning & {text: string}} Spoken a phrase of little words, compared as they stand
 */

const CANONICAL = 0.6; // worth of a line's proper term
const HOME = 1.5; // the same, when the phrase was typed in the other language
const ALSO = 0.35; // worth of its other everyday words
const PHRASE = 0.4; // weight of a phrase among the words of a query, for each of its words
const ABROAD = 0.25; // what is left to the single words of a phrase in the other language, once it has been understood
const ABROAD_ONE = 0.6; // the same for a phrase of one word

/**
 * The words of a text that say something.
 * @param {string} text
 * @param {Language} language
 */
export const content = (text, language) =>
  wordsOf(text)
    .map(({ form }) => form)
    .filter((form) => !empty(form, language));

/**
 * Words as one text that another can be looked for in.
 * @param {string[]} forms
 * @param {Language} language
 */
const flat = (forms, language) => ` ${forms.map((form) => stem(form, language)).join(" ")} `;

/**
 * The phrases of all lines, by the words that they begin with.
 * @param {SynonymLine[]} lines
 * @param {Language} own
 * @param {Language} cross
 * @param {Record<Language, Lexicon>} lexicon
 */
const learnPhrases = (lines, own, cross, lexicon) => {
  /** @type {Map<string, Spelled[]>} by the language and key of their first word */
  const starting = new Map();
  /** @type {Set<string>} language and key of every word of a phrase */
  const within = new Set();
  /** @type {Spoken[]} */
  const spoken = [];

  /**
   * Every phrase of a line, in both languages.
   * @param {SynonymLine} line
   * @returns {Phrase[]}
   */
  const phrasesOf = ([ours, theirs]) => [
    ...ours.map((phrase, place) => ({ language: own, phrase, place })),
    ...theirs.map((phrase, place) => ({ language: cross, phrase, place })),
  ];

  /**
   * Remember what a phrase stands for.
   * @param {number} index
   * @param {Phrase} phrase
   */
  const learn = (index, { language, phrase, place }) => {
    const forms = content(phrase, language);
    const whole = wordsOf(phrase).map(({ form }) => form);
    // "pan o'n i'n blentyn" must not come down to "blentyn", nor "dyn hŷn" to "dyn".
    if (forms.length < 2 && whole.length > 1) {
      spoken.push({ index, language, place, text: flat(whole, language) });
      return;
    }
    const wanted = forms.map((form) => new Set(lexicon[language].keys(form)));
    for (const key of wanted.flatMap((keys) => [...keys])) within.add(`${language}:${key}`);
    for (const key of wanted[0] ?? []) {
      const at = `${language}:${key}`;
      starting.set(at, [...(starting.get(at) ?? []), { index, language, place, wanted }]);
    }
  };
  lines.forEach((line, index) => phrasesOf(line).forEach((phrase) => learn(index, phrase)));

  return { phrasesOf, starting, within, spoken };
};

/**
 * The synonyms of a site.
 * @param {{lines: SynonymLine[], own: Language, cross: Language, lexicon: Record<Language, Lexicon>,
 *   leaf: (key: string, language: Language) => Combination}} site `leaf` makes a query of one key
 */
export const createSynonyms = ({ lines, own, cross, lexicon, leaf }) => {
  const { phrasesOf, starting, within, spoken } = learnPhrases(lines, own, cross, lexicon);

  /**
   * The query for a phrase; none where it says nothing.
   * @param {Phrase} phrase
   * @returns {(Way & {language: Language, place: number})[]}
   */
  const wayOf = ({ language, phrase, place }) => {
    /** @type {Query[]} */
    const queries = content(phrase, language).map((form) => ({
      combineWith: "OR",
      queries: lexicon[language].keys(form).map((key) => leaf(key, language)),
    }));
    if (!queries.length) return [];
    return [{ language, place, weight: place ? ALSO : CANONICAL, query: { combineWith: "AND", queries } }];
  };
  /** @type {Map<number, (Way & {language: Language, place: number})[]>} */
  const made = new Map();
  const waysOf = (/** @type {number} */ index) => {
    const found = made.get(index) ?? phrasesOf(lines[index]).flatMap(wayOf);
    made.set(index, found);
    return found;
  };

  /**
   * What a phrase stands for: from everyday words the proper term, in both languages; from the proper term everyday words.
   * @param {Meaning} meaning
   * @returns {Way[]}
   */
  const meant = ({ index, language, place }) =>
    waysOf(index)
      .filter((each) => !(each.language === language && each.place === place) && (each.place === 0 || place === 0))
      .map((each) =>
        each.language === own && language === cross && each.place === 0 ? { ...each, weight: HOME } : each,
      );

  /**
   * The keys of a word of the query in one language, as it was understood.
   * @param {Group} group
   * @param {Language} language
   */
  const keysOf = ({ form, corrected }, language) =>
    lexicon[language].keys(corrected?.language === language ? corrected.form : form);

  /**
   * The phrases that stand in a query from one of its words on.
   * @param {Group[]} groups
   * @param {number} start
   */
  const phrasesAt = (groups, start) =>
    [own, cross]
      .flatMap((language) => keysOf(groups[start], language).flatMap((key) => starting.get(`${language}:${key}`) ?? []))
      .filter(({ language, wanted }) => {
        const reach = groups.slice(start, start + wanted.length);
        const follows = (/** @type {Group} */ each, /** @type {number} */ place) =>
          keysOf(each, language).some((key) => wanted[place].has(key));
        return reach.length === wanted.length && reach.every(follows);
      });

  const phraseGroup = (/** @type {Meaning} */ meaning, /** @type {number} */ length) => ({
    form: "",
    ways: meant(meaning),
    corrected: null,
    weight: length * PHRASE,
  });

  /**
   * The groups of a query with what their synonyms stand for.
   * @param {Group[]} groups
   * @param {string[]} forms all the words of the query, little ones too
   * @returns {Group[]}
   */
  const understand = (groups, forms) => {
    /** @type {Group[]} */
    const extra = [];
    groups.forEach((group, start) => {
      const seen = new Set();
      for (const phrase of phrasesAt(groups, start)) {
        if (seen.has(phrase.index)) continue;
        seen.add(phrase.index);
        const length = phrase.wanted.length;
        if (phrase.language === cross) {
          const left = length > 1 ? ABROAD : ABROAD_ONE;
          for (const each of groups.slice(start, start + length)) each.weight = Math.min(each.weight, left);
        }
        if (length === 1) group.ways.push(...meant(phrase));
        else extra.push(phraseGroup(phrase, length));
      }
    });
    for (const phrase of spoken) {
      if (flat(forms, phrase.language).includes(phrase.text)) extra.push(phraseGroup(phrase, 2));
    }
    return [...groups, ...extra];
  };

  /**
   * Whether a word stands in a phrase.
   * @param {string} form
   * @param {Language} language
   */
  const knows = (form, language) => lexicon[language].keys(form).some((key) => within.has(`${language}:${key}`));

  return { understand, knows };
};
