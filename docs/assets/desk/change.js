// What somebody has filled in as one change of a change file, and the whole file. Nothing is sent and nothing is kept.

/** @import { Known } from "./rules.js" */

const SAME = (/** @type {any} */ one, /** @type {any} */ two) =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(two));

/** A value with the keys of its maps in order. @param {any} value @returns {any} */
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value ?? null;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])); // prettier-ignore
};

/** A short name made from a title. @param {any} title */
export const idFrom = (title) =>
  (title?.en ?? title?.cy ?? "")
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");

/**
 * A new entry with what follows by itself, as `hub apply` will fill it in.
 * @param {Record<string, any>} given
 * @param {any} data
 */
export const completed = (given, data) => {
  const { title, versions } = given;
  return {
    ...(title?.cy && title.cy === title.en && { same_in_both: true }),
    status: versions ? "listed" : "address-wanted",
    review_by: data.latest,
    owner: data.choices.owners[0][0],
    welsh_reviewed: null,
    ...given,
    ...(versions && { versions: versions.map((/** @type {any} */ each) => stamped(each, data)) }),
  };
};

/** A version as it is judged: looked at today, and a withdrawn address stands for itself. @param {any} version @param {any} data */
const stamped = ({ withdrawn, ...version }, data) => ({
  checked: data.latest,
  ...(withdrawn && { url: `https://withdrawn.example/${version.language}` }),
  ...version,
});

/**
 * An entry as it would be, to be judged.
 * @param {Record<string, any>} was
 * @param {Record<string, any>} given
 * @param {any} data
 */
export const changed = (was, given, data) => {
  const rest = Object.fromEntries(Object.entries(was).filter(([key]) => !(key in given)));
  const now = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  return completed({ ...rest, ...now }, data);
};

/**
 * The keys that somebody has changed.
 * @param {Record<string, any>} was
 * @param {Record<string, any>} now what the form says; a key that it asks for and that is not in it is taken away
 * @param {string[]} asked
 */
export const difference = (was, now, asked) => {
  /** @type {Record<string, any>} */
  const before = {};
  /** @type {Record<string, any>} */
  const after = {};
  for (const key of asked) {
    if (SAME(was[key], now[key])) continue;
    if (was[key] !== undefined && was[key] !== null) before[key] = was[key];
    after[key] = now[key] ?? null;
  }
  return { was: before, entry: after };
};

/**
 * The file.
 * @param {any} data
 * @param {any[]} changes
 * @param {any[]} publishers
 */
export const fileOf = (data, changes, publishers) =>
  `${JSON.stringify(
    { format: data.format, base: data.base, ...(publishers.length && { publishers }), changes },
    null,
    1,
  )}\n`;
