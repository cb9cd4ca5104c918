"""One valid event of each kind, and further ones where a kind books in several ways.

Each is valid in itself (shape, bounds, its own sums); together they are no session.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from flashcoop_core import events as ev
from flashcoop_core.books.chart import default_accounts
from flashcoop_core.events import BY_CLASS, Event

__all__ = ["SAMPLES", "VARIANTS", "every_sample", "samples_of"]

_MONDAY = date(2026, 3, 2)
_FRIDAY = date(2026, 3, 6)
_TUESDAY = date(2026, 3, 10)
_APRIL = date(2026, 4, 10)

_PLANTS = ev.PurchaseLine(charge="materials", net=12_000, vat=2_400, gross=14_400, rate=2_000, product="kokedama")
_POSTAGE = ev.PurchaseLine(charge="transport", net=1_000, vat=200, gross=1_200, rate=2_000, deductible=False)
_FAIR = ev.PurchaseLine(charge="supplies", net=500, vat=0, gross=500, rate=0, reason="293 B")
_TWO_KOKEDAMAS = ev.SaleLine(product="kokedama", quantity=2_000, price=600, gross=1_200, rate=2_000, net=1_000)
_WORKSHOP = ev.SaleLine(
    product="workshop", nature="service", quantity=1_000, price=1_200, gross=1_200, rate=2_000, net=1_000
)
_BOOK = ev.SaleLine(product="book", nature="resale", quantity=1_000, price=1_055, gross=1_055, rate=550, net=1_000)
_AT_20 = ev.RateTotal(rate=2_000, net=1_000, vat=200, gross=1_200)
_BOTH_AT_20 = ev.RateTotal(rate=2_000, net=2_000, vat=400, gross=2_400)
_AT_5_5 = ev.RateTotal(rate=550, net=1_000, vat=55, gross=1_055)

#: Every means that a customer may pay with, 3,455 cents in all.
_ALL_MEANS = (
    ev.SalePayment(means="cash", cents=455),
    ev.SalePayment(means="cheque", cents=500),
    ev.SalePayment(means="card", cents=500),
    ev.SalePayment(means="platform", cents=500),
    ev.SalePayment(means="bank", cents=500),
    ev.SalePayment(means="host", cents=500),
    ev.SalePayment(means="customer", cents=500, customer="town-hall"),
)

_EVENTS: tuple[Event, ...] = (
    # opening
    ev.SessionOpened(
        on=_MONDAY,
        name="Jinsei'Coop",
        host=ev.Host(name="CAE des Exemples", siren="123456782", section="fc-lusignan"),
        place="Lusignan",
        starts=_MONDAY,
        ends=_TUESDAY,
        fiscal_year_ends=date(2026, 12, 31),
        filiere="kokedama",
        contribution=ev.Contribution(rate=1_000),
        imposed=("filiere",),
        accounts=default_accounts(),
        plugins=(ev.PluginActivation(name="kokedama", hook_api=1),),
    ),
    ev.SessionAmended(on=_FRIDAY, reason="The market moved", place="Rouillé", ends=date(2026, 3, 11)),
    ev.PartnerEngaged(on=_MONDAY, partner="garden-centre", name="Jardinerie du Clain", role="supplier"),
    ev.FacilitatorEngaged(on=_MONDAY, facilitator="f-01"),
    # members
    ev.MemberJoined(on=_MONDAY, member="m-01", contract=ev.Contract(signed=_MONDAY, ends=date(2026, 5, 31))),
    ev.ContractSigned(
        on=_MONDAY, member="m-02", contract=ev.Contract(kind="cesa", signed=_MONDAY, ends=date(2027, 3, 1))
    ),
    ev.MemberLeft(on=_FRIDAY, member="m-02"),
    ev.WorkRecorded(on=_MONDAY, member="m-01", minutes=210),
    # programme
    ev.ProgrammeDayPlanned(on=_MONDAY, number=4, day=_FRIDAY, themes=("make", "sell")),
    ev.ProgrammeDayHeld(on=_FRIDAY, number=4),
    ev.ProfessionalEngaged(on=_MONDAY, professional="pro-1", role="producer", number=4),
    ev.ProfessionalConfirmed(on=_FRIDAY, professional="pro-1", number=4),
    ev.VenueEngaged(on=_MONDAY, booking="market-1", partner="town-hall", use="selling", starts=_FRIDAY, ends=_TUESDAY),
    ev.VenueConfirmed(on=_FRIDAY, booking="market-1"),
    ev.InsuranceNoted(
        on=_MONDAY, insurer="Assurance des Exemples", reference="RC-2026-1", starts=_MONDAY, ends=date(2026, 12, 31)
    ),
    ev.GuardianConsentRecorded(on=_MONDAY, member="m-02", signed=_MONDAY, reference="AUT-2"),
    ev.FundingPlanned(on=_MONDAY, funder="town-hall", cents=50_000),
    # governance
    ev.DecisionProposed(
        on=_MONDAY,
        decision="price-1",
        subject="price",
        question="What does a kokedama cost?",
        options=(
            ev.Option(
                option="twelve",
                label="12 €",
                prices=(ev.PriceOption(product="kokedama", channel="market", price=1_200),),
            ),
            ev.Option(
                option="shares",
                label="By weight",
                split=ev.SplitOption(key="weights", weights=(ev.MemberWeight(member="m-01", weight=3),)),
            ),
        ),
    ),
    ev.VoteCast(on=_MONDAY, decision="price-1", member="m-01", option="twelve"),
    ev.DecisionClosed(
        on=_MONDAY,
        decision="price-1",
        tally=(ev.Ballots(option="twelve", votes=6), ev.Ballots(option="shares", votes=0)),
        blank=1,
        entitled=7,
        winner="twelve",
        outcome="adopted",
        dissent=0,
    ),
    ev.DecisionWithdrawn(on=_MONDAY, decision="name-1", reason="Asked too early"),
    ev.DecisionAmended(
        on=_MONDAY,
        decision="name-1",
        question="Which name?",
        options=(ev.Option(option="a", label="A"),),
        reason="Clearer",
    ),
    ev.DecisionApplied(on=_MONDAY, decision="name-1", how="Painted on the stall", events=("0" * 32,)),
    # offer
    ev.ProductDefined(
        on=_MONDAY,
        product="kokedama",
        name="Kokedama",
        vat_rate=2_000,
        vat_reason="Plant sold in a decorated pot",
        decided_by="f-02",
    ),
    ev.PriceSet(on=_MONDAY, product="kokedama", channel="market", price=1_200, decision="price-1"),
    ev.PriceChanged(
        on=_FRIDAY,
        product="kokedama",
        channel="market",
        price=600,
        emergency=ev.Emergency(facilitator="f-01", reason="Rain from noon"),
    ),
    ev.BudgetEstimated(
        on=_MONDAY,
        product="kokedama",
        quantity=60_000,
        lines=(ev.BudgetLine(charge="materials", cents=200, per_unit=True),),
    ),
    # trade
    ev.PurchaseMade(
        on=_MONDAY,
        dated=_MONDAY,
        voucher="F-1",
        supplier="garden-centre",
        lines=(_PLANTS,),
        paid=(ev.PurchasePayment(means="cash", cents=14_400),),
    ),
    ev.PurchasePaid(on=_FRIDAY, voucher="F-2", supplier="garden-centre", means="host", cents=5_000),
    ev.CreditNoteReceived(
        on=_FRIDAY,
        dated=_FRIDAY,
        voucher="A-1",
        supplier="garden-centre",
        purchase="F-1",
        lines=(_PLANTS,),
        means="credit",
    ),
    ev.ChargeAccrued(on=_TUESDAY, voucher="P-1", supplier="printer", lines=(_PLANTS,)),
    ev.ServiceReceived(on=_FRIDAY, voucher="S-1", entrepreneur="e-01", cents=8_000),
    ev.GoodsProduced(on=_FRIDAY, product="kokedama", quantity=64_000),
    ev.SaleMade(
        on=_FRIDAY,
        at="10:15:00",
        ticket="T-1",
        channel="market",
        lines=(_TWO_KOKEDAMAS,),
        totals=(_AT_20,),
        paid=(ev.SalePayment(means="cash", cents=1_200),),
    ),
    ev.SaleDelivered(on=_TUESDAY, ticket="T-2", channel="online", lines=(_TWO_KOKEDAMAS,)),
    ev.SaleRefunded(
        on=_FRIDAY,
        ticket="T-1",
        refund="R-1",
        channel="market",
        lines=(_TWO_KOKEDAMAS,),
        totals=(_AT_20,),
        paid=(ev.SalePayment(means="cash", cents=1_200),),
    ),
    ev.TakingsRecorded(
        on=_FRIDAY,
        voucher="Z-1",
        channel="market",
        lines=(_TWO_KOKEDAMAS,),
        totals=(_AT_20,),
        paid=(ev.SalePayment(means="cash", cents=1_200),),
        tickets=1,
    ),
    ev.PayoutReceived(
        on=_TUESDAY,
        reference="V-1",
        source="card",
        channel="market",
        gross=10_000,
        fee=100,
        fee_rate=2_000,
        fee_vat=20,
        into="host",
    ),
    ev.CustomerPaid(on=_TUESDAY, ticket="T-3", channel="market", customer="town-hall", means="cheque", cents=500),
    # stock
    ev.StockCounted(
        on=_TUESDAY,
        reference="I-1",
        values=(ev.StockValue(stock="stock_materials", before=0, after=1_500),),
        products=(ev.ProductCount(product="kokedama", expected=4_000, counted=4_000),),
    ),
    ev.StockReceived(on=_MONDAY, reference="H-1", stock="stock_materials", cents=2_000),
    ev.StockAccepted(on=_TUESDAY, stock="stock_materials", cents=1_500, accepted_by="f-02"),
    ev.StockWrittenOff(
        on=_TUESDAY,
        reference="W-1",
        product="kokedama",
        quantity=1_000,
        fate="missing",
        cost=400,
        rate=2_000,
        vat=80,
    ),
    ev.StockGiven(on=_TUESDAY, reference="G-1", product="kokedama", quantity=1_000, cost=400, rate=2_000, vat=80),
    ev.StockKept(
        on=_TUESDAY,
        reference="K-1",
        member="m-01",
        product="kokedama",
        quantity=1_000,
        cost=400,
        rate=2_000,
        vat=80,
    ),
    # treasury
    ev.FundsAdvanced(on=_MONDAY, reference="H-2", cents=20_000),
    ev.FundsReturned(on=_TUESDAY, reference="H-3", cents=20_000),
    ev.CashMoved(on=_FRIDAY, reference="B-1", source="till", target="host", cents=30_000),
    ev.TillCounted(on=_FRIDAY, reference="C-1", expected=1_200, counted=1_150, gap=-50),
    ev.MemberReimbursed(on=_TUESDAY, reference="M-1", member="m-01", means="host", cents=700),
    ev.GrantAwarded(on=_MONDAY, grant="town-2026", funder="town-hall", nature="public", cents=50_000),
    ev.GrantReceived(on=_FRIDAY, grant="town-2026", nature="public", into="host", cents=50_000),
    ev.GrantDeferred(on=_TUESDAY, grant="town-2026", nature="public", cents=10_000),
    ev.BankLoanSimulated(on=_MONDAY, principal=100_000, rate=400, months=12, instalment=8_515, interest=2_180),
    # closing
    ev.TillClosed(
        on=_FRIDAY,
        period="day",
        number=1,
        tickets=1,
        sales=(_AT_20,),
        rounding=(ev.Rounding(rate=2_000, cents=1),),
        gross=1_200,
        perpetual=1_200,
        perpetual_absolute=1_200,
        through=40,
        head="0f" * 32,
    ),
    ev.VatSettled(on=date(2026, 3, 31), month="2026-03", collected=8_800, deductible=2_400, due=6_400, credit=0),
    ev.ContributionCharged(on=_TUESDAY, reference="H-4", base=44_000, rate=1_000, cents=4_400),
    ev.ProfitDistributed(
        on=_TUESDAY,
        decision="split-1",
        key="equal",
        envelope=(
            ev.EnvelopeLine(line="net_sales", cents=44_000),
            ev.EnvelopeLine(line="charges", cents=-41_000),
        ),
        distributable=3_000,
        shares=(
            ev.Share(member="m-01", weight=9, cents=1_350),
            ev.Share(member="m-02", weight=9, cents=1_350),
        ),
        causes=(ev.CauseShare(cause="food-bank", weight=2, cents=300),),
    ),
    ev.ProfitLeft(on=_TUESDAY, distributable=27_600, reason="no_member_to_pay"),
    ev.ShareWaived(on=_TUESDAY, member="m-02", cents=1_500, reason="waived"),
    ev.ShareGiven(on=_TUESDAY, member="m-02", cents=1_500, cause="food-bank", means="payable"),
    ev.PayrollSettled(
        on=_APRIL,
        reference="PAIE-03",
        month="2026-03",
        lines=(
            ev.PayLine(
                member="m-01",
                gross=1_120,
                employer=370,
                net=930,
                social_security=560,
                accrued=1_500,
                difference=10,
            ),
        ),
        acknowledged_by="f-02",
    ),
    ev.RemunerationPaid(on=_APRIL, reference="VIR-1", means="host", paid=(ev.NetPaid(member="m-01", cents=930),)),
    ev.FiscalYearCut(
        on=date(2026, 12, 31),
        next_year_ends=date(2027, 12, 31),
        lines=(ev.ClosingLine(account="408", aux="printer", cents=-14_400),),
    ),
    ev.SessionClosed(
        on=_APRIL,
        lines=(
            ev.ClosingLine(account="31", aux="", cents=1_500),
            ev.ClosingLine(account="44551", aux="", cents=-6_400),
        ),
    ),
    # corrections
    ev.EventReversed(
        on=_FRIDAY,
        event="0190a1b2c3d47e8f9a0b1c2d3e4f5061",
        version=41,
        kind="purchase_paid",
        reason="error",
        entries=(
            ev.ReversedEntry(
                journal="BQ",
                piece="F-2",
                postings=(
                    ev.ReversedPosting(account="181", aux="", cents=5_000),
                    ev.ReversedPosting(account="401", aux="garden-centre", cents=-5_000),
                ),
            ),
        ),
    ),
)

#: Wire name -> one valid event of that kind.
SAMPLES: Mapping[str, Event] = MappingProxyType({BY_CLASS[type(event)].name: event for event in _EVENTS})

#: With `SAMPLES`, every account that a kind can book on is booked on at least once.
VARIANTS: tuple[Event, ...] = (
    ev.PurchaseMade(
        on=_MONDAY,
        dated=_MONDAY,
        voucher="F-2",
        supplier="garden-centre",
        lines=(_PLANTS, _POSTAGE, _FAIR),
        paid=(
            ev.PurchasePayment(means="credit", cents=5_000),
            ev.PurchasePayment(means="bank", cents=5_000),
            ev.PurchasePayment(means="host", cents=5_000),
            ev.PurchasePayment(means="member", cents=1_100, member="m-01"),
        ),
    ),
    *(
        ev.PurchasePaid(on=_FRIDAY, voucher="F-2", supplier="garden-centre", means=means, cents=2_000)
        for means in ("cash", "bank")
    ),
    *(
        ev.CreditNoteReceived(
            on=_FRIDAY,
            dated=_FRIDAY,
            voucher="A-2",
            supplier="garden-centre",
            purchase="F-2",
            lines=(_PLANTS, _POSTAGE),
            rebate=means == "deposit",
            means=means,
        )
        for means in ("deposit", "cash", "bank", "host")
    ),
    ev.SaleMade(
        on=_FRIDAY,
        ticket="T-4",
        channel="market",
        lines=(_TWO_KOKEDAMAS, _WORKSHOP, _BOOK),
        totals=(_BOTH_AT_20, _AT_5_5),
        paid=_ALL_MEANS,
    ),
    ev.SaleMade(
        on=_FRIDAY,
        ticket="T-2",
        channel="online",
        lines=(_TWO_KOKEDAMAS,),
        totals=(_AT_20,),
        paid=(ev.SalePayment(means="platform", cents=1_200),),
        delivered=False,
    ),
    ev.SaleDelivered(on=_TUESDAY, ticket="T-5", channel="online", lines=(_WORKSHOP, _BOOK)),
    ev.SaleRefunded(
        on=_FRIDAY,
        ticket="T-4",
        refund="R-2",
        channel="market",
        lines=(_TWO_KOKEDAMAS, _WORKSHOP, _BOOK),
        totals=(_BOTH_AT_20, _AT_5_5),
        paid=_ALL_MEANS,
    ),
    ev.SaleRefunded(
        on=_FRIDAY,
        ticket="T-4",
        refund="R-3",
        channel="market",
        lines=(_TWO_KOKEDAMAS,),
        totals=(_AT_20,),
        paid=(ev.SalePayment(means="cash", cents=1_200),),
        rebate=True,
        returned=False,
    ),
    ev.SaleRefunded(
        on=_FRIDAY,
        ticket="T-2",
        refund="R-4",
        channel="online",
        lines=(_TWO_KOKEDAMAS,),
        totals=(_AT_20,),
        paid=(ev.SalePayment(means="platform", cents=1_200),),
        returned=False,
        delivered=False,
    ),
    ev.TakingsRecorded(
        on=_FRIDAY,
        voucher="Z-2",
        channel="market",
        lines=(_TWO_KOKEDAMAS, _WORKSHOP, _BOOK),
        totals=(_BOTH_AT_20, _AT_5_5),
        paid=_ALL_MEANS,
    ),
    ev.PayoutReceived(
        on=_TUESDAY,
        reference="V-2",
        source="platform",
        channel="online",
        gross=10_000,
        fee=100,
        fee_rate=2_000,
        fee_vat=20,
        reverse_charge=True,
        into="bank",
    ),
    ev.PayoutReceived(on=_TUESDAY, reference="V-3", source="cheque", channel="market", gross=500, into="host"),
    *(
        ev.CustomerPaid(on=_TUESDAY, ticket="T-3", channel="market", customer="town-hall", means=means, cents=500)
        for means in ("cash", "card", "bank", "host")
    ),
    ev.GrantDeferred(on=_TUESDAY, grant="gift-2026", nature="gift", cents=10_000),
    ev.StockCounted(
        on=_TUESDAY,
        reference="I-2",
        values=(
            ev.StockValue(stock="stock_materials", before=1_500, after=1_000),
            ev.StockValue(stock="stock_consumables", before=300, after=0),
            ev.StockValue(stock="stock_packaging", before=0, after=200),
            ev.StockValue(stock="stock_finished", before=0, after=900),
            ev.StockValue(stock="stock_goods", before=100, after=100),
        ),
    ),
    ev.StockWrittenOff(
        on=_TUESDAY, reference="W-2", product="kokedama", quantity=1_000, fate="spoiled", proof="PH-1", vat=0
    ),
    ev.FundsAdvanced(on=_MONDAY, reference="H-5", into="bank", cents=20_000),
    ev.FundsReturned(on=_TUESDAY, reference="H-6", source="bank", cents=20_000),
    ev.CashMoved(on=_FRIDAY, reference="B-2", source="till", target="bank", cents=10_000),
    ev.CashMoved(on=_FRIDAY, reference="B-3", source="bank", target="till", cents=5_000),
    ev.TillCounted(on=_FRIDAY, reference="C-2", expected=1_200, counted=1_220, gap=20),
    *(
        ev.MemberReimbursed(on=_TUESDAY, reference="M-2", member="m-01", means=means, cents=700)
        for means in ("cash", "bank")
    ),
    ev.GrantAwarded(on=_MONDAY, grant="fund-2026", funder="fund", nature="private", cents=5_000),
    ev.GrantAwarded(on=_MONDAY, grant="gift-2026", funder="fund", nature="gift", cents=5_000),
    ev.GrantReceived(on=_FRIDAY, grant="gift-2026", nature="gift", into="bank", cents=5_000),
    ev.TillClosed(
        on=_FRIDAY,
        period="session",
        number=1,
        tickets=1,
        sales=(_AT_20,),
        rounding=(ev.Rounding(rate=2_000, cents=-1),),
        gross=1_200,
        perpetual=1_200,
        perpetual_absolute=1_200,
        through=60,
        head="f0" * 32,
    ),
    ev.VatSettled(
        on=date(2026, 4, 30),
        month="2026-04",
        collected=100,
        reverse_charged=20,
        deductible=500,
        brought_forward=30,
        due=0,
        credit=410,
    ),
    ev.ShareGiven(on=_TUESDAY, member="m-02", cents=1_500, cause="food-bank", means="host"),
    ev.PayrollSettled(
        on=_APRIL,
        reference="PAIE-04",
        month="2026-03",
        lines=(
            ev.PayLine(
                member="m-02",
                gross=1_000,
                employer=300,
                taxes=20,
                other_charges=10,
                net=700,
                withheld=30,
                social_security=500,
                other_social=100,
                accrued=1_330,
                difference=0,
            ),
        ),
    ),
    ev.RemunerationPaid(on=_APRIL, reference="VIR-2", means="bank", paid=(ev.NetPaid(member="m-02", cents=700),)),
    ev.SessionClosed(on=_APRIL, lines=(ev.ClosingLine(account="44567", aux="", cents=400),)),
)


def every_sample() -> tuple[Event, ...]:
    """The samples of all kinds, then their variants."""
    return (*SAMPLES.values(), *VARIANTS)


def samples_of(name: str) -> tuple[Event, ...]:
    """The sample and the variants of the kind called `name`."""
    return tuple(event for event in every_sample() if BY_CLASS[type(event)].name == name)
