"""The copy of the site that opens from a folder or a USB stick, without a network: what `hub release` writes."""

from hub.exports.offline.making import FOLDER, LARGEST, NAME, READ_ME, Copy, copied
from hub.exports.offline.pages import CopyError
from hub.exports.offline.scripts import scripts

__all__ = ["FOLDER", "LARGEST", "NAME", "READ_ME", "Copy", "CopyError", "copied", "scripts"]
