"""Links that stand by themselves: the whole of a list item, a paragraph, a cell, a heading.

They are what people press, so they get the size of a control; a link inside a sentence is as high as its line.
A stylesheet cannot see whether there are words beside a link, so it is told here, for every page's HTML.
"""

from __future__ import annotations

import re
from typing import Final

CLASS: Final = "alone"
# There may be a picture before it. A link with a class has a style, and a size, of its own.
_WHOLE: Final = re.compile(
    r"<(?P<tag>li|p|dd|td|th|h[1-6])(?P<of>\b[^<>]*)>(?P<before>\s*(?:<svg\b(?:(?!</svg>).)*</svg>\s*)?)"
    r"<a (?P<says>(?:(?!\bclass=)[^<>])*)>(?P<words>(?:(?!</?a\b).)*)</a>(?P<after>\s*)</(?P=tag)>",
    re.DOTALL,
)


def marked(html: str) -> str:
    """A page, or a part of one, in which each link that stands by itself has the class `alone`."""
    return _WHOLE.sub(rf'<\g<tag>\g<of>>\g<before><a \g<says> class="{CLASS}">\g<words></a>\g<after></\g<tag>>', html)
