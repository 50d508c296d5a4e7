"""`mkdocs.yml`: what the owner of the hub decides, and what the hub's build depends on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, GetCoreSchemaHandler
from pydantic_core import core_schema

from hub.schema.addresses import Address, AddressOrUnset, EmailOrUnset
from hub.schema.faults import WrongError, placed, wrong
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.values import OneOf, Rows


def _in_yaml(value: Any) -> str:
    """A value as one would write it."""
    if isinstance(value, tuple):
        return f"[{', '.join(_in_yaml(each) for each in value)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_in_yaml(key)}: {_in_yaml(each)}' for key, each in value.items())}}}"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value) if isinstance(value, int) or re.fullmatch(r"\w[\w./-]*", str(value)) else repr(value)


@dataclass(frozen=True, slots=True)
class Must:
    """Marks a setting that the hub's build depends on: it has one value only."""

    be: Any

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def _check(self, value: Any) -> Any:
        if value != self.be:
            what = f"`{{name}}` is {_in_yaml(value)}; the hub's build depends on it"
            raise WrongError(placed((), "setting", what, f"write {_in_yaml(self.be)}", at_key=True))
        return value


class OwnersSettings(Record):
    """`extra`: what the owner decides. What is unset is hidden on the site, not faked."""

    a = "`extra`"
    record: ClassVar[str] = "settings"

    exit_url: Address = field("https://www.bbc.co.uk/weather", example='"https://www.bbc.co.uk/weather"')
    contact: EmailOrUnset = field("", example='"hub@example.org"')
    repository: AddressOrUnset = field("", example='"https://github.com/owner/hub"')
    adopted: bool = field(False, example="true")


class Theme(Record):
    """The theme that MkDocs packs the hub's own shell into."""

    a = "`theme`"
    record: ClassVar[str] = "theme"

    name: Annotated[str, Must("material")] = field()
    custom_dir: Annotated[str, Must("overrides")] = field()
    font: Annotated[bool, Must(False)] = field()
    static_templates: Annotated[tuple[str, ...], Must(("404.html", "sitemap.xml"))] = field()


class SiteLanguage(Record):
    """One of the two languages as static-i18n sees it."""

    a = "a language"
    record: ClassVar[str] = "site_language"

    locale: Annotated[str, OneOf("language", ("cy", "en"))] = field()
    name: Words = field()
    default: bool = field(False)
    site_name: Words = field()
    nav: tuple[dict[str, str], ...] = field()


class I18n(Record):
    """The plugin that builds one site for each language."""

    a = "`i18n`"
    record: ClassVar[str] = "i18n"

    docs_structure: Annotated[str, Must("folder")] = field()
    fallback_to_default: Annotated[bool, Must(True)] = field()
    reconfigure_material: Annotated[bool, Must(True)] = field()
    reconfigure_search: Annotated[bool, Must(False)] = field()
    languages: Rows[SiteLanguage] = field()


class Plugin(Record):
    """The one plugin."""

    a = "a plugin"
    record: ClassVar[str] = "plugin"

    i18n: I18n = field()


def _one(value: tuple[Plugin, ...]) -> tuple[Plugin, ...]:
    if len(value) != 1:
        raise wrong("setting", f"there are {len(value)} plugins; the hub's build depends on one", "keep `i18n` alone")
    locales = [language.locale for language in value[0].i18n.languages]
    defaults = [language.locale for language in value[0].i18n.languages if language.default]
    if sorted(locales) != ["cy", "en"] or defaults != ["en"]:
        raise wrong("setting", "the languages are not `en` (with `default: true`) and `cy`", "write both, each once")
    return value


class MkdocsFile(Record):
    """The whole file. A setting of MkDocs that is not here is not used by the hub."""

    a = "the file"
    record: ClassVar[str] = "mkdocs"

    site_name: Words = field(example='"Hyb Adnoddau · Resource Hub"')
    site_url: Address = field(example='"https://www.example.org/"')
    strict: Annotated[bool, Must(True)] = field()
    use_directory_urls: Annotated[bool, Must(True)] = field()
    docs_dir: Annotated[str, Must("docs")] = field()
    site_dir: Words = field(example="site")
    theme: Theme = field()
    extra: OwnersSettings = field(OwnersSettings.model_construct())
    markdown_extensions: Annotated[
        tuple[str | dict[str, dict[str, bool]], ...], Must(("attr_list", {"toc": {"permalink": False}}))
    ] = field()
    plugins: Annotated[tuple[Plugin, ...], AfterValidator(_one)] = field()
    hooks: Annotated[tuple[str, ...], Must(("scripts/mkdocs_hooks.py",))] = field()
    validation: dict[str, dict[str, Annotated[str, OneOf("level", ("warn", "info", "ignore"))]]] = field({})
