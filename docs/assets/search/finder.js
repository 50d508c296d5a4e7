// The finder's page: search box, filters, counts, order, pages, copied link, and the way to the other language.
// The page brings the first works; the list of all is fetched when somebody wants more than these (loading.js).
//
// What it expects inside `<form data-finder data-language data-list-file data-documents data-kit data-page-size data-total data-string-…>`:
//   input[name=q]; input[type=checkbox][name=<group of state.js>] each with a label, and [data-count] in the label;
//   select[name=sort] with useful, newest and az; [data-results][role=status]; [data-chosen]; [data-list] with the first works;
//   template[data-item] of one work; [data-pages]; [data-copy-link] and, beside it, [data-copied][role=status];
//   [data-filters] around the ticks with [data-close-filters], [data-clear], [data-show] and [data-heard][role=status] in it;
//   [data-open-filters] with [data-ticked] in it; [data-urgent], [data-none], [data-other-language] (hidden).
// May be there: [data-unlinked] with [data-count] and an empty list; [data-quick=<group>][data-id]; [data-quiet], [data-answer],
//   [data-corrected] (hidden); [data-lines] with [data-line=<id>] and [data-always]; [data-places]; [data-tools] around the copy
//   button; data-documents-other (else the address of data-documents with the other language's code);
//   data-index-file, where a page must be named (in the copy for a folder).
// The strings (data-string-…) are those that scripts/hub/pages/views/finder.py names.
// Links to the other language carry [data-language-link]. Nothing is stored, and no address changes.

import { createAnnouncer } from "./announcing.js";
import { createAnswering } from "./answering.js";
import { createForm } from "./form.js";
import { copyLink, handedOver, handOver } from "./handing.js";
import { createBringing } from "./helping.js";
import { createLoader } from "./loading.js";
import { createQuick } from "./quick.js";
import { createSheet } from "./sheet.js";
import { fromText, isNothing, nothing } from "./state.js";
import { createView } from "./view.js";

/** @import { Engine } from "./engine.js" */
/** @import { Form } from "./form.js" */
/** @import { State } from "./state.js" */

/**
 * Do what people ask for: type, press, tick, copy the link, come back.
 * @param {Form} form
 * @param {ReturnType<typeof createView>} shown
 * @param {HTMLElement} status
 * @param {object} acts
 * @param {() => Promise<Engine>} acts.prepare
 * @param {() => Promise<unknown>} acts.list
 * @param {(wanted: State, how?: {typing?: boolean, focus?: boolean, asked?: boolean}) => Promise<void>} acts.apply
 * @param {(given: State | null) => void} acts.arrive
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
  form.box.addEventListener("focus", () => {
    acts.prepare().then(
      (engine) => form.box.value || engine.warm(),
      () => {},
    );
  });
  form.box.addEventListener("input", () =>
    acts.apply({ ...shown.view.state, q: form.box.value.trim() }, { typing: true }),
  );
  for (const choice of [...form.ticks, form.order]) choice.addEventListener("change", () => acts.apply(form.read()));
  // What is behind this choice is in the list.
  shown.folded?.addEventListener("toggle", () => {
    if (shown.folded?.open) acts.list().then(() => shown.paint(), () => {}); // prettier-ignore
  });

  const told = form.maybe("copied") ?? status;
  // While it is empty it is hidden, so that nobody reads past an empty line.
  for (const near of ["focus", "click"]) form.part("copy-link").addEventListener(near, () => (told.hidden = false));
  form.part("copy-link").addEventListener("click", () => copyLink(form, told));
  handOver(form);
  window.addEventListener("hashchange", () => acts.arrive(fromText(location.hash.slice(1))));
};

/**
 * Show everything, as if nothing had been typed; no answer that is under way may come after that.
 * @param {object} parts
 * @param {Form} parts.form
 * @param {ReturnType<typeof createView>} parts.shown
 * @param {ReturnType<typeof createAnnouncer>} parts.announcer
 * @param {ReturnType<typeof createAnswering>} parts.answering
 * @param {ReturnType<typeof createSheet>} parts.sheet
 * @param {ReturnType<typeof createQuick>} parts.quick
 */
