"""The only meeting with MkDocs: pages are declared, localised by static-i18n, then filled.

Everything that is said is decided in `hub`; here it is only handed over. Events, in order:
`on_config` works the site out once; `on_files` declares pages (before static-i18n) and fills them
(after it); `on_page_*` hand over titles and bodies; `on_template_context` serves 404 and sitemap.
static-i18n runs every event once per language, so the site is worked out once and kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, InclusionLevel

from hub import building
from hub.catalogue import CatalogueError
from hub.catalogue.problems import as_text
from hub.pages.render import compiled

_made: dict[str, building.Building] = {}


def on_startup(command: str, dirty: bool) -> None:
    """Forget what an earlier build of this process has worked out."""
    _made.clear()


@contextmanager
def _telling() -> Iterator[None]:
    """Have MkDocs tell what is wrong in our own words, without a traceback."""
    try:
        yield
    except CatalogueError as error:
        told = f"\n{as_text(error.problems)}\nNothing was built."
        raise PluginError(told) from None


def _now(config: Any) -> building.Building:
    """The site, worked out once for both languages."""
    if "now" not in _made:
        with _telling():
            _made["now"] = building.prepare(
                Path(config.config_file_path).parent, site_url=config.site_url,
                extra=dict(config.extra), environment=os.environ,
            )  # fmt: skip
    return _made["now"]


def _declare(files: Any, config: Any) -> Any:
    """Tell static-i18n which pages exist, as if they all lay in docs/<language>/."""
    # The plan holds the hand-written pages too, under their own keys, so their sources step aside.
    for source in list(files.documentation_pages()):
        files.remove(source)
    for page in _now(config).site.plan.pages:
        files.append(
            File(f"{page.language}/{page.uri}", config.docs_dir, config.site_dir,
                 config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)
        )  # fmt: skip
    return files


def _move(file: Any, path: str, config: Any) -> None:
    """Give a file its public address: static-i18n has cached the other two."""
    file.dest_uri, file.abs_dest_path = path, f"{config.site_dir}/{path}"
    file.url = file._get_url()  # noqa: SLF001 - the address follows from dest_uri


@event_priority(-200)  # After static-i18n (-100), which makes every File anew and puts English at the root.
def _fill(files: Any, config: Any) -> Any:
    """Keep the promise: give each localised file its address and its words."""
    made = _now(config)
    for file in files.documentation_pages():
        page = made.site.plan.page(file.locale, file.norm_src_uri.removesuffix(".md"))
        _move(file, page.path, config)
        file.content_string = made.markdown(page)
    # Our pages load nothing of the theme; of overrides/, MkDocs would publish all that is no template.
    for file in list(files):
        if not file.generated_by and file.src_dir != config.docs_dir:
            files.remove(file)
    for asset in made.assets:
        files.append(File.generated(config, asset.uri, content=asset.content, inclusion=InclusionLevel.INCLUDED))
    front = File.generated(
        config, "front.md", content="---\ntemplate: front.html\ntitle: Hub\n---\n", inclusion=InclusionLevel.NOT_IN_NAV
    )
    files.append(front)
    _move(front, "index.html", config)
    return files


on_files = CombinedEvent(_declare, _fill)


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Let MkDocs keep its compiled templates where we keep ours: static-i18n would compile them twice a build."""
    env.bytecode_cache = compiled(_now(config).root)
    return env


@_telling()
def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Put a page's own part around its written words."""
    made = _now(config)
    if page.file.src_uri == "front.md":
        return made.front()
    return made.rendered(_page(made, page)).around(made.pictured(html))


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> dict[str, Any]:
    """Hand the shell what it shows."""
    made = _now(config)
    if page.file.src_uri == "front.md":
        return {**context, **made.front_context()}
    return {**context, "hub": made.shell(_page(made, page))}


@_telling()
def on_template_context(context: dict[str, Any], template_name: str, config: Any) -> dict[str, Any]:
    """Hand the 404 page and the sitemap what they show; both belong to both languages."""
    made = _now(config)
    root = urlsplit(config.site_url).path or "/"
    return {**context, **made.not_found(root), "hub_sitemap": made.sitemap()}


def _page(made: building.Building, page: Any) -> Any:
    return made.site.plan.page(page.file.locale, page.file.norm_src_uri.removesuffix(".md"))
