// The curators' desk: add an entry, change one, say that many were looked at. It fetches its data from this site, sends
// nothing and keeps nothing; what was filled in ends as a file that a person takes away.

import { make, newId } from "./build.js";
import { createEntry } from "./entry.js";
import { sayer } from "./fields.js";
import { createFile } from "./file.js";
import { folded } from "./words.js";

/** @import { Desk } from "./fields.js" */

const DAY = 86_400_000; // milliseconds
const SOON = 60; // days

/** @param {any} data */
const knownOf = (data) => ({
  records: data.records,
  ids: Object.fromEntries(Object.entries(data.choices).map(([kind, rows]) => [kind, rows.map((/** @type {string[]} */ row) => row[0])])),
  unknown: data.unknown,
  latest: data.latest,
  refused: data.refused,
  entries: data.entries,
  leftOut: data.leftOut,
}); // prettier-ignore

/** A day in words: `6 January 2027`. @param {Desk} desk @param {string} day */
const inWords = ({ say }, day) => {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${say(`month.${month}`)} ${year}`;
};

/** @param {any} entry @param {string} language */
const titleOf = (entry, language) => entry.title[language] ?? entry.title.en ?? entry.title.cy ?? entry.id;

/** @param {Desk} desk @param {HTMLElement} holder */
const adding = (desk, holder) => {
  const place = make("div");
  const anew = () => {
    const entry = createEntry(desk, knownOf(desk.data), null, (change, title, publisher) => {
      file.put(change, title, publisher);
      another.hidden = false;
    });
    place.replaceChildren(entry.node);
    return entry;
  };
  const file = createFile(desk, () => anew().first.focus());
  const another = make(
    "button",
    { type: "button", class: "second", hidden: true, on: { click: () => anew().first.focus() } },
    desk.say("desk.another"),
  );
  holder.append(place, file.node, make("p", {}, another));
  anew();
};

/** @param {Desk} desk @param {HTMLElement} holder */
const changing = (desk, holder) => {
  const { data, say, language } = desk;
  const ordered = [...data.entries].sort((one, two) =>
    titleOf(one, language).localeCompare(titleOf(two, language), language),
  );
  const words = make("input", { type: "text", id: newId("find"), autocomplete: "off" });
  const select = make("select", { id: newId("entry") });
  const count = make("p", { role: "status", class: "desk-status" });
  const place = make("div");
  const file = createFile(desk, () => select.focus());
  const list = () => {
    const parts = folded(words.value).split(" ").filter(Boolean);
    const found = ordered.filter((each) => {
      const text = folded([each.id, ...Object.values(each.title)].join(" "));
      return parts.every((part) => text.includes(part));
    });
    select.replaceChildren(
      ...found.map((each) => make("option", { value: each.id }, `${titleOf(each, language)} (${each.id})`)),
    );
    count.textContent = say("desk.found", { count: found.length });
  };
  const chosen = () => data.entries.find((/** @type {any} */ each) => each.id === select.value);
  const open = () => {
    const was = chosen();
    if (!was) return;
    const entry = createEntry(desk, knownOf(data), was, (change, title, publisher) =>
      file.put(change, title, publisher),
    );
    place.replaceChildren(make("h2", {}, titleOf(was, language)), entry.node);
    entry.first.focus();
  };
  const withdraw = () => {
    const was = chosen();
    if (was) file.put({ action: "withdraw", id: was.id }, titleOf(was, language));
  };
  words.addEventListener("input", list);
  holder.append(
    make("div", { class: "desk-field" }, make("label", { for: words.id }, say("desk.find")), make("p", { class: "quiet" }, say("desk.find_hint")), words),
    make("div", { class: "desk-field" }, make("label", { for: select.id }, say("desk.entry")), count, select),
    make("p", { class: "desk-row" },
      make("button", { type: "button", on: { click: open } }, say("desk.open")),
      make("button", { type: "button", class: "second", on: { click: withdraw } }, say("desk.withdraw"))),
    place, file.node,
  ); // prettier-ignore
  list();
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (data.entries.some((/** @type {any} */ each) => each.id === wanted)) {
    select.value = wanted;
    open();
  }
};

/** @param {Desk} desk @param {HTMLElement} holder */
const reviewing = (desk, holder) => {
  const { data, say, language } = desk;
  const soon = new Date(Date.parse(data.base) + SOON * DAY).toISOString().slice(0, 10);
  const kept = data.entries
    .filter((/** @type {any} */ each) => ["listed", "address-wanted"].includes(each.status))
    .sort(
      (/** @type {any} */ one, /** @type {any} */ two) =>
        one.review_by.localeCompare(two.review_by) || one.id.localeCompare(two.id),
    );
  const select = make("select", { id: newId("due") },
    make("option", { value: soon }, say("desk.due_soon", { days: SOON })), make("option", { value: "9999" }, say("desk.due_all"))); // prettier-ignore
  const list = make("ul", { class: "desk-due" });
  const status = make("p", { role: "status", class: "desk-status" });
  const file = createFile(desk, () => select.focus());
  /** @type {Map<string, HTMLInputElement>} */
  let boxes = new Map();
  const tell = () => {
    const rows = kept.filter((/** @type {any} */ each) => each.review_by <= select.value);
    boxes = new Map();
    list.replaceChildren(
      ...rows.map((/** @type {any} */ each) => {
        const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", id: newId(each.id) }));
        boxes.set(each.id, box);
        const foreign = each.title[language] ? false : language === "cy" ? "en" : "cy";
        const links = (each.versions ?? []).filter((/** @type {any} */ version) => version.url);
        return make("li", {}, make("p", { class: "desk-tick" }, box, make("label", { for: box.id, lang: foreign }, titleOf(each, language))),
          make("p", { class: "quiet" }, say("desk.due", { date: inWords(desk, each.review_by) })),
          links.length ? make("ul", {}, ...links.map((/** @type {any} */ version) =>
            make("li", {}, make("a", { href: version.url, rel: "noreferrer" }, version.url)))) : ""); // prettier-ignore
      }),
    );
    status.textContent = say("desk.found", { count: rows.length });
  };
  const finish = () => {
    const ticked = kept.filter((/** @type {any} */ each) => boxes.get(each.id)?.checked);
    status.textContent = ticked.length ? "" : say("desk.none_ticked");
    if (ticked.length) {
      file.putAll(
        ticked.map((/** @type {any} */ each) => ({
          change: { action: "review", id: each.id },
          title: titleOf(each, language),
        })),
      );
    }
  };
  select.addEventListener("change", tell);
  holder.append(
    make("div", { class: "desk-field" }, make("label", { for: select.id }, say("desk.which")), status, select), list,
    make("p", { class: "desk-row" }, make("button", { type: "button", on: { click: finish } }, say("desk.make"))), file.node,
  ); // prettier-ignore
  tell();
};

const KINDS = { add: adding, change: changing, review: reviewing };

/** @param {HTMLElement} holder */
const start = async (holder) => {
  const { kind = "", data: address = "", language = "cy" } = holder.dataset;
  const response = await fetch(address, { credentials: "omit" });
  if (!response.ok) throw new Error(String(response.status));
  const data = await response.json();
  /** @type {Desk} */
  const desk = { data, language, say: sayer(data.words, language) };
  const room = make("div");
  KINDS[/** @type {keyof typeof KINDS} */ (kind)](desk, room);
  holder.replaceChildren(room);
};

for (const holder of document.querySelectorAll("[data-desk]")) {
  start(/** @type {HTMLElement} */ (holder)).catch(() => {
    const failed = holder.querySelector("[data-failed]");
    if (failed instanceof HTMLElement) failed.hidden = false;
  });
}
