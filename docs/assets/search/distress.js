// Whether words show distress or danger. Pure. The phrases come from data/distress.yaml, both languages together:
// somebody in danger types in the language that comes first.

import { fold, keys, words } from "./analyse.js";
import { distance } from "./spelling.js";

/** @import { Language } from "./analyse.js" */

/**
 * @typedef {{form: string, readings: Set<string>}} Wanted a word of a phrase, and the keys it is known by
 * @typedef {{language: Language, alone: boolean, words: Wanted[]}} Phrase `alone` if it must be all that was typed
 * @typedef {{form: string} & Record<Language, Set<string>>} Typed a word that was typed, and its keys in each language
 */

// Words of a phrase may have this many other words between them: "I really want to just die".
const BETWEEN = 2;

const readings = (/** @type {string} */ form, /** @type {Language} */ language) =>
  new Set([form, ...keys(form, language)]);

/**
 * Phrases ready to be compared: each a list of words, each word a set of readings. Hyphened words stand whole and apart.
 * @param {Record<Language, string[]>} phrases
 * @returns {Phrase[]}
 */
export const prepare = (phrases) =>
  /** @type {Language[]} */ (["cy", "en"]).flatMap((language) =>
    phrases[language].flatMap((phrase) => {
      const found = words(phrase); // a phrase that begins with "=" must be all that was typed
      const whole = found.map(({ form }) => form);
      const apart = found.flatMap(({ form, parts }) => (parts.length ? parts : [form]));
      return (apart.length > whole.length ? [whole, apart] : [whole]).map((forms) => ({
        language,
        alone: phrase.startsWith("="),
        words: forms.map((form) => ({ form, readings: readings(form, language) })),
      }));
    }),
  );

/**
 * Whether a word that was typed is the word of a phrase.
 * @param {Typed} typed
 * @param {Wanted} wanted
 * @param {Language} language
 */
const alike = (typed, wanted, language) => {
  if (typed.form === wanted.form) return true;
  if ([...typed[language]].some((reading) => wanted.readings.has(reading))) return true;
  // One slip is forgiven in longer words: "suicde", "hunanladiad".
  return (
    wanted.form.length > 4 &&
    wanted.form[0] === typed.form[0] &&
    typed.form.length > 3 &&
    distance(typed.form, wanted.form, 1) < 2
  );
};

/**
 * Whether the words of a phrase follow each other in what was typed.
 * @param {Typed[]} typed
 * @param {Phrase} phrase
 */
const follows = (typed, phrase) =>
  typed.some((_, start) => {
    let at = start;
    for (const [index, wanted] of phrase.words.entries()) {
      const until = index === 0 ? at + 1 : Math.min(typed.length, at + 1 + BETWEEN);
      let found = -1;
      for (let i = at; i < until && found < 0; i += 1) if (alike(typed[i], wanted, phrase.language)) found = i;
      if (found < 0) return false;
      at = found + 1;
    }
    return true;
  });

/**
 * Whether a text holds one of the phrases, in any mutation, and with a slip in a longer word.
 * @param {string} text
 * @param {Phrase[]} prepared
 */
export const distressed = (text, prepared) => {
  const typed = words(fold(text))
    .flatMap(({ form, parts }) => (parts.length ? [form, ...parts] : [form]))
    .map((form) => ({ form, cy: readings(form, "cy"), en: readings(form, "en") }));
  return prepared.some(
    (phrase) =>
      phrase.words.length > 0 && (!phrase.alone || typed.length === phrase.words.length) && follows(typed, phrase),
  );
};
