// The page of an entry as it will stand on the site, in one language: the same parts and words as the site's own pages.
// Similar works, and how we know what is said, are added when the site is built.

import { make } from "./build.js";
import { said } from "./card.js";
import { counted, facts, formats, hostOf, label, labels, needs, ordered } from "./versions.js";
import { addressRule } from "./words.js";

const TOLD = ["cy", "en", "easy-read", "bsl"];
const CLAIMS = { tested: "tested", evaluated: "evaluated", "by-survivors": "by_survivors" };

/**
 * @typedef {object} Shown what a page is made of
 * @property {any} data
 * @property {any} entry
 * @property {string} language
 * @property {(key: string, values?: Record<string, unknown>) => string} word
 */

/** @param {any} data @param {any} entry @param {string} language @returns {Shown} */
const shownIn = (data, entry, language) => ({
  data,
  entry,
  language,
  word: (key, values = {}) =>
    (data.words[language][key] ?? "").replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) =>
      String(values[name] ?? ""),
    ),
});

/** A link where there is an address that may be opened, else the words alone. @param {string} url @param {any} properties @param {...any} words */
const opening = (url, properties, ...words) =>
  url && !addressRule(url)
    ? make("a", { ...properties, href: url, rel: "noreferrer" }, ...words)
    : make("span", properties, ...words);

/** Whose website opens. @param {Shown} shown @param {any} version */
const siteOf = ({ data, entry, language }, version) => {
  const home = hostOf(data.publishers[entry.publisher]?.home);
  const host = hostOf(version.url);
  return home && home === host ? nameOf(data, entry.publisher, language) : host;
};

/** A publisher's name, marked where it is in the other language. @param {any} data @param {string} id @param {string} language */
const nameOf = (data, id, language) => {
  const name = data.publishers[id]?.name;
  return name ? said(name, language) : label(data, "publishers", id, language);
};

/** @param {Shown} shown @param {any} version @param {number} at */
const versionOf = (shown, version, at) => {
  const { data, entry, language, word } = shown;
  const name = label(data, "languages", version.language, language);
  const words = [name, ...formats(data, version, language)].filter(Boolean).join(", ");
  const title = make("span", { class: "hidden" }, ": ", said(entry.title, language));
  const kind = facts(data, version, language).map((each) => `${each}, `);
  return make("li", {},
    make("p", {}, opening(version.url, { class: at ? "button second" : "button", hreflang: version.language }, make("span", {}, words, title))),
    make("p", {}, ...kind, `${word("version.opens")} `, siteOf(shown, version))); // prettier-ignore
};

/** How to open it, and what there is not. @param {Shown} shown @param {boolean} isNew */
const getting = (shown, isNew) => {
  const { data, entry, language, word } = shown;
  const versions = ordered(entry.versions ?? [], language);
  const heading = make("h4", {}, word("resource.get"));
  if (entry.status === "withdrawn") return make("section", {}, heading, make("p", {}, word("resource.withdrawn_get")));
  const home = entry.home ?? data.publishers[entry.publisher]?.home;
  const met = versions.flatMap(needs);
  const without = TOLD.filter((need) => !met.includes(need));
  const unseen = entry.unseen ?? [];
  const missing = labels(data, "needs", without.filter((need) => !unseen.includes(need)), language); // prettier-ignore
  return make("section", {}, heading,
    versions.length ? isNew && make("p", {}, counted(data, language, "resource.untested", versions.length)) : make("p", {}, word("resource.wanted")),
    versions.length ? make("ul", { class: "versions" }, ...versions.map((each, at) => versionOf(shown, each, at)))
      : home && make("p", {}, opening(home, { class: "button" }, make("span", {}, `${word("resource.go_home")} `, nameOf(data, entry.publisher, language)))),
    versions.length && entry.login ? make("p", {}, word("resource.login")) : null,
    missing.length && entry.status === "listed" ? make("p", {}, `${word("resource.not_available")} ${missing.join(", ")}.`) : null,
    ...labels(data, "needs", without.filter((need) => unseen.includes(need)), language).map((/** @type {string} */ need) =>
      make("p", {}, `${word("resource.not_seen")} ${need}.`))); // prettier-ignore
};

