"""Below a doorway at its short address: the way on for somebody who helps, in each of our languages."""

from __future__ import annotations

from hub.pages.views.doorway import view

__all__ = ["view"]
