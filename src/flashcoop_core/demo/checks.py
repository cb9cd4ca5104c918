"""Where the figures published of the national experiment fit their parts, and where they do not.

The parts are read from the ledger; what is published comes from the data file. Nothing is corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import attrs

from flashcoop_core import written
from flashcoop_core.demo.national import National, Shares
from flashcoop_core.money import half_up
from flashcoop_core.network import NetworkReport, Stop
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["checks_table", "fitting", "sheets_table", "working_days"]

#: How many people a percentage may be of, at the least and at the most.
_FEWEST, _MOST = 10, 60


@attrs.frozen
class _Check:
    """A row: what is published and what its parts make, each with where it stands."""

    name: str
    published: str
    published_at: str
    parts: str
    parts_at: str


def sheets_table(facts: National, report: NetworkReport, lang: Lang) -> Table:
    """The seven sheets, with their sums by filière and in all."""
    stops = _stops(facts, report)
    lines = {fact.id: fact.lines for fact in facts.sessions}
    rows = [
        Row(
            (
                stop.session.summary.name,
                stop.session.filiere,
                str(stop.members),
                _money(stop.turnover, lang),
                _at([lines[stop.session.summary.session][key] for key in ("participants", "turnover")]),
            )
        )
        for stop in stops
    ]
    filieres = sorted({stop.session.filiere for stop in stops})
    sums = [(filiere, [stop for stop in stops if stop.session.filiere == filiere]) for filiere in filieres]
    for name, of in (*sums, ("", stops)):
        total = Row((say("national-sum", {}, lang), name, str(_members(of)), _money(_turnover(of), lang), ""))
        rows.append(attrs.evolve(total, total=name in ("", filieres[0])))
    names = ("session", "filiere", "participants", "turnover", "lines")
    columns = tuple(
        Column(say(f"network-{name}", {}, lang), "right" if name in names[2:4] else "left") for name in names
    )
    return Table(say("national-sheets", {}, lang), columns, tuple(rows))


def checks_table(facts: National, report: NetworkReport, lang: Lang) -> Table:
    """What is published of all seven, held against the sums of their sheets."""
    checks = list(_checks(facts, report, lang))
    return Table(
        say("national-checks", {}, lang),
        tuple(Column(say(f"network-{label}", {}, lang)) for label in ("check", "published", "parts")),
        tuple(
            Row((f"{at}. {say(f'check-{one.name}', {}, lang)}", one.published, one.parts))
            for at, one in enumerate(checks, 1)
        ),
        tuple(
            f"{at}. {say(f'checked-{one.name}', {}, lang)} {say('national-where', attrs.asdict(one), lang)}"
            for at, one in enumerate(checks, 1)
        ),
    )


def _checks(facts: National, report: NetworkReport, lang: Lang) -> Iterator[_Check]:
    published, stops = facts.published, _stops(facts, report)
    seven = [fact for fact in facts.sessions if fact.experiment]

    def check(name: str, parts: str, key: str, value: str = "") -> _Check:
        at = [fact.lines[key] for fact in seven]
        told = published[name]
        return _Check(name, value or str(told.value), _at(told.lines), parts, _at(at))

    members = _members(stops)
    yield check("participants", f"{members} = {' + '.join(str(stop.members) for stop in stops)}", "participants")
    sold = _money(_turnover(stops), lang)
    yield _Check("turnover", "–", "–", sold, _at([fact.lines["turnover"] for fact in seven]))
    yield check("hosts", str(len({stop.session.host for stop in stops})), "host")
    at_first, then = published["hosts_at_first"], published["hosts"]
    yield _Check("hosts-at-first", str(at_first.value), _at(at_first.lines), str(then.value), _at(then.lines))
    albi = next(fact for fact in seven if fact.id == "albi-2020")
    dates = f"{written.day(albi.starts, lang)} – {written.day(albi.ends, lang)}"
    yield _Check(
        "date",
        str(published["last_day_of_albi"].value),
        _at([albi.lines["dates"]]),
        dates,
        _at(published["stopped_by_covid"].lines),
    )
    least, most = (sum(fact.women[end] for fact in seven if fact.women) for end in (0, 1))
    rates = " – ".join(written.rate(half_up(women * 10_000, members), lang) for women in (least, most))
    value = written.rate(int(published["women"].value) * 100, lang)
    yield check("women", f"{least} – {most} / {members} = {rates}", "women", value)
    days = [working_days(fact.starts, fact.ends) for fact in seven]
    yield check("days", ", ".join(map(str, days)), "dates")
    for shares in facts.shares:
        yield _shares(shares, lang)


def _shares(shares: Shares, lang: Lang) -> _Check:
    fits = fitting(shares.rates, whole=shares.whole)
    of = f"n = {', '.join(map(str, fits))}" if fits else say("national-no-number", {}, lang)
    rates = ", ".join(written.rate(rate * 100, lang) for rate in shares.rates)
    return _Check(shares.name, rates, _at(shares.lines), of, "–")


def fitting(rates: Sequence[int], *, whole: bool, numbers: Iterable[int] = range(_FEWEST, _MOST + 1)) -> list[int]:
    """The numbers of people of which all `rates` (percent, rounded half up) can be parts.

    Parts of a `whole` must also add up to it.
    """
    found = []
    for number in numbers:
        parts = [[part for part in range(number + 1) if half_up(part * 100, number) == rate] for rate in rates]
        sums = {0}
        for some in parts:
            sums = {total + part for total in sums for part in some}
        if number in sums if whole else all(parts):
            found.append(number)
    return found


def working_days(first: date, last: date) -> int:
    """How many days from Monday to Friday there are from `first` to `last`."""
    days = (first + timedelta(days=at) for at in range((last - first).days + 1))
    return sum(day.weekday() < 5 for day in days)  # noqa: PLR2004 - Saturday is the fifth after Monday


def _stops(facts: National, report: NetworkReport) -> list[Stop]:
    """The stops of the tour that belong to the experiment."""
    seven = {fact.id for fact in facts.sessions if fact.experiment}
    return [stop for stop in report.tour if stop.session.summary.session in seven]


def _members(stops: Iterable[Stop]) -> int:
    return sum(stop.session.summary.members for stop in stops)


def _turnover(stops: Iterable[Stop]) -> int:
    return sum(stop.turnover or 0 for stop in stops)


def _money(cents: int | None, lang: Lang) -> str:
    return written.cents(cents or 0, lang)


def _at(lines: Iterable[int | str]) -> str:
    return f"l. {', '.join(map(str, lines))}"