const createClearing =
  ({ form, shown, announcer, answering, sheet, quick }) =>
  () => {
    const { view } = shown;
    answering.forget();
    sheet.close();
    if (isNothing(view.state) && isNothing(form.read())) return;
    Object.assign(view, { state: nothing(), answer: null, page: 1, all: false });
    form.write(view.state);
    quick.paint();
    shown.show({ typing: false });
    shown.paintChosen();
    announcer.tell(view, { now: true });
  };

/** @param {HTMLFormElement} element */
const start = (element) => {
  const form = createForm(element);
  const { box, part, string } = form;
  const loader = createLoader(element.dataset);
  const announcer = createAnnouncer(form, ({ count }, words) => sheet.tell(count, words));
  const shown = createView(form, loader, {
    turn: async (to) => {
      try {
        await loader.list();
      } catch {
        announcer.say(string("failed"));
        return;
      }
      view.all = to === "all";
      view.page = to === "all" ? 1 : to;
      shown.paint();
      announcer.tell(view, { now: true });
      announcer.goTo();
    },
    searchAsTyped: () => void apply(form.read(), { exact: true, focus: true }),
    remove: async (taken) => {
      await untick(taken);
      (part("chosen").querySelector("button") ?? box).focus();
    },
  });
  const { view } = shown;
  const untick = (/** @type {HTMLInputElement[]} */ ticks) => {
    for (const tick of ticks) tick.checked = false;
    return apply(form.read());
  };
  const sheet = createSheet(form, { clear: () => void untick(form.ticks), done: announcer.goTo });
  const quick = createQuick(form, () => apply(form.read()));
  const bring = createBringing(form, announcer.status);
  const answering = createAnswering(form, loader, (search) => {
    announcer.sayUnlessTold(string(search ? "loading" : "list-loading"));
  });

  /**
   * Show the answer to a state. `typing` says that more may follow, `focus` that the results take the focus,
   * `asked` that somebody has pressed a button or Enter, `exact` that the words are meant as they stand.
   * @param {State} wanted
   * @param {{typing?: boolean, focus?: boolean, asked?: boolean, exact?: boolean}} how
   */
  const apply = async (wanted, { typing = false, focus = false, asked = false, exact = false } = {}) => {
    Object.assign(view, { state: wanted, page: 1, all: false });
    quick.paint();
    const soon = () => {
      shown.show({ typing: true });
      bring.help();
    };
    let failed = false;
    try {
      if (!(await answering.answer(view, { typing, exact, soon }))) return;
    } catch {
      failed = true;
      view.answer = null;
    }
    shown.show({ typing });
    bring.help();
    if (!typing) shown.paintChosen();
    if (failed) announcer.say(string("failed"));
    else announcer.tell(view, { now: !typing });
    if (focus) announcer.status.focus();
    else if (asked) bring.found();
  };

  const clear = createClearing({ form, shown, announcer, answering, sheet, quick });

  /**
   * Begin with a search that was handed over, linked to, or typed before this script was there.
   * @param {State | null} given
   */
  const arrive = (given) => {
    if (!given) return;
    form.write(given);
    form.reveal();
    apply(form.read());
  };

  const { list } = loader;
  listen(form, shown, announcer.status, { apply, arrive, clear, list, prepare: answering.prepare });

  shown.paint();
  shown.paintChosen();
  quick.paint();
  announcer.tell(view, { now: true });
  // On a slow line somebody may have begun before this script was there.
  const begun = form.read();
  arrive(handedOver() ?? fromText(location.hash.slice(1)) ?? (isNothing(begun) ? null : begun));
};

const form = document.querySelector("form[data-finder]");
if (form instanceof HTMLFormElement) start(form);
