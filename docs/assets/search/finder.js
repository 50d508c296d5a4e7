// The finder's page: search box, filters, counts, order, pages, copied link, and the way to the other language.
// Everything works on cards that already stand in the page, so that the list can be read without this file.
//
// What it expects inside `<form data-finder data-language data-documents data-minisearch data-page-size data-string-…>`:
//   input[name=q]; input[type=checkbox][name=<group of state.js>] each with a label, and [data-count] in the label;
//   input[name=sort][value=az|newest]; [data-results][role=status]; [data-chosen]; [data-list] with li[data-id data-<group> data-added];
//   [data-pages]; [data-copy-link] and, beside it, [data-copied][role=status]; [data-urgent], [data-none], [data-other-language] (hidden).
// May be there: [data-suggestion] in [data-none]; [data-letters]; [data-places]; [data-tools] around the copy button;
//   data-documents-other (else the address of data-documents with the other language's code).
// Strings (data-string-…): count-zero … count-other, best-first, newest-first, showing, corrected, suggestion, loading, failed, help-first,
//   remove, clear, page, show-all, show-pages, copied, copy-by-hand, places, results-heading, other-language.
// Links to the other language carry [data-language-link]. Nothing is stored, and no address changes unless a link is copied by hand.

import { fromText, GROUPS, isNothing, meets, nothing, toText } from "./state.js";

const HANDED = "hub-finder:";
const SPEAK_AFTER = 500; // milliseconds without typing before the count is announced
const form = document.querySelector("[data-finder]");

const element = (name, attributes = {}, ...inside) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
};

