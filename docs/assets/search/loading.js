// Fetches what the finder's page does not bring, on first use only: the list of all works for filters, orders and pages;
// for a search also one language's documents and the script that scripts/hub/pages/kit.py puts together.

import { code, json } from "./fetching.js";
import { cardsOf } from "./list.js";
import { GROUPS } from "./state.js";

/** @import { Language } from "./analyse.js" */
/** @import { Card, Data, Row, Tags } from "./documents.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Card as Listed, ListData } from "./list.js" */
/** @import { Filter } from "./spelling.js" */

/**
 * @typedef {object} Loader gives each thing, fetched once
 * @property {() => Promise<Listed[]>} list
 * @property {() => Listed[] | null} cards the list if it is there already
 * @property {(which: Language) => Promise<Engine>} engine of a language
 * @property {() => Promise<Engine>} whole the page's own engine, with all that people type in the other language
 * @property {() => Promise<Filter>} words of dictionaries
 */

/**
 * What the engine knows of each work of the list.
 * @param {Listed[]} cards
 * @returns {Card[]}
 */
export const known = (cards) =>
  cards.map((card) => ({
    .../** @type {Tags} */ (Object.fromEntries(GROUPS.map((name) => [name, card[name]]))),
    id: card.id,
    title: card.title,
    own: !card.foreign,
    summary: card.summary,
    publisher: card.foreignPublisher ? ["", card.publisher] : [card.publisher, card.xpublisher],
  }));

/**
 * A loader for one form; a failure is forgotten, so that it can be tried again.
 * @param {DOMStringMap} addresses the form's data attributes
 * @returns {Loader}
 */
export const createLoader = ({ language, listFile = "", documents = "", documentsOther, kit = "" }) => {
  /** @type {Record<string, Promise<any>>} */
  const kept = {};
  /** @type {Listed[] | null} */
  let listed = null;
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
  const list = () =>
    once("list", async () => {
      listed = cardsOf(/** @type {ListData} */ (await json(listFile)));
      return listed;
    });
  /** @returns {Promise<Data>} */
  const fetched = (/** @type {string} */ which) =>
    once(`documents ${which}`, () =>
      json(which === language ? documents : (documentsOther ?? documents.replace(`${language}.json`, `${which}.json`))),
    );
  /** @returns {Promise<Filter>} the words of dictionaries, which are wanted only for a word that we do not have */
  const words = () => once("words", () => json(documents.replace(`${language}.json`, "words.json")));
  /** @returns {Promise<Row[]>} what the engine knows of the list */
  const rows = () => {
    const found = once("rows", async () => {
      const [{ rowsOf }, cards, own] = await Promise.all([code(kit), list(), fetched(language ?? "")]);
      return rowsOf(known(cards), own);
    });
    // Whoever waits for them is told of a failure; it may come before anybody does.
    found.catch(() => {});
    return found;
  };
  const load = async (/** @type {Language} */ which) => {
    const ours = rows();
    const [{ createEngine, turned }, wanted] = await Promise.all([code(kit), fetched(which)]);
    return createEngine(wanted, which === language ? ours : ours.then(turned));
  };
  const whole = () =>
    once("whole", async () => {
      const ours = rows();
      const [{ createEngine }, own, also] = await Promise.all([
        code(kit),
        fetched(language ?? ""),
        json(documents.replace(`${language}.json`, `also-${language === "cy" ? "en" : "cy"}.json`)),
      ]);
      return createEngine(own, ours, also);
    });
  return { whole, list, cards: () => listed, engine: (which) => once(which, () => load(which)), words };
};
