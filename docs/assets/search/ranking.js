// Which documents answer the groups of a query, best first. Pure.

import { best, suits } from "./asker.js";
import { wordsOf } from "./lexicon.js";
import { content } from "./synonyms.js";

/** @import { Language } from "./analyse.js" */
/** @import { Asked } from "./asking.js" */
/** @import { Ranked } from "./asker.js" */
/** @import { Document } from "./documents.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Group } from "./query.js" */
/** @import { Query } from "./postings.js" */
/** @import { Searchable } from "./searchable.js" */

const EVEN = 0.7; // below 1, weaker answers count for more
const BESIDE_THEM = 0.9; // worth of one that names them as a group, and is for another audience
const MEANT = 0.6; // of the documents for some people that one audience has, if those people are that audience
const OTHERS = 0.3; // worth of a document for other people than those that "for" names
const FLOOR = 0.1; // what is left to a document that answers hardly any of the words
const TITLE = 1; // for a title that is the very query
const LEAST = 0.12; // of the best score: what is below answers something else
const ENOUGH = 100; // documents that answer: beyond that a synonym's lesser words are not looked for
const HALF = 0.5;
const AS_KNOWN = 2.5; // for a title whose initials are the very query
const SHORTENED = 3; // words of a title that is known by its initials
const FEW = 5; // results: where there are fewer, weaker answers come too
const FEWEST = 3; // where there are not even so many, so does what is about the same as the best of them
const ABOUT = 0.05; // of the best score, for what is only about the same

/**
 * Those of some people's documents that are for the audience which most of them are for; all, if there is none.
 * @param {Set<string>} ids
 * @param {Map<string, Document>} byId
 */
const meantFor = (ids, byId) => {
  /** @type {Map<string, Set<string>>} */
  const byAudience = new Map();
  for (const id of ids) {
    for (const audience of byId.get(id)?.audiences ?? []) {
      byAudience.set(audience, (byAudience.get(audience) ?? new Set()).add(id));
    }
  }
  return [...byAudience.values()].find(({ size }) => size >= MEANT * ids.size) ?? ids;
};

/**
 * A query that looks only in the labels of audiences and groups.
 * @param {Query} query
 * @returns {Query}
 */
const ofPeople = (query) => {
  if (typeof query === "string") return query;
  if (typeof query.queries[0] === "string") return { ...query, fields: ["who", "xwho"] };
  return { ...query, queries: query.queries.map(ofPeople) };
};

/**
 * What shares most topics with the best of a few results: nobody is left with one odd title.
 * @param {Ranked[]} found
 * @param {Document[]} documents
 * @returns {Ranked[]}
 */
const aboutTheSame = (found, documents) => {
  const ids = new Set(found.map(({ id }) => id));
  const first = documents.find(({ id, tags }) => tags.length && id === found[0].id);
  if (!first) return [];
  return documents
    .filter(({ id }) => !ids.has(id))
    .map(({ id, tags, weight }) => {
      const shared = tags.filter((tag) => first.tags.includes(tag)).length;
      return { id, score: ABOUT * found[0].score * weight * shared };
    })
    .filter(({ score }) => score)
    .sort(best)
    .slice(0, FEW - found.length);
};

/** @param {string[]} forms */
const initialsOf = (forms) => (forms.length < SHORTENED ? "" : forms.map(([letter]) => letter).join(""));

/**
 * How far a query names a title. The words of a title are looked at when somebody's words have found it.
 * @param {{own: Language, cross: Language, byId: Map<string, Document>, lexicon: Record<Language, Lexicon>}} site
 */
const createNaming = ({ own, cross, byId, lexicon }) => {
  /**
   * The keys of each word of a title that says something.
   * @param {Document} document
   */
  const keysOf = ({ title, xtitle }) => {
    const language = title ? own : cross;
    return content(title || xtitle, language).map((form) =>
      lexicon[language].keys(form).map((key) => `${language}:${key}`),
    );
  };
  /** @type {Map<string, {keys: string[][], initials: string}>} the initials are what a long one is called for short: IWF, NAPAC */
  const titles = new Map();
  const titleOf = (/** @type {string} */ id) => {
    const document = /** @type {Document} */ (byId.get(id));
    const found = titles.get(id) ?? {
      keys: keysOf(document),
      initials: initialsOf(wordsOf(document.title || document.xtitle).map(({ form }) => form)),
    };
    titles.set(id, found);
    return found;
  };

  /**
   * How far a query names a title, from 0 to 1: how much of the title it says, by how much of what it says is the title; more
   * where it is known by its initials and they are the query.
   * @param {string} id
   * @param {Set<string>[]} asked
   */
  const named = (id, asked) => {
    const { keys: title, initials } = titleOf(id);
    if (initials && asked.length === 1 && asked[0].has(`${own}:${initials}`)) return AS_KNOWN;
    if (!title.length || !asked.length) return 0;
    const said = title.filter((keys) => keys.some((key) => asked.some((word) => word.has(key)))).length;
    const meant = asked.filter((word) => title.some((keys) => keys.some((key) => word.has(key)))).length;
    return (said / title.length) * (meant / asked.length);
  };

  return named;
};

