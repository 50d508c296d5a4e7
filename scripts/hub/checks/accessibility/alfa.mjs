// Siteimprove's Alfa over pages that a browser has written down: one page a line on standard input, one answer a line
// on standard output. Asked: {document, device}, as Alfa's own code in the page gives them. Answered:
// {passed, failed: [{rule, message, path}]}, `passed` being a number and `path` an XPath; or {error}.

import readline from "node:readline";

import { Audit } from "@siteimprove/alfa-act";
import { Device } from "@siteimprove/alfa-device";
import { Element, Node } from "@siteimprove/alfa-dom";
import { Request, Response } from "@siteimprove/alfa-http";
import { Rules } from "@siteimprove/alfa-rules";
import { Page } from "@siteimprove/alfa-web";

// A rule looks at an element, an attribute, a piece of text, or a group of elements that together are wrong.
const first = (target) => (target && Symbol.iterator in target && !Node.isNode(target) ? [...target][0] : target);

function place(target) {
  let at = first(target);
  if (at && "owner" in at && at.owner?.isSome?.()) at = at.owner.getUnsafe(); // an attribute stands on its element
  while (Node.isNode(at) && !Element.isElement(at) && at.parent(Node.fullTree).isSome()) {
    at = at.parent(Node.fullTree).getUnsafe();
  }
  return Element.isElement(at) ? at.path() : "";
}

function failure(outcome) {
  const said = [...outcome.expectations.values()].filter((each) => each.isErr()).map((each) => each.getErrUnsafe());
  return {
    rule: outcome.rule.uri.split("/").at(-1),
    message: said.map((each) => each.message).join(" "),
    path: place(outcome.target),
  };
}

async function check({ document, device }) {
  const on = Device.from(device);
  const page = Page.of(Request.empty(), Response.empty(), Node.from(document, on), on);
  const outcomes = [...(await Audit.of(page, [...Rules.values()]).evaluate())];
  return {
    passed: outcomes.filter((each) => each.outcome === "passed").length,
    failed: outcomes.filter((each) => each.outcome === "failed").map(failure),
  };
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const answer = await check(JSON.parse(line)).catch((error) => ({ error: String(error) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
