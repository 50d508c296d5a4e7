// Who asks, by all that speaks for one or another: points for each rule, row and word of data/asking.yaml that fits. Pure.

/** @import { Help, Who } from "./asking.js" */

/** @typedef {{who: Who, help: Help, over: string[], points: number}} Fitting a rule or a row that fits what was typed */

const RULE = 4; // points for whom the first rule tells of
const FALLBACK = 2; // for whom a row of `asks` tells of, where no rule does
const SURER = 4; // for whom a row with `over` tells of
const NEAR = 6; // points by which one is ahead of the next without doubt
const PLAIN_HARM = 10; // points of single words from which on they alone make somebody one who harms
const NEVER = -9; // points of somebody who it cannot be, whatever single words say

// Of those who were harmed, hardly anything may tell whether it was long ago.
/** @type {Partial<Record<Who, Who>>} */
const OTHERWISE = { young: "survivor", survivor: "young" };

// Nobody who was harmed is offered what is for those who harm, even where it is in doubt who asks.
const HARMED = new Set(["young", "survivor"]);
const OF_HARM = new Set(["self", "family"]);

// Who lives with somebody that is suspected may be a parent, and reads the same pages.
const reader = (/** @type {Who} */ who) => (who === "family" ? "parent" : who);

/**
 * Whether what is for one is for the other too.
 * @param {Who} one
 * @param {Who} two
 */
export const alike = (one, two) => reader(one) === reader(two);

/**
 * Whose points are most, best first.
 * @param {Map<Who, number>} sums
 * @param {boolean} grown
 */
const ranked = (sums, grown) =>
  [...sums]
    .filter(([each, points]) => points > 0 && !(grown && each === "young"))
    .sort(([, one], [, two]) => two - one);

/**
 * For whom the rules and the rows of `asks` and `evidence` speak.
 * @param {Fitting[]} fits
 * @param {Who} who of whom the first rule tells
 */
const sumsOf = (fits, who) => {
  const only = fits.filter((each) => each.who && !each.help);
  const told = who || (only.find(({ over, points }) => !over.length && !points)?.who ?? "");
  /** @type {Map<Who, number>} */
  const sums = new Map(told ? [[told, who ? RULE : FALLBACK]] : []);
  const surer = only.find(({ over }) => told && over.includes(told));
  for (const each of [...(surer ? [{ who: surer.who, points: SURER }] : []), ...only]) {
    if (each.points) sums.set(each.who, (sums.get(each.who) ?? 0) + each.points);
  }
  return sums;
};

/**
 * Who asks, and who else it may be: never somebody who harms, beside one who was harmed.
 * @param {[Who, number][]} most
 * @param {Set<Who>} byRules of whom the rules tell
 * @returns {{who: Who, or: Who, points: number}}
 */
const decided = (most, byRules) => {
  const [first] = most;
  if (!first) return { who: "", or: "", points: 0 };
  // Single words alone do not make anybody one who harms, where it may be another.
  const bare = OF_HARM.has(first[0]) && !byRules.has(first[0]);
  const told = (/** @type {Who} */ each) => each === most.find(([other]) => byRules.has(other))?.[0];
  const [who, points] =
    (bare &&
      most.find(
        ([each, theirs]) => (HARMED.has(each) && told(each)) || (!OF_HARM.has(each) && first[1] - theirs < NEAR),
      )) ||
    first;
  // Nor is somebody made one by a few of them.
  if (OF_HARM.has(who) && !byRules.has(who) && points < PLAIN_HARM) return { who: "", or: "", points: 0 };
  const next = most.find(([each]) => !alike(each, who) && !(HARMED.has(who) && OF_HARM.has(each)));
  const doubt = points - (next?.[1] ?? 0) < NEAR;
  return { who, points, or: doubt ? (next?.[0] ?? OTHERWISE[who] ?? "") : "" };
};

/**
 * Who asks: for whom most speaks of what the rules, the rows of `asks` and those of `evidence` tell, and single words besides.
 * @param {Fitting[]} fits
 * @param {Who} who of whom the first rule tells
 * @param {boolean} grown whether they say that they are
 * @param {{who: Who, points: number}[]} leaning what their single words say
 * @returns {{who: Who, or: Who, points: number, byRules: Who, told: Map<Who, number>}} `or` who else it may be, where that is in
 *   doubt; `byRules` without the single words, for which `told` are the points of each
 */
export const asker = (fits, who, grown, leaning) => {
  const told = sumsOf(fits, who);
  const byRules = ranked(told, grown).map(([each]) => each);
  const sums = new Map(told);
  for (const each of leaning.filter((one) => (told.get(one.who) ?? 0) > NEVER)) {
    sums.set(each.who, (sums.get(each.who) ?? 0) + each.points);
  }
  return { ...decided(ranked(sums, grown), new Set(byRules)), byRules: byRules[0] ?? "", told };
};