/** @param {Shown} shown */
const about = ({ data, entry, language, word }) => {
  const many = (/** @type {string} */ kind, /** @type {string[]} */ ids = []) =>
    ids.map((id) => label(data, kind, id, language)).join(", ");
  const { from, to } = entry.ages ?? {};
  const ages = from === undefined ? "ages.to" : to === undefined ? "ages.from" : "ages.between";
  const rows = [
    ["fact.for", many("audiences", entry.audiences)],
    ["fact.group", many("groups", entry.groups)],
    ["fact.ages", entry.ages && word(ages, { low: from, high: to })],
    ["fact.kind", entry.kind && label(data, "kinds", entry.kind, language)],
    ["fact.publisher", entry.publisher && nameOf(data, entry.publisher, language)],
    ["fact.author", entry.author],
    ["fact.year", entry.year],
    ["fact.region", entry.region && label(data, "regions", entry.region, language)],
    ["fact.cost", entry.cost && label(data, "costs", entry.cost, language)],
    ["fact.print", entry.print && word("fact.print_yes")],
    ["fact.topics", many("topics", entry.topics)],
  ].filter(([, value]) => value);
  return make("section", {}, make("h4", {}, word("resource.about")),
    make("dl", { class: "facts" }, ...rows.map(([key, value]) =>
      make("div", {}, make("dt", {}, word(key)), make("dd", {}, value instanceof Node ? value : String(value)))))); // prettier-ignore
};

/** Why it is good, from the work's own reasons and its publisher's. @param {Shown} shown */
const reasons = ({ data, entry, language, word }) => {
  const given = [...(entry.quality ?? []), ...(data.publishers[entry.publisher]?.quality ?? [])];
  const rows = data.choices.qualities.filter((/** @type {string[]} */ row) => given.includes(row[0]));
  if (!rows.length) return null;
  const source = entry.quality_source ?? {};
  const items = rows.map((/** @type {string[]} */ row) => {
    const name = row[language === "cy" ? 1 : 2];
    const url = source[CLAIMS[/** @type {keyof typeof CLAIMS} */ (row[0])]];
    const study = row[0] === "evaluated" && source.study;
    return make("li", {}, make("strong", {}, `${name}.`), ` ${data.reasons[row[0]][language]}`,
      study && ` ${word("resource.quality_study")} `, study && make("cite", { lang: source.study_language }, study), study && ".",
      url && " ", url && opening(url, {}, word("resource.quality_source", { reason: name }))); // prettier-ignore
  });
  return make("section", {}, make("h4", {}, word("resource.quality")), make("ul", {}, ...items));
};

/**
 * @param {any} data
 * @param {any} entry
 * @param {string} language
 * @param {boolean} isNew whether no link of it was tested yet
 */
export const pageOf = (data, entry, language, isNew) => {
  const shown = shownIn(data, entry, language);
  const { word } = shown;
  const gone = { superseded: "resource.superseded", withdrawn: "resource.withdrawn" };
  const state = gone[/** @type {keyof typeof gone} */ (entry.status)];
  const note = entry.content_note;
  return make("div", { class: "desk-page", lang: language },
    entry.title && make("h3", {}, said(entry.title, language)),
    entry.summary && make("p", { class: "lead" }, said(entry.summary, language)),
    state && make("div", { class: "note" }, make("p", {}, word(state))),
    note && make("div", { class: "note" }, make("h4", {}, word("resource.content_note")), make("p", {}, said(note, language)), make("p", {}, word("resource.content_note_page"))),
    getting(shown, isNew), about(shown), reasons(shown)); // prettier-ignore
};
