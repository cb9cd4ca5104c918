"""A report adds up, keeps back what it must in whatever way it is grouped, and names nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import add

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flashcoop_core import Ledger
from flashcoop_core import events as ev
from flashcoop_core.books.balances import Balances, Total
from flashcoop_core.network import GROUPINGS, About, NetworkReport, Summary, Told, as_html, as_text, report
from flashcoop_core.network.layout import books_sheet
from flashcoop_core.network.summary import MARKS, summarise
from flashcoop_core.testing.histories import Script, play, scripts
from flashcoop_core.testing.watched import story_clock
from networks import ALL_MARKS, equations_solved, network, opening, summary

# --- any network ---------------------------------------------------------------------------------

_marks = st.sets(st.sampled_from(MARKS)).map(lambda held: tuple(mark for mark in MARKS if mark in held))
_people = st.dictionaries(_marks, st.integers(1, 9), max_size=3).map(lambda held: tuple(sorted(held.items())))


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Summary, ...]:
    """Up to eight sessions of a few hosts, filières, places and years."""
    return tuple(
        summary(
            f"s-{at}",
            host=draw(st.sampled_from(("Coodem", "CDP49", "Régate"))),
            territory=draw(st.sampled_from(("53", "49", None))),
            filiere=draw(st.sampled_from(("culinaire", "textile"))),
            year=draw(st.integers(2019, 2021)),
            people=draw(_people),
            closed=draw(st.sampled_from((None, date(2026, 4, 1)))),
            sharing=draw(st.integers(0, 200_00)),
            balances=draw(_balances),
        )
        for at in range(draw(st.integers(0, 8)))
    )


_balances = st.lists(
    st.builds(Total, st.sampled_from(("181", "53", "701")), st.just(""), st.integers(0, 999), st.integers(0, 999)),
    max_size=3,
    unique_by=lambda total: total.account,
).map(lambda totals: Balances(tuple(sorted(totals))))


@given(sessions(), st.sampled_from(GROUPINGS))
def test_groups_add_up_to_the_whole_and_the_whole_to_the_sessions(read: tuple[Summary, ...], by: str) -> None:
    made = report(network(*read), by=by, threshold=0)
    balances = [books.balances for books in made.groups if books.balances is not None]
    assert made.total.balances == reduce(add, (one.balances for one in read), Balances())
    assert made.total.balances == reduce(add, balances, Balances())
    assert made.total.sessions == sum(books.sessions for books in made.groups) == len(read)
    assert made.total.members == sum(one.members for one in read)
    assert (made.total.turnover or 0) == sum(books.turnover or 0 for books in made.groups)
    for line in ("sales", "sharing", "before-sharing", "result"):
        whole = sum(dict(one.income)[line] for one in read)
        assert made.total.income.get(line, 0) == whole == sum(books.income.get(line, 0) for books in made.groups)
    assert made.people.totals[-1] == sum(row[-1] or 0 for _, row in made.people.rows)


def printed(reports: Iterable[NetworkReport]) -> list[tuple[dict[str, int], int]]:
    """What the reports say of the people in each session, as a reader would write it down."""
    equations = []
    for made in reports:
        held: dict[tuple[str | None, str | None], set[str]] = {}
        for stop in made.tour:
            name, group, year = stop.session.summary.session, getattr(stop.session, made.by), stop.session.year
            for key in ((group, year), (group, None), (None, year), (None, None)):
                held.setdefault(key, set()).add(name)
            if stop.members is not None:
                equations.append(({name: 1}, stop.members))
        columns: tuple[str | None, ...] = (*made.people.years, None)
        lines: tuple[tuple[str | None, tuple[int | None, ...]], ...] = (
            *made.people.rows,
            (None, made.people.totals),
        )
        for of, counts in lines:
            for at, told in zip(columns, counts, strict=True):
                if told is not None:
                    equations.append((dict.fromkeys(held.get((of, at), ()), 1), told))
    return equations


@given(sessions(), st.integers(2, 6))
def test_reports_by_host_filiere_territory_and_year_give_nothing_back_together(
    read: tuple[Summary, ...], threshold: int
) -> None:
    made = [report(network(*read), by=by, threshold=threshold) for by in GROUPINGS]
    hidden = {stop.session.summary.session for stop in made[0].tour if stop.members is None}
    assert hidden >= {one.session for one in read if 0 < one.members < threshold}
    assert hidden.isdisjoint(equations_solved(printed(made), (one.session for one in read)))


@given(sessions(), st.integers(2, 6))
def test_shared_amounts_that_are_hidden_are_not_given_back(read: tuple[Summary, ...], threshold: int) -> None:
    made = [report(network(*read), by=by, threshold=threshold) for by in GROUPINGS]
    equations = []
    hidden: list[dict[str, int]] = []
    for one in made:
        for books in (*one.groups, one.total):
            of = [
                stop.session for stop in one.tour if books is one.total or getattr(stop.session, one.by) == books.group
            ]
            told = {session.summary.session: 1 for session in of}
            if books.balances is None:
                hidden.append(told)
                assert {"sharing", "result"}.isdisjoint(books.income)
            else:
                equations.append((told, books.income.get("sharing", 0)))
                sharers = sum(count for session in of for marks, count in session.summary.people if "shared" in marks)
                assert not 0 < sharers < threshold
    for at, told in enumerate(hidden):
        # The hidden amount as an unknown of its own: is it determined?
        asked = [({**told, f"amount {at}": -1}, 0)]
        assert f"amount {at}" not in equations_solved(
            [*equations, *asked], [*(one.session for one in read), f"amount {at}"]
        )


def test_the_reader_above_finds_what_a_difference_gives_back() -> None:
    read = (summary("s-0", people=((ALL_MARKS, 4),)), summary("s-1", host="CDP49"))
    equations = printed([report(network(*read), threshold=5)])
    assert equations_solved(equations, ("s-0", "s-1")) == {}
    assert equations_solved([*equations, ({"s-1": 1}, 6)], ("s-0", "s-1")) == {"s-0": 4, "s-1": 6}


@given(sessions(), st.integers(2, 6))
def test_an_indicator_tells_neither_who_few_are_nor_who_few_are_not(read: tuple[Summary, ...], threshold: int) -> None:
    for one in report(network(*read), threshold=threshold).indicators:
        if one.whole_unit == "members" and one.part_unit == "members" and one.part is not None:
            assert not 0 < one.part < threshold
            assert one.whole is None or not 0 < one.whole - one.part < threshold


# --- what it says --------------------------------------------------------------------------------


def test_hidden_counts_are_none_in_the_data_and_s_on_the_page() -> None:
    made = report(network(summary("s-0", people=((ALL_MARKS, 4),)), summary("s-1")), threshold=5)
    assert [stop["members"] for stop in made.data()["sessions"]] == [None, None]
    assert made.data()["total"]["members"] == 10
    assert made.hidden == 2
    assert json.loads(json.dumps(made.data())) == made.data()
    assert "Effectifs masqués dans ce rapport\u00a0: 2" in as_text(made)
    assert '<abbr title="count or amount hidden">s</abbr>' in as_html(made, "en")


def test_a_session_that_names_nobody_is_no_session_of_zero_people() -> None:
    made = report(network(summary("s-0", people=(), sold=False), summary("s-1")))
    stop = made.tour[0]
    assert (stop.members, stop.turnover, made.nameless) == (0, None, 1)
    assert made.data()["sessions"][0]["members"] is None
    assert made.data()["sessions"][0]["turnover"] is None
    assert "Sessions sans participant enregistré, absentes de ces effectifs\u00a0: 1" in as_text(made)


@pytest.mark.parametrize(("closed", "charges"), [(None, "–"), (date(2026, 4, 1), "0,00")])
def test_charges_that_nobody_recorded_are_zero_once_the_books_are_closed_and_not_before(
    closed: date | None, charges: str
) -> None:
    line = books_sheet(report(network(summary("s-0", closed=closed))), "fr").lines[0]
    assert [cell.shown for cell in line.cells[3:6]] == ["100,00", "–" if closed is None else "0,00", charges]


def test_hosts_with_one_siren_are_one_host_and_those_without_are_told_by_name() -> None:
    read = (
        summary("s-0", year=2019, host="Coodem", siren="123456782"),
        summary("s-1", year=2020, host="COODEM", siren="123456782"),
        summary("s-2", host="Régate"),
        summary("s-3", host="CDP49"),
    )
    assert [books.group for books in report(network(*read)).groups] == ["CDP49", "Coodem", "Régate"]


def test_about_tells_public_territory_and_what_is_assumed() -> None:
    told = Told(session="s-0", public="Jeunes", territory="86", assumed=("dates", "participants"), source="le rapport")
    made = report(network(summary()), by="territory", about=About(sessions=(told,), notes=("Une note.",)))
    text = as_text(made)
    for part in ("Jeunes", "≈\u00a002/03/2026", "≈\u00a06", "le rapport", "Une note.", "≈ marque ce qu'aucune"):
        assert part in text
    assert [books.group for books in made.groups] == ["86"]


@pytest.mark.parametrize(
    ("place", "territory"), [("Ernée (53)", "53"), ("Bastia (2B)", "2B"), ("Saint-Denis (974)", "974")]
)
def test_the_territory_is_the_departement_that_ends_the_place(place: str, territory: str) -> None:
    with Ledger.open() as ledger:
        coop = ledger.open_session(opening(place=place), id="s")
        assert summarise(ledger.log, "s", coop.version, "a").territory == territory


@pytest.mark.parametrize("place", ["Toulouse", "Lusignan (maison)", "Ernée (00)", "Rue (53), Ernée"])
def test_a_place_without_departement_has_no_territory(place: str) -> None:
    with Ledger.open() as ledger:
        coop = ledger.open_session(opening(place=place), id="s")
        read = summarise(ledger.log, "s", coop.version, "a")
    assert read.territory is None
    assert "non précisé" in as_text(report(network(read), by="territory"))


def test_a_session_is_told_as_it_was_amended_and_its_members_as_they_left() -> None:
    with Ledger.open() as ledger:
        coop = ledger.open_session(opening(), id="s")
        on = coop.state.opened.on
        contract = ev.Contract(signed=on, ends=on.replace(month=12))
        coop.record(
            ev.SessionAmended(on=on, reason="Un autre bourg", place="Gap (05)", ends=on.replace(day=12)),
            *(ev.MemberJoined(on=on, member=f"m-{at}") for at in range(3)),
            ev.ContractSigned(on=on, member="m-1", contract=contract),
            ev.MemberLeft(on=on, member="m-0"),
            ev.MemberLeft(on=on, member="m-1"),
            ev.MemberJoined(on=on.replace(day=3), member="m-1"),
        )
        read = summarise(ledger.log, "s", coop.version, "a")
    assert (read.place, read.territory, read.ends.day) == ("Gap (05)", "05", 12)
    assert dict(read.people) == {(): 1, ("signed", "stayed"): 1, ("stayed",): 1}


@pytest.mark.parametrize(("sharers", "told"), [(8, True), (2, False), (0, True)])
def test_what_few_members_shared_is_told_of_no_group(sharers: int, *, told: bool) -> None:
    without = ALL_MARKS[:-1]
    people = tuple((marks, count) for marks, count in ((ALL_MARKS, sharers), (without, 8 - sharers)) if count)
    made = report(network(summary("s-0", people=people), summary("s-1", host="CDP49")), threshold=5)
    assert [books.balances is not None for books in made.groups] == [told, told]
    assert ("montants partagés sont masqués" in as_text(made)) is not told
    assert made.total.balances is not None


def test_the_place_of_sale_is_the_one_engaged_for_selling() -> None:
    with Ledger.open() as ledger:
        coop = ledger.open_session(opening(), id="s")
        on = coop.state.opened.on
        coop.record(
            ev.PartnerEngaged(on=on, partner="kitchen", name="La Cuisine", role="venue"),
            ev.PartnerEngaged(on=on, partner="market", name="Le Marché", role="venue"),
        )
        lent = summarise(ledger.log, "s", coop.version, "a")
        for booking, partner, use in (("b-1", "kitchen", "making"), ("b-2", "market", "selling")):
            coop.record(ev.VenueEngaged(on=on, booking=booking, partner=partner, use=use, starts=on, ends=on))  # type: ignore[arg-type] # one of its uses
        engaged = summarise(ledger.log, "s", coop.version, "a")
        coop.record(coop.plan.reversal(kind="venue_engaged"))
        cancelled = summarise(ledger.log, "s", coop.version, "a")
    assert [read.venues for read in (lent, engaged, cancelled)] == [("La Cuisine", "Le Marché"), ("Le Marché",), ()]


def test_an_unknown_grouping_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="group by one of host, filiere, territory, year"):
        report(network(), by="colour")


def test_a_network_of_nothing_is_a_report_of_nothing() -> None:
    made = report(network())
    assert (made.tour, made.groups, made.indicators, made.hidden) == ((), (), (), 0)
    assert made.total.members == 0
    assert "Sessions\u00a0: 0" in as_text(made)


# --- a summary says what the session's own books and state say -----------------------------------


# A whole session is a lot to draw and to play.
@settings(max_examples=25, suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large))
@given(scripts())
def test_a_summary_is_what_books_and_state_say(script: Script) -> None:
    with Ledger.open(clock=story_clock()) as ledger:
        coop = play(script, ledger).session
        read = summarise(ledger.log, coop.id, coop.version, "a")
        state, balances, head = coop.state, coop.books.balances, coop.head
        statement = coop.books.income_statement()
    assert read.head == head
    assert read.members == len(state.members)
    assert read.minutes == sum(member.minutes for member in state.members.values())
    assert read.closed == (state.closing.on if state.closing else None)
    assert read.balances.by_account() == balances.by_account()
    assert dict(read.income)["result"] == statement.result.cents
    assert dict(read.income).get("sales", 0) == sum(group.cents for group in statement.income if group.name == "sales")
    sales = {fact.id for fact in state.facts.values() if fact.kind in ("sale_made", "takings_recorded")}
    assert read.sold == bool(sales - set(state.reversed))
    shared = {member for member, share in state.shares.items() if share.cents}
    assert sum(count for marks, count in read.people if "shared" in marks) == len(shared)
    signed = sum(member.contract is not None for member in state.members.values())
    assert sum(count for marks, count in read.people if "signed" in marks) == signed
    assert state.members.keys().isdisjoint(re.findall("'([^']*)'", str(read)))
