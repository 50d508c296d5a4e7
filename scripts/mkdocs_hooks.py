"""The only meeting with MkDocs: pages are declared, localised by static-i18n, then filled.

Everything that is said is decided in `hub`; here it is only handed over. `build` is the door for `hub build` and
`hub serve`: it runs MkDocs in this process. Events, in order: `on_files` declares pages (before static-i18n) and fills
them (after it); `on_page_context` and `on_template_context` hand over what the outer templates show.
static-i18n runs every event once per language, so the site is worked out once and kept in MkDocs' configuration.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from jinja2 import TemplateError
from mkdocs import utils
from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from hub import building
from hub.catalogue import CatalogueError, Problem
from hub.catalogue.problems import as_text
from hub.engine import configuration, faults
from hub.pages.plan import Page
from hub.pages.render import compiled

_BUILT: Final = "hub_built"  # where MkDocs' configuration keeps what this build has worked out


@dataclass(slots=True)
class Built:
    """One build: the site as values, and what MkDocs holds of it, for pages that are made again later."""

    made: building.Building
    config: Any
    told: Callable[[int, int], None] | None = None  # is given how many pages are ready, of how many
    words: dict[str, tuple[str, str]] = field(default_factory=dict)  # a page's path → its Markdown, and that as HTML
    sources: dict[str, tuple[Any, Any]] = field(default_factory=dict)  # a page's path → its file, among all files
    ready: int = 0

    def fill(self, template: str, shown: Mapping[str, Any]) -> bytes:
        """An outer template, filled as MkDocs fills it.

        Raises:
            CatalogueError: the template cannot be filled.

        """
        try:
            env = on_env(self.config.theme.get_env(), self.config, None)
            return bytes(env.get_template(template).render(shown).encode("utf-8", errors="xmlcharrefreplace"))
        except Exception as error:
            raise CatalogueError(faults.problems(error, self.made.root, template)) from error

    def read(self, page: Page) -> str:
        """The written words of a page as HTML, read again by MkDocs when they have changed.

        Raises:
            CatalogueError: MkDocs warns of something in them.
            KeyError: MkDocs does not know the page.

        """
        markdown = self.made.markdown(page)
        before = self.words.get(page.path, ("", ""))
        if before[0] == markdown or page.written is None:
            return before[1]
        file, files = self.sources[page.path]
        file.content_string = markdown
        with _heard(self.config) as heard:
            found = MkDocsPage(None, file, self.config)
            found.read_source(self.config)
            found.markdown = self.config.plugins.on_page_markdown(
                found.markdown, page=found, config=self.config, files=files
            )
            found.render(self.config, files)
            for other, _ in self.sources.values():
                other.page.validate_anchor_links(files=files, log_level=self.config.validation.links.anchors)
        _refuse(heard, self)
        self.words[page.path] = markdown, str(found.content)
        return self.words[page.path][1]


# ---- the door ----


def build(
    root: Path, out: Path, environment: Mapping[str, str], told: Callable[[int, int], None] | None = None
) -> Built:
    """Check, work out and build the site of a project into a folder, which MkDocs empties first.

    Raises:
        CatalogueError: with every problem.
        OSError: the folder cannot be written.

    """
    built, heard = None, list[faults.Warned]()
    with _as_it_was(environment):
        if wrong := configuration.check(root, allow_private=environment.get("HUB_ALLOW_PRIVATE") == "1"):
            raise CatalogueError(wrong)
        try:
            config = _configured(root, out)
            made = building.prepare(root, site_url=config.site_url, extra=dict(config.extra), environment=environment)
            config[_BUILT] = built = Built(made, config, told)
            with _heard(config) as heard:
                run_mkdocs(config)
        except Exception as error:
            if isinstance(error, OSError) and not isinstance(error, TemplateError):
                raise
            if isinstance(error, Abort) and not isinstance(error.__context__, BuildError):
                _refuse(heard, built)  # nothing but warnings
            raise CatalogueError(faults.problems(error, root)) from error
    _refuse(heard, built)
    for path in ("404.html", "sitemap.xml", *made.shared, *(page.path for page in made.site.plan.pages)):
        if not (out / path).is_file():
            raise CatalogueError([Problem("page-not-built", configuration.START, f"MkDocs has not built {path}",
                                          "restore the file")])  # fmt: skip
    return built


def _configured(root: Path, out: Path) -> MkDocsConfig:
    """MkDocs' own reading of its configuration, with every error at its key."""
    config = MkDocsConfig(config_file_path=str(root / configuration.FILE))
    with (root / configuration.FILE).open("rb") as file:
        config.load_file(file)
    config.load_dict({"site_dir": str(out), "strict": True})
    errors, warnings = config.validate()
    if not errors and not config.site_url:
        errors.append(("site_url", ValueError("it is empty: every page names its own address")))
    if errors or warnings:
        raise CatalogueError(
            Problem("setting", configuration.place_of(root, key, str(what)), f"`{key}`: {str(what).rstrip('.')}",
                    "correct the setting") for key, what in (*errors, *warnings)
        )  # fmt: skip
    config.plugins.on_startup(command="build", dirty=False)
    return config


