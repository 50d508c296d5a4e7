// Makes a Pagefind index: {"module", "out", "language", "documents": [{id, title, text}]} on standard input.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { module, out, language, documents } = JSON.parse(readFileSync(0, "utf8"));
const { createIndex, close } = await import(pathToFileURL(module).href);
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const { index } = await createIndex({});
for (const { id, title, text } of documents) {
  const { errors } = await index.addHTMLFile({
    sourcePath: `${id}/index.html`,
    content: `<!doctype html><html lang="${language}"><head><title>${escape(title)}</title></head><body><h1>${escape(title)}</h1><p>${escape(text)}</p></body></html>`,
  });
  if (errors.length) throw new Error(errors.join("; "));
}
await index.writeFiles({ outputPath: out });
await close();
