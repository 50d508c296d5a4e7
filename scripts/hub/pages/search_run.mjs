// Runs the browser's own search under Node. Reads one JSON request a line from standard input, writes one answer a line.
// {"engine", "documents", "cards", "words", "also"} first, each a path; then {"query", "limit", "typing"} or {"words", "language"}.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const loaded = {};

const prepare = async ({ engine, documents, cards, words, also }) => {
  const beside = (name) => import(new URL(name, pathToFileURL(engine)).href);
  const [{ createEngine }, { rowsOf }, analyse] = await Promise.all([
    beside("engine.js"), beside("documents.js"), beside("analyse.js"),
  ]);
  loaded.analyse = analyse;
  const [data, shown] = [documents, cards].map((path) => JSON.parse(readFileSync(path, "utf8")));
  const start = performance.now();
  const read = (path) => JSON.parse(readFileSync(path, "utf8"));
  const made = async (...more) => {
    const found = await createEngine(data, rowsOf(shown, data), ...more);
    if (words) found.learn(read(words));
    return found;
  };
  loaded.engine = await made();
  loaded.whole = null;
  loaded.makeWhole = also ? () => made(read(also)) : null;
  return { ready: true, documents: loaded.engine.size, indexing: performance.now() - start };
};

// As the page asks: the words of the other language are wanted only where one is typed (answering.js).
const ask = async ({ query, limit, typing, at }) => {
  const start = performance.now();
  const how = { limit: limit ?? Infinity, typing: typing ?? false, at };
  let found = loaded.engine.search(query, how);
  if (found.abroad && loaded.makeWhole) {
    loaded.whole ??= await loaded.makeWhole();
    found = loaded.whole.search(query, how);
  }
  return { ...found, took: performance.now() - start };
};

const tell = ({ words, language, known }) => {
  const witnesses = new Set((known ?? []).map((word) => loaded.analyse.stem(word, language)));
  const witness = (radical) => witnesses.has(loaded.analyse.stem(radical, language));
  return {
    words: loaded.analyse.words(words).map(({ form, parts }) => ({
      form, parts, empty: loaded.analyse.empty(form, language), keys: loaded.analyse.keys(form, language, witness),
      base: loaded.analyse.base(form, language, witness),
    })),
  };
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (!line.trim()) continue;
  const request = JSON.parse(line);
  let answer;
  if ("engine" in request) answer = await prepare(request);
  else if ("query" in request) answer = await ask(request);
  else answer = tell(request);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
