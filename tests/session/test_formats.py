"""The data of the formats: what it names exists, is told in both languages, and is what the sources say."""

from __future__ import annotations

from typing import get_args, get_type_hints

import attrs
import msgspec
import pytest

from flashcoop_core.events import MemberJoined, SessionOpened
from flashcoop_core.events.fields import ProfessionalRole
from flashcoop_core.session.figures.steps import STEPS
from flashcoop_core.session.formats import Must, Step, Theme, format_named, theme_named
from flashcoop_core.session.rules.programme import missing
from flashcoop_core.session.state import Period, Till
from flashcoop_core.words import names
from played import NEW, OPENING, march, play

FORMATS = get_args(get_type_hints(SessionOpened)["format"])
THEMES = sorted({theme for name in FORMATS for theme in format_named(name).themes})
MUSTS = get_args(Must)
EVERY_STEP = {step for steps in get_args(Step) for step in get_args(steps)}

#: A session in which nothing has happened but that a minor joined, and a ticket was rung.
EMPTY = play(NEW, OPENING)
A_MINOR = play(EMPTY, MemberJoined(on=march(2), member="m-1", minor=True))
A_TICKET = attrs.evolve(EMPTY, till=Till(day=Period(tickets=1)))


def test_every_format_that_an_opening_may_name_is_there() -> None:
    assert set(FORMATS) == {"flash", "short", "long", "open", "youth"}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_where_it_is_from_and_names_each_theme_once(name: str) -> None:
    form = format_named(name)
    assert form.source
    assert all(french.strip() == french != "" for french in (*form.label, *(m.label[0] for m in form.modules)))
    assert len(set(form.themes)) == len(form.themes)


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_told_in_both_languages_with_its_source(name: str) -> None:
    theme = theme_named(name)
    assert theme.source
    assert theme.label[0] != theme.label[1]
    assert set(theme.steps) | set(theme.before) <= STEPS.keys()


def test_every_step_is_seen_in_the_state_and_has_its_words() -> None:
    assert STEPS.keys() == EVERY_STEP
    texts = names("programme")
    assert {f"step-{step}" for step in STEPS} <= texts
    assert {f"role-{role}" for role in (*get_args(ProfessionalRole), "making", "selling")} <= texts


@pytest.mark.parametrize("must", MUSTS)
def test_a_must_that_is_missing_is_always_said(must: Must) -> None:
    state = {"consents-recorded": A_MINOR, "till-closed": A_TICKET}.get(must, EMPTY)
    assert [refusal.where for refusal in missing(state, [must], march(2))] == ["number"]


def test_the_flash_format_is_that_of_the_national_experiment() -> None:
    flash = format_named("flash")
    assert flash.days == (7, 7)
    assert [len(module.themes) for module in flash.modules] == [3, 2, 2]
    assert [theme_named(theme).professionals for theme in flash.themes] == [
        (("accompaniment",),),
        (("accompaniment",),),
        (("communication",), ("banker", "insurer")),
        (("producer",),),
        (("logistician",),),
        (("accountant",),),
        (("accompaniment", "integration"),),
    ]


def test_the_other_formats_last_as_the_sources_say() -> None:
    assert format_named("short").days == (4, 7)
    assert format_named("long").months == (4, 9)
    assert format_named("open").members_come_and_go
    youth = format_named("youth")
    assert (youth.ages, youth.facilitators, youth.season) == ((15, 18), 2, (6, 9))


def test_nothing_is_worked_or_sold_before_contract_consent_and_insurance() -> None:
    for theme in ("make", "sell", "serve"):
        assert {"contracts-signed", "consents-recorded", "insured"} <= set(theme_named(theme).before)
    assert "price-voted" in theme_named("sell").before
    assert "sales-stopped" in theme_named("look-back").before


def test_a_field_that_no_format_has_is_a_fault_of_the_file() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert(
            {"label": ["a", "b"], "professionals": [], "steps": [], "before": [], "source": "s", "colour": "red"},
            type=Theme,
        )
    with pytest.raises(msgspec.ValidationError, match="Invalid enum value"):
        msgspec.convert(
            {"label": ["a", "b"], "professionals": [], "steps": ["dance"], "before": [], "source": "s"}, type=Theme
        )
