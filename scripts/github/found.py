"""What commands find out by themselves, on its way from a workflow into the repository.

Link checks, the log of changes and the map's history write files below `data/`. Nobody pushes to the
main branch: what was found waits on the branch `found`, with one pull request, and until somebody
merges it each build takes it from there. `take` puts it into a checkout, `keep` sets aside what a
command has written, `propose` brings it to the branch and its pull request.

Python's own library, git and gh are all that is used, since `propose` runs with leave to write.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

BRANCH = "found"
TITLE = "What the checks found"
HISTORY = "data/gap-history.csv"
# The only files that a proposal may touch, with how git joins two changes of one place in them: a log and
# a history only grow, so both stay; in the others what was found last stands.
FILES = {
    "data/link-health.json": "--theirs",
    "data/changes.yaml": "--union",
    "data/catalogue-state.json": "--theirs",
    HISTORY: "--union",
}
LARGEST = 20_000_000  # bytes; a file above this is none of ours
BODY = """\
Written by workflows: what link checks found, the log behind "what's new", and the history of the gap map.

The published site shows this already. Merging brings it into the main branch; closing without merging
takes it back at the next run.

The branch is written anew at every run, so put nothing else on it. If no check shows here, close this pull
request and open it again.
"""


def git(*words: str, root: Path, environment: Mapping[str, str] | None = None) -> str:
    """What git says.

    Raises:
        SystemExit: git failed; its own words are shown.

    """
    done = subprocess.run(
        ["git", *words], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False, env=environment
    )
    if done.returncode:
        sys.exit(f"git {words[0]} failed: {done.stderr.strip()}")
    return done.stdout


def has(revision: str, root: Path) -> bool:
    """Whether a revision is known in this clone."""
    words = ["git", "rev-parse", "--quiet", "--verify", f"{revision}^{{commit}}"]
    return subprocess.run(words, cwd=root, capture_output=True, check=False).returncode == 0


def at(revision: str, name: str, root: Path) -> str | None:
    """The text of a file in a revision; None where it has none."""
    done = subprocess.run(
        ["git", "show", f"{revision}:{name}"], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout if done.returncode == 0 else None


def common(branch: str, root: Path) -> str | None:
    """The commit that the checkout and a branch have in common; None where there is none."""
    words = ["git", "merge-base", "HEAD", branch]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def read(path: Path) -> str | None:
    """The text of a plain file that is not too large; None for everything else."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
        return None
    return path.read_bytes().decode("utf-8", errors="replace")


def whole(name: str, text: str) -> bool:
    """Whether a file can be what its name says: JSON is read, a conflict mark is in no file."""
    if name.endswith(".json"):
        try:
            json.loads(text)
        except ValueError:
            return False
    return not any(line.startswith(("<<<<<<< ", ">>>>>>> ")) for line in text.splitlines())


def joined(name: str, base: str | None, ours: str | None, theirs: str | None) -> str | None:
    """One text out of two that come from a third; ours where they cannot be joined."""
    if theirs is None or theirs in {base, ours} or not whole(name, theirs):
        return ours
    if ours is None or ours == base:
        return theirs
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / each for each in ("ours", "base", "theirs")]
        for path, text in zip(paths, (ours, base or "", theirs), strict=True):
            path.write_text(text, encoding="utf-8", newline="")
        merged = subprocess.run(
            ["git", "merge-file", "--stdout", FILES[name], *map(str, paths)],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    return merged.stdout if merged.returncode == 0 and whole(name, merged.stdout) else ours


def write(root: Path, name: str, text: str | None) -> None:
    """Put a text into a file of the checkout."""
    if text is not None and text != read(root / name):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="")


def take(root: Path, before: Path | None) -> list[str]:
    """Bring what waits on the branch into the checkout; the files that it changed.

    `before` receives the files as they now stand, for `keep` and `propose` to compare with.
    """
    branch = f"origin/{BRANCH}"
    changed = []
    if has(branch, root):
        base = common(branch, root)
        for name in FILES:
            ours = read(root / name)
            text = joined(name, at(base, name, root) if base else None, ours, at(branch, name, root))
            if text != ours:
                changed.append(name)
                write(root, name, text)
    if before is not None:
        for name in FILES:
            write(before, name, read(root / name))
    return changed


def tells(name: str, before: str | None, after: str | None) -> bool:
    """Whether a file says something new: in the history, other figures than the last, not a new date alone."""
    if name != HISTORY or not before or not after:
        return before != after
    last, newest = (text.splitlines()[-1].partition(",")[2] for text in (before, after))
    return last != newest


def keep(root: Path, folder: Path) -> list[str]:
    """Set aside the files in which a command has said something new since `take`; their names."""
    changed = [name for name in FILES if tells(name, read(folder / "before" / name), read(root / name))]
    for name in changed:
        write(folder / "after", name, read(root / name))
    return changed


