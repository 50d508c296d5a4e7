// The versions of an entry in words, as the site's own pages say them.

const KILO = 1000;
const FOREIGN = 9;
const NO_BASE = /^www\./;

/**
 * The words of a thing of a kind, in a language.
 * @param {any} data
 * @param {string} kind
 * @param {string} id
 * @param {string} language
 */
export const label = (data, kind, id, language) => {
  const row = (data.choices[kind] ?? []).find((/** @type {string[]} */ each) => each[0] === id);
  return row ? row[language === "cy" ? 1 : 2] : (id ?? "");
};

/**
 * The words of some things, in the vocabulary's order.
 * @param {any} data
 * @param {string} kind
 * @param {string[]} ids
 * @param {string} language
 */
export const labels = (data, kind, ids, language) =>
  data.choices[kind]
    .filter((/** @type {string[]} */ row) => ids.includes(row[0]))
    .map((/** @type {string[]} */ row) => row[language === "cy" ? 1 : 2]);

/** A word of the site that counts. @param {any} data @param {string} language @param {string} key @param {number} count */
export const counted = (data, language, key, count) => {
  const words = data.words[language];
  const form = new Intl.PluralRules(language).select(count);
  return (words[`${key}.${form}`] ?? words[`${key}.other`]).replace("{count}", String(count));
};

/** Those of the page's language first. @param {any[]} versions @param {string} language */
export const ordered = (versions, language) => {
  /** @type {Record<string, number>} */
  const order = { cy: 1, en: 1, bfi: 2, [language]: 0 };
  const rank = (/** @type {any} */ each) => order[each.language] ?? FOREIGN;
  const access = (/** @type {any} */ each) => each.access?.length ?? 0;
  return [...versions].sort(
    (one, two) =>
      rank(one) - rank(two) ||
      access(one) - access(two) ||
      (String(one.url) < String(two.url) ? -1 : Number(String(one.url) > String(two.url))),
  );
};

/** The formats that are said beside a language. @param {any} data @param {any} version @param {string} language */
export const formats = (data, version, language) =>
  labels(
    data,
    "access",
    (version.access ?? []).filter((/** @type {string} */ id) => id !== "bsl" || version.language !== "bfi"),
    language,
  );

/** What kind of file it is, and how long. @param {any} data @param {any} version @param {string} language */
export const facts = (data, version, language) => {
  const words = data.words[language];
  const { format, pages, minutes, size_kb: size } = version;
  const large = size < KILO ? ["version.kilobytes", size] : ["version.megabytes", (size / KILO).toFixed(1)];
  return [
    format && label(data, "formats", format, language),
    pages && counted(data, language, "version.pages", pages),
    minutes && counted(data, language, "version.minutes", minutes),
    size && words["version.size"].replace("{size}", words[large[0]].replace("{size}", String(large[1]))),
  ].filter(Boolean);
};

/** The host of an address, as the site names it; "" where there is none. @param {string | undefined} address */
export const hostOf = (address) =>
  (/^https?:\/\/([^/?#:]+)/i.exec(address ?? "")?.[1] ?? "").toLowerCase().replace(NO_BASE, "");

/** What a version meets. @param {any} version @returns {string[]} */
export const needs = ({ language, access = [] }) => [
  ...access.filter((/** @type {string} */ id) => ["easy-read", "bsl"].includes(id)),
  language === "bfi" ? "bsl" : language,
];
