"""The worked case of the note `accounting`, section 7, and its variants, played through rules and plans, to the cent.

20 % VAT, all in cash, seven members, a contribution of a tenth; the payroll's rates are an assumption.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import pytest

from flashcoop_core import events as ev
from flashcoop_core.session import plan
from flashcoop_core.session.figures import contribution, envelope
from flashcoop_core.session.plan import Plan
from flashcoop_core.session.state import State
from played import NEW, OPENING, adopted, april, joined, march, play, refusals_of

MEMBERS = tuple(f"m-{n}" for n in range(1, 8))
SPLIT = ev.DecisionProposed(
    on=march(3),
    decision="split",
    subject="split",
    question="?",
    options=(ev.Option(option="equal", label="=", split=ev.SplitOption(key="equal")),),
)
PRICE = ev.DecisionProposed(
    on=march(3),
    decision="price",
    subject="price",
    question="?",
    options=(
        ev.Option(
            option="twelve", label="12", prices=(ev.PriceOption(product="kokedama", channel="market", price=1_200),)
        ),
    ),
)


def book(state: State) -> dict[str, int]:
    """Account -> balance in cents, debit above zero; accounts at zero are left out."""
    sums: dict[str, int] = {}
    for (account, _), cents in state.balances.items():
        sums[account] = sums.get(account, 0) + cents
    return {account: cents for account, cents in sorted(sums.items()) if cents}


def opened(pieces: int) -> State:
    """Steps 1 and 2: 200.00 advanced, 144.00 of materials bought, `pieces` made, to be sold at 12.00."""
    return play(
        NEW,
        OPENING,
        *(joined(member) for member in MEMBERS),
        ev.ProductDefined(
            on=march(3), product="kokedama", name="Kokedama", vat_rate=2_000, vat_reason="plant", decided_by="a-1"
        ),
        *adopted(PRICE, *MEMBERS),
        *adopted(SPLIT, *MEMBERS),
        ev.PriceSet(on=march(4), product="kokedama", channel="market", price=1_200, decision="price"),
        ev.FundsAdvanced(on=march(4), reference="1", cents=20_000),
        plan.purchase([plan.purchase_line("materials", 14_400, 2_000)], supplier="garden", voucher="2", on=march(5)),
        ev.GoodsProduced(on=march(5), product="kokedama", quantity=pieces * 1_000),
    )


def sold(pieces: int) -> State:
    """Step 3: all of them sold on the market, the till closed for the session and counted right."""
    return play(
        opened(pieces),
        plan.sale("kokedama", pieces, ticket="3", on=march(6)),
        plan.till_close("session", on=march(10)),
        plan.till_count(5_600 + pieces * 1_200, on=march(10)),
    )


def settled(state: State, cash: int, *, stock: int) -> State:
    """Steps 4 to 7: stock counted at `stock`, contribution, VAT, the till returned."""
    return play(
        state,
        plan.stock_count({"stock_materials": stock}, reference="4", on=march(11)),
        plan.contribution_charge(reference="5", on=march(31)),
        plan.vat(on=march(31)),
        ev.CashMoved(on=march(31), reference="7", source="till", target="host", cents=cash),
    )


def results(gross: int, employer: int, net: int, *, more: Mapping[str, tuple[int, int, int]]) -> list[ev.PayLine]:
    """One line a member; `more` adds cents to the gross, employer's part and net of some."""
    lines = []
    for member in MEMBERS:
        extra = more.get(member, (0, 0, 0))
        paid, charged, received = gross + extra[0], employer + extra[1], net + extra[2]
        lines.append(
            ev.PayLine(
                member=member,
                gross=paid,
                employer=charged,
                net=received,
                social_security=paid + charged - received,
                accrued=0,
                difference=0,
            )
        )
    return lines


def payroll(lines: list[ev.PayLine]) -> Plan:
    return plan.payroll(lines, month="2026-03", reference="9", acknowledged_by="a-1", on=april(3))


def net_paid() -> Plan:
    return plan.remuneration(reference="10", on=april(4))


def before_closing() -> State:
    """Steps 1 to 10 of the case: the host takes the stock over."""
    return play(
        settled(sold(44), 58_400, stock=1_500),
        ev.StockAccepted(on=march(31), stock="stock_materials", cents=1_500, accepted_by="a-1"),
        plan.distribution("split", on=march(31)),
        payroll(results(3_095, 1_061, 2_574, more={"m-7": (1, 0, 1), "m-1": (0, 1, 0)})),
        net_paid(),
    )


def closed(state: State) -> State:
    return play(state, plan.session_closing(on=april(10)))


def test_the_envelope_and_its_shares() -> None:
    state = before_closing()
    assert state.distribution is not None
    assert {line.line: line.cents for line in state.distribution.envelope} == {
        "net_sales": 44_000,
        "charges": -12_000,
        "stock_accepted": 1_500,
        "contribution": -4_400,
    }
    assert state.distribution.distributable == 29_100
    assert sorted(share.cents for share in state.distribution.shares) == [4_157] * 6 + [4_158]


