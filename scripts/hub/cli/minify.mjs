// Makes scripts smaller, each a module by itself: {"terser": path, "texts": {name: text}} on standard input,
// {name: text} on standard output. Notices that begin with /*! stay.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { terser, texts } = JSON.parse(readFileSync(0, "utf8"));
const { minify } = await import(pathToFileURL(terser).href);
const options = { module: true, ecma: 2020, compress: { passes: 2 }, format: { comments: /^!/ } };
const made = await Promise.all(Object.entries(texts).map(async ([name, text]) => [name, (await minify(text, options)).code]));
process.stdout.write(JSON.stringify(Object.fromEntries(made)));
