"""Works as linked data: schema.org in JSON-LD, one file a work, to which the work's pages lead.

A version is an example of its work, in a language and with features of access. What schema.org has no word for, such
as Easy Read, is a type of our own with a page that says what it means.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urljoin

from hub.catalogue import Resource, Term, Version
from hub.exports import data, licence
from hub.exports.open_data.tables import version_id
from hub.languages import LANGUAGES, Text
from hub.pages.plan import data_of
from hub.pages.site import Asset, Site

# Nothing has to be fetched to read a file: the words are schema.org's, and these hold addresses or days.
CONTEXT: Final[dict[str, Any]] = {
    "@vocab": "https://schema.org/",
    **{
        name: {"@type": "@id"}
        for name in (
            "additionalType", "exampleOfWork", "mainEntityOfPage", "sdLicense", "serviceUrl", "url",
        )
    },
    "lastReviewed": {"@type": "Date"},
}  # fmt: skip
# schema.org's word for each of our formats of access that it has one for.
FEATURES: Final = {
    "bsl": "signLanguage", "subtitles": "captions", "transcript": "transcript", "large-print": "largePrint",
    "braille": "braille",
}  # fmt: skip
# The page that says what the others mean, and where on it.
MEANINGS: Final = "pages/data-words"
_TYPES: Final = {
    "book": "Book", "film": "VideoObject", "podcast": "AudioObject", "training": "Course", "lesson-pack":
    "LearningResource", "poster": "Poster", "legislation": "Legislation", "report": "Report", "event": "Event",
    "project": "Project", "helpline": "Service", "service": "Service", "reporting": "Service",
    "online-tool": "WebApplication",
}  # fmt: skip
# What is done or happens, and is no work that has examples.
_DOINGS: Final = frozenset({"Service", "Project", "Event"})
_MEDIA: Final = {
    "web-page": "text/html", "form": "text/html", "pdf": "application/pdf", "zip": "application/zip",
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "slides": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "spreadsheet": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
_SIGNED: Final = "bfi"
_EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})


def assets(site: Site) -> Iterator[Asset]:
    """The file of each work."""
    for resource in site.catalogue.resources:
        whole = {"@context": CONTEXT, **work(site, resource)}
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
        yield Asset(data_of(resource.id), f"{text}\n".encode())


def work(site: Site, resource: Resource) -> dict[str, Any]:
    """A work with its versions, as schema.org knows works; empty fields are left out."""
    catalogue, base = site.catalogue, site.settings.site_url
    own = urljoin(base, data_of(resource.id))
    terms = catalogue.vocabulary
    kind = _TYPES.get(resource.kind, "CreativeWork")
    publisher = catalogue.publishers[resource.publisher]
    is_doing = kind in _DOINGS
    found: dict[str, Any] = {
        "@id": f"{own}#work",
        "@type": kind,
        "identifier": resource.id,
        "name": said(resource.title),
        "description": said(resource.summary),
        "provider" if is_doing else "publisher": {
            "@type": "Organization", "name": said(publisher.name), "url": catalogue.outward(publisher.home),
        },
        "audience": [_term("PeopleAudience", "audienceType", terms.audiences[each]) for each in resource.audiences],
        "about": [_term("DefinedTerm", "name", terms.topics[each]) for each in resource.topics],
        "url": catalogue.outward(resource.home),
        "mainEntityOfPage": [
            urljoin(base, site.plan.page(language, f"resource/{resource.id}").address) for language in LANGUAGES
        ],
        "subjectOf": {"@type": "CreativeWork", "sdLicense": licence.ADDRESS, "lastReviewed": _reviewed(resource)},
    }  # fmt: skip
    if not is_doing:
        found |= {
            "author": resource.author,
            "datePublished": str(resource.year) if resource.year else None,
            "isAccessibleForFree": {"free": True, "charged": False}.get(resource.cost or ""),
            "inLanguage": sorted({version.language for version in resource.versions}),
        }
    versions = [_version(site, version, own, is_doing=is_doing) for version in resource.versions]
    found["availableChannel" if is_doing else "workExample"] = versions
    return {key: value for key, each in found.items() if (value := _filled(each)) not in _EMPTY}


def _reviewed(resource: Resource) -> str | None:
    days = [version.checked for version in resource.versions]
    return str(max(days)) if days else None


def _version(site: Site, version: Version, own: str, *, is_doing: bool) -> dict[str, Any]:
    address = data.opened_version(site.catalogue, version).get("url")
    found: dict[str, Any] = {"@id": f"{own}#{version_id(version)}", "additionalType": list(_own_types(site, version))}
    if is_doing:
        return found | {"@type": "ServiceChannel", "serviceUrl": address, "availableLanguage": version.language}
    features = {FEATURES[each] for each in version.access if each in FEATURES}
    if version.language == _SIGNED:
        features.discard("signLanguage")  # it is the language, not a feature beside it
    return found | {
        "@type": "CreativeWork",
        "exampleOfWork": f"{own}#work",
        "url": address,
        "inLanguage": version.language,
        "accessibilityFeature": sorted(features),
        "encodingFormat": _MEDIA.get(version.format or ""),
        "numberOfPages": version.pages,
        "timeRequired": f"PT{version.minutes}M" if version.minutes else None,
    }


def _own_types(site: Site, version: Version) -> Iterator[str]:
    """The pages that say what our own formats mean, for those that schema.org does not know."""
    page = urljoin(site.settings.site_url, site.plan.page("en", MEANINGS).address)
    for each in version.access:
        if each not in FEATURES:
            yield f"{page}#{each}"


def _term(kind: str, name: str, term: Term) -> dict[str, Any]:
    return {"@type": kind, "identifier": term.id, name: said(term.label)}


def said(text: Text) -> list[dict[str, str]]:
    """Words as JSON-LD has them: each with its language."""
    return [
        {"@value": words, "@language": language} for language in LANGUAGES if (words := text.side(language)) is not None
    ]


def _filled(value: Any) -> Any:
    """The same without what is empty."""
    if isinstance(value, dict):
        kept = {key: _filled(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in _EMPTY}
    return [_filled(inner) for inner in value] if isinstance(value, list) else value
