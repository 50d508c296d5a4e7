"""Catalogues that chance has spoiled: they load or give problems, and nothing else ever happens."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.catalogue import CatalogueError, records
from hub.catalogue.cross_checks import together
from hub.catalogue.loading import load
from hub.catalogue.problems import Place, Problem, as_github, as_json, as_text
from hub.catalogue.yaml_file import read
from hub.schema import Resources
from hub.schema.faults import Known
from hub.schema.vocabulary import VOCABULARIES

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
REAL = (ROOT / "resources.yaml").read_bytes()
# A few whole entries: as much as matters, and quick.
ENTRIES = re.split(rb"\n(?=  - id: )", REAL)
SAMPLE = b"\n".join([b"resources:", *ENTRIES[1:7]]) + b"\n"
OWN = load(ROOT, today=TODAY.replace(year=2099))
VOCABULARY = {name: getattr(OWN.vocabulary, name) for name in VOCABULARIES}
KNOWN = Known({**VOCABULARY, "publishers": OWN.publishers, "actions": OWN.actions}, TODAY)
QUICK = settings(
    max_examples=150,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
NASTY = st.sampled_from(
    [
        b"",
        b"\t",
        b"\n",
        b"- ",
        b": ",
        b"{",
        b"}",
        b"[",
        b"]",
        b'"',
        b"'",
        b"&a ",
        b"*a",
        b"<<: ",
        b"!!x ",
        b"|",
        b">",
        b"---\n",
        b"...\n",
        b"%",
        b"@",
        b"#",
        b"\0",
        b"\xff",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\xef\xbb\xbf",
        b"null",
        b"~",
        b"true",
        b"2026-02-30",
        b"99999999999999999999",
        b"-1",
        b"http://",
        b"javascript:",
        b"<b>",
        b"&amp;",
        b"\r",
    ]
)


def judge(content: bytes, folder: Path) -> None:
    """Read a file as `load` does, against the project's own data: any error but a problem is a fault."""
    path = folder / "fuzzed.yaml"
    path.write_bytes(content)
    started = time.process_time()
    node, problems = read(path, "fuzzed.yaml")
    if node is not None:
        before = len(problems)
        found = records.record(Resources, node, "fuzzed.yaml", KNOWN, problems)
        assert (found is None) == (len(problems) > before)
        problems += together(node, "fuzzed.yaml", OWN.left_out)
    assert time.process_time() - started < 2
    lines = content.count(b"\n") + content.count(b"\r") + 2
    assert all(1 <= p.place.line <= lines and p.place.column >= 1 and p.rule and p.fix for p in problems)
    assert all("\n" not in str(p) for p in problems)
    for written in (as_text(problems), as_github(problems), as_json(problems)):
        written.encode("utf-8")


@QUICK
@given(data=st.data())
def test_bytes_put_in_taken_out_or_replaced(data: st.DataObject, tmp_path_factory: Any) -> None:
    content = SAMPLE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.sampled_from([0, 0, 1, 2, 5, 30, 200])))
        content = content[:start] + data.draw(NASTY | st.binary(max_size=4)) + content[end:]
    judge(content, tmp_path_factory.getbasetemp())


@QUICK
@given(data=st.data())
def test_lines_doubled_dropped_swapped_or_shifted(data: st.DataObject, tmp_path_factory: Any) -> None:
    lines = SAMPLE.split(b"\n")
    for _ in range(data.draw(st.integers(1, 4))):
        one, two = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.integers(0, len(lines) - 1))
        what = data.draw(st.sampled_from(["double", "drop", "swap", "indent", "dedent", "copy"]))
        if what == "double":
            lines.insert(one, lines[one])
        elif what == "drop" and len(lines) > 2:
            del lines[one]
        elif what == "swap":
            lines[one % len(lines)], lines[two % len(lines)] = lines[two % len(lines)], lines[one % len(lines)]
        elif what == "indent":
            lines[one % len(lines)] = b"  " + lines[one % len(lines)]
        elif what == "dedent":
            lines[one % len(lines)] = lines[one % len(lines)].removeprefix(b"  ")
        else:
            lines.insert(one, lines[two % len(lines)])
    judge(b"\n".join(lines), tmp_path_factory.getbasetemp())


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.sampled_from(["nspcc", "guide", "parents", "en", "seen", "https://www.example.org/", "listed", "2.1"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["cy", "en", "language", "url", "access", "document", "lines", "from", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@pytest.mark.slow
@QUICK
@given(data=st.data())
def test_values_of_any_kind_under_any_key(data: st.DataObject, tmp_path_factory: Any) -> None:
    entries = yaml.safe_load(SAMPLE)["resources"]
    for _ in range(data.draw(st.integers(1, 4))):
        entry = entries[data.draw(st.integers(0, len(entries) - 1))]
        holder = entry
        if entry.get("versions") and data.draw(st.booleans()):
            holder = entry["versions"][0] if isinstance(entry["versions"], list) else entry
        if isinstance(holder, dict):
            holder[data.draw(st.sampled_from(sorted(holder)))] = data.draw(VALUES)
    text = yaml.safe_dump({"resources": entries}, allow_unicode=data.draw(st.booleans()))
    judge(text.encode("utf-8", "replace"), tmp_path_factory.getbasetemp())


@QUICK
@given(value=VALUES)
def test_any_yaml_at_all(value: Any, tmp_path_factory: Any) -> None:
    judge(yaml.safe_dump({"resources": value}).encode("utf-8", "replace"), tmp_path_factory.getbasetemp())


@QUICK
@given(content=st.binary(max_size=300) | st.lists(NASTY, max_size=40).map(b"".join))
def test_any_bytes_at_all(content: bytes, tmp_path_factory: Any) -> None:
    judge(content, tmp_path_factory.getbasetemp())


def test_the_sample_itself_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_bytes(SAMPLE)
    try:
        found = load(ROOT, today=TODAY.replace(year=2099), catalogue=path)
    except CatalogueError as error:  # pragma: no cover - says what is wrong when it fails
        raise AssertionError(str(error)) from None
    assert 6 == len(found.resources)


def test_a_problem_is_one_line_whatever_the_words() -> None:
    assert "\n" not in str(Problem("x", Place("a", 1, 1), "what\nnow", "fix"))
