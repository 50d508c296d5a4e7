// Whether somebody needs a person rather than a page, who seems to be asking, and what has happened to them. Pure.
// The classes of words and the rules come from data/asking.yaml: the words of the page's language, and those of the other
// once somebody types a word of it, since in danger people type in the language that comes first.

import { fold, keys, radicals, words } from "./analyse.js";
import { alike, asker } from "./evidence.js";
import { distance } from "./spelling.js";

/** @import { Language } from "./analyse.js" */

/**
 * @typedef {"young" | "survivor" | "parent" | "family" | "self" | "work" | ""} Who whose help somebody needs; "" if nothing tells
 * @typedef {"urgent" | "quiet" | null} Help
 * @typedef {{help: Help, who: Who, or: Who, answer: string | null, besides: string[], topics: string[], die: boolean, first: boolean,
 *   byRules: {help: Help, who: Who}, told: Map<Who, number>}} Asked what
 *   the words tell; `or` is who else may ask, where that is in doubt; `answer` is a situation, `besides` are lines that are for such people too, `die` whether somebody wishes to die, `first` whether they speak of themselves;
 *   `byRules` is what rules alone tell, by which results are put in their order, and `told` their points for each who may ask
 * @typedef {{words: string, rules: string, leanings?: string}} Asking as scripts/hub/pages/asked.py writes it: lines of parts with "|" between
 * @typedef {{alone: Set<string>, welsh: Set<string>, keys: Set<string>, long: string[], phrases: string[][]}} WordClass
 * @typedef {{form: string, parts: string[], keys: string[], radicals: string[]}} Typed
 * @typedef {{near: boolean, not: boolean, of: string | WordClass}} Item one place of a sequence; `near` if no word may come
 *   before it, `not` if it may stand nowhere
 * @typedef {{alone: boolean, anywhere: boolean, items: Item[], without: Item[]}} Sequence `alone` if it must be all that
 *   was typed, `anywhere` if its places may come in any order
 */

const BETWEEN = 2; // other words that may stand between two of a sequence
const SPELT = 4; // letters up to which a word counts only as it is spelt
const SPOKEN = ["a", "e"]; // how a plural in -au ends in the north and in the south
const PLURAL = /^\w{2,3}[^\Ws]$/; // short English words have no key, but a plural
const SLIPPING = 6; // letters from which on a slip is forgiven
const FEW = 4; // words: among so few, one about work means work
const NEED = 11; // points from which on single words tell that somebody needs help
const ENOUGH = 4; // words, for their order to tell little
const WORK = "work";
const PLAIN = 4; // points from which on it is so plain who asks that a number is shown where no rule tells of help
// "dwi'n 52", "dw i'n 52": what stands before somebody's age.
const IAM = new Set(["im", "dwi", "dwin", "wi", "rwy"]);
const WELSH_AM = new Set(["dw", "rydw", "w"]);
const OLDEST_YOUNG = 17;
const YOUNGEST = 2;
const OLDEST = 99;
const PAST =
  /^(?:(?:19)?[4-9]0(?:s|au)|19[3-9]\d|200\d|(?:pum|chwe|saith|wyth|naw)deg(?:au|a|e)|sixties|seventies|eighties|nineties)$/;

// "dwi'm" is "dwi ddim", and must not lose its end.
const NOT = /\b(dwi|di|ti|(?:fedra|alla) i)'(m)\b/g;

// "fy nhreisio i'n blentyn" is "when I was a child"; "i blentyn" is "to a child".
const THEN = /\b([fm]?i)'n (?=(?:blentyn|hogyn|hogan|ferch|fachgen|grwt|groten)\b)/g;

// "sôn" is no son of theirs.
const MENTION = /sôn(?!\p{L})|\bson(?= (?:am|wrth)\b)/giu;

// "my 13 yr old" is a child of theirs, "a 13 year old" or "13yo" one; "im 13 years old" says how old somebody is.
const AGED = /(\S+ )?\b(\d|1[0-7])[ -]?(?:y(?:ea)?rs?[ -]?olds?|yo)\b/g;
const MINE = new Set(["my", "our"]);
const SAYING = /^(?:i'?m|am|was|i|is|were|be|s?he'?s|are|turned|only|nearly|just|about|when) $/;
const aged = (/** @type {string} */ whole, /** @type {string | undefined} */ before = "", /** @type {string} */ age) =>
  SAYING.test(before) ? whole : `${before}${MINE.has(before.trim()) ? "son" : "child"} ${age}`;

