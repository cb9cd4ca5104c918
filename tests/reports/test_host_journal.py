"""The journal of a session as its host imports it: numbers, vouchers, dates, texts, marks, mirrors, years, settings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs
import pytest

from flashcoop_core import Ledger, Session
from flashcoop_core import events as ev
from flashcoop_core.books.chart import ROLES, default_accounts
from flashcoop_core.demo import Stage, play
from flashcoop_core.errors import Refused
from flashcoop_core.events import ChartAccount
from flashcoop_core.reports import (
    HOST_SETTINGS,
    JOURNALS,
    MARKS,
    HostBooks,
    HostChoice,
    HostEntry,
    host_entries,
    host_journal,
)
from flashcoop_core.session import plan
from hosted import hosted
from played import OPENING, march

DEFAULTS = {setting.name: setting.default or "" for setting in HOST_SETTINGS}


def journal(session: Session, **settings: str) -> list[HostEntry]:
    books = HostBooks.of(session.view)
    return [entry for year in books.years for entry in host_journal(books, year, HostChoice.of(DEFAULTS | settings))]


def of_piece(entries: Iterable[HostEntry], piece: str, *, mirror: bool = False) -> HostEntry:
    (entry,) = (entry for entry in entries if entry.piece == piece and entry.mirror is mirror)
    return entry


def lines(entry: HostEntry) -> dict[str, int]:
    return {line.account: line.cents for line in entry.lines}


@pytest.fixture(scope="module")
def closed() -> Session:
    """A session played to closed books: payroll, contribution, closing."""
    stage = Stage(1)
    return play("jinsei", stage, Ledger.open(clock=stage.clock, ids=stage.ids), lambda _: None)


@pytest.fixture(scope="module")
def still_open() -> Session:
    return hosted()


def test_entries_come_by_date_though_one_was_recorded_late(still_open: Session) -> None:
    entries = journal(still_open)
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry.piece for entry in entries] == ["av-1", "FA-9", "TK-1", "S-1", "T-1", "T-2", "T-3", "T-3", "P-1"]
    assert [entry.on.day for entry in entries] == [4, 5, 5, 5, 6, 6, 6, 7, 8]
    assert {entry.journal for entry in entries} <= JOURNALS.keys()


def test_the_date_of_a_voucher_is_the_one_printed_on_it(still_open: Session) -> None:
    entry = of_piece(journal(still_open), "FA-9")
    assert (entry.on, entry.piece_date) == (march(5), march(2))


def test_a_reversal_has_the_voucher_of_what_it_reverses_and_its_sides_swapped(still_open: Session) -> None:
    sale, reversal = (entry for entry in journal(still_open) if entry.piece == "T-3")
    assert (reversal.on, reversal.piece_date) == (march(7), sale.piece_date)
    assert lines(reversal) == {account: -cents for account, cents in lines(sale).items()}
    assert reversal.lines[0].text.startswith("fc-lusignan - Annulation - Vente")


def test_an_entry_without_a_voucher_rests_on_its_event(closed: Session) -> None:
    last = journal(closed)[-1]
    assert last.piece == f"jinsei-coop-{last.version}"
    assert closed.view.state.facts[list(closed.view.state.facts)[last.version - 1]].kind == "session_closed"


def test_the_reversal_of_an_event_without_a_voucher_rests_on_that_event(closed: Session) -> None:
    stage = Stage(1)
    again = play("jinsei", stage, Ledger.open(clock=stage.clock, ids=stage.ids), lambda _: None)
    again.record(plan.reversal(kind="session_closed", reason="reopened"))
    closing, reversal = journal(again)[-2:]
    assert reversal.version == closing.version + 1
    assert reversal.piece == closing.piece
    assert reversal.marks == closing.marks == {"closing"}


def test_an_entry_is_final_when_it_is_recorded_but_never_before_its_own_date() -> None:
    session = hosted(ev.FundsReturned(on=march(25), reference="R-1", cents=100))
    recorded = {entry.piece: entry.recorded for entry in journal(session)}
    assert recorded["FA-9"] == march(20)
    assert recorded["R-1"] == march(25)


def test_texts_are_made_of_kinds_and_ids_alone(closed: Session) -> None:
    texts = {line.text for entry in journal(closed) for line in entry.lines}
    assert "jinsei - Achat - pepiniere - kokedama" in texts
    assert "jinsei - Vente - marche" in texts
    # What people wrote: names, reasons, questions, labels.
    written = ("Jinsei", "Kokedama", "droit de place", "façon", "partager")
    assert not any(text in line for line in texts for text in written)


def test_members_and_third_parties_are_auxiliary_accounts_products_and_channels_are_not(closed: Session) -> None:
    auxiliary = {(line.account, line.aux) for entry in journal(closed) for line in entry.lines if line.aux}
    assert {account for account, _ in auxiliary} == {"421", "4286", "468"}
    assert {aux for _, aux in auxiliary} == {f"m-{number:02d}" for number in range(1, 8)}
    assert of_piece(journal(hosted()), "FA-9").lines[-1].aux == "garden"


def test_each_line_that_vat_concerns_has_its_code(still_open: Session) -> None:
    entries = journal(still_open)
    assert [line.vat for line in of_piece(entries, "FA-9").lines] == ["A2000", "A2000", ""]
    assert [line.vat for line in of_piece(entries, "T-1").lines] == ["", "V2000", "V2000"]


def test_no_tax_code_claims_back_what_is_not_deducted() -> None:
    entries = journal(
        hosted(
            plan.purchase(
                [
                    plan.purchase_line("supplies", 1_200, 2_000),
                    plan.purchase_line("travel", 2_400, 2_000, deductible=False),
                ],
                supplier="shop",
                voucher="F-2",
                on=march(9),
            )
        )
    )
    assert [line.vat for line in of_piece(entries, "TK-1").lines] == ["", ""]
    assert [(line.account, line.vat) for line in of_piece(entries, "F-2").lines] == [
        ("606", "A2000"),
        ("625", ""),
        ("44566", "A2000"),
        ("530", ""),
    ]


def test_accounts_are_padded_and_keep_the_labels_of_the_chart(still_open: Session) -> None:
    till, link = of_piece(journal(still_open), "av-1").lines
    assert (till.account, till.label) == ("530", "Caisse")
    assert link.account == "181"
    assert of_piece(journal(still_open, digits="8"), "av-1").lines[0].account == "53000000"


# --- what the host books itself --------------------------------------------------------------------


def test_pay_transfers_and_the_closing_are_marked(closed: Session) -> None:
    marked = [(entry.piece, mark) for entry in journal(closed) for mark in entry.marks]
    assert marked == [
        ("av-1", "transfers"),
        ("ret-1", "transfers"),
        ("paie-12", "payroll"),
        ("vir-12", "payroll"),
        (f"jinsei-coop-{closed.version}", "closing"),
    ]


def test_the_undoing_of_the_accrual_is_no_part_of_the_payroll_journal(closed: Session) -> None:
    undone, own = (entry for entry in journal(closed) if entry.piece == "paie-12")
    assert not undone.marks
    assert {"4286", "641"} == lines(undone).keys()
    assert own.marks == {"payroll"}
    assert "4286" not in lines(own)


@pytest.mark.parametrize("mark", MARKS)
def test_what_is_marked_is_left_out_on_request_and_numbers_stay_whole(closed: Session, mark: str) -> None:
    everything, kept = journal(closed, mirror="yes"), journal(closed, mirror="yes", without=mark)
    books, choice = HostBooks.of(closed.view), HostChoice.of(DEFAULTS | {"mirror": "yes", "without": mark})
    gone = [entry for year in books.years for entry in host_entries(books, year, choice) if not entry.number]
    assert [entry.number for entry in kept] == list(range(1, len(kept) + 1))
    assert not any(mark in entry.marks for entry in kept)
    assert all(mark in entry.marks and entry.number == 0 for entry in gone)
    assert len(kept) + len(gone) == len(everything)
    assert gone


def test_a_host_with_general_accounts_and_a_section_leaves_out_transfers_and_closing(closed: Session) -> None:
    sums: dict[str, int] = {}
    for entry in journal(closed, without="transfers,closing"):
        for account, cents in lines(entry).items():
            sums[account] = sums.get(account, 0) + cents
    # What was closed to the host stays where it is: it is the host's own account.
    assert (sums["310"], sums["355"]) == (800, 300)
    assert sums["431"] < 0


def test_money_of_the_sessions_own_bank_is_not_the_hosts() -> None:
    session = hosted(
        ev.FundsAdvanced(on=march(8), reference="av-2", into="bank", cents=5_000),
        ev.CashMoved(on=march(8), reference="dep-1", source="till", target="bank", cents=1_000),
        opening=attrs.evolve(OPENING, owns_bank=True),
    )
    assert of_piece(journal(session), "av-2").marks == {"transfers"}
    assert not of_piece(journal(session), "dep-1").marks


# --- the host's side -------------------------------------------------------------------------------


def test_each_movement_on_the_link_is_followed_by_its_mirror(still_open: Session) -> None:
    entries = journal(still_open, mirror="yes")
    advance, service = (of_piece(entries, piece, mirror=True) for piece in ("av-1", "S-1"))
    assert lines(advance) == {"181": 20_000, "512": -20_000}
    assert advance.journal == "BQ"
    assert advance.marks == {"transfers", "bank"}
    assert lines(service) == {"181": 3_000, "187": -3_000}
    assert service.journal == "OD"
    assert not service.marks
    assert entries[entries.index(advance) - 1].piece == "av-1"
    assert advance.lines[0].text == "fc-lusignan - Miroir - Avance de la CAE [CAE]"


def test_the_mirror_of_the_closing_takes_each_balance_over(closed: Session) -> None:
    entries = journal(closed, mirror="yes")
    ours, theirs = entries[-2:]
    assert theirs.mirror
    assert lines(theirs) == {account: -cents for account, cents in lines(ours).items()}


def test_the_host_has_a_bank_account_of_its_own_choice(still_open: Session) -> None:
    mirror = of_piece(journal(still_open, mirror="yes", bank="51200001"), "av-1", mirror=True)
    assert mirror.lines[-1].account == "51200001"
    assert mirror.lines[-1].label == "Banques"


def test_a_host_with_sections_has_the_same_account_on_both_sides() -> None:
    accounts = tuple(
        attrs.evolve(account, number="628") if account.role == "internal_purchases" else account
        for account in default_accounts()
    )
    mirror = of_piece(
        journal(hosted(opening=attrs.evolve(OPENING, accounts=accounts)), mirror="yes"), "S-1", mirror=True
    )
    assert lines(mirror) == {"181": 3_000, "628": -3_000}


# --- years -----------------------------------------------------------------------------------------


def test_each_fiscal_year_is_numbered_from_one() -> None:
    session = hosted(
        plan.fiscal_year_cut(date(2027, 12, 31)),
        ev.FundsReturned(on=date(2027, 1, 4), reference="R-1", cents=100),
    )
    books = HostBooks.of(session.view)
    assert [(year.first, year.last) for year in books.years] == [
        (march(1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 12, 31)),
    ]
    (second,) = host_journal(books, books.years[1], HostChoice())
    assert (second.number, second.piece) == (1, "R-1")
    assert all(entry.on.year == 2026 for entry in host_journal(books, books.years[0], HostChoice()))


# --- settings --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "value", "name"),
    [
        ("without", "payroll, sales", "setting-value-unknown"),
        ("mirror", "oui", "setting-value-unknown"),
        ("bank", "411", "host-bank-unknown"),
        ("bank", "5", "host-bank-unknown"),
        ("bank", "512 1", "host-bank-unknown"),
        ("bank", "51210000001", "host-bank-unknown"),
        ("bank", "٥١٢", "host-bank-unknown"),
        ("digits", "2", "host-digits-unknown"),
        ("digits", "11", "host-digits-unknown"),
        ("digits", "²", "host-digits-unknown"),
        ("digits", "", "host-digits-unknown"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(setting: str, value: str, name: str) -> None:
    with pytest.raises(Refused) as refused:
        HostChoice.of(DEFAULTS | {setting: value})
    assert refused.value.names == (name,)
    assert refused.value.refusals[0].where == setting
    assert refused.value.say("en") != refused.value.say("fr")


def test_several_marks_are_given_at_once() -> None:
    assert HostChoice.of(DEFAULTS | {"without": "payroll, closing"}).without == {"payroll", "closing"}


def test_two_accounts_that_padding_would_mix_up_are_refused() -> None:
    numbers = {**ROLES, "link": "1800", "internal_sales": "18"}
    accounts = tuple(ChartAccount(role=role, number=number, label=role) for role, number in numbers.items())
    session = hosted(opening=attrs.evolve(OPENING, accounts=accounts))
    assert journal(session)
    with pytest.raises(Refused) as refused:
        journal(session, digits="4")
    assert refused.value.names == ("host-accounts-alike",)
