"""Settings of a user of Orca: each part of a page is said in the voice of its language, and pages are read when asked.

Orca reads a user's own file `orca-customizations.py`; the walk puts this one there. Orca up to 47 finds the language of
each part and asks for a voice without saying which language; later ones can switch by themselves. Words of Orca's own
(«link», “heading level 2”) stay in the voice of the desktop. While there is a file `silent` in the home of the user, a
page that opens is not read aloud by itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from orca.acss import ACSS  # type: ignore[import-not-found]
from orca.speechserver import VoiceFamily  # type: ignore[import-not-found]

from orca import settings_manager, speech_generator  # type: ignore[import-not-found]

SILENT = Path.home() / "silent"
_plain = speech_generator.SpeechGenerator.voice


def voice(self: Any, key: str | None = None, **asked: Any) -> Any:
    """Orca's voice for a text, with the language that the page gives the text."""
    found = _plain(self, key, **asked)
    if asked.get("language") and key != speech_generator.SYSTEM:
        found[0][ACSS.FAMILY] = {
            VoiceFamily.LANG: asked["language"], VoiceFamily.DIALECT: asked.get("dialect") or "",
        }  # fmt: skip
    return found


def asking(plain: Any) -> Any:
    """Orca's answer to what a setting is, but for one that changes from page to page."""

    def answer(self: Any, name: str) -> Any:
        return False if name == "sayAllOnLoad" and SILENT.exists() else plain(self, name)

    return answer


speech_generator.SpeechGenerator.voice = voice
for called in ("getSetting", "get_setting"):  # until Orca 44, and since
    if hasattr(settings_manager.SettingsManager, called):
        setattr(settings_manager.SettingsManager, called, asking(getattr(settings_manager.SettingsManager, called)))
