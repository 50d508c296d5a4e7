// What was typed, word by word, and what each word may stand for. Pure.

import { empty, LONGEST_QUERY, radicals, words } from "./analyse.js";
import { distance, slips } from "./spelling.js";

/** @import { Language, Word } from "./analyse.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Query } from "./postings.js" */
/** @import { Searchable } from "./searchable.js" */

/**
 * @typedef {{form: string, away: number, times: number, language: Language}} Near a word of the documents that is near to
 *   one that was typed: by how many slips, how often it occurs
 * @typedef {{typing: boolean, exact: boolean}} How `typing` if more may follow, `exact` if no slip is to be forgiven
 * @typedef {{weight: number, query: Query}} Way one way in which a group of words is answered, and what that is worth
 * @typedef {{form: string, forWhom?: boolean, ways: Way[], corrected: Near | null, weight: number}} Group one word of the
 *   query, or one phrase that its words make; `forWhom` if it names people
 */

const FORM = 0.8; // worth of the very form that was typed, over and above its key
const PREFIX = 0.55; // of a word that begins with what was typed
const SLIP = 0.6; // of the nearest word, when what was typed is nowhere
const OTHER_LETTER = 0.6; // of a slip more, for a slip in the first letter
const OTHER_READING = 0.3; // the same, where a mutation has been undone first
const WHO = 4; // for a word after "for" or "i", in the names of audiences and groups
const MOST_WORDS = 24;
const SHORTEST_BEGINNING = 3; // letters of a word that is not yet whole
const SHORTEST_NEAR = 4; // letters of a word that may have been meant
const FOR = new Set("i for gyfer at ir iw".split(" "));
// Words that nearly every page could be asked for with: they count for little beside others.
const WEAK = new Set(
  "help helpu support cymorth gymorth information gwybodaeth advice cyngor page pages resources adnoddau free find looking need someone people pobl day".split(
    " ",
  ),
);
const WEAKLY = 0.35;
const FAR = 9; // letters: further than that no form of a word lies

const AGED = /\d|^(?:dwy?|tair?|tri|pedair|pedwar|pump?|chwech?e?|saith|wyth|naw|deg|deuddeg|deunaw)$/;

/**
 * Whether a word that says something elsewhere says nothing here: "rhyw" is "some" before another word and "sex" at
 * the end, "oed" is only "years old" after a number.
 * @param {string[]} forms
 * @param {number} place
 */
const passing = (forms, place) =>
  (forms[place] === "rhyw" && place < forms.length - 1) ||
  (forms[place] === "oed" && AGED.test(forms[place - 1] ?? ""));

/**
 * What words may begin with, or be, before a mutation: "gamd" is the beginning of "camdrin".
 * @param {string} form
 * @param {Language} language
 */
const readings = (form, language) => (language === "cy" ? [form, ...radicals(form)] : [form]);

/**
 * How many slips lie between what was typed and a word, at most `most` and a little.
 * @param {string} reading
 * @param {number} place of the reading: 0 for what was typed
 * @param {string} candidate
 * @param {number} most
 */
const slipsBetween = (reading, place, candidate, most) =>
  distance(reading, candidate, most) + (reading[0] === candidate[0] ? 0 : OTHER_LETTER) + (place ? OTHER_READING : 0);

/**
 * The word of a lexicon that was most likely meant, if one is near enough.
 * @param {string} form
 * @param {Lexicon} lexicon
 * @returns {Near | null}
 */
export const nearest = (form, { language, forms, meant }) => {
  const most = slips(form);
  if (!most) return null;
  const typed = readings(form, language);
  /** @type {Near | null} */
  let found = null;
  for (const candidate of meant) {
    if (candidate.length < SHORTEST_NEAR || candidate === form || empty(candidate, language)) continue;
    const times = forms.get(candidate) ?? 0;
    for (const [place, reading] of typed.entries()) {
      const limit = found ? Math.min(most, Math.ceil(found.away)) : most;
      const away = slipsBetween(reading, place, candidate, limit);
      const nearer = !found || away < found.away || (away === found.away && times > found.times);
      if (away <= most + OTHER_READING && nearer) found = { form: candidate, away, times, language };
    }
  }
  return found;
};

/**
 * A reader of queries.
 * @param {{own: Language, cross: Language, lexicon: Record<Language, Lexicon>, index: Searchable,
 *   isCompound: (form: string) => boolean, inSynonym: (form: string, language: Language) => boolean,
 *   isReal: (form: string) => boolean}} site `isReal` tells whether a word stands in a dictionary, and so is no slip
 */
