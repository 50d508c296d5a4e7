"""Our index counts as MiniSearch does: the same documents with the same scores."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from engines import MODULES, ROOT

from hub.cli.minify import node

COMPARE = """
const [postings, library, cards] = process.argv.slice(1);
const { readFileSync } = await import("node:fs");
const { createPostings } = await import(postings);
const { default: MiniSearch } = await import(library);
const documents = JSON.parse(readFileSync(cards, "utf8"));
const fields = ["title", "summary"];
const words = (text) => text.toLowerCase().split(/[^a-z]+/).filter(Boolean);
const theirs = new MiniSearch({ fields, tokenize: words, searchOptions: { tokenize: (text) => [text] } });
theirs.addAll(documents);
const ours = createPostings({ fields, sideOf: () => "", formsOf: words, termsOf: (form) => [form] });
await ours.addAll(documents, 100);
const queries = [
  { queries: ["children"], boost: { title: 5 } },
  { queries: ["abuse", "help", "child"], combineWith: "OR" },
  { queries: ["sexual", "abuse"], combineWith: "AND", fields: ["summary"] },
  { queries: [{ queries: ["gui"], prefix: true, boost: { title: 2 } }, "parents"], combineWith: "OR" },
];
const rounded = (hits) => hits.map(({ id, score }) => [id, score.toFixed(9)]).sort();
console.log(JSON.stringify(queries.map((query) => [rounded(theirs.search(query)), rounded(ours.search(query))])));
"""


def test_it_finds_what_minisearch_finds_with_the_same_scores(made: Path) -> None:
    paths = [MODULES / "postings.js", ROOT / "node_modules/minisearch/dist/es/index.js", made / "cards-en.json"]
    done = subprocess.run(
        [node(ROOT), "--input-type=module", "-e", COMPARE, *map(str, paths)], capture_output=True, text=True, check=True
    )
    for theirs, ours in json.loads(done.stdout):
        assert theirs == ours
        assert ours
