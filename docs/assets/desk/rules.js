// What an entry must obey, as `hub check` does: each field by its declaration, then what holds between the fields,
// then what holds between entries. The declarations come from `scripts/hub/schema` with the page's data.

import { addressRule, alike, dayRule, idRule, isHttp, quotedRule, samePage, textRule, yearRule } from "./words.js";

/**
 * @typedef {object} Field
 * @property {string} key
 * @property {boolean} needed
 * @property {boolean} list
 * @property {boolean} some a list that may not be empty
 * @property {boolean} once a list that holds each thing once
 * @property {boolean} nullable
 * @property {string} type text, whole, truth, pair or record
 * @property {string[]} checks
 * @property {string} pair both, published or reason
 * @property {string} held the record in it
 * @property {string} choices the kind of things that it refers to
 * @property {[number, number] | null} bounds
 * @property {Record<string, string>} example as somebody would type it, in each language
 * @property {Record<string, string>} label
 * @property {Record<string, string>} meaning
 *
 * @typedef {object} Known what an entry is judged by
 * @property {Record<string, Field[]>} records
 * @property {Record<string, string[]>} ids the known ids of each kind
 * @property {Record<string, string>} unknown the rule that an unknown id of a kind breaks
 * @property {string} latest the last day that has been
 * @property {string[]} refused
 * @property {Record<string, any>[]} entries of the catalogue
 * @property {string[]} leftOut
 *
 * @typedef {{path: (string | number)[], rule: string}} Fault
 */

const SIDES = /** @type {const} */ (["cy", "en"]);
const MISSING = { cy: "welsh-missing", en: "english-missing" };
const CLAIMS = /** @type {const} */ ([
  ["tested", "tested"],
  ["evaluated", "evaluated"],
  ["by-survivors", "by_survivors"],
]);

/** @type {Record<string, (words: string) => string>} */
const OF_WORDS = { words: textRule, quoted: quotedRule, id: idRule, day: dayRule };

/** @param {unknown} value @returns {value is Record<string, any>} */
const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether there is something to count as a reason. @param {any} value */
const isSaid = (value) => (isMap(value) ? Object.keys(value).length > 0 : Boolean(value));

/** @param {(string | number)[]} path @param {string} rule @returns {Fault} */
const fault = (path, rule) => ({ path, rule });

// ---- one value ----

/**
 * @param {Field} field
 * @param {string} value
 * @param {Known} known
 */
const wordRule = (field, value, known) => {
  for (const check of field.checks) {
    const rule =
      OF_WORDS[check]?.(value) ||
      (check === "past-day" && dayRule(value, known.latest)) ||
      (check === "address" && addressRule(value, known.refused)) ||
      "";
    if (rule) return rule;
  }
  const ids = field.choices ? known.ids[field.choices] : undefined;
  return ids?.length && !ids.includes(value) ? (known.unknown[field.choices] ?? "unknown-term") : "";
};

/**
 * @param {Field} field
 * @param {any} value
 * @param {(string | number)[]} path
 * @param {Known} known
 * @param {boolean} excused
 * @returns {Fault[]}
 */
const ofOne = (field, value, path, known, excused) => {
  if (field.type === "pair") return ofPair(field, value, path, excused);
  if (field.type === "record") return ofRecord(field.held, value, path, known);
  if (field.type === "truth") return typeof value === "boolean" ? [] : [fault(path, "wrong-type")];
  if (field.type === "whole") {
    if (!Number.isInteger(value)) return [fault(path, "wrong-type")];
    const [least, most] = field.bounds ?? [-Infinity, Infinity];
    const rule = field.checks.includes("year") ? yearRule(value, known.latest) : "";
    return rule || value < least || value > most ? [fault(path, "range")] : [];
  }
  if (typeof value !== "string") return [fault(path, "wrong-type")];
  const rule = wordRule(field, value, known);
  return rule ? [fault(path, rule)] : [];
};

/**
 * @param {Field} field
 * @param {any} value
 * @param {(string | number)[]} path
 * @param {boolean} excused the record itself says that both sides are alike
 */
const ofPair = (field, value, path, excused) => {
  if (field.pair === "reason" && typeof value === "string") {
    const rule = textRule(value);
    return rule ? [fault(path, rule)] : [];
  }
  if (!isMap(value)) return [fault(path, "wrong-type")];
  const published = field.pair === "published";
  const { cy, en } = value;
  const same = typeof cy === "string" && typeof en === "string" && cy.trim() && alike(cy, en);
  const allowed = published && (excused || value.same_in_both === true);
  return [
    ...ofSides(value, path, published),
    ...(published ? inNoLanguage(value, path) : missingSides(value, path)),
    ...(same && !allowed ? [fault([...path, "cy"], "welsh-equals-english")] : []),
  ];
};

