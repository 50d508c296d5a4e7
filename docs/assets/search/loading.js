// Fetches what search needs, on first use only: one script that scripts/hub/pages/kit.py puts together from these modules,
// and one language's documents.

import { GROUPS } from "./state.js";

/** @import { Language } from "./analyse.js" */
/** @import { Card, Data, Tags } from "./documents.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Filter } from "./spelling.js" */
/** @import { Card as Shown } from "./results.js" */

/**
 * @typedef {{engine: (which: Language) => Promise<Engine>, words: () => Promise<Filter>}} Loader gives the engine of a
 *   language, and the words of dictionaries, each fetched once
 */

/**
 * What the page shows of each resource, as plain values.
 * @param {Shown[]} cards
 * @returns {Card[]}
 */
export const shown = (cards) =>
  cards.map(({ item, id, ...groups }) => {
    const title = item.querySelector("h2, h3, h4");
    const tags = /** @type {Tags} */ (Object.fromEntries(GROUPS.map((name) => [name, [...groups[name]]])));
    return {
      id,
      title: (title?.textContent ?? "").trim(),
      own: !title?.querySelector("[lang]"),
      summary: (title?.nextElementSibling?.textContent ?? "").trim(),
      ...tags,
    };
  });

/**
 * A loader for one form; a failure is forgotten, so that it can be tried again.
 * @param {DOMStringMap} addresses the form's data attributes
 * @param {Shown[]} cards
 * @returns {Loader}
 */
export const createLoader = ({ language, documents = "", documentsOther, kit = "" }, cards) => {
  /** @type {Record<string, Promise<any>>} */
  const kept = {};
  /**
   * @template Value
   * @param {string} name
   * @param {() => Promise<Value>} make
   * @returns {Promise<Value>}
   */
  const once = (name, make) => {
    kept[name] ??= make().catch((error) => {
      delete kept[name];
      throw error;
    });
    return kept[name];
  };
  /** @returns {Promise<Data>} */
  const fetched = (/** @type {string} */ which) =>
    once(`documents ${which}`, async () => {
      const address =
        which === language ? documents : (documentsOther ?? documents.replace(`${language}.json`, `${which}.json`));
      const response = await fetch(address, { credentials: "omit" });
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    });
  /** @returns {Promise<Filter>} the words of dictionaries, which are wanted only for a word that we do not have */
  const words = () =>
    once("words", async () => {
      const response = await fetch(documents.replace(`${language}.json`, "words.json"), { credentials: "omit" });
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    });
  const load = async (/** @type {Language} */ which) => {
    const [{ createEngine, rowsOf, turned }, own, wanted] = await Promise.all([
      import(new URL(kit, document.baseURI).href),
      fetched(language ?? ""),
      fetched(which),
    ]);
    const rows = rowsOf(shown(cards), own);
    return createEngine(wanted, which === language ? rows : turned(rows));
  };
  return { engine: (which) => once(which, () => load(which)), words };
};
