"""Counting without watching: what a log may hold, what is told of it, and what never is."""

from __future__ import annotations

import gzip
import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from hub import cli
from hub.catalogue import weekly_counts as weekly
from hub.catalogue.log_lines import Asked, RefusedError, read_line
from hub.pages.web_servers import CADDY_DELETES, caddy, netlify, nginx

MONDAY = date(2026, 11, 16)
GROUPS = {"/cy/": ("homes", "cy"), "/cy/plant/": ("private", ""), "/en/children/": ("private", "")}


def asked(path: str, times: int, day: date = MONDAY, status: int = 200) -> list[Asked]:
    return [Asked(day, status, path)] * times


def whole_week(*lines: Asked) -> list[Asked]:
    return [*lines, *(Asked(MONDAY + timedelta(days=n), 404, "/nowhere") for n in range(7))]


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-16 200 /cy/",
        '{"level":"info","ts":"2026-11-16","logger":"http","msg":"handled","request":{"uri":"/cy/"},"status":200}',
        '{"day":"2026-11-16","status":200,"path":"/cy/"}',
    ],
)
def test_the_three_forms_that_headers_prints_are_read(line: str) -> None:
    assert Asked(MONDAY, 200, "/cy/") == read_line(line)


@pytest.mark.parametrize(
    "line",
    [
        '192.0.2.7 - - [16/Nov/2026:10:00:00 +0000] "GET /cy/ HTTP/1.1" 200 512 "-" "Mozilla/5.0"',
        "2026-11-16 200 /cy/ 192.0.2.7",
        "2026-11-16T10:00:00 200 /cy/",
        "2026-11-16 200 /cy/adnoddau/?q=help",
        "2026-11-16 200 /192.0.2.7",
        "2026-11-16 200 /2001:db8::1",
        "2026-11-16 200 /somebody%40example.org",
        "2026-13-16 200 /cy/",
        '{"ts":"2026-11-16","request":{"uri":"/cy/","remote_ip":"192.0.2.7"},"status":200}',
        '{"ts":1731751200.5,"request":{"uri":"/cy/"},"status":200}',
        '{"ts":"2026-11-16","request":{"uri":"/cy/"},"status":200,"user_id":"x"}',
        '{"day":"2026-11-16","status":200,"path":"/cy/","user_agent":"Mozilla/5.0"}',
        "{}", "[]", "{", "",
    ],
)  # fmt: skip
def test_a_line_that_holds_more_is_refused_and_not_repeated(line: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_line(line)
    assert "192.0.2.7" not in str(refused.value)
    assert "somebody" not in str(refused.value)


def test_numbers_are_rounded_to_five_and_fewer_than_ten_are_not_told() -> None:
    assert [None, None, 10, 10, 15, 100] == [weekly.rounded(number) for number in (1, 9, 10, 12, 13, 99)]


def test_a_week_is_counted_when_each_of_its_days_is_there() -> None:
    lines = whole_week(*asked("/cy/", 12), *asked("/cy/", 3, status=301), *asked("/x", 50))
    assert (weekly.Count(MONDAY, "homes", "cy", 10),) == weekly.counted(lines, GROUPS)[0]
    assert ((), (MONDAY,)) == weekly.counted(lines[:-1], GROUPS)


def test_pages_for_the_young_are_one_group_in_no_language() -> None:
    found, _ = weekly.counted(whole_week(*asked("/cy/plant/", 6), *asked("/en/children/", 6)), GROUPS)
    assert (weekly.Count(MONDAY, "private", "", 10),) == found


def test_what_is_too_few_stands_without_a_number_and_cannot_be_worked_out() -> None:
    found, _ = weekly.counted(whole_week(*asked("/cy/", 4)), GROUPS)
    assert "week,group,language,asked\n2026-11-16,homes,cy,\n" == weekly.as_text(found)


def test_a_week_that_is_counted_again_is_replaced_whole(tmp_path: Path) -> None:
    before = (weekly.Count(MONDAY, "help", "cy", 20), weekly.Count(MONDAY - timedelta(days=7), "help", "cy", 30))
    new = (weekly.Count(MONDAY, "homes", "en", 15),)
    joined = weekly.joined(before, new)
    assert (before[1], new[0]) == joined
    (tmp_path / "counts.csv").write_text(weekly.as_text(joined), encoding="utf-8")
    assert (joined, []) == weekly.read(tmp_path / "counts.csv")


@pytest.mark.parametrize(
    "row", ["2026-11-17,homes,cy,20", "2026-11-16,homes,cy,7", "2026-11-16,homes,cy,12", "2026-11-16,,cy,20", "x"]
)
def test_a_file_that_tells_what_must_not_be_told_is_a_problem(row: str, tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text(f"{','.join(weekly.COLUMNS)}\n{row}\n", encoding="utf-8")
    (problem,) = weekly.read(tmp_path / "counts.csv")[1]
    assert ("counts", 2) == (problem.rule, problem.place.line)


def test_servers_are_told_to_write_day_status_and_path_alone() -> None:
    assert "log_format hub '$hub_day $status $hub_path';" in nginx()
    assert all(f"{name} delete\n" in caddy() for name in CADDY_DELETES)
    assert 'time_format "2006-01-02"' in caddy()
    assert "{day: .timestamp[0:10], status: .status_code, path: .path}" in netlify()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's files that are read, where a command may write."""
    root = Path(__file__).resolve().parents[2]
    for name in ("docs", "overrides"):
        (tmp_path / name).symlink_to(root / name)
    shutil.copytree(root / "data", tmp_path / "data")
    for name in ("resources.yaml", "mkdocs.yml", "pyproject.toml"):
        shutil.copy(root / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_whole_weeks_and_refuses_a_log_with_an_address(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = [f"{MONDAY + timedelta(days=n)} 200" for n in range(7)]
    lines = [*(f"{each} /cy/" for each in day), *(f"{each} /en/children/" for each in day for _ in range(3))]
    lines += [*(f"{day[0]} /en/get-help/" for _ in range(21)), f"{MONDAY + timedelta(days=7)} 200 /cy/"]
    with gzip.open(project / "log.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines))
    assert 0 == cli.main(["counts", "log.gz"])
    assert "week,group,language,asked\n2026-11-16,help,en,20\n2026-11-16,homes,cy,\n2026-11-16,private,,20\n" == (
        project / "data" / "counts.csv"
    ).read_text(encoding="utf-8")
    assert "The week from 2026-11-23 is not whole" in capsys.readouterr().out
    (project / "bad.log").write_text("2026-11-16 200 /cy/\n" + json.dumps({"ip": "192.0.2.7"}), encoding="utf-8")
    was = (project / "data" / "counts.csv").read_bytes()
    assert 1 == cli.main(["counts", "bad.log"])
    said = capsys.readouterr().err
    assert "bad.log:2: " in said
    assert "192.0.2.7" not in said
    assert was == (project / "data" / "counts.csv").read_bytes()
