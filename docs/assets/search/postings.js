// Which documents hold a term, in which field and how often, and what that is worth: BM25+ over fields, as MiniSearch
// counts it (a test compares the two), and no more of it than the search needs. Pure.

/**
 * @typedef {{queries: Query[], combineWith?: "AND" | "OR", fields?: string[], boost?: Record<string, number>,
 *   prefix?: boolean}} Combination queries put together, and what holds for all of them
 * @typedef {string | Combination} Query a term, or a combination
 * @typedef {{fields: string[], boost: Record<string, number>, prefix: boolean}} Settings
 * @typedef {Map<number, {score: number, terms: Set<string>}>} Found by the place of the document
 * @typedef {{id: string, score: number}} Hit
 * @typedef {number[]} Times the place of a document, then how often it has something; then the next document
 * @typedef {object} How what an index is of
 * @property {string[]} fields
 * @property {(field: string) => string} sideOf fields of one side read a word alike
 * @property {(text: string) => string[]} formsOf the forms in a text
 * @property {(form: string, side: string) => string[]} termsOf the terms of a form
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
 * How often something stands in each document of some lists.
 * @param {Times[]} lists
 * @returns {Times}
 */
const added = (lists) => {
  if (lists.length === 1) return lists[0];
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const list of lists) {
    for (let at = 0; at < list.length; at += 2) found.set(list[at], (found.get(list[at]) ?? 0) + list[at + 1]);
  }
  return [...found].flat();
};

/**
 * What stands in which documents. It holds forms of words, of which there are few; which documents have a term, that is,
 * one of the forms it belongs to, is worked out when somebody asks for the term.
 * @param {How} how
 */
const createHoldings = ({ fields, sideOf, formsOf, termsOf }) => {
  /** @type {string[]} */
  const ids = [];
  /** @typedef {Map<string, Times>} Held by field */
  /** @type {Map<string, Map<string, Held>>} of each form, by side */
  const bySide = new Map(fields.map((field) => [sideOf(field), new Map()]));
  /** @type {Map<string, Held[]>} what each term's forms hold */
  const byTerm = new Map();
  /** @type {Map<string, Times>} what was worked out, by field and term */
  const known = new Map();
  /** @type {Record<string, number[]>} different words of a field, by document */
  const lengths = Object.fromEntries(fields.map((field) => [field, []]));
  /** @type {Record<string, number>} */
  const sums = Object.fromEntries(fields.map((field) => [field, 0]));
  /** @type {Record<string, Map<string, Times[]>>} what the forms of a text hold, by field, since many documents say the same */
  const read = Object.fromEntries(fields.map((field) => [field, new Map()]));

  /**
   * What each form of a text holds in a field, in the order of the text.
   * @param {string} field
   * @param {string} text
   */
  const formsIn = (field, text) => {
    const ofSide = /** @type {Map<string, Held>} */ (bySide.get(sideOf(field)));
    return formsOf(text).map((form) => {
      let held = ofSide.get(form);
      if (!held) ofSide.set(form, (held = new Map()));
      let times = held.get(field);
      if (!times) held.set(field, (times = []));
      return times;
    });
  };

  /** @param {{id: string}} document */
  const add = (document) => {
    const place = ids.push(document.id) - 1;
    for (const field of fields) {
      const text = String(/** @type {Record<string, unknown>} */ (document)[field]);
      let forms = read[field].get(text);
      if (!forms) read[field].set(text, (forms = formsIn(field, text)));
      let different = 0;
      for (const times of forms) {
        if (times[times.length - 2] === place) times[times.length - 1] += 1;
        else {
          times.push(place, 1);
          different += 1;
        }
      }
      lengths[field][place] = different;
      sums[field] += different;
    }
  };

  /**
   * The documents that have a term in a field, and how often.
   * @param {string} term
   * @param {string} field
   */
  const holding = (term, field) => {
    const name = `${field} ${term}`;
    let found = known.get(name);
    if (!found) {
      found = added((byTerm.get(term) ?? []).map((held) => held.get(field) ?? []).filter(({ length }) => length));
      known.set(name, found);
    }
    return found;
  };

  /** Which forms each term has, when all documents are there. */
  const finish = () => {
    for (const field of fields) read[field].clear();
    for (const [side, forms] of bySide) {
      for (const [form, held] of forms) {
        for (const term of termsOf(form, side)) {
          const holders = byTerm.get(term);
          if (holders) holders.push(held);
          else byTerm.set(term, [held]);
        }
      }
    }
  };

  return { ids, byTerm, lengths, sums, add, holding, finish };
};

/**
 * An index of documents, each with one text a field.
 * @param {How} how
 */
export const createPostings = (how) => {
  const { fields } = how;
  const { ids, byTerm, lengths, sums, add, holding, finish } = createHoldings(how);
  /** @type {string[] | null} all terms in their order, once somebody asks for what begins with letters */
  let sorted = null;

  /**
   * @param {Found} found
   * @param {string} asked the term of the query
   * @param {string} term the term that it finds
   * @param {number} weight
   * @param {Settings} settings
   */
  const collect = (found, asked, term, weight, settings) => {
    if (!byTerm.has(term)) return;
    for (const field of settings.fields) {
      const within = holding(term, field);
      const many = within.length / 2;
      if (!many) continue;
      const rare = Math.log(1 + (ids.length - many + 0.5) / (many + 0.5));
      const usual = sums[field] / ids.length;
      for (let at = 0; at < within.length; at += 2) {
        const [place, times] = [within[at], within[at + 1]];
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
      if (settings.prefix) sorted ??= [...byTerm.keys()].sort();
      for (const term of settings.prefix && sorted ? beginning(sorted, query) : []) {
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
      finish();
    },
    /**
     * Whether a document has a term.
     * @param {string} term
     */
    has: (term) => byTerm.has(term),
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
