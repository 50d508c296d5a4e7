// The items of the finder's list: works as the page's own template shows them, filled from data. The template of one item
// stands in the page (`template[data-item]`), so that no mark-up is written here.

/** @import { Form } from "./form.js" */
/** @import { Card } from "./list.js" */

/**
 * An element with attributes and what is inside it.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} inside
 */
export const element = (name, attributes = {}, ...inside) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
};

/**
 * A maker of items, each made once.
 * @param {Form} form
 * @returns {(card: Card) => HTMLElement}
 */
export const createItems = ({ element: form, language }) => {
  const template = /** @type {HTMLTemplateElement} */ (form.querySelector("template[data-item]"));
  const blank = /** @type {HTMLElement} */ (template.content.firstElementChild);
  const other = language === "cy" ? "en" : "cy";
  /** @type {Map<string, HTMLElement>} */
  const made = new Map();

  /** @param {string} words @param {boolean} foreign */
  const said = (words, foreign) => (foreign ? element("span", { lang: other }, words) : words);

  /** @param {Card} card */
  const make = (card) => {
    const item = /** @type {HTMLElement} */ (blank.cloneNode(true));
    const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (item.querySelector(selector));
    item.dataset.id = card.id;
    const link = part("a");
    link.setAttribute("href", `${card.id}/${form.dataset.indexFile ?? ""}`);
    link.replaceChildren(said(card.title, card.foreign));
    part("p").replaceChildren(said(card.summary, card.foreignSummary));
    const call = part("[data-number]");
    if (card.number) {
      call.textContent = card.number;
      call.closest("a")?.setAttribute("href", `tel:${card.number.replaceAll(" ", "")}`);
    } else call.closest("a")?.remove();
    part("[data-kind]").textContent = card.kindName;
    part("[data-publisher]").replaceChildren(said(card.publisher, card.foreignPublisher));
    const versions = part("[data-versions]");
    versions.textContent = card.versions;
    if (!card.versions) versions.parentElement?.remove();
    return item;
  };

  return (card) => {
    const item = made.get(card.id) ?? make(card);
    made.set(card.id, item);
    return item;
  };
};
