// The form of one entry: filled in, checked as one types, shown as its card will look.

import { make, newId } from "./build.js";
import { cardOf } from "./card.js";
import { changed, completed, difference, idFrom } from "./change.js";
import { apart, fieldsOf, readAll, showAll } from "./fields.js";
import { blaming, isLong, nearTitles } from "./hints.js";
import { pageOf } from "./resource.js";
import { ofEntry, ofRecord } from "./rules.js";

/** @import { Control, Desk } from "./fields.js" */
/** @import { Fault, Known } from "./rules.js" */

const PAUSE = 700; // milliseconds without typing before a field is looked at
const NEEDED = ["title", "summary", "publisher", "kind", "audiences", "topics", "objectives", "versions", "home"];
const MORE = [
  "id", "groups", "role", "actions", "region", "year", "author", "ages", "content_note", "cost", "login", "print", "unseen",
  "quality", "quality_source", "chosen_by", "source", "also_known_as", "insecure", "home_insecure",
]; // prettier-ignore
const LATER = ["status", "superseded_by", "welsh_reviewed", "review_by", "owner"];
const PAIRS = ["title", "summary", "content_note"]; // nobody writes both sides at once
const TEXTS = ["summary", "content_note"];
const SIDES = ["cy", "en"];
const SOURCE = { document: "survey-2026" };
const PUBLISHER = ["name", "id", "home", "evidence"];

/**
 * @typedef {object} Form what the fields of an entry are
 * @property {Desk} desk
 * @property {Known} known
 * @property {any} was the entry that is changed, or null for a new one
 * @property {string[]} asked
 * @property {Record<string, Control>} controls
 * @property {Record<string, Control>} publisher the fields of a new publisher
 * @property {HTMLInputElement} isNew whether there is one
 */

// ---- what the form says ----

/** A new publisher as the form has it. @param {Form} form */
const house = ({ publisher }) => {
  const found = readAll(publisher);
  const { cy, en } = found.name ?? {};
  return { ...found, id: found.id ?? idFrom(found.name), ...(cy && cy === en && { same_in_both: true }) };
};

/** What was filled in. @param {Form} form @returns {Record<string, any>} */
const given = (form) => {
  /** @type {Record<string, any>} */
  const found = readAll(form.controls);
  if (!form.was && !("id" in found)) found.id = idFrom(found.title);
  if (!form.was) found.source ??= SOURCE;
  if (form.isNew.checked) found.publisher = house(form).id;
  return found;
};

/** The entry as it would be. @param {Form} form @returns {Record<string, any>} */
const whole = (form) => {
  const found = given(form);
  if (!form.was) return completed(found, form.desk.data);
  const emptied = form.asked.filter((key) => !(key in found)).map((key) => [key, null]);
  return changed(form.was, { ...Object.fromEntries(emptied), ...found }, form.desk.data);
};

// ---- what is wrong with it ----

/** A fault for each field that a record needs and does not have. @param {Form} form @param {any} entry @param {Fault} each */
const absent = ({ desk }, entry, { path, rule }) => {
  const [key, at] = path;
  const record = key === undefined ? "resource" : at === undefined ? key : "version";
  const held = key === undefined ? entry : at === undefined ? entry[key] : entry[key][at];
  return desk.data.records[record]
    .filter((/** @type {any} */ field) => field.needed && !(field.key in held))
    .map((/** @type {any} */ field) => ({ path: [...path, field.key], rule }));
};

/** @param {Form} form @returns {Fault[]} */
const faultsOf = (form) => {
  const { known, was } = form;
  const extra = form.isNew.checked ? [house(form).id] : [];
  const entry = whole(form);
  const found = ofEntry(entry, { ...known, ids: { ...known.ids, publishers: [...known.ids.publishers, ...extra] } });
  if (!was && known.entries.some((each) => each.id === entry.id)) found.push({ path: ["id"], rule: "duplicate-id" });
  return found.flatMap((each) => {
    if (each.rule === "missing-key") return absent(form, entry, each);
    if (each.path[0] === "id" && !entry.id) return []; // it follows from the title, which is asked for
    return each.path.length ? [each] : [{ path: ["versions"], rule: each.rule }];
  });
};