export const createReader = ({ own, cross, lexicon, index, isCompound, inSynonym, isReal }) => {
  const both = [own, cross];

  /**
   * Words with those that are written as one or as two made one: "cam drin".
   * @param {Word[]} found
   */
  const joined = (found) => {
    const made = [];
    for (let i = 0; i < found.length; i += 1) {
      const pair = found[i + 1] && found[i].form + found[i + 1].form;
      if (pair && isCompound(pair)) {
        made.push({ form: pair, parts: [] });
        i += 1;
      } else made.push(found[i]);
    }
    return made;
  };

  /**
   * The words of a query, folded; a hyphened word that is nowhere comes apart.
   * @param {string} query
   */
  const formsOf = (query) =>
    joined(words(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS)).flatMap(({ form, parts }) => {
      if (!parts.length || both.some((language) => index.holds(form, language))) return [form];
      return parts.filter((part) => part.length > 1);
    });

  /**
   * The languages in which a word counts. One that says nothing in one of them counts only if the page's own has that very word.
   * @param {string} form
   */
  const languagesOf = (form) => {
    const found = both.filter((language) => !empty(form, language));
    const onlyOne = found.length === 1 && (own === "cy" || !lexicon[own].forms.has(form));
    return !found.includes(own) || onlyOne ? [] : found;
  };

  /**
   * The queries for a word as it was typed.
   * @param {string} form
   * @param {Language[]} languages
   * @param {number} who
   * @returns {Query[]}
   */
  const asTyped = (form, languages, who) =>
    languages.flatMap((language) => [
      ...lexicon[language].keys(form).map((key) => index.leaf(key, language, 1, who)),
      index.leaf(`_${lexicon[language].base(form)}`, language, FORM),
    ]);

  /**
   * The queries for words that begin with what was typed.
   * @param {string} form
   * @param {Language[]} languages
   * @returns {Query[]}
   */
  const asBeginning = (form, languages) =>
    languages.flatMap((language) =>
      readings(form, language).map((beginning) => ({
        ...index.leaf(`_${beginning}`, language, PREFIX),
        prefix: true,
      })),
    );

  /**
   * The words that may have been meant, nearest first, and only those that are as near as the first.
   * @param {string} form
   * @param {Language[]} languages
   */
  const asMeant = (form, languages) => {
    const near = languages
      .flatMap((language) => nearest(form, lexicon[language]) ?? [])
      .sort((one, two) => one.away - two.away);
    return near.filter(({ away }) => away === near[0].away);
  };

  /**
   * Whether a word is ours only by a key that it shares with words less like it than another is: "traning" has the
   * key of "trans", and is meant for "training".
   * @param {string} form
   * @param {Language[]} languages
   * @param {Near[]} near
   */
  const hidden = (form, languages, near) => {
    const kin = languages.flatMap((language) => lexicon[language].alike(form));
    return near.length > 0 && kin.every((each) => each !== near[0].form && distance(form, each, FAR) > near[0].away);
  };

  /**
   * The words that may have been meant by one that is no word of ours, nor of a dictionary.
   * @param {string} form
   * @param {Language[]} languages
   * @param {boolean} known whether it is found, in any form
   */
  const meantBy = (form, languages, known) => {
    if (!slips(form) || both.some((language) => lexicon[language].forms.has(form)) || isReal(form)) return [];
    const near = asMeant(form, languages);
    const understood = known || languages.some((language) => inSynonym(form, language));
    return !understood || hidden(form, languages, near) ? near : [];
  };

  /**
   * What one word of a query may stand for; null if it says nothing.
   * @param {string} form
   * @param {string | undefined} before the word before it
   * @param {How & {unfinished: boolean}} how `unfinished` if more letters may follow
   * @returns {Group | null}
   */
  const group = (form, before, { unfinished, typing, exact }) => {
    const languages = languagesOf(form);
    if (!languages.length) return null;
    // "for parents", "i blant": the people it is for, rather than what it is about.
    const forWhom = FOR.has(before ?? "");
    const known = languages.some((language) => index.holds(form, language));
    const maybeBegun = unfinished && form.length >= SHORTEST_BEGINNING && (typing || !known);
    const begun = maybeBegun ? asBeginning(form, languages) : [];
    const begins = typing && begun.some((query) => index.search(query).length);
    const near = exact || begins ? [] : meantBy(form, languages, known);
    const corrections = near.flatMap((each) =>
      lexicon[each.language].keys(each.form).map((key) => index.leaf(key, each.language, SLIP)),
    );
    const queries = [...asTyped(form, languages, forWhom ? WHO : 1), ...begun, ...corrections];
    return {
      form,
      forWhom,
      ways: [{ weight: 1, query: { combineWith: "OR", queries } }],
      corrected: near[0] ?? null,
      weight: WEAK.has(form) ? WEAKLY : 1,
    };
  };

  /**
   * The words of a query that say something, each with what it may stand for.
   * @param {string[]} forms
   * @param {How} how
   */
  const groupsOf = (forms, how) =>
    forms.flatMap((form, place) => {
      const unfinished = place === forms.length - 1;
      return (!passing(forms, place) && group(form, forms[place - 1], { ...how, unfinished })) || [];
    });

  return { formsOf, groupsOf };
};
