# ruff: noqa: E501 - most of this file is code for the browser
"""Looks at a page that is open: each is code for the browser that gives what is wrong, in words, or nothing.

They are taken on every kind of page (`visits.py`), and each finds the faults that are put in for it
(`test_faults.py`).
"""

from __future__ import annotations

from typing import Final

# What one can stop at, in the order of the Tab key (`visits.walk` has seen that no page changes that order).
_STOPS: Final = """const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({visibilityProperty: true}))
  .filter((each) => each.type !== "radio" || each.checked);
  const named = (each) => `${each.localName} «${(each.innerText || each.getAttribute("aria-label") || each.id || "").trim().slice(0, 40)}»`;"""

# Reading goes along a line and then down, or from the foot of one column to the head of the next; in a part that runs
# from right to left, the other way round. Compared are those that follow each other; what is fixed to the window has no
# place in the page.
ORDER: Final = f"""() => {{ {_STOPS}
  const leftward = (each) => getComputedStyle(each.closest(".two, header, main, footer") ?? document.body).direction === "rtl";
  // What scrolls by itself shows a part of what it holds.
  const scrolls = (each) => {{
    for (let at = each.parentElement; at; at = at.parentElement) {{
      if (at === document.documentElement || at === document.body) continue;
      const style = getComputedStyle(at), moves = (overflow) => ["auto", "scroll"].includes(overflow);
      if (moves(style.overflowY) && at.scrollHeight > at.clientHeight + 1) return true;
      if (moves(style.overflowX) && at.scrollWidth > at.clientWidth + 1) return true;
    }}
    return false;
  }};
  const boxes = stops.filter((each) => !each.closest(".exit-bar, .skip") && !scrolls(each)).map((each) => {{
    const box = each.getClientRects()[0] ?? each.getBoundingClientRect();
    const rtl = leftward(each);
    return {{ each, rtl, top: box.top, bottom: box.bottom, start: rtl ? -box.right : box.left }};
  }}).filter((box) => box.bottom > box.top);
  return boxes.slice(1).flatMap((box, at) => {{
    const before = boxes[at];
    if (before.each.contains(box.each) || before.rtl !== box.rtl) return [];
    const shared = Math.min(box.bottom, before.bottom) - Math.max(box.top, before.top);
    const row = shared > Math.min(box.bottom - box.top, before.bottom - before.top) / 2;
    const back = row ? box.start < before.start - 1 : box.bottom <= before.top + 1 && box.start < before.start + 40;
    return back ? [`${{named(box.each)}} is ${{row ? "before" : "above"}} ${{named(before.each)}}`] : [];
  }});
}}"""

# The bar stays in sight while the page scrolls: what has the focus must stand clear of it, also where the page itself
# scrolls there. Asked after `focus()`, which scrolls as the Tab key does.
UNDER_THE_BAR: Final = f"""() => {{ {_STOPS}
  const bar = document.querySelector(".exit-bar");
  if (!bar) return ["there is no bar"];
  const found = [];
  const backwards = stops.filter((each) => !each.closest(".exit-bar, .skip")).reverse();
  scrollTo(0, document.documentElement.scrollHeight);
  for (const each of backwards) {{
    each.focus();
    const below = bar.getBoundingClientRect();
    const box = each.getClientRects()[0];
    if (!box || box.height > innerHeight - below.height) continue;
    const fixed = getComputedStyle(bar).position === "sticky" || getComputedStyle(bar).position === "fixed";
    if (fixed && box.top < below.bottom - 1 && box.bottom > below.top + 1 && box.left < below.right && box.right > below.left) found.push(`${{named(each)}} has the focus under the bar`);
    if (box.bottom <= 0 || box.top >= innerHeight) found.push(`${{named(each)}} has the focus out of sight`);
  }}
  document.activeElement?.blur();
  scrollTo(0, 0);
  return found;
}}"""

# 44 by 44 CSS pixels for what stands by itself; a link inside a sentence is as high as its line. A box that is ticked
# counts with its label.
# The cells of the map are 36 wide, above the 24 of the standard: 27 must stand side by side, and below it each gap has
# its row, which is large enough.
TOUCH: Final = """() => {
  const alone = (each) => {
    const holder = each.closest("p, li, dd, dt, td, th, h1, h2, h3, h4, figcaption, caption");
    if (!holder || getComputedStyle(each).display !== "inline") return true;
    const others = [each, ...holder.querySelectorAll(".hidden")].reduce((text, one) => text.replace(one.textContent, ""), holder.textContent);
    return others.replace(/[\\s\\u00a0]+/g, "") === "";
  };
  return [...document.querySelectorAll("a[href], summary, button, select, input:not([type=checkbox]):not([type=radio]), label:has(input)")]
    .filter((each) => !each.closest(".hidden, .skip, .matrix td") && each.checkVisibility() && alone(each))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
    .map(([each, box]) => `${each.parentElement.localName} > ${each.localName}.${each.className} ${Math.round(box.width)}×${Math.round(box.height)} ${each.textContent.trim().slice(0, 30)}`);
}"""

