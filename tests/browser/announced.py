"""What a screen reader is told while somebody acts: pages that come, titles, lines that announce themselves, the focus.

Chromium tells assistive technology of these by events. They are gathered in the page as they happen: when a live region
gets other words (once, however many changes made them), when the focus moves to another element, when the title changes
and when a page has come. What the focused element is called is Chromium's own answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import Page

SETTLED: Final = 900  # milliseconds in which nothing is told: the search speaks half a second after the last key
# Runs before the page's own scripts.
GATHERING: Final = """() => {
  if (window !== top) return;
  const told = (window.told = []), before = new WeakMap();
  let last = 0, focused = null;
  window.sinceTold = () => performance.now() - last;
  const tell = (kind, words, element = null) => { last = performance.now(); told.push({kind, words, element}); };
  const flat = text => (text ?? '').replace(/\\s+/g, ' ').trim();
  const LIVE = '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]';
  const words = region => (region.checkVisibility() ? flat(region.innerText) : '');
  const look = () => {
    for (const region of document.querySelectorAll(LIVE)) {
      const now = words(region), role = region.getAttribute('role') ?? region.ariaLive;
      if (now && now !== (before.get(region) ?? '')) tell(role, now);
      before.set(region, now);
    }
    if (document.title !== title) tell('title', (title = document.title));
  };
  let title = '';
  document.addEventListener('DOMContentLoaded', () => {
    title = document.title;
    tell('page', `${title} (${document.documentElement.lang})`);
    for (const region of document.querySelectorAll(LIVE)) before.set(region, words(region));
    const all = {subtree: true, childList: true, characterData: true, attributes: true};
    new MutationObserver(look).observe(document, all);
  });
  document.addEventListener('focusin', ({target}) => {
    if (target !== focused && target !== document.body) tell('focus', '', (focused = target));
  });
}"""

# Until nothing has been told for some milliseconds.
QUIET: Final = """quiet => new Promise(done => {
  const look = () => (window.sinceTold() > quiet ? done() : setTimeout(look, 50));
  look();
})"""

# Until something of a kind has been told.
COME: Final = """kind => new Promise(done => {
  const look = () => (window.told.some(each => each.kind === kind) ? done() : setTimeout(look, 50));
  look();
})"""


@dataclass(slots=True)
class Announced:
    """A page that is listened to, and the log of what was done there and told then."""

    page: Page
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(f"({GATHERING})()")

    def did(self, what: str, *, until: str = "") -> list[str]:
        """Note what was done; give what was told then, each as one line, in order.

        Some things take their time: `until` names the kind of what must come before it is over. What had the focus and
        has gone since is left out.
        """
        if until:
            self.page.evaluate(COME, until)
        self.page.evaluate(QUIET, SETTLED)
        count = self.page.evaluate("window.told.length")
        found = [line for place in range(count) if (line := self._line(place)) != "focus: none"]
        self.page.evaluate("window.told.length = 0")
        self.lines += [f"> {what}", *found]
        return found

    def _line(self, place: int) -> str:
        told: dict[str, Any] = self.page.evaluate(
            "place => { const {kind, words} = window.told[place]; return {kind, words}; }", place
        )
        words = told["words"] if told["kind"] != "focus" else self._named(place)
        return f"{told['kind']}: {words}"

    def _named(self, place: int) -> str:
        """Role and name of what has the focus, by Chromium's accessibility tree."""
        session = self.page.context.new_cdp_session(self.page)
        element = session.send("Runtime.evaluate", {"expression": f"window.told[{place}].element"})["result"][
            "objectId"
        ]
        asked = {"objectId": element, "fetchRelatives": False}
        nodes = session.send("Accessibility.getPartialAXTree", asked)["nodes"]
        session.detach()
        role, name = nodes[0]["role"]["value"], nodes[0].get("name", {}).get("value", "")
        return f"{role} {' '.join(name.split())}".strip()

    def log(self) -> str:
        """All of it."""
        return "\n".join(self.lines) + "\n"
