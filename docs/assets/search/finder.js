// The finder's page: search box, filters, counts, order, pages, copied link, and the way to the other language.
// Everything works on cards that already stand in the page, so that the list can be read without this file (results.js).
//
// What it expects inside `<form data-finder data-language data-documents data-minisearch data-page-size data-string-…>`:
//   input[name=q]; input[type=checkbox][name=<group of state.js>] each with a label, and [data-count] in the label;
//   input[name=sort][value=az|newest]; [data-results][role=status]; [data-chosen]; [data-list] with li[data-id data-<group> data-added];
//   [data-pages]; [data-copy-link] and, beside it, [data-copied][role=status]; [data-urgent], [data-none], [data-other-language] (hidden).
// May be there: [data-suggestion] in [data-none]; [data-letters]; [data-places]; [data-tools] around the copy button;
//   data-documents-other (else the address of data-documents with the other language's code).
// Strings (data-string-…): count-zero … count-other, best-first, newest-first, showing, corrected, suggestion, loading, failed, help-first,
//   remove, clear, page, show-all, show-pages, copied, copy-by-hand, places, results-heading, other-language.
// Links to the other language carry [data-language-link]. Nothing is stored, and no address changes.

import { fillChosen, fillPages, fillPlaces, fillSuggestion } from "./controls.js";
import { createLoader } from "./loading.js";
import { createResults, element, ticksOf } from "./results.js";
import { fromText, GROUPS, isNothing, meets, nothing, toText } from "./state.js";

const HANDED = "hub-finder:";
const SPEAK_AFTER = 500; // milliseconds without typing before the count is announced
const REST_AFTER = 200; // milliseconds without typing before everything is painted
const QUICK = 5; // results that are painted while somebody types
const form = document.querySelector("[data-finder]");

