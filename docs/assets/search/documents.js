// The documents that search knows: out of the file that scripts/hub/pages/search.py makes, into one text a field;
// and the words that occur in them, which bear witness when a Welsh mutation is in doubt. Pure.

import { keys, stem, words } from "./analyse.js";

/** Fields in the page's own language, and what a find in each is worth: title > terms > publisher > summary. */
export const OWN = { title: 5, who: 3, topics: 3, what: 2.5, publisher: 1.3, summary: 1 };
/** The same in the other language, a good deal lower. */
export const CROSS = { xtitle: 3, xwho: 1.2, xtopics: 1.2, xwhat: 1, publisher: 0.8 };

/** The audiences that a child or a teenager belongs to. */
export const YOUNG = new Set(["children", "young-people"]);

// Words of the summaries by document, from [words in order, gaps between the documents of each]: see search.py.
const LAST = 90;
const summaries = ([list, gaps], size) => {
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

// An id begins with its publisher's initials, as people type them: IWF, NAPAC, LFF.
const short = (id) => id.slice(0, id.indexOf("-") + 1 || undefined).replace("-", "");

/** One text a field for each resource and each other page. */
export const fields = (data) => {
  const { tables, publishers, resources: column } = data;
  // A table is [ids, own labels, labels in the other language].
  const names = (table, row, side) => (column[table][row] ?? []).map((number) => tables[table][side][number]).join(" . ");
  const summary = summaries(data.words, column.id.length);
  const resources = column.id.map((id, row) => {
    const audiences = column.audiences[row].map((number) => tables.audiences[0][number]);
    const topics = column.topics[row].map((number) => tables.topics[0][number]);
    const sides = [1, 2].map((side) => ({
      who: ["audiences", "groups"].map((table) => names(table, row, side)).join(" . "),
      what: ["kinds", "access", "languages"].map((table) => names(table, row, side)).join(" . "),
      topics: names("topics", row, side),
    }));
    return {
      id, audiences, kind: tables.kinds[0][column.kinds[row][0]], weight: column.weight[row],
      telling: topics.includes("telling-someone") && audiences.some((each) => YOUNG.has(each)),
      title: column.title[row], xtitle: column.other[row], ...sides[0], xwho: sides[1].who, xwhat: sides[1].what,
      xtopics: sides[1].topics, publisher: `${publishers[column.publisher[row]]} . ${short(id)}`, summary: summary[row],
    };
  });
  const places = data.places.map(([id, title, summary, address]) => ({
    id: `/${id}`, place: id, address, kind: "", audiences: [], weight: 1,
    title, xtitle: "", who: "", xwho: "", what: "", xwhat: "", topics: "", xtopics: "", publisher: "", summary,
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
}
