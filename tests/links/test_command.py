"""`hub links` as curators and the weekly job use it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from misbehaving import Server, answer, running
from one_run import ROOT, TODAY
from words_of_pages import CASINO, ENGLISH, GOOD, page

from hub.checks.links import Journal

Hub = Callable[..., "subprocess.Popen[str]"]
Write = Callable[..., Path]


def done(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit status and what was said."""
    out, err = process.communicate(timeout=600)
    return process.returncode, out, err


def health(folder: Path) -> dict[str, Any]:
    """The health file as it stands."""
    found: dict[str, Any] = json.loads((folder / "health.json").read_text())
    return found


def test_json_has_a_row_for_each_version(server: Server, hub: Hub, catalogue: Write, tmp_path: Path) -> None:
    server.acts |= {"/a": answer(GOOD), "/b": answer(page("Lucky Spin Casino", CASINO))}
    catalogue({"good": server.url("/a"), "bad": server.url("/b"), "gone": server.url("/c")})
    status, out, err = done(hub("--json", str(tmp_path / "o.json"), "--today", "2026-11-22"))
    rows = json.loads((tmp_path / "o.json").read_text())
    assert [("good", "ok"), ("bad", "hijacked"), ("gone", "broken")] == [(r["id"], r["state"]) for r in rows]
    needed = {"id", "url", "language", "state", "reason", "status", "final_url", "checked"}
    assert all(needed <= row.keys() for row in rows)
    assert (1, ["2026-11-22"] * 3) == (status, [row["checked"] for row in rows]), out + err


def test_it_is_fine_when_nothing_needs_a_person(server: Server, hub: Hub, catalogue: Write) -> None:
    server.acts |= {"/a": answer(GOOD), "/b": answer("", "503 Busy", Retry_After="99")}
    catalogue({"good": server.url("/a"), "later": server.url("/b")})
    assert done(hub("--today", "2026-11-22"))[0] == 0


def test_wrong_use_is_said(hub: Hub, catalogue: Write) -> None:
    catalogue({"a": "http://127.0.0.1:9/"})
    wrong = (("--only", "nobody"), ("--since", "no-such-revision"), ("--report", "x.txt"))
    assert [2, 2, 2] == [done(hub(*words))[0] for words in wrong]


def test_two_runs_over_an_unchanged_world_differ_in_dates_only(
    server: Server, hub: Hub, catalogue: Write, tmp_path: Path
) -> None:
    server.acts |= {"/a": answer(GOOD, ETag='"1"'), "/b": answer("", "500 Oops"), "/c": answer("", "404 No")}
    catalogue({name: server.url(f"/{name}") for name in "abc"})
    texts = []
    for day in ("2026-11-22", "2026-11-29"):
        done(hub("--today", day))
        texts.append((tmp_path / "health.json").read_text())
    masked = [re.sub(r"\d{4}-\d\d-\d\d", "DATE", text) for text in texts]
    assert texts[0] != texts[1]
    assert masked[0] == masked[1]


def test_three_failing_runs_over_a_week_end_in_broken(
    server: Server, hub: Hub, catalogue: Write, tmp_path: Path
) -> None:
    server.acts["/a"] = answer("", "500 Oops")
    catalogue({"a": server.url("/a")})
    states = []
    for day in ("2026-11-01", "2026-11-04", "2026-11-08"):
        done(hub("--today", day, "--json", str(tmp_path / "o.json")))
        states.append(json.loads((tmp_path / "o.json").read_text())[0]["state"])
    assert states == ["unreachable", "unreachable", "broken"]


