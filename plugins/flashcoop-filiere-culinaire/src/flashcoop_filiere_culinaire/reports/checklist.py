"""The report `checklist`: what was checked each day, what was not, and the temperatures read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flashcoop_core.hooks import Document, Report, SessionView, Setting
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.written import Lang, day
from flashcoop_filiere_culinaire.events import HygieneChecked
from flashcoop_filiere_culinaire.hygiene import CHECKLISTS, LIMITS
from flashcoop_filiere_culinaire.kitchen import kitchen_of
from flashcoop_filiere_culinaire.reports.base import NONE, degrees, pick, refused

__all__ = ["CHECKLIST"]


def _days(settings: Mapping[str, str]) -> tuple[int, ...]:
    wanted = settings["day"]
    days = tuple(number for number in CHECKLISTS if wanted in ("", str(number)))
    if not days:
        raise refused("culinaire.no-such-day", "day", day=wanted, known=tuple(CHECKLISTS))
    return days


def _make(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    days, checks = _days(settings), kitchen_of(session.state).checks
    readings = [check for check in checks if check.readings and check.day in days]
    tables = [_list(number, checks, lang) for number in days]
    return Document(
        tables=(*tables, *([_readings(readings, lang)] if readings else ())),
        data={
            "days": [{"day": number, "items": list(_items(number, checks))} for number in days],
            "readings": [
                {
                    "day": check.day,
                    "on": check.on.isoformat(),
                    "kind": reading.kind,
                    "tenths": reading.tenths,
                    "within": LIMITS[reading.kind].holds(reading.tenths),
                }
                for check in readings
                for reading in check.readings
            ],
        },
    )


def _items(number: int, checks: Iterable[HygieneChecked]) -> Iterator[dict[str, str | None]]:
    """Each item of a day, and the date on which it was ticked first."""
    of_day = [check for check in checks if check.day == number]
    for item in CHECKLISTS[number]:
        on = min((check.on for check in of_day if item.id in check.done), default=None)
        yield {"item": item.id, "done": None if on is None else on.isoformat()}


def _list(number: int, checks: Iterable[HygieneChecked], lang: Lang) -> Table:
    of_day = [check for check in checks if check.day == number]
    rows = []
    for item in CHECKLISTS[number]:
        on = min((check.on for check in of_day if item.id in check.done), default=None)
        rows.append(Row(("x" if on else NONE, pick(item.words, lang), item.id, day(on, lang) if on else "")))
    done = sum(row.cells[0] == "x" for row in rows)
    count = pick((f"{done} sur {len(rows)}", f"{done} of {len(rows)}"), lang)
    title = pick((f"Hygiène, jour {number}\u00a0: {count}", f"Hygiene, day {number}: {count}"), lang)
    columns = (
        Column(pick(("Fait", "Done"), lang), "center"),
        Column(pick(("Point", "Item"), lang)),
        Column("id"),
        Column(pick(("Le", "On"), lang)),
    )
    return Table(title, columns, tuple(rows))


def _readings(checks: Iterable[HygieneChecked], lang: Lang) -> Table:
    rows = []
    for check in checks:
        for reading in check.readings:
            limit = LIMITS[reading.kind]
            bound = {"highest": ("au plus", "at most"), "lowest": ("au moins", "at least")}[limit.bound]
            verdict = pick(("oui", "yes") if limit.holds(reading.tenths) else ("NON", "NO"), lang)
            cells = (
                day(check.on, lang),
                pick(limit.label, lang),
                degrees(reading.tenths, lang),
                f"{degrees(limit.tenths, lang)} {pick(bound, lang)}",
                verdict,
            )
            rows.append(Row(cells))
    titles = (
        (("Le", "On"), "left"),
        (("Quoi", "What"), "left"),
        (("Relevé", "Read"), "right"),
        (("Limite", "Limit"), "right"),
        (("Tenue", "Kept"), "left"),
    )
    columns = tuple(Column(pick(words, lang), align) for words, align in titles)  # type: ignore[arg-type]
    note = (
        "Limites\u00a0: arrêté du 21 décembre 2009, annexe I. Le plan de la CAE peut être plus strict.",
        "Limits: arrêté of 21 December 2009, annex I. The host's own plan may be stricter.",
    )
    return Table(pick(("Températures", "Temperatures"), lang), columns, tuple(rows), (pick(note, lang),))


CHECKLIST = Report(
    name="checklist",
    label=("Points d'hygiène par jour de programme", "Hygiene items by programme day"),
    make=_make,
    settings=(
        Setting(name="day", label=("Jour de programme, tous si vide", "Programme day, all if empty"), default=""),
    ),
)
