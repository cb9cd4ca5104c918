"""The page in a real browser: no barrier for those who see badly, hear it, or have no mouse; no script needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, ViewportSize, sync_playwright

from flashcoop_core.written import Lang
from livres import demo, hostile, page
from programs import program

pytestmark = pytest.mark.slow

_PHONE, _DESKTOP = 360, 1280
_Scheme = Literal["light", "dark"]
_Motion = Literal["reduce", "no-preference"]
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield started
        started.close()


def opened(browser: Browser, path: Path, width: int, scheme: _Scheme = "light", motion: _Motion = "reduce") -> Page:
    size: ViewportSize = {"width": width, "height": 800}
    shown = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion=motion).new_page()
    shown.goto(path.as_uri())
    return shown


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("livre")
    written = {
        "fr": page(demo("coopkies"), "fr"),
        "en": page(demo("coopkies"), "en"),
        "jinsei": page(demo("jinsei")),
        "hostile": page(hostile()),
    }
    for name, content in written.items():
        (folder / f"{name}.html").write_text(content, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in written}


@pytest.mark.parametrize("width", [_PHONE, _DESKTOP])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_axe_finds_no_barrier(
    browser: Browser, pages: dict[str, Path], lang: Lang, scheme: _Scheme, width: int
) -> None:
    shown = opened(browser, pages[lang], width, scheme)
    violations = Axe().run(shown, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(found["id"], found["impact"]) for found in violations] == []


@pytest.mark.parametrize("width", [_PHONE, _DESKTOP])
@pytest.mark.parametrize("name", ["fr", "jinsei", "hostile"])
def test_nothing_runs_over_the_edge(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    shown = opened(browser, pages[name], width)
    assert shown.evaluate("document.documentElement.scrollWidth") == width


def test_all_is_there_without_script_or_network(browser: Browser, pages: dict[str, Path]) -> None:
    asked: list[str] = []
    shown = browser.new_context(java_script_enabled=False, offline=True).new_page()
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(pages["jinsei"].as_uri())
    assert asked == [pages["jinsei"].as_uri()]
    assert shown.locator("h2").count() == 13
    assert shown.locator("#e1").is_visible()


def test_what_users_wrote_runs_nothing(browser: Browser, pages: dict[str, Path]) -> None:
    shown = browser.new_page()
    alerts: list[str] = []

    def heard(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.dismiss()

    shown.on("dialog", heard)
    shown.goto(pages["hostile"].as_uri())
    assert shown.locator("img, script, iframe").count() == 0
    assert alerts == []


def test_the_keyboard_reaches_the_story_and_what_a_figure_is_made_of(browser: Browser, pages: dict[str, Path]) -> None:
    shown = opened(browser, pages["fr"], _PHONE)
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.className") == "skip"
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.activeElement.id") == "story"
    figure = shown.locator("#brief strong a").first
    target = figure.get_attribute("href")
    figure.focus()
    shown.keyboard.press("Enter")
    assert target
    assert shown.evaluate("location.hash") == target
    assert shown.locator(target).is_visible()


def test_motion_is_spared_where_it_is_unwanted(browser: Browser, pages: dict[str, Path]) -> None:
    answers: dict[_Motion, str] = {"reduce": "auto", "no-preference": "smooth"}
    for wanted, behavior in answers.items():
        shown = opened(browser, pages["fr"], _PHONE, motion=wanted)
        assert shown.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behavior
