// Whether words show distress or danger. Pure. The phrases come from data/distress.yaml, both languages together:
// somebody in danger types in the language that comes first.

import { distance, fold, keys, words } from "./analyse.js";

// Words of a phrase may have this many other words between them: "I really want to just die".
const BETWEEN = 2;

const readings = (form, language) => new Set([form, ...keys(form, language)]);

/** Phrases ready to be compared: each a list of words, each word a set of readings. Hyphened words stand whole and apart. */
export const prepare = (phrases) => ["cy", "en"].flatMap((language) => phrases[language].flatMap((phrase) => {
  const found = words(phrase); // a phrase that begins with "=" must be all that was typed
  const whole = found.map(({ form }) => form);
  const apart = found.flatMap(({ form, parts }) => (parts.length ? parts : [form]));
  return (apart.length > whole.length ? [whole, apart] : [whole])
    .map((forms) => ({ language, alone: phrase.startsWith("="), words: forms.map((form) => ({ form, readings: readings(form, language) })) }));
}));

const alike = (typed, wanted, language) => {
  if (typed.form === wanted.form) return true;
  if ([...typed[language]].some((reading) => wanted.readings.has(reading))) return true;
  // One slip is forgiven in longer words: "suicde", "hunanladiad".
  return wanted.form.length > 4 && wanted.form[0] === typed.form[0] && typed.form.length > 3 && distance(typed.form, wanted.form, 1) < 2;
};

const follows = (typed, phrase) => typed.some((_, start) => {
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

/** Whether a text holds one of the phrases, in any mutation, and with a slip in a longer word. */
export const distressed = (text, prepared) => {
  const typed = words(fold(text)).flatMap(({ form, parts }) => (parts.length ? [form, ...parts] : [form]))
    .map((form) => ({ form, cy: readings(form, "cy"), en: readings(form, "en") }));
  return prepared.some((phrase) => phrase.words.length > 0 && (!phrase.alone || typed.length === phrase.words.length) && follows(typed, phrase));
};
