"""What came by the form "Change the catalogue", on its way into a pull request.

`fetch` brings the attached file, in a job that may only read; `keep` sets aside the files of the catalogue that a
command has written; `propose` brings them to a branch and a pull request, in a job that reads nothing else of what
came: the number of the issue is a number, titles and messages are our own, and the report is handed on as a file.

Python's own library, git and gh are all that is used.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from found import LARGEST, gh, git, lease_of, push, read, with_leave, write

# The only files that a proposal may touch.
FILES = (
    "resources.yaml", "data/publishers.yaml", "data/vocabulary.yaml", "data/helplines.yaml", "data/boards.yaml",
    "data/changes.yaml", "data/catalogue-state.json",
)  # fmt: skip
KINDS = ("json", "xlsx", "csv", "xls", "ods")
ATTACHED = re.compile(r"https://github\.com/user-attachments/files/\d{1,20}/[\w.%-]{1,200}", re.ASCII)
HOSTS = re.compile(r"github\.com|[\w-]+(?:\.[\w-]+)*\.githubusercontent\.com|[\w-]+\.s3\.amazonaws\.com", re.ASCII)
REPORT = "report.md"
LONGEST = 60_000  # characters; GitHub takes 65,536
OPENED = """\
Mae cais tynnu gyda'r newid hwn yn aros i rywun edrych arno. Ni chaiff dim ei gyhoeddi cyn hynny.
I weld y rhagolwg, agorwch y dudalen isod a lawrlwythwch "preview" o dan "Artifacts".
Dadbaciwch ef, ac agorwch agor-open.html.

A pull request with this change waits for somebody to look at it. Nothing is published before that.
To see the preview, open the page below and download "preview" under "Artifacts".
Unpack it, and open agor-open.html.

{where}
"""
HEAD = """\
Daeth y newid hwn drwy'r ffurflen «Newid y catalog», #{number}.
Darllenwch ef, edrychwch ar y rhagolwg, ac yna ei gyfuno neu ei gau.

This change came by the form "Change the catalogue", #{number}.
Read it, look at the preview, then merge or close it.

Rhagolwg a'r dolenni / Preview and links: {run}
Yn "preview", o dan "Artifacts", agorwch agor-open.html / In "preview", under "Artifacts", open agor-open.html.

"""
REFUSED = """\
Ni chafodd dim ei newid. Cywirwch y ffeil a'i rhoi ar y ffurflen eto, drwy olygu'r neges gyntaf.

Nothing was changed. Correct the file and put it onto the form again, by editing the first message.

"""


class _OnlyGitHub(urllib.request.HTTPRedirectHandler):
    """Follows GitHub to where it keeps files, and nobody anywhere else."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        parts = urlsplit(newurl)
        if parts.scheme != "https" or not HOSTS.fullmatch(parts.hostname or ""):
            sys.exit("The attached file is not kept by GitHub.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def attached(event: Path) -> str | None:
    """The address of the one file that was attached; None where there is none, or more than one."""
    try:
        body = json.loads(event.read_text(encoding="utf-8", errors="replace"))["issue"]["body"]
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None
    found = set(ATTACHED.findall(body)) if isinstance(body, str) else set()
    return found.pop() if len(found) == 1 else None


def kind(address: str) -> str:
    """What a file says it is, of the few kinds that there are."""
    last = address.rsplit(".", 1)[-1].lower()
    return last if last in KINDS else "file"


def fetch(event: Path, folder: Path) -> str:
    """Bring the attached file under a name of our own; what was done, in a sentence."""
    address = attached(event)
    if address is None:
        return "No file is attached, or more than one."
    opener = urllib.request.build_opener(_OnlyGitHub)
    with opener.open(address, timeout=60) as answer:
        content = answer.read(LARGEST + 2_000_000)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"given.{kind(address)}").write_bytes(content)
    return f"{len(content)} bytes were attached."


def keep(root: Path, folder: Path) -> str:
    """Set aside the files that a command has changed; their names."""
    changed = git("diff", "--name-only", "--", *FILES, root=root).split()
    for name in changed:
        write(folder / "files", name, read(root / name))
    return ", ".join(changed) or "nothing"


def propose(root: Path, folder: Path, number: int, environment: Mapping[str, str]) -> str:
    """Bring what was set aside to a branch of its own and its pull request; what was done, in a sentence."""
    texts = {name: text for name in FILES if (text := read(folder / "files" / name)) is not None}
    if not texts:
        return answer(root, folder, number, REFUSED)
    branch = f"catalogue-change-{number}"
    title = f"Newid y catalog / Catalogue change #{number}"
    lease = lease_of(branch, root)
    for name, text in texts.items():
        write(root, name, text)
    git("add", "--", *texts, root=root)
    message = f"Catalogue change from issue {number}"
    push(branch, lease, message, root=root, environment=with_leave(environment))
    body = folder / "body.md"
    body.write_text(HEAD.format(number=number, run=run_of(environment)) + report(folder), encoding="utf-8")
    listed = gh("pr", "list", "--head", branch, "--state", "open", "--json", "number,isCrossRepository", root=root)
    ours = [str(each["number"]) for each in json.loads(listed) if not each["isCrossRepository"]]
    if ours:
        gh("pr", "edit", ours[0], "--body-file", str(body), root=root)
        said = f"Pull request {ours[0]} is up to date."
    else:
        main = environment.get("BASE", "main")
        words = ("--base", main, "--head", branch, "--title", title, "--body-file", str(body))
        gh("pr", "create", *words, root=root)
        gh("issue", "comment", str(number), "--body", OPENED.format(where=run_of(environment)), root=root)
        said = "A pull request was opened."
    gh("workflow", "run", "check.yml", "--ref", branch, root=root)
    return said


def answer(root: Path, folder: Path, number: int, head: str) -> str:
    """Say under the issue what is wrong."""
    body = folder / "body.md"
    body.write_text(head + report(folder), encoding="utf-8")
    gh("issue", "comment", str(number), "--body-file", str(body), root=root)
    return "Nothing could be taken in; the issue says why."


def report(folder: Path) -> str:
    """What the reading job has written, as far as an issue can hold it."""
    return (read(folder / REPORT) or "")[:LONGEST]


def run_of(environment: Mapping[str, str]) -> str:
    """The address of the run, with its preview."""
    server = environment.get("GITHUB_SERVER_URL", "https://github.com")
    return f"{server}/{environment.get('GITHUB_REPOSITORY', '')}/actions/runs/{environment.get('GITHUB_RUN_ID', '')}"


def main(argv: Sequence[str] | None = None) -> int:
    """Do one of the three."""
    parser = argparse.ArgumentParser(description="A change that came by the form, on its way into a pull request.")
    parser.add_argument("what", choices=("fetch", "keep", "propose"))
    parser.add_argument("folder", type=Path, help="where files are set aside, outside of the checkout")
    args = parser.parse_args(argv)
    root = Path.cwd()
    if args.what == "fetch":
        print(fetch(Path(os.environ["GITHUB_EVENT_PATH"]), args.folder))
    elif args.what == "keep":
        print(f"keep: {keep(root, args.folder)}")
    else:
        print(propose(root, args.folder, int(os.environ["ISSUE"]), os.environ))
    return 0


if __name__ == "__main__":
    sys.exit(main())
