"""A report on a network written for people: its sheets, in French or in English."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from flashcoop_core import written
from flashcoop_core.learning.forms import form
from flashcoop_core.network.figures import GroupBooks, Indicator
from flashcoop_core.network.people import NOWHERE
from flashcoop_core.network.report import NetworkReport, Stop
from flashcoop_core.network.sheets import HIDDEN, Cell, Heading, Line, Sheet, count, heading, money, rate, text
from flashcoop_core.words import label, say
from flashcoop_core.written import Lang

__all__ = ["ASSUMED", "books_sheet", "people_sheet", "sheets", "title", "tour_sheet"]

#: Marks what no source says.
ASSUMED = "≈"

#: The columns of the tour.
_TOUR = (
    *("session", "host", "place", "dates", "participants", "public"),
    *("filiere", "product", "venue", "turnover", "source"),
)

#: The lines of an income statement, in its order; totals stand below what they add up.
_LINES = (
    *("sales", "stored", "grants", "other-income", "internal-income", "total-income"),
    *("purchases", "stock-change", "services", "taxes", "internal-charges", "other-charges", "total-charges"),
    *("before-sharing", "sharing", "result"),
)
_TOTALS = ("total-income", "total-charges", "before-sharing", "result")


def title(report: NetworkReport, lang: Lang) -> str:
    """What stands above the whole."""
    facts = {"sessions": len(report.tour), "ledgers": len(report.network.sources)}
    return say("network-title", facts, lang)


def sheets(report: NetworkReport, lang: Lang) -> Iterator[Sheet]:
    """Every part of the report, in the order in which it is read."""
    yield tour_sheet(report, lang)
    yield people_sheet(report, lang)
    yield books_sheet(report, lang)
    yield _income(report.total, lang)
    if report.total.balances is not None:
        yield _balances(report.total, lang)
    yield _indicators(report, lang)
    yield _sources(report, lang)


# --- the tour ------------------------------------------------------------------------------------


def tour_sheet(report: NetworkReport, lang: Lang) -> Sheet:
    """A line a session: who, where, when, for whom, what was made and sold."""
    numbers = ("participants", "turnover")
    marked = any(stop.told.assumed for stop in report.tour)
    return Sheet(
        name="tour",
        title=say("network-tour", {}, lang),
        headings=tuple(heading(name, lang, number=name in numbers) for name in _TOUR),
        lines=tuple(Line(tuple(_stop(stop, lang))) for stop in report.tour),
        notes=(*((say("network-assumed", {"mark": ASSUMED}, lang),) if marked else ()), *report.notes),
        folds=(5, 8),
    )


def _stop(stop: Stop, lang: Lang) -> Iterator[Cell]:
    summary, told = stop.session.summary, stop.told
    dates = f"{written.day(summary.starts, lang)}\u00a0– {written.day(summary.ends, lang)}"
    cells = {
        "name": text(summary.name),
        "host": text(summary.host),
        "place": text(summary.place),
        "dates": text(dates),
        "participants": count(stop.members, lang) if summary.people else text(None),
        "public": text(told.public),
        "filiere": text(summary.filiere),
        "product": text(", ".join(summary.products)),
        "venue": text(", ".join(summary.venues)),
        "turnover": money(stop.turnover, lang, unknown=True),
        "source": text(told.source),
    }
    for name, cell in cells.items():
        assumed = name in told.assumed
        yield Cell(f"{ASSUMED}\u00a0{cell.shown}", cell.number, cell.form, cell.secret) if assumed else cell


# --- people --------------------------------------------------------------------------------------


def people_sheet(report: NetworkReport, lang: Lang) -> Sheet:
    """How many people, by group and year."""
    crossing = report.people
    first = heading(report.by, lang)
    total = heading("total", lang, number=True)
    lines = [
        Line((text(_group(report, group, lang)), *(count(told, lang) for told in counts)))
        for group, counts in crossing.rows
    ]
    lines.append(Line((text(total.label), *(count(told, lang) for told in crossing.totals)), total=True))
    return Sheet(
        name="people",
        title=say("network-people", {}, lang),
        headings=(first, *(Heading(year, "right") for year in crossing.years), total),
        lines=tuple(lines),
        notes=tuple(_hidden(report, lang)),
    )


def _hidden(report: NetworkReport, lang: Lang) -> Iterator[str]:
    """What the report keeps back, and why."""
    facts = {"mark": HIDDEN, "threshold": report.threshold, "counts": report.hidden, "amounts": report.hidden_amounts}
    yield say("network-hidden" if report.hidden else "network-nothing-hidden", facts, lang)
    if report.hidden_amounts:
        yield say("network-hidden-amounts", facts, lang)
    if report.nameless:
        yield say("network-nameless", {"sessions": report.nameless}, lang)


def _group(report: NetworkReport, group: str, lang: Lang) -> str:
    return say("network-nowhere", {}, lang) if report.by == "territory" and group == NOWHERE else group


# --- books ---------------------------------------------------------------------------------------


def books_sheet(report: NetworkReport, lang: Lang) -> Sheet:
    """The books of each group added up, and those of all."""
    numbers = ("sessions", "participants", "turnover", "other-income", "charges", "before", "shared", "left-over")
    total = say("network-total", {}, lang)
    lines = [Line(tuple(_books(books, _group(report, books.group, lang), lang))) for books in report.groups]
    return Sheet(
        name="books",
        title=say("network-books", {}, lang),
        headings=(heading(report.by, lang), *(heading(name, lang, number=True) for name in numbers)),
        lines=(*lines, Line(tuple(_books(report.total, total, lang)), total=True)),
        notes=(say("network-net", {}, lang),),
        folds=(5,),
    )


def _books(books: GroupBooks, name: str, lang: Lang) -> Iterator[Cell]:
    income = books.income
    yield from (text(name), count(books.sessions, lang), count(books.members, lang))
    yield money(books.turnover, lang, unknown=True)
    other = income.get("total-income", 0) - income.get("sales", 0)
    if not books.charged:
        # Not that there were no charges: nobody recorded any yet, and the books are open.
        yield from (money(other or None, lang, unknown=True), *[text(None)] * 4)
        return
    yield money(other, lang)
    yield from (money(income.get(line, 0), lang) for line in ("total-charges", "before-sharing"))
    # A line that is not there is zero, unless it is kept back.
    told = books.balances is not None
    yield from (money(income.get(line, 0) if told else None, lang) for line in ("sharing", "result"))


def _income(books: GroupBooks, lang: Lang) -> Sheet:
    """The income statement of the whole network."""
    told = books.balances is not None
    unknown = () if books.charged else ("total-charges", "before-sharing", "result")
    kept = [line for line in _LINES if line not in unknown and (line in books.income or line in _TOTALS)]
    return Sheet(
        name="income",
        title=say("network-income", {}, lang),
        headings=(heading("item", lang), heading("amount", lang, number=True)),
        lines=tuple(
            Line(
                (
                    text(label(f"line-{line}", lang)),
                    money(books.income.get(line, 0) if told or line != "result" else None, lang),
                ),
                total=line in _TOTALS,
            )
            for line in kept
        ),
    )


def _balances(books: GroupBooks, lang: Lang) -> Sheet:
    """The trial balance of the whole network: each account as the hosts number it."""
    totals = books.balances.by_account() if books.balances is not None else {}
    sums = [sum(side) for side in zip(*totals.values(), strict=True)] if totals else [0, 0]
    lines = [
        Line((text(number), money(debit, lang), money(credit, lang))) for number, (debit, credit) in totals.items()
    ]
    total = Line((text(say("network-total", {}, lang)), *(money(cents, lang) for cents in sums)), total=True)
    return Sheet(
        name="balances",
        title=say("network-balances", {}, lang),
        headings=(heading("account", lang), *(heading(side, lang, number=True) for side in ("debit", "credit"))),
        lines=(*lines, total),
        detail=True,
    )


# --- indicators, sources -------------------------------------------------------------------------


def _indicators(report: NetworkReport, lang: Lang) -> Sheet:
    """Each with what it is a part of, and what it is read from."""
    names = ("indicator", "part", "whole", "rate", "read-from")
    return Sheet(
        name="indicators",
        title=say("network-indicators", {}, lang),
        headings=tuple(heading(name, lang, number=name in names[1:4]) for name in names),
        lines=tuple(Line(tuple(_indicator(one, lang))) for one in report.indicators),
        notes=(say("network-closed-only", {}, lang), *_learning(report, lang)),
    )


def _learning(report: NetworkReport, lang: Lang) -> Iterator[str]:
    """Where the learning of closed sessions is read, and where there is none to read."""
    counts = report.learning
    if counts["kept"] + counts["absent"] + counts["erased"]:
        yield say("network-learning", counts, lang)
    if report.learning_until:
        yield say("network-learning-until", {"on": report.learning_until}, lang)
    if counts["partly_erased"]:
        yield say("network-learning-partly", counts, lang)


def _indicator(one: Indicator, lang: Lang) -> Iterator[Cell]:
    yield text(say(f"indicator-{one.name}", {"of": _of(one, lang)}, lang))
    for value, unit in ((one.part, one.part_unit), (one.whole, one.whole_unit)):
        if unit == "cents":
            yield money(value, lang)
        elif unit == "minutes" and value is not None:
            yield text(f"{value // 60} h {value % 60:02}")
        else:
            yield count(value, lang)
    yield rate(one.rate, lang)
    yield text(say(f"source-{one.name}", {}, lang))


def _of(one: Indicator, lang: Lang) -> str:
    """What an indicator of learning is about, in words."""
    match one.name:
        case "outcome":
            return say(f"outcome-{one.of}", {}, lang)
        case "answered":
            return form(one.of).title.say(lang)
        case "progress":
            return say(f"assessor-{one.of}", {}, lang)
        case _:
            return ""


def _sources(report: NetworkReport, lang: Lang) -> Sheet:
    """The ledgers read, with their heads; what several of them hold."""
    return Sheet(
        name="ledgers",
        title=say("network-ledgers", {}, lang),
        headings=(heading("ledger", lang), heading("sessions", lang, number=True), heading("head", lang)),
        lines=tuple(
            Line((text(source.ledger), count(len(source.sessions), lang), text(source.head)))
            for source in report.network.sources
        ),
        notes=tuple(say(found.name, attrs.asdict(found), lang) for found in report.network.found),
    )
