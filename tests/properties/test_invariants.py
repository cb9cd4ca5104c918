"""What must hold of every session (design, section 11), each a named property on random full sessions.

A session is played through the planners and rules to closed books, often reopened and closed again; the auditor agrees
at each step (`play`), or the history itself is the failure. Few sessions are many checks: they share what was played.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flashcoop_core import events as e
from flashcoop_core.books.balances import Balances, trial_balance_of
from flashcoop_core.books.chart import default_accounts
from flashcoop_core.codec.fast import decode
from flashcoop_core.errors import Damaged, Refused
from flashcoop_core.events import VoteCast
from flashcoop_core.ledger import Ledger
from flashcoop_core.ledger.live import Live
from flashcoop_core.log import read_envelope, read_record
from flashcoop_core.money import largest_remainder, line_amount, net_of, percentage
from flashcoop_core.session import plan
from flashcoop_core.testing.auditor import ACCOUNTS, refusals, rounded, split
from flashcoop_core.testing.broken import BROKEN, CANARY, wrong
from flashcoop_core.testing.endings import Ending
from flashcoop_core.testing.histories import (
    FIRST_DAY,
    Goods,
    Script,
    Setup,
    endings,
    open_session,
    play,
    scripts,
    setups,
    to_the_end,
)
from flashcoop_core.testing.watched import Watched, story_clock

_NEXT_DAY = FIRST_DAY + timedelta(days=1)

#: A whole session is a lot to draw and to play.
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)

Check = Callable[[Watched, Ledger], None]
_CHECKS: list[Check] = []


def holds(check: Check) -> Check:
    """A property of any played session."""
    _CHECKS.append(check)
    return check


# -- the books ------------------------------------------------------------------------------------


@holds
def every_entry_balances(watched: Watched, ledger: Ledger) -> None:
    for envelope in watched.session.books.booked():
        for _, _, postings in envelope.entries:
            assert sum(cents for _, _, cents, _ in postings) == 0
            assert all(cents for _, _, cents, _ in postings)


@holds
def the_trial_balance_is_zero(watched: Watched, ledger: Ledger) -> None:
    trial = watched.session.books.trial_balance()
    assert trial.check() == ()
    assert watched.session.books.balances.is_zero_sum


@holds
def assets_equal_liabilities(watched: Watched, ledger: Ledger) -> None:
    sheet = watched.session.books.balance_sheet()
    assert sheet.check() == ()
    assert sheet.total_assets.cents == sheet.total_liabilities.cents
    # Summed by the auditor over all that is no result, third parties apart where the sheet keeps them apart.
    assert sheet.result.cents == watched.auditor.result()


@holds
def the_two_results_agree(watched: Watched, ledger: Ledger) -> None:
    income = watched.session.books.income_statement()
    assert income.check() == ()
    assert income.result.cents == watched.session.books.balance_sheet().result.cents == watched.auditor.result()


@holds
def cash_flow_is_the_change_of_cash(watched: Watched, ledger: Ledger) -> None:
    flow, auditor = watched.session.books.cash_flow(), watched.auditor
    assert flow.check() == ()
    assert sum(line.cents for line in flow.flows) == sum(day.cents for day in flow.days) == auditor.balance("5")


@holds
def the_till_book_ends_each_day_as_the_till_did(watched: Watched, ledger: Ledger) -> None:
    book = watched.session.books.till_book()
    assert book.check() == ()
    ends = watched.auditor.till_by_day()
    assert {day.on: day.balance for day in book.days if day.on in ends} == ends


@holds
def the_vat_summary_is_the_vat_accounts(watched: Watched, ledger: Ledger) -> None:
    summary, auditor = watched.session.books.vat_summary(), watched.auditor
    assert summary.check() == ()
    months: dict[str, int] = {}
    for (month, _), cents in auditor.vat_of_months().items():
        months[month] = months.get(month, 0) - cents
    assert {part.month: part.cents for part in summary.months if part.cents} == {k: v for k, v in months.items() if v}


@holds
def stock_has_the_pieces_and_the_value_of_the_auditor(watched: Watched, ledger: Ledger) -> None:
    stock, auditor = watched.session.books.stock(), watched.auditor
    assert stock.check() == ()
    assert {part.pieces.product: part.left for part in stock.products if part.left} == {
        name: left for name, left in auditor.stock().items() if left
    }
    assert {kind.account: kind.cents for kind in stock.kinds if kind.cents} == {
        account: cents for (account, _), cents in auditor.balances().items() if account.startswith("3")
    }


@holds
def distributed_is_distributable(watched: Watched, ledger: Ledger) -> None:
    statement = watched.session.books.distribution()
    assert statement.check() == ()
    for event in watched.auditor.events("ProfitDistributed"):
        assert sum(line.cents for line in event.envelope) == event.distributable > 0
        assert sum(share.cents for share in event.shares) == event.distributable
        assert statement.distributable == event.distributable


@holds
def at_the_end_the_link_is_the_profit_left_or_the_loss_borne(watched: Watched, ledger: Ledger) -> None:
    auditor, state = watched.auditor, watched.session.state
    assert state.is_closed
    result = watched.session.books.income_statement().result.cents
    assert state.balance("link") == result
    assert watched.session.books.reconciliation().check() == ()
    # Nothing else of the balance sheet is left; 186 stays open beside the link, as the charge that it is.
    left = {account for account, _ in auditor.balances() if account[0] in "12345" and auditor.balance(account)}
    assert left <= {auditor.accounts["link"], auditor.accounts["internal_purchases"]}


@holds
def member_accounts_say_what_was_paid(watched: Watched, ledger: Ledger) -> None:
    books = watched.session.books
    paid: dict[str, int] = {}
    for event in watched.auditor.events("RemunerationPaid"):
        for part in event.paid:
            paid[part.member] = paid.get(part.member, 0) + part.cents
    for member in books.members():
        assert books.member_account(member).check() == ()
    shown = {share.member: share.paid for share in books.distribution().shares if share.paid}
    assert shown == {name: cents for name, cents in paid.items() if cents and name in shown}


@holds
def the_other_statements_agree_with_themselves(watched: Watched, ledger: Ledger) -> None:
    books = watched.session.books
    for statement in (books.journal(), books.general_ledger(), books.product_margins()):
        assert statement.check() == ()
        assert str(statement)


@holds
def every_figure_of_the_sheet_knows_why(watched: Watched, ledger: Ledger) -> None:
    books = watched.session.books
    sheet = books.balance_sheet()
    for group in (*sheet.assets, *sheet.liabilities):
        for line in group.lines:
            assert sum(reason.cents for reason in books.why(line)) == line.cents


# -- the log --------------------------------------------------------------------------------------


@holds
def replay_is_the_live_state(watched: Watched, ledger: Ledger) -> None:
    session = watched.session
    live = Live.empty(session.id)
    for row in ledger.log.rows(session.id):
        live.follow(row)
    assert live.state.view() == session.state
    assert live.link.hex() == session.head


@holds
def replay_of_any_prefix_is_the_state_at_that_version(watched: Watched, ledger: Ledger) -> None:
    session = watched.session
    live = Live.empty(session.id)
    for row in ledger.log.rows(session.id):
        live.follow(row)
        if row.version % 17 == 0:
            moment = session.at(version=row.version)
            assert moment.state == live.state.view()
            assert {(t.account, t.aux): t.balance for t in moment.books.balances.totals if t.balance} == {
                key: cents for key, cents in moment.state.balances.items() if cents
            }


@holds
def sums_over_any_split_of_the_log_agree(watched: Watched, ledger: Ledger) -> None:
    envelopes = [read_envelope(row.record) for row in ledger.log.rows()]
    whole = trial_balance_of(envelopes)
    parts = [Balances.of(entry for envelope in envelopes[at::3] for entry in envelope.entries) for at in range(3)]
    assert parts[0] + parts[1] + parts[2] == parts[2] + parts[0] + parts[1] == whole == watched.session.books.balances


@holds
def recomputed_entries_are_the_stored_ones(watched: Watched, ledger: Ledger) -> None:
    assert ledger.verify(head=ledger.head).events == ledger.events


@holds
def an_imported_copy_has_the_same_bytes_and_heads(watched: Watched, ledger: Ledger) -> None:
    lines = list(ledger.lines())
    with Ledger.open() as other:
        assert other.import_lines(lines).events == len(lines)
        assert list(other.lines()) == lines
        assert (other.head, other.session().head) == (ledger.head, watched.session.head)


@holds
def recording_twice_changes_nothing(watched: Watched, ledger: Ledger) -> None:
    head = ledger.head
    for fact in list(watched.session.state.facts.values())[::9]:
        (receipt,) = watched.session.record(fact.event, ids=[bytes.fromhex(fact.id)])
        assert receipt.repeated
    assert ledger.head == head


@holds
def nothing_after_closing_but_reopening(watched: Watched, ledger: Ledger) -> None:
    session, head = watched.session, ledger.head
    on = session.state.latest
    assert on is not None
    for event in (
        e.FundsAdvanced(on=on, reference="x", cents=1),
        e.WorkRecorded(on=on, member="m-00", minutes=1),
        plan.till_close("day", on=on),
        plan.session_closing(on=on),
        plan.reversal(kind="till_counted", on=on),
    ):
        with pytest.raises(Refused) as refused:
            session.record(event)
        assert "session-closed" in refused.value.names or refused.value.names == ("unknown-event",)
    assert ledger.head == head
    imagined = session.imagine([plan.reversal(kind="session_closed", reason="reopened", on=on)])
    assert not imagined.state.is_closed
    assert ledger.head == head


@holds
def till_and_stock_are_never_below_zero(watched: Watched, ledger: Ledger) -> None:
    session = watched.session
    live = Live.empty(session.id)
    for row in ledger.log.rows(session.id):
        live.follow(row)
        assert all(product.stock >= 0 for product in live.state.products.values())
        left = 0
        for day in sorted(live.state.till_days):
            left += live.state.till_days[day]
            assert left >= 0


@holds
def every_event_is_read_back_as_it_was_recorded(watched: Watched, ledger: Ledger) -> None:
    for row, fact in zip(ledger.log.rows(watched.session.id), watched.auditor.facts, strict=True):
        record = read_record(row.record)
        assert decode(record.kind, record.schema, record.event) == _stored(watched, fact.event)


def _stored(watched: Watched, event: Any) -> Any:  # noqa: ANN401 - any event
    """What the log may hold of an event: of a secret ballot, only who voted."""
    secret = {past.decision for past in watched.auditor.events("DecisionProposed") if past.secret}
    return event.without_choice() if isinstance(event, VoteCast) and event.decision in secret else event


@holds
def no_machine_and_no_user_stands_in_the_log(watched: Watched, ledger: Ledger) -> None:
    # That names of people never stand there is for the state machine, which gives some and looks for them.
    outside = (str(Path.home()), str(Path.cwd()), platform.node(), ledger.log.__class__.__name__)
    assert not any(word.encode() in line for line in ledger.lines() for word in outside)


@settings(max_examples=30, suppress_health_check=_SLOW)
@given(scripts())
def test_all_that_must_hold_of_a_session_holds(script: Script) -> None:
    ledger = Ledger.open(clock=story_clock())
    watched = play(script, ledger)
    for check in _CHECKS:
        check(watched, ledger)


def test_the_auditor_has_the_accounts_of_the_chart() -> None:
    assert dict(ACCOUNTS) == {account.role: account.number for account in default_accounts()}


# -- the arithmetic under both ---------------------------------------------------------------------


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 6), min_size=1), st.integers(0, 60))
def test_shares_are_those_of_the_auditor(weights: dict[str, int], total: int) -> None:
    weights["z"] = 1
    assert largest_remainder(total, weights) == split(total, weights)


@settings(max_examples=300)
@given(st.integers(-10_000, 10_000), st.sampled_from((2_000, 1_000, 550, 210, 0)), st.integers(1, 5_000))
def test_amounts_are_rounded_as_the_auditor_rounds(cents: int, rate: int, thousandths: int) -> None:
    assert net_of(cents, rate) == rounded(Fraction(cents * 10_000, 10_000 + rate))
    assert percentage(cents, rate) == rounded(Fraction(cents * rate, 10_000))
    assert line_amount(cents, thousandths) == rounded(Fraction(cents * thousandths, 1_000))


# -- one gesture on a random session --------------------------------------------------------------


@settings(max_examples=30, suppress_health_check=_SLOW)
@given(setups(), endings(), st.integers(1, 3))
def test_a_profit_is_shared_as_the_auditor_shares_it(setup: Setup, ending: Ending, leavers: int) -> None:
    setup = attrs.evolve(setup, goods=(Goods(nature="service", prices=(12_345, 0, 0), rate=0),))
    watched = open_session(Ledger.open(clock=story_clock()), setup)
    watched.play(*(plan.sale("p-0", channel="market", ticket=f"T-{at}", on=FIRST_DAY) for at in range(3)))
    for at in range(1, min(leavers, len(setup.people) - 1) + 1):
        assert watched.record(e.MemberLeft(on=FIRST_DAY, member=f"m-{at:02d}"))
    # Who left is out from the next day on, when profit is shared.
    assert watched.record(e.ServiceReceived(on=_NEXT_DAY, voucher="S", entrepreneur="es-1", cents=1))
    to_the_end(watched, attrs.evolve(ending, leaves=False))
    assert watched.auditor.events("ProfitDistributed")


@settings(max_examples=30, suppress_health_check=_SLOW)
@given(scripts(), st.integers(0, 99))
def test_each_wrong_event_is_refused_by_its_name(script: Script, number: int) -> None:
    watched = play(attrs.evolve(script, ending=None))
    on = watched.session.state.latest
    assert on is not None
    for name in BROKEN:
        event = wrong(name, watched.session.state, on, number)
        if event is not None:
            told = watched.refuses(event, name.partition(":")[0])
            assert not any(word in text for text in told for word in CANARY.split())


@settings(max_examples=10, suppress_health_check=_SLOW)
@given(scripts(2), st.data())
def test_the_chain_finds_any_changed_byte(script: Script, data: st.DataObject) -> None:
    ledger = Ledger.open(clock=story_clock())
    play(script, ledger)
    rows = list(ledger.log.rows())
    at = data.draw(st.integers(0, len(rows) - 1))
    byte = data.draw(st.integers(0, len(rows[at].record) - 1))
    bit = data.draw(st.integers(0, 7))
    changed = bytearray(rows[at].record)
    changed[byte] ^= 1 << bit
    other = Ledger.open()
    # The rows as a thief would leave them: one record changed, the links as they were.
    other.log._store([*rows[:at], rows[at]._replace(record=bytes(changed)), *rows[at + 1 :]])  # type: ignore[attr-defined] # noqa: SLF001
    with pytest.raises(Damaged) as damaged:
        other.verify()
    assert damaged.value.facts["position"] == at + 1


@settings(max_examples=10, suppress_health_check=_SLOW)
@given(setups(), st.integers(1, 99_999), st.booleans())
def test_a_reversal_restores_every_balance(setup: Setup, cents: int, twice: bool) -> None:
    watched = open_session(Ledger.open(clock=story_clock()), setup)
    before = watched.session.state
    on = before.opened.on
    assert watched.play(
        e.ServiceReceived(on=on, voucher="S", entrepreneur="es", cents=cents),
        e.ChargeAccrued(
            on=on,
            voucher="P",
            supplier="printer",
            lines=(e.PurchaseLine(charge="fees", net=cents, vat=0, gross=cents, rate=0, reason="none"),),
        ),
        plan.reversal(kind="charge_accrued", reason="invoice_received", on=on),
        plan.reversal(kind="service_received", on=on),
    )
    after = watched.session.state
    assert {k: v for k, v in after.balances.items() if v} == {k: v for k, v in before.balances.items() if v}
    assert after.till_days == before.till_days
    assert {k: v for k, v in after.vat_months.items() if v} == {k: v for k, v in before.vat_months.items() if v}
    if twice:
        with pytest.raises(Refused) as refused:
            watched.session.record(plan.reversal(version=after.version - 3, on=on))
        assert "already-reversed" in refused.value.names


@settings(max_examples=10, suppress_health_check=_SLOW)
@given(setups())
def test_a_refused_batch_leaves_no_trace(setup: Setup) -> None:
    ledger = Ledger.open(clock=story_clock())
    watched = open_session(ledger, setup)
    session = watched.session
    before = (session.state, session.head, ledger.head, list(ledger.lines()))
    on = session.state.opened.on
    good = e.FundsAdvanced(on=on, reference="av", cents=100)
    bad = e.FundsReturned(on=on, reference="ret", cents=session.state.till_balance + 101)
    assert refusals(watched.auditor, bad) == {"till-would-go-negative"}
    with pytest.raises(Refused) as refused:
        session.record(good, bad)
    assert refused.value.line == 2
    assert (session.state, session.head, ledger.head, list(ledger.lines())) == before