def test_a_run_that_was_killed_goes_on_where_it_stopped(hub: Hub, catalogue: Write, tmp_path: Path) -> None:
    with running() as server:
        server.open(2)
        server.otherwise = answer(GOOD)
        catalogue({f"e{n}": server.url(f"/e{n}", server.ports[n % 2]) for n in range(10)})
        killed = hub("--today", "2026-11-22")
        while killed.poll() is None and sum(r.path != "/robots.txt" for r in server.seen) < 5:
            time.sleep(0.05)
        killed.send_signal(signal.SIGKILL)
        killed.communicate(timeout=10)
        before = len(server.seen)
        noted = Journal(ROOT / ".hub", tmp_path / "health.json", TODAY).done()
        _, out, err = done(hub("--today", "2026-11-22", "--json", str(tmp_path / "o.json")))
        again = {r.path for r in server.seen[before:] if r.path != "/robots.txt"}
    assert noted
    assert {urlsplit(url).path for url in noted}.isdisjoint(again), err
    assert "Going on with an unfinished run" in err
    assert len(json.loads((tmp_path / "o.json").read_text())) == 10, out
    assert len(json.loads((tmp_path / "health.json").read_text())["links"]) == 10


def test_confirming_stamps_the_date_and_the_fingerprint(
    server: Server, hub: Hub, catalogue: Write, tmp_path: Path
) -> None:
    server.acts["/a"] = answer(page("Keeping children safe: best online casino", CASINO))
    path = catalogue({"a": server.url("/a"), "other": server.url("/other")})
    assert done(hub("--only", "a", "--today", "2026-11-22"))[0] == 1
    status, out, err = done(hub("--confirm", "a", "--today", "2026-11-23"))
    assert status == 0, out + err
    record = json.loads((tmp_path / "health.json").read_text())["links"][server.url("/a")]
    assert ("ok", "2026-11-23") == (record["state"], record["confirmed"])
    assert re.findall(r"checked: (\S+)}", path.read_text()) == ["2026-11-23", "2026-01-02"]
    assert done(hub("--only", "a", "--today", "2026-11-30"))[0] == 0


def test_a_page_that_is_gone_cannot_be_confirmed(server: Server, hub: Hub, catalogue: Write) -> None:
    catalogue({"a": server.url("/gone")})
    status, _, err = done(hub("--confirm", "a"))
    assert (1, True) == (status, "not confirmed" in err)


def test_a_partial_run_keeps_what_it_did_not_look_at(
    server: Server, hub: Hub, catalogue: Write, tmp_path: Path
) -> None:
    server.otherwise = answer(page("Keeping children safe", ENGLISH))
    catalogue({name: server.url(f"/{name}") for name in "ab"})
    done(hub("--today", "2026-11-22"))
    done(hub("--only", "a", "--today", "2026-11-23"))
    document = json.loads((tmp_path / "health.json").read_text())
    dates = [record.get("checked") for record in document["links"].values()]
    assert ("2026-11-22", ["2026-11-23", None]) == (document["checked"], dates)


def test_reports_are_written_in_both_forms(server: Server, hub: Hub, catalogue: Write, tmp_path: Path) -> None:
    server.acts["/b"] = answer(page("<i>Lucky</i> | @everyone [x](https://evil.example) Casino", CASINO))
    catalogue({"a": server.url("/gone"), "b": server.url("/b")})
    done(hub("--report", str(tmp_path / "r.md"), "--report", str(tmp_path / "r.html"), "--today", "2026-11-22"))
    markdown, html = (tmp_path / "r.md").read_text(), (tmp_path / "r.html").read_text()
    assert markdown.index("**hijacked**") < markdown.index("**broken**")
    assert f'href="{server.url("/gone")}"' in html
    assert f'href="{server.url("/b")}"' not in html
    assert "prevent-workstream" in markdown


def test_a_broken_health_file_is_not_written_over(hub: Hub, catalogue: Write, tmp_path: Path) -> None:
    catalogue({"a": "http://127.0.0.1:9/"})
    (tmp_path / "health.json").write_text("{")
    assert (1, "{") == (done(hub())[0], (tmp_path / "health.json").read_text())


