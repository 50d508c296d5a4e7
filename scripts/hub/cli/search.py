"""`hub search QUERY`, or a file of them: the browser's own search at the terminal, its very code under Node."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from hub.catalogue import Catalogue, CatalogueError
from hub.catalogue.problems import as_text
from hub.cli.common import FINE, PROBLEMS, WRONG_USE, add_common, load_or_tell, project_root
from hub.cli.minify import node
from hub.languages import LANGUAGES, Language, other
from hub.pages.docs_pages import read_pages
from hub.pages.plan import plan
from hub.pages.search import as_bytes, cards, files
from hub.schema.faults import Known

RUNNER = Path(__file__).resolve().parents[1] / "pages" / "search_run.mjs"
MODULES = Path("docs") / "assets" / "search"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("search", help="search as the site does; prints ids, best first")
    add_common(parser)
    parser.add_argument("query", metavar="QUERY", nargs="?", help="what a visitor types")
    parser.add_argument("--from", dest="source", type=Path, metavar="FILE", help="a query a line; a JSON line each")
    parser.add_argument("--lang", choices=LANGUAGES, required=True, help="the language of the page")
    parser.add_argument("--limit", type=_positive, default=5, metavar="N", help="at most N results (5)")
    parser.add_argument("--json", action="store_true", help="hits (id, score, title), help, answer, lines, suggestion")
    parser.set_defaults(run=run)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")  # noqa: TRY003, EM101 - argparse shows it
    return number


def run(args: argparse.Namespace) -> int:
    """Print what the site would show."""
    root = project_root()
    queries = _queries(args)
    if queries is None:
        return WRONG_USE
    catalogue = load_or_tell(args, root)
    if catalogue is None:
        return PROBLEMS
    try:
        answers = ask(catalogue, root, args.lang, queries, args.limit)
    except CatalogueError as error:
        print(as_text(error.problems), file=sys.stderr)
        return PROBLEMS
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"hub search: {error}. `make setup-site` installs what search needs.", file=sys.stderr)
        return WRONG_USE
    if args.source:
        for answer in answers:
            print(json.dumps(told(catalogue, args.lang, answer), ensure_ascii=False))
    elif args.json:
        print(json.dumps(told(catalogue, args.lang, answers[0]), ensure_ascii=False, indent=2))
    else:
        _print(answers[0])
    return FINE


def _queries(args: argparse.Namespace) -> list[str] | None:
    """What is asked; None, and a word about it, if that is nothing, both, or no file."""
    if (args.query is None) == (args.source is None):
        print("hub search: give a QUERY, or a file of them with --from", file=sys.stderr)
        return None
    if args.source is None:
        return [args.query]
    try:
        return [line for line in args.source.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        print(f"hub search: {args.source} cannot be read: {error}", file=sys.stderr)
        return None


def told(catalogue: Catalogue, language: Language, answer: Mapping[str, Any]) -> dict[str, Any]:
    """An answer as `--json` prints it."""
    hits = [{**hit, "title": str(catalogue.by_id[hit["id"]].title.in_(language))} for hit in answer["hits"]]
    # The urgent box begins with 999.
    lines = [*answer["lines"], "police"] if answer["help"] == "urgent" else answer["lines"]
    return {"hits": hits, **{key: answer[key] for key in ("help", "answer")}, "lines": lines,
            "suggestion": answer["suggestion"]}  # fmt: skip


def _print(answer: Mapping[str, Any]) -> None:
    for hit in answer["hits"]:
        print(hit["id"])
    if answer["help"]:
        kind = "urgent help" if answer["help"] == "urgent" else "one calm line"
        print(f"The site shows {kind} above these: {', '.join(answer['lines'])}.", file=sys.stderr)
    if answer["answer"]:
        print(f"It sounds like: {answer['answer']}", file=sys.stderr)
    if answer["suggestion"]:
        print(f"Read as: {answer['suggestion']}", file=sys.stderr)


def ask(
    catalogue: Catalogue, root: Path, language: Language, queries: Sequence[str], limit: int
) -> list[Mapping[str, Any]]:
    """The engine's answer to each query.

    Raises:
        OSError: Node or the packages of the site are not there.
        subprocess.CalledProcessError: Node did not finish.

    """
    written, _ = read_pages(root / "docs", Known())
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files(catalogue, plan(catalogue, written), root).items():
            path = Path(folder, name).with_suffix(".mjs" if name.endswith(".js") else ".json")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        made = Path(folder, "search")
        shown = Path(folder, "cards.json")
        shown.write_bytes(as_bytes(cards(catalogue, language)))
        requests = [
            {"engine": str(root / MODULES / "engine.js"), "documents": str(made / f"{language}.json"),
             "cards": str(shown), "words": str(made / "words.json"),
             "also": str(made / f"also-{other(language)}.json")},
            *({"query": query, "limit": limit} for query in queries),
        ]  # fmt: skip
        lines = "".join(json.dumps(request) + "\n" for request in requests)
        done = subprocess.run(
            [node(root), str(RUNNER)], input=lines, capture_output=True, text=True, encoding="utf-8", check=True
        )
    return [cast("Mapping[str, Any]", json.loads(line)) for line in done.stdout.splitlines()[1:]]
