"""Checks and builds of a copy with one spoiled file, each in a process forked from one that has everything loaded.

`python spoiled_builds.py FOLDER` reads seeds or mutations, a line of JSON each, and answers with a line each.
The package under test is the copy's own: its `scripts` must stand first on PYTHONPATH.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import gc
import io
import json
import os
import re
import resource
import select
import signal
import sys
import tempfile
import time
import traceback
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import markdown
import site_digest
import typst
from markupsafe import Markup
from mkdocs.theme import Theme
from mutated_project import TODAY
from mutations import MARK, Mutation, mutation

from hub import building, cli
from hub.catalogue import CatalogueError
from hub.catalogue.problems import as_github, as_json, as_text

LIMIT: Final = 60  # seconds of work for one mutation; the clock on the wall is no measure on a busy machine
PATIENCE: Final = 900
_TASKS: Final = Path("/proc/self/task")
# Files whose faults only the checks of texts can see: with these, the checks run even if nothing was lost.
_CHECKED: Final = re.compile(r"docs/|scripts/hub/strings/|data/(words-cy|warnings-reviewed|translations|terms)\b")
_EXTENSIONS: Final = ["attr_list", "toc"]
_SAMPLE: Final = 12  # of the resources' own pages, one in so many is looked at, besides those that are named
# Readers of one file each, which the parent has already called for every untouched file.
_READERS: Final = (("hub.catalogue.yaml_file", "read"),)


@dataclass
class Seen:
    """What came of one spoiled file."""

    problems: list[dict[str, Any]] = field(default_factory=list)
    raised: str = ""  # the exception that reached the door, with where it came from
    said: str = ""  # words of a command that are no problem of ours
    lost: list[dict[str, str]] = field(default_factory=list)
    alive: list[str] = field(default_factory=list)
    built: bool = False
    checked: bool = False
    status: int = 0
    seconds: float = 0


class Workshop:
    """A copy of the project and its site as it is when nothing is spoiled."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.theme = Theme(name="material", custom_dir=str(root / "overrides")).get_env().get_template("main.html")
        self.base_html: dict[str, str] = {}
        self.base: dict[str, site_digest.Page] = {}
        self.keys: dict[str, str] = {}
        _remember()
        made = self.made = self.prepared()
        self.keys = {page.path: f"{page.language}:{page.key}" for page in made.site.plan.pages}
        for key, path, html in self.pages(made):
            self.base_html[key] = html
            self.base[key] = site_digest.page(html, path, self.keys)
        self._usual: set[str] | None = None
        self.real: dict[str, site_digest.Page] = {}

    def prepared(self) -> building.Building:
        """The site of the copy as it stands now."""
        environment = {"HUB_TODAY": TODAY, "HUB_LATEST": TODAY}
        return building.prepare_plain(self.root, environment)

    def pages(
        self, made: building.Building, named: str | None = None, language: str = ""
    ) -> Iterator[tuple[str, str, str]]:
        """Key, path and HTML of every page, as the hook and MkDocs would make it.

        With `named`, only those of one language, and of the many that are alike a sample and those that it names.
        """
        reader = markdown.Markdown(extensions=_EXTENSIONS)
        for page in made.site.plan.pages:
            if named is not None and (page.language != language or not _looked_at(page, named)):
                continue
            words = made.markdown(page).split("---\n", 2)[2]
            html = made.pictured(reader.reset().convert(words)) if words.strip() else ""
            whole = made.rendered(page).around(html)
            shown = self.theme.render(hub=made.shell(page), page={"content": Markup(whole)})  # noqa: S704
            yield f"{page.language}:{page.key}", page.path, shown
        yield "front", "index.html", made.front()

    @property
    def usual(self) -> set[str]:
        """The warnings that the copy has before anything is spoiled."""
        if self._usual is None:
            self._usual = {_name(problem) for problem in checked()[0]}
        return self._usual

    def look(self, spoiled: Mutation, *, really: bool, always_check: bool, plain: bool = False) -> Seen:
        """Build, and check where a build cannot tell. Runs in the forked process."""
        if really or spoiled.file == "mkdocs.yml":
            return self._really(check=always_check)
        seen = Seen()
        try:
            made = self.prepared()
            after = {}
            if made.site == self.made.site and "strings/" not in spoiled.file:
                seen.built = True
                return seen
            named = f"{spoiled.entry} {' '.join(spoiled.names)} {spoiled.what}"
            for key, path, html in self.pages(made, named, _side(spoiled)):
                same = self.base_html.get(key) == html
                after[key] = self.base[key] if same else site_digest.page(html, path, self._keys_of(made))
            planned = {f"{page.language}:{page.key}" for page in made.site.plan.pages} | {"front"}
            after |= {key: self.base[key] for key in planned - after.keys() if key in self.base}
            self._compare(seen, self.base, after)
            assets = [(asset.uri, asset.content) for asset in made.assets] if MARK.encode() in spoiled.content else []
            seen.alive += site_digest.formulas(assets)
            made.sitemap()
            made.not_found("/")
            seen.built = True
        except CatalogueError as error:
            _told(seen, error)
        except Exception as error:  # noqa: BLE001 - whatever reaches the door is what is looked for
            seen.raised = _raised(error)
        if always_check or (
            not plain and seen.built and (seen.lost or (spoiled.must_tell and _CHECKED.match(spoiled.file)))
        ):
            self._check(seen)
        return seen

    def _keys_of(self, made: building.Building) -> Mapping[str, str]:
        return {page.path: f"{page.language}:{page.key}" for page in made.site.plan.pages}

    def _compare(
        self, seen: Seen, before: Mapping[str, site_digest.Page], after: Mapping[str, site_digest.Page]
    ) -> None:
        seen.lost = [asdict(each) for each in site_digest.lost(before, after)][:400]
        usual = {what for page in before.values() for what in page.alive}
        seen.alive += sorted({what for page in after.values() for what in page.alive} - usual)

    def _check(self, seen: Seen) -> None:
        seen.checked = True
        try:
            problems, said, status = checked()
        except Exception as error:  # noqa: BLE001 - as above
            seen.raised = seen.raised or _raised(error)
            return
        seen.status = status
        seen.said += said
        seen.problems += [each for each in problems if _name(each) not in self.usual]

    def _really(self, *, check: bool) -> Seen:
        """`hub check` and `hub build`, as a person runs them."""
        seen = Seen()
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "site"
            try:
                status, said = commanded("build", "--today", TODAY, "--out", str(out))
            except Exception as error:  # noqa: BLE001 - as above
                seen.raised = _raised(error)
                return seen
            seen.status = status
            problems, rest = _read_back(said)
            seen.problems += problems
            if status == 0:
                seen.built = True
                self._compare(seen, self.real_base(), self._read(out))
                if check or seen.lost:
                    self._check(seen)
            else:
                seen.said += rest
        return seen

    def real_base(self) -> dict[str, site_digest.Page]:
        """The site of the untouched copy as the real command builds it."""
        if not self.real:
            with tempfile.TemporaryDirectory() as folder:
                out = Path(folder) / "site"
                status, said = commanded("build", "--today", TODAY, "--out", str(out))
                if status != 0:
                    raise RuntimeError(said)
                self.real = self._read(out)
        return self.real

    def _read(self, out: Path) -> dict[str, site_digest.Page]:
        found = {}
        for path in sorted(out.rglob("*.html")):
            uri = path.relative_to(out).as_posix()
            found[self.keys.get(uri, uri)] = site_digest.page(path.read_text(encoding="utf-8"), uri, self.keys)
        return found


