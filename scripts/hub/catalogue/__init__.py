"""Room 1, what we know: the catalogue read from YAML, its rules and its gaps.

Others import from here, never from the modules below.
"""

from hub.catalogue.loading import load
from hub.catalogue.model import Catalogue, Health, Publisher, Resource, Term, Version, Vocabulary
from hub.catalogue.problems import CatalogueError, Problem

__all__ = [
    "Catalogue", "CatalogueError", "Health", "Problem", "Publisher", "Resource", "Term", "Version",
    "Vocabulary", "load",
]  # fmt: skip
