// The card of an entry as it will stand in lists, in one language: the same elements and words as the site's own cards.

import { make } from "./build.js";
import { counted, formats, label, ordered } from "./versions.js";

const GONE = ["superseded", "withdrawn"];

/** The words of a pair in a language, else in the other, which is named. @param {any} text @param {string} language */
export const said = (text, language) => {
  const other = language === "cy" ? "en" : "cy";
  if (text?.[language] || !text?.[other]) return text?.[language] ?? "";
  return make("span", { lang: other }, text[other]);
};

/**
 * The words of each version, once, those of the page's language first.
 * @param {any} data
 * @param {any} entry
 * @param {string} language
 */
const chips = (data, entry, language) => {
  const versions = ordered(entry.versions ?? [], language).filter((each) => each.language);
  const missing = versions.every((each) => each.language !== language);
  const words = versions.map((each) => {
    const only = missing && ["cy", "en"].includes(each.language);
    const unseen = (entry.unseen ?? []).includes(language) ? ".unseen" : "";
    const name = only
      ? data.words[language][`only.${each.language}${unseen}`]
      : label(data, "languages", each.language, language);
    const long = each.language === "bfi" && each.minutes;
    return [
      name,
      ...formats(data, each, language),
      ...(long ? [counted(data, language, "version.minutes", each.minutes)] : []),
    ].join(", ");
  });
  return [...new Set(words)];
};

/**
 * @param {any} data
 * @param {any} entry
 * @param {string} language
 */
export const cardOf = (data, entry, language) => {
  const word = (/** @type {string} */ key) => data.words[language][key];
  const state =
    entry.status === "address-wanted" ? "card.wanted" : GONE.includes(entry.status) ? "card.superseded" : "";
  const found = state ? [word(state)] : chips(data, entry, language);
  return make("div", { class: "card", lang: language },
    make("p", { class: "desk-title" }, said(entry.title, language)),
    make("p", {}, said(entry.summary, language)),
    make("p", { class: "quiet" },
      [label(data, "kinds", entry.kind, language), label(data, "publishers", entry.publisher, language)].filter(Boolean).join(", ")),
    found.length ? make("p", { class: "chips" }, ...found.flatMap((each, at) => [
      at ? make("span", { class: "hidden" }, "; ") : "", make("span", { class: "chip" }, each)])) : ""); // prettier-ignore
};