def checked() -> tuple[list[dict[str, Any]], str, int]:
    """The problems of `hub check`, what else it said, and its exit status."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = cli.main(["check", "--format", "json", "--today", TODAY])
        except SystemExit as left:
            status = int(left.code or 0) if isinstance(left.code, int | None) else 2
    said = "\n".join(line for line in err.getvalue().splitlines() if not line.startswith("Checking "))
    text = out.getvalue()
    try:
        return json.loads(text) if text.strip() else [], said, int(status or 0)
    except ValueError:
        return [], text + said, int(status or 0)


def commanded(*words: str) -> tuple[int, str]:
    """Exit status and words of a command in this process."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            status = cli.main(list(words))
        except SystemExit as left:
            status = int(left.code or 0) if isinstance(left.code, int | None) else 2
    return int(status or 0), out.getvalue()


_PROBLEM: Final = re.compile(r"^(?P<file>\S.*?):(?P<line>\d+):(?P<column>\d+) \[(?P<rule>[a-z-]+)\] (?P<what>.+)$")
_USUAL: Final = re.compile(
    r"^(Nothing was built\.|\d+ problems?(, \d+ warnings?)?\.|The build failed\..*|Nothing was built.*|Built .*|\s*)$"
)


def _read_back(said: str) -> tuple[list[dict[str, Any]], str]:
    problems, rest = [], []
    for line in said.splitlines():
        match = _PROBLEM.match(line)
        if match:
            problems.append({**match.groupdict(), "line": int(match["line"]), "fix": "", "id": "",
                             "severity": "warning" if match["what"].startswith("warning:") else "error"})  # fmt: skip
        elif not _USUAL.match(line):
            rest.append(line)
    return problems, "\n".join(rest)