def test_payroll_costs_six_cents_less_than_was_shared() -> None:
    (settled_by,) = [
        fact.event for fact in before_closing().facts.values() if isinstance(fact.event, ev.PayrollSettled)
    ]
    assert sum(line.difference for line in settled_by.lines) == 6
    assert sum(line.gross + line.employer for line in settled_by.lines) == 29_094


def test_the_books_before_closing() -> None:
    assert book(before_closing()) == {
        "181": 15_981,
        "186": 4_400,
        "31": 1_500,
        "431": -11_075,
        "44551": -6_400,
        "601": 12_000,
        "6031": -1_500,
        "641": 21_666,
        "645": 7_428,
        "701": -44_000,
    }


def test_the_books_after_closing() -> None:
    assert book(closed(before_closing())) == {
        "181": 6,
        "186": 4_400,
        "601": 12_000,
        "6031": -1_500,
        "641": 21_666,
        "645": 7_428,
        "701": -44_000,
    }


def test_the_stock_is_not_taken_over() -> None:
    shared = play(settled(sold(44), 58_400, stock=1_500), plan.distribution("split", on=march(31)))
    assert shared.distribution is not None
    assert shared.distribution.distributable == 27_600
    assert sorted(share.cents for share in shared.distribution.shares) == [3_942] + [3_943] * 6
    (short,) = [share.member for share in shared.distribution.shares if share.cents == 3_942]
    exact = results(2_943, 1_000, 2_343, more={short: (-1, 0, -1)})
    end = closed(play(shared, payroll(exact), net_paid()))
    assert book(end)["181"] == 1_500
    assert "31" not in book(end)


def test_a_loss_is_borne_by_the_host() -> None:
    state = play(
        sold(10),
        # Nothing is left of the materials; the ten pieces that were made are sold.
        plan.stock_count({}, reference="4", on=march(11)),
        plan.contribution_charge(reference="5", on=march(31)),
        plan.vat(on=march(31)),
        ev.CashMoved(on=march(31), reference="7", source="till", target="host", cents=17_600),
    )
    assert sum(line.cents for line in envelope(state)) == -3_000
    assert [refusal.name for refusal in refusals_of(state, plan.distribution("split"))[1]] == ["nothing-to-distribute"]
    paid = play(state, payroll(results(0, 400, 0, more={})))
    assert book(paid)["44567"] == 400
    assert -sum(cents for account, cents in book(paid).items() if account[0] in "67" or account == "186") == -5_800
    assert book(closed(paid)) == {"181": -5_800, "186": 1_000, "601": 12_000, "645": 2_800, "701": -10_000}


def test_a_host_may_ask_nothing_in_a_loss() -> None:
    lost = sold(10)
    kind = attrs.evolve(OPENING, contribution=ev.Contribution(rate=1_000, in_loss=False))
    assert contribution(lost, march(31), "5") is not None
    assert contribution(attrs.evolve(lost, opening=kind), march(31), "5") is None


def refunded_after_closing() -> State:
    """Reopened, twelve euros given back by the host, the till and the VAT of the new month closed again."""
    return play(
        closed(before_closing()),
        plan.reversal(kind="session_closed", reason="reopened", on=april(12)),
        plan.refund("3", {"kokedama": 1_000}, paid_by="host", returned=False, on=april(13)),
        plan.till_close("session", on=april(13)),
        plan.vat("2026-04", on=april(30)),
    )


def test_a_refund_after_closing_costs_the_host_and_changes_no_share() -> None:
    reopened = refunded_after_closing()
    assert book(reopened)["44567"] == 200
    end = play(reopened, plan.session_closing(on=april(30)))
    assert book(end) == {
        "181": -994,
        "186": 4_400,
        "601": 12_000,
        "6031": -1_500,
        "641": 21_666,
        "645": 7_428,
        "701": -43_000,
    }
    assert end.distribution == before_closing().distribution


@pytest.mark.parametrize(
    ("step", "name"),
    [
        (plan.till_close("session", on=april(13)), "session-closed"),
        (plan.refund("3", {"kokedama": 1_000}, paid_by="host", returned=False, on=april(13)), "session-closed"),
    ],
)
def test_nothing_comes_after_closing_but_reopening(step: Plan, name: str) -> None:
    assert [refusal.name for refusal in refusals_of(closed(before_closing()), step)[1]] == [name]


def test_a_refund_waits_for_a_till_closed_again() -> None:
    state = play(
        closed(before_closing()),
        plan.reversal(kind="session_closed", reason="reopened", on=april(12)),
        plan.refund("3", {"kokedama": 1_000}, paid_by="host", returned=False, on=april(13)),
    )
    names = [refusal.name for refusal in refusals_of(state, plan.session_closing(on=april(30)))[1]]
    assert names == ["sales-not-stopped", "vat-not-settled"]
