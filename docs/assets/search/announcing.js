// What a screen reader is told of the results, in the one live region of the form: at once, or when typing pauses.

/** @import { Form } from "./form.js" */
/** @import { View } from "./view.js" */

const SPEAK_AFTER = 500; // milliseconds without typing before the count is announced

/**
 * What has been found, in words: help first, how many, which of them are shown, in which order, and as what the query was read.
 * @param {Form} form
 * @param {View} view
 * @param {string} known the situation that has been told of already
 */
const summary = ({ string, counted, pageSize }, { state, answer, found, page, all }, known) => {
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(page * pageSize, found.length);
  const order = state.sort === "newest" ? "newest-first" : answer && found.length ? "best-first" : "";
  return [
    answer?.help && string(answer.help === "urgent" ? "help-first" : "help-beside"),
    answer?.situation && answer.situation[0] !== known && string("answer-said", { title: answer.situation[1] }),
    counted(found.length),
    answer?.foreign && string("other-language"),
    found.length > pageSize && !all && string("showing", { from, to }),
    order && string(order),
    answer?.suggestion && string("corrected", { words: answer.suggestion }),
  ]
    .filter(Boolean)
    .join(" ");
};

/** @param {Form} form */
export const createAnnouncer = (form) => {
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
    if (status.textContent !== words) status.textContent = words;
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
    if (now) speak();
    else waiting = setTimeout(speak, SPEAK_AFTER);
  };

  return { status, say, tell };
};
