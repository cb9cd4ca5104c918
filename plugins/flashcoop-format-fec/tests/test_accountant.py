"""What a host's accountant refuses (note `accounting`, section 8), point by point, in the file itself."""

from __future__ import annotations

import re
from itertools import groupby

import pytest

from flashcoop_core import Ledger, Session
from flashcoop_core import events as ev
from flashcoop_core.demo import Stage, play
from flashcoop_core.errors import Refused
from flashcoop_core.session import plan
from flashcoop_format_fec import FecBook, FecEntry, flashcoop_reports, read
from hosted import hosted
from played import march

STORIES = ("jinsei", "coopkies")


def played(story: str) -> Session:
    stage = Stage(1)
    return play(story, stage, Ledger.open(clock=stage.clock, ids=stage.ids), lambda _: None)


@pytest.fixture(scope="module", params=STORIES)
def session(request: pytest.FixtureRequest) -> Session:
    """A session played to closed books."""
    return played(request.param)


@pytest.fixture
def book(session: Session) -> FecBook:
    return exported(session)


def exported(session: Session, **settings: str) -> FecBook:
    return read(next(session.export("fec:fec", settings)).whole())


def accounts(entry: FecEntry) -> set[str]:
    return {line.account for line in entry.lines}


def balance(book: FecBook, *beginnings: str) -> int:
    return sum(cents for (account, _), cents in book.balances.items() if account.startswith(beginnings))


def of_piece(book: FecBook, piece: str) -> FecEntry:
    (entry,) = (entry for entry in book.entries if entry.first.piece == piece)
    return entry


def test_a_till_below_zero_on_any_date(book: FecBook) -> None:
    held = 0
    lines = [line for entry in book.entries for line in entry.lines if line.account == "530"]
    for on, of_day in groupby(lines, lambda line: line.on):
        held += sum(line.cents for line in of_day)
        assert held >= 0, on
    assert lines
    assert held == 0


def test_pay_outside_payroll(book: FecBook) -> None:
    paid = [entry for entry in book.entries if {"421", "4286", "641"} & accounts(entry)]
    assert paid
    assert not any({"530", "512"} & accounts(entry) for entry in paid)
    # Net pay is owed by the payroll's entry alone, and leaves once.
    owed = [entry for entry in paid if any(line.account == "421" and line.cents < 0 for line in entry.lines)]
    assert len(owed) == 1
    assert {"645"} <= accounts(owed[0])


def test_payroll_booked_twice(session: Session, book: FecBook) -> None:
    hosts_own = exported(session, without="payroll")
    assert not any({"421", "645"} & accounts(entry) for entry in hosts_own.entries)
    # Of pay nothing is left but what the host's own payroll books.
    assert balance(hosts_own, "641", "645") == balance(hosts_own, "4286") == 0 < balance(book, "641", "645")
    marked = [entry for entry in book.entries if "645" in accounts(entry)]
    assert all(line.text.endswith(" [CAE]") for entry in marked for line in entry.lines)


def test_grants_paid_as_shares(session: Session, book: FecBook) -> None:
    shares = -sum(
        line.cents for entry in book.entries for line in entry.lines if line.account == "4286" and line.cents < 0
    )
    distribution = session.state.distribution
    assert distribution is not None
    earned = sum(line.cents for line in distribution.envelope if line.line not in {"charges", "contribution"})
    assert shares <= distribution.distributable <= earned
    granted = exported(
        hosted(
            ev.PartnerEngaged(on=march(2), partner="town", name="Ville", role="funder"),
            ev.GrantAwarded(on=march(9), grant="g-1", funder="town", nature="public", cents=10_000),
            ev.GrantReceived(on=march(9), grant="g-1", nature="public", into="host", cents=10_000),
        )
    )
    of_grant = [entry for entry in granted.entries if entry.first.piece == "g-1"]
    assert [accounts(entry) for entry in of_grant] == [{"441", "741"}, {"181", "441"}]


def test_vat_deducted_from_till_receipts() -> None:
    receipt = of_piece(exported(hosted()), "TK-1")
    assert {(line.account, line.cents) for line in receipt.lines} == {("606", 960), ("468", -960)}


def test_vat_on_internal_fees() -> None:
    internal = [entry for entry in exported(played("jinsei")).entries if {"186", "187"} & accounts(entry)]
    assert internal
    assert all(accounts(entry) <= {"181", "186", "187"} for entry in internal)


def test_dates_in_a_closed_month() -> None:
    session = hosted(plan.till_close("day", on=march(9)), plan.vat("2026-03", on=march(31)))
    before = exported(session)
    with pytest.raises(Refused) as refused:
        session.record(
            plan.purchase([plan.purchase_line("supplies", 1_200, 2_000)], supplier="s", voucher="L", on=march(20))
        )
    assert refused.value.names == ("month-settled",)
    assert exported(session) == before


def test_classes_6_and_7_closed(session: Session, book: FecBook) -> None:
    closing = book.entries[-1]
    assert not any(account[0] in "67" or account in {"186", "187"} for account in accounts(closing))
    assert balance(book, "6", "7", "186", "187") == -session.books.income_statement().result.cents
    # Everything else is at zero but the link.
    assert {account for (account, _), cents in book.balances.items() if cents and account[0] in "12345"} <= {
        "181",
        "186",
        "187",
    }


def test_accounts_outside_its_chart(session: Session, book: FecBook) -> None:
    chart = {account.number.ljust(3, "0"): account.label for account in session.books.chart.accounts}
    lines = {(line.account, line.account_label) for entry in book.entries for line in entry.lines}
    assert all(chart[account].replace("’", "'") == label for account, label in lines)


def test_181_not_reconciled(session: Session, book: FecBook) -> None:
    reconciliation = session.books.reconciliation()
    assert reconciliation.check() == ()
    assert balance(book, "181") == reconciliation.balance.cents
    assert balance(exported(session, mirror="yes"), "181") == 0


def test_names_of_people_in_labels(book: FecBook) -> None:
    ids = re.compile(r"[a-z0-9][a-z0-9._-]*")
    for entry in book.entries:
        for line in entry.lines:
            assert line.aux == line.aux_label
            assert not line.aux or ids.fullmatch(line.aux)
            section, *parts = line.text.removesuffix(" [CAE]").split(" - ")
            assert ids.fullmatch(section)
            assert all(ids.fullmatch(part) for part in parts[1:])


def test_a_file_called_the_fec(session: Session) -> None:
    (form,) = flashcoop_reports()
    assert form.label[0].startswith("Le journal")
    journal, description = (file for file in session.export("fec:fec"))
    text = description.whole().decode()
    assert text.startswith("Journal de la session")
    assert f"Ce fichier n'est pas le fichier des écritures comptables de {session.state.opened.host.name}" in text
    # Its name is the article's; what stands beside it says what it is.
    assert description.name == f"{journal.name.removesuffix('.txt')}-description.txt"
