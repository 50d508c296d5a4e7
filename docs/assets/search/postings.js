// Which documents hold a term, in which field and how often, and what that is worth: BM25+ over fields, as MiniSearch
// counts it (a test compares the two), and no more of it than the search needs. Pure.

/**
 * @typedef {{queries: Query[], combineWith?: "AND" | "OR", fields?: string[], boost?: Record<string, number>,
 *   prefix?: boolean}} Combination queries put together, and what holds for all of them
 * @typedef {string | Combination} Query a term, or a combination
 * @typedef {{fields: string[], boost: Record<string, number>, prefix: boolean}} Settings
 * @typedef {Map<number, {score: number, terms: Set<string>}>} Found by the place of the document
 * @typedef {{id: string, score: number}} Hit
 */

const K = 1.2; // how soon more of the same term stops to count
const B = 0.7; // how far a long field is held against it
const D = 0.5; // what a term is worth at least
const PREFIX = 0.375; // of a term that only begins so
const TAIL = 0.3; // how far its further letters count against it

/** Let the page breathe. */
const pause = () => new Promise((done) => void setTimeout(done, 0));

/**
 * @param {Found} one
 * @param {Found} two
 * @param {boolean} all whether only documents of both count
 * @returns {Found}
 */
const together = (one, two, all) => {
  /** @type {Found} */
  const found = all ? new Map() : one;
  for (const [place, { score, terms }] of two) {
    const other = one.get(place);
    if (other) {
      for (const term of terms) other.terms.add(term);
      found.set(place, { score: other.score + score, terms: other.terms });
    } else if (!all) found.set(place, { score, terms });
  }
  return found;
};

/**
 * The terms that begin with these letters, and are longer.
 * @param {string[]} sorted all there are
 * @param {string} letters
 */
const beginning = (sorted, letters) => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < letters) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let at = low; at < sorted.length && sorted[at].startsWith(letters); at += 1) {
    if (sorted[at] !== letters) found.push(sorted[at]);
  }
  return found;
};

/**
 * An index of documents, each with one text a field.
 * @param {{fields: string[], termsOf: (text: string, field: string) => string[][]}} how `termsOf` gives
 *   the terms of each word of a text
 */
export const createPostings = ({ fields, termsOf }) => {
  /** @type {string[]} */
  const ids = [];
  /** @type {Map<string, Map<string, Map<number, number>>>} how often a term stands in a field of a document */
  const postings = new Map();
  /** @type {Record<string, number[]>} different words of a field, by document */
  const lengths = Object.fromEntries(fields.map((field) => [field, []]));
  /** @type {Record<string, number>} */
  const sums = Object.fromEntries(fields.map((field) => [field, 0]));
  /** @type {string[]} */
  let sorted = [];

  /** @param {{id: string}} document */
  const add = (document) => {
    const place = ids.push(document.id) - 1;
    for (const field of fields) {
      const words = termsOf(String(/** @type {Record<string, unknown>} */ (document)[field]), field);
      const different = new Set(words.map((terms) => terms[0])).size;
      lengths[field][place] = different;
      sums[field] += different;
      for (const term of words.flatMap((terms) => terms.slice(1))) {
        const held = postings.get(term) ?? new Map();
        postings.set(term, held);
        const within = held.get(field) ?? new Map();
        held.set(field, within);
        within.set(place, (within.get(place) ?? 0) + 1);
      }
    }
  };

  /**
   * @param {Found} found
   * @param {string} asked the term of the query
   * @param {string} term the term that it finds
   * @param {number} weight
   * @param {Settings} settings
   */
  const collect = (found, asked, term, weight, settings) => {
    const held = postings.get(term);
    if (!held) return;
    for (const field of settings.fields) {
      const within = held.get(field);
      if (!within) continue;
      const rare = Math.log(1 + (ids.length - within.size + 0.5) / (within.size + 0.5));
      const usual = sums[field] / ids.length;
      for (const [place, times] of within) {
        const long = 1 - B + (B * lengths[field][place]) / usual;
        const score = weight * (settings.boost[field] || 1) * rare * (D + (times * (K + 1)) / (times + K * long));
        const so = found.get(place);
        if (so) {
          so.score += score;
          so.terms.add(asked);
        } else found.set(place, { score, terms: new Set([asked]) });
      }
    }
  };

  /**
   * @param {Query} query
   * @param {Settings} settings
   * @returns {Found}
   */
  const run = (query, settings) => {
    if (typeof query === "string") {
      /** @type {Found} */
      const found = new Map();
      collect(found, query, query, 1, settings);
      for (const term of settings.prefix ? beginning(sorted, query) : []) {
        const more = term.length - query.length;
        collect(found, query, term, (PREFIX * term.length) / (term.length + TAIL * more), settings);
      }
      return found;
    }
    const {
      queries,
      combineWith,
      fields: only = settings.fields,
      boost = settings.boost,
      prefix = settings.prefix,
    } = query;
    const found = queries.map((each) => run(each, { fields: only, boost, prefix }));
    return found.length ? found.reduce((one, two) => together(one, two, combineWith === "AND")) : new Map();
  };

  return {
    /**
     * Index these, a chunk at a time.
     * @param {{id: string}[]} documents
     * @param {number} chunk
     */
    addAll: async (documents, chunk) => {
      for (const [place, document] of documents.entries()) {
        if (place && place % chunk === 0) await pause();
        add(document);
      }
      sorted = [...postings.keys()].sort();
    },
    /**
     * The documents that answer, with a score each; more of the query's terms count for more.
     * @param {Query} query
     * @returns {Hit[]}
     */
    search: (query) =>
      [...run(query, { fields, boost: {}, prefix: false })].map(([place, { score, terms }]) => ({
        id: ids[place],
        score: score * terms.size,
      })),
  };
};
