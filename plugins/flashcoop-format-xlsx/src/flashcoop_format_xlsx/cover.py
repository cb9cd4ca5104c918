"""The cover: which session, as of when, how to check it, and what each sheet shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flashcoop_core.hooks import SessionView, State
from flashcoop_format_xlsx.checks import CHECKS, Verdicts
from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Shown, Value

__all__ = ["cover"]


def cover(sheet: Sheet, session: SessionView, sheets: Mapping[str, Sheet], verdicts: Verdicts) -> None:
    """The first sheet; `sheets` are the others, by name, in order."""
    say = sheet.speech.say
    sheet.fields(Column("fact", "text"), Column("what", "text"), Column("verdict", "text"))
    for name, value in _facts(sheet, session):
        sheet.add(fact=say(f"fact-{name}"), what=value)
    sheet.code(sheet.add(fact=say("fact-head")), "what", session.head)
    sheet.add(fact=say("fact-checking"), what=say("checking"))
    sheet.code(sheet.add(fact=say("fact-command")), "what", say("command", head=session.head))
    sheet.gap()
    sheet.columns(Column("sheet", "text"), Column("what", "text"), Column("verdict", "text"))
    first = sheet.next
    for name, other in sheets.items():
        verdict = verdicts.of((name,) if name in CHECKS else CHECKS)
        sheet.link(sheet.add(what=say(f"what-{name}"), verdict=verdict), "sheet", other)
    sheet.judge("verdict", first, verdicts.good)
    sheet.note(say("cover-note"))


def _facts(sheet: Sheet, session: SessionView) -> Iterator[tuple[str, Value]]:
    heading = session.books.heading
    if heading.imagined:
        yield "imagined", sheet.speech.say("imagined")
    yield "session", heading.name
    yield "id", heading.session
    if session.state.opening is not None:
        yield from _opening(session.state)
    if heading.until is None:
        yield "state", sheet.speech.say("state-closed" if session.state.is_closed else "state-open")
    yield "version", str(heading.version)
    for name, day in (("on", heading.on), ("until", heading.until)):
        if day is not None:
            yield name, Shown("day", day)
    if heading.recorded is not None:
        yield "recorded", heading.recorded


def _opening(state: State) -> Iterator[tuple[str, Value]]:
    opened = state.opened
    yield "host", opened.host.name
    yield "siren", opened.host.siren
    yield "section", opened.host.section
    yield "place", opened.place
    yield "filiere", opened.filiere
    yield "starts", Shown("day", opened.starts)
    yield "ends", Shown("day", opened.ends)
    yield "year-end", Shown("day", opened.fiscal_year_ends)
    if opened.plugins:
        yield "plugins", ", ".join(plugin.name for plugin in opened.plugins)
