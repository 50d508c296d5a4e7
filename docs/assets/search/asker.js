// What is known of the person who typed, and what that does to the order: a child is shown other things first than a
// teacher, and somebody in distress is shown people to talk to. Pure; it only ever moves results up or down.

import { YOUNG } from "./documents.js";

/** @import { Asked, Who } from "./asking.js" */
/** @import { Document } from "./documents.js" */

/**
 * @typedef {{id: string, score: number}} Ranked a document and how well it answers
 * @typedef {{audiences: string[]}} Audiences
 */

const HELP_KINDS = new Set(["helpline", "service", "reporting"]);
/** @type {Record<Exclude<Who, "">, string[]>} the audiences that somebody belongs to */
const AUDIENCES = {
  young: [...YOUNG],
  survivor: ["adult-survivors"],
  parent: ["parents"],
  family: ["parents"],
  self: ["worried-about-self"],
  work: ["practitioners"],
};

const ABOUT_IT = 0.6; // of the best answer's score, for what is for this person and about what has happened
const BESIDE = 0.9; // of the best answer's score, for a line where nothing is urgent
const NEXT = 0.01; // between a line and the next

const onlyYoung = (/** @type {Audiences} */ { audiences }) =>
  audiences.length > 0 && audiences.every((id) => YOUNG.has(id));
const onlyPractitioners = (/** @type {Audiences} */ { audiences }) =>
  audiences.length === 1 && audiences[0] === "practitioners";

/**
 * Whether a document is for the person who asks.
 * @param {Audiences} document
 * @param {Who} who
 */
const isFor = ({ audiences }, who) => who !== "" && AUDIENCES[who].some((id) => audiences.includes(id));

/**
 * How much more, or less, a document is worth by whom it is for.
 * @param {Document} document
 * @param {Asked} asked
 */
const byAudience = (document, { help, who }) => {
  const own = isFor(document, who);
  if (who === "young") return onlyYoung(document) ? 1.4 : own ? 1.2 : 1;
  if (who === "work") return own ? 1.4 : onlyYoung(document) ? 0.7 : 1;
  if (who === "self" && help) return own ? 2.6 : onlyYoung(document) ? 0.5 : 0.7;
  if (who) return own ? 1.3 : onlyYoung(document) ? 0.7 : 1;
  return 1;
};

/**
 * How much more, or less, a document is worth to this person.
 * @param {Document} document
 * @param {Asked} asked
 */
export const suits = (document, asked) => {
  const { help, who, first } = asked;
  let worth = byAudience(document, asked);
  // Who is afraid of what they may do must not be sent to a place where others are reported.
  if (who === "self" && help && document.kind === "reporting") return worth * 0.4;
  if ((first || help) && HELP_KINDS.has(document.kind)) worth *= 1.2;
  if (help === "urgent" && document.telling) worth *= 1.3;
  if (who !== "work" && (first || help || who === "parent") && onlyPractitioners(document)) worth *= 0.6;
  return worth;
};

/**
 * Best first, ties by id, so that the order never depends on the machine.
 * @param {Ranked} one
 * @param {Ranked} two
 */
export const best = (one, two) => two.score - one.score || (one.id < two.id ? -1 : 1);

/**
 * Results with what is about the situation and for this person, whether or not it has the same words.
 * @param {Ranked[]} ranked
 * @param {Document[]} documents all there are
 * @param {Asked} asked
 * @returns {Ranked[]}
 */
export const withSituation = (ranked, documents, { help, who, topics }) => {
  if (!help || !topics.length) return ranked;
  const top = ranked[0]?.score ?? 1;
  const scores = new Map(ranked.map(({ id, score }) => [id, score]));
  for (const document of documents) {
    const shared = document.tags.filter((tag) => topics.includes(tag)).length / topics.length;
    if (!shared || (who && !isFor(document, who)) || onlyPractitioners(document) !== (who === "work")) continue;
    scores.set(document.id, (scores.get(document.id) ?? 0) + ABOUT_IT * top * shared * document.weight);
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort(best);
};

/**
 * Results with people to talk to: at the top where something is urgent or somebody is afraid of themselves,
 * else beside the best.
 * @param {Ranked[]} ranked
 * @param {string[]} lines the resources of the lines that are shown, best first
 * @param {Asked} asked
 * @returns {Ranked[]}
 */
export const withLines = (ranked, lines, { help, who }) => {
  if (!help) return ranked;
  const top = ranked[0]?.score ?? 1;
  const shown = help === "urgent" ? lines : lines.slice(0, 1);
  const leads = help === "urgent" || who === "self";
  const placed = new Map(
    shown.map((id, place) => [id, leads ? top + 1 + shown.length - place : BESIDE * top - NEXT * place]),
  );
  const scores = new Map(ranked.map(({ id, score }) => [id, score]));
  for (const [id, score] of placed) scores.set(id, Math.max(score, scores.get(id) ?? 0));
  return [...scores].map(([id, score]) => ({ id, score })).sort(best);
};
