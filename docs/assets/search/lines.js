// Which helplines are shown to whom, best first. Pure.

import { createHours } from "./hours.js";

/** @import { Asked, Who } from "./asking.js" */
/** @import { Data, Situation } from "./documents.js" */
/** @import { At } from "./hours.js" */

const CARD = 3; // where the row of a situation holds its line

/**
 * @param {Data["asking"]} asking
 * @param {Map<string, Situation>} situations
 */
export const createLines = (asking, situations) => {
  const hours = createHours(asking.hours);
  const theirs = (/** @type {Who} */ who, /** @type {boolean} */ die) =>
    (asking.lines[who || "anyone"] ?? asking.lines.anyone).split("|")[die ? 1 : 0].split(",");
  const ofCard = (/** @type {string | null} */ answer) => String(situations.get(answer ?? "")?.[CARD] ?? "");

  /**
   * Of theirs, the one that the card of the situation names leads; where it is in doubt who asks, the first of whoever
   * else it may be is second. Who is open comes before who is closed.
   * @param {Asked} asked
   * @param {At} [at]
   */
  const linesFor = ({ who, or, die, answer, besides }, at) => {
    const wanted = theirs(who, die);
    if (die) return hours.openFirst(wanted, at);
    const named = ofCard(answer);
    const [first, ...rest] = hours.openFirst(wanted.includes(named) ? [...new Set([named, ...wanted])] : wanted, at);
    const second = or ? hours.openFirst(theirs(or, false), at).slice(0, 1) : [];
    const before = who === "survivor" || !who;
    const all = before ? [...besides, first, ...second, ...rest] : [first, ...second, ...besides, ...rest];
    return hours.openFirst([...new Set(all)], at);
  };

  return {
    linesFor,
    /**
     * Whether the line of a situation's card is surely closed.
     * @param {string | null} answer
     * @param {At} [at]
     */
    isClosed: (answer, at) => hours.isClosed(ofCard(answer), at),
  };
};
