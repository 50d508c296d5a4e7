// For weigh_words.py: which classes of words, and which words, each sentence has. Reads {"folder", "classes", "sentences"} from
// standard input, where a class is [id, Welsh words, English words]; writes a list of features for each sentence.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { folder, classes, sentences } = JSON.parse(readFileSync(0, "utf8"));
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
process.stdout.write(JSON.stringify(found.map((each) => [...each])));
