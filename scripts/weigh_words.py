"""For whom single words speak: writes `leanings` and `needing` of `data/asking.yaml`, learned from `tests/search`.

    python scripts/weigh_words.py [--without 8]

Each sentence there says who wrote it. A word, or a class of words, leans to one of them as far as it tells them apart
where rules leave it open, and speaks of need as far as it tells such sentences from ordinary queries (logistic
regression); what is worth little is left out. `--without` keeps a set of sentences out, so that it can measure what was
learned from the others. It takes some minutes.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import yaml

from hub.catalogue import load
from hub.cli.minify import node
from hub.pages.asked import asking, typed
from hub.schema.asking import MOST_POINTS, WHO

ROOT: Final = Path(__file__).resolve().parents[1]
FILE: Final = ROOT / "data" / "asking.yaml"
SETS: Final = range(2, 12)  # those after it measure what was learned
# Who a sentence's writer is to the rules.
WRITERS: Final[Mapping[str, str]] = {
    "child": "young", "young": "young", "friend": "young", "young-self": "young", "survivor": "survivor",
    "adult-survivor": "survivor", "survivor-or-anyone": "survivor", "parent": "parent", "partner": "family",
    "self": "self", "worried-self": "self", "work": "work", "practitioner": "work",
}  # fmt: skip
NO_NEED: Final = 0
NEED: Final = 1
OFTEN: Final = 6  # sentences that have a word
HELD_BACK: Final = 0.001  # how far weights are held back
ROUNDS: Final = 500
STEP: Final = 0.15
MOMENTUM: Final = 0.9
WORTH: Final = 6  # points of a weight of one
LEAST: Final = 2  # points of what is written down
SHORTEST: Final = 4  # words of a query that could be a sentence
TESTS: Final = ROOT / "tests" / "search"
Given = tuple[str, int]  # a sentence, and the place of what it is


def _read(name: str) -> Any:
    path = TESTS / f"{name}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}


def sentences(sets: Sequence[Any]) -> list[Given]:
    """Each sentence of distress, and the place of its writer in `WHO`."""
    found = [
        (text, WHO.index(WRITERS[writer])) for writer, texts in _read("sentences_to_learn").items() for text in texts
    ]
    for each in sets:
        found += [(row["text"], WHO.index(WRITERS[row["who"]])) for row in each["distress"] if row["who"] in WRITERS]
    return found


def read_sets(without: Sequence[int]) -> list[Any]:
    """The sets of sentences to learn from."""
    names = [f"blind_sentences_{number}" for number in SETS if number not in without]
    return [found for name in (*names, "sentences_to_learn_2") if (found := _read(name))]


def ordinary(sets: Sequence[Any]) -> list[Given]:
    """Queries in which nobody needs help."""
    rows = [row["text"] for each in sets for row in each["ordinary"]]
    queries = [row["q"] for name in ("queries", "own_queries") for row in _read(name)]
    return [(text, NO_NEED) for text in (*rows, *queries)
            if len(text.split()) >= SHORTEST]  # fmt: skip


def features(classes: Sequence[Mapping[str, Any]], texts: Sequence[str]) -> tuple[list[list[str]], list[list[float]]]:
    """The classes of words (`@kin`), kinds of numbers and words of each sentence, and what rules tell of its writer."""
    catalogue = load(ROOT, today=datetime.now(tz=UTC).date())
    asked = {
        "folder": str(ROOT / "docs" / "assets" / "search"),
        "classes": [[each["id"], *(list(map(str, each.get(side, ()))) for side in ("cy", "en"))] for each in classes],
        "sentences": texts,
        "rules": asking(catalogue, "cy"),
        "other": typed(catalogue, "en"),
    }
    done = subprocess.run([node(ROOT), str(Path(__file__).with_suffix(".mjs"))], input=json.dumps(asked),
                          capture_output=True, text=True, encoding="utf-8", check=True)  # fmt: skip
    found: list[tuple[list[str], dict[str, int]]] = json.loads(done.stdout)
    often = {name for name, times in Counter(name for row, _ in found for name in row).items() if times >= OFTEN}
    return (
        [[name for name in row if name in often] for row, _ in found],
        [[told.get(who, 0) / WORTH for who in WHO] for _, told in found],
    )


def learned(
    rows: Sequence[Sequence[str]], kinds: Sequence[int], count: int, told: Sequence[Sequence[float]] = ()
) -> dict[str, list[float]]:
    """A weight of each feature for each kind of sentence, around nothing, beside what is `told` of each sentence."""
    told = told or [[0.0] * count] * len(rows)
    weights: dict[str, list[float]] = {name: [0.0] * count for name in {"", *(name for row in rows for name in row)}}
    speed = {name: [0.0] * count for name in weights}
    for _ in range(ROUNDS):
        slope = {name: [HELD_BACK * each for each in row] for name, row in weights.items()}
        for row, kind, already in zip(rows, kinds, told, strict=True):
            names = [already, *(weights[name] for name in ("", *row))]
            powers = [math.exp(sum(each)) for each in zip(*names, strict=True)]
            whole = sum(powers)
            off = [(power / whole - (place == kind)) / len(rows) for place, power in enumerate(powers)]
            for name in ("", *row):
                slope[name] = [one + other for one, other in zip(slope[name], off, strict=True)]
        for name, row in weights.items():
            speed[name] = [MOMENTUM * one + other for one, other in zip(speed[name], slope[name], strict=True)]
            weights[name] = [one - STEP * other for one, other in zip(row, speed[name], strict=True)]
    del weights[""]
    return {name: [each - sum(row) / count for each in row] for name, row in weights.items()}


def points_of(weights: Mapping[str, Sequence[float]], kinds: Mapping[str, int]) -> list[tuple[str, int, list[str]]]:
    """What speaks for which kind of sentence, by how many points: the most first."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for name, row in sorted(weights.items()):
        for place in kinds.values():
            points = max(-MOST_POINTS, min(MOST_POINTS, round(WORTH * row[place])))
            if abs(points) >= LEAST:
                found[place, -points].append(name)
    names = {place: kind for kind, place in kinds.items()}
    return [(names[place], -points, words) for (place, points), words in sorted(found.items())]


def written(key: str, found: Sequence[tuple[str, int, Sequence[str]]]) -> str:
    """As the file holds it."""
    rows = (
        f"  - {{{f'who: {kind}, ' if kind else ''}points: {points}, when: "
        f"[{', '.join(json.dumps(word, ensure_ascii=False) for word in words)}]}}\n"
        for kind, points, words in found
    )
    return f"{key}:\n{''.join(rows)}"


def main() -> None:
    """Learn, and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--without", type=int, nargs="*", default=[], help="sets of sentences to keep out")
    without = parser.parse_args().without
    sets = read_sets(without)
    given, others = sentences(sets), ordinary(sets)
    text = FILE.read_text(encoding="utf-8")
    rows, told = features(yaml.safe_load(text)["words"], [sentence for sentence, _ in (*given, *others)])
    whose = learned(rows[: len(given)], [writer for _, writer in given], len(WHO), told[: len(given)])
    need = learned(rows, [NEED] * len(given) + [NO_NEED] * len(others), 2)
    for key, found in (
        ("leanings", points_of(whose, {who: place for place, who in enumerate(WHO)})),
        ("needing", points_of(need, {"": NEED})),
    ):
        made = written(key, found)
        text = re.sub(rf"^{key}:\n(?:  - .*\n)*", lambda _, made=made: made, text, flags=re.MULTILINE)
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
