"""The curators' desk: what its pages are given, and how the file that they make is taken in."""

from hub.exports.desk.reading import Wrong, read_change_file
from hub.exports.desk.taking_in import Refused, Taken, taken
from hub.exports.desk.telling import Sentence, told, told_wrong

__all__ = ["Refused", "Sentence", "Taken", "Wrong", "read_change_file", "taken", "told", "told_wrong"]
