// Quick choices: links to lists become buttons that tick a filter.

import { element } from "./items.js";

/** @import { Form } from "./form.js" */

/**
 * @param {Form} form
 * @param {() => void} apply told when a tick has changed
 */
export const createQuick = ({ element: form, ticks }, apply) => {
  const links = /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-quick]"));
  const buttons = [...links].flatMap((link) => {
    const tick = ticks.find(({ name, value }) => name === link.dataset.quick && value === link.dataset.id);
    if (!tick) return [];
    const button = element("button", { type: "button", class: link.className }, ...link.childNodes);
    button.addEventListener("click", () => {
      tick.checked = !tick.checked;
      apply();
    });
    link.replaceWith(button);
    return [{ tick, button }];
  });
  return {
    /** Say which are ticked. */
    paint: () => {
      for (const { tick, button } of buttons) button.setAttribute("aria-pressed", String(tick.checked));
    },
  };
};
