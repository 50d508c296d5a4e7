// Has the engine answer what is typed: in the page's language first, in the other where that finds nothing.

import { atOf } from "./hours.js";
import { isNothing } from "./state.js";

/** @import { Engine } from "./engine.js" */
/** @import { Form } from "./form.js" */
/** @import { Loader } from "./loading.js" */
/** @import { View } from "./view.js" */

/**
 * @param {Form} form
 * @param {Loader} loader
 * @param {(search: boolean) => void} onWaiting told when somebody has to wait, for the search or for the list alone
 */
export const createAnswering = ({ language }, { cards, list, engine, whole, words }, onWaiting) => {
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
   * @param {{typing: boolean, exact: boolean, soon: () => void}} how `exact` if the words are meant as they stand; `soon` is
   *   called when the view has an answer that a file which is still to come may better: help must not wait for it
   */
  const answer = async (view, { typing, exact, soon }) => {
    latest += 1;
    const mine = latest;
    const { q } = view.state;
    if (!q) {
      view.answer = null;
      if (isNothing(view.state) || cards()) return true;
      onWaiting(false);
      await list();
      return mine === latest;
    }
    if (!ready) {
      onWaiting(true);
      await prepare();
      if (mine !== latest) return false;
    }
    const how = { typing, exact, at: atOf(new Date()) };
    let asked = /** @type {Engine} */ (ready);
    let ours = asked.search(q, how);
    view.answer = ours;
    const enough = typing && ours.hits.length > 0;
    // A word that is not of this language: what people type in the other tells more of it.
    if (ours.abroad) {
      soon();
      asked = await whole().catch(() => asked);
      if (mine !== latest) return false;
      ours = asked.search(q, how);
      view.answer = ours;
    }
    // A word that is nowhere here: only the words of dictionaries tell whether it is a slip.
    if (ours.unsure && !enough) {
      soon();
      const learnt = await words().then(asked.learn, () => null);
      if (mine !== latest) return false;
      if (learnt !== null) ours = asked.search(q, how);
      view.answer = ours;
    }
    if (ours.hits.length || typing) return true;
    const elsewhere = await engine(language === "cy" ? "en" : "cy");
    if (mine !== latest) return false;
    const theirs = elsewhere.search(q);
    const { help, answer: situation, lines, doubt, closed } = ours;
    // Pages of this language are an answer too, and those of the other stand elsewhere.
    const helping = { help, answer: situation, lines, doubt, closed, situation: ours.situation };
    view.answer = { ...theirs, ...helping, places: ours.places, foreign: theirs.hits.length > 0 };
    return true;
  };

  /** Whatever is under way is out of date. */
  const forget = () => {
    latest += 1;
  };

  return { prepare, answer, forget };
};
