"""A film in BSL on the page on BSL: made here, a second long, since none of our own is there yet.

The whole path: the data, the files, the captions, the page, the headers of production, the browser's player.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from hub.building import prepare
from hub.cli.server import served
from hub.languages import LANGUAGES, Language
from hub.pages.films import read_captions

ROOT = Path(__file__).resolve().parents[2]
# Draws for a moment and records what is drawn.
RECORD = """async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 160, height: 90 });
  const pen = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm;codecs=vp8" });
  const parts = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  const stopped = new Promise((resolve) => { recorder.onstop = resolve; });
  recorder.start();
  for (let at = 0; at < 24; at += 1) {
    pen.fillStyle = `hsl(${at * 15} 60% 40%)`;
    pen.fillRect(0, 0, 160, 90);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""
WORDS: dict[Language, tuple[str, str]] = {
    "cy": ("Diolch am ddweud.", "Nid eich bai chi yw hyn."),
    "en": ("Thank you for telling.", "It is not your fault."),
}
FILM = """\
films:
  - id: a-test
    title: {{cy: "Ffilm i'w phrofi", en: "A film to try"}}
    audience: parents
    situation: my-child-told-me
    signed_by: "Somebody"
    translators: [{{name: "One", registered_as: "1"}}, {{name: "Two", registered_as: "2"}}]
    assured_by: {{name: "A Deaf-led body", day: 2026-11-01}}
    seconds: 2
    files: [{{file: a-test.webm, width: 160, height: 90, size: {size}}}]
    captions: {{cy: a-test.cy.vtt, en: a-test.en.vtt}}
    transcript: [{{cy: "Diolch am ddweud.", en: "Thank you for telling."}}]
"""
CUES = """() => [...document.querySelector("track[default]").track.cues]
  .map((cue) => [cue.startTime, cue.endTime, cue.text])"""
STATE = """() => { const film = document.querySelector("video"); return {
  paused: film.paused, preload: film.preload, autoplay: film.autoplay, controls: film.controls,
}; }"""
# The policy of the page forbids Playwright to wait for an expression, so the page waits itself.
PLAY = """async () => {
  const film = document.querySelector("video");
  film.muted = true;
  await film.play();
  await new Promise((resolve) => {
    film.addEventListener("timeupdate", () => { if (film.currentTime > 0.3) resolve(); });
    film.addEventListener("ended", resolve);
  });
  const track = document.querySelector("track[default]");
  if (track.readyState !== 2) await new Promise((resolve) => { track.addEventListener("load", resolve); });
  return film.currentTime;
}"""


def captions(language: Language) -> str:
    first, second = WORDS[language]
    return f"WEBVTT\n\n1\n00:00.000 --> 00:00.500\n{first}\n\n2\n00:00.500 --> 00:01.200\n{second}\n"


@dataclass(frozen=True)
class Shown:
    """Where the pages with the film are served, and the film's size."""

    address: str
    size: int


@pytest.fixture(scope="module")
def shown(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """A project with one film, its page on BSL and the page of its situation, served with the headers of production."""
    page = browser.new_page()
    film = base64.b64decode(page.evaluate(RECORD))
    page.close()
    root, out = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("site")
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("overrides", "resources.yaml", "scripts"):
        (root / name).symlink_to(ROOT / name)
    folder = root / "docs" / "assets" / "signed"
    folder.mkdir()
    (folder / "a-test.webm").write_bytes(film)
    for language in LANGUAGES:
        (folder / f"a-test.{language}.vtt").write_text(captions(language), encoding="utf-8")
    data = root / "data" / "signed.yaml"
    text = data.read_text(encoding="utf-8")
    assert "films: []\n" in text
    data.write_text(text.replace("films: []\n", FILM.format(size=len(film))), encoding="utf-8")
    building = prepare(root, site_url="https://hub.example/", extra={}, environment={"HUB_TODAY": "2026-11-30"})
    for language in LANGUAGES:
        for key in ("access/bsl", "situation/my-child-told-me"):
            one = building.site.plan.page(language, key)
            whole = building.whole(one, "")
            path = out / one.path
            path.parent.mkdir(parents=True)
            path.write_text(
                f'<!doctype html><html lang="{language}"><head><title>t</title><meta charset="utf-8">'
                '<link rel="icon" href="data:,">'
                f'<meta http-equiv="Content-Security-Policy" content="{whole["hub"].policy}"></head>'
                f"<body>{whole['page']['content']}</body></html>",
                encoding="utf-8",
            )
    shutil.copytree(folder, out / "assets" / "signed")
    with served(out) as base:
        yield Shown(base, len(film))


def paths() -> list[tuple[Language, str]]:
    return [("cy", "/cy/fformatau/bsl/"), ("en", "/en/formats/bsl/"), ("en", "/en/what-to-do-now/my-child-told-me/")]


@pytest.mark.parametrize(("language", "path"), paths())
def test_the_film_plays_when_somebody_asks_and_not_before(
    open_page: Callable[..., Page], shown: Shown, language: Language, path: str
) -> None:
    page = open_page()
    asked: list[str] = []
    refused: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(shown.address + path, wait_until="load")
    state = page.evaluate(STATE)
    assert (True, "none", False, True) == tuple(state[key] for key in ("paused", "preload", "autoplay", "controls"))
    assert not [url for url in asked if url.endswith(".webm")]
    assert page.evaluate(PLAY) > 0.3
    assert [160, 90] == page.evaluate("(({videoWidth: a, videoHeight: b}) => [a, b])(document.querySelector('video'))")
    # The captions of the page's language are on; the browser reads in them what our own reader does.
    said = page.evaluate(CUES)
    cues, faults = read_captions(captions(language))
    assert () == faults
    assert [[cue.start, cue.end, cue.words] for cue in cues] == said
    assert {urlsplit(shown.address).netloc} == {urlsplit(url).netloc for url in asked}
    assert [] == refused


@pytest.mark.parametrize(("language", "path"), paths())
def test_its_words_stand_beside_it_and_who_made_it(
    open_page: Callable[..., Page], shown: Shown, language: Language, path: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(shown.address + path)
    film = page.locator("figure.film")
    assert 1 == film.count()
    for words in (WORDS[language][0], "Somebody", "One (1), Two (2)", "A Deaf-led body", "0:02"):
        assert words in film.inner_text()
    assert 2 == film.locator("track[kind=captions]").count()
    assert language == film.locator("track[default]").get_attribute("srclang")
    assert f"{shown.size / 1_000_000:.1f} MB" in film.inner_text()


def test_no_film_stands_on_the_site_yet(built_site: Path) -> None:
    assert [] == [path for path in built_site.rglob("*") if path.suffix in {".webm", ".mp4", ".vtt"}]
    assert not [path for path in built_site.rglob("*.html") if "<video" in path.read_text(encoding="utf-8")]
