"""What the search finds, how much it weighs and how long it takes: ours, plain lunr and Pagefind, in one run.

    python scripts/bench_search.py [--no-pagefind] [--no-browser]

Quality: hit@5, recall@5 and mean reciprocal rank for each language and kind of query, over the same text.
Size and speed: at 300, 1,000 and 5,000 resources; those beyond the real catalogue are made of its words.
The browser part types into the built page at a sixth of the speed of this machine.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import http.server
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import rjsmin
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from hub.catalogue import Catalogue, Resource, load
from hub.cli.search import node
from hub.languages import LANGUAGES, Language, Text, other
from hub.pages.plan import Plan, plan
from hub.pages.search import as_bytes, documents, library, places, read_distress
from hub.pages.written import read_written

MODULES = ROOT / "docs" / "assets" / "search"
RUNNER = ROOT / "scripts" / "hub" / "pages" / "search_run.mjs"
QUERIES = ROOT / "tests" / "search"
ON_FIRST_USE = ("analyse", "asker", "distress", "documents", "engine", "english", "synonyms", "welsh")
SIZES = (300, 1000, 5000)
FIVE = 5
PAGEFIND = "pagefind@1.6.0"

Answer = Callable[[Language, Sequence[str]], list[list[str]]]


# ---- what is searched ----


def texts(catalogue: Catalogue, language: Language) -> list[dict[str, str]]:
    """The same text for every engine: titles, labels in both languages, publisher, summary."""
    vocabulary = catalogue.vocabulary
    found = []
    for resource in catalogue.resources:
        terms = [
            vocabulary.kinds[resource.kind],
            *(vocabulary.audiences[each] for each in resource.audiences),
            *(vocabulary.topics[each] for each in resource.topics),
            *(vocabulary.groups[each] for each in resource.groups),
        ]
        labels = [term.label.in_(side).words for term in terms for side in LANGUAGES]
        across = resource.title.side(other(language)) or ""
        name = catalogue.publishers[resource.publisher].name.in_(language).words
        text = " . ".join([across, resource.summary.in_(language).words, name, *labels])
        found.append({"id": resource.id, "title": resource.title.in_(language).words, "text": text})
    return found


def grown(catalogue: Catalogue, count: int) -> Catalogue:
    """A catalogue of so many resources: the real ones, then others made of their words."""
    real = catalogue.resources[:count]
    chance = random.Random(count)  # noqa: S311 - only for the benchmark
    pools = {
        (part, side): [word for r in catalogue.resources for word in (getattr(r, part).side(side) or "").split()]
        for part in ("title", "summary")
        for side in LANGUAGES
    }

    def mixed(text: Text, part: str) -> Text:
        sides = {side: text.side(side) for side in LANGUAGES}
        return Text(
            **{side: " ".join(chance.choices(pools[part, side], k=len(words.split()))) if words else None
               for side, words in sides.items()}
        )  # fmt: skip

    made: list[Resource] = []
    while len(real) + len(made) < count:
        like = chance.choice(catalogue.resources)
        made.append(
            dataclasses.replace(
                like, id=f"{like.id}-{len(made)}", title=mixed(like.title, "title"), summary=mixed(like.summary, "summary")
            )
        )
    return dataclasses.replace(catalogue, resources=(*real, *made))


# ---- the three engines ----


@contextmanager
def ours(catalogue: Catalogue, site_plan: Plan, folder: Path) -> Iterator[dict[Language, Callable[..., dict[str, Any]]]]:
    """Our engine for both languages, each a function from a request to an answer."""
    (folder / "minisearch.mjs").write_bytes(library(ROOT))
    distress = read_distress(ROOT / "data" / "distress.yaml")
    processes = []
    engines: dict[Language, Callable[..., dict[str, Any]]] = {}
    for language in LANGUAGES:
        path = folder / f"{language}.json"
        path.write_bytes(as_bytes(documents(catalogue, language, distress, places(catalogue, site_plan, language))))
        process = subprocess.Popen(
            [node(ROOT), str(RUNNER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        processes.append(process)
        engines[language] = partial(_send, process)
        made = {"engine": str(MODULES / "engine.js"), "library": str(folder / "minisearch.mjs"), "documents": str(path)}
        engines[language](**made)
    yield engines
    for process in processes:
        if process.stdin:
            process.stdin.close()
        process.wait()


def _send(process: subprocess.Popen[str], **request: Any) -> dict[str, Any]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError
    process.stdin.write(json.dumps(request) + "\n")
    process.stdin.flush()
    found: dict[str, Any] = json.loads(process.stdout.readline())
    return found


def lunr(catalogue: Catalogue, language: Language, queries: Sequence[str]) -> list[list[str]]:
    """Plain lunr's first five for each query.

    Material keeps the pages of all languages in one index; a page in the other language takes a place but is no hit.
    """
    every = [
        {**each, "id": f"{side}/{each['id']}"} for side in LANGUAGES for each in texts(catalogue, side)
    ]
    asked = {"language": language, "documents": every, "queries": queries}
    done = subprocess.run(
        [node(ROOT), str(ROOT / "scripts" / "bench_lunr.mjs")],
        input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT,
    )  # fmt: skip
    return [[each.removeprefix(f"{language}/") for each in found] for found in json.loads(done.stdout)]


@contextmanager
def browser_at(folder: Path, *, slow: int = 1) -> Iterator[tuple[Any, str]]:
    """A page of a browser, and the address where a folder is served to it."""
    from hub.checks.accessibility import arguments, chromium  # noqa: PLC0415 - only where a browser is wanted
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
            pass

    serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        page = browser.new_page(viewport={"width": 360, "height": 740})
        if slow > 1:
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
        yield page, f"http://127.0.0.1:{serving.server_address[1]}"
        browser.close()
    serving.shutdown()
    serving.server_close()


def pagefind(catalogue: Catalogue, folder: Path, queries: Mapping[Language, Sequence[str]]) -> dict[Language, list[list[str]]]:
    """Pagefind's first five for each query.

    Raises:
        OSError, subprocess.CalledProcessError: it cannot be had.

    """
    npm = shutil.which("npm", path=f"{ROOT / '.venv' / 'bin'}:{Path(node(ROOT)).parent}:/usr/local/bin:/usr/bin:/bin") or "npm"
    subprocess.run([npm, "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(folder), PAGEFIND],
                   capture_output=True, text=True, check=True)  # fmt: skip
    found: dict[Language, list[list[str]]] = {}
    for language in LANGUAGES:
        out = folder / language
        asked = {"module": str(folder / "node_modules" / "pagefind" / "lib" / "index.js"), "out": str(out / "pagefind"),
                 "language": language, "documents": texts(catalogue, language)}  # fmt: skip
        subprocess.run([node(ROOT), str(ROOT / "scripts" / "bench_pagefind.mjs")], input=json.dumps(asked),
                       capture_output=True, text=True, encoding="utf-8", check=True)  # fmt: skip
        (out / "index.html").write_text(f'<!doctype html><html lang="{language}"><title>x</title>', encoding="utf-8")
        with browser_at(out) as (page, address):
            page.goto(f"{address}/index.html")
            found[language] = page.evaluate(
                """async (queries) => {
                  const pagefind = await import("/pagefind/pagefind.js");
                  await pagefind.init();
                  const found = [];
                  for (const query of queries) {
                    const { results } = await pagefind.search(query);
                    const data = await Promise.all(results.slice(0, 5).map((each) => each.data()));
                    found.push(data.map(({ url }) => url.split("/").filter(Boolean)[0]));
                  }
                  return found;
                }""",
                list(queries[language]),
            )
    return found


# ---- figures ----


def score(found: Sequence[str], want: set[str]) -> tuple[float, float, float]:
    """Hit@5, recall@5 and reciprocal rank of one query."""
    rank = next((place for place, each in enumerate(found[:FIVE], 1) if each in want), 0)
    return float(rank > 0), len(want & set(found[:FIVE])) / min(FIVE, len(want)), 1 / rank if rank else 0.0


def table(name: str, queries: Sequence[Mapping[str, Any]], engines: Mapping[str, Mapping[str, list[str]]], now: Mapping[str, str]) -> None:
    """Print the figures of one set of queries: by language, then by kind."""
    print(f"\n{name}\n{'':22}{'':>5}" + "".join(f"{engine:>27}" for engine in engines))
    print(f"{'':27}" + f"{'hit@5  recall@5  MRR':>27}" * len(engines))
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for each in queries:
        groups[each["lang"], "all"].append(each)
        groups[each["lang"], each["kind"]].append(each)
    for (language, kind), those in sorted(groups.items(), key=lambda item: (item[0][0], item[0][1] != "all", item[0][1])):
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
    sets = {name: yaml.safe_load((QUERIES / name).read_text(encoding="utf-8")) for name in ("queries.yaml", "own_queries.yaml")}
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
    for part in ("one", "two", "three"):
        table(f"Our own, set {part}", [each for each in sets["own_queries.yaml"] if each["set"] == part], engines, now)


def size_and_speed(catalogue: Catalogue, site_plan: Plan) -> None:
    """Print weights after gzip and times under Node."""
    queries = yaml.safe_load((QUERIES / "queries.yaml").read_text(encoding="utf-8"))
    code = sum(weight(str(rjsmin.jsmin((MODULES / f"{name}.js").read_text(encoding="utf-8"))).encode()) for name in ON_FIRST_USE)
    kit = weight(library(ROOT))
    print(f"\nFirst use, KB gzip: our code {code:.1f}, MiniSearch {kit:.1f}, and the documents of one language")
    print("resources   cy    en   all(cy)  index ms   query ms: median   p95   worst")
    for count in sorted({*SIZES, len(catalogue.resources)}):
        big = grown(catalogue, count)
        with tempfile.TemporaryDirectory() as folder, ours(big, site_plan, Path(folder)) as ask:
            heavy = {language: weight(Path(folder, f"{language}.json").read_bytes()) for language in LANGUAGES}
            again = ask["cy"](engine=str(MODULES / "engine.js"), library=str(Path(folder, "minisearch.mjs")),
                              documents=str(Path(folder, "cy.json")))  # fmt: skip
            took = sorted(ask[each["lang"]](query=each["q"])["took"] for _ in range(3) for each in queries)
        print(f"{count:>9}{heavy['cy']:>6.1f}{heavy['en']:>6.1f}{heavy['cy'] + code + kit:>8.1f}{again['indexing']:>11.0f}"
              f"{statistics.median(took):>18.1f}{took[len(took) * 95 // 100]:>8.1f}{took[-1]:>8.1f}")  # fmt: skip


def in_the_browser() -> None:
    """Print times from key press to painted results in the built page, at a sixth of this machine's speed."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        subprocess.run([sys.executable, "-m", "hub", "build", "--out", str(site)], cwd=ROOT, check=True, capture_output=True)
        with browser_at(site, slow=6) as (page, address):
            page.goto(f"{address}/cy/adnoddau/")
            loading = page.evaluate(
                """async () => {
                  const box = document.querySelector("[name=q]");
                  const start = performance.now();
                  box.focus();
                  box.value = "plant";
                  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
                  while (!document.querySelector("[data-list]").hidden) await new Promise((done) => setTimeout(done, 5));
                  return performance.now() - start;
                }"""
            )
            page.evaluate(
                """() => {
                  window.took = [];
                  document.querySelector("[name=q]").addEventListener("keydown", () => {
                    const start = performance.now();
                    requestAnimationFrame(() => requestAnimationFrame(() => window.took.push(performance.now() - start)));
                  });
                }"""
            )
            for letter in " gam-drin ar-lein":
                page.keyboard.press(letter)
                page.wait_for_timeout(350)
            took = sorted(page.evaluate("window.took"))
    print(f"\nChromium, a sixth of this machine's speed: first use to results {loading:.0f} ms; "
          f"key press to painted results, median {statistics.median(took):.0f} ms, worst {took[-1]:.0f} ms")  # fmt: skip


def main() -> None:
    """Run the parts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--no-pagefind", action="store_true", help="leave out Pagefind, which is fetched from npm")
    parser.add_argument("--no-browser", action="store_true", help="leave out the part that needs Chromium")
    args = parser.parse_args()
    catalogue = load(ROOT, today=datetime.now(tz=UTC).date())
    site_plan = plan(catalogue, read_written(ROOT / "docs")[0])
    quality(catalogue, site_plan, with_pagefind=not args.no_pagefind)
    size_and_speed(catalogue, site_plan)
    if not args.no_browser:
        in_the_browser()


if __name__ == "__main__":
    main()
