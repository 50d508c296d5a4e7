// Synonyms: a phrase typed in either language stands for its whole line of data/terms.yaml. Pure.

import { empty, stem, words } from "./analyse.js";

const CANONICAL = 0.6; // worth of a line's proper term
const HOME = 1.5; // the same, when the phrase was typed in the other language
const ALSO = 0.35; // worth of its other everyday words
const PHRASE = 0.4; // weight of a phrase among the words of a query, for each of its words
const ABROAD = 0.25; // what is left to the single words of a phrase in the other language, once it has been understood
const ABROAD_ONE = 0.6; // the same for a phrase of one word

/** The words of a text that say something. */
export const content = (text, language) => words(text).map(({ form }) => form).filter((form) => !empty(form, language));

/**
 * The synonyms of a site. `lines` are [own phrases, phrases of the other language], the proper term first;
 * `lexicon` has `keys(form)` for each language, `leaf(key, language)` makes a query of one key.
 */
export const createSynonyms = ({ lines, own, cross, lexicon, leaf }) => {
  const flat = (forms, language) => ` ${forms.map((form) => stem(form, language)).join(" ")} `;
  const phrasesOf = (line) => [[own, line[0]], [cross, line[1]]].flatMap(
    ([language, phrases]) => phrases.map((phrase, place) => ({ language, phrase, place })),
  );
  const starting = new Map(); // key of a phrase's first word → phrases
  const within = new Set(); // keys of every word of a phrase
  const spoken = []; // phrases of little words, compared as they stand
  lines.forEach((line, index) => phrasesOf(line).forEach(({ language, phrase, place }) => {
    const forms = content(phrase, language);
    const whole = words(phrase).map(({ form }) => form);
    // "pan o'n i'n blentyn" must not come down to "blentyn", nor "dyn hŷn" to "dyn".
    if (forms.length < 2 && whole.length > 1) return spoken.push({ index, language, place, text: flat(whole, language) });
    const wanted = forms.map((form) => new Set(lexicon[language].keys(form)));
    for (const key of wanted.flatMap((keys) => [...keys])) within.add(`${language}:${key}`);
    for (const key of wanted[0] ?? []) {
      const at = `${language}:${key}`;
      if (!starting.has(at)) starting.set(at, []);
      starting.get(at).push({ index, language, place, wanted });
    }
    return null;
  }));

  const made = new Map();
  const expansion = (index) => {
    if (!made.has(index)) {
      made.set(index, phrasesOf(lines[index]).flatMap(({ language, phrase, place }) => {
        const queries = content(phrase, language)
          .map((form) => ({ combineWith: "OR", queries: lexicon[language].keys(form).map((key) => leaf(key, language)) }));
        return queries.length ? [{ language, place, weight: place ? ALSO : CANONICAL, query: { combineWith: "AND", queries } }] : [];
      }));
    }
    return made.get(index);
  };

  // From everyday words to the proper term, in both languages; from the proper term to everyday words.
  const meant = ({ index, language, place }) => expansion(index)
    .filter((each) => !(each.language === language && each.place === place) && (each.place === 0 || place === 0))
    .map((each) => (each.language === own && language === cross && each.place === 0 ? { ...each, weight: HOME } : each));

  const said = ({ form, corrected }, language) => lexicon[language].keys(corrected?.language === language ? corrected.form : form);

  const linesAt = (groups, start) => [own, cross].flatMap((language) => said(groups[start], language)
    .flatMap((key) => starting.get(`${language}:${key}`) ?? [])).filter(({ language, wanted }) => {
    const reach = groups.slice(start, start + wanted.length);
    return reach.length === wanted.length
      && reach.every((each, index) => said(each, language).some((reading) => wanted[index].has(reading)));
  });

  /** The groups of a query with what their synonyms stand for. `forms` are all its words, little ones too. */
  const understand = (groups, forms) => {
    const extra = [];
    groups.forEach((group, start) => {
      const seen = new Set();
      for (const line of linesAt(groups, start)) {
        if (seen.has(line.index)) continue;
        seen.add(line.index);
        const length = line.wanted.length;
        if (line.language === cross) {
          for (const each of groups.slice(start, start + length)) each.weight = Math.min(each.weight, length > 1 ? ABROAD : ABROAD_ONE);
        }
        if (length === 1) group.ways.push(...meant(line));
        else extra.push({ form: "", ways: meant(line), corrected: null, weight: length * PHRASE });
      }
    });
    for (const line of spoken) {
      if (flat(forms, line.language).includes(line.text)) extra.push({ form: "", ways: meant(line), corrected: null, weight: 2 * PHRASE });
    }
    return [...groups, ...extra];
  };

  /** Whether a word stands in a phrase. */
  const knows = (form, language) => lexicon[language].keys(form).some((key) => within.has(`${language}:${key}`));

  return { understand, knows };
};