def _told(seen: Seen, error: CatalogueError) -> None:
    seen.problems += json.loads(as_json(error.problems))
    seen.status = 1
    printed, github = as_text(error.problems), as_github(error.problems)
    if re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]", printed):
        seen.alive.append("sign in what the terminal shows")
    lines = github.split("\n")
    if len(lines) != len(error.problems) or any(not re.match(r"::(error|warning) file=", line) for line in lines):
        seen.alive.append("a workflow command of its own")


def _raised(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "/scripts/" in f.filename or "/overrides/" in f.filename]
    place = ours[-1] if ours else frames[-1]
    short = re.sub(r".*/(scripts|overrides|site-packages)/", r"\1/", place.filename)
    return f"{type(error).__module__}.{type(error).__name__}: {str(error)[:160]!r} at {short}:{place.lineno}"


def _name(problem: Mapping[str, Any]) -> str:
    return f"{problem['file']} {problem['rule']} {problem['id']} {problem['what']}"


def _side(spoiled: Mutation) -> str:
    """The language in which the site is looked at: the spoiled file's own, else each in its turn."""
    found = re.search(r"/(cy|en)[/.]", spoiled.file)
    return found.group(1) if found else ("cy", "en")[zlib.crc32(spoiled.seed.encode()) % 2]


def _looked_at(page: Any, named: str) -> bool:
    """Whether a page belongs to the sample: the same ones each time."""
    many = page.key.startswith(("resource/", "moved/", "topic/", "language/"))
    return not many or zlib.crc32(page.key.encode()) % _SAMPLE == 0 or page.key.partition("/")[2] in named


def _remember() -> None:
    """Read a file again only when it has changed: of all files, one is spoiled at a time."""
    for module, name in _READERS:
        reader = getattr(sys.modules.get(module), name, None)
        if reader is not None:
            kept = _kept(reader)
            for each in list(sys.modules.values()):
                if getattr(each, "__name__", "").split(".")[0] == "hub" and getattr(each, name, None) is reader:
                    setattr(each, name, kept)


