// Fetches what search needs, on first use only: the engine, its library and one language's documents.

const MODULES = ["analyse", "welsh", "english", "distress", "documents", "asker", "synonyms"];

/** A function that gives the engine of a language, fetched once; a failure is forgotten, so that it can be tried again. */
export const createLoader = ({ language, documents, documentsOther, minisearch }) => {
  const engines = {};
  const load = async (which) => {
    const address = which === language ? documents : documentsOther ?? documents.replace(`${language}.json`, `${which}.json`);
    // All at once, rather than one after the other as each is found to need the next.
    for (const name of MODULES) import(`./${name}.js`).catch(() => {});
    const [{ createEngine }, { default: MiniSearch }, response] = await Promise.all([
      import("./engine.js"), import(new URL(minisearch, document.baseURI)), fetch(address, { credentials: "omit" }),
    ]);
    if (!response.ok) throw new Error(String(response.status));
    return createEngine(MiniSearch, await response.json());
  };
  return (which) => {
    engines[which] ??= load(which).catch((error) => {
      delete engines[which];
      throw error;
    });
    return engines[which];
  };
};
