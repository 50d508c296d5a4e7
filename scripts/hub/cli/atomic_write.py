"""How commands write files: whole or not at all, one command at a time.

New content is written beside the file, flushed to the disk and put in the file's place in one step,
under the project's lock, and only while the file still says what the command read.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import EllipsisType
from typing import Final

from filelock import FileLock, Timeout

LOCK: Final = Path(".hub") / "writing.lock"
PATIENCE = 20.0  # seconds to wait for another command that writes
_SILENT: Final = 1.0  # seconds of waiting that nobody is told of
_BESIDE: Final = ".hub-new"  # how the names end of files that are not yet in place
_WRITABLE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class WriteError(Exception):
    """The file is as it was; the message is a sentence for people."""


@contextlib.contextmanager
def writing(root: Path) -> Iterator[None]:
    """Hold the lock of the project at `root`: every command that writes its files does so within.

    What killed commands left beside files of the project is removed first.

    Raises:
        WriteError: another command holds the lock, or it cannot be taken.

    """
    lock = FileLock(root / LOCK)
    _acquire(lock, root / LOCK)
    try:
        for folder in (root, root / "data"):
            _clear(folder)
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, path: Path) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        try:
            lock.acquire(timeout=min(_SILENT, PATIENCE))
        except Timeout:
            print("Another hub command is writing in this project; waiting for it …", file=sys.stderr)
            lock.acquire(timeout=PATIENCE)
    except Timeout:
        message = "another hub command is still writing in this project; run this again when it has ended"
        raise WriteError(message) from None
    except (OSError, NotImplementedError) as error:
        raise WriteError(_told("no lock can be taken at", path, error)) from error


def read(path: Path) -> bytes | None:
    """What a file holds, for `replace` to compare; None where there is no file.

    Raises:
        WriteError: it is there and cannot be read.

    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WriteError(_told("cannot read", path, error)) from error


def replace(path: Path, content: bytes, was: bytes | EllipsisType | None = ...) -> None:
    """Put new content in a file's place; for files of the project, within `writing`.

    `was` is what the command read there: None for no file, `...` when it does not matter.
    Through a symbolic link the file that it leads to is written. The file keeps its permissions and
    its owner; a new one is readable by all.

    Raises:
        WriteError: the file is read-only, no ordinary file, or says something else than `was`; or
            the disk is full or refuses.

    """
    try:
        target = path.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        kept = _kept(path, target)
        _clear(target.parent, target.name)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=_BESIDE)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                _like(beside, kept)
                os.fsync(file.fileno())
            if was is not ...:
                _compare(path, was)
            beside.replace(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead to each other
        raise WriteError(_told("cannot write", path, error)) from error


def _compare(path: Path, was: bytes | None) -> None:
    if read(path) != was:
        message = f"{path} was changed by somebody else meanwhile; run this again"
        raise WriteError(message)


def _kept(path: Path, target: Path) -> os.stat_result | None:
    """What is known of the file that is there; None when there is none."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        message = f"cannot write {path}: it is not an ordinary file"
        raise WriteError(message)
    # Replacing would get round a write protection that is there on purpose.
    if not found.st_mode & _WRITABLE or not os.access(target, os.W_OK):
        message = f"cannot write {path}: it is read-only"
        raise WriteError(message)
    return found


def _like(beside: Path, kept: os.stat_result | None) -> None:
    """Give a file the permissions and, where that is allowed, the owner of another."""
    if kept and hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):
            os.chown(beside, kept.st_uid, kept.st_gid)
    beside.chmod(stat.S_IMODE(kept.st_mode) if kept else 0o644)


def _clear(folder: Path, name: str = "") -> None:
    """Remove what killed commands wrote beside files, or beside one of this name, and never put in place."""
    with contextlib.suppress(OSError):
        for each in [found for found in folder.iterdir() if found.name.endswith(_BESIDE)]:
            if each.name.startswith(f".{name}"):
                each.unlink()


def _flush_folder(folder: Path) -> None:
    """Flush the new name to the disk too, where a folder can be flushed."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _told(what: str, path: Path, error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"{what} {path} ({reason})"
