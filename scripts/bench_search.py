"""What the search finds, how much it weighs and how long it takes: ours, plain lunr and Pagefind, in one run.

    python scripts/bench_search.py [--no-pagefind] [--no-browser]

Quality: hit@5, recall@5 and mean reciprocal rank for each language and kind of query, over the same text.
Size and speed: at 300, 1,000 and 5,000 resources; those beyond the real catalogue are made of its words.
The browser part types into the built page at a sixth of the speed of this machine.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from bench_engines import MODULES, ROOT, browser_at, grown, lunr, ours, pagefind
from hub.catalogue import Catalogue, load
from hub.cli.minify import minified
from hub.languages import LANGUAGES
from hub.pages.docs_pages import read_pages
from hub.pages.kit import kit
from hub.pages.plan import Plan, plan
from hub.schema.faults import Known

QUERIES = ROOT / "tests" / "search"
SIZES = (300, 1000, 5000)
FIVE = 5


def score(found: Sequence[str], want: set[str]) -> tuple[float, float, float]:
    """Hit@5, recall@5 and reciprocal rank of one query."""
    rank = next((place for place, each in enumerate(found[:FIVE], 1) if each in want), 0)
    return float(rank > 0), len(want & set(found[:FIVE])) / min(FIVE, len(want)), 1 / rank if rank else 0.0


def table(
    name: str,
    queries: Sequence[Mapping[str, Any]],
    engines: Mapping[str, Mapping[str, list[str]]],
    now: Mapping[str, str],
) -> None:
    """Print the figures of one set of queries: by language, then by kind."""
    print(f"\n{name}\n{'':22}{'':>5}" + "".join(f"{engine:>27}" for engine in engines))
    print(f"{'':27}" + f"{'hit@5  recall@5  MRR':>27}" * len(engines))
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for each in queries:
        groups[each["lang"], "all"].append(each)
        groups[each["lang"], each["kind"]].append(each)
    for (language, kind), those in sorted(
        groups.items(), key=lambda item: (item[0][0], item[0][1] != "all", item[0][1])
    ):
        line = f"{language}  {kind:18}{len(those):>5}"
        for answers in engines.values():
            scores = [score(answers[_key(q)], {now.get(want, want) for want in q["want"]}) for q in those]
            hit, recall, rank = (statistics.fmean(column) for column in zip(*scores, strict=True))
            line += f"{hit:>13.2f}{recall:>9.2f}{rank:>5.2f}"
        print(line)


def _key(query: Mapping[str, Any]) -> str:
    return f"{query['lang']}:{query['q']}"


def weight(content: bytes) -> float:
    """Kilobytes (1,000 bytes) after gzip."""
    return len(gzip.compress(content, 9)) / 1000


def quality(catalogue: Catalogue, site_plan: Plan, *, with_pagefind: bool) -> None:
    """Print what is found."""
    sets = {
        name: yaml.safe_load((QUERIES / name).read_text(encoding="utf-8"))
        for name in ("queries.yaml", "own_queries.yaml")
    }
    every = [each for found in sets.values() for each in found]
    asked = {language: [each["q"] for each in every if each["lang"] == language] for language in LANGUAGES}
    engines: dict[str, dict[str, list[str]]] = {}
    with tempfile.TemporaryDirectory() as folder, ours(catalogue, site_plan, Path(folder)) as ask:
        engines["ours"] = {
            f"{language}:{query}": [hit["id"] for hit in ask[language](query=query, limit=FIVE)["hits"]]
            for language, queries in asked.items()
            for query in queries
        }
    engines["lunr"] = {
        f"{language}:{query}": found
        for language, queries in asked.items()
        for query, found in zip(queries, lunr(catalogue, language, queries), strict=True)
    }
    if with_pagefind:
        with tempfile.TemporaryDirectory() as folder:
            try:
                answers = pagefind(catalogue, Path(folder), asked)
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"Pagefind could not be had: {error}")
            else:
                engines["Pagefind"] = {
                    f"{language}:{query}": found
                    for language, queries in asked.items()
                    for query, found in zip(queries, answers[language], strict=True)
                }
    now = {old: resource.id for resource in catalogue.resources for old in resource.also_known_as}
    table("Given queries", sets["queries.yaml"], engines, now)
    for part in dict.fromkeys(each["set"] for each in sets["own_queries.yaml"]):
        table(f"Our own, set {part}", [each for each in sets["own_queries.yaml"] if each["set"] == part], engines, now)


def size_and_speed(catalogue: Catalogue, site_plan: Plan) -> None:
    """Print weights after gzip and times under Node."""
    queries = yaml.safe_load((QUERIES / "queries.yaml").read_text(encoding="utf-8"))
    code = weight(minified(ROOT, {"kit": kit(ROOT)})["kit"])
    print(f"\nFirst use, KB gzip: our code {code:.1f}, and the documents of one language")
    print("resources   cy    en   all(cy)  index ms   query ms: median   p95   worst")
    for count in sorted({*SIZES, len(catalogue.resources)}):
        big = grown(catalogue, count)
        with tempfile.TemporaryDirectory() as folder, ours(big, site_plan, Path(folder)) as ask:
            heavy = {language: weight(Path(folder, f"{language}.json").read_bytes()) for language in LANGUAGES}
            again = ask["cy"](engine=str(MODULES / "engine.js"), documents=str(Path(folder, "cy.json")),
                              cards=str(Path(folder, "cards-cy.json")))  # fmt: skip
            took = sorted(ask[each["lang"]](query=each["q"])["took"] for _ in range(3) for each in queries)
        sizes = f"{heavy['cy']:>6.1f}{heavy['en']:>6.1f}{heavy['cy'] + code:>8.1f}"
        times = f"{statistics.median(took):>18.1f}{took[len(took) * 95 // 100]:>8.1f}{took[-1]:>8.1f}"
        print(f"{count:>9}{sizes}{again['indexing']:>11.0f}{times}")


def in_the_browser() -> None:
    """Print times from key press to painted results in the built page, at a sixth of this machine's speed."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        subprocess.run(
            [sys.executable, "-m", "hub", "build", "--out", str(site)], cwd=ROOT, check=True, capture_output=True
        )
        with browser_at(site, slow=6) as (page, address):
            page.goto(f"{address}/cy/adnoddau/")
            loading = page.evaluate(
                """async () => {
                  const box = document.querySelector("[name=q]");
                  const start = performance.now();
                  box.focus();
                  box.value = "plant";
                  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
                  const list = document.querySelector("[data-list]");
                  const first = list.firstElementChild;
                  while (list.firstElementChild === first) await new Promise((done) => setTimeout(done, 5));
                  return performance.now() - start;
                }"""
            )
            page.evaluate(
                """() => {
                  window.took = [];
                  document.querySelector("[name=q]").addEventListener("keydown", () => {
                    const start = performance.now();
                    // A task that is queued in a frame runs when that frame has been painted.
                    requestAnimationFrame(() => setTimeout(() => window.took.push(performance.now() - start)));
                  });
                }"""
            )
            for letter in " gam-drin ar-lein":
                page.keyboard.press(letter)
                page.wait_for_timeout(350)
            took = sorted(page.evaluate("window.took"))
    print(f"\nChromium, a sixth of this machine's speed: first use to results {loading:.0f} ms")
    print(f"key press to painted results: median {statistics.median(took):.0f} ms, worst {took[-1]:.0f} ms")


def main() -> None:
    """Run the parts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--no-pagefind", action="store_true", help="leave out Pagefind, which is fetched from npm")
    parser.add_argument("--no-browser", action="store_true", help="leave out the part that needs Chromium")
    args = parser.parse_args()
    catalogue = load(ROOT, today=datetime.now(tz=UTC).date())
    site_plan = plan(catalogue, read_pages(ROOT / "docs", Known())[0])
    quality(catalogue, site_plan, with_pagefind=not args.no_pagefind)
    size_and_speed(catalogue, site_plan)
    if not args.no_browser:
        in_the_browser()


if __name__ == "__main__":
    main()
