// Fields made from the declarations: each knows how to show a value, how to give it back, and how to say what is wrong.
// A field that holds others hands on what is theirs.

import { filled, make, newId } from "./build.js";

/** @import { Fault, Field } from "./rules.js" */

/**
 * @typedef {object} Desk what every field needs
 * @property {any} data
 * @property {string} language
 * @property {(key: string, values?: Record<string, string | number>) => string} say
 *
 * @typedef {object} Control
 * @property {HTMLElement} node
 * @property {() => any} read undefined where nothing is said
 * @property {(value: any) => void} fill
 * @property {(faults: Fault[]) => void} show
 * @property {(words: string) => void} [hint]
 * @property {() => Record<string, Control>} [inner]
 * @property {HTMLElement} first what is focused first
 */

const SIDES = ["cy", "en"];
const LONG = ["summary", "content_note", "insecure", "home_insecure", "shared"];

/** @param {Desk} desk @param {Record<string, string>} text */
const own = (desk, text) => text[desk.language];

/**
 * What is wrong with a field, and what a reader would say of it: two lines that are filled later.
 * @param {Desk} desk
 * @param {string} key
 * @param {() => HTMLElement[]} inputs
 */
const notes = (desk, key, inputs) => {
  const wrong = make("p", { class: "desk-wrong", id: newId(`wrong-${key}`), hidden: true });
  const hint = make("p", { class: "desk-hint", id: newId(`hint-${key}`), hidden: true });
  const described = () => {
    for (const input of inputs()) {
      const ids = [input.dataset.meaning, !wrong.hidden && wrong.id, !hint.hidden && hint.id].filter(Boolean);
      if (ids.length) input.setAttribute("aria-describedby", ids.join(" "));
      else input.removeAttribute("aria-describedby");
    }
  };
  return {
    wrong,
    hint,
    /** @param {Fault[]} faults */
    show: (faults) => {
      const rules = [...new Set(faults.map(({ rule }) => rule))];
      const words = rules.map((rule) => desk.say(`wrong.${rule}`) || desk.say("wrong.other"));
      wrong.hidden = !words.length;
      wrong.textContent = words.length ? `${desk.say("desk.wrong")} ${words.join(" ")}` : "";
      for (const input of inputs()) {
        if (words.length && input.tagName !== "FIELDSET") input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
      described();
    },
    /** @param {string} words */
    say: (words) => {
      hint.hidden = !words;
      hint.textContent = words;
      described();
    },
    described,
  };
};

/** @param {Desk} desk @param {Field} field */
const meaning = (desk, field) => {
  const words = own(desk, field.meaning);
  const example = field.type !== "pair" && field.example && ` ${likeThis(desk, own(desk, field.example))}`;
  return make("p", { class: "quiet", id: newId(`meaning-${field.key}`) }, words, example);
};

/** @param {Desk} desk @param {string} example */
const likeThis = (desk, example) => `${desk.say("desk.example")} ${example}`;

/** What a label says, with whether the field can be left out. @param {Desk} desk @param {Field} field */
const named = (desk, field) => `${own(desk, field.label)}${field.needed ? "" : ` ${desk.say("desk.optional")}`}`;

/**
 * A field with one control: its label, what it means, what is wrong with it, the control.
 * @param {Desk} desk
 * @param {Field} field
 * @param {HTMLElement} about
 * @param {ReturnType<typeof notes>} told
 * @param {HTMLElement} control
 */
const single = (desk, field, about, told, control) =>
  make(
    "div",
    { class: "desk-field" },
    make("label", { for: control.id }, named(desk, field)),
    about,
    told.wrong,
    control,
    told.hint,
  );

/** @param {Desk} desk @param {Field} field @returns {Control} */
const line = (desk, field) => {
  const id = newId(field.key);
  const about = meaning(desk, field);
  const input = make("input", {
    type: "text", id, autocomplete: "off", spellcheck: "false", "data-meaning": about.id,
    inputmode: field.type === "whole" && !field.list ? "numeric" : field.checks.includes("address") ? "url" : false,
  }); // prettier-ignore
  const told = notes(desk, field.key, () => [input]);
  told.described();
  const whole = (/** @type {string} */ words) =>
    field.type === "whole" && /^-?\d{1,12}$/.test(words) ? Number(words) : words;
  return {
    node: single(desk, field, about, told, input),
    read: () => {
      const words = input.value.trim();
      if (!words) return undefined;
      return field.list
        ? words
            .split(/[\s,;]+/)
            .filter(Boolean)
            .map(whole)
        : whole(words);
    },
    fill: (value) => {
      input.value = Array.isArray(value) ? value.join(", ") : (value ?? "");
    },
    show: told.show,
    hint: told.say,
    first: input,
  };
};

/** One of a few, or yes, no and not known. @param {Desk} desk @param {Field} field @returns {Control} */
const one = (desk, field) => {
  const id = newId(field.key);
  const about = meaning(desk, field);
  const truth = field.type === "truth";
  const rows = truth
    ? [["true", desk.say("desk.yes"), desk.say("desk.yes")], ["false", desk.say("desk.no"), desk.say("desk.no")]] // prettier-ignore
    : desk.data.choices[field.choices];
  const at = truth ? 1 : 1 + SIDES.indexOf(desk.language);
  const select = make(
    "select",
    { id, "data-meaning": about.id },
    make("option", { value: "" }, desk.say("desk.choose")),
  );
  for (const row of rows) select.append(make("option", { value: row[0] }, row[at]));
  const told = notes(desk, field.key, () => [select]);
  told.described();
  return {
    node: single(desk, field, about, told, select),
    read: () => (select.value === "" ? undefined : truth ? select.value === "true" : select.value),
    fill: (value) => {
      select.value = value === undefined || value === null ? "" : String(value);
    },
    show: told.show,
    hint: told.say,
    first: select,
  };
};

/** Some of many, in the order in which they are ticked. @param {Desk} desk @param {Field} field @returns {Control} */
const some = (desk, field) => {
  const about = meaning(desk, field);
  /** @type {string[]} */
  let chosen = [];
  const order = make("p", { class: "quiet", hidden: true });
  const rows = desk.data.choices[field.choices];
  const at = 1 + SIDES.indexOf(desk.language);
  const told = notes(desk, field.key, () => [group]);
  const tell = () => {
    const names = chosen.map((id) => rows.find((/** @type {string[]} */ row) => row[0] === id)?.[at] ?? id);
    order.hidden = names.length < 2;
    order.textContent = desk.say("desk.order", { names: names.join(", ") });
  };
  const boxes = rows.map((/** @type {string[]} */ row) => {
    const id = newId(field.key);
    const change = () => {
      chosen = [...chosen.filter((each) => each !== row[0]), ...(box.checked ? [row[0]] : [])];
      tell();
    };
    const box = make("input", { type: "checkbox", id, value: row[0], on: { change } });
    return { box, node: make("li", {}, box, make("label", { for: id }, row[at])) };
  });
  const list = make("ul", { class: "desk-boxes" }, ...boxes.map((/** @type {any} */ each) => each.node));
  const group = make("fieldset", { class: "desk-field", "data-meaning": about.id },
    make("legend", {}, named(desk, field)), about, told.wrong, list, order, told.hint); // prettier-ignore
  told.described();
  return {
    node: group,
    read: () => (chosen.length ? chosen : undefined),
    fill: (value) => {
      chosen = [...(value ?? [])];
      for (const { box } of boxes) box.checked = chosen.includes(box.value);
      tell();
    },
    show: told.show,
    hint: told.say,
    first: boxes[0]?.box ?? group,
  };
};

/** Welsh and English side by side, Welsh first. @param {Desk} desk @param {Field} field @returns {Control} */
const pair = (desk, field) => {
  const about = meaning(desk, field);
  const legend = make("legend", { id: newId(`legend-${field.key}`) }, named(desk, field));
  const sides = SIDES.map((side) => {
    const id = newId(`${field.key}-${side}`);
    const told = notes(desk, `${field.key}-${side}`, () => [input]);
    const label = make("label", { for: id, id: newId(`label-${side}`) }, desk.say(`label.side.${side}`));
    const words = field.example?.[side];
    const like = words && make("p", { class: "quiet", id: newId(`like-${side}`) }, `${desk.say("desk.example")} `, make("span", { lang: side }, words)); // prettier-ignore
    const given = { id, lang: side, autocomplete: "off", "aria-labelledby": `${legend.id} ${label.id}`, "data-meaning": like?.id }; // prettier-ignore
    const input = LONG.includes(field.key)
      ? make("textarea", { ...given, rows: 5, spellcheck: "true" })
      : make("input", { ...given, type: "text" });
    told.described();
    return { side, input, told, node: make("div", {}, label, like, told.wrong, input, told.hint) };
  });
  const told = notes(desk, field.key, () => [group]);
  const group = make("fieldset", { class: "desk-field", "data-meaning": about.id },
    legend, about, told.wrong,
    make("div", { class: "desk-pair" }, ...sides.map((each) => each.node)), told.hint); // prettier-ignore
  told.described();
  return {
    node: group,
    read: () => {
      const found = sides
        .filter(({ input }) => input.value.trim())
        .map(({ side, input }) => [side, input.value.trim().replace(/\s+/g, " ")]);
      return found.length ? Object.fromEntries(found) : undefined;
    },
    fill: (value) => {
      for (const { side, input } of sides) input.value = (typeof value === "string" ? value : value?.[side]) ?? "";
    },
    show: (faults) => {
      for (const { side, told: mine } of sides) mine.show(faults.filter(({ path }) => path[0] === side));
      told.show(faults.filter(({ path }) => !SIDES.includes(String(path[0]))));
    },
    hint: told.say,
    first: sides[0].input,
  };
};

/**
 * Fields that stand together.
 * @param {Desk} desk
 * @param {string} name of the record
 * @param {string[]} keys of the fields that are asked for, in this order
 */
export const fieldsOf = (desk, name, keys) => {
  const fields = /** @type {Field[]} */ (desk.data.records[name]);
  return Object.fromEntries(
    keys.map((key) => [key, control(desk, /** @type {Field} */ (fields.find((each) => each.key === key)))]),
  );
};

/** @param {Record<string, Control>} controls */
export const readAll = (controls) =>
  Object.fromEntries(
    Object.entries(controls)
      .map(([key, each]) => [key, each.read()])
      .filter(([, value]) => value !== undefined),
  );

/** What is wrong below each field. @param {Record<string, Control>} controls @param {Fault[]} faults */
export const showAll = (controls, faults) => {
  for (const [key, each] of Object.entries(controls)) {
    each.show(faults.filter(({ path }) => path[0] === key).map(({ path, rule }) => ({ path: path.slice(1), rule })));
  }
};

/** A record in a record. @param {Desk} desk @param {Field} field @returns {Control} */
const record = (desk, field) => {
  const about = meaning(desk, field);
  const inner = fieldsOf(
    desk,
    field.held,
    desk.data.records[field.held].map((/** @type {Field} */ each) => each.key),
  );
  const told = notes(desk, field.key, () => [group]);
  const group = make("fieldset", { class: "desk-field desk-record", "data-meaning": about.id },
    make("legend", {}, named(desk, field)), about, told.wrong, ...Object.values(inner).map((each) => each.node), told.hint); // prettier-ignore
  told.described();
  return {
    node: group,
    read: () => {
      const found = readAll(inner);
      return Object.keys(found).length ? found : undefined;
    },
    fill: (value) => {
      for (const [key, each] of Object.entries(inner)) each.fill(value?.[key]);
    },
    show: (faults) => {
      showAll(inner, faults);
      told.show(faults.filter(({ path }) => !path.length));
    },
    inner: () => inner,
    first: Object.values(inner)[0].first,
  };
};

const VERSION = [
  "language",
  "url",
  "format",
  "access",
  "evidence",
  "pages",
  "minutes",
  "size_kb",
  "insecure",
  "shared",
  "approved",
];

/** Versions, one below the other. @param {Desk} desk @param {Field} field @returns {Control} */
const versions = (desk, field) => {
  const about = meaning(desk, field);
  const list = make("div");
  /** @type {{node: HTMLElement, inner: Record<string, Control>, legend: HTMLElement, kept: any}[]} */
  let rows = [];
  const told = notes(desk, field.key, () => [group]);
  const number = () => {
    for (const [at, row] of rows.entries()) row.legend.textContent = desk.say("change.version", { number: at + 1 });
  };
  /** @param {any} value */
  const add = (value) => {
    const inner = fieldsOf(desk, "version", VERSION);
    const legend = make("legend");
    const gone = value?.withdrawn && make("p", { class: "desk-hint" }, desk.say("desk.withdrawn"));
    const { first, more } = apart(desk, inner, ["insecure", "shared", "approved", "pages", "minutes", "size_kb"]);
    const out = make(
      "button",
      { type: "button", class: "second", on: { click: () => remove(row) } },
      desk.say("desk.remove_version"),
    );
    const row = {
      inner,
      legend,
      kept: value ?? {},
      node: make("fieldset", { class: "desk-version" }, legend, gone, ...first, more, out),
    };
    for (const [key, each] of Object.entries(inner)) each.fill(value?.[key]);
    rows.push(row);
    list.append(row.node);
    number();
    return row;
  };
  /** @param {any} row */
  const remove = (row) => {
    rows = rows.filter((each) => each !== row);
    row.node.remove();
    number();
    group.dispatchEvent(new Event("change", { bubbles: true }));
    another.focus();
  };
  const another = make(
    "button",
    { type: "button", class: "second", on: { click: () => Object.values(add(undefined).inner)[0].first.focus() } },
    desk.say("desk.add_version"),
  );
  const group = make("fieldset", { class: "desk-field", "data-meaning": about.id },
    make("legend", {}, named(desk, field)), about, told.wrong, list, another); // prettier-ignore
  told.described();
  return {
    node: group,
    read: () => {
      const found = rows
        .map(({ inner, kept }) => {
          const { checked, withdrawn } = kept;
          const now = readAll(inner);
          const { url } = now;
          return { ...now, ...(checked && { checked }), ...(withdrawn && !url && { withdrawn }) };
        })
        .filter((each) => Object.keys(each).length);
      return found.length ? found : undefined;
    },
    fill: (value) => {
      for (const row of rows) row.node.remove();
      rows = [];
      for (const each of value ?? []) add(each);
    },
    show: (faults) => {
      for (const [at, row] of rows.entries()) {
        const mine = faults
          .filter(({ path }) => path[0] === at)
          .map(({ path, rule }) => ({ path: path.slice(1), rule }));
        const whole = mine.filter(({ path }) => !path.length).map(({ rule }) => ({ path: ["language"], rule }));
        showAll(row.inner, [...mine, ...whole]);
      }
      told.show(faults.filter(({ path }) => !path.length));
    },
    first: another,
  };
};

/**
 * Fields of which some are behind a switch.
 * @param {Desk} desk
 * @param {Record<string, Control>} controls
 * @param {string[]} rare
 */
export const apart = (desk, controls, rare) => {
  const shown = Object.entries(controls).filter(([key]) => !rare.includes(key));
  const folded = Object.entries(controls).filter(([key]) => rare.includes(key));
  const words = desk.say("desk.more");
  const more = make(
    "details",
    { "aria-label": words },
    make("summary", {}, words),
    ...folded.map(([, each]) => each.node),
  );
  return { first: shown.map(([, each]) => each.node), more };
};

/** @param {Desk} desk @param {Field} field @returns {Control} */
const control = (desk, field) => {
  if (field.type === "pair") return pair(desk, field);
  if (field.type === "record") return field.list ? versions(desk, field) : record(desk, field);
  if (field.choices && field.choices in desk.data.choices) return field.list ? some(desk, field) : one(desk, field);
  return field.type === "truth" ? one(desk, field) : line(desk, field);
};

/** @param {Record<string, Record<string, string>>} words @param {string} language @returns {Desk["say"]} */
export const sayer = (words, language) => (key, values) => filled(words[language][key] ?? "", values);
