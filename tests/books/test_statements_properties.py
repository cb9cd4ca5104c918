"""What holds of the statements of any balanced records, whatever they book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, cast

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from flashcoop_core.books.books import Books, Heading
from flashcoop_core.books.chart import ROLES, Chart, default_accounts
from flashcoop_core.books.statements import STATEMENTS
from flashcoop_core.books.statements.selector import Summed
from flashcoop_core.events import KINDS, EventReversed
from flashcoop_core.log.record import Envelope

CHART = Chart(default_accounts())
START = date(2026, 3, 28)  # so that days fall in two months
VAT = {CHART["vat_collected"], CHART["vat_deductible"], CHART["vat_reverse_charged"]}
SETTLING = ("vat_settled", "session_closed", "event_reversed")
BOOKING = sorted(KINDS.keys() - {"member_joined"})

Fact = tuple[Envelope, Any]

cents = st.integers(-10_000, 10_000).filter(bool)


@st.composite
def postings(draw: st.DrawFn, kind: str, amount: int) -> tuple[str, str, int, int | None]:
    account = draw(st.sampled_from([*ROLES.values(), "1013", "2154"]))
    rates: list[int | None] = [550, 2000]
    if account not in VAT or kind in SETTLING:
        rates.append(None)
    return account, draw(st.sampled_from(["", "a", "b"])), amount, draw(st.sampled_from(rates))


@st.composite
def envelopes(draw: st.DrawFn, version: int) -> Envelope:
    kind = draw(st.sampled_from([*BOOKING, "kind_of_a_plugin"]))
    entries = []
    for amounts in draw(st.lists(st.lists(cents, min_size=1, max_size=4), max_size=2)):
        closing = [*amounts, -sum(amounts)] if sum(amounts) else amounts
        booked = tuple(draw(postings(kind, amount)) for amount in closing)
        entries.append((draw(st.sampled_from(["AC", "VE", "CA", "BQ", "OD"])), "p", booked))
    on = START + timedelta(days=draw(st.integers(0, 6)))
    return Envelope(
        at="2026-04-30T08:00:00.000000Z",
        by=None,
        entries=tuple(entries),
        id=f"{version:032x}",
        kind=kind,
        on=on.isoformat(),
        origin=None,
        schema=1,
        session="s",
        version=version,
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Fact]:
    count = draw(st.integers(0, 8))
    facts: list[Fact] = []
    for version in range(1, count + 1):
        found = draw(envelopes(version))
        event = None
        if found.kind == "event_reversed":
            undone = draw(st.integers(1, version))
            event = EventReversed(on=START, event=f"{undone:032x}", version=undone, kind="sale_made", reason="error")
        facts.append((found, event))
    return facts


def books_of(facts: list[Fact]) -> Books:
    heading = Heading("s", "Essai", len(facts), "ab" * 32)
    return Books(CHART, heading, lambda: [envelope for envelope, _ in facts], lambda: facts)


def statements(books: Books) -> list[Any]:
    return [getattr(books, named.method)(*(("a",) if named.of_member else ())) for named in STATEMENTS.values()]


def lines(value: object) -> Iterator[Summed]:
    """Every figure of a statement that says which postings it sums."""
    if isinstance(value, tuple):
        for part in value:
            yield from lines(part)
    elif attrs.has(kind := type(value)):
        if hasattr(value, "selectors"):
            yield cast("Summed", value)
        for field in attrs.fields(kind):
            if field.name != "selectors":
                yield from lines(getattr(value, field.name))


def figure(line: Summed) -> int:
    # A day of the till gives what is in it, a distribution what it booked; all others their cents.
    names = {"TillDay": "balance", "Distribution": "booked"}
    found: int = getattr(line, names.get(type(line).__name__, "cents"))
    return found


@given(histories())
def test_checks_hold(facts: list[Fact]) -> None:
    # These two are about what was recorded, not about the sums.
    recorded = {"till-below-zero", "stock-value-below-zero"}
    found = {problem.name for each in statements(books_of(facts)) for problem in each.check()}
    assert found <= recorded


@given(histories())
def test_the_reasons_of_a_figure_add_up_to_it(facts: list[Fact]) -> None:
    books = books_of(facts)
    for found in statements(books):
        for line in lines(found):
            reasons = books.why(line)
            assert sum(reason.cents for reason in reasons) == figure(line), (found.name, line)
            assert [reason.version for reason in reasons] == sorted({reason.version for reason in reasons})


def totals(books: Books) -> Iterator[int]:
    yield books.income_statement().result.cents
    yield books.cash_flow().change.cents
    yield books.vat_summary().to_settle.cents
    yield books.reconciliation().balance.cents


@given(histories(), st.data())
def test_totals_over_any_split_agree(facts: list[Fact], data: st.DataObject) -> None:
    first = [fact for fact in facts if data.draw(st.booleans())]
    second = [fact for fact in facts if fact not in first]
    whole, parts = books_of(facts), (books_of(first), books_of(second))
    added: dict[str, int] = defaultdict(int)
    for part in parts:
        for line in part.trial_balance().lines:
            added[line.account] += line.cents
    assert {line.account: line.cents for line in whole.trial_balance().lines} == dict(added)
    whole_totals, *part_totals = ([*totals(books)] for books in (whole, *parts))
    assert whole_totals == [sum(pair) for pair in zip(*part_totals, strict=True)]


@given(histories(), st.integers(0, 6))
def test_books_by_effective_date_are_the_books_of_what_is_dated_so(facts: list[Fact], days: int) -> None:
    day = START + timedelta(days=days)
    dated = [fact for fact in facts if fact[0].on <= day.isoformat()]
    for found, expected in zip(statements(books_of(facts).until(day)), statements(books_of(dated)), strict=True):
        assert {**found.data(), "heading": None} == {**expected.data(), "heading": None}


@given(histories())
def test_the_statements_agree_with_a_plain_sum(facts: list[Fact]) -> None:
    sums: dict[str, int] = defaultdict(int)
    for envelope, _ in facts:
        for _, _, booked in envelope.entries:
            for account, _, amount, _ in booked:
                sums[account] += amount
    books = books_of(facts)

    def of(*starts: str) -> int:
        return sum(amount for account, amount in sums.items() if account.startswith(starts))

    result = -of("6", "7", "186", "187")
    sheet = books.balance_sheet()
    assert sheet.result.cents == books.income_statement().result.cents == result
    assert sheet.total_assets.cents - sum(group.cents for group in sheet.liabilities) == result
    assert books.cash_flow().change.cents == of("51", "53")
    assert books.reconciliation().balance.cents == sums["181"]
    assert books.till_book().cents == sums["53"]
    assert books.vat_summary().to_settle.cents == -sum(sums[account] for account in VAT)


# Laying out thirteen tables twice is the slow part, and depends little on what they hold.
@settings(max_examples=15)
@given(histories())
def test_both_languages_print_and_end_with_the_head(facts: list[Fact]) -> None:
    for found in statements(books_of(facts)):
        for lang in ("fr", "en"):
            assert "abababababab" in found.table(lang).render("plain").splitlines()[-1]
