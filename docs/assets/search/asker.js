// Who seems to be asking, and what that does to the order: a child is shown other things first than a teacher.
// Pure; guesses from a few words, so it only ever moves results up or down.

import { YOUNG } from "./documents.js";

/** @import { Document } from "./documents.js" */

/**
 * @typedef {{urgent: boolean, parent: boolean, professional: boolean, self: boolean, young: boolean}} Asker what the words
 *   tell of the person who typed them
 * @typedef {{id: string, score: number}} Ranked a document and how well it answers
 * @typedef {{audiences: string[]}} Audiences
 */

const set = (/** @type {string} */ words) => new Set(words.split(" "));
const FIRST_PERSON = set(
  "i im ive me my mine myself fi fy dwi rwyf rwyn fydda mi dwin wnes ges es arna wrtha ata amdana",
);
// Whom a child or a teenager speaks of.
const OF_A_CHILD = set(
  "mum mummy dad daddy mam dada tad nhad mrawd chwaer brawd brother sister stepdad uncle auntie grandad taid nain ewythr llystad teacher school athro ysgol boyfriend",
);
// Of whom a parent speaks, after "my" or "fy".
const OF_A_PARENT = set(
  "son sons daughter daughters child children kid kids toddler baby stepson stepdaughter grandson granddaughter mab merch mhlentyn mhlant plentyn plant mabi wyres wyr",
);
const MY = set("my our fy ein");
// Of whom people speak at work: somebody who says "my pupil" is no child, and wants what is written for their work.
const OF_A_PROFESSIONAL = set(
  "pupil pupils student students learner learners client clients classroom caseload patient patients placement disgybl disgyblion dysgwr dysgwyr nosbarth nisgybl cleient cleientiaid claf cleifion lleoliad",
);
const YOUNGEST = 7;
const OLDEST = 17;
const HELP_KINDS = new Set(["helpline", "service", "reporting"]);

const LINES = 8; // helplines that are shown in distress, whether or not they answer the words
const YOUNG_FIRST = 0.9; // of the best answer's score, for the same when a child or teenager seems to be asking

const onlyYoung = (/** @type {Audiences} */ { audiences }) =>
  audiences.length > 0 && audiences.every((id) => YOUNG.has(id));
const onlyPractitioners = (/** @type {Audiences} */ { audiences }) =>
  audiences.length === 1 && audiences[0] === "practitioners";

/**
 * What the words tell of the person who typed them.
 * @param {string[]} forms
 * @param {boolean} urgent whether they show distress
 * @returns {Asker}
 */
export const asker = (forms, urgent) => {
  const first = forms.some((form) => FIRST_PERSON.has(form));
  const parent = forms.some((form, index) => OF_A_PARENT.has(form) && MY.has(forms[index - 1]));
  const professional = !parent && forms.some((form) => OF_A_PROFESSIONAL.has(form));
  // "I'm 15", "dwi'n 12 oed"
  const aged = forms.some((form) => /^\d{1,2}$/.test(form) && Number(form) >= YOUNGEST && Number(form) <= OLDEST);
  return {
    urgent,
    parent,
    professional,
    self: urgent || first,
    young: first && !professional && (aged || forms.some((form) => OF_A_CHILD.has(form))),
  };
};

/**
 * How much more, or less, a document is worth to this person.
 * @param {Document} document
 * @param {Asker} asker
 */
export const suits = (document, { urgent, self, young, parent, professional }) => {
  let worth = 1;
  if (self && HELP_KINDS.has(document.kind)) worth *= 1.2;
  if (professional) return worth * (document.audiences.includes("practitioners") ? 1.4 : onlyYoung(document) ? 0.7 : 1);
  if (parent) worth *= document.audiences.includes("parents") ? 1.3 : onlyYoung(document) ? 0.7 : 1;
  else if (young) worth *= onlyYoung(document) ? 1.4 : document.audiences.some((id) => YOUNG.has(id)) ? 1.2 : 1;
  if (urgent && document.telling) worth *= 1.3;
  if ((self || parent) && onlyPractitioners(document)) worth *= 0.6;
  return worth;
};

/**
 * Best first, ties by id, so that the order never depends on the machine.
 * @param {Ranked} one
 * @param {Ranked} two
 */
export const best = (one, two) => two.score - one.score || (one.id < two.id ? -1 : 1);

/**
 * Results with people to talk to at the top, when the words show distress or a child seems to be asking.
 * A line for children comes first and then one for everybody (in distress another for children), or two for
 * children when a child is asking; in distress more lines follow, so that there is never a bare list.
 * @param {Ranked[]} ranked
 * @param {Document[]} documents all there are
 * @param {Asker} asker
 * @returns {Ranked[]}
 */
export const withHelp = (ranked, documents, { urgent, young, parent }) => {
  if (!urgent && (!young || parent)) return ranked;
  const top = Math.max(1, ranked[0]?.score ?? 0);
  const scores = new Map(ranked.map(({ id, score }) => [id, score]));
  // Where the words say nothing more, a line for many people comes before one for few.
  const wide = (/** @type {Audiences} */ { audiences }) => audiences.length + (audiences.includes("public") ? 2 : 0);
  const lines = documents
    .filter(({ kind }) => kind === "helpline")
    .map((each) => ({ id: each.id, score: scores.get(each.id) ?? 0, wide: wide(each), forYoung: onlyYoung(each) }))
    .sort((one, two) => two.score - one.score || two.wide - one.wide || best(one, two));
  const children = lines.filter(({ forYoung }) => forYoung);
  const everybody = lines.filter(({ forYoung }) => !forYoung);
  const first = young
    ? children.slice(0, 2)
    : [...children.slice(0, 1), ...everybody.slice(0, 1), ...(urgent ? children.slice(1, 2) : [])];
  const placed = first.map(({ id }, place) => ({
    id,
    score: urgent ? top + 3 - place : top * YOUNG_FIRST - place / 100,
  }));
  const rest = urgent ? lines.slice(0, LINES).map(({ id, score }) => ({ id, score: Math.max(score, top / 1000) })) : [];
  const ids = new Set(placed.map(({ id }) => id));
  const others = [...ranked, ...rest.filter(({ id }) => !scores.has(id))].filter(({ id }) => !ids.has(id));
  return [...placed, ...others].sort(best);
};