/** @param {Form} form @returns {Fault[]} */
const houseFaults = (form) => {
  if (!form.isNew.checked) return [];
  const found = house(form);
  const own = ofRecord("publisher", found, [], form.known);
  const twice = form.known.ids.publishers.includes(found.id) ? [{ path: ["id"], rule: "duplicate-id" }] : [];
  return [...own.map((each) => (each.path.length ? each : { path: ["name"], rule: each.rule })), ...twice];
};

/** What a careful reader would say beside the fields. @param {Form} form */
const hint = ({ desk, known, controls }, /** @type {any} */ entry) => {
  const { say, data } = desk;
  const near = nearTitles(entry, known.entries).slice(0, 3);
  const titles = near.map((each) => each.title[desk.language] ?? each.title.en ?? each.title.cy).join("; ");
  controls.title.hint?.(near.length ? say("desk.near", { titles }) : "");
  for (const key of TEXTS) {
    const found = Object.entries(entry[key] ?? {}).flatMap(([side, words]) => {
      const blame = blaming(words, data.blame[side]);
      return [
        blame && say("desk.blame", { words: blame }),
        isLong(words) && say("desk.long", { language: say(`label.side.${side}`) }),
      ].filter(Boolean);
    });
    controls[key].hint?.(found.join(" "));
  }
};

/** The data with a new publisher's name in it. @param {Form} form */
const shownData = (form) => {
  const { data } = form.desk;
  if (!form.isNew.checked) return data;
  const { id, name, home } = house(form);
  const row = [id, name?.cy ?? name?.en ?? "", name?.en ?? name?.cy ?? ""];
  const publishers = { ...data.publishers, [id]: { name, home } };
  return { ...data, publishers, choices: { ...data.choices, publishers: [...data.choices.publishers, row] } };
};

/**
 * A list of what is wrong, each leading to its field.
 * @param {Form} form
 * @param {HTMLElement} summary
 * @param {Fault[]} found
 */
const refuse = ({ desk, controls, publisher }, summary, found) => {
  const { say, data, language } = desk;
  const rows = [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
  const toField = (/** @type {Fault} */ { path, rule }) => {
    const [key, at] = path;
    const target = key === "publisher" && path.length > 1 ? publisher[String(at)] : controls[String(key)];
    const names = data.records.resource.find((/** @type {any} */ field) => field.key === key)?.label ?? {};
    const number = typeof at === "number" && key === "versions" ? ` ${at + 1}` : "";
    const go = () => {
      const near =
        /** @type {HTMLElement | null} */ (target?.node.querySelector('[aria-invalid="true"]')) ?? target?.first;
      for (let up = near?.parentElement; up; up = up.parentElement) {
        if (up instanceof HTMLDetailsElement) up.open = true;
      }
      near?.focus();
    };
    const words = `${names[language] ?? key}${number}: ${say(`wrong.${rule}`) || say("wrong.other")}`;
    return make("button", { type: "button", class: "desk-to", on: { click: go } }, words);
  };
  summary.replaceChildren(
    make("h2", {}, say(rows.length === 1 ? "desk.one_wrong" : "desk.many_wrong", { count: rows.length })),
    make("ul", {}, ...rows.map((each) => make("li", {}, toField(each)))),
  );
  summary.hidden = false;
  summary.focus();
  summary.scrollIntoView({ block: "start" });
};

/** The change that was filled in; null where nothing changes. @param {Form} form */
const changeOf = (form) => {
  const entry = given(form);
  if (!form.was) {
    const { id, ...rest } = entry;
    return { action: "add", id, entry: rest };
  }
  const change = difference(form.was, entry, form.asked);
  return Object.keys(change.entry).length ? { action: "change", id: form.was.id, ...change } : null;
};

// ---- the form ----

/** @param {Desk} desk @param {Known} known @param {any} was @returns {Form} */
const formOf = (desk, known, was) => {
  const asked = [...NEEDED, ...MORE, ...(was ? LATER : [])].filter((key) => !(was && key === "id"));
  return {
    desk,
    known,
    was,
    asked,
    controls: fieldsOf(desk, "resource", asked),
    publisher: fieldsOf(desk, "publisher", PUBLISHER),
    isNew: make("input", { type: "checkbox", id: newId("new-publisher") }),
  };
};

/** The fields in their order, those that are rarely wanted behind a switch. @param {Form} form */
const laidOut = ({ desk, controls, publisher, isNew }) => {
  const { first, more } = apart(desk, controls, [...MORE, ...LATER]);
  const legend = make("legend", {}, desk.say("desk.new_publisher"));
  const parts = Object.values(publisher).map((each) => each.node);
  const room = make("fieldset", { class: "desk-field desk-record", hidden: true }, legend, ...parts);
  const tick = make(
    "p",
    { class: "desk-tick" },
    isNew,
    make("label", { for: isNew.id }, desk.say("desk.add_publisher")),
  );
  first.splice(first.indexOf(controls.publisher.node) + 1, 0, tick, room);
  isNew.addEventListener("change", () => {
    room.hidden = !isNew.checked;
    controls.publisher.node.hidden = isNew.checked;
  });
  return [...first, more];
};

/**
 * Look at the fields as somebody fills them in: at one that is left, and at one where typing has paused.
 * @param {HTMLElement} node
 * @param {Form} form
 * @param {Set<string>} touched
 * @param {() => void} look
 */
const watch = (node, { controls }, touched, look) => {
  let waiting = 0;
  const keyOf = (/** @type {Event} */ event) =>
    Object.entries(controls).find(([, each]) => each.node.contains(/** @type {Node} */ (event.target)))?.[0];
  node.addEventListener("focusout", (event) => {
    const key = keyOf(event);
    const next = /** @type {Node | null} */ (event.relatedTarget);
    if (!key || !next || controls[key].node.contains(next)) return;
    if (controls[key].read() !== undefined) touched.add(key);
    look();
  });
  node.addEventListener("input", (event) => {
    const key = keyOf(event);
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      if (key && !PAIRS.includes(key)) touched.add(key);
      look();
    }, PAUSE);
  });
  node.addEventListener("change", look);
};