/**
 * A ranking of the documents of a site.
 * @param {{own: Language, cross: Language, documents: Document[], lexicon: Record<Language, Lexicon>, index: Searchable}} site
 */
export const createRanking = ({ own, cross, documents, lexicon, index }) => {
  const byId = new Map(documents.map((each) => [each.id, each]));
  const named = createNaming({ own, cross, byId, lexicon });

  /**
   * For each document that answers a group, the best of the ways in which it does.
   * @param {Group} group
   * @returns {Map<string, number>}
   */
  const answers = ({ ways }) => {
    const found = new Map();
    for (const { weight, query } of [...ways].sort((one, two) => two.weight - one.weight)) {
      if (found.size > ENOUGH && weight < HALF) break;
      for (const { id, score } of index.search(query)) {
        if (score * weight > (found.get(id) ?? 0)) found.set(id, score * weight);
      }
    }
    return found;
  };

  /**
   * "for parents", "i bobl ifanc": the documents that are for them, by the labels of audiences and groups.
   * @param {Group} group
   */
  const peopleOf = ({ ways }) =>
    new Set(
      ways
        .filter(({ weight }) => weight >= HALF)
        .flatMap(({ query }) => index.search(ofPeople(query)).map(({ id }) => /** @type {string} */ (id))),
    );

  /**
   * For each document, the sum of its groups' scores, and what the groups that it answers are worth; and what all are. A rare
   * group counts for more: who asks for figures on abuse does not want all that there is on abuse.
   * @param {Group[]} groups
   */
  const sums = (groups) => {
    /** @type {Map<string, {score: number, matched: number}>} */
    const found = new Map();
    let total = 0;
    for (const group of groups) {
      const answering = answers(group);
      let top = 0;
      for (const score of answering.values()) top = Math.max(top, score);
      const rare = group.weight * Math.log(1 + documents.length / (1 + answering.size));
      const worth = answering.size ? (group.weight + rare) / 2 : group.weight;
      total += worth;
      for (const [id, score] of answering) {
        const so = found.get(id) ?? { score: 0, matched: 0 };
        so.score += rare * (score / top) ** EVEN;
        so.matched += worth;
        found.set(id, so);
      }
    }
    return { found, total };
  };

  /**
   * The documents that answer, best first.
   * @param {Group[]} groups
   * @param {Set<string>[]} said the keys of each word of the query
   * @param {Asked} asked
   * @returns {Ranked[]}
   */
  const rank = (groups, said, asked) => {
    const { found: summed, total } = sums(groups);
    const people = groups
      .filter(({ forWhom }) => forWhom)
      .map(peopleOf)
      .filter(({ size }) => size)
      .map((ids) => ({ ids, meant: meantFor(ids, byId) }));
    const ranked = [...summed]
      .map(([id, { score, matched }]) => {
        const document = /** @type {Document} */ (byId.get(id));
        const whole = FLOOR + (1 - FLOOR) * Math.min(1, matched / total);
        const naming = 1 + TITLE * named(id, said);
        const forThem = Math.min(
          1,
          ...people.map(({ ids, meant }) => (meant.has(id) ? 1 : ids.has(id) ? BESIDE_THEM : OTHERS)),
        );
        return { id, score: score * whole * naming * document.weight * suits(document, asked) * forThem };
      })
      .sort(best);
    const strong = ranked.filter(({ score }) => score >= LEAST * ranked[0].score);
    const found = strong.length < FEW ? ranked.slice(0, FEW) : strong;
    return found.length && found.length < FEWEST ? [...found, ...aboutTheSame(found, documents)] : found;
  };

  return { rank };
};
