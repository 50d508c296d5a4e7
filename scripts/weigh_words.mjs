// For weigh_words.py: which classes of words, and which words, each sentence has, and how many points rules alone give to each who
// may have written it. Reads {"folder", "classes", "sentences", "rules", "other"} from standard input, where a class is [id, Welsh
// words, English words]; writes [features, points] for each sentence.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { folder, classes, sentences, rules, other } = JSON.parse(readFileSync(0, "utf8"));
const [{ createAsking }, { words }] = await Promise.all(
  ["asking.js", "analyse.js"].map((name) => import(new URL(name, pathToFileURL(`${folder}/`)).href)),
);
const own = classes.map(([id, cy]) => `${id}|${cy.join(",")}`).join("\n");
const also = classes.map(([, , en]) => en.join(",")).join("\n");
const found = sentences.map((text) => new Set(words(text).map(({ form }) => form)));
for (const name of [...classes.map(([id]) => `@${id}`), "#young", "#grown", "#year"]) {
  const ask = createAsking({ words: own, rules: `${name}|0|self|||||||9` }, "cy", also);
  sentences.forEach((text, row) => ask(text).who && found[row].add(name));
}
const byRules = createAsking({ ...rules, leanings: "" }, "cy", other);
const told = sentences.map((text) => Object.fromEntries(byRules(text).told));
process.stdout.write(JSON.stringify(found.map((each, row) => [[...each], told[row]])));
