"""What we know: the catalogue read from YAML, or every problem of every file.

Others import from here, never from the modules below.
"""

from hub.catalogue.loading import load
from hub.catalogue.model import Catalogue, Health, Vocabulary
from hub.catalogue.problems import CatalogueError, Place, Problem
from hub.schema import Publisher, Resource, Term, Version

__all__ = [
    "Catalogue", "CatalogueError", "Health", "Place", "Problem", "Publisher", "Resource", "Term", "Version",
    "Vocabulary", "load",
]  # fmt: skip