@contextmanager
def _as_it_was(environment: Mapping[str, str]) -> Iterator[None]:
    """Build in an environment; afterwards leave nothing changed: static-i18n does, when its second round fails."""
    before, clean = dict(os.environ), utils.clean_directory
    log = logging.getLogger("mkdocs.commands.build")
    filters = list(log.filters)
    os.environ.clear()
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        utils.clean_directory = clean
        log.filters[:] = filters


class _Ear(logging.Handler):
    """Keeps the warnings of MkDocs and its plugins, each with the page that was being read."""

    def __init__(self, config: Any) -> None:
        super().__init__(logging.WARNING)
        self.config, self.heard = config, list[faults.Warned]()

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno == logging.WARNING:
            page = self.config._current_page  # noqa: SLF001 - MkDocs names the page nowhere else
            self.heard.append(faults.Warned(record.getMessage(), page.file.src_uri if page else ""))


@contextmanager
def _heard(config: Any) -> Iterator[list[faults.Warned]]:
    """The warnings of MkDocs, in place of their being printed."""
    log, ear = logging.getLogger("mkdocs"), _Ear(config)
    log.addHandler(ear)
    spreads, log.propagate = log.propagate, False
    try:
        yield ear.heard
    finally:
        log.removeHandler(ear)
        log.propagate = spreads


def _refuse(heard: list[faults.Warned], built: Built | None) -> None:
    if heard and built:
        written = [page for page in built.made.site.plan.pages if page.written is not None]
        sources = {f"{page.language}/{page.uri}": f"{page.language}/{page.written.name}.md" for page in written}
        raise CatalogueError(faults.of_warnings(heard, built.made.root, sources))


# ---- MkDocs' events ----


def _now(config: Any) -> Built:
    """What `build` has handed over; worked out here when somebody has started MkDocs by hand."""
    if _BUILT not in config:
        root, extra = Path(config.config_file_path).parent, dict(config.extra)
        with _telling(root, "the site"):
            made = building.prepare(root, site_url=config.site_url, extra=extra, environment=os.environ)
        config[_BUILT] = Built(made, config)
    found: Built = config[_BUILT]
    return found


@contextmanager
def _telling(root: Path, page: str) -> Iterator[None]:
    """Have MkDocs tell what is wrong in our own words, without a traceback."""
    try:
        yield
    except Exception as error:
        if isinstance(error, OSError) and not isinstance(error, TemplateError):
            raise
        found = CatalogueError(faults.problems(error, root, page))
        told = f"\n{as_text(found.problems)}\nNothing was built."
        raise PluginError(told) from found


def _declare(files: Any, config: Any) -> Any:
    """Tell static-i18n which pages exist, as if they all lay in docs/<language>/."""
    # The plan holds the hand-written pages too, under their own keys, so their sources step aside.
    for source in list(files.documentation_pages()):
        files.remove(source)
    for page in _now(config).made.site.plan.pages:
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
    built = _now(config)
    for file in files.documentation_pages():
        page = _page(built.made, file)
        _move(file, page.path, config)
        file.content_string = built.made.markdown(page)
        if page.written is not None:
            built.sources[page.path] = file, files
    # Our pages load nothing of the theme; of overrides/, MkDocs would publish all that is no template.
    for file in list(files):
        if not file.generated_by and file.src_dir != config.docs_dir:
            files.remove(file)
    for asset in built.made.assets:
        files.append(File.generated(config, asset.uri, content=asset.content, inclusion=InclusionLevel.INCLUDED))
    for path, template in built.made.shared.items():
        head = f"---\ntemplate: {template}\ntitle: Hub\n---\n"
        name = path.replace("/", "-").replace(".html", ".md")  # a folder of two letters would be taken for a language
        file = File.generated(config, name, content=head, inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
        _move(file, path, config)
    return files


on_files = CombinedEvent(_declare, _fill)


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Let MkDocs keep its compiled templates where we keep ours: static-i18n would compile them twice a build."""
    env.bytecode_cache = compiled(_now(config).made.root)
    return env


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> Mapping[str, Any]:
    """What a page's outer template shows: nothing of MkDocs' own, so that a page can be made again without it."""
    built = _now(config)
    made = built.made
    with _telling(made.root, page.file.dest_uri):
        if page.file.dest_uri in made.shared:
            return made.shared_context(page.file.dest_uri)
        here = _page(made, page.file)
        if here.written is not None:
            built.words[here.path] = made.markdown(here), page.content
        shown = made.whole(here, page.content)
    built.ready += 1
    if built.told:
        built.told(built.ready, len(made.site.plan.pages))
    return shown


def on_template_context(context: dict[str, Any], template_name: str, config: Any) -> Mapping[str, Any]:
    """Hand the 404 page and the sitemap what they show; both belong to both languages."""
    made = _now(config).made
    with _telling(made.root, template_name):
        return made.outer()[template_name]


def _page(made: building.Building, file: Any) -> Page:
    return made.site.plan.page(file.locale, file.norm_src_uri.removesuffix(".md"))
