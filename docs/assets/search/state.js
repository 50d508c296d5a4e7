// What somebody has typed and ticked, as one value: read from and written to plain text. Pure.
// The text goes into an address only when a link is copied, and into `window.name` only on the way to the other language.

/**
 * @typedef {"audience" | "access" | "language" | "kind" | "topic" | "objective" | "group" | "quality"} GroupName
 * @typedef {"useful" | "newest" | "az"} Sort
 * @typedef {{q: string, sort: Sort, chosen: Record<GroupName, string[]>}} State what is typed, the order, what is ticked
 */

/** @type {GroupName[]} The groups of filters. Within a group any ticked id will do; every group with ticks must be met. */
export const GROUPS = ["audience", "access", "language", "kind", "topic", "objective", "group", "quality"];
/** @type {Sort[]} The orders, the usual one first. */
export const SORTS = ["useful", "newest", "az"];

const LONGEST = 2000;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
// British Sign Language stood under two names once, and links with the other are about.
const OLD = { group: /** @type {const} */ ("language"), id: "bfi", now: "bsl" };

/**
 * Nothing typed, nothing ticked, in the usual order.
 * @returns {State}
 */
export const nothing = () => ({
  q: "",
  sort: SORTS[0],
  chosen: /** @type {State["chosen"]} */ (
    Object.fromEntries(GROUPS.map((name) => [name, /** @type {string[]} */ ([])]))
  ),
});

/**
 * Whether there is nothing to hand over.
 * @param {State} state
 */
export const isNothing = ({ q, sort, chosen }) =>
  !q && sort === SORTS[0] && GROUPS.every((name) => chosen[name].length === 0);

/**
 * The order that a text names, else the usual one.
 * @param {string | null | undefined} text
 * @returns {Sort}
 */
export const sortOf = (text) => SORTS.find((sort) => sort === text) ?? SORTS[0];

/**
 * As text: `q=…&audience=parents,children&sort=newest`. Empty parts are left out.
 * @param {State} state
 */
export const toText = ({ q, sort, chosen }) => {
  const parts = new URLSearchParams();
  if (q) parts.set("q", q);
  for (const name of GROUPS) if (chosen[name].length) parts.set(name, chosen[name].join(","));
  if (sort !== SORTS[0]) parts.set("sort", sort);
  return parts.toString().replaceAll("%2C", ",");
};

/**
 * From text; what is not known is left out. Null for text that holds no state at all.
 * @param {string} text
 * @returns {State | null}
 */
export const fromText = (text) => {
  const parts = new URLSearchParams(text.slice(0, LONGEST));
  const state = nothing();
  state.q = (parts.get("q") ?? "").slice(0, 300);
  state.sort = sortOf(parts.get("sort"));
  for (const name of GROUPS) state.chosen[name] = (parts.get(name) ?? "").split(",").filter((id) => ID.test(id));
  if (state.chosen[OLD.group].includes(OLD.id)) {
    state.chosen[OLD.group] = state.chosen[OLD.group].filter((id) => id !== OLD.id);
    state.chosen.access = [...new Set([...state.chosen.access, OLD.now])];
  }
  return isNothing(state) ? null : state;
};

/**
 * Whether a card, given as its ids by group, meets the choices; `without` leaves one group out.
 * @param {Record<GroupName, string[]>} card
 * @param {State["chosen"]} chosen
 * @param {GroupName | ""} without
 */
export const meets = (card, chosen, without = "") =>
  GROUPS.every(
    (name) => name === without || chosen[name].length === 0 || chosen[name].some((id) => card[name].includes(id)),
  );
