"""A sentence for what happened: one kind of event at a time, told together where people would."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import attrs

from flashcoop_book.record import Happening, Names
from flashcoop_book.voice import Voice
from flashcoop_core import events as e
from flashcoop_core.events import Event
from flashcoop_core.money import line_amount
from flashcoop_core.words import label

__all__ = ["Teller"]

_PIECE = "pièce"


def _ended(text: str) -> str:
    """What people wrote, without the full stop that our sentence brings."""
    return text.rstrip(". ")


@attrs.frozen
class Teller:
    """Says what happened, in the language of `voice`, with the names of `names`."""

    voice: Voice
    names: Names

    def tell(self, group: Sequence[Happening]) -> str:
        """The sentence of events of one kind that are told together."""
        event = group[0].event
        teller = _TELLERS.get(type(event))
        if teller is None:
            return self._unread(group)
        return teller(self, [happening.event for happening in group])

    def what(self, kind: str) -> str:
        """What a kind of event is called; its wire name where only a plugin knows."""
        if kind in self.names.kinds:
            return self.voice.pick(self.names.kinds[kind])
        return label(f"kind-{kind}", self.voice.lang, otherwise=kind)

    def key(self, key: str) -> str:
        """What a way to share is called."""
        if key in self.names.keys:
            return self.voice.pick(self.names.keys[key])
        return label(f"key-{key}", self.voice.lang, otherwise=key)

    def goods(self, lines: Iterable[tuple[str, int]]) -> str:
        """Products and their quantities, as a list: `17 Kokedama et 2 Atelier`."""
        sums: dict[str, int] = {}
        for product, quantity in lines:
            sums[product] = sums.get(product, 0) + quantity
        return self.voice.listed(self._amount_of(product, quantity) for product, quantity in sums.items())

    def _amount_of(self, product: str, quantity: int) -> str:
        defined = self.names.products.get(product)
        unit = f" {defined.unit}" if defined and defined.unit != _PIECE else ""
        return f"{self.voice.quantity(quantity)}{unit} {self.names.product(product)}"

    def several(self, group: Sequence[Happening]) -> str:
        """So many events of one kind that their sentences would tire: what they are, and how many."""
        return self.voice.many("several", len(group), what=self.what(group[0].kind))

    def _unread(self, group: Sequence[Happening]) -> str:
        kind = group[0].kind
        return self.voice.say("unread", what=self.what(kind), plugin=kind.partition(".")[0])


_Telling = Callable[[Teller, Sequence[Any]], str]


def _named(name: Callable[[Any], str], facts: Callable[[Teller, Any], dict[str, object]]) -> _Telling:
    """A sentence for one event, whose name and facts are read off it."""
    return lambda teller, events: teller.voice.say(name(events[0]), **facts(teller, events[0]))


def _plain(name: str, facts: Callable[[Teller, Any], dict[str, object]]) -> _Telling:
    return _named(lambda _: name, facts)


# --- opening, members, offer ----------------------------------------------------------------------


def _opened(teller: Teller, events: Sequence[e.SessionOpened]) -> str:
    (event,) = events
    say = teller.voice.say
    facts = attrs.asdict(event, recurse=False) | {"host": event.host.name}
    told = say("session_opened", **facts)
    if not event.imposed:
        return told
    matters = teller.voice.listed(say(f"imposed-{matter}") for matter in event.imposed)
    return f"{told} {say('imposed', matters=matters)}"


def _joined(teller: Teller, events: Sequence[e.MemberJoined]) -> str:
    say, contract = teller.voice.say, events[0].contract
    if contract is None:
        under = say("without-contract")
    else:
        under = say("with-contract", kind=say(f"contract-{contract.kind}"), ends=contract.ends)
    members = teller.voice.listed(event.member for event in events)
    return teller.voice.many("member_joined", len(events), members=members, contract=under)


def _worked(teller: Teller, events: Sequence[e.WorkRecorded]) -> str:
    members = dict.fromkeys(event.member for event in events)
    time = teller.voice.hours(sum(event.minutes for event in events))
    return teller.voice.many("work_recorded", len(members), members=teller.voice.listed(members), time=time)


def _price_changed(teller: Teller, events: Sequence[e.PriceChanged]) -> str:
    (event,) = events
    facts = {"product": teller.names.product(event.product), "channel": event.channel, "price": event.price}
    if event.emergency is None:
        return teller.voice.say("price_changed", **facts)
    mark = event.emergency
    return teller.voice.say(
        "price_changed-emergency", **facts, facilitator=mark.facilitator, reason=_ended(mark.reason)
    )


def _budget(teller: Teller, event: e.BudgetEstimated) -> dict[str, object]:
    cents = sum(line_amount(line.cents, event.quantity) if line.per_unit else line.cents for line in event.lines)
    return {"product": teller.names.product(event.product), "quantity": event.quantity, "cents": cents}


# --- trade ----------------------------------------------------------------------------------------


def _bought(teller: Teller, events: Sequence[e.PurchaseMade]) -> str:
    cents = sum(line.gross for event in events for line in event.lines)
    first = events[0]
    means = teller.voice.listed(
        dict.fromkeys(teller.voice.say(f"means-{part.means}", member=part.member or "") for part in first.paid)
    )
    supplier = teller.names.partner(first.supplier)
    return teller.voice.many(
        "purchase_made", len(events), supplier=supplier, cents=cents, means=means, piece=first.voucher
    )


def _sold(teller: Teller, events: Sequence[e.SaleMade]) -> str:
    facts = {
        "channel": events[0].channel,
        "goods": teller.goods((line.product, line.quantity) for event in events for line in event.lines),
        "cents": sum(total.gross for event in events for total in event.totals),
    }
    if not events[0].delivered:
        return teller.voice.say("sale_made-ahead", **facts)
    return teller.voice.many("sale_made", len(events), **facts)


def _taken(teller: Teller, events: Sequence[e.TakingsRecorded]) -> str:
    goods = teller.goods((line.product, line.quantity) for event in events for line in event.lines)
    cents = sum(total.gross for event in events for total in event.totals)
    tickets = sum(event.tickets for event in events)
    name = "takings_recorded-one" if tickets == 1 else "takings_recorded"
    return teller.voice.say(name, channel=events[0].channel, goods=goods, cents=cents, tickets=tickets)


def _supplier(teller: Teller, event: Any) -> dict[str, object]:  # noqa: ANN401 - several kinds
    return {
        "supplier": teller.names.partner(event.supplier),
        "piece": event.voucher,
        "cents": sum(line.gross for line in event.lines),
    }


def _refunded(teller: Teller, events: Sequence[e.SaleRefunded]) -> str:
    cents = sum(total.gross for event in events for total in event.totals)
    return teller.voice.say("sale_refunded", channel=events[0].channel, cents=cents)


def _produced(teller: Teller, events: Sequence[Any]) -> str:
    return teller.voice.say("goods_produced", goods=teller.goods((event.product, event.quantity) for event in events))


def _delivered(teller: Teller, events: Sequence[e.SaleDelivered]) -> str:
    lines = ((line.product, line.quantity) for event in events for line in event.lines)
    return teller.voice.say("sale_delivered", goods=teller.goods(lines))


def _one_product(teller: Teller, event: Any) -> dict[str, object]:  # noqa: ANN401 - several kinds
    return {"goods": teller.goods([(event.product, event.quantity)])}


# --- treasury and closing ---------------------------------------------------------------------------


def _payroll(teller: Teller, event: e.PayrollSettled) -> dict[str, object]:
    cost = sum(line.gross + line.employer + line.taxes + line.other_charges for line in event.lines)
    return {"month": teller.voice.month(event.month), "cost": cost, "net": sum(line.net for line in event.lines)}


def _paid(teller: Teller, events: Sequence[e.RemunerationPaid]) -> str:
    paid = [part for event in events for part in event.paid]
    return teller.voice.many("remuneration_paid", len(paid), cents=sum(part.cents for part in paid))


def _reversed(teller: Teller, event: e.EventReversed) -> dict[str, object]:
    reason = teller.voice.say(f"reversed-{event.reason}")
    return {"kind": teller.what(event.kind), "version": event.version, "reason": reason}


_TELLERS: Mapping[type[Event], _Telling] = MappingProxyType(
    {
        e.SessionOpened: _opened,
        e.SessionAmended: _plain("session_amended", lambda _, event: {"reason": _ended(event.reason)}),
        e.PartnerEngaged: _plain(
            "partner_engaged", lambda t, event: {"name": event.name, "role": t.voice.say(f"role-{event.role}")}
        ),
        e.FacilitatorEngaged: _plain(
            "facilitator_engaged",
            lambda t, event: {"facilitator": event.facilitator, "role": t.voice.say(f"role-{event.role}")},
        ),
        e.MemberJoined: _joined,
        e.ContractSigned: _plain(
            "contract_signed",
            lambda t, event: {
                "member": event.member,
                "kind": t.voice.say(f"contract-{event.contract.kind}"),
                "ends": event.contract.ends,
            },
        ),
        e.MemberLeft: _plain("member_left", lambda _, event: {"member": event.member}),
        e.WorkRecorded: _worked,
        e.DecisionProposed: _plain("decision_proposed", lambda _, event: {"question": event.question}),
        e.VoteCast: _plain("vote_cast", lambda _, event: {"decision": event.decision}),
        e.DecisionClosed: _plain("decision_closed", lambda _, event: {"decision": event.decision}),
        e.DecisionWithdrawn: _plain(
            "decision_withdrawn", lambda _, event: {"decision": event.decision, "reason": _ended(event.reason)}
        ),
        e.ProductDefined: _plain(
            "product_defined",
            lambda _, event: {
                "product": event.name,
                "rate": event.vat_rate,
                "reason": _ended(event.vat_reason),
                "by": event.decided_by,
            },
        ),
        e.PriceSet: _plain(
            "price_set",
            lambda t, event: {
                "product": t.names.product(event.product),
                "channel": event.channel,
                "price": event.price,
            },
        ),
        e.PriceChanged: _price_changed,
        e.BudgetEstimated: _plain("budget_estimated", _budget),
        e.PurchaseMade: _bought,
        e.PurchasePaid: _plain(
            "purchase_paid",
            lambda t, event: {
                "supplier": t.names.partner(event.supplier),
                "cents": event.cents,
                "means": t.voice.say(f"means-{event.means}", member=""),
                "piece": event.voucher,
            },
        ),
        e.CreditNoteReceived: _plain("credit_note_received", _supplier),
        e.ChargeAccrued: _plain("charge_accrued", _supplier),
        e.ServiceReceived: _plain(
            "service_received",
            lambda t, event: {"entrepreneur": t.names.partner(event.entrepreneur), "cents": event.cents},
        ),
        e.GoodsProduced: _produced,
        e.SaleMade: _sold,
        e.SaleDelivered: _delivered,
        e.SaleRefunded: _refunded,
        e.TakingsRecorded: _taken,
        e.PayoutReceived: _named(
            lambda event: f"payout_received-{event.source}",
            lambda t, event: {
                "into": t.voice.say(f"in-{event.into}"),
                "cents": event.gross,
                "fee": event.fee + (0 if event.reverse_charge else event.fee_vat),
            },
        ),
        e.CustomerPaid: _plain(
            "customer_paid",
            lambda t, event: {
                "customer": t.names.partner(event.customer),
                "cents": event.cents,
                "piece": event.ticket,
            },
        ),
        e.StockCounted: _plain("stock_counted", lambda _, event: {"cents": sum(value.after for value in event.values)}),
        e.StockReceived: _plain("stock_received", lambda _, event: {"cents": event.cents}),
        e.StockAccepted: _plain("stock_accepted", lambda _, event: {"cents": event.cents}),
        e.StockWrittenOff: _plain(
            "stock_written_off",
            lambda t, event: _one_product(t, event) | {"fate": t.voice.say(f"fate-{event.fate}")},
        ),
        e.StockGiven: _plain("stock_given", lambda t, event: _one_product(t, event) | {"vat": event.vat}),
        e.StockKept: _plain(
            "stock_kept", lambda t, event: _one_product(t, event) | {"vat": event.vat, "member": event.member}
        ),
        e.FundsAdvanced: _plain(
            "funds_advanced", lambda t, event: {"cents": event.cents, "into": t.voice.say(f"in-{event.into}")}
        ),
        e.FundsReturned: _plain(
            "funds_returned", lambda t, event: {"cents": event.cents, "source": t.voice.say(f"from-{event.source}")}
        ),
        e.CashMoved: _plain(
            "cash_moved",
            lambda t, event: {
                "cents": event.cents,
                "source": t.voice.say(f"from-{event.source}"),
                "target": t.voice.say(f"moved-{event.target}"),
            },
        ),
        e.TillCounted: _named(
            lambda event: "till_counted-gap" if event.gap else "till_counted",
            lambda _, event: {"counted": event.counted, "expected": event.expected, "gap": event.gap},
        ),
        e.MemberReimbursed: _plain(
            "member_reimbursed", lambda _, event: {"member": event.member, "cents": event.cents}
        ),
        e.GrantAwarded: _named(
            lambda event: f"grant_awarded-{event.nature}",
            lambda t, event: {"funder": t.names.partner(event.funder), "cents": event.cents},
        ),
        e.GrantReceived: _plain(
            "grant_received",
            lambda t, event: {
                "grant": event.grant,
                "cents": event.cents,
                "into": t.voice.say(f"in-{event.into}"),
            },
        ),
        e.GrantDeferred: _plain("grant_deferred", lambda _, event: {"grant": event.grant, "cents": event.cents}),
        e.BankLoanSimulated: _plain("bank_loan_simulated", lambda _, event: attrs.asdict(event)),
        e.TillClosed: _named(
            lambda event: f"till_closed-{event.period}",
            lambda _, event: {"tickets": event.tickets, "cents": event.gross},
        ),
        e.VatSettled: _named(
            lambda event: "vat_settled-credit" if event.credit else "vat_settled",
            lambda t, event: {"month": t.voice.month(event.month), "cents": event.credit or event.due},
        ),
        e.ContributionCharged: _plain(
            "contribution_charged",
            lambda _, event: {"rate": event.rate, "base": event.base, "cents": event.cents},
        ),
        e.ProfitDistributed: _plain(
            "profit_distributed", lambda t, event: {"cents": event.distributable, "key": t.key(event.key)}
        ),
        e.ProfitLeft: _plain(
            "profit_left",
            lambda t, event: {"cents": event.distributable, "reason": t.voice.say(f"left-{event.reason}")},
        ),
        e.ShareWaived: _named(
            lambda event: f"share_waived-{event.reason}",
            lambda _, event: {"member": event.member, "cents": event.cents},
        ),
        e.ShareGiven: _plain(
            "share_given",
            lambda t, event: {
                "member": event.member,
                "cause": t.names.partner(event.cause),
                "cents": event.cents,
            },
        ),
        e.PayrollSettled: _plain("payroll_settled", _payroll),
        e.RemunerationPaid: _paid,
        e.FiscalYearCut: _plain("fiscal_year_cut", lambda _, event: {"ends": event.next_year_ends}),
        e.SessionClosed: _plain("session_closed", lambda _, __: {}),
        e.EventReversed: _plain("event_reversed", _reversed),
    }
)
