"""The three engines that bench_search.py compares, over the same text: ours, plain lunr and Pagefind."""

from __future__ import annotations

import dataclasses
import http.server
import json
import random
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from hub.catalogue import Catalogue, Resource
from hub.cli.minify import node
from hub.languages import LANGUAGES, Language, Text, other
from hub.pages.plan import Plan
from hub.pages.search import also, as_bytes, cards, documents, places
from hub.schema import SearchWords

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "docs" / "assets" / "search"
RUNNER = ROOT / "scripts" / "hub" / "pages" / "search_run.mjs"
PAGEFIND = "pagefind@1.6.0"


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
    """A catalogue of so many resources: the first of the real ones, then others made of their words.

    One that is made has as many words that people type for it as the one it is like.
    """
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

    typed = {side: [phrase for row in catalogue.search_words.values() for phrase in getattr(row, side)]
             for side in LANGUAGES}  # fmt: skip
    made: list[Resource] = []
    words = dict(catalogue.search_words)
    while len(real) + len(made) < count:
        like = chance.choice(catalogue.resources)
        identity = f"{like.id}-{len(made)}"
        if row := catalogue.search_words.get(like.id):
            sides = {side: tuple(chance.choices(typed[side], k=len(getattr(row, side)))) for side in LANGUAGES}
            words[identity] = SearchWords(id=identity, **sides)
        made.append(
            like.model_copy(
                update={
                    "id": identity,
                    "also_known_as": (),
                    "title": mixed(like.title, "title"),
                    "summary": mixed(like.summary, "summary"),
                }
            )
        )
    return dataclasses.replace(catalogue, resources=(*real, *made), search_words=words)


@contextmanager
def ours(
    catalogue: Catalogue, site_plan: Plan, folder: Path
) -> Iterator[dict[Language, Callable[..., dict[str, Any]]]]:
    """Our engine for both languages, each a function from a request to an answer."""
    processes = []
    engines: dict[Language, Callable[..., dict[str, Any]]] = {}
    for language in LANGUAGES:
        path = folder / f"{language}.json"
        path.write_bytes(as_bytes(documents(catalogue, language, places(catalogue, site_plan, language))))
        process = subprocess.Popen(
            [node(ROOT), str(RUNNER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        processes.append(process)
        engines[language] = partial(_send, process)
        shown = folder / f"cards-{language}.json"
        shown.write_bytes(as_bytes(cards(catalogue, language)))
        typed = folder / f"also-{other(language)}.json"
        typed.write_bytes(as_bytes(also(catalogue, other(language))))
        made = {"engine": str(MODULES / "engine.js"), "documents": str(path),
                "cards": str(shown), "also": str(typed)}  # fmt: skip
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
    every = [{**each, "id": f"{side}/{each['id']}"} for side in LANGUAGES for each in texts(catalogue, side)]
    asked = {"language": language, "documents": every, "queries": queries}
    done = subprocess.run(
        [node(ROOT), str(ROOT / "scripts" / "bench_lunr.mjs")],
        input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT,
    )  # fmt: skip
    return [[each.removeprefix(f"{language}/") for each in found] for found in json.loads(done.stdout)]


@contextmanager
def browser_at(folder: Path, *, slow: int = 1) -> Iterator[tuple[Any, str]]:
    """A page of a browser, and the address where a folder is served to it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from hub.checks.accessibility import arguments, chromium  # noqa: PLC0415 - only where a browser is wanted

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


def pagefind(
    catalogue: Catalogue, folder: Path, queries: Mapping[Language, Sequence[str]]
) -> dict[Language, list[list[str]]]:
    """Pagefind's first five for each query.

    Raises:
        OSError, subprocess.CalledProcessError: it cannot be had.

    """
    npm = (
        shutil.which("npm", path=f"{ROOT / '.venv' / 'bin'}:{Path(node(ROOT)).parent}:/usr/local/bin:/usr/bin:/bin")
        or "npm"
    )
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
