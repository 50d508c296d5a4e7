// What a careful reader would say of an entry that breaks no rule: words that blame, long sentences, a work that seems to
// be listed already. Nothing here keeps anybody from going on.

const LONG = 20; // words a sentence
const LIKE = 0.8; // of the pairs of letters of two titles; `hub new` measures alike
const SIGNS = /[^\p{L}\p{N}]+/gu;

/**
 * The first words that blame, shock or shame, or "".
 * @param {string} words
 * @param {string} pattern
 */
export const blaming = (words, pattern) => (pattern && new RegExp(pattern, "iu").exec(words)?.[0]) || "";

/** Words a sentence on average. @param {string} words */
export const wordsASentence = (words) => {
  const counts = words
    .split(/[.!?…]+(?=\s|$)|\n\n/u)
    .map((part) => part.match(/[\p{L}\p{N}_][\p{L}\p{N}_'’-]*/gu)?.length ?? 0)
    .filter(Boolean);
  return counts.length ? counts.reduce((sum, count) => sum + count, 0) / counts.length : 0;
};

/** Whether the sentences of a text are long. @param {string} words */
export const isLong = (words) => wordsASentence(words) > LONG;

/** Each two letters that stand side by side, whatever their case and the signs between them. @param {string} words */
const pairsOf = (words) => {
  const plain = [...words.normalize("NFC").toLowerCase().replace(SIGNS, " ").trim()];
  return new Set(plain.slice(1).map((letter, at) => plain[at] + letter));
};

/** How much two titles share, from 0 to 1. @param {Set<string>} one @param {Set<string>} two */
const likeness = (one, two) => {
  const every = one.size + two.size;
  return every ? (2 * [...one].filter((pair) => two.has(pair)).length) / every : 0;
};

/** The pairs of a title in each of its languages. @param {Record<string, any>} title */
const sidesOf = (title) => [title.cy, title.en].filter((words) => typeof words === "string" && words).map(pairsOf);

/**
 * Entries whose title is much like this one's, the most alike first.
 * @param {Record<string, any>} entry
 * @param {Record<string, any>[]} entries
 */
export const nearTitles = (entry, entries) => {
  const own = sidesOf(entry.title ?? {});
  return entries
    .filter((other) => other.id !== entry.id)
    .map((other) => {
      const titles = sidesOf(other.title);
      return { other, like: Math.max(0, ...own.flatMap((one) => titles.map((two) => likeness(one, two)))) };
    })
    .filter(({ like }) => like >= LIKE)
    .sort((one, two) => two.like - one.like)
    .map(({ other }) => other);
};