/** Words of either side, and what is neither. @param {any} value @param {(string | number)[]} path @param {boolean} published */
const ofSides = (value, path, published) => {
  const known = published ? [...SIDES, "same_in_both"] : SIDES;
  const strange = Object.keys(value).filter((key) => !(/** @type {readonly string[]} */ (known).includes(key)));
  return [
    ...strange.map((key) => fault([...path, key], "unknown-key")),
    ...SIDES.flatMap((side) => {
      const words = value[side];
      if (words === undefined || (words === null && published)) return [];
      const rule = typeof words === "string" ? textRule(words) : "wrong-type";
      return rule ? [fault([...path, side], rule)] : [];
    }),
  ];
};

/** @param {any} value @param {(string | number)[]} path */
const inNoLanguage = (value, path) =>
  SIDES.every((side) => (value[side] ?? null) === null) ? [fault(path, "no-language")] : [];

/** @param {any} value @param {(string | number)[]} path */
const missingSides = (value, path) =>
  SIDES.filter((side) => !(side in value)).map((side) => fault(path, MISSING[side]));

/**
 * @param {Field} field
 * @param {any} value
 * @param {(string | number)[]} path
 * @param {Known} known
 * @param {boolean} excused
 * @returns {Fault[]}
 */
const ofField = (field, value, path, known, excused) => {
  if (value === null) return field.nullable ? [] : [fault(path, "wrong-type")];
  if (!field.list) return ofOne(field, value, path, known, excused);
  if (!Array.isArray(value)) return [fault(path, "wrong-type")];
  const found = value.flatMap((each, at) => ofOne(field, each, [...path, at], known, excused));
  if (found.length) return found;
  if (field.some && !value.length) return [fault(path, "empty-list")];
  return field.once
    ? value.flatMap((each, at) => (value.indexOf(each) < at ? [fault([...path, at], "repeated")] : []))
    : [];
};

// ---- one record ----

/**
 * Everything that is wrong with one record.
 * @param {string} name of its kind
 * @param {any} value
 * @param {(string | number)[]} path
 * @param {Known} known
 * @returns {Fault[]}
 */
export const ofRecord = (name, value, path, known) => {
  if (!isMap(value)) return [fault(path, "wrong-type")];
  const fields = known.records[name];
  const keys = fields.map((field) => field.key);
  const excused = value.same_in_both === true;
  return [
    ...Object.keys(value)
      .filter((key) => !keys.includes(key))
      .map((key) => fault([...path, key], "unknown-key")),
    ...fields.filter((field) => field.needed && !(field.key in value)).map(() => fault(path, "missing-key")),
    ...fields.flatMap((field) =>
      field.key in value ? ofField(field, value[field.key], [...path, field.key], known, excused) : [],
    ),
    ...(BETWEEN[name]?.(value).map((each) => fault([...path, ...each.path], each.rule)) ?? []),
  ];
};

/** @type {Record<string, (value: Record<string, any>) => Fault[]>} */
const BETWEEN = {
  resource: (value) => [...ofStatus(value), ...ofVersions(value), ...ofQuality(value), ...ofHome(value, "insecure")],
  publisher: (value) => [...ofPraise(value), ...ofHome(value), ...ofEvidence(value)],
  source: ({ lines }) =>
    Array.isArray(lines) && lines.every(Number.isInteger) && lines.some((line, at) => at && line < lines[at - 1])
      ? [fault(["lines"], "range")]
      : [],
  ages: (value) => {
    if (!Object.keys(value).length) return [fault([], "wrong-type")];
    const { from, to } = value;
    return Number.isInteger(from) && Number.isInteger(to) && from > to ? [fault([], "range")] : [];
  },
};

/** @param {Record<string, any>} value */
const ofStatus = (value) => {
  const { status, versions } = value;
  const has = versions !== undefined && versions !== null && (!Array.isArray(versions) || versions.length > 0);
  const found = [];
  if (status === "listed" && !has) found.push(fault(["status"], "status"));
  if (status === "address-wanted" && has) found.push(fault(["status"], "status"));
  if (status !== "withdrawn" && !has && (value.home ?? null) === null) {
    found.push(fault("home" in value ? ["home"] : [], "no-address"));
  }
  if (["listed", "address-wanted"].includes(status) && (value.superseded_by ?? null) !== null) {
    found.push(fault(["superseded_by"], "status"));
  }
  return found;
};

/** @param {Record<string, any>} value */
const ofVersions = (value) => {
  /** @type {Fault[]} */
  const found = [];
  /** @type {Record<string, any[]>} */
  const met = {};
  for (const [at, version] of (Array.isArray(value.versions) ? value.versions : []).entries()) {
    if (!isMap(version)) continue;
    if (isHttp(version.url) && !isSaid(version.insecure) && !isSaid(value.insecure)) {
      found.push(fault(["versions", at, "url"], "url-scheme"));
    }
    const access = [...new Set(Array.isArray(version.access) ? version.access : [])].map(String).sort();
    const pair = JSON.stringify([String(version.language), access]);
    const before = met[pair] ?? [];
    const format = version.format ?? null;
    if (typeof version.language === "string" && before.some((other) => !format || !other || other === format)) {
      found.push(fault(["versions", at], "same-version"));
    }
    met[pair] = [...before, format];
  }
  return found;
};

