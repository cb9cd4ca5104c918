"""Every figure of the page is that of a statement, to the cent, and opens the events that add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from flashcoop_book.charts.bars import small_bar
from flashcoop_book.figures import runs
from flashcoop_core.books.statements.base import Statement
from flashcoop_core.money import parse_cents
from flashcoop_core.tables import Table
from livres import demo, hostile, page, read, session_called

_SESSIONS = ("jinsei", "coopkies", "hostile", "empty")


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def by_id(root: Element, id: str) -> Element:
    return next(element for element in root.iter() if element.attrib.get("id") == id)


def all_of(element: Element, *tags: str) -> Iterator[Element]:
    return (each for each in element.iter() if str(each.tag).rpartition("}")[2] in tags)


def rows(element: Element) -> list[list[str]]:
    """The cells of each row under the heads."""
    return [
        [text(cell) for cell in all_of(row, "td", "th")]
        for body in all_of(element, "tbody")
        for row in all_of(body, "tr")
    ]


def cents(shown: str) -> int:
    return parse_cents(shown.replace("€", "").replace("+", "").strip())


def shown(table: Table) -> list[list[str]]:
    return [[" ".join(cell.split()) for cell in row.cells] for row in table.rows if any(row.cells)]


def anchor(statement: Statement) -> str:
    member = getattr(statement, "member", "")
    return f"s-{statement.name}-{member}" if member else f"s-{statement.name}"


@pytest.mark.parametrize("name", _SESSIONS)
def test_each_statement_stands_in_the_page_as_it_prints(name: str) -> None:
    session = session_called(name)
    for version in (session.version // 2, session.version):
        root = read(page(session, version=version))
        for statement in session.at(version=version).books.statements():
            if statement.name != "journal":
                assert rows(by_id(root, anchor(statement))) == shown(statement.table())


def test_the_journal_has_every_posting_of_every_event() -> None:
    session = demo("jinsei")
    root = read(page(session))
    written = rows(by_id(root, "journal-table"))
    journal = session.books.journal()
    postings = [posting for entry in journal.entries for posting in entry.postings]
    lines = [row for row in written[:-1] if len(row) > 1]
    assert [row[2] for row in lines] == [posting.account for posting in postings]
    assert sum(cents(row[4]) for row in lines if row[4]) == journal.debit == cents(written[-1][4])
    assert sum(cents(row[5]) for row in lines if row[5]) == journal.credit == cents(written[-1][5])
    told = [row for row in written[:-1] if len(row) == 1]
    assert len(told) == session.version


@pytest.mark.parametrize("name", _SESSIONS)
def test_each_figure_opens_what_adds_up_to_it(name: str) -> None:
    root = read(page(session_called(name)))
    links = [link for link in all_of(root, "a") if link.attrib["href"].startswith("#f")]
    assert bool(links) is (name != "empty")
    for link in links:
        entry = by_id(root, link.attrib["href"][1:])
        *parts, total = rows(entry)
        # A figure that stands in a debit or credit column, or in a sentence, is written without its sign.
        assert abs(cents(text(link))) == abs(cents(total[-1]))
        assert sum(cents(part[-1]) for part in parts) == cents(total[-1])
        for event in all_of(entry, "a"):
            assert event.attrib["href"].startswith("#e")


def test_the_shares_of_the_page_are_those_of_the_statement() -> None:
    for session in (demo("jinsei"), hostile()):
        distribution = session.books.distribution()
        written = rows(by_id(read(page(session)), "shares-members"))
        named = {row[0]: [cents(cell) for cell in row[-3:]] for row in written}
        for share in distribution.shares:
            assert named[share.member] == [share.share, share.net, share.paid]
        assert named["Total"][0] == distribution.distributable


def test_the_waterfall_goes_from_sales_to_what_is_shared() -> None:
    distribution = demo("jinsei").books.distribution()
    *steps, end = rows(by_id(read(page(demo("jinsei"))), "surplus-steps"))
    assert [cents(step[1]) for step in steps] == [part.cents for part in distribution.envelope]
    assert cents(steps[-1][2]) == cents(end[1]) == distribution.distributable


def test_before_the_split_the_waterfall_ends_at_the_result() -> None:
    session = demo("jinsei")
    version = next(envelope.version for envelope in session.books.booked() if envelope.kind == "profit_distributed")
    root = read(page(session, version=version - 1))
    *steps, end = rows(by_id(root, "surplus-steps"))
    income = session.at(version=version - 1).books.income_statement()
    assert sum(cents(step[1]) for step in steps) == cents(end[1]) == income.before_sharing.cents


def test_sales_by_day_channel_and_price_are_all_that_was_sold() -> None:
    for session in (demo("jinsei"), demo("coopkies")):
        (product,) = session.books.product_margins().products
        *lines, total = rows(by_id(read(page(session)), "product-1-sales"))
        assert cents(total[4]) == sum(cents(line[4]) for line in lines)
        assert int(total[3]) * 1000 == product.sold == sum(int(line[3]) for line in lines) * 1000
        summary = session.books.vat_summary()
        vat = sum(line.base + line.collected for month in summary.months for line in month.lines)
        assert cents(total[4]) == vat - summary.self_supply.cents


def test_cash_by_day_is_the_cash_flow() -> None:
    for session in (demo("jinsei"), demo("coopkies")):
        written = rows(by_id(read(page(session)), "cash-days"))
        days = session.books.cash_flow().days
        assert [(cents(row[1]), cents(row[2])) for row in written] == [(day.cents, day.balance) for day in days]


def test_prices_are_told_with_the_decision_that_made_them() -> None:
    root = read(page(demo("jinsei")))
    steps = [row for row in rows(by_id(root, "prices")) if "bulletins" in row[-1]]
    assert [(row[0], row[1], cents(row[2])) for row in steps] == [
        ("19/11/2024", "marche", 12_00),
        ("23/11/2024", "en-ligne", 8_00),
        ("23/11/2024", "members", 8_00),
    ]
    assert steps[0][3] == "À quel prix vendre un kokedama au marché ? (5 voix sur 7 bulletins)"


def test_a_price_without_a_vote_says_who_and_why() -> None:
    steps = [row for row in rows(by_id(read(page(hostile())), "prices")) if row[-1].startswith("urgence, f-01")]
    assert len(steps) == 1


def test_stretches_of_events_have_no_gap() -> None:
    assert list(runs([7, 3, 1, 2])) == [(1, 3), (7, 7)]
    assert list(runs([])) == []


def test_a_small_bar_is_as_long_as_its_part() -> None:
    assert 'width="50"' in small_bar(1, 2)
    assert small_bar(0, 0).count("<rect") == 1


def test_a_month_of_vat_is_told_to_the_cent() -> None:
    told = text(by_id(read(page(demo("jinsei"))), "vat"))
    (month,) = demo("jinsei").books.vat_summary().months
    assert "En novembre 2024" in told
    assert cents(told.partition("à l'État : ")[2].partition(".")[0]) == month.cents
    assert month.month == "2024-11"