// How old somebody is, in words; Welsh counts in tens ("dau ddeg", "pum deg") or in scores ("tair ar ddeg", "deugain").
const TENS = /\b(?:d?dau|[td]ri|[pb]edwar|[pb]um|chwe|saith|wyth|naw) dd?eg\b/g;
const YOUNG =
  /^(?:six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven)teen|chwech|saith|wyth|naw|d?deg|d?deuddeg|[pb]ymtheg)$/;
const GROWN = /^(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|deunaw|ugain|deugain|trigain)$/;

/** @type {Record<string, (form: string) => boolean>} */
const NUMBERS = {
  "#young": (form) =>
    YOUNG.test(form) || (/^\d{1,2}$/.test(form) && Number(form) >= YOUNGEST && Number(form) <= OLDEST_YOUNG),
  "#grown": (form) =>
    GROWN.test(form) || (/^\d\d$/.test(form) && Number(form) > OLDEST_YOUNG && Number(form) <= OLDEST),
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
      if (each[0] === "=") {
        made.alone.add(forms[0]);
        continue;
      }
      if (forms.length > 1) {
        made.phrases.push(forms);
        continue;
      }
      const [form] = forms;
      made.alone.add(form);
      if (language === "cy" && form.endsWith("au")) for (const end of SPOKEN) made.alone.add(form.slice(0, -2) + end);
      if (language === "en" && PLURAL.test(form)) made.alone.add(`${form}s`);
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
  words(
    fold(text.replace(MENTION, "dweud"))
      .replace(NOT, "$1$2")
      .replace(THEN, "$1 yn ")
      .replace(TENS, "forty")
      .replace(AGED, aged),
  ).map(({ form, parts }) => {
    const forms = [form, ...parts];
    const before = forms.flatMap(radicals);
    const long = forms.filter((each) => each.length >= SPELT);
    const changed = form.length > SPELT ? before.filter((each) => each.length > SPELT) : [];
    return {
      form,
      parts,
      keys: long
        .flatMap((each) => [
          ...keys(each, "cy").map((key) => `cy:${key}`),
          ...keys(each, "en").map((key) => `en:${key}`),
        ])
        .concat(changed.flatMap((each) => keys(each, "cy").map((key) => `cy:${key}`))),
      radicals: before,
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
  const not = piece.startsWith("-");
  const name = near || not ? piece.slice(1) : piece;
  if (name.startsWith("#")) return [{ near, not, of: name }];
  const found = name.startsWith("@") && classes.get(name.slice(1));
  return found ? [{ near, not, of: found }] : words(name).map(({ form }) => ({ near, not, of: form }));
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
const stands = (typed, wanted, met) => {
  const occurs = (/** @type {Item} */ item) => typed.some((_, at) => reach(typed, at, item, met));
  const there = wanted.anywhere
    ? typed.length >= ENOUGH && wanted.items.every(occurs)
    : follows(typed, wanted, 0, 0, met);
  return there && !wanted.without.some(occurs);
};

/**
 * The classes of words by their names. What the other language says with words that occur in the page's is there always.
 * @param {string} lines
 * @param {Language} own whose words these are
 * @param {string} also the words of the same classes in the other language, a line each
 */
const classesOf = (lines, own, also) => {
  const others = also.split("\n");
  return new Map(
    partsOf(lines).map(([id, list = "", shared = ""], row) => {
      const across = others[row] || shared;
      return [id, own === "cy" ? classOf(list, across) : classOf(across, list)];
    }),
  );
};

/**
 * Weighs single words: a class, a kind of number, or one word as it is spelt.
 * @param {string} lines whom they speak for, by how many points, and which; for nobody where they only tell of need
 * @param {Map<string, WordClass>} classes
 */
const createWeighing = (lines, classes) => {
  const rows = partsOf(lines).map(([who, points, list]) => ({
    who: /** @type {Who} */ (who),
    points: Number(points),
    wanted: split(list).map((name) => (/^[@#]/.test(name) ? itemsOf(name, classes)[0] : name)),
  }));
  /**
   * For whom the words speak, and how much of need.
   * @param {Typed[]} typed
   * @param {Map<WordClass, number[]>} met
   */
  return (typed, met) => {
    const forms = new Set(typed.map(({ form }) => form));
    const said = (/** @type {string | Item} */ wanted) =>
      typeof wanted === "string" ? forms.has(wanted) : typed.some((_, at) => reach(typed, at, wanted, met));
    const worth = rows.map(({ who, points, wanted }) => ({ who, points: points * wanted.filter(said).length }));
    return {
      leaning: worth.filter(({ who }) => who),
      need: worth.reduce((sum, { who, points }) => (who ? sum : sum + points), 0),
    };
  };
};

/**
 * The rules, and the rows that only tell who asks.
 * @param {string} written
 * @param {(text: string) => Sequence} sequence
 */
// Help is 2 for urgent, 1 for quiet, 0 where a rule only tells who asks.
const rulesOf = (written, sequence) =>
  partsOf(written).map(
    ([
      when,
      help,
      who = "",
      answer = "",
      topics = "",
      about = "",
      always = "",
      over = "",
      lines = "",
      points = "",
    ]) => ({
      sequences: split(when).map(sequence),
      help: /** @type {Help} */ ([null, "quiet", "urgent"][Number(help)]),
      who: /** @type {Who} */ (who),
      answer,
      topics: split(topics),
      about,
      always: Boolean(always),
      over: split(over),
      besides: split(lines),
      points: Number(points),
    }),
  );

/**
 * A reader of what people type.
 * @param {Asking} asking
 * @param {Language} own the page's language
 * @param {string} also the words of the other language
 */
export const createAsking = (asking, own, also = "") => {
  const classes = classesOf(asking.words, own, also);

  /**
   * A sequence out of a rule.
   * @param {string} text
   * @returns {Sequence}
   */
  const sequence = (text) => {
    const items = text.split(" ").flatMap((piece) => itemsOf(piece, classes));
    return {
      alone: text.startsWith("="),
      anywhere: text.startsWith("&"),
      items: items.filter(({ not }) => !not),
      without: items.filter(({ not }) => not),
    };
  };
  const rules = rulesOf(asking.rules, sequence);
  const weigh = createWeighing(asking.leanings ?? "", classes);
  // No slips: "police" is not "policy".
  const work = { ...(classes.get(WORK) ?? classOf("", "")), long: [] };
  const first = classes.get("i");
  const me = classes.get("me");
  const ofThemselves = classes.get("first");

  /**
   * The rules that fit. Who writes of work is in no need by it, unless they speak of themselves in more than a few words.
   * @param {Typed[]} typed
   */
  const fitting = (typed) => {
    /** @type {Map<WordClass, number[]>} */
    const met = new Map();
    const says = (/** @type {WordClass | undefined} */ of) =>
      of && typed.some((_, at) => reach(typed, at, { near: false, not: false, of }, met));
    const atWork = Boolean(says(work));
    const speaks = !atWork || (typed.length > FEW && says(ofThemselves));
    const fits = rules.filter(
      ({ sequences, always, help }) =>
        (!help || !atWork || (always && speaks)) && sequences.some((each) => stands(typed, each, met)),
    );
    const needs = fits.some(({ help }) => help);
    // No words lean to anybody where nothing tells that somebody needs help.
    const { leaning, need } =
      typed.length >= ENOUGH && (needs || !atWork) ? weigh(typed, met) : { leaning: [], need: 0 };
    const needy = !needs && need >= NEED;
    return {
      fits,
      leaning: needs || needy ? leaning : [],
      needy,
      personal: !atWork && typed.length >= ENOUGH && says(ofThemselves),
    };
  };

  /**
   * What somebody's words tell.
   * @param {string} text
   * @returns {Asked}
   */
  const ask = (text) => {
    const typed = typedIn(text);
    const { fits, leaning, needy, personal } = fitting(typed);
    const said = fits.filter(({ help }) => help);
    const what = said.find(({ about }) => !about) ?? said[0];
    const grave = said.some(({ help, about }) => help === "urgent" && about) || what?.help === "urgent";
    // A grown-up may be blackmailed too.
    const grown = typed.some(
      ({ form }, at) =>
        NUMBERS["#grown"](form) &&
        (IAM.has(typed[at - 1]?.form ?? "") ||
          (typed[at - 1]?.form === "i" && WELSH_AM.has(typed[at - 2]?.form ?? ""))),
    );
    // A few single words make nobody one who harms: "i want to die".
    const leans = typed.length > ENOUGH ? leaning : leaning.filter((each) => each.who !== "self");
    const { who, or, points, byRules, told } = asker(fits, what?.who ?? "", grown, leans);
    const plain = points >= PLAIN && personal;
    const help = grave ? "urgent" : (what?.help ?? (plain ? "quiet" : null));
    return {
      help: help ?? (needy ? "quiet" : null),
      byRules: { help, who: byRules },
      who,
      or,
      answer: said.find((each) => each.answer && (!each.who || !who || alike(each.who, who)))?.answer ?? null,
      besides: fits.flatMap(({ besides }) => besides),
      topics: said.flatMap(({ topics }) => topics),
      die: said.some(({ about }) => about === "die"),
      told,
      first: typed.some((each) => [first, me].some((wanted) => wanted && isOf(each, wanted))),
    };
  };

  return ask;
};