/** Whether a version has this address with a reason for http. @param {unknown} versions @param {string} address */
const excusedBy = (versions, address) =>
  Array.isArray(versions) && versions.some((one) => isMap(one) && one.url === address && isSaid(one.insecure));

/** @param {Record<string, any>} value */
const ofQuality = (value) => {
  const reasons = Array.isArray(value.quality) ? value.quality : [];
  const given = isMap(value.quality_source) ? value.quality_source : {};
  /** @type {Fault[]} */
  const found = [];
  for (const [at, reason] of reasons.entries()) {
    const key = CLAIMS.find(([claim]) => claim === reason)?.[1];
    if (key && !(key in given)) found.push(fault(["quality", at], "evidence-missing"));
  }
  if (reasons.includes("evaluated") && "evaluated" in given && !("study" in given)) {
    found.push(fault(["quality_source"], "evidence-missing"));
  }
  for (const [reason, key] of CLAIMS) {
    if (key in given && !reasons.includes(reason)) found.push(fault(["quality_source", key], "unused-evidence"));
    if (isHttp(given[key]) && !isSaid(value.insecure) && !excusedBy(value.versions, given[key])) {
      found.push(fault(["quality_source", key], "url-scheme"));
    }
  }
  return found;
};

/** @param {Record<string, any>} value @param {string} other */
const ofHome = (value, other = "") =>
  isHttp(value.home) && !isSaid(value.home_insecure) && !isSaid(value[other]) ? [fault(["home"], "url-scheme")] : [];

/** @param {Record<string, any>} value */
const ofPraise = ({ quality }) =>
  (Array.isArray(quality) ? quality : []).flatMap((reason, at) =>
    CLAIMS.some(([claim]) => claim === reason) ? [fault(["quality", at], "evidence-missing")] : [],
  );

/** @param {Record<string, any>} value */
const ofEvidence = (value) =>
  (value.home ?? null) !== null && !("evidence" in value) ? [fault(["home"], "evidence-missing")] : [];

// ---- among entries ----

const GONE = ["withdrawn", "superseded"];

/**
 * What an entry says that another says already, or refers to and is not there.
 * @param {Record<string, any>} entry
 * @param {Known} known
 * @returns {Fault[]}
 */
export const amongEntries = (entry, known) => {
  const others = known.entries.filter((each) => each.id !== entry.id);
  const names = others.flatMap((each) => each.also_known_as ?? []);
  /** @type {Fault[]} */
  const found = [];
  if (names.includes(entry.id)) found.push(fault(["id"], "also-known-as"));
  if (known.leftOut.includes(entry.id)) found.push(fault(["id"], "left-out"));
  for (const [at, name] of (entry.also_known_as ?? []).entries()) {
    const used = names.includes(name) || name === entry.id || others.some((each) => each.id === name);
    if (used) found.push(fault(["also_known_as", at], "also-known-as"));
  }
  const next = entry.superseded_by;
  const follows = others.find((each) => each.id === next);
  if (typeof next === "string" && next && (!follows || follows.status === "withdrawn")) {
    found.push(fault(["superseded_by"], "superseded-by"));
  }
  return [...found, ...sharedAddresses(entry, others)];
};

/** @param {Record<string, any>} entry @param {Record<string, any>[]} others */
const sharedAddresses = (entry, others) => {
  if (GONE.includes(entry.status)) return [];
  /** @type {Map<string, boolean>} */
  const taken = new Map();
  for (const other of others) {
    if (GONE.includes(other.status)) continue;
    for (const version of other.versions ?? []) {
      if (version.url) taken.set(samePage(version.url), taken.get(samePage(version.url)) || Boolean(version.shared));
    }
  }
  /** @type {Set<string>} */
  const own = new Set();
  /** @type {Fault[]} */
  const found = [];
  for (const [at, version] of (entry.versions ?? []).entries()) {
    if (typeof version?.url !== "string") continue;
    const page = samePage(version.url);
    const of = JSON.stringify([page, version.language, [...(version.access ?? [])].sort()]);
    const excused = Boolean(version.shared) || taken.get(page) === true;
    if ((taken.has(page) || own.has(of)) && !excused) found.push(fault(["versions", at, "url"], "duplicate-address"));
    own.add(of);
  }
  return found;
};

/**
 * Everything that is wrong with an entry.
 * @param {Record<string, any>} entry
 * @param {Known} known
 */
export const ofEntry = (entry, known) => {
  const own = ofRecord("resource", entry, [], known);
  const among = own.some(({ rule }) => rule === "wrong-type") ? [] : amongEntries(entry, known);
  return [...own, ...among];
};
