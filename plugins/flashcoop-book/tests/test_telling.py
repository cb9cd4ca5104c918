"""What happened is told in plain words, in both languages, and the words are well kept."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from itertools import pairwise
from string import Formatter

import attrs
import pytest

from flashcoop_book.book import Book
from flashcoop_book.charts.bars import Bar, bars
from flashcoop_book.charts.cash import CashBar, cash_chart
from flashcoop_book.charts.svg import WIDTH
from flashcoop_book.charts.waterfall import Step, waterfall
from flashcoop_book.record import Happening, Names
from flashcoop_book.sentences import TELLERS
from flashcoop_book.story import days
from flashcoop_book.telling import Teller
from flashcoop_book.voice import Voice
from flashcoop_book.words import TEXTS
from flashcoop_book.words.glossary import GLOSSARY
from flashcoop_core import Ledger, Session
from flashcoop_core import events as e
from flashcoop_core.events import BY_CLASS, Event
from flashcoop_core.hooks import PluginManager
from flashcoop_core.log import Envelope
from flashcoop_core.session import plan
from flashcoop_core.testing.shared import shared_session
from flashcoop_core.testing.watched import story_clock
from flashcoop_core.written import Lang
from livres import demo, page
from samples import SAMPLES, samples_of

_NAMES = Names({}, {}, {}, {}, {}, {})


def happened(event: Event, version: int = 1) -> Happening:
    kind = BY_CLASS[type(event)].name
    envelope = Envelope("", None, (), f"{version:032x}", kind, event.on.isoformat(), None, 1, "s", version)
    return Happening(envelope, event, event.on, undone=False)


def test_each_kind_of_the_core_has_a_sentence() -> None:
    assert set(TELLERS) == set(BY_CLASS)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_each_event_is_told_in_a_whole_sentence(kind: str, lang: Lang) -> None:
    for event in samples_of(kind):
        told = Teller(Voice(lang), _NAMES).tell([happened(event)])
        assert re.search(r"[.?!»”]$", told)
        assert not re.search(r"[{}]|\bNone\b|\.\.$", told)


def test_sales_of_a_day_are_told_together() -> None:
    sale = SAMPLES["sale_made"]
    teller = Teller(Voice("fr"), _NAMES)
    assert teller.tell([happened(sale, at) for at in (1, 2, 3)]) == (
        "Vendu sur le canal «\u00a0market\u00a0»\u00a0: 6 kokedama, 36,00\u00a0€ en 3 tickets."
    )


def test_a_decision_is_told_in_full_where_it_ends_and_its_question_where_it_was_put() -> None:
    ledger = Ledger.open(clock=story_clock(), plugins=PluginManager.installed())
    session = shared_session(ledger)
    on, later = date(2026, 3, 11), date(2026, 3, 12)
    session.record(
        e.DecisionProposed(
            on=on,
            decision="after",
            subject="other",
            question="Et après ?",
            options=(e.Option(option="again", label="On recommence"),),
        ),
        e.VoteCast(on=on, decision="after", member="m-01", option="again"),
        e.VoteCast(on=later, decision="after", member="m-02", option="again"),
        plan.decision_closing("after", on=later),
    )
    book = Book.of(session.view, "fr")
    told = {day.on: [s for s in day.sentences if s.decision == "after"] for day in days(book.record, book.teller)}
    assert [(sentence.in_full, sentence.text) for sentence in told[on]] == [
        (False, "Une question est posée aux membres\u00a0: «\u00a0Et après ?\u00a0»"),
        (False, "1 bulletin est déposé pour «\u00a0Et après ?\u00a0»"),
    ]
    ((sentence,),) = ([sentence for sentence in told[later] if sentence.in_full],)
    assert len(sentence.versions) == 4


def _read(session: Session) -> str:
    """The page as people read it, in one line."""
    return " ".join(unescape(re.sub("<[^>]*>", "", page(session))).split())


def test_an_amended_question_is_told_with_the_votes_that_counted() -> None:
    ledger = Ledger.open(clock=story_clock(), plugins=PluginManager.installed())
    session = shared_session(ledger)
    on, later = date(2026, 3, 11), date(2026, 3, 12)
    options = (e.Option(option="yes", label="Oui"), e.Option(option="no", label="Non"))
    session.record(
        e.DecisionProposed(
            on=on, decision="bis", subject="other", question="Recommencer ?", options=options, secret=True
        ),
        e.VoteCast(on=on, decision="bis", member="m-01", option="no"),
        e.DecisionAmended(
            on=later, decision="bis", question="Recommencer en mai ?", options=options, reason="Le mois manquait."
        ),
        e.VoteCast(on=later, decision="bis", member="m-02", option="yes"),
    )
    open_ = _read(session)
    assert "1 bulletin est déposé pour « Recommencer ? »" in open_
    assert "Question ouverte Recommencer en mai ?".replace(" ", "") in open_.replace(" ", "")
    assert "Se décide à la majorité. À bulletin secret" in open_
    session.record(
        *(e.VoteCast(on=later, decision="bis", member=member, option="yes") for member in ("m-01",)),
        plan.decision_closing("bis", on=later),
        e.DecisionApplied(on=later, decision="bis", how="Une date est prise."),
    )
    told = _read(session)
    assert "La question a changé le 12 mars 2026 : Le mois manquait. Les bulletins d'avant n'ont pas compté." in told
    assert "1 bulletin est déposé pour « Recommencer ? »" in told
    assert "Ce qui a été décidé sur « Recommencer en mai ? » est appliqué : Une date est prise." in told


def test_one_is_told_as_one_and_nothing_is_told_where_nothing_is() -> None:
    teller = Teller(Voice("fr"), _NAMES)
    closed = attrs.evolve(SAMPLES["till_closed"], period="day", tickets=1)
    assert " 1 ticket, " in teller.tell([happened(closed)])
    paid = attrs.evolve(SAMPLES["payout_received"], source="card", fee=0, fee_vat=0)
    assert teller.tell([happened(paid)]).endswith(", sans frais.")
    place = attrs.evolve(SAMPLES["venue_engaged"], starts=date(2026, 3, 5), ends=date(2026, 3, 5))
    assert teller.tell([happened(place)]).endswith(", le 05/03/2026.")
    moved = e.SessionAmended(on=date(2026, 3, 5), ends=date(2026, 3, 9), place="Rouillé", reason="La salle est prise")
    assert teller.tell([happened(moved)]) == (
        "La session est modifiée, lieu\u00a0: Rouillé et fin le 09/03/2026\u00a0: La salle est prise."
    )


def test_what_was_reversed_is_told_and_said_to_be() -> None:
    ledger = Ledger.open(clock=story_clock(), plugins=PluginManager.installed())
    session = shared_session(ledger)
    session.record(plan.reversal(kind="funds_returned", reason="error"))
    book = Book.of(session.view, "en")
    told = [sentence for day in days(book.record, book.teller) for sentence in day.sentences]
    undone = [sentence.text for sentence in told if sentence.undone]
    assert undone == ["€100.01 go back from the till to the host."]
    assert any(sentence.text.startswith("Reversed:") for sentence in told)


def test_every_event_of_the_demo_is_told_once() -> None:
    session = demo("jinsei")
    book = Book.of(session.view, "fr")
    told = [version for day in days(book.record, book.teller) for s in day.sentences for version in s.versions]
    assert sorted(told) == list(range(1, session.version + 1))


def test_days_follow_each_other() -> None:
    book = Book.of(demo("jinsei").view, "fr")
    told = list(days(book.record, book.teller))
    assert all(before.on < after.on for before, after in pairwise(told))


# --- words ------------------------------------------------------------------------------------------


def _fields(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_both_languages_say_the_same_facts(name: str) -> None:
    french, english = TEXTS[name]
    assert _fields(french) == _fields(english)
    assert not re.search(r" [:;!?»%€]|« ", french)  # French sets these off by a no-break space
    assert {field.removeprefix("word_") for field in _fields(french) if field.startswith("word_")} <= set(GLOSSARY)


def test_each_word_of_the_glossary_is_used_where_it_helps() -> None:
    used = {field.removeprefix("word_") for texts in TEXTS.values() for text in texts for field in _fields(text)}
    assert set(GLOSSARY) <= used


def test_days_times_and_lists_are_written_as_people_say_them() -> None:
    french, english = Voice("fr"), Voice("en")
    assert french.weekday(date(2024, 12, 1)) == "dimanche 1er décembre 2024"
    assert english.weekday(date(2024, 12, 1)) == "Sunday 1 December 2024"
    assert french.hours(440) == "7\u00a0h\u00a020"
    assert french.hours(480) == "8\u00a0h"
    assert french.listed(["a"]) == "a"
    assert english.listed(["a", "b", "c"]) == "a, b and c"
    assert french.number("x", 0) == "x-one"
    assert english.number("x", 0) == "x"
    assert french.cents(5, signed=True) == "+0,05\u00a0€"


# --- charts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("amounts", [(0,), (5, -3, 0), (-7, -1), (10**12, 1), (1, 2, 3)])
def test_every_mark_of_a_chart_is_inside_of_it(amounts: tuple[int, ...]) -> None:
    charts = (
        bars("a", "t", "d", [Bar("n", amount, "s") for amount in amounts]),
        cash_chart("b", "t", "d", ["x", "y"], [CashBar("1", (amount, -amount), "s") for amount in amounts]),
        waterfall("c", "t", "d", [*(Step("n", a, "s") for a in amounts), Step("n", sum(amounts), "s", total=True)]),
    )
    for chart in charts:
        marks = re.findall(r'<rect x="(-?\d+)" y="(-?\d+)" width="(-?\d+)" height="(-?\d+)"', chart)
        (height,) = re.findall(rf'viewBox="0 0 {WIDTH} (\d+)"', chart)
        assert marks
        for left, top, wide, high in ((int(part) for part in mark) for mark in marks):
            assert left >= 0
            assert top >= 0
            assert wide >= 1
            assert left + wide <= WIDTH
            assert top + high <= int(height)


def test_a_chart_says_what_it_shows() -> None:
    chart = bars("a", "The <title>", "What it shows", [Bar("one", 1, "1")])
    assert 'role="img"' in chart
    assert '<title id="a-title">The &lt;title&gt;</title>' in chart
    assert '<desc id="a-desc">What it shows</desc>' in chart
