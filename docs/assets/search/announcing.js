// What a screen reader is told of the results, in the one live region of the form: at once, or when typing pauses.

/** @import { Form } from "./form.js" */
/** @import { View } from "./view.js" */

/** @type {Record<string, string>} what is said of an order that somebody has chosen */
const ORDERS = { newest: "newest-first", az: "az-first" };
const SPEAK_AFTER = 500; // milliseconds without typing before the count is announced

/**
 * What has been found, in words: help first, how many, which of them are shown, in which order, and as what the query was read.
 * @param {Form} form
 * @param {View} view
 * @param {string} known the situation that has been told of already
 */
const summary = ({ string, counted, pageSize }, { state, answer, count, page, all }, known) => {
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(page * pageSize, count);
  const order = ORDERS[state.sort] || (answer && count ? "best-first" : "");
  return [
    answer?.help && string(answer.help === "urgent" ? "help-first" : "help-beside"),
    answer?.situation && answer.situation[0] !== known && string("answer-said", { title: answer.situation[1] }),
    counted(count),
    answer?.foreign && string("other-language"),
    count > pageSize && !all && string("showing", { from, to }),
    order && string(order),
    answer?.suggestion && string("corrected", { words: answer.suggestion }),
  ]
    .filter(Boolean)
    .join(" ");
};

/**
 * @param {Form} form
 * @param {(view: View, words: string) => void} also told the same, at once
 */
export const createAnnouncer = (form, also) => {
  const status = form.part("results");
  status.id ||= "results";
  status.tabIndex = -1;
  let waiting = 0;
  let known = "";

  /**
   * Say something, now.
   * @param {string} words
   */
  const say = (words) => {
    clearTimeout(waiting);
    if (status.textContent !== words) status.textContent = words;
  };

  /**
   * Say something if it takes long until there is more to say: what comes at once needs no waiting words.
   * @param {string} words
   */
  const sayUnlessTold = (words) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => say(words), SPEAK_AFTER);
  };

  /**
   * Say what a view shows.
   * @param {View} view
   * @param {{now: boolean}} when
   */
  const tell = (view, { now }) => {
    clearTimeout(waiting);
    const words = summary(form, view, known);
    const situation = view.answer?.situation?.[0] ?? "";
    const speak = () => {
      say(words);
      known = situation;
    };
    also(view, words);
    if (now) speak();
    else waiting = setTimeout(speak, SPEAK_AFTER);
  };

  /** Bring the count into view and give it the focus. */
  const goTo = () => {
    status.focus();
    status.scrollIntoView({ block: "start" });
  };

  return { status, say, sayUnlessTold, tell, goTo };
};
