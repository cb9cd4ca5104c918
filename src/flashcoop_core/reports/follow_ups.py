"""The list of what is asked of whom, as people read it and as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from flashcoop_core import written
from flashcoop_core.codec.strict_json import Plain
from flashcoop_core.learning.follow_ups import FollowUp
from flashcoop_core.learning.forms import form
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["follow_ups_data", "follow_ups_text"]

_COLUMNS = ("form", "who", "opens", "due", "status", "reminders")


def follow_ups_text(found: Sequence[FollowUp], name: str, on: date, lang: Lang) -> str:
    """What is due or late on that day, with the titles of the forms, then how many others there are."""
    now = [one for one in found if one.status(on) in {"due", "late"}]
    counts = {status: sum(one.status(on) == status for one in found) for status in ("answered", "not-yet")}
    facts = {"answered": counts["answered"], "ahead": counts["not-yet"], "now": len(now)}
    note = say("follow-ups-note", facts, lang)
    title = say("follow-ups-title", {"name": name, "on": on}, lang)
    if not now:
        return f"{title}\n{note}"
    columns = tuple(Column(say(f"follow-ups-{column}", {}, lang)) for column in _COLUMNS)
    titles = [f"{one} – {form(one).title.say(lang)}" for one in dict.fromkeys(one.form for one in now)]
    return Table(title, columns, tuple(_row(one, on, lang) for one in now), (*titles, note)).render()


def follow_ups_data(found: Sequence[FollowUp], session: str, on: date) -> dict[str, Plain]:
    """All follow-ups, with their status on that day."""
    return {
        "session": session,
        "on": on.isoformat(),
        "follow_ups": [{**_plain(one), "status": one.status(on)} for one in found],
    }


def _plain(one: FollowUp) -> dict[str, Plain]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in attrs.asdict(one).items()}


def _row(one: FollowUp, on: date, lang: Lang) -> Row:
    asked = one.form if one.day is None else say("follow-ups-day", {"form": one.form, "day": one.day}, lang)
    reminders = str(one.reminders)
    if one.channel:
        reminders += f" ({say(f'channel-{one.channel}', {}, lang)})"
    return Row(
        (
            asked,
            one.respondent,
            written.day(one.opens, lang),
            written.day(one.due, lang),
            say(f"follow-up-{one.status(on)}", {}, lang),
            reminders,
        )
    )
