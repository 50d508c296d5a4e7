// The documents that search knows: out of the page's cards and the file that scripts/hub/pages/search.py makes, into one
// text a field; and the words that occur in them, which bear witness when a Welsh mutation is in doubt. Pure.

import { base, keys, stem, words } from "./analyse.js";

/** Fields in the page's own language, and what a find in each is worth: title > terms > publisher > summary. */
export const OWN = { title: 5, who: 3, topics: 3, what: 2.5, publisher: 2.2, summary: 2, sought: 0.5 };
/** The same in the other language, a good deal lower. */
export const CROSS = { xtitle: 2, xwho: 1.2, xtopics: 0.6, xwhat: 1, xpublisher: 1.3 };

// Who "worries about a child" is no answer to "for children".
const EVERYBODY = "public";

/** The audiences that a child or a teenager belongs to. */
export const YOUNG = new Set(["children", "young-people"]);

// Words by document, from [words in order, gaps between the documents of each]: see bags.py.
const LAST = 90;
const unpacked = ([list, gaps], size) => {
  const found = Array.from({ length: size }, () => []);
  const coded = gaps.split(" ");
  list.split(" ").forEach((word, index) => {
    let at = -1;
    for (const sign of coded[index]) {
      const code = sign.charCodeAt(0) - (sign < "\\" ? 35 : 36);
      at += code + (code === LAST ? 0 : 1);
      if (code !== LAST) found[at]?.push(word);
    }
  });
  return found.map((each) => each.join(" "));
};

const markOf = (rows) => {
  let mark = 0;
  for (const sign of rows.map(({ id }) => id).join(" ")) mark = (Math.imul(mark, 31) + sign.charCodeAt(0)) >>> 0;
  return mark;
};

/**
 * The cards of the page in the order of the documents, with their titles in both languages.
 * `data` are the documents of the page's own language. Throws when page and documents are of different days.
 */
export const rowsOf = (cards, data) => {
  const rows = [...cards].sort((one, two) => (one.id < two.id ? -1 : 1));
  if (rows.length !== data.other.length || markOf(rows) !== data.mark) throw new Error("The page and the documents differ");
  return rows.map(({ own, ...card }, row) => {
    const same = data.other[row] === "=";
    return { ...card, same, title: own ? card.title : "", xtitle: !own ? card.title : same ? "" : data.other[row] };
  });
};

/** The same rows for the other language: without summaries, which stand on the other page. */
export const turned = (rows) => rows.map((row) => ({
  ...row, summary: "", title: row.same ? row.title : row.xtitle, xtitle: row.same ? "" : row.title,
}));

// An id begins with its publisher's initials, as people type them: IWF, NAPAC, LFF.
const short = (id) => id.slice(0, id.indexOf("-") + 1 || undefined).replace("-", "");

/** One text a field for each resource and each other page. */
export const fields = (data, rows) => {
  // A table is [ids, own labels, labels in the other language].
  const labels = Object.fromEntries(Object.entries(data.tables).map(
    ([name, [ids, ...sides]]) => [name, sides.map((side) => new Map(ids.map((id, place) => [id, side[place]])))],
  ));
  const names = (row, tables, side) => tables.flatMap((name) => row[name].map((id) => labels[name][side].get(id) ?? "")).join(" . ");
  const sought = unpacked(data.sought, rows.length);
  const resources = rows.map((row, place) => {
    const far = row.language.filter((id) => id !== "cy" && id !== "en");
    const few = row.audience.filter((id) => id !== EVERYBODY);
    const sides = [0, 1].map((side) => ({
      who: names({ ...row, audience: few }, ["audience", "group"], side), topics: names(row, ["topic"], side),
      what: names({ ...row, language: far }, ["kind", "access", "language"], side),
    }));
    return {
      id: row.id, audiences: row.audience, kind: row.kind[0], weight: data.weight[place],
      telling: row.topic.includes("telling-someone") && row.audience.some((id) => YOUNG.has(id)),
      title: row.title, xtitle: row.xtitle, ...sides[0], xwho: sides[1].who, xwhat: sides[1].what, xtopics: sides[1].topics,
      publisher: `${data.publishers[data.publisher[place]][0]} . ${short(row.id)}`, xpublisher: data.publishers[data.publisher[place]][1], sought: sought[place], summary: row.summary,
    };
  });
  const places = data.places.map(([id, title, summary, address]) => ({
    id: `/${id}`, place: id, address, kind: "", audiences: [], weight: 1,
    title, xtitle: "", who: "", xwho: "", what: "", xwhat: "", topics: "", xtopics: "", publisher: "", xpublisher: "", sought: "", summary,
  }));
  return [...resources, ...places];
};

const remembered = new Map();

/** The words of a text. The same labels stand in hundreds of documents: their words are found once. */
export const wordsOf = (text) => {
  if (text.length > 120) return words(text);
  let found = remembered.get(text);
  if (!found) {
    found = words(text);
    remembered.set(text, found);
  }
  return found;
};

/** Every form that occurs in a language, how often, and its keys. */
export class Lexicon {
  constructor(language) {
    this.language = language;
    this.forms = new Map();
    this.stems = new Set();
    this.cache = new Map();
    this.known = (radical) => this.forms.has(radical) || this.stems.has(stem(radical, language));
  }

  add(text, onCompound) {
    for (const { form, parts } of wordsOf(text)) {
      for (const each of parts.length ? [form, ...parts] : [form]) {
        const times = this.forms.get(each) ?? 0;
        this.forms.set(each, times + 1);
        if (!times) this.stems.add(stem(each, this.language));
      }
      if (parts.length) onCompound(form);
    }
  }

  keys(form) {
    let found = this.cache.get(form);
    if (!found) {
      found = keys(form, this.language, this.known);
      if (this.cache.size < 50000) this.cache.set(form, found);
    }
    return found;
  }

  base(form) {
    return base(form, this.language, this.known);
  }
}
