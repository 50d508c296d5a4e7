// The file that the desk makes: shown, to be taken away, copied, or put into a mail. It leaves the page only by hand.

import { make, newId } from "./build.js";
import { fileOf } from "./change.js";

/** @import { Desk } from "./fields.js" */

const NAME = "change.json";
const SHORT = 40; // characters of a title in the list

/**
 * @param {Desk} desk
 * @param {() => void} emptied is called when the last change was taken out
 */
export const createFile = (desk, emptied) => {
  const { data, say } = desk;
  /** @type {{change: any, publisher: any, title: string}[]} */
  let rows = [];
  let address = "";
  const area = make("textarea", {
    id: newId("file"),
    rows: 8,
    readonly: true,
    spellcheck: "false",
    "aria-label": say("desk.file"),
  });
  const list = make("ul", { class: "desk-changes" });
  const status = make("p", { role: "status", class: "desk-status" });
  const heading = make("h2", { tabindex: -1, id: newId("file-heading") }, say("desk.file"));
  const link = make("a", { class: "button", download: NAME }, say("desk.download"));
  const copy = make("button", { type: "button", class: "second", on: { click: () => copied() } }, say("desk.copy"));
  const mail = data.contact && make("a", {
    class: "button second",
    href: `mailto:${data.contact}?subject=${encodeURIComponent(say("desk.mail_subject"))}&body=${encodeURIComponent(say("desk.mail_text"))}`,
  }, say("desk.mail")); // prettier-ignore
  const form = data.repository && make("p", {}, make("a", { href: `${data.repository.replace(/\/+$/, "")}/issues/new?template=change.yml`, rel: "noreferrer" }, say("desk.form"))); // prettier-ignore
  // The link stands there once it leads to a file.
  const ways = make("p", { class: "desk-row" }, copy, mail);
  const node = make("section", { hidden: true, class: "desk-file", "aria-labelledby": heading.id }, heading,
    make("p", {}, say("desk.file_text")), list, area, ways, status,
    make("h3", {}, say("desk.next")), make("p", {}, say(data.contact ? "desk.next_mail" : "desk.next_text")), form); // prettier-ignore

  const copied = async () => {
    area.select();
    const done = await navigator.clipboard.writeText(area.value).then(
      () => true,
      () => document.execCommand("copy"),
    );
    status.textContent = say(done ? "desk.copied" : "desk.not_copied");
  };
  const tell = () => {
    area.value = fileOf(data, rows.map(({ change }) => change), rows.flatMap(({ publisher }) => publisher ?? [])); // prettier-ignore
    if (address) URL.revokeObjectURL(address);
    address = URL.createObjectURL(new Blob([area.value], { type: "application/json" }));
    link.href = address;
    if (!ways.contains(link)) ways.prepend(link);
    list.replaceChildren(
      ...rows.map((row) => {
        const title = [...row.title].slice(0, SHORT).join("");
        const out = make(
          "button",
          { type: "button", class: "second", on: { click: () => take(row) } },
          say("desk.remove", { title }),
        );
        return make("li", {}, make("span", {}, say(`change.${row.change.action}`, { title: row.title })), out);
      }),
    );
    node.hidden = !rows.length;
    status.textContent = "";
  };
  /** @param {any} row */
  const take = (row) => {
    rows = rows.filter((each) => each !== row);
    tell();
    if (rows.length) heading.focus();
    else emptied();
  };

  return {
    node,
    /** Put a change into the file in place of one of the same entry. @param {any} change @param {string} title @param {any} [publisher] */
    put: (change, title, publisher) => {
      rows = [...rows.filter((row) => row.change.id !== change.id), { change, title, publisher }];
      tell();
      heading.focus();
      node.scrollIntoView({ block: "start" });
    },
    /** Put many changes in place of all. @param {{change: any, title: string}[]} changes */
    putAll: (changes) => {
      rows = changes.map((row) => ({ ...row, publisher: null }));
      tell();
      heading.focus();
    },
    publishers: () => rows.flatMap(({ publisher }) => publisher ?? []),
    ids: () => rows.map(({ change }) => change.id),
  };
};