# Targets that lie over each other are pressed by mistake.
OVERLAPPING: Final = """() => {
  const all = [...document.querySelectorAll("main a[href], nav a[href], footer a[href], main button, main summary")]
    .filter((each) => !each.closest(".hidden, .skip") && each.checkVisibility())
    .flatMap((each) => [...each.getClientRects()].map((box) => ({ each, box }))).filter(({ box }) => box.width > 1)
    .sort((a, b) => a.box.top - b.box.top);
  // The names of rows stay in sight over the cells that are scrolled away below them.
  const stays = ({ each }) => getComputedStyle(each.closest("th") ?? each).position === "sticky";
  const found = [];
  all.forEach((one, at) => {
    for (const other of all.slice(at + 1)) {
      if (stays(one) !== stays(other)) continue;
      if (other.box.top >= one.box.bottom) break;
      const deep = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      if (one.each !== other.each && !one.each.contains(other.each) && !other.each.contains(one.each) && wide > 1 && deep > 12) {
        found.push(`${one.each.textContent.trim().slice(0, 30)} / ${other.each.textContent.trim().slice(0, 30)} ${Math.round(deep)}`);
      }
    }
  });
  return found;
}"""

# Who speaks to the machine says what stands there: the words in sight must be in the name, in their order.
LABEL_IN_NAME: Final = """() => {
  const plain = (text) => text.normalize("NFC").toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, " ").trim();
  const wordsOf = (element, seen) => {
    const parts = [];
    for (const node of element.childNodes) {
      if (node.nodeType === 3) parts.push(node.data);
      else if (node.nodeType === 1) {
        if (seen && (node.matches(".hidden, svg, [hidden]") || !node.checkVisibility())) continue;
        if (!seen && node.matches("[aria-hidden=true], [hidden]")) continue;
        if (!seen && node.matches("img")) parts.push(` ${node.alt} `);
        else parts.push(` ${wordsOf(node, seen)} `);
      }
    }
    return parts.join("");
  };
  const label = (element) => {
    const by = element.getAttribute("aria-labelledby");
    if (by) return by.split(/\\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    if (element.getAttribute("aria-label")) return element.getAttribute("aria-label");
    return element.labels?.length ? [...element.labels].map((each) => wordsOf(each, false)).join(" ") : wordsOf(element, false);
  };
  const named = (element) => plain(label(element));
  // What belongs to both languages shows the words of each, and can be called by either.
  const seen = (element) => {
    const parts = [...element.querySelectorAll("[lang]")].map((each) => plain(wordsOf(each, true)));
    if (!parts.length || !element.closest(".front")) return [plain(sight(element))];
    const rest = parts.reduce((words, part) => words.replace(part, " "), plain(sight(element)));
    return [plain(rest), ...parts];
  };
  const sight = (element) => element.labels?.length ? [...element.labels].map((each) => wordsOf(each, true)).join(" ") : wordsOf(element, true);
  return [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea, [role=button]")]
    .filter((each) => each.checkVisibility() && !each.closest(".hidden"))
    .flatMap((each) => seen(each).map((words) => [each, words, named(each)]))
    .filter(([, words, name]) => name === "" || (words !== "" && !` ${name} `.includes(` ${words} `)))
    .map(([each, words, name]) => `${each.localName} shows «${words.slice(0, 60)}» and is called «${name.slice(0, 60)}»`);
}"""

# Who uses a switch makes one press for each stop: how many up to the first number that can be called or texted, on the
# page as a whole and in its own part; null where there is none.
STOPS_TO_A_NUMBER: Final = f"""() => {{ {_STOPS}
  const until = (what) => {{ const at = stops.findIndex((each) => each.matches(what)); return at < 0 ? null : at + 1; }};
  return {{ any: until("a[href^='tel:'], a[href^='sms:']"), own: until("main a[href^='tel:'], main a[href^='sms:']") }};
}}"""

# Whoever reads a script that runs to the left gets the page the other way round.
MIRROR: Final = "document.documentElement.dir = 'rtl'"
MIRRORED: Final = """() => {
  const found = [];
  const wrong = (each) => `${each.localName}.${each.className} ${each.textContent.trim().slice(0, 30)}`;
  for (const each of document.querySelectorAll("main p, main li, main h2, main h3, th, td")) {
    if (!["left"].includes(getComputedStyle(each).textAlign)) continue;
    found.push(`begins at the left: ${wrong(each)}`);
  }
  for (const each of document.querySelectorAll("main *")) {
    const style = getComputedStyle(each);
    if (["absolute"].includes(style.position) && !each.closest(".hidden") && each.checkVisibility()) {
      const box = each.getBoundingClientRect(), holder = each.offsetParent?.getBoundingClientRect();
      if (holder && box.width > 8 && box.left - holder.left < 2 && holder.right - box.right > box.width) found.push(`stays at the left: ${wrong(each)}`);
    }
  }
  return found;
}"""

# WCAG 1.4.12: the spacing that a reader may set, between paragraphs too.
PARAGRAPHS: Final = """() => { for (const each of document.querySelectorAll("p")) each.style.marginBottom = "2em"; }"""

# In forced colours only borders, text and what is drawn with them can be seen.
FORCED: Final = """() => [...document.querySelectorAll("a[href], button, summary, input, h1, svg")]
  .filter((each) => each.checkVisibility() && !each.closest(".hidden, .skip"))
  .filter((each) => getComputedStyle(each).forcedColorAdjust === "none" || (each.localName === "svg" && getComputedStyle(each).fill === getComputedStyle(document.body).backgroundColor))
  .map((each) => `${each.localName}.${each.getAttribute("class")} keeps colours of its own`)"""

# Something that moves or scrolls gently although nothing was asked: it leaves the focus out of sight while somebody tabs.
SMOOTH: Final = """() => [document.documentElement, ...document.querySelectorAll("body *")]
  .filter((each) => getComputedStyle(each).scrollBehavior === "smooth").map((each) => each.localName)"""