const start = () => {
  const find = (name) => form.querySelector(`[data-${name}]`);
  const language = form.dataset.language;
  const pageSize = Number(form.dataset.pageSize) || 24;
  const string = (name, values = {}) => (form.getAttribute(`data-string-${name}`) ?? "")
    .replace(/\{(\w+)\}/g, (all, key) => String(values[key] ?? all));
  const plural = new Intl.PluralRules(language);
  const counted = (count) => string(`count-${count ? plural.select(count) : "zero"}`, { count }) || string("count-other", { count });

  const box = form.elements.namedItem("q");
  const status = find("results");
  const pages = find("pages");
  const ticks = ticksOf(form);
  const { cards, byId, paint: paintCards, count } = createResults(form, string("results-heading"));
  const places = find("places") ?? element("nav", { "data-places": "", hidden: "", "aria-label": string("places") });
  if (!places.isConnected) find("list").before(places);

  // ---- what is typed and ticked: `state` is what the list shows, the form may be ahead of it ----

  let state = nothing();
  let answer = null; // the engine's answer to state.q
  let page = 1;
  let all = false;

  const inForm = () => ({
    q: box.value.trim(), sort: form.elements.namedItem("sort")?.value === "newest" ? "newest" : "az",
    chosen: Object.fromEntries(GROUPS.map((name) => [name, ticks.filter((tick) => tick.name === name && tick.checked).map(({ value }) => value)])),
  });

  const intoForm = ({ q, sort, chosen }) => {
    box.value = q;
    for (const tick of ticks) tick.checked = chosen[tick.name].includes(tick.value);
    for (const choice of form.querySelectorAll('[name="sort"]')) choice.checked = choice.value === sort;
  };

  const matching = () => (answer ? answer.hits.map(({ id }) => byId.get(id)).filter(Boolean) : cards);

  // ---- painting ----

  let found = cards;
  const paint = (quick = false) => {
    found = matching().filter((card) => meets(card, state.chosen));
    const newest = state.sort === "newest";
    if (newest) found = [...found].sort((a, b) => (a.added < b.added ? 1 : a.added > b.added ? -1 : 0));
    page = Math.min(page, Math.max(1, Math.ceil(found.length / pageSize)));
    find("urgent").hidden = !answer?.urgent;
    find("other-language").hidden = !answer?.foreign;
    if (answer?.foreign) find("other-language").textContent = string("other-language");
    const from = (page - 1) * pageSize;
    paintCards(all ? found : found.slice(from, from + (quick ? QUICK : pageSize)), newest || Boolean(answer));
    if (!quick) fillPages(pages, { count: found.length, page, all, pageSize, string, go: turn });
    fillPlaces(places, answer?.places ?? [], { string });
    find("none").hidden = found.length > 0;
    if (find("suggestion")) fillSuggestion(find("suggestion"), found.length ? null : answer?.suggestion, { string, search: searchFor });
    find("tools")?.toggleAttribute("hidden", isNothing(state) || !found.length);
  };

  // While somebody types, the first results come at once; the rest, and the counts beside the filters, when there is time.
  let waiting = 0;
  const recount = () => count(matching(), inForm().chosen);
  const show = (typing) => {
    clearTimeout(waiting);
    paint(typing);
    const rest = () => {
      if (typing) paint();
      recount();
    };
    if (typing) waiting = setTimeout(rest, REST_AFTER);
    else rest();
  };

  let speaking = 0;
  const say = (now) => {
    clearTimeout(speaking);
    const words = [
      answer?.urgent ? string("help-first") : "", counted(found.length), answer?.foreign ? string("other-language") : "",
      found.length > pageSize && !all ? string("showing", { from: (page - 1) * pageSize + 1, to: Math.min(page * pageSize, found.length) }) : "",
      state.sort === "newest" ? string("newest-first") : answer && found.length ? string("best-first") : "",
      answer?.suggestion && found.length ? string("corrected", { words: answer.suggestion }) : "",
    ].filter(Boolean).join(" ");
    const speak = () => { if (status.textContent !== words) status.textContent = words; };
    if (now) speak();
    else speaking = setTimeout(speak, SPEAK_AFTER);
  };

  const toResults = () => status.focus();

  // On a phone, what was found lies below the screen: bring the box to the top, with help or the count below it; the box keeps the focus.
  const comeIntoView = () => {
    const first = find("urgent").hidden ? status : find("urgent");
    if (first.getBoundingClientRect().top > window.innerHeight / 2) box.scrollIntoView({ block: "start" });
  };

  const turn = (to) => {
    all = to === "all";
    page = all ? 1 : to;
    paint();
    say(true);
    toResults();
  };

  const paintChosen = () => fillChosen(find("chosen"), ticks.filter((tick) => state.chosen[tick.name].includes(tick.value)), {
    string,
    remove: async (taken) => {
      for (const tick of taken) tick.checked = false;
      await apply(inForm());
      (find("chosen").querySelector("button") ?? box).focus();
    },
  });

  const searchFor = (words) => {
    box.value = words;
    apply(inForm());
    box.focus();
  };

  // ---- looking ----

  const engine = createLoader(form.dataset, cards);
  let ready = null; // this language's engine, once it is there
  const prepare = () => engine(language).then((made) => { ready = made; });

  let latest = 0;
  const look = async (typing) => {
    latest += 1;
    const mine = latest;
    if (!state.q) {
      answer = null;
      return true;
    }
    if (!ready) {
      status.textContent = string("loading");
      await prepare();
      if (mine !== latest) return false;
    }
    answer = ready.search(state.q, { typing });
    if (!answer.hits.length && !typing) {
      const other = await engine(language === "cy" ? "en" : "cy");
      if (mine !== latest) return false;
      const theirs = other.search(state.q);
      answer = { ...theirs, places: [], urgent: answer.urgent || theirs.urgent, foreign: theirs.hits.length > 0 };
    }
    return true;
  };

  const apply = async (wanted, { typing = false, focus = false, asked = false } = {}) => {
    state = wanted;
    page = 1;
    all = false;
    let mine = true;
    let failed = false;
    try {
      mine = await look(typing);
    } catch {
      failed = true;
      answer = null;
    }
    if (!mine) return;
    show(typing);
    if (!typing) paintChosen();
    if (failed) status.textContent = string("failed");
    else say(!typing);
    if (focus) toResults();
    else if (asked) comeIntoView();
  };

  // ---- what people do ----

  // Browsers keep what is typed and ticked for the way back, unless they are told not to.
  form.setAttribute("autocomplete", "off");
  status.id ||= "results";
  status.tabIndex = -1;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const byBox = document.activeElement === box || event.submitter?.closest('[role="search"]');
    apply(inForm(), { focus: !byBox, asked: true });
  });
  // Leaving the page resets its forms: the results go with the words, before the page is blank. No answer may come after that.
  form.addEventListener("reset", () => {
    latest += 1;
    if (isNothing(state) && isNothing(inForm())) return;
    answer = null;
    state = nothing();
    page = 1;
    all = false;
    intoForm(state);
    find("filters")?.removeAttribute("open");
    paint();
    paintChosen();
    recount();
    say(true);
  });
  box.addEventListener("focus", () => { prepare().catch(() => {}); });
  box.addEventListener("input", () => apply({ ...state, q: box.value.trim() }, { typing: true }));
  for (const tick of ticks) tick.addEventListener("change", recount);

  find("letters")?.addEventListener("click", (event) => {
    const to = event.target.closest("a")?.hash.slice(1);
    const there = to && document.getElementById(to);
    if (there && (all || !there.closest("section")?.hidden)) return;
    all = true;
    paint();
    say(true);
  });

  find("copy-link").addEventListener("click", async () => {
    const address = `${location.href.split("#")[0]}#${toText(inForm())}`;
    const told = find("copied") ?? status;
    try {
      await navigator.clipboard.writeText(address);
      told.textContent = string("copied");
    } catch {
      told.textContent = `${string("copy-by-hand")} ${address}`;
    }
  });

  for (const link of document.querySelectorAll("[data-language-link]")) {
    link.addEventListener("click", (event) => {
      const here = inForm();
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (plain && !isNothing(here)) window.name = HANDED + toText(here);
    });
  }

  const handed = () => {
    const name = window.name;
    if (!name.startsWith(HANDED)) return null;
    window.name = "";
    return fromText(name.slice(HANDED.length));
  };
  const arrive = (given) => {
    if (!given) return;
    intoForm(given);
    if (GROUPS.some((name) => given.chosen[name].length)) find("filters")?.setAttribute("open", "");
    apply(inForm());
  };

  window.addEventListener("hashchange", () => arrive(fromText(location.hash.slice(1))));
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.name = window.name.startsWith(HANDED) ? "" : window.name; });

  paint();
  paintChosen();
  say(true);
  // On a slow line somebody may have begun before this script was there.
  const begun = inForm();
  arrive(handed() ?? fromText(location.hash.slice(1)) ?? (isNothing(begun) ? null : begun));
};

if (form) start();