/**
 * @param {Desk} desk
 * @param {Known} known
 * @param {any} was the entry that is changed, or null for a new one
 * @param {(change: any, title: string, publisher: any) => void} done
 */
export const createEntry = (desk, known, was, done) => {
  const { say } = desk;
  const form = formOf(desk, known, was);
  const { controls } = form;
  /** @type {Set<string>} */
  const touched = new Set();
  let all = false;
  const status = make("p", { role: "status", class: "desk-status" });
  const preview = make("div", { class: "desk-cards" });
  const pages = SIDES.map((side) => {
    const room = make("div");
    return { side, room, node: make("details", {}, make("summary", {}, say(`desk.page.${side}`)), room) };
  });
  const more = make("p", { class: "quiet" }, say("desk.page_more"));
  const summary = make("div", { class: "desk-summary", tabindex: -1, hidden: true });
  const look = () => {
    const found = faultsOf(form);
    const ofHouse = houseFaults(form);
    const shown = found.filter(({ path }) => all || touched.has(String(path[0])));
    showAll(controls, shown);
    showAll(form.publisher, all ? ofHouse : []);
    const entry = whole(form);
    hint(form, entry);
    const data = shownData(form);
    const isShown = Boolean(entry.title || entry.summary);
    preview.replaceChildren(...SIDES.filter(() => isShown).map((side) => cardOf(data, entry, side)));
    for (const { side, room, node: page } of pages) {
      page.hidden = !isShown;
      room.replaceChildren(isShown ? pageOf(data, entry, side, !was) : "");
    }
    more.hidden = !isShown;
    return [...found, ...ofHouse.map(({ path, rule }) => ({ path: ["publisher", ...path], rule }))];
  };
  const finish = () => {
    all = true;
    const found = look();
    if (found.length) {
      refuse(form, summary, found);
      return;
    }
    summary.hidden = true;
    const { title } = whole(form);
    const change = changeOf(form);
    status.textContent = change ? "" : say("desk.nothing");
    if (change) done(change, title[desk.language] ?? title.en ?? title.cy, form.isNew.checked ? house(form) : null);
  };
  const press = make("p", { class: "desk-row" }, make("button", { type: "submit" }, say("desk.make")));
  const node = make(
    "form",
    { class: "desk-form", novalidate: true, autocomplete: "off", method: "dialog" },
    summary,
    ...laidOut(form),
    make("h2", {}, say("desk.preview")),
    preview,
    ...pages.map((each) => each.node),
    more,
    press,
    status,
  );
  node.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    finish();
  });
  watch(node, form, touched, look);
  if (was) for (const [key, each] of Object.entries(controls)) each.fill(was[key]);
  look();
  return { node, first: controls.title.first };
};