def test_shares_ask_every_address_once_and_come_together_again(hub: Hub, catalogue: Write, tmp_path: Path) -> None:
    names = [f"h{n}.localhost" for n in range(6)]
    with running() as server:
        server.open(1)
        server.otherwise = answer(GOOD)
        catalogue({f"{name[:2]}-{n}": server.url(f"/{n}", host=name) for name in names for n in range(2)})
        parts = [tmp_path / f"part-{number}.json" for number in (1, 2, 3)]
        for number, part in enumerate(parts, 1):
            done(hub("--shard", f"{number}/3", "--part", str(part), "--today", "2026-11-22"))
        asked = [(r.host, r.path) for r in server.seen if r.path != "/robots.txt"]
    assert (12, 12) == (len(asked), len(set(asked)))
    shared = [set(json.loads(part.read_text())["links"]) for part in parts]
    assert 12 == len(set.union(*shared)) == sum(map(len, shared))
    assert not (tmp_path / "health.json").exists()
    status, out, err = done(hub("--merge", *map(str, parts[:2]), "--json", str(tmp_path / "o.json")))
    assert (1, True, None) == (status, "share 3/3 is not there" in err, health(tmp_path)["checked"]), out
    status, out, err = done(hub("--merge", *map(str, parts), "--json", str(tmp_path / "o.json")))
    assert (0, "2026-11-22", 12) == (status, health(tmp_path)["checked"], len(health(tmp_path)["links"])), err
    assert {"ok"} == {row["state"] for row in json.loads((tmp_path / "o.json").read_text())}


def test_parts_that_do_not_belong_together_are_refused(hub: Hub, catalogue: Write, tmp_path: Path) -> None:
    catalogue({"a": "http://127.0.0.1:9/"})
    head = '"format": 1, "checked": "2026-11-22", "links": {}'
    for name, share in (("a", "1/2"), ("b", "1/3"), ("c", "9/2")):
        (tmp_path / name).write_text(f'{{"share": "{share}", {head}}}')
    for names in (("a", "b"), ("a", "a"), ("c",), ("none",), ("resources.yaml",)):
        status, _, err = done(hub("--merge", *(str(tmp_path / name) for name in names)))
        assert (True, True, False) == (status in {1, 2}, bool(err.strip()), "Traceback" in err), names
    assert not (tmp_path / "health.json").exists()


def test_ctrl_c_stops_and_says_how_to_go_on(hub: Hub, catalogue: Write) -> None:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # tests in the background: the command would inherit it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with running() as server:
        server.open(1)
        server.otherwise = answer(GOOD)
        catalogue({f"e{n}": server.url(f"/e{n}") for n in range(40)})
        process = hub("--today", "2026-11-22")
        while process.poll() is None and sum(r.path != "/robots.txt" for r in server.seen) < 2:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        status, _, err = done(process)
    assert (130, False) == (status, "Traceback" in err), err
    assert "the same command goes on today" in err


def test_progress_is_shown_in_a_log_too(server: Server, hub: Hub, catalogue: Write) -> None:
    server.otherwise = answer(GOOD)
    catalogue({name: server.url(f"/{name}") for name in "abc"})
    assert "Links: 3 of 3" in done(hub("--today", "2026-11-22"))[2]


def test_a_record_of_no_known_state_stops_the_run(hub: Hub, catalogue: Write, tmp_path: Path) -> None:
    catalogue({"a": "http://127.0.0.1:9/"})
    text = '{"format": 1, "links": {\n "https://x.org/": {"state": "fine", "since": "2026-11-01"}}}'
    (tmp_path / "health.json").write_text(text)
    status, _, err = done(hub())
    assert (1, text) == (status, (tmp_path / "health.json").read_text())
    assert "health.json:2:" in err


def test_a_person_can_withdraw_a_link_at_once_and_bring_it_back(
    server: Server, hub: Hub, catalogue: Write, tmp_path: Path
) -> None:
    server.otherwise = answer(GOOD)
    catalogue({"a": server.url("/a"), "b": server.url("/b")})
    assert done(hub("--withdraw", "a", "--today", "2026-11-22"))[0] == 1
    assert (0, {"hijacked"}) == (len(server.seen), {r["state"] for r in health(tmp_path)["links"].values()})
    done(hub("--today", "2026-11-29"))
    states = [record["state"] for record in health(tmp_path)["links"].values()]
    assert ["hijacked", "ok"] == states
    assert done(hub("--confirm", "a", "--today", "2026-11-30"))[0] == 0
    assert {"ok"} == {record["state"] for record in health(tmp_path)["links"].values()}