def _kept(reader: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[Any, Any] = {}

    def read(path: Path, *more: Any, **named: Any) -> Any:
        try:
            state = path.stat()
        except OSError:
            return reader(path, *more, **named)
        key = (path, more, tuple(named.items()), state.st_mtime_ns, state.st_size, state.st_ino)
        if key not in known:
            known[key] = reader(path, *more, **named)
        node, problems = known[key]
        return node, list(problems)

    return read


def _apart(compiled: Callable[..., Any]) -> Callable[..., Any]:
    """Setting of papers that this process leaves to a fork of its own; those that are forked later set theirs themselves.

    Typst sets with threads that go on, and a process forked from one with such threads would wait for them for ever.
    """
    here = os.getpid()

    def compiling(*given: Any, **named: Any) -> Any:
        if os.getpid() != here:
            return compiled(*given, **named)
        with tempfile.TemporaryFile() as paper:
            child = os.fork()
            if child == 0:
                code = 1
                try:
                    paper.write(compiled(*given, **named))
                    paper.flush()
                    code = 0
                finally:
                    os._exit(code)
            if os.waitpid(child, 0)[1] != 0:
                raise RuntimeError(given)
            paper.seek(0)
            return paper.read()

    return compiling


def _forget() -> None:
    """Empty every cache of the package: the words of the interface are read once a process."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "hub" and module is not None:
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if callable(clear) and getattr(value, "__module__", "").startswith(
                    ("hub.languages", "hub.pages", "hub.schema", "hub.catalogue")
                ):
                    clear()


def forked(work: Callable[[], Seen]) -> Seen:
    """The result of some work in a process of its own; a crash, or no end to it, is a result too.

    Raises:
        RuntimeError: this process has threads, which the fork would lose and wait for.

    """
    if _TASKS.is_dir() and len(list(_TASKS.iterdir())) > 1:
        msg = "this process has threads"
        raise RuntimeError(msg)
    started = time.monotonic()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 5))
            _forget()
            answer = json.dumps(asdict(work())).encode()
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(answer)
            code = 0
        except BaseException:  # noqa: BLE001 - nothing may come back from here
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    content = bytearray()
    with os.fdopen(reading, "rb") as pipe:
        while time.monotonic() - started < PATIENCE:
            ready, _, _ = select.select([pipe], [], [], 1)
            if ready:
                part = os.read(pipe.fileno(), 1 << 20)
                if not part:
                    break
                content += part
        else:
            os.killpg(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    spent = time.monotonic() - started
    worked = used.ru_utime + used.ru_stime
    if not content or status != 0:
        late = worked >= LIMIT or spent >= PATIENCE
        why = f"no answer in {LIMIT} s" if late else f"the process died (status {status})"
        return Seen(raised=why, seconds=worked)
    seen = Seen(**json.loads(content))
    seen.seconds = worked
    return seen


def main() -> None:
    """Answer one line of JSON after another."""
    root = Path(sys.argv[1]).resolve()
    os.chdir(root)
    typst.compile = _apart(typst.compile)  # type: ignore[assignment]
    workshop = Workshop(root)
    gc.collect()
    gc.freeze()
    print("ready", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        made = (
            mutation(root, asked["seed"], plain=bool(asked.get("plain"))) if "seed" in asked else _explicit(root, asked)
        )
        path = root / made.file
        before = path.read_bytes()
        really, check = bool(asked.get("really")) or made.file == "mkdocs.yml", bool(asked.get("check"))
        # Before the file is spoiled, and before the fork, so that it is done once.
        if really:
            workshop.real_base()
        looked = bool(_CHECKED.match(made.file)) and not asked.get("plain")
        if check or looked:
            _ = workshop.usual
        check = check or (looked and zlib.crc32(made.seed.encode()) % 4 == 0)
        try:
            path.write_bytes(made.content)
            seen = forked(
                functools.partial(
                    workshop.look, made, really=really, always_check=check, plain=bool(asked.get("plain"))
                )
            )
        finally:
            path.write_bytes(before)
        known = {**asdict(made), "content": "", "lines": sorted(made.lines) if made.lines is not None else None}
        print(json.dumps({"mutation": known, "seen": asdict(seen)}), flush=True)


def _explicit(root: Path, asked: Mapping[str, Any]) -> Mutation:
    """A mutation that a list names: what stands in a file, and what in its place."""
    path = root / asked["file"]
    if "base64" in asked:
        return Mutation(
            asked["file"],
            asked["kind"],
            asked["kind"],
            base64.b64decode(asked["base64"]),
            None,
            asked.get("removed", ""),
        )
    text = path.read_text(encoding="utf-8")
    start = text.index(asked["find"])
    new = text[:start] + asked["put"] + text[start + len(asked["find"]) :]
    line = text.count("\n", 0, start) + 1
    near = int(asked.get("near", 2))
    lines = frozenset(range(line - near, line + asked["find"].count("\n") + asked["put"].count("\n") + near + 1))
    return Mutation(asked["file"], asked["kind"], f"{asked['find'][:60]!r} → {asked['put'][:60]!r}", new.encode(), lines,
                    asked.get("removed", ""), asked.get("keeps_words", False), asked.get("must_tell", False),
                    tuple(asked.get("names", ())))  # fmt: skip


if __name__ == "__main__":
    main()
