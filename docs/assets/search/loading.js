// Fetches what search needs, on first use only: the engine, its library and one language's documents.

import { GROUPS } from "./state.js";

const MODULES = ["analyse", "welsh", "english", "distress", "asker", "synonyms"];

/** What the page shows of each resource: `cards` of results.js as plain values. */
export const shown = (cards) => cards.map(({ item, id, ...groups }) => {
  const title = item.querySelector("h2, h3, h4");
  return {
    id, title: title.textContent.trim(), own: !title.querySelector("[lang]"), summary: title.nextElementSibling.textContent.trim(),
    ...Object.fromEntries(GROUPS.map((name) => [name, [...groups[name]]])),
  };
});

/** A function that gives the engine of a language, fetched once; a failure is forgotten, so that it can be tried again. */
export const createLoader = ({ language, documents, documentsOther, minisearch }, cards) => {
  const kept = {};
  const once = (name, make) => {
    kept[name] ??= make().catch((error) => {
      delete kept[name];
      throw error;
    });
    return kept[name];
  };
  const fetched = (which) => once(`documents ${which}`, async () => {
    const address = which === language ? documents : documentsOther ?? documents.replace(`${language}.json`, `${which}.json`);
    const response = await fetch(address, { credentials: "omit" });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  });
  const load = async (which) => {
    // All at once, rather than one after the other as each is found to need the next.
    for (const name of MODULES) import(`./${name}.js`).catch(() => {});
    const [{ createEngine }, { rowsOf, turned }, { default: MiniSearch }, own, wanted] = await Promise.all([
      import("./engine.js"), import("./documents.js"), import(new URL(minisearch, document.baseURI)), fetched(language), fetched(which),
    ]);
    const rows = rowsOf(shown(cards), own);
    return createEngine(MiniSearch, wanted, which === language ? rows : turned(rows));
  };
  return (which) => once(which, () => load(which));
};
