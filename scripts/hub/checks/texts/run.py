"""Every check of our own texts together: Welsh, wording, reading age, translations, reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from hub.catalogue import Catalogue, Problem
from hub.checks.texts import accepted_warnings, blame_words, both_sides, easy_read, reading_age, translations, welsh
from hub.checks.texts.collect import Texts
from hub.checks.texts.dictionary import WORDS_FILE, Welsh
from hub.checks.texts.dictionary import welsh as welsh_words
from hub.checks.texts.passages import Pair, Passage
from hub.checks.texts.spelling import Names


def check(root: Path, texts: Texts, catalogue: Catalogue, *, only_file: bool = False) -> list[Problem]:
    """What is wrong with our texts. `only_file`: with those of the list of resources alone.

    Raises:
        MissingToolsError: a package that the checks need is not installed.

    """
    dictionary = welsh_words(root / WORDS_FILE)
    names = names_of(texts, dictionary)
    pairs = texts.of_catalogue() if only_file else texts.pairs
    yardstick = welsh.known(texts.pairs, dictionary, names, catalogue.terms)
    problems = [] if only_file else list(texts.problems)
    problems += welsh.check(pairs, yardstick)
    problems += blame_words.blaming(pairs, catalogue.blame_words)
    problems += _reading_age(pairs, catalogue, names, whole=not only_file)
    if not only_file:
        problems += easy_read.check(pairs, catalogue)
    recorded, broken = translations.stamps(root / translations.FILE)
    problems += [*broken, *translations.newer_english(pairs, recorded), *both_sides.differing(pairs, names)]
    if not only_file:
        problems += translations.of_no_text(pairs, recorded, root / translations.FILE)
    exceptions, broken = accepted_warnings.reviewed(root / accepted_warnings.FILE)
    problems += broken
    return accepted_warnings.without_reviewed(problems, exceptions, tell_stale=not only_file)


def names_of(texts: Texts, dictionary: Welsh) -> Names:
    """The names that no check of words counts."""
    return Names({name for name in texts.names if " " in name or not dictionary.known(name)}, dictionary.phrases)


def _reading_age(pairs: Iterable[Pair], catalogue: Catalogue, names: Names, *, whole: bool) -> Iterator[Problem]:
    """Errors for pages and groups of texts; for summaries warnings, alone and by audience."""
    pairs = tuple(pairs)
    for measure in reading_age.measures(pairs, catalogue, names):
        if measure.over:
            yield measure.problem()
    summaries = {
        pair.key.split("/")[1]: pair for pair in pairs
        if pair.key.startswith("resources/") and pair.key.endswith("/summary")
    }  # fmt: skip
    yield from reading_age.hard_summaries(summaries.values(), catalogue, names)
    if whole:
        by_audience: dict[str, list[Passage]] = {}
        for resource in catalogue.resources:
            pair = summaries.get(resource.id)
            for audience in resource.audiences if pair else ():
                by_audience.setdefault(audience, []).extend(pair.en if pair else ())
        yield from reading_age.hard_audiences(by_audience, catalogue, names)
