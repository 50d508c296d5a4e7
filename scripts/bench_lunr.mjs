// Plain lunr, as Material for MkDocs uses it, over the documents on standard input:
// {"language", "documents": [{id, title, text}], "queries": [..]} → [[ids, best first], …]

import { readFileSync } from "node:fs";
import lunr from "lunr";

const { language, documents, queries } = JSON.parse(readFileSync(0, "utf8"));

const index = lunr(function build() {
  this.pipeline.reset();
  this.searchPipeline.reset();
  // English is stemmed; for a language that lunr does not know, Material is left with the stop words alone.
  const steps = language === "en" ? [lunr.trimmer, lunr.stopWordFilter, lunr.stemmer] : [lunr.stopWordFilter];
  this.pipeline.add(...steps);
  if (language === "en") this.searchPipeline.add(lunr.stemmer);
  this.ref("id");
  this.field("title", { boost: 1e3 });
  this.field("text");
  for (const each of documents) this.add(each);
});

// Material makes every word the beginning of a longer one, and ranks up what answers more of the words.
const asked = (query) => query.trim().replace(/"|(?:^|\s+)[*+\-:^~]+(?=\s+|$)/g, "").split(/[\s\-:^~+*]+/).filter(Boolean).map((word) => `${word.toLowerCase()}*`);
const share = (words, terms) => words.filter((word) => terms.some((term) => term.startsWith(word.slice(0, -1)))).length / words.length;
const found = queries.map((query) => {
  const words = asked(query);
  return index.search(words.join(" "))
    .map(({ ref, score, matchData }) => ({ ref, score: score * (1 + (1 + share(words, Object.keys(matchData.metadata))) ** 2) }))
    .sort((one, two) => two.score - one.score).slice(0, 5).map(({ ref }) => ref);
});
process.stdout.write(JSON.stringify(found));
