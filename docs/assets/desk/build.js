// Makes elements. Words are put in as text.

let made = 0;

/** A name for an element that no other has. @param {string} stem */
export const newId = (stem) => `desk-${stem.replace(/[^A-Za-z0-9]+/g, "-")}-${(made += 1)}`;

/**
 * @param {string} tag
 * @param {Record<string, any>} [properties] attributes; `on` holds listeners
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const child of children) {
    if (child) element.append(child);
  }
  return element;
};

/** @param {string} text @param {Record<string, string | number>} [values] */
export const filled = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
