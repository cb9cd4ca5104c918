"""The page is whole, sound HTML that asks nothing of anyone, for every session there can be."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html import unescape
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import flashcoop_book
from cutting import CUT, WITH_ATELIER, plugins, ready
from flashcoop_core import Ledger
from flashcoop_core.hooks import PluginManager, ReportHooks
from flashcoop_core.testing.histories import Script, play, scripts
from flashcoop_core.testing.watched import story_clock
from flashcoop_core.written import Lang
from livres import POISON, demo, hostile, page, read, session_called, sound

_: ReportHooks = flashcoop_book


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["jinsei", "coopkies", "hostile", "empty"])
def test_the_page_is_sound_at_each_stage_of_a_session(name: str, lang: Lang) -> None:
    session = session_called(name)
    for version in {0, 1, session.version // 3, session.version * 2 // 3, session.version}:
        written = page(session, lang, version)
        sound(written)
        assert f'<html lang="{lang}">' in written


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(script=scripts())
def test_the_page_of_any_session_is_sound(script: Script) -> None:
    ledger = Ledger.open(clock=story_clock(), plugins=PluginManager.installed())
    session = play(script, ledger).session
    for version in (session.version // 2, session.version):
        sound(page(session, version=version))


def test_the_same_books_give_the_same_bytes() -> None:
    assert page(demo("jinsei")) == page(demo("jinsei"))


def test_texts_of_users_stay_texts() -> None:
    written = page(hostile())
    name = hostile().state.opened.name
    root = read(written)
    texts = [text.strip() for text in root.itertext()]
    assert f"Le livre de {name}" in texts  # the title, which nothing closed
    assert name in texts
    assert any(text == POISON * 3 for text in texts)  # the question
    assert POISON not in written


def test_books_up_to_a_day_give_the_book_of_that_day() -> None:
    session = demo("jinsei")
    cut = attrs.evolve(session.view, books=session.books.until(date(2024, 11, 22)))
    (file,) = session.export("livre:html", view=cut)
    written = file.whole().decode()
    sound(written)
    assert "Ce livre s'arrête au 22 novembre 2024" in unescape(written)
    assert 'id="day-2024-11-22"' in written
    assert 'id="day-2024-11-23"' not in written


def test_events_of_a_plugin_that_is_not_here_are_named(tmp_path: Path) -> None:
    path = tmp_path / "atelier.flashcoop"
    with Ledger.open(path, plugins=plugins()) as ledger:
        coop = ledger.open_session(WITH_ATELIER, id="coop")
        ready(coop)
        coop.record(CUT)
    with Ledger.open(path, read_only=True, plugins=PluginManager.of(livre=flashcoop_book)) as ledger:
        (file,) = ledger.session(None).export("livre:html")
        written = file.whole().decode()
    sound(written)
    assert "atelier.piece_cut (noté par le module «\u00a0atelier\u00a0»)." in unescape(written)
    assert "modules absents ici (atelier)" in written


def test_the_style_sheet_is_let_in_by_its_hash_and_nothing_else_is() -> None:
    written = page(demo("coopkies"))
    (css,) = re.findall(r"<style>(.*?)</style>", written, re.DOTALL)
    digest = b64encode(sha256(css.encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', written)
    assert unescape(policy).startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_the_book_ends_with_the_head_and_the_command_that_finds_it() -> None:
    session = demo("jinsei")
    end = page(session).rpartition('id="proof"')[2]
    assert f"flashcoop verify REGISTRE.flashcoop --head {session.head}" in end


def test_no_style_of_a_chart_is_written_on_it() -> None:
    """Colours of the style sheet apply in the dark: marks carry attributes that it may change, and no `style`."""
    charts = [element for element in read(page(demo("jinsei"))).iter() if str(element.tag).endswith("}svg")]
    assert len(charts) > 4
    assert not any("style" in part.attrib for chart in charts for part in chart.iter())


def test_figures_are_named_by_their_account_or_day_and_sentences_are_elements() -> None:
    book = page(demo("coopkies"))
    names = re.findall(r'<span class="of">([^<]*)</span>', book)
    assert any(name.startswith("Grand livre, 53 ") for name in names)
    assert not any(re.search("Grand livre, [0-9]{2}/", name) for name in names)
    assert any(re.fullmatch("Livre de caisse, [0-9/]{10}", name) for name in names)
    told = re.findall(r'<ul class="told">(.*?)</ul>\s*</section>', book, re.DOTALL)
    assert told
    assert not any(re.search(r"<li>[^<]", part) for part in told)