const start = () => {
  const find = (name) => form.querySelector(`[data-${name}]`);
  const language = form.dataset.language;
  const pageSize = Number(form.dataset.pageSize) || 24;
  const string = (name, values = {}) => (form.getAttribute(`data-string-${name}`) ?? "")
    .replace(/\{(\w+)\}/g, (all, key) => String(values[key] ?? all));
  const plural = new Intl.PluralRules(language);
  const counted = (count) => string(`count-${plural.select(count)}`, { count }) || string("count-other", { count });

  const box = form.elements.namedItem("q");
  const list = find("list");
  const status = find("results");
  const pages = find("pages");
  const ticks = [...form.querySelectorAll('input[type="checkbox"]')].filter(({ name }) => GROUPS.includes(name));
  const labelOf = (tick) => {
    const copy = tick.labels[0].cloneNode(true);
    copy.querySelectorAll("[data-count]").forEach((count) => count.remove());
    return copy.textContent.trim().replace(/\s+/g, " ");
  };

  // ---- the cards, and where they stand in the alphabetical list ----

  const cards = [...list.querySelectorAll("li[data-id]")].map((item) => ({
    item, id: item.dataset.id, added: item.dataset.added ?? "", home: item.parentElement,
    ...Object.fromEntries(GROUPS.map((name) => [name, new Set((item.dataset[name] ?? "").split(" ").filter(Boolean))])),
  }));
  const byId = new Map(cards.map((card) => [card.id, card]));
  const homes = [...new Set(cards.map(({ home }) => home))];
  const flat = element("div", { hidden: "" }, element("h2", {}, string("results-heading")), element("ol", { class: homes[0]?.className ?? "" }));
  list.after(flat);
  let away = false; // whether cards have left the alphabetical list

  const places = find("places") ?? element("nav", { "data-places": "", hidden: "", "aria-label": string("places") });
  if (!places.isConnected) list.before(places);

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

  const count = (chosen) => {
    const found = matching();
    for (const tick of ticks) {
      const place = tick.labels[0]?.querySelector("[data-count]");
      if (!place) continue;
      const number = found.filter((card) => card[tick.name].has(tick.value) && meets(card, chosen, tick.name)).length;
      const text = `(${number})`;
      if (place.textContent !== text) place.textContent = text;
    }
  };

  // ---- painting ----

  const goHome = () => {
    if (!away) return;
    for (const home of homes) home.append(...cards.filter((card) => card.home === home).map(({ item }) => item));
    away = false;
  };

  const paintList = (found, ordered) => {
    const from = all ? 0 : (page - 1) * pageSize;
    const shown = new Set(all ? found : found.slice(from, from + pageSize));
    if (ordered) {
      for (const { item } of shown) item.hidden = false;
      flat.lastElementChild.replaceChildren(...[...shown].map(({ item }) => item));
      away = true;
      goneFrom(shown);
    } else {
      goHome();
      for (const card of cards) card.item.hidden = !shown.has(card);
      for (const home of homes) {
        const section = home.closest("section") ?? home;
        if (section !== list) section.hidden = ![...home.children].some(({ hidden }) => !hidden);
      }
    }
    flat.hidden = !ordered || !found.length;
    list.hidden = ordered || !found.length;
    const letters = find("letters");
    if (letters) letters.hidden = list.hidden;
  };

  // Cards that replaceChildren has taken out of the results go back into the (hidden) alphabetical list.
  const goneFrom = (shown) => {
    for (const card of cards) if (!shown.has(card) && !card.item.isConnected) card.home.append(card.item);
  };

  const paintPages = (found) => {
    const last = Math.ceil(found.length / pageSize);
    pages.hidden = last < 2;
    if (pages.hidden) return pages.replaceChildren();
    const link = (text, attributes, act) => {
      const made = element("a", { href: "#results", ...attributes }, text);
      made.addEventListener("click", (event) => {
        event.preventDefault();
        act();
        paint();
        say(true);
        toResults();
      });
      return element("li", {}, made);
    };
    const numbers = all ? [] : Array.from({ length: last }, (_, index) => index + 1).map((number) => link(
      String(number), { "aria-label": string("page", { number }), ...(number === page ? { "aria-current": "page" } : {}) }, () => { page = number; },
    ));
    const whole = link(all ? string("show-pages", { count: pageSize }) : string("show-all", { count: found.length }), {}, () => { all = !all; page = 1; });
    return pages.replaceChildren(element("ul", {}, ...numbers, whole));
  };

  const paintChosen = () => {
    const chosen = ticks.filter((tick) => state.chosen[tick.name].includes(tick.value));
    const remove = (text, name, act) => {
      const button = element("button", { type: "button" }, text);
      if (name) button.setAttribute("aria-label", name);
      button.addEventListener("click", () => {
        act();
        apply(inForm());
        (find("chosen").querySelector("button") ?? box).focus();
      });
      return element("li", {}, button);
    };
    const items = chosen.map((tick) => remove(
      element("span", {}, labelOf(tick), element("span", { "aria-hidden": "true" }, " ×")), string("remove", { label: labelOf(tick) }), () => { tick.checked = false; },
    ));
    if (items.length > 1) items.push(remove(string("clear"), "", () => ticks.forEach((tick) => { tick.checked = false; })));
    find("chosen").replaceChildren(...items);
    find("chosen").hidden = !items.length;
  };

  const paintPlaces = () => {
    const found = answer?.places ?? [];
    const links = found.map(({ title, address }) => element("li", {}, element("a", { href: new URL(address, location.href.split("#")[0]).href }, title)));
    places.replaceChildren(...(links.length ? [element("p", {}, string("places")), element("ul", {}, ...links)] : []));
    places.hidden = !links.length;
  };

  const paintNone = (found) => {
    find("none").hidden = found.length > 0;
    const place = find("suggestion");
    if (!place) return;
    const words = found.length ? null : answer?.suggestion;
    place.hidden = !words;
    if (!words) return place.replaceChildren();
    const button = element("button", { type: "button" }, string("suggestion", { words }));
    button.addEventListener("click", () => {
      box.value = words;
      apply(inForm());
      box.focus();
    });
    return place.replaceChildren(button);
  };

  let found = cards;
  const paint = () => {
    found = matching().filter((card) => meets(card, state.chosen));
    const newest = state.sort === "newest";
    if (newest) found = [...found].sort((a, b) => (a.added < b.added ? 1 : a.added > b.added ? -1 : 0));
    page = Math.min(page, Math.max(1, Math.ceil(found.length / pageSize)));
    find("urgent").hidden = !answer?.urgent;
    find("other-language").hidden = !answer?.foreign;
    if (answer?.foreign) find("other-language").textContent = string("other-language");
    paintList(found, newest || Boolean(answer));
    paintPages(found);
    paintPlaces();
    paintNone(found);
    const tools = find("tools");
    if (tools) tools.hidden = isNothing(state);
  };

  let speaking = 0;
  const say = (now) => {
    clearTimeout(speaking);
    const words = [
      answer?.urgent ? string("help-first") : "", counted(found.length),
      found.length > pageSize && !all ? string("showing", { from: (page - 1) * pageSize + 1, to: Math.min(page * pageSize, found.length) }) : "",
      state.sort === "newest" ? string("newest-first") : answer && found.length ? string("best-first") : "",
      answer?.suggestion && found.length ? string("corrected", { words: answer.suggestion }) : "",
    ].filter(Boolean).join(" ");
    const speak = () => { if (status.textContent !== words) status.textContent = words; };
    if (now) speak();
    else speaking = setTimeout(speak, SPEAK_AFTER);
  };

  const toResults = () => {
    status.tabIndex = -1;
    status.focus();
  };

  // ---- the engine, fetched on first use ----

  const engines = {};
  const engine = (which) => {
    engines[which] ??= (async () => {
      const address = which === language ? form.dataset.documents
        : form.dataset.documentsOther ?? form.dataset.documents.replace(new RegExp(`${language}\\.json`), `${which}.json`);
      // All at once, rather than one after the other as each is found to need the next.
      for (const name of ["analyse", "welsh", "english", "distress"]) import(`./${name}.js`).catch(() => {});
      const [made, library, data] = await Promise.all([
        import("./engine.js"), import(new URL(form.dataset.minisearch, document.baseURI)),
        fetch(address, { credentials: "omit" }).then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.status)))),
      ]);
      return made.createEngine(library.default, data);
    })();
    engines[which].catch(() => { delete engines[which]; });
    return engines[which];
  };

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

  const apply = async (wanted, { typing = false, focus = false } = {}) => {
    state = wanted;
    page = 1;
    if (!typing) all = false;
    let mine = true;
    let failed = false;
    try {
      mine = await look(typing);
    } catch {
      failed = true;
      answer = null;
    }
    if (!mine) return;
    paint();
    count(inForm().chosen);
    paintChosen();
    if (failed) status.textContent = string("failed");
    else say(!typing);
    if (focus) toResults();
  };

  // ---- what people do ----

  // Browsers keep what is typed and ticked for the way back, unless they are told not to.
  form.setAttribute("autocomplete", "off");
  status.id ||= "results";

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const byBox = document.activeElement === box || event.submitter?.closest('[role="search"]');
    apply(inForm(), { focus: !byBox });
  });
  box.addEventListener("focus", () => { prepare().catch(() => {}); });
  box.addEventListener("input", () => apply({ ...state, q: box.value.trim() }, { typing: true }));
  for (const tick of ticks) tick.addEventListener("change", () => count(inForm().chosen));

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
      history.replaceState(null, "", address);
      told.textContent = string("copy-by-hand");
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
    const filters = find("filters");
    if (filters && GROUPS.some((name) => given.chosen[name].length)) filters.open = true;
    apply(inForm());
  };

  window.addEventListener("hashchange", () => arrive(fromText(location.hash.slice(1))));
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.name = window.name.startsWith(HANDED) ? "" : window.name; });

  intoForm(nothing());
  paint();
  paintChosen();
  say(true);
  arrive(handed() ?? fromText(location.hash.slice(1)));
};

if (form) start();
