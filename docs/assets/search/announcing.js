// What a screen reader is told of the results, in the one live region of the form: at once, or when typing pauses.

/** @import { Form } from "./form.js" */
/** @import { View } from "./view.js" */

const SPEAK_AFTER = 500; // milliseconds without typing before the count is announced

/**
 * What has been found, in words: help first, how many, which of them are shown, in which order, and as what the query was read.
 * @param {Form} form
 * @param {View} view
 */
const summary = ({ string, counted, pageSize }, { state, answer, found, page, all }) => {
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(page * pageSize, found.length);
  const order = state.sort === "newest" ? "newest-first" : answer && found.length ? "best-first" : "";
  return [
    answer?.urgent && string("help-first"),
    counted(found.length),
    answer?.foreign && string("other-language"),
    found.length > pageSize && !all && string("showing", { from, to }),
    order && string(order),
    answer?.suggestion && found.length && string("corrected", { words: answer.suggestion }),
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
    const words = summary(form, view);
    if (now) say(words);
    else waiting = setTimeout(() => say(words), SPEAK_AFTER);
  };

  return { status, say, tell };
};
