// Whether somebody needs a person rather than a page, who seems to be asking, and what has happened to them. Pure.
// The classes of words and the rules come from data/asking.yaml, both languages together: in danger people type in the
// language that comes first.

import { fold, keys, radicals, words } from "./analyse.js";
import { distance } from "./spelling.js";

/**
 * @typedef {"young" | "survivor" | "parent" | "self" | "work" | ""} Who whose help somebody needs; "" if nothing tells
 * @typedef {"urgent" | "quiet" | null} Help
 * @typedef {{help: Help, who: Who, answer: string | null, topics: string[], die: boolean, first: boolean}} Asked what the
 *   words tell; `answer` is a situation, `die` whether somebody wishes to die, `first` whether they speak of themselves
 * @typedef {{words: string, rules: string}} Asking as scripts/hub/pages/asked.py writes it: lines of parts with "|" between
 * @typedef {{alone: Set<string>, welsh: Set<string>, keys: Set<string>, long: string[], phrases: string[][]}} WordClass
 * @typedef {{form: string, parts: string[], keys: string[], radicals: string[]}} Typed
 * @typedef {{near: boolean, of: string | WordClass}} Item one place of a sequence; `near` if no word may come before it
 * @typedef {{alone: boolean, anywhere: boolean, items: Item[]}} Sequence `alone` if it must be all that was typed,
 *   `anywhere` if its places may come in any order
 */

const BETWEEN = 2; // other words that may stand between two of a sequence
const SPELT = 4; // letters up to which a word counts only as it is spelt
const SLIPPING = 6; // letters from which on a slip is forgiven
const FEW = 4; // words: among so few, one about work means work
const WORK = "work";
const OLDEST_YOUNG = 17;
const YOUNGEST = 2;
const OLDEST = 99;
const PAST =
  /^(?:(?:19)?[4-9]0s|19[3-9]\d|200\d|pumdegau|chwedegau|saithdegau|wythdegau|nawdegau|sixties|seventies|eighties|nineties)$/;

// "dwi'm" is "dwi ddim", and must not lose its end.
const NOT = /\b(dwi|di|ti)'(m)\b/g;

/** @type {Record<string, (form: string) => boolean>} */
const NUMBERS = {
  "#young": (form) => /^\d{1,2}$/.test(form) && Number(form) >= YOUNGEST && Number(form) <= OLDEST_YOUNG,
  "#grown": (form) => /^\d\d$/.test(form) && Number(form) > OLDEST_YOUNG && Number(form) <= OLDEST,
  "#year": (form) => PAST.test(form),
};

const partsOf = (/** @type {string} */ text) => (text ? text.split("\n").map((line) => line.split("|")) : []);
const split = (/** @type {string} */ list) => list.split(",").filter(Boolean);

/**
 * A class of words, ready to be compared.
 * @param {string} cy
 * @param {string} en
 * @returns {WordClass}
 */
const classOf = (cy, en) => {
  /** @type {WordClass} */
  const made = { alone: new Set(), welsh: new Set(), keys: new Set(), long: [], phrases: [] };
  for (const [language, list] of /** @type {["cy" | "en", string][]} */ ([
    ["cy", cy],
    ["en", en],
  ])) {
    for (const each of split(list)) {
      const forms = words(each).map(({ form }) => form);
      if (forms.length > 1) {
        made.phrases.push(forms);
        continue;
      }
      const [form] = forms;
      made.alone.add(form);
      if (language === "cy" && form.length >= SPELT) made.welsh.add(form);
      if (form.length > SPELT) for (const key of keys(form, language)) made.keys.add(`${language}:${key}`);
      if (form.length >= SLIPPING) made.long.push(form);
    }
  }
  return made;
};

/**
 * Whether a word that was typed is of a class: as it stands, in another form or mutation, or with a slip.
 * @param {Typed} typed
 * @param {WordClass} wanted
 */
const isOf = ({ form, parts, keys: own, radicals: before }, wanted) =>
  wanted.alone.has(form) ||
  parts.some((part) => wanted.alone.has(part)) ||
  own.some((key) => wanted.keys.has(key)) ||
  before.some((each) => wanted.welsh.has(each)) ||
  (form.length >= SLIPPING - 1 && wanted.long.some((each) => each[0] === form[0] && distance(form, each, 1) < 2));

/**
 * The words of a text, each with what it is compared by; a hyphened word stands whole and for its parts.
 * @param {string} text
 * @returns {Typed[]}
 */
const typedIn = (text) =>
  words(fold(text).replace(NOT, "$1$2")).map(({ form, parts }) => {
    const forms = [form, ...parts];
    const long = forms.filter((each) => each.length >= SPELT);
    return {
      form,
      parts,
      keys: long.flatMap((each) => [
        ...keys(each, "cy").map((key) => `cy:${key}`),
        ...keys(each, "en").map((key) => `en:${key}`),
      ]),
      radicals: forms.flatMap(radicals),
    };
  });

/**
 * The places of a sequence that a piece of its text stands for.
 * @param {string} piece
 * @param {Map<string, WordClass>} classes
 * @returns {Item[]}
 */