def propose(root: Path, folder: Path, environment: Mapping[str, str]) -> str:
    """Bring what was set aside to the branch and its one pull request; what was done, in a sentence."""
    lease = lease_of(BRANCH, root)
    take(root, None)
    for name in FILES:
        after = read(folder / "after" / name)
        write(root, name, joined(name, read(folder / "before" / name), read(root / name), after))
    names = [name for name in FILES if (root / name).exists()]
    git("add", "--", *names, root=root)
    fresh = git("diff", "--cached", "--name-only", root=root).split()
    pushing = with_leave(environment)
    if not fresh:
        if lease:
            git("push", "--quiet", "origin", "--delete", BRANCH, root=root, environment=pushing)
            return f"Nothing waits any more; the branch {BRANCH} is gone."
        return "Nothing was found that is not in the main branch already."
    if lease and not git("diff", "--cached", "--name-only", lease, "--", *names, root=root):
        return f"The branch {BRANCH} holds this already."
    push(BRANCH, lease, TITLE, root=root, environment=pushing)
    return f"{ask_for_merge(root, environment)} It changes {', '.join(fresh)}."


def lease_of(branch: str, root: Path) -> str:
    """Where a branch stood when this clone was made, by which nothing newer is overwritten; empty if it is new."""
    return git("rev-parse", f"origin/{branch}", root=root).strip() if has(f"origin/{branch}", root) else ""


def push(branch: str, lease: str, message: str, *, root: Path, environment: Mapping[str, str]) -> None:
    """Commit what is staged, and put it in place of a branch that still stands at its lease."""
    git("commit", "--quiet", "--message", message, root=root, environment=environment)
    where = [f"--force-with-lease=refs/heads/{branch}:{lease}", "origin", f"HEAD:refs/heads/{branch}"]
    git("push", "--quiet", *where, root=root, environment=environment)


def with_leave(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment in which git may push: the token stands in no file and on no command line."""
    found = dict(environment)
    for role in ("AUTHOR", "COMMITTER"):
        found[f"GIT_{role}_NAME"] = "github-actions[bot]"
        found[f"GIT_{role}_EMAIL"] = "41898282+github-actions[bot]@users.noreply.github.com"
    if token := environment.get("GH_TOKEN"):
        basic = base64.b64encode(f"x-access-token:{token}".encode()).decode()
        print(f"::add-mask::{basic}", file=sys.stderr)  # standard output may go into a summary
        server = environment.get("GITHUB_SERVER_URL", "https://github.com")
        found["GIT_CONFIG_COUNT"] = "1"
        found["GIT_CONFIG_KEY_0"] = f"http.{server}/.extraheader"
        found["GIT_CONFIG_VALUE_0"] = f"AUTHORIZATION: basic {basic}"
    return found


def ask_for_merge(root: Path, environment: Mapping[str, str]) -> str:
    """Open the pull request, or leave the open one; start the checks, which a workflow's push does not start."""
    main = environment.get("BASE", "main")
    listed = gh("pr", "list", "--head", BRANCH, "--state", "open", "--json", "isCrossRepository", root=root)
    # Somebody's fork may have a branch of this name too.
    if any(not each["isCrossRepository"] for each in json.loads(listed)):
        said = "The open pull request is up to date."
    else:
        gh("pr", "create", "--base", main, "--head", BRANCH, "--title", TITLE, "--body", BODY, root=root)
        said = "A pull request was opened."
    gh("workflow", "run", "check.yml", "--ref", BRANCH, root=root)
    return said


def gh(*words: str, root: Path) -> str:
    """What gh says.

    Raises:
        SystemExit: gh failed; its own words are shown, and the setting that is most often missing.

    """
    done = subprocess.run(["gh", *words], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        print(f"gh {' '.join(words[:2])} failed: {done.stderr.strip()}", file=sys.stderr)
        sys.exit(
            "::error title=Pull request::What was found waits on its branch, but could not be proposed. Allow it under "
            'Settings, Actions, General: "Allow GitHub Actions to create and approve pull requests".'
        )
    return done.stdout


def main(argv: Sequence[str] | None = None) -> int:
    """Do one of the three."""
    parser = argparse.ArgumentParser(description="What workflows found, on its way into the repository.")
    parser.add_argument("what", choices=("take", "keep", "propose"))
    parser.add_argument("folder", type=Path, help="where files are set aside, outside of the checkout")
    args = parser.parse_args(argv)
    root = Path.cwd()
    if args.what == "propose":
        print(propose(root, args.folder, os.environ))
        return 0
    changed = take(root, args.folder / "before") if args.what == "take" else keep(root, args.folder)
    print(f"{args.what}: {', '.join(changed) or 'nothing'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
