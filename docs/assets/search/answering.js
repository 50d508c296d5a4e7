// Has the engine answer what is typed: in the page's language first, in the other where that finds nothing.

import { isNight } from "./helping.js";
import { createLoader } from "./loading.js";

/** @import { Engine } from "./engine.js" */
/** @import { Form } from "./form.js" */
/** @import { Card } from "./results.js" */
/** @import { View } from "./view.js" */

/**
 * @param {Form} form
 * @param {Card[]} cards
 * @param {() => void} onWaiting told when somebody has to wait for the engine
 */
export const createAnswering = ({ element, language }, cards, onWaiting) => {
  const { engine, words } = createLoader(element.dataset, cards);
  /** @type {Engine | null} this language's, once it is there */
  let ready = null;
  let latest = 0; // of the searches that were asked for; what an earlier one finds is out of date

  /** Fetch the engine of the page's language. */
  const prepare = async () => {
    ready = await engine(language);
    return ready;
  };

  /**
   * Put the answer to what is typed into a view. False when something else has been asked for in the meantime.
   * @param {View} view
   * @param {{typing: boolean, exact: boolean}} how `exact` if the words are meant as they stand
   */
  const answer = async (view, { typing, exact }) => {
    const night = isNight(new Date());
    latest += 1;
    const mine = latest;
    const { q } = view.state;
    if (!q) {
      view.answer = null;
      return true;
    }
    if (!ready) {
      onWaiting();
      await prepare();
      if (mine !== latest) return false;
    }
    const found = /** @type {Engine} */ (ready);
    let ours = found.search(q, { typing, exact, night });
    view.answer = ours;
    // A word that is nowhere here: only the words of dictionaries tell whether it is a slip.
    if (ours.unsure && !(typing && ours.hits.length)) {
      const learnt = await words().then(found.learn, () => null);
      if (mine !== latest) return false;
      if (learnt !== null) ours = found.search(q, { typing, exact, night });
      view.answer = ours;
    }
    if (ours.hits.length || typing) return true;
    const elsewhere = await engine(language === "cy" ? "en" : "cy");
    if (mine !== latest) return false;
    const theirs = elsewhere.search(q);
    const { help, answer: situation, lines } = ours;
    const helping = { help, answer: situation, lines, situation: ours.situation };
    view.answer = { ...theirs, ...helping, places: [], foreign: theirs.hits.length > 0 };
    return true;
  };

  /** Whatever is under way is out of date. */
  const forget = () => {
    latest += 1;
  };

  return { prepare, answer, forget };
};