const itemsOf = (piece, classes) => {
  const near = piece.startsWith("+");
  const name = near ? piece.slice(1) : piece;
  if (name.startsWith("#")) return [{ near, of: name }];
  const found = name.startsWith("@") && classes.get(name.slice(1));
  return found ? [{ near, of: found }] : words(name).map(({ form }) => ({ near, of: form }));
};

/**
 * How many words, from one on, are what a place of a sequence wants; 0 if they are not.
 * @param {Typed[]} typed
 * @param {number} at
 * @param {Item} item
 * @param {Map<WordClass, number[]>} met what is known already
 */
const reach = (typed, at, { of }, met) => {
  if (typeof of === "string") {
    const { form, parts, radicals: before } = typed[at];
    if (of[0] === "#") return NUMBERS[of]?.(form) ? 1 : 0;
    if (of === form || parts.includes(of)) return 1;
    // A mutation counts in words so long that no other language's word is one by chance ("born" is no "porn").
    return (of.length > SPELT && before.includes(of)) || (of.length >= SLIPPING && distance(form, of, 1) < 2) ? 1 : 0;
  }
  const lengths = met.get(of) ?? [];
  met.set(of, lengths);
  if (lengths[at] === undefined) {
    const phrase = of.phrases.find((forms) => forms.every((form, place) => typed[at + place]?.form === form));
    lengths[at] = phrase?.length ?? (isOf(typed[at], of) ? 1 : 0);
  }
  return lengths[at];
};

/**
 * Whether a sequence stands in what was typed, from its place `from` and the word `at` on.
 * @param {Typed[]} typed
 * @param {Sequence} wanted
 * @param {number} from
 * @param {number} at
 * @param {Map<WordClass, number[]>} met
 * @returns {boolean}
 */
const follows = (typed, wanted, from, at, met) => {
  if (from === wanted.items.length) return !wanted.alone || at === typed.length;
  const item = wanted.items[from];
  const apart = wanted.alone || item.near ? 0 : from ? BETWEEN : typed.length;
  for (let i = at; i < typed.length && i <= at + apart; i += 1) {
    const length = reach(typed, i, item, met);
    if (length && follows(typed, wanted, from + 1, i + length, met)) return true;
  }
  return false;
};

/**
 * Whether a sequence stands in what was typed.
 * @param {Typed[]} typed
 * @param {Sequence} wanted
 * @param {Map<WordClass, number[]>} met
 */
const stands = (typed, wanted, met) =>
  wanted.anywhere
    ? typed.length > FEW && wanted.items.every((item) => typed.some((_, at) => reach(typed, at, item, met)))
    : follows(typed, wanted, 0, 0, met);

/**
 * A reader of what people type.
 * @param {Asking} asking
 */
export const createAsking = (asking) => {
  const classes = new Map(partsOf(asking.words).map(([id, cy, en]) => [id, classOf(cy, en)]));

  /**
   * A sequence out of a rule.
   * @param {string} text
   * @returns {Sequence}
   */
  const sequence = (text) => ({
    alone: text.startsWith("="),
    anywhere: text.startsWith("&"),
    items: text.split(" ").flatMap((piece) => itemsOf(piece, classes)),
  });
  // Help is 2 for urgent, 1 for quiet, 0 where a rule only tells who asks.
  const rules = partsOf(asking.rules).map(([when, help, who, answer, topics, about, always]) => ({
    sequences: split(when).map(sequence),
    help: /** @type {Help} */ ([null, "quiet", "urgent"][Number(help)]),
    who: /** @type {Who} */ (who),
    answer,
    topics: split(topics),
    about,
    always: Boolean(always),
  }));
  // No slips: "police" is not "policy".
  const work = { ...(classes.get(WORK) ?? classOf("", "")), long: [] };
  const first = classes.get("i");
  const me = classes.get("me");

  /**
   * What somebody's words tell.
   * @param {string} text
   * @returns {Asked}
   */
  const ask = (text) => {
    const typed = typedIn(text);
    const atWork = typed.some((_, at) => reach(typed, at, { near: false, of: work }, new Map()));
    /** @type {Map<WordClass, number[]>} */
    const met = new Map();
    const fits = rules.filter(
      ({ sequences, always, help }) =>
        !(atWork && help && (!always || typed.length <= FEW)) && sequences.some((each) => stands(typed, each, met)),
    );
    const said = fits.filter(({ help }) => help);
    const what = said.find(({ about }) => !about) ?? said[0];
    const grave = said.some(({ help, about }) => help === "urgent" && about) || what?.help === "urgent";
    // A rule that leaves open who asks is not told by a weaker one below it, only by what else tells it.
    const who = what?.who || (fits.find((each) => each.who && !each.help)?.who ?? "");
    // A grown-up may be blackmailed too.
    const grown = typed.some(({ form }, at) => NUMBERS["#grown"](form) && typed[at - 1]?.form === "im");
    return {
      help: grave ? "urgent" : (what?.help ?? null),
      who: who === "young" && grown ? "" : who,
      answer: said.find(({ answer }) => answer)?.answer ?? null,
      topics: said.flatMap(({ topics }) => topics),
      die: said.some(({ about }) => about === "die"),
      first: typed.some((each) => [first, me].some((wanted) => wanted && isOf(each, wanted))),
    };
  };

  return ask;
};
