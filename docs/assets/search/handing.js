// A search on its way: as a link that is copied, and to the same page in the other language.
// It stands in an address only where somebody copies the link, and in `window.name` only until the next page has read it.

import { fromText, isNothing, toText } from "./state.js";

/** @import { Form } from "./form.js" */

const HANDED = "hub-finder:";

/**
 * Copy a link to what is typed and ticked; where that is not allowed, show it.
 * @param {Form} form
 * @param {HTMLElement} told where the outcome is said
 */
export const copyLink = async ({ read, string }, told) => {
  const address = `${location.href.split("#")[0]}#${toText(read())}`;
  try {
    await navigator.clipboard.writeText(address);
    told.textContent = string("copied");
  } catch {
    told.textContent = `${string("copy-by-hand")} ${address}`;
  }
};

/**
 * Let the links to the other language take along what is typed and ticked.
 * @param {Form} form
 */
export const handOver = ({ read }) => {
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-language-link]"))) {
    link.addEventListener("click", (event) => {
      const here = read();
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (plain && !isNothing(here)) window.name = HANDED + toText(here);
    });
  }
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && window.name.startsWith(HANDED)) window.name = "";
  });
};

/** What the page in the other language has handed over, once. */
export const handedOver = () => {
  const name = window.name;
  if (!name.startsWith(HANDED)) return null;
  window.name = "";
  return fromText(name.slice(HANDED.length));
};
