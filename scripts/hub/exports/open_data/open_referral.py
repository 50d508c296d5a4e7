"""Helplines, services and Safeguarding Boards as Open Referral UK 3.0 (HSDS-UK), one directory a language.

Static files stand for the endpoints: `services.json` for `/services`, `services/<id>.json` for `/services/<id>`. All
of a list is one page, so that nobody asks for a second. Whatever the hub does not know is left out. `assured_date` is
the day on which somebody rang the line, and is there only then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import urljoin

from hub.catalogue import Catalogue, Resource
from hub.exports import licence
from hub.languages import LANGUAGES, Language, Text, word
from hub.pages import councils, line_facts
from hub.pages.site import Asset, Site
from hub.schema import Board, Council, Helpline

FOLDER: Final = "data/open-referral"
VERSION: Final = "HSDS-UK-3.0"
PROFILE: Final = "https://open-referral-uk-profile.readthedocs.io/en/latest/"
LISTS: Final = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
# Works that are somebody's service rather than something to read.
_SERVICES: Final = frozenset({"helpline", "service", "reporting"})
_DIALLED: Final = ("phone", "phone_non_urgent", "text", "relay")
Row = dict[str, Any]


def identity(*names: str) -> str:
    """A UUID that is always the same for the same thing (version 8 of RFC 9562, from a digest of its names)."""
    digits = hashlib.sha256("\0".join(("resource-hub", *names)).encode()).hexdigest()
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"


def assets(site: Site) -> Iterator[Asset]:
    """Every endpoint in both languages."""
    for language in LANGUAGES:
        folder = f"{FOLDER}/{language}"
        organizations, services = directory(site, language)
        own = urljoin(site.settings.site_url, f"{folder}/")
        yield _file(f"{folder}/index.json", _start(own))
        full = {"services": services, "organizations": organizations}
        for name in LISTS:
            rows = full.get(name, ())
            yield _file(f"{folder}/{name}.json", _listed(rows))
            yield from (_file(f"{folder}/{name}/{row['id']}.json", row) for row in rows)


def _start(own: str) -> Row:
    return {
        "version": VERSION, "profile": PROFILE, "openapi_url": urljoin(PROFILE, "openapi.html"),
        "licence": licence.ADDRESS, **{name: urljoin(own, f"{name}.json") for name in LISTS},
    }  # fmt: skip


def _listed(rows: Sequence[Row]) -> Row:
    return {
        "total_items": len(rows), "total_pages": 1, "page_number": 1, "size": len(rows), "first_page": True,
        "last_page": True, "empty": not rows, "licence": licence.ADDRESS, "contents": list(rows),
    }  # fmt: skip


def _file(uri: str, value: Row) -> Asset:
    return Asset(uri, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())


def directory(site: Site, language: Language) -> tuple[list[Row], list[Row]]:
    """Organisations and the services that they run, each once."""
    services = [*_lines(site, language), *_works(site, language), *_councils(site, language)]
    organizations = {row["organization"]["id"]: row["organization"] for row in services}
    for board, _ in councils.boards(site.catalogue, language):
        row = _board(site.catalogue, board, language)
        organizations[row["id"]] = row
    return sorted(organizations.values(), key=lambda row: str(row["id"])), services


# ---- services ----


def _lines(site: Site, language: Language) -> Iterator[Row]:
    catalogue = site.catalogue
    for line in catalogue.shown_helplines:
        listed = catalogue.by_id.get(line.resource or "")
        words = [_words(line.who_for, language)]
        if line.what_happens:
            words.append(_words(line.what_happens.value, language))
        runs = _publisher(catalogue, listed, language) if listed else _itself(line, language)
        yield _service(
            identity("helpline", line.id), _words(line.name, language), " ".join(words), runs,
            url=catalogue.outward(line_facts.site_of(line, language)),
            email=line.email.value if line.email else None,
            fees=_words(line.cost.value, language) if line.cost else None,
            assured_date=str(line.confirmed.day) if line.confirmed else None,
            schedules=_schedules(line, language),
            phones=_phones(line, language),
            languages=_languages(catalogue, line, language),
            service_areas=_area(catalogue, line.id, line.region, language),
        )  # fmt: skip


def _works(site: Site, language: Language) -> Iterator[Row]:
    """Services that the catalogue lists and that have no line of their own on the help page."""
    catalogue = site.catalogue
    told = {line.resource for line in catalogue.shown_helplines}
    for each in catalogue.resources:
        if each.kind in _SERVICES and each.status == "listed" and each.id not in told:
            live = sorted(catalogue.live_versions(each), key=lambda version: version.language != language)
            address = next((found for version in live if (found := catalogue.outward(version.url))), None)
            yield _service(
                identity("work", each.id), _words(each.title, language), _words(each.summary, language),
                _publisher(catalogue, each, language), url=address or catalogue.outward(each.home),
                service_areas=_area(catalogue, each.id, each.region, language),
            )  # fmt: skip


def _councils(site: Site, language: Language) -> Iterator[Row]:
    """How to tell a council about a child at risk, where a number or a page of it is known."""
    catalogue = site.catalogue
    for row in councils.councils(catalogue, language):
        numbers = [(way, fact.value) for way, fact in row.numbers if fact]
        page = next((found for each in row.pages if (found := catalogue.outward(each.url))), None)
        if not numbers and not page:
            continue
        name = _words(row.known.name, language)
        runs = _council(row.known, row.board, language)
        yield _service(
            identity("council", row.known.id, "report"), word(language, "open.report", name=name),
            word(language, "open.report_for", name=name), runs, url=page,
            email=row.known.report.email.value if row.known.report and row.known.report.email else None,
            phones=[
                {"id": identity("council", row.known.id, way), "number": number,
                 "description": word(language, f"boards.{way}")}
                for way, number in numbers
            ],
            service_areas=[{"id": identity("council", row.known.id, "area"), "name": name}],
        )  # fmt: skip


def _service(own: str, name: str, description: str, runs: Row, **more: Any) -> Row:
    areas, schedules = more.pop("service_areas", []), more.pop("schedules", [])
    row = {
        "id": own, "organization_id": runs["id"], "name": name, "description": description, **more,
        "status": "active", "organization": runs,
        "schedules": [{**each, "service_id": own} for each in schedules],
        "service_areas": [{**each, "service_id": own} for each in areas],
    }  # fmt: skip
    return _filled(row)


def _schedules(line: Helpline, language: Language) -> list[Row]:
    if not line.hours:
        return []
    return [{"id": identity("helpline", line.id, "hours"), "description": _words(line.hours.value, language)}]


def _phones(line: Helpline, language: Language) -> list[Row]:
    return [
        {"id": identity("helpline", line.id, name), "number": fact.value,
         "description": word(language, f"line.{name.removesuffix('_non_urgent')}")}
        for name in _DIALLED
        if (fact := getattr(line, name))
    ]  # fmt: skip


def _languages(catalogue: Catalogue, line: Helpline, language: Language) -> list[Row]:
    terms = catalogue.vocabulary.languages
    return [
        {"id": identity("helpline", line.id, "language", code), "service_id": identity("helpline", line.id),
         "code": code, "name": _words(terms[code].label, language)}
        for code in (line.languages.value if line.languages else ())
    ]  # fmt: skip


def _area(catalogue: Catalogue, name: str, region: str | None, language: Language) -> list[Row]:
    if not region:
        return []
    return [{"id": identity("area", name), "name": _words(catalogue.vocabulary.regions[region].label, language)}]


# ---- organisations ----


def _publisher(catalogue: Catalogue, resource: Resource, language: Language) -> Row:
    publisher = catalogue.publishers[resource.publisher]
    name = _words(publisher.name, language)
    return _filled({
        "id": identity("publisher", publisher.id), "name": name,
        "description": word(language, "open.organisation", name=name), "website": catalogue.outward(publisher.home),
    })  # fmt: skip


def _itself(line: Helpline, language: Language) -> Row:
    """A line of which the hub does not say who runs it."""
    name = _words(line.name, language)
    described = word(language, "open.organisation", name=name)
    return {"id": identity("helpline", line.id, "runs"), "name": name, "description": described}


def _board(catalogue: Catalogue, board: Board, language: Language) -> Row:
    site = councils.board_site(board, language)
    members = ", ".join(_words(council.name, language) for council in board.authorities)
    return _filled({
        "id": identity("board", board.id), "name": _words(board.name, language),
        "description": word(language, "open.board", councils=members),
        "website": catalogue.outward(site.url) if site else None,
    })  # fmt: skip


def _council(council: Council, board: Board, language: Language) -> Row:
    name = _words(council.name, language)
    return {
        "id": identity("council", council.id), "name": name, "parent_organization_id": identity("board", board.id),
        "description": word(language, "open.council", name=name, board=_words(board.name, language)),
    }  # fmt: skip


def _words(text: Text, language: Language) -> str:
    return text.in_(language).words


def _filled(row: Row) -> Row:
    """The same without what is not known."""
    return {key: value for key, value in row.items() if value not in (None, "", [])}
