"""Each refusal by its name: one line an event that may not come in, and why. Nothing moves when it is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

import attrs
import pytest

from flashcoop_core import events as ev
from flashcoop_core.books.chart import default_accounts
from flashcoop_core.errors import Refusal
from flashcoop_core.events import Event
from flashcoop_core.session import plan
from flashcoop_core.session.extension import Activated, Extension
from flashcoop_core.session.figures import envelope, tally, totals, with_nets
from flashcoop_core.session.plan import Plan
from flashcoop_core.session.rules import ENTRY_NAMES, FRAME_NAMES, NAMES, warnings
from flashcoop_core.session.rules.entries import check_entries
from flashcoop_core.session.state import State
from flashcoop_core.session.voting import Ballot
from played import CONTRACT, NEW, OPENING, adopted, april, joined, march, play, refusals_of, spoilt

but = attrs.evolve

# -- events that are right, to be spoilt ----------------------------------------------------------

ACCOUNTS = default_accounts()
PLANTS = plan.purchase_line("materials", 14_400, 2_000)
MOSS = plan.purchase_line("materials", 6_000, 2_000)
STRING = plan.purchase_line("supplies", 1_200, 2_000)
TOWN = ev.PartnerEngaged(on=march(2), partner="town", name="Lusignan", role="funder")
FACILITATOR = ev.FacilitatorEngaged(on=march(2), facilitator="f-1")
KOKEDAMA = ev.ProductDefined(
    on=march(3), product="kokedama", name="Kokedama", vat_rate=2_000, vat_reason="plant", decided_by="a-1"
)
WORKSHOP = but(KOKEDAMA, product="workshop", name="Workshop", nature="service")
AT_12 = ev.PriceOption(product="kokedama", channel="market", price=1_200)
DEAR = ev.DecisionProposed(
    on=march(3), decision="price", subject="price", question="?",
    options=(ev.Option(option="twelve", label="12", prices=(AT_12,)),),
)  # fmt: skip
EQUAL = ev.DecisionProposed(
    on=march(3), decision="split", subject="split", question="?",
    options=(ev.Option(option="equal", label="=", split=ev.SplitOption(key="equal")),),
)  # fmt: skip
NAME = ev.DecisionProposed(
    on=march(3), decision="name", subject="name", question="?", options=(ev.Option(option="jinsei", label="Jinsei"),)
)
RULES = but(NAME, decision="rules", subject="organisation", method="consent")
SECRET = but(
    NAME, decision="secret", secret=True, tie="lot", options=(*NAME.options, ev.Option(option="mousse", label="Mousse"))
)
SECRET_BALLOT = ev.VoteCast(on=march(4), decision="secret", member="m-1")
REWORDED = ev.DecisionAmended(on=march(4), decision="name", question="?", options=NAME.options, reason="said better")
DONE = ev.DecisionApplied(on=march(5), decision="split", how="told to all")
BALLOT = ev.VoteCast(on=march(4), decision="name", member="m-1", option="jinsei")
PRICE = ev.PriceSet(on=march(4), product="kokedama", channel="market", price=1_200, decision="price")
CHEAPER = ev.PriceChanged(
    on=march(6), product="kokedama", channel="market", price=900,
    emergency=ev.Emergency(facilitator="f-1", reason="rain"),
)  # fmt: skip
BUDGET = ev.BudgetEstimated(on=march(3), product="kokedama", quantity=1_000, lines=())
WORK = ev.WorkRecorded(on=march(5), member="m-1", minutes=60)
ADVANCE = ev.FundsAdvanced(on=march(4), reference="A-1", cents=20_000)
HOME = ev.CashMoved(on=march(6), reference="M-1", source="till", target="host", cents=1_000)
MADE = ev.GoodsProduced(on=march(5), product="kokedama", quantity=44_000)
NOTE = ev.CreditNoteReceived(
    on=march(6),
    dated=march(6),
    voucher="AV-1",
    supplier="garden",
    purchase="F-2",
    lines=(plan.purchase_line("materials", 1_200, 2_000),),
    means="credit",
)
ACCRUAL = ev.ChargeAccrued(on=march(6), voucher="P-1", supplier="printer", lines=(STRING,))
PAYOUT = ev.PayoutReceived(on=march(9), reference="V-1", source="card", channel="market", gross=1_200, into="host")
SETTLED_BY_CUSTOMER = ev.CustomerPaid(
    on=march(9), ticket="T-2", channel="market", customer="c-1", means="host", cents=1_200
)
GRANT = ev.GrantAwarded(on=march(3), grant="g-1", funder="town", nature="public", cents=50_000)
GRANTED = ev.GrantReceived(on=march(9), grant="g-1", nature="public", into="host", cents=50_000)
DEFERRED = ev.GrantDeferred(on=march(9), grant="g-1", nature="public", cents=50_000)
ACCEPTED = ev.StockAccepted(on=march(31), stock="stock_materials", cents=1_500, accepted_by="a-1")
HANDED = ev.StockReceived(on=march(5), reference="S-1", stock="stock_goods", cents=500)
SPOILED = ev.StockWrittenOff(
    on=march(9), reference="W-1", product="kokedama", quantity=1_000, fate="spoiled", proof="photo"
)
MISSING = but(SPOILED, fate="missing", proof=None, cost=500, rate=2_000, vat=100)
KEPT = plan.stock_kept("m-1", "kokedama", 1_000, cost=500, on=march(9))
GIVEN = plan.stock_given("kokedama", 1_000, cost=500, on=march(9))
DAY_1 = ev.ProgrammeDayPlanned(on=march(2), number=1, day=march(2), themes=("discover",))
DAY_2 = but(DAY_1, number=2, day=march(3), themes=("offer",))
DAY_3 = but(DAY_1, number=3, day=march(4), themes=("communication-and-bank",))
HELD_1 = ev.ProgrammeDayHeld(on=march(2), number=1)
HELD_2 = but(HELD_1, on=march(3), number=2)
HELD_3 = but(HELD_1, on=march(4), number=3)
BAKER = ev.ProfessionalEngaged(on=march(2), professional="pro-1", role="producer", number=1)
BAKER_COMES = ev.ProfessionalConfirmed(on=march(2), professional="pro-1", number=1)
HALL = ev.VenueEngaged(
    on=march(2), booking="hall", partner="town", use="selling", starts=march(5), ends=march(6)
)  # fmt: skip
HALL_IS_FREE = ev.VenueConfirmed(on=march(3), booking="hall")
INSURED = ev.InsuranceNoted(
    on=march(2), insurer="Assurance des Exemples", reference="RC-1", starts=march(2), ends=march(31)
)  # fmt: skip
CONSENT = ev.GuardianConsentRecorded(on=march(2), member="m-9", signed=march(2), reference="AUT-9")
EXPECTED = ev.FundingPlanned(on=march(2), funder="town", cents=50_000)
MINOR = but(joined("m-9"), minor=True)
FAULTS = ("broken", "incompatible", "duplicate", "shapes-nothing")


def activation(name: str) -> ev.PluginActivation:
    return ev.PluginActivation(name=name, hook_api=1)


class Faulty:
    """Plugins of which each is called after what is wrong with it; `sound` is sound, and does nothing."""

    def fault(self, activation: ev.PluginActivation) -> Refusal | None:
        facts = {"plugin": activation.name, "distribution": "d 1", "reason": "r", "wants": "w", "have": "h"}
        return None if activation.name == "sound" else Refusal(f"plugin-{activation.name}", facts)

    def activated(self, activations: Iterable[ev.PluginActivation]) -> Activated:
        return Activated({one.name: Extension() for one in activations if self.fault(one) is None})


AT_FAULT = State("s", head="0" * 64, available=Faulty())
AMENDED = ev.SessionAmended(on=march(5), reason="rain", place="Rouillé")


PARAMETER = ev.Parameter(name="threshold", value=6_667)


def split_by(
    key: str, *, causes: tuple[str, ...] = (), parameters: tuple[ev.Parameter, ...] = (), weighed: tuple[str, ...] = ()
) -> Event:
    weights = tuple(ev.MemberWeight(member=member, weight=1) for member in weighed)
    split = ev.SplitOption(key=key, causes=causes, parameters=parameters, weights=weights)
    return but(EQUAL, options=(ev.Option(option="by", label="B", split=split),))


def out_of_urn(*options: str, drawn: str | None = None) -> Plan:
    """The closing of the secret vote with these ballots."""
    ballots = [Ballot(option=option) for option in options]
    return lambda state: tally(state, "secret", march(4), drawn=drawn, ballots=ballots)


def weighed(member: str, weight: int) -> Event:
    split = ev.SplitOption(key="weights", weights=(ev.MemberWeight(member=member, weight=weight),))
    return but(EQUAL, options=(ev.Option(option="weighed", label="W", split=split),))


def bought(
    voucher: str,
    *lines: ev.PurchaseLine,
    paid_by: Literal["cash", "bank", "host", "credit"] | list[ev.PurchasePayment] = "cash",
    member: str | None = None,
    dated: date | None = None,
) -> Plan:
    return plan.purchase(
        lines or (PLANTS,),
        supplier="garden",
        voucher=voucher,
        paid_by=paid_by,
        member=member,
        dated=dated,
        on=march(5),
    )


def renumbered(**numbers: str) -> tuple[ev.ChartAccount, ...]:
    return tuple(but(account, number=numbers.get(account.role, account.number)) for account in ACCOUNTS)


def of(quantity: int = 1_000, price: int = 1_200, product: str = "kokedama", rate: int = 2_000) -> ev.SaleLine:
    gross = price * quantity // 1_000
    return ev.SaleLine(product=product, quantity=quantity, price=price, gross=gross, rate=rate, net=0)


def sold(ticket: str, *lines: ev.SaleLine, **changes: object) -> Event:
    """A ticket in cash whose sums hold, with `changes`."""
    lines = with_nets(lines)
    paid = tuple([ev.SalePayment(means="cash", cents=sum(line.gross for line in lines))] if lines else [])
    right: Event = ev.SaleMade(
        on=march(6), ticket=ticket, channel="market", lines=lines, totals=totals(lines), paid=paid
    )
    return but(right, **changes)


def customer(*cents: int, who: str | None = "c-1") -> tuple[ev.SalePayment, ...]:
    return tuple(ev.SalePayment(means="customer", cents=part, customer=who) for part in cents)


def back(
    ticket: str,
    number: str = "R-1",
    *,
    lines: dict[str, int] | None = None,
    rebate: dict[str, int] | None = None,
    paid_by: Literal["cash", "customer"] = "cash",
) -> Plan:
    return plan.refund(ticket, lines, rebate=rebate, paid_by=paid_by, refund=number, on=march(9))


def payslip(member: str, gross: int = 5_000, employer: int = 1_600) -> ev.PayLine:
    return ev.PayLine(
        member=member, gross=gross, employer=employer, net=4_200, social_security=gross + employer - 4_200,
        accrued=0, difference=0,
    )  # fmt: skip


def paid_out(*lines: ev.PayLine, month: str = "2026-04") -> Plan:
    return plan.payroll(lines, month=month, reference="PAY", on=april(5))


def counted(**values: int) -> Plan:
    return plan.stock_count(values, reference="I-1", on=march(31))  # type: ignore[arg-type] # roles of stocks


# -- histories ------------------------------------------------------------------------------------

OPEN = play(NEW, OPENING)
NOT_LIABLE = play(NEW, but(OPENING, vat_liable=False))
MET = play(
    OPEN, TOWN, FACILITATOR, joined("m-1"), joined("m-2"), but(joined("m-3"), contract=None), joined("m-4"),
    ev.MemberLeft(on=march(3), member="m-4"),
)  # fmt: skip
VOTED = play(
    MET, KOKEDAMA, WORKSHOP, *adopted(DEAR, "m-1", "m-2"), *adopted(EQUAL, "m-1", "m-2"), NAME, RULES,
)  # fmt: skip
BALLOTED = play(VOTED, SECRET, SECRET_BALLOT, but(SECRET_BALLOT, member="m-2"))
TRADING = play(
    VOTED, PRICE, ADVANCE, GRANT, bought("F-1"), bought("F-2", MOSS, paid_by="credit"),
    bought("F-3", STRING, member="m-1"), MADE, sold("T-1", of(30_000)), sold("T-2", of(), paid=customer(1_200)),
    sold("T-3", of(), delivered=False), sold("T-4", of(), paid=(ev.SalePayment(means="card", cents=1_200),)),
)  # fmt: skip
FAIR = ev.Option(option="fair", label="12", prices=(but(AT_12, channel="fair"),))
TWO_CHANNELS = play(
    TRADING, *adopted(but(DEAR, decision="fair", on=march(9), options=(FAIR,)), "m-1", "m-2"),
    but(PRICE, decision="fair", channel="fair", on=march(9)),
)  # fmt: skip
DAY_CLOSED = play(TRADING, plan.till_close(on=march(10)))
REFUNDED = play(TRADING, spoilt(back("T-1", lines={"kokedama": 30_000}), returned=False))
CREDITED = play(TRADING, NOTE)
STOPPED = play(
    TRADING, plan.delivery("T-3", on=march(9)), SETTLED_BY_CUSTOMER, PAYOUT, plan.till_close("session", on=march(10))
)
COUNTED = play(STOPPED, plan.till_count(42_800, on=march(11)), counted(stock_materials=1_500), ACCEPTED)
SETTLED = play(COUNTED, plan.vat(on=march(31)))
READY = play(SETTLED, plan.contribution_charge(on=march(31)))
SHARED = play(READY, plan.distribution("split", on=march(31)))
PAYROLL = play(SHARED, paid_out(payslip("m-1"), payslip("m-2")))
PAID = play(PAYROLL, plan.remuneration(reference="NET", on=april(6)))
EMPTIED = play(PAID, ev.FundsReturned(on=april(7), reference="E-1", cents=42_800))
CLOSED = play(EMPTIED, plan.session_closing(on=april(8)))
WAIVED = play(SHARED, plan.share_waiver("m-1", "waived", on=april(1)))
POOR = play(
    MET, *adopted(EQUAL, "m-1", "m-2"), bought("F-1", paid_by="host"), plan.till_close("session", on=march(10)),
    plan.vat(on=march(31)),
)  # fmt: skip
WITHOUT_CONTRACT = play(READY, ev.MemberLeft(on=march(31), member="m-1"), ev.MemberLeft(on=march(31), member="m-2"))

LEFT = ev.ProfitLeft(on=april(7), distributable=sum(line.cents for line in envelope(READY)), reason="no_member_to_pay")
# A loss, so pay goes through payroll at once; then money is found in the till, and there is something to share.
PAID_BEFORE = play(
    POOR, spoilt(paid_out(payslip("m-1", gross=0, employer=4_200)), acknowledged_by="a-1"),
    plan.till_count(20_000, on=april(6)),
)  # fmt: skip

YEAR_END = OPENING.fiscal_year_ends
CUT = spoilt(plan.fiscal_year_cut(date(2027, 12, 31)))


BOUGHT_AT = next(fact.version for fact in TRADING.facts.values() if fact.kind == "purchase_made")
F_1 = plan.reversal(version=BOUGHT_AT, on=march(9))(TRADING)
UNDONE = play(TRADING, F_1)

# Everyone who is here has signed; m-9 is a minor without consent.
PLANNED = play(
    OPEN, TOWN, FACILITATOR, joined("m-1"), MINOR, but(DAY_1, day=march(2)), DAY_2, DAY_3,
    but(DAY_1, number=4, day=march(5), themes=("make", "sell")),
    but(DAY_1, number=5, day=march(9), themes=("accounts",)),
    but(DAY_1, number=6, day=march(10), themes=("look-back",)),
)  # fmt: skip
BEGUN = play(PLANNED, HELD_1)
WITH_MINOR = play(OPEN, joined("m-1"), MINOR)
YOUTH = play(NEW, but(OPENING, format="youth"))


def one_day(state: State, *themes: str) -> State:
    """That day alone is planned, for the fifth."""
    return play(state, but(DAY_1, number=4, day=march(5), themes=themes))


def version_of(state: State, event: Event) -> int:
    """Where an event stands in the session."""
    return next(fact.version for fact in state.facts.values() if fact.event == event)


HELD_4 = ev.ProgrammeDayHeld(on=march(5), number=4)

TABLE: list[tuple[State, Event | Plan, str]] = [
    # the frame
    (NEW, ADVANCE, "session-not-open"),
    (NEW, plan.vat(), "session-not-open"),
    (CLOSED, but(ADVANCE, on=april(9)), "session-closed"),
    (OPEN, but(ADVANCE, on=date(2026, 2, 28)), "date-outside-books"),
    (OPEN, but(ADVANCE, on=date(2027, 1, 1)), "date-outside-books"),
    # opening
    (OPEN, OPENING, "session-already-open"),
    (CLOSED, OPENING, "session-already-open"),
    (NEW, but(OPENING, ends=march(1)), "dates-reversed"),
    (NEW, but(OPENING, fiscal_year_ends=date(2025, 12, 31)), "dates-reversed"),
    (NEW, but(OPENING, host=but(OPENING.host, siren="123456789")), "siren-check-digit"),
    (NEW, but(OPENING, accounts=ACCOUNTS[1:]), "account-role-missing"),
    (NEW, but(OPENING, accounts=(*ACCOUNTS, but(ACCOUNTS[0], role="treasure"))), "account-role-unknown"),
    (NEW, but(OPENING, accounts=(*ACCOUNTS, ACCOUNTS[0])), "account-role-twice"),
    (NEW, but(OPENING, accounts=(but(ACCOUNTS[0], number="99"), *ACCOUNTS[1:])), "account-not-in-plan"),
    (NEW, but(OPENING, accounts=(but(ACCOUNTS[0], number="601"), *ACCOUNTS[1:])), "account-not-in-plan account-shared"),
    (NEW, but(OPENING, accounts=renumbered(gifts_received="758")), "account-shared"),
    (NEW, but(OPENING, accounts=renumbered(vat_collected="447")), "account-not-in-plan"),
    (NEW, but(OPENING, accounts=renumbered(fees="651")), "account-not-in-plan"),
    (NEW, but(OPENING, plugins=(ev.PluginActivation(name="absent", hook_api=1),)), "plugin-missing"),
    *((AT_FAULT, but(OPENING, plugins=(activation(fault),)), f"plugin-{fault}") for fault in FAULTS),
    (AT_FAULT, but(OPENING, plugins=(activation("sound"), activation("sound"))), "plugin-twice"),
    (OPEN, but(AMENDED, place=None), "nothing-amended"),
    (OPEN, but(AMENDED, ends=march(1)), "dates-reversed"),
    (OPEN, but(AMENDED, accounts=(but(ACCOUNTS[0], role="treasure"),)), "account-role-unknown"),
    (TRADING, but(AMENDED, accounts=(ev.ChartAccount(role="till", number="530", label="Caisse"),)), "account-in-use"),
    (NEW, but(OPENING, on=march(2).replace(year=1999)), "date-absurd"),
    (MET, TOWN, "already-engaged"),
    (MET, FACILITATOR, "already-engaged"),
    # members
    (MET, joined("m-1"), "already-member"),
    (OPEN, but(joined("m-1"), contract=but(CONTRACT, ends=march(1))), "contract-dates-reversed"),
    (OPEN, but(joined("m-1"), contract=but(CONTRACT, signed=march(3))), "contract-signed-later"),
    (OPEN, but(joined("m-1"), contract=but(CONTRACT, ends=date(2027, 3, 2))), "cape-too-long"),
    (OPEN, but(joined("m-1"), contract=but(CONTRACT, signed=date.max, ends=date.max)), "contract-signed-later"),
    (OPEN, ev.ContractSigned(on=march(2), member="m-1", contract=CONTRACT), "unknown-member"),
    (OPEN, ev.MemberLeft(on=march(2), member="m-1"), "unknown-member"),
    (MET, ev.MemberLeft(on=march(4), member="m-4"), "already-left"),
    (MET, but(WORK, member="ghost"), "unknown-member"),
    (MET, but(WORK, member="m-3"), "no-contract-in-force"),
    (MET, but(WORK, member="m-4"), "no-contract-in-force"),
    (MET, but(WORK, on=march(13)), "date-outside-programme"),
    # programme
    (YOUTH, joined("m-1"), "age-not-declared"),
    (PLANNED, DAY_2, "day-already-planned"),
    (OPEN, but(DAY_1, themes=()), "no-theme"),
    (OPEN, but(DAY_1, themes=("serve",)), "unknown-theme"),
    (OPEN, but(DAY_1, themes=("make", "make")), "theme-twice"),
    (OPEN, but(DAY_1, day=march(1)), "date-outside-programme"),
    (OPEN, but(DAY_1, day=march(13)), "date-outside-programme"),
    (play(OPEN, DAY_2), but(DAY_1, day=march(3)), "day-out-of-order"),
    (play(OPEN, DAY_2), but(DAY_3, day=march(3)), "day-out-of-order"),
    (OPEN, HELD_1, "day-not-planned"),
    (BEGUN, HELD_1, "day-already-held"),
    (PLANNED, HELD_2, "earlier-day-not-held"),
    (BEGUN, but(HELD_2, on=march(2)), "day-out-of-order"),
    (
        play(PLANNED, ev.SessionAmended(on=march(2), reason="rain", ends=march(8))),
        but(HELD_1, on=march(9)),
        "date-outside-programme",
    ),
    (play(OPEN, DAY_1), HELD_1, "no-facilitator-engaged"),
    (one_day(OPEN, "offer"), HELD_4, "no-member-here"),
    (one_day(MET, "offer"), HELD_4, "contracts-not-signed"),
    (one_day(OPEN, "communication-and-bank"), HELD_4, "no-product-defined"),
    (one_day(WITH_MINOR, "make"), HELD_4, "guardian-consent-missing activity-not-insured"),
    (one_day(play(WITH_MINOR, CONSENT, INSURED), "sell"), HELD_4, "no-price-voted nothing-to-sell"),
    (one_day(play(WITH_MINOR, CONSENT, but(INSURED, ends=march(4))), "make"), HELD_4, "activity-not-insured"),
    (one_day(TRADING, "accounts"), HELD_4, "till-not-closed"),
    (one_day(DAY_CLOSED, "look-back"), HELD_4, "sales-not-stopped"),
    (OPEN, BAKER, "day-not-planned"),
    (play(PLANNED, BAKER), BAKER, "already-engaged"),
    (PLANNED, BAKER_COMES, "professional-not-engaged"),
    (OPEN, BAKER_COMES, "day-not-planned professional-not-engaged"),
    (play(PLANNED, BAKER, BAKER_COMES), BAKER_COMES, "already-confirmed"),
    (play(PLANNED, HALL), HALL, "duplicate-booking"),
    (PLANNED, but(HALL, partner="ghost"), "unknown-partner"),
    (PLANNED, but(HALL, ends=march(4)), "dates-reversed"),
    (PLANNED, HALL_IS_FREE, "unknown-booking"),
    (play(PLANNED, HALL, HALL_IS_FREE), HALL_IS_FREE, "already-confirmed"),
    (play(PLANNED, INSURED), INSURED, "duplicate-insurance"),
    (OPEN, but(INSURED, ends=march(1)), "dates-reversed"),
    (PLANNED, but(CONSENT, member="ghost"), "unknown-member"),
    (PLANNED, but(CONSENT, signed=march(3)), "document-after-entry"),
    (play(PLANNED, CONSENT), CONSENT, "consent-already-recorded"),
    (play(PLANNED, EXPECTED), EXPECTED, "funding-already-planned"),
    (OPEN, EXPECTED, "unknown-partner"),
    (PLANNED, but(WORK, member="m-9"), "guardian-consent-missing"),
    (play(PLANNED, NAME), but(BALLOT, member="m-9"), "guardian-consent-missing"),
    (play(PLANNED, but(CONSENT, on=march(6), signed=march(6))), but(WORK, member="m-9"), "guardian-consent-missing"),
    (play(OPEN, but(MINOR, contract=None)), but(WORK, member="m-9"), "no-contract-in-force guardian-consent-missing"),
    # governance
    (VOTED, NAME, "duplicate-decision"),
    (MET, but(NAME, subject="venue"), "imposed-matter"),
    (MET, but(NAME, options=()), "too-few-options"),
    (MET, but(RULES, options=(*NAME.options, ev.Option(option="b", label="B"))), "consent-needs-one-option"),
    (MET, but(NAME, options=NAME.options * 2), "duplicate-option"),
    (MET, but(NAME, subject="price"), "option-decides-nothing"),
    (MET, but(NAME, subject="split"), "option-decides-nothing"),
    (MET, DEAR, "unknown-product"),
    (MET, weighed("m-1", 0), "weights-missing"),
    (MET, but(NAME, method="by-lot"), "unknown-method"),
    (MET, but(NAME, parameters=(PARAMETER,)), "unknown-parameter"),
    (MET, but(RULES, parameters=(PARAMETER,)), "unknown-parameter"),
    (MET, but(NAME, parameters=(PARAMETER, PARAMETER)), "unknown-parameter duplicate-parameter"),
    (MET, split_by("by-need"), "unknown-key"),
    (MET, split_by("by-need", causes=("elsewhere",)), "unknown-partner unknown-key"),
    (MET, split_by("equal", causes=("town",)), "causes-not-taken"),
    (MET, split_by("weights", causes=("town", "town"), weighed=("m-1",)), "duplicate-cause causes-not-taken"),
    (MET, split_by("hours", weighed=("m-1",)), "weights-not-taken"),
    (MET, split_by("weights", weighed=("m-1", "m-2", "m-1")), "duplicate-weight"),
    (MET, split_by("equal", parameters=(PARAMETER, PARAMETER)), "unknown-parameter duplicate-parameter"),
    (MET, weighed("ghost", 1), "unknown-member"),
    (VOTED, but(BALLOT, decision="moon"), "unknown-decision"),
    (VOTED, but(BALLOT, decision="price", option="twelve"), "decision-not-open"),
    (VOTED, but(BALLOT, on=march(2)), "decision-not-proposed-yet"),
    (VOTED, but(BALLOT, option="moon"), "unknown-option"),
    (VOTED, but(BALLOT, option=None, choices=("moon",)), "unknown-option ballot-of-another-form"),
    (VOTED, but(BALLOT, option=None, choices=("jinsei",)), "ballot-of-another-form"),
    (VOTED, but(BALLOT, choices=("jinsei", "jinsei")), "duplicate-choice ballot-of-another-form"),
    (VOTED, but(BALLOT, objects=True), "objection-needs-consent"),
    (VOTED, but(BALLOT, member="ghost"), "unknown-member"),
    (VOTED, but(BALLOT, member="m-3"), "no-contract-in-force"),
    (VOTED, but(BALLOT, member="m-4"), "no-contract-in-force"),
    (VOTED, plan.decision_closing("moon"), "unknown-decision"),
    (VOTED, plan.decision_closing("price"), "decision-not-open"),
    (play(VOTED, BALLOT), plan.decision_closing("name", on=march(3)), "votes-after-count"),
    (VOTED, but(PRICE, on=march(2)), "decision-not-closed-yet"),
    (VOTED, but(DONE, on=march(2)), "decision-not-closed-yet"),
    (VOTED, spoilt(plan.decision_closing("name"), blank=1), "tally-differs"),
    (VOTED, ev.DecisionWithdrawn(on=march(4), decision="price", reason="late"), "decision-not-open"),
    (BALLOTED, but(SECRET_BALLOT, option="jinsei"), "ballot-not-secret voted-already"),
    (play(VOTED, SECRET), but(SECRET_BALLOT, objects=True), "objection-needs-consent ballot-not-secret"),
    (BALLOTED, SECRET_BALLOT, "voted-already"),
    (BALLOTED, plan.decision_closing("secret"), "urn-incomplete"),
    (BALLOTED, out_of_urn("jinsei"), "urn-incomplete"),
    (BALLOTED, out_of_urn("jinsei", "jinsei", "jinsei"), "urn-incomplete"),
    (BALLOTED, spoilt(out_of_urn("jinsei", "jinsei"), winner="mousse"), "tally-differs"),
    (BALLOTED, out_of_urn("jinsei", "mousse"), "lot-not-drawn"),
    (BALLOTED, out_of_urn("jinsei", "mousse", drawn="moon"), "lot-not-drawn"),
    (BALLOTED, out_of_urn("jinsei", "jinsei", drawn="mousse"), "drawn-for-nothing"),
    (VOTED, spoilt(plan.decision_closing("name"), drawn="jinsei"), "drawn-for-nothing"),
    (VOTED, REWORDED, "amendment-changes-nothing"),
    (VOTED, but(REWORDED, decision="moon"), "unknown-decision"),
    (VOTED, but(REWORDED, decision="price"), "decision-not-open"),
    (VOTED, but(REWORDED, options=()), "too-few-options"),
    (VOTED, but(REWORDED, options=REWORDED.options * 2), "duplicate-option"),
    (VOTED, but(REWORDED, decision="rules", options=SECRET.options), "consent-needs-one-option"),
    (play(VOTED, but(DEAR, decision="dear")), but(REWORDED, decision="dear"), "option-decides-nothing"),
    (VOTED, but(DONE, decision="moon"), "unknown-decision"),
    (VOTED, but(DONE, decision="name"), "decision-not-adopted"),
    (VOTED, but(DONE, events=("0" * 32,)), "unknown-event"),
    # offer
    (VOTED, KOKEDAMA, "product-already-defined"),
    (NOT_LIABLE, KOKEDAMA, "host-not-liable"),
    (TRADING, PRICE, "price-already-set"),
    (VOTED, but(PRICE, product="ghost"), "unknown-product price-not-voted"),
    (VOTED, but(PRICE, decision="moon"), "unknown-decision"),
    (VOTED, but(PRICE, price=1_300), "price-not-voted"),
    (VOTED, but(PRICE, decision="name"), "price-not-voted"),
    (VOTED, CHEAPER, "price-not-set"),
    (TRADING, but(CHEAPER, price=1_200), "price-unchanged"),
    (TRADING, but(CHEAPER, decision="price", emergency=None), "price-not-voted"),
    (TRADING, but(CHEAPER, emergency=None), "decision-or-emergency"),
    (TRADING, but(CHEAPER, emergency=ev.Emergency(facilitator="f-2", reason="rain")), "facilitator-not-engaged"),
    (MET, BUDGET, "unknown-product"),
    # purchases
    (TRADING, bought("F-1", STRING), "duplicate-voucher"),
    (TRADING, bought("F-4", STRING, dated=march(6)), "document-after-entry"),
    (TRADING, bought("F-4", STRING, paid_by="bank"), "bank-not-owned"),
    (TRADING, spoilt(bought("F-4"), lines=(), paid=()), "no-lines"),
    (TRADING, bought("F-4", but(STRING, gross=1_201)), "line-does-not-add-up"),
    (TRADING, bought("F-4", but(STRING, net=1_002, vat=198)), "vat-far-from-rate"),
    (TRADING, bought("F-4", plan.purchase_line("supplies", 500, 0)), "zero-rate-needs-reason"),
    (TRADING, bought("F-4", but(STRING, product="ghost")), "unknown-product"),
    (TRADING, spoilt(bought("F-4", STRING), invoice_to_host=False), "vat-not-deductible"),
    (NOT_LIABLE, spoilt(bought("F-4", STRING, paid_by="host"), lines=(STRING,)), "host-not-liable"),
    (TRADING, bought("F-4", STRING, paid_by=[ev.PurchasePayment(means="cash", cents=1)]), "payments-do-not-add-up"),
    (TRADING, bought("F-4", STRING, paid_by=[ev.PurchasePayment(means="member", cents=1_200)]), "payer-missing"),
    (TRADING, bought("F-4", STRING, member="ghost"), "unknown-member"),
    (VOTED, bought("F-4"), "till-would-go-negative"),
    (TRADING, ev.PurchasePaid(on=march(6), voucher="F-9", supplier="garden", means="host", cents=1), "unknown-voucher"),
    (TRADING, ev.PurchasePaid(on=march(6), voucher="F-2", supplier="garden", means="host", cents=6_001), "overpaid"),
    (TRADING, but(NOTE, purchase="F-9"), "unknown-voucher"),
    (CREDITED, NOTE, "duplicate-voucher"),
    (TRADING, but(NOTE, lines=(PLANTS,)), "credit-exceeds-purchase"),
    (TRADING, but(NOTE, purchase="F-1"), "credit-exceeds-purchase"),
    (TRADING, but(NOTE, dated=march(7)), "document-after-entry"),
    (TRADING, but(NOTE, means="bank"), "credit-exceeds-purchase bank-not-owned"),
    (TRADING, but(NOTE, lines=(STRING,)), "credit-exceeds-purchase"),
    (TRADING, but(NOTE, means="cash"), "credit-exceeds-purchase"),
    (play(TRADING, ACCRUAL), but(ACCRUAL, on=march(7)), "accrual-stands"),
    (play(TRADING, ACCRUAL), but(bought("P-1", STRING)(TRADING), supplier="printer"), "accrual-stands"),
    (TRADING, but(ACCRUAL, lines=()), "no-lines"),
    (TRADING, but(ACCRUAL, lines=(but(STRING, vat=201),)), "line-does-not-add-up"),
    # production and sales
    (TRADING, but(MADE, product="ghost"), "unknown-product"),
    (TRADING, but(MADE, product="workshop"), "not-made-here"),
    (TRADING, but(MADE, on=march(13)), "date-outside-programme"),
    (TRADING, sold("T-1", of()), "duplicate-ticket"),
    (REFUNDED, sold("R-1", of()), "duplicate-ticket"),
    (TRADING, plan.takings({"kokedama": 1_000}, voucher="T-1", channel="market", on=march(6)), "duplicate-ticket"),
    (STOPPED, sold("T-9", of(), on=march(11)), "sales-stopped"),
    (TRADING, sold("T-9", of(), on=march(13)), "date-outside-programme"),
    (TRADING, sold("T-9"), "no-lines"),
    (TRADING, sold("T-9", of(product="ghost")), "unknown-product"),
    (TRADING, plan.sale("ghost", channel="market"), "unknown-product"),
    (TRADING, sold("T-9", of(), channel="online"), "price-not-set"),
    (TRADING, plan.sale("kokedama", channel="online"), "price-not-set"),
    (TRADING, plan.sale(lines={"kokedama": 0}, channel="market"), "nothing-sold"),
    (TRADING, plan.sale("workshop"), "no-price-set"),
    (TWO_CHANNELS, plan.sale("kokedama"), "channel-needed"),
    (TRADING, plan.refund("T-1", rebate={"kokedama": 0}, paid_by="cash", on=march(9)), "less-than-a-cent"),
    (TRADING, sold("T-9", of(price=1_100)), "price-not-in-force"),
    (TRADING, sold("T-9", but(of(), gross=1_201)), "line-does-not-add-up"),
    (TRADING, sold("T-9", of(rate=550)), "rate-differs"),
    (TRADING, sold("T-9", but(of(), nature="resale")), "rate-differs"),
    (TRADING, sold("T-9", of(), totals=()), "totals-do-not-add-up"),
    (TRADING, sold("T-9", of(), lines=(of(),)), "totals-do-not-add-up"),
    (TRADING, sold("T-9", of(), paid=()), "payments-do-not-add-up"),
    (TRADING, sold("T-9", of(), paid=customer(1_200, who=None)), "customer-missing"),
    (TRADING, sold("T-9", of(13_000)), "not-in-stock"),
    (TRADING, sold("T-9", of(6_000), of(7_000)), "not-in-stock"),
    (TRADING, sold("T-9", of(), paid=(ev.SalePayment(means="bank", cents=1_200),)), "bank-not-owned"),
    (DAY_CLOSED, sold("T-9", of(), on=march(10)), "day-closed"),
    (TRADING, plan.delivery("T-9"), "unknown-ticket"),
    (TRADING, plan.delivery("T-4"), "already-delivered"),
    (TRADING, spoilt(plan.delivery("T-3"), channel="online"), "delivery-differs"),
    (TRADING, back("T-9"), "unknown-ticket"),
    (REFUNDED, back("T-2", paid_by="customer"), "duplicate-refund"),
    (TRADING, spoilt(back("T-3"), delivered=True), "not-delivered-yet"),
    (TRADING, back("T-3", rebate={"kokedama": 100}), "not-delivered-yet"),
    (TRADING, spoilt(back("T-1"), delivered=False), "already-delivered"),
    (TRADING, back("T-3", lines={"kokedama": 500}), "delivery-differs"),
    (TRADING, spoilt(back("T-1"), lines=(), totals=(), paid=()), "no-lines"),
    (TRADING, back("T-1", lines={"kokedama": 31_000}), "refund-exceeds-sale refund-exceeds-paid"),
    (REFUNDED, back("T-1", "R-2", lines={"kokedama": 1_000}), "refund-exceeds-sale refund-exceeds-paid"),
    (REFUNDED, back("T-1", "R-2", rebate={"kokedama": 1}), "refund-exceeds-sale refund-exceeds-paid"),
    (TRADING, spoilt(back("T-1", rebate={"kokedama": 100}), returned=True), "rebate-returns-nothing"),
    (TRADING, spoilt(back("T-2"), paid=customer(600, 700)), "payments-do-not-add-up overpaid"),
    (TRADING, spoilt(back("T-2"), paid=customer(1_200, who="c-2")), "wrong-customer"),
    (TRADING, but(SETTLED_BY_CUSTOMER, ticket="T-9"), "unknown-ticket"),
    (TRADING, but(SETTLED_BY_CUSTOMER, customer="c-2"), "wrong-customer"),
    (TRADING, but(SETTLED_BY_CUSTOMER, channel="online"), "channel-differs"),
    (TRADING, but(SETTLED_BY_CUSTOMER, cents=1_201), "overpaid"),
    (TRADING, but(PAYOUT, gross=1_201), "payout-exceeds-receivable"),
    (TRADING, but(PAYOUT, channel="online"), "payout-exceeds-receivable"),
    (TRADING, but(PAYOUT, fee=1_201), "fee-exceeds-payout"),
    (TRADING, but(PAYOUT, fee=100, fee_rate=2_000, fee_vat=22), "vat-far-from-rate"),
    (TRADING, but(PAYOUT, into="bank"), "bank-not-owned"),
    # stock
    (
        STOPPED,
        spoilt(counted(), values=(ev.StockValue(stock="stock_goods", before=1, after=2),)),
        "count-before-differs",
    ),
    (
        STOPPED,
        spoilt(counted(), values=(ev.StockValue(stock="stock_goods", before=0, after=0),) * 2),
        "stock-counted-twice",
    ),
    (STOPPED, spoilt(counted(), products=()), "product-not-counted"),
    (
        STOPPED,
        spoilt(counted(), products=(ev.ProductCount(product="kokedama", expected=1, counted=1),)),
        "count-expected-differs",
    ),
    (
        STOPPED,
        spoilt(counted(), products=(ev.ProductCount(product="kokedama", expected=11_000, counted=10_000),)),
        "count-not-explained",
    ),
    (OPEN, spoilt(counted(), products=(ev.ProductCount(product="ghost", expected=0, counted=0),)), "unknown-product"),
    (COUNTED, counted(stock_materials=1_499), "accepts-more-than-counted"),
    (COUNTED, but(ACCEPTED, cents=1), "accepts-more-than-counted"),
    (TRADING, but(HANDED, product="ghost", quantity=1), "unknown-product"),
    (TRADING, but(HANDED, quantity=1), "quantity-without-product"),
    (TRADING, but(SPOILED, quantity=13_000), "not-in-stock"),
    (TRADING, but(SPOILED, product="ghost"), "unknown-product"),
    (TRADING, but(SPOILED, proof=None), "proof-missing"),
    (TRADING, but(SPOILED, rate=2_000), "no-vat-on-this-loss"),
    (TRADING, but(MISSING, vat=99), "vat-does-not-add-up"),
    (TRADING, spoilt(KEPT, rate=550), "rate-differs vat-does-not-add-up"),
    (TRADING, spoilt(KEPT, quantity=13_000), "not-in-stock"),
    (TRADING, spoilt(KEPT, member="ghost"), "unknown-member"),
    (TRADING, spoilt(GIVEN, vat=0), "vat-does-not-add-up"),
    (TRADING, plan.stock_given("ghost", 1, cost=1), "unknown-product"),
    # treasury
    (TRADING, but(HOME, target="till"), "same-account"),
    (TRADING, but(HOME, target="bank"), "bank-not-owned"),
    (TRADING, but(HOME, cents=42_801), "till-would-go-negative"),
    (TRADING, but(HOME, on=march(5), cents=5_601), "till-would-go-negative"),
    (DAY_CLOSED, HOME, "day-closed"),
    (TRADING, but(ADVANCE, into="bank"), "bank-not-owned"),
    (TRADING, spoilt(plan.till_count(42_800), expected=42_799), "till-expected-differs gap-does-not-add-up"),
    (TRADING, spoilt(plan.till_count(42_800), gap=1), "gap-does-not-add-up"),
    (TRADING, ev.MemberReimbursed(on=march(6), reference="B-1", member="m-1", means="host", cents=1_201), "overpaid"),
    (
        TRADING,
        ev.MemberReimbursed(on=march(6), reference="B-1", member="ghost", means="host", cents=1),
        "unknown-member overpaid",
    ),
    (TRADING, GRANT, "duplicate-grant"),
    (OPEN, GRANT, "unknown-partner"),
    (OPEN, GRANTED, "unknown-grant"),
    (TRADING, but(GRANTED, nature="private"), "grant-nature-differs"),
    (TRADING, but(GRANTED, cents=50_001), "exceeds-grant"),
    (OPEN, DEFERRED, "unknown-grant"),
    (TRADING, but(DEFERRED, cents=50_001), "exceeds-grant"),
    (OPEN, spoilt(plan.loan(100_000, 300, 12), interest=0), "loan-does-not-add-up"),
    (TRADING, plan.refund("T-2", paid_by="cash", on=march(9)), "refund-exceeds-paid"),
    (TRADING, plan.refund("T-1", {"kokedama": 2_000}, paid_by="card", on=march(9)), "refund-exceeds-receivable"),
    (MET, ev.MemberLeft(on=march(1), member="m-1"), "left-before-joining"),
    # closing
    (TRADING, plan.till_close(on=march(5)), "ticket-after-closing"),
    (DAY_CLOSED, plan.till_close(on=march(9)), "till-closed-out-of-order"),
    (TRADING, spoilt(plan.till_close(on=march(10)), gross=0), "closing-differs"),
    (TRADING, spoilt(plan.till_close(on=march(10)), head="f" * 64), "closing-differs"),
    (TRADING, plan.vat(on=march(10)), "till-not-closed"),
    (SETTLED, plan.vat(on=march(31)), "month-already-settled"),
    (SETTLED, plan.vat("2026-04", on=march(31)), "month-not-begun"),
    (DAY_CLOSED, plan.vat("2026-04", on=april(1)), "earlier-month-not-settled"),
    (DAY_CLOSED, spoilt(plan.vat(on=march(31)), due=0), "settlement-differs"),
    (SETTLED, bought("F-4", STRING, paid_by="host"), "month-settled"),
    (TRADING, plan.contribution_charge(on=march(31)), "sales-not-stopped"),
    (SETTLED, spoilt(plan.contribution_charge(on=march(31)), cents=1), "contribution-differs"),
    (READY, plan.contribution_charge(on=march(31)), "contribution-already-charged"),
    (OPEN, plan.contribution_charge(), "no-contribution-due"),
    (
        SHARED,
        ev.StockAccepted(on=march(31), stock="stock_materials", cents=1, accepted_by="a-1"),
        "accepts-more-than-counted distribution-already-made",
    ),
    # sharing
    (
        TRADING,
        plan.distribution("split"),
        "sales-not-stopped payouts-outstanding stock-not-counted vat-not-settled contribution-not-charged",
    ),
    (
        STOPPED,
        plan.distribution("split"),
        "till-not-counted stock-not-counted vat-not-settled contribution-not-charged",
    ),
    (SHARED, spoilt(lambda _: SHARED.distribution), "already-distributed"),
    (READY, plan.distribution("price"), "no-split-adopted"),
    (READY, plan.distribution("moon"), "unknown-decision"),
    (READY, spoilt(plan.distribution("split"), decision="moon"), "unknown-decision"),
    (READY, spoilt(plan.distribution("split"), key="hours"), "split-not-voted"),
    (READY, spoilt(plan.distribution("split"), distributable=1), "envelope-differs"),
    (READY, spoilt(plan.distribution("split"), envelope=()), "envelope-differs"),
    (READY, spoilt(plan.distribution("split"), shares=()), "share-does-not-add-up"),
    (WITHOUT_CONTRACT, plan.distribution("split", on=april(1)), "no-member-to-pay"),
    (POOR, plan.distribution("split"), "nothing-to-distribute"),
    (POOR, spoilt(lambda _: SHARED.distribution), "till-not-counted nothing-to-distribute"),
    (SHARED, plan.share_waiver("m-3", "waived"), "no-share-due"),
    (WAIVED, plan.share_waiver("m-1", "waived"), "no-share-due"),
    (SHARED, spoilt(plan.share_waiver("m-1", "waived"), cents=1), "share-differs"),
    (SHARED, spoilt(plan.share_waiver("m-1", "waived"), member="ghost"), "unknown-member no-share-due"),
    (SHARED, plan.share_gift("m-1", "moon"), "unknown-partner"),
    (TRADING, paid_out(payslip("m-1")), "sales-not-stopped profit-not-distributed difference-not-acknowledged"),
    (POOR, paid_out(), "no-lines"),
    (POOR, paid_out(payslip("ghost", gross=0, employer=4_200)), "unknown-member difference-not-acknowledged"),
    (READY, spoilt(plan.distribution("split"), on=march(5)), "step-before-facts"),
    (READY, LEFT, "profit-has-takers"),
    (READY, but(LEFT, reason="members_decided"), "unknown-decision"),
    (
        play(READY, BALLOT, but(BALLOT, member="m-2"), plan.decision_closing("name", on=april(8))),
        but(LEFT, reason="members_decided", decision="name"),
        "decision-not-closed-yet",
    ),
    (READY, but(LEFT, distributable=1), "envelope-differs profit-has-takers"),
    (SHARED, LEFT, "already-distributed"),
    (
        play(READY, spoilt(plan.refund("T-1", {"kokedama": 1_000}, paid_by="host", on=april(1)), returned=False)),
        plan.distribution("split", on=april(2)),
        "sales-not-stopped vat-not-settled contribution-differs",
    ),
    (PAID_BEFORE, plan.distribution("split", on=april(7)), "payroll-already-settled"),
    (TRADING, plan.till_close(on=march(30).replace(month=12)), "closing-too-late"),
    (
        SHARED,
        paid_out(payslip("m-1"), payslip("m-2"), payslip("m-3")),
        "no-contract-in-force difference-not-acknowledged",
    ),
    (SHARED, paid_out(payslip("m-1"), payslip("m-2"), payslip("m-2")), "payroll-line-twice"),
    (SHARED, spoilt(paid_out(payslip("m-1"), payslip("m-2")), month="2026-02"), "payroll-before-work"),
    (PAYROLL, paid_out(payslip("m-1")), "payroll-line-twice difference-not-acknowledged"),
    (SHARED, paid_out(payslip("m-1")), "payroll-forgets-member"),
    (SHARED, paid_out(payslip("m-1"), but(payslip("m-2"), net=4_201)), "payroll-does-not-add-up"),
    (
        SHARED,
        spoilt(paid_out(), lines=(payslip("m-1"), payslip("m-2"))),
        "accrued-differs difference-differs accrued-differs difference-differs",
    ),
    (SHARED, paid_out(payslip("m-1"), payslip("m-2", gross=5_001)), "difference-not-acknowledged"),
    (PAYROLL, spoilt(plan.remuneration(reference="NET"), paid=()), "no-lines"),
    (PAYROLL, spoilt(plan.remuneration(reference="NET"), paid=(ev.NetPaid(member="m-1", cents=4_201),)), "pay-differs"),
    (PAYROLL, plan.remuneration(reference="NET", means="bank"), "bank-not-owned"),
    # ends
    (READY, plan.session_closing(), "profit-not-distributed till-not-empty"),
    (SHARED, plan.session_closing(), "shares-not-settled till-not-empty"),
    (PAYROLL, plan.session_closing(), "pay-not-paid till-not-empty"),
    (PAID, plan.session_closing(), "till-not-empty"),
    (EMPTIED, spoilt(plan.session_closing(), lines=()), "balances-differ"),
    (EMPTIED, spoilt(CUT, on=april(8)), "cut-not-at-year-end"),
    (EMPTIED, plan.fiscal_year_cut(YEAR_END), "dates-reversed"),
    (EMPTIED, spoilt(CUT, lines=()), "balances-differ"),
    # corrections
    (TRADING, plan.reversal("f" * 32), "unknown-event"),
    (TRADING, but(F_1, event="f" * 32), "unknown-event"),
    (TRADING, plan.reversal(kind="member_joined"), "not-reversible"),
    (UNDONE, F_1, "already-reversed"),
    (TRADING, but(F_1, entries=()), "reversal-differs"),
    (TRADING, but(F_1, kind="goods_produced"), "reversal-differs"),
    (READY, plan.reversal(version=BOUGHT_AT), "closing-step-first month-settled"),
    (READY, plan.reversal(kind="vat_settled"), "closing-step-first"),
    (SHARED, plan.reversal(kind="contribution_charged"), "closing-step-first"),
    (PAID, plan.reversal(kind="payroll_settled"), "pay-has-left"),
    (TRADING, plan.reversal(kind="goods_produced"), "in-use-since"),
    (CREDITED, plan.reversal(version=BOUGHT_AT + 1), "in-use-since"),
    (COUNTED, plan.reversal(kind="stock_counted"), "in-use-since"),
    (BEGUN, plan.reversal(version=version_of(BEGUN, DAY_1)), "in-use-since"),
    (play(BEGUN, HELD_2), plan.reversal(version=version_of(play(BEGUN, HELD_2), HELD_1)), "in-use-since"),
]


def field_at(event: Event, where: str) -> object:
    """The value at the path that a refusal names. It fails if there is none."""
    value = event
    for name, index in re.findall(r"(\w+)|\[(\d+)\]", where):
        value = value[int(index)] if index else getattr(value, name)
    return value


@pytest.mark.parametrize(
    ("state", "step", "names"), [pytest.param(*row, id=f"{at:03}:{row[2]}") for at, row in enumerate(TABLE)]
)
def test_it_is_refused_by_name_and_nothing_moves(state: State, step: Event | Plan, names: str) -> None:
    before = state.copy()
    event, refusals = refusals_of(state, step)
    assert " ".join(refusal.name for refusal in refusals) == names
    assert state == before
    for refusal in refusals:
        assert refusal.say("fr") != refusal.say("en")
        if event is not None:
            field_at(event, refusal.where)


def test_the_table_knows_every_name() -> None:
    names = {*FRAME_NAMES, *ENTRY_NAMES, *(name for rules in NAMES.values() for name in rules)}
    tabled = {name for _, _, expected in TABLE for name in expected.split()}
    # No event of ours books an entry that its own rules let through unbalanced; the net below is tested apart.
    # Nor does any name an account that the chart lacks: that is a plugin's to do, in tests/hooks.
    assert names - tabled == {"entry-not-balanced", "account-not-in-chart"}


def test_an_entry_that_does_not_balance_is_refused_whatever_booked_it() -> None:
    lame = (("OD", "", (("601", "", 1, None),)),)
    assert [refusal.name for refusal in check_entries(OPEN, ADVANCE, lame, sums_hold=True)] == ["entry-not-balanced"]
    assert list(check_entries(OPEN, ADVANCE, lame, sums_hold=False)) == []


def test_vat_a_cent_off_is_let_in_with_a_warning() -> None:
    printed = bought("F-4", but(STRING, net=1_001, vat=199))
    assert [refusal.name for refusal in warnings(printed(TRADING))] == ["vat-off-by-a-cent"]
    assert warnings(bought("F-4")(TRADING)) == ()
    assert play(TRADING, printed).bills["garden", "F-4"].gross == 1_200
