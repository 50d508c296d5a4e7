"""How we know that a work is good: its own reasons and its publisher's, in words."""

from __future__ import annotations

from dataclasses import dataclass

from hub.catalogue import Catalogue, Resource, Term
from hub.languages import Said
from hub.schema.quality import CLAIMS, EVALUATED


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: `source` is the address where it says so, `study` the title of the study and its language."""

    term: Term
    source: str = ""
    study: Said | None = None


def reasons(catalogue: Catalogue, resource: Resource) -> tuple[Reason, ...]:
    """Every reason of a work, each once, in the order of the vocabulary."""
    given = {*resource.quality, *catalogue.publishers[resource.publisher].quality}
    return tuple(_reason(resource, term) for term in catalogue.vocabulary.qualities.values() if term.id in given)


def _reason(resource: Resource, term: Term) -> Reason:
    sources = resource.quality_source
    if sources is None or term.id not in CLAIMS:
        return Reason(term)
    study = Said(sources.study, sources.study_language) if term.id == EVALUATED else None
    return Reason(term, getattr(sources, CLAIMS[term.id]) or "", study)
