// The finder's page: search box, filters, counts, order, pages, copied link, and the way to the other language.
// Everything works on cards that already stand in the page, so that the list can be read without this file (results.js).
//
// What it expects inside `<form data-finder data-language data-documents data-kit data-page-size data-string-…>`:
//   input[name=q]; input[type=checkbox][name=<group of state.js>] each with a label, and [data-count] in the label;
//   input[name=sort][value=az|newest]; [data-results][role=status]; [data-chosen]; [data-list] with li[data-id data-<group> data-added];
//   [data-pages]; [data-copy-link] and, beside it, [data-copied][role=status]; [data-urgent], [data-none], [data-other-language] (hidden).
// May be there: [data-unlinked] with li[data-id …] that have no link, and [data-count]; [data-quiet], [data-answer], [data-corrected] (hidden);
//   [data-lines] with [data-line=<id>] and [data-always]; [data-letters]; [data-places]; [data-tools] around the copy button;
//   data-documents-other (else the address of data-documents with the other language's code).
// Strings (data-string-…): count-zero … count-other, best-first, newest-first, showing, corrected, as-typed, answer-label, answer-more, answer-said, loading, failed, help-first,
//   remove, clear, page, show-all, show-pages, copied, copy-by-hand, places, results-heading, other-language.
// Links to the other language carry [data-language-link]. Nothing is stored, and no address changes.

import { createAnnouncer } from "./announcing.js";
import { createAnswering } from "./answering.js";
import { createForm } from "./form.js";
import { copyLink, handedOver, handOver } from "./handing.js";
import { createBringing } from "./helping.js";
import { fromText, GROUPS, isNothing, nothing } from "./state.js";
import { createView } from "./view.js";

/** @import { Form } from "./form.js" */
/** @import { State } from "./state.js" */

/**
 * Do what people ask for: type, press, tick, follow a letter, copy the link, come back.
 * @param {Form} form
 * @param {ReturnType<typeof createView>} shown
 * @param {HTMLElement} status
 * @param {object} acts
 * @param {() => Promise<unknown>} acts.prepare
 * @param {(wanted: State, how?: {typing?: boolean, focus?: boolean, asked?: boolean}) => Promise<void>} acts.apply
 * @param {(given: State | null) => void} acts.arrive
 * @param {() => void} acts.repaint
 * @param {() => void} acts.clear
 */
const listen = (form, shown, status, acts) => {
  // Browsers keep what is typed and ticked for the way back, unless they are told not to.
  form.element.setAttribute("autocomplete", "off");
  form.element.addEventListener("submit", (event) => {
    event.preventDefault();
    const byBox = document.activeElement === form.box || event.submitter?.closest('[role="search"]');
    acts.apply(form.read(), { focus: !byBox, asked: true });
  });
  // Leaving the page resets its forms: the results go with the words, before the page is blank.
  form.element.addEventListener("reset", acts.clear);
  form.box.addEventListener("focus", () => void acts.prepare().catch(() => {}));
  form.box.addEventListener("input", () =>
    acts.apply({ ...shown.view.state, q: form.box.value.trim() }, { typing: true }),
  );
  for (const tick of form.ticks) tick.addEventListener("change", shown.recount);

  // A letter leads to cards that may not be shown now.
  form.maybe("letters")?.addEventListener("click", ({ target }) => {
    const to = target instanceof Element ? target.closest("a")?.hash.slice(1) : "";
    const there = to ? document.getElementById(to) : null;
    if (there && (shown.view.all || !there.closest("section")?.hidden)) return;
    shown.view.all = true;
    acts.repaint();
  });

  const told = form.maybe("copied") ?? status;
  // While it is empty it is hidden, so that nobody reads past an empty line.
  for (const near of ["focus", "click"]) form.part("copy-link").addEventListener(near, () => (told.hidden = false));
  form.part("copy-link").addEventListener("click", () => copyLink(form, told));
  handOver(form);
  window.addEventListener("hashchange", () => acts.arrive(fromText(location.hash.slice(1))));
};

/** @param {HTMLFormElement} element */
const start = (element) => {
  const form = createForm(element);
  const { box, part, maybe, string } = form;
  const announcer = createAnnouncer(form);
  const shown = createView(form, {
    turn: (to) => {
      view.all = to === "all";
      view.page = to === "all" ? 1 : to;
      repaint();
      announcer.status.focus();
    },
    searchAsTyped: () => {
      apply(form.read(), { exact: true, focus: true });
    },
    remove: async (taken) => {
      for (const tick of taken) tick.checked = false;
      await apply(form.read());
      (part("chosen").querySelector("button") ?? box).focus();
    },
  });
  const { view } = shown;
  const repaint = () => {
    shown.paint();
    announcer.tell(view, { now: true });
  };

  const bring = createBringing(form, announcer.status);

  const answering = createAnswering(form, shown.cards, () => {
    announcer.status.textContent = string("loading");
  });

  /**
   * Show the answer to a state. `typing` says that more may follow, `focus` that the results take the focus,
   * `asked` that somebody has pressed a button or Enter, `exact` that the words are meant as they stand.
   * @param {State} wanted
   * @param {{typing?: boolean, focus?: boolean, asked?: boolean, exact?: boolean}} how
   */
  const apply = async (wanted, { typing = false, focus = false, asked = false, exact = false } = {}) => {
    Object.assign(view, { state: wanted, page: 1, all: false });
    let failed = false;
    try {
      if (!(await answering.answer(view, { typing, exact }))) return;
    } catch {
      failed = true;
      view.answer = null;
    }
    shown.show({ typing });
    bring.help();
    if (!typing) shown.paintChosen();
    if (failed) announcer.status.textContent = string("failed");
    else announcer.tell(view, { now: !typing });
    if (focus) announcer.status.focus();
    else if (asked) bring.found();
  };

  /** Show everything, as if nothing had been typed; no answer that is under way may come after that. */
  const clear = () => {
    answering.forget();
    if (isNothing(view.state) && isNothing(form.read())) return;
    Object.assign(view, { state: nothing(), answer: null, page: 1, all: false });
    form.write(view.state);
    maybe("filters")?.removeAttribute("open");
    shown.show({ typing: false });
    shown.paintChosen();
    announcer.tell(view, { now: true });
  };

  /**
   * Begin with a search that was handed over, linked to, or typed before this script was there.
   * @param {State | null} given
   */
  const arrive = (given) => {
    if (!given) return;
    form.write(given);
    if (GROUPS.some((name) => given.chosen[name].length)) maybe("filters")?.setAttribute("open", "");
    apply(form.read());
  };

  listen(form, shown, announcer.status, { apply, arrive, repaint, clear, prepare: answering.prepare });

  shown.paint();
  shown.paintChosen();
  announcer.tell(view, { now: true });
  // On a slow line somebody may have begun before this script was there.
  const begun = form.read();
  arrive(handedOver() ?? fromText(location.hash.slice(1)) ?? (isNothing(begun) ? null : begun));
};

const form = document.querySelector("form[data-finder]");
if (form instanceof HTMLFormElement) start(form);
