"""What stands on paper: packs of sheets, cards and posters, as plain values from the same records as the pages."""

from hub.pages.pack.papers import EASY_READ, FORMS, Paper, booklet_uri, papers, uri_of

__all__ = ["EASY_READ", "FORMS", "Paper", "booklet_uri", "papers", "uri_of"]
