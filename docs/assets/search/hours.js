// Who answers now, by the visitor's own clock and the hours that scripts/hub/pages/opening.py made of each line's. Pure.

/** @typedef {[day: number, minute: number]} At the day, Sunday is 0, and the minute of it */

const ALWAYS = "*";
const MINUTES = 60; // of an hour

/**
 * A moment as hours are compared with it.
 * @param {Date} now
 * @returns {At}
 */
export const atOf = (now) => [now.getDay(), now.getHours() * MINUTES + now.getMinutes()];

/**
 * How readily a line answers: 0 if it is open, 1 if nobody knows, 2 if it is closed.
 * @param {string} spans such as "1234 540-1260,5 540-1020"
 * @param {At} at
 */
const closedness = (spans, [day, minute]) => {
  if (spans === ALWAYS) return 0;
  if (!spans) return 1;
  return spans.split(",").some((span) => {
    const [days, from, to] = span.split(/[ -]/);
    return days.includes(String(day)) && minute >= Number(from) && minute < Number(to);
  })
    ? 0
    : 2;
};

/**
 * A reader of the hours of lines.
 * @param {string} hours "line spans" for each, with "|" between
 */
export const createHours = (hours) => {
  const spans = new Map(
    hours.split("|").map((row) => [row.slice(0, row.indexOf(" ")), row.slice(row.indexOf(" ") + 1)]),
  );
  const closed = (/** @type {string} */ line, /** @type {At} */ at) => closedness(spans.get(line) ?? "", at);
  return {
    /**
     * Lines in their order, but the open ones first and the closed ones last.
     * @param {string[]} lines
     * @param {At | undefined} at
     */
    openFirst: (lines, at) => (at ? [...lines].sort((one, two) => closed(one, at) - closed(two, at)) : lines),
    /**
     * Whether a line is surely closed.
     * @param {string} line
     * @param {At | undefined} at
     */
    isClosed: (line, at) => at !== undefined && closed(line, at) > 1,
  };
};
