// The filters on a phone: a sheet over everything but the exit, with Clear and Show at its foot. Where there is room the
// same filters stand beside the results, and nothing of this happens.

import { element } from "./items.js";

/** @import { Form } from "./form.js" */

const ROOM = "(min-width: 60rem)"; // as in the style of the filters
const EXIT = ".exit-bar";

/**
 * Everything beside an element and beside what it stands in, up to the body; but not the exit.
 * @param {HTMLElement} inner
 */
const besides = (inner) => {
  /** @type {HTMLElement[]} */
  const found = [];
  for (let at = inner; at !== document.body && at.parentElement; at = at.parentElement) {
    for (const each of at.parentElement.children) {
      if (each !== at && each instanceof HTMLElement && !each.matches(EXIT)) found.push(each);
    }
  }
  return found;
};

/**
 * @param {Form} form
 * @param {{clear: () => void, done: () => void}} acts `done` when somebody wants to see the results
 */
export const createSheet = ({ part, string, counted, ticks }, acts) => {
  const sheet = part("filters");
  const opener = /** @type {HTMLButtonElement} */ (part("open-filters"));
  const show = part("show");
  const heard = part("heard");
  /** @type {HTMLElement[]} */
  let still = [];

  const close = () => {
    if (!sheet.classList.contains("open")) return;
    sheet.classList.remove("open");
    document.documentElement.classList.remove("sheet-open");
    for (const name of ["role", "aria-labelledby"]) sheet.removeAttribute(name);
    sheet.style.top = "";
    for (const each of still) each.inert = false;
    still = [];
    heard.textContent = "";
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  };

  const open = () => {
    sheet.style.top = `${Math.max(0, document.querySelector(EXIT)?.getBoundingClientRect().bottom ?? 0)}px`;
    sheet.classList.add("open");
    document.documentElement.classList.add("sheet-open");
    sheet.setAttribute("role", "dialog");
    sheet.setAttribute("aria-labelledby", "filters-name");
    still = besides(sheet).filter((each) => !each.inert);
    for (const each of still) each.inert = true;
    opener.setAttribute("aria-expanded", "true");
    part("close-filters").focus();
  };

  opener.addEventListener("click", open);
  part("close-filters").addEventListener("click", close);
  part("clear").addEventListener("click", acts.clear);
  show.addEventListener("click", () => {
    close();
    acts.done();
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  window.matchMedia(ROOM).addEventListener("change", close);

  return {
    close,
    /**
     * Say how many there would be, on the buttons and, while the sheet is open, aloud.
     * @param {number} count
     * @param {string} words
     */
    tell: (count, words) => {
      const chosen = ticks.filter(({ checked }) => checked).length;
      const beside = chosen ? [`(${chosen}`, element("span", { class: "hidden" }, string("ticked")), ")"] : [];
      part("ticked").replaceChildren(...beside);
      show.textContent = counted(count, "show");
      if (sheet.classList.contains("open")) heard.textContent = words;
    },
  };
};
