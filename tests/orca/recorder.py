"""An output module of speech-dispatcher that writes down what it is asked to say, and says it to nobody.

It speaks the protocol of output modules on its standard input and output: `recorder.py FILE`. Each message becomes one
line of JSON in FILE: the language that was set for it, and its words. The two voices that the walk needs stand in
VOICES. A message is over after a moment, as if somebody had spoken quickly: Orca's library loses the end of one that
is over at once, and reading aloud would stop there.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import Final, TextIO

VOICES: Final = {"cymraeg": "cy", "english": "en-GB"}
KNOWN: Final = {
    "INIT": ("299-recorder", "299 OK LOADED SUCCESSFULLY"),
    "LIST": (*(f"200-{name}\t{language}\tnone" for name, language in VOICES.items()), "200 OK VOICE LIST SENT"),
}
MOMENT: Final = 0.04  # seconds
_MARK: Final = re.compile(r'<mark name="([^"]*)"\s*/>')
_TAG: Final = re.compile(r"<[^>]*>")
_SIGNS: Final = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}


class Asked:
    """What the dispatcher writes, line by line, read as it comes, so that a message can be stopped."""

    def __init__(self, lines: TextIO) -> None:
        self._lines: Queue[str | None] = Queue()
        self._next: list[str | None] = []
        threading.Thread(target=self._read, args=(lines,), daemon=True).start()

    def _read(self, lines: TextIO) -> None:
        for line in lines:
            self._lines.put(line.rstrip("\r\n"))
        self._lines.put(None)

    def line(self) -> str | None:
        """The next line; None when the dispatcher has gone."""
        return self._next.pop() if self._next else self._lines.get()

    def block(self) -> list[str]:
        """The lines up to the one that holds a full stop alone; a doubled one at the front of a line counts once."""
        found: list[str] = []
        while (line := self.line()) not in {None, "."}:
            found.append(line.removeprefix(".") if line.startswith("..") else line)  # type: ignore[union-attr]
        return found

    def stopped_within(self, seconds: float) -> bool:
        """Whether the dispatcher stops the message while it is being spoken."""
        until = time.monotonic() + seconds
        while not self._next and (left := until - time.monotonic()) > 0:
            try:
                line = self._lines.get(timeout=left)
            except Empty:
                break
            if line == "STOP":
                return True
            self._next.append(line)
        return False


def words_of(ssml: str) -> str:
    """The words of a message, without its marks."""
    text = _TAG.sub("", ssml)
    for sign, meant in _SIGNS.items():
        text = text.replace(sign, meant)
    return " ".join(text.split())


@dataclass(slots=True)
class Recorder:
    """One conversation with the dispatcher."""

    asked: Asked
    answers: TextIO
    log: TextIO
    settings: dict[str, str] = field(default_factory=dict)

    def answer(self, *lines: str) -> None:
        """Answer in these lines."""
        self.answers.writelines(f"{line}\n" for line in lines)
        self.answers.flush()

    def serve(self) -> None:
        """Answer one dispatcher until it goes."""
        while (line := self.asked.line()) is not None:
            match line.split():
                case [("AUDIO" | "LOGLEVEL" | "SET") as what]:
                    self.told(what)
                case ["SPEAK" | "CHAR" | "KEY" | "SOUND_ICON"]:
                    self.speak()
                case ["STOP" | "PAUSE"]:
                    pass  # what was said is said
                case ["QUIT"]:
                    self.answer("210 OK QUIT")
                    return
                case [what, *_]:
                    self.answer(*KNOWN.get(what, ("300 ERR UNKNOWN COMMAND",)))

    def told(self, what: str) -> None:
        """Take settings; those of speech stay for the messages that follow."""
        self.answer(f"{'203' if what == 'SET' else '207'} OK RECEIVING SETTINGS")
        for line in self.asked.block():
            name, _, value = line.partition("=")
            if what == "SET":
                self.settings[name] = value
        self.answer("203 OK SETTINGS RECEIVED")

    def speak(self) -> None:
        """Take a message, write it down, and take a moment over it."""
        self.answer("202 OK RECEIVING MESSAGE")
        message = " ".join(self.asked.block())
        self.answer("200 OK SPEAKING")
        said = {"language": self.settings.get("language", ""), "words": words_of(message)}
        self.log.write(json.dumps(said, ensure_ascii=False) + "\n")
        self.log.flush()
        if self.asked.stopped_within(MOMENT):
            self.answer("703 STOP")
            return
        self.answer("701 BEGIN")
        for name in _MARK.findall(message):
            self.answer(f"700-{name}", "700 INDEX MARK")
        self.answer("703 STOP" if self.asked.stopped_within(MOMENT) else "702 END")


if __name__ == "__main__":
    with Path(sys.argv[1]).open("a", encoding="utf-8") as kept:
        Recorder(Asked(sys.stdin), sys.stdout, kept).serve()
