"""The list of a day as people read it: a line or a table for each thing there is to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from flashcoop_core import written
from flashcoop_core.errors import Refusal
from flashcoop_core.reports.day import DayList, DayShown, Expected, Hours
from flashcoop_core.session.formats import format_named, theme_named
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["blocks"]


def blocks(day: DayList, lang: Lang) -> Iterator[str]:
    """The blocks of the list, those that have something to say."""
    yield _head(day, lang)
    if day.steps:
        yield _boxes("day-to-do", ((say(f"step-{one.step}", {}, lang), one.done) for one in day.steps), lang)
    if day.checks:
        yield _boxes("day-to-check", ((check[0 if lang == "fr" else 1], False) for check in day.checks), lang)
    if day.today is not None and not day.today.held:
        yield _asked("day-missing", day.today, day.missing, lang)
    if day.following is not None:
        yield _asked("day-missing-next", day.following, day.missing_next, lang)
    if day.expected:
        yield str(_people(day, lang))
    if day.hours:
        yield str(_hours(day, lang))
    if day.funding.funders:
        yield str(day.funding.table(lang))
    yield from (str(loan.table(lang)) for loan in day.loans)
    if day.loans_interest:
        yield _loan_cost(day, lang)
    if day.notices:
        lines = (f"- [{notice.name}] {notice.say(lang)}" for notice in day.notices)
        yield "\n".join((say("day-notices", {}, lang), *lines))
    later = (say("day-later", {"events": day.later}, lang),) if day.later else ()
    yield "\n".join((*later, day.heading.sentence(lang)))


def _head(day: DayList, lang: Lang) -> str:
    facts = {"name": day.heading.name, "place": day.place, "on": _long(day.on, lang)}
    held = sum(one.held for one in day.days)
    format_ = format_named(day.format).label[0 if lang == "fr" else 1]
    return "\n".join(
        (
            say("day-title", facts, lang),
            say("day-format", {"format": format_, "held": held, "planned": len(day.days)}, lang),
            *_about(day, lang),
        )
    )


def _about(day: DayList, lang: Lang) -> Iterator[str]:
    """The programme day of today: number, module, themes."""
    if day.today is None:
        yield say("day-none", {}, lang)
        return
    facts = {"day": day.today.number, "themes": _themes(day.today, lang)}
    yield say("day-held" if day.today.held else "day-planned", facts, lang)
    for number, module in format_named(day.format).modules_of(day.today.themes):
        yield say("day-module", {"number": number, "label": module.label[0 if lang == "fr" else 1]}, lang)


def _themes(day: DayShown, lang: Lang) -> str:
    return ("\u00a0; " if lang == "fr" else "; ").join(
        theme_named(theme).label[0 if lang == "fr" else 1] for theme in day.themes
    )


def _long(on: date, lang: Lang) -> str:
    """A day with its name."""
    return f"{say(f'weekday-{on.weekday()}', {}, lang)} {written.day(on, lang)}"


def _table(title: str, columns: Iterable[str], rows: Iterable[Row], lang: Lang) -> Table:
    """Columns whose name ends in `>` hold numbers, on the right."""
    made = tuple(Column(say(name.rstrip(">"), {}, lang), "right" if name.endswith(">") else "left") for name in columns)
    return Table(title, made, tuple(rows))


def _boxes(heading: str, items: Iterable[tuple[str, bool]], lang: Lang) -> str:
    """A list to be ticked off."""
    return "\n".join((say(heading, {}, lang), *(f"[{'x' if done else ' '}] {text}" for text, done in items)))


def _asked(heading: str, of: DayShown, refusals: tuple[Refusal, ...], lang: Lang) -> str:
    facts = {"day": of.number, "on": _long(of.day, lang), "themes": _themes(of, lang)}
    # The field of an event is nothing to people who read a list.
    lines = [f"- [{one.name}] {Refusal(one.name, one.facts).say(lang)}" for one in refusals]
    return "\n".join((say(heading, facts, lang), *(lines or [f"- {say('day-nothing-missing', {}, lang)}"])))


def _people(day: DayList, lang: Lang) -> Table:
    return _table(
        say("day-expected", {}, lang),
        ("day-number>", "day-date", "day-role", "day-who", "day-answer"),
        (_person(one, lang) for one in day.expected),
        lang,
    )


def _person(one: Expected, lang: Lang) -> Row:
    roles = f" {say('day-or', {}, lang)} ".join(say(f"role-{role}", {}, lang) for role in one.roles)
    mark = "" if one.answer == "confirmed" else "⚠ "
    return Row(
        (
            str(one.number),
            written.day(one.day, lang),
            roles,
            one.who or "-",
            f"{mark}{say(f'answer-{one.answer}', {}, lang)}",
        )
    )


def _hours(day: DayList, lang: Lang) -> Table:
    facts = {"monday": day.week, "sunday": day.week + timedelta(days=6)}
    return _table(
        say("day-hours", facts, lang), ("day-member", "day-worked>", "day-remark"), _worked(day.hours, lang), lang
    )


def _worked(hours: Iterable[Hours], lang: Lang) -> Iterator[Row]:
    for one in hours:
        remark = f"⚠ {say('day-over', {}, lang)}" if one.over else ""
        yield Row((one.member, f"{one.minutes // 60} h {one.minutes % 60:02}", remark))


def _loan_cost(day: DayList, lang: Lang) -> str:
    facts = {"interest": day.loans_interest, "result": day.result, "less": day.result - day.loans_interest}
    return say("loan-cost", facts, lang)
