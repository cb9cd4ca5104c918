"""What the auditor believes each event books: written again from the note `accounting`, sections 1 and 7.

Nothing here is shared with the core, not even how half a cent is rounded. Slow and plain on purpose: fractions for
rates, one list of postings an event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import floor
from types import MappingProxyType
from typing import Any, NamedTuple

__all__ = ["ACCOUNTS", "Event", "Move", "book", "rounded", "split", "ticket_nets", "ticket_totals"]

#: An event, looked at by its fields and the name of its class alone.
Event = Any


class Move(NamedTuple):
    """One posting: debit above zero, in cents; `vat` in basis points where VAT is concerned."""

    account: str
    aux: str
    cents: int
    vat: int | None


#: Accounts of the note `accounting`, by the role under which an opening may give others.
ACCOUNTS: Mapping[str, str] = MappingProxyType(
    {
        "link": "181",
        "internal_purchases": "186",
        "internal_sales": "187",
        "stock_materials": "31",
        "stock_consumables": "322",
        "stock_packaging": "326",
        "stock_finished": "355",
        "stock_goods": "37",
        "suppliers": "401",
        "supplier_invoices_expected": "408",
        "supplier_deposits": "4097",
        "customers": "411",
        "customer_advances": "4191",
        "net_pay_due": "421",
        "accrued_pay": "4286",
        "social_security": "431",
        "other_social_bodies": "437",
        "withholding_tax": "4421",
        "public_grants_receivable": "441",
        "vat_reverse_charged": "4452",
        "vat_due": "44551",
        "vat_deductible": "44566",
        "vat_credit": "44567",
        "vat_collected": "44571",
        "vat_expected": "44586",
        "private_grants_receivable": "467",
        "members_payable": "468",
        "deferred_income": "487",
        "cards_receivable": "511",
        "cheques_receivable": "5112",
        "bank": "512",
        "platform_receivable": "517",
        "till": "53",
        "materials": "601",
        "consumables": "6022",
        "packaging": "6026",
        "change_materials": "6031",
        "change_consumables": "6032",
        "change_goods": "6037",
        "subcontracting": "604",
        "supplies": "606",
        "goods": "607",
        "rebates_received": "609",
        "hire": "613",
        "insurance": "616",
        "fees": "622",
        "advertising": "623",
        "gifts_made": "6238",
        "transport": "624",
        "travel": "625",
        "bank_fees": "627",
        "payroll_taxes": "633",
        "vat_not_recovered": "6352",
        "pay": "641",
        "employer_contributions": "645",
        "other_payroll_charges": "647",
        "losses": "658",
        "sales_finished": "701",
        "sales_services": "706",
        "sales_goods": "707",
        "rebates_granted": "709",
        "change_finished": "7135",
        "grants": "741",
        "gains": "758",
        "gifts_received": "7582",
    }
)

_TURNOVER = {"finished": "sales_finished", "service": "sales_services", "resale": "sales_goods"}
_CHANGES = {
    "stock_materials": "change_materials",
    "stock_consumables": "change_consumables",
    "stock_packaging": "change_consumables",
    "stock_finished": "change_finished",
    "stock_goods": "change_goods",
}


# -- arithmetic of its own ------------------------------------------------------------------------


def rounded(value: Fraction) -> int:
    """The nearest whole number, halves away from zero."""
    whole = floor(abs(value) + Fraction(1, 2))
    return -whole if value < 0 else whole


def split(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """`total` (zero or more) by largest remainder; equal remainders go to the heavier, then to the first key."""
    everything = sum(weights.values())
    exact = {key: Fraction(total * weight, everything) for key, weight in weights.items()}
    parts = {key: floor(share) for key, share in exact.items()}
    queue = sorted(exact, key=lambda key: (parts[key] - exact[key], -weights[key], key))
    for key in queue[: total - sum(parts.values())]:
        parts[key] += 1
    return parts


def ticket_totals(lines: Iterable[Event]) -> dict[int, tuple[int, int, int]]:
    """Rate -> (net, VAT, gross): the gross of the rate is master, its net rounded once."""
    gross: dict[int, int] = {}
    for line in lines:
        gross[line.rate] = gross.get(line.rate, 0) + line.gross
    nets = {rate: rounded(Fraction(cents * 10_000, 10_000 + rate)) for rate, cents in gross.items()}
    return {rate: (nets[rate], cents - nets[rate], cents) for rate, cents in gross.items()}


def ticket_nets(lines: Iterable[Event]) -> list[int]:
    """The net of each line: its part of the net of its rate, by gross."""
    found = {f"{place:06d}": line for place, line in enumerate(lines)}
    nets: dict[str, int] = {}
    for rate, (net, _, _) in ticket_totals(found.values()).items():
        nets |= split(net, {place: line.gross for place, line in found.items() if line.rate == rate})
    return [nets[place] for place in found]


# -- the table ------------------------------------------------------------------------------------

#: (role, analytic, cents with their sign, rate).
_Side = tuple[str, str, int, int | None]
_Sides = list[_Side]


def _pocket(means: str) -> str:
    """Where money is taken from or put: the host's bank is the link, 181."""
    return {"cash": "till", "till": "till", "bank": "bank", "host": "link"}[means]


def _lines_bought(event: Event, tax: str, sign: int) -> _Sides:
    sides: _Sides = []
    for line in event.lines:
        charge = "rebates_received" if getattr(event, "rebate", False) else line.charge
        if line.deductible:
            sides.append((charge, line.product or "", sign * line.net, line.rate))
            sides.append((tax, "", sign * line.vat, line.rate))
        else:
            sides.append((charge, line.product or "", sign * line.gross, line.rate))
    return sides


def _gross(lines: Iterable[Event]) -> int:
    return sum(line.gross for line in lines)


def _purchase(event: Event) -> _Sides:
    sides = _lines_bought(event, "vat_deductible", 1)
    for part in event.paid:
        if part.means == "credit":
            sides.append(("suppliers", event.supplier, -part.cents, None))
        elif part.means == "member":
            sides.append(("members_payable", part.member or "", -part.cents, None))
        else:
            sides.append((_pocket(part.means), "", -part.cents, None))
    return sides


def _credit_note(event: Event) -> _Sides:
    owed = {"credit": "suppliers", "deposit": "supplier_deposits"}.get(event.means)
    back: _Side = (
        (owed, event.supplier, _gross(event.lines), None)
        if owed
        else (_pocket(event.means), "", _gross(event.lines), None)
    )
    return [back, *_lines_bought(event, "vat_deductible", -1)]


def _accrual(event: Event) -> _Sides:
    owed: _Side = ("supplier_invoices_expected", event.supplier, -_gross(event.lines), None)
    return [*_lines_bought(event, "vat_expected", 1), owed]


def _customers(event: Event, sign: int) -> _Sides:
    sides: _Sides = []
    for part in event.paid:
        if part.means == "customer":
            sides.append(("customers", part.customer or "", sign * part.cents, None))
        elif part.means in ("bank", "host"):
            sides.append((_pocket(part.means), "", sign * part.cents, None))
        else:
            role = {"cash": "till", "cheque": "cheques_receivable", "card": "cards_receivable"}
            sides.append((role.get(part.means, "platform_receivable"), event.channel, sign * part.cents, None))
    return sides


def _tax_of_ticket(event: Event, sign: int) -> _Sides:
    return [("vat_collected", "", sign * total.vat, total.rate) for total in event.totals]


def _turnover(lines: Iterable[Event], sign: int) -> _Sides:
    return [(_TURNOVER[line.nature], line.product, sign * line.net, line.rate) for line in lines]


def _advances(lines: Iterable[Event], sign: int) -> _Sides:
    return [("customer_advances", "", sign * line.net, line.rate) for line in lines]


def _sale(event: Event) -> _Sides:
    handed_over = getattr(event, "delivered", True)
    income = _turnover(event.lines, -1) if handed_over else _advances(event.lines, -1)
    return [*_customers(event, 1), *income, *_tax_of_ticket(event, -1)]


def _refund(event: Event) -> _Sides:
    if event.rebate:
        back: _Sides = [("rebates_granted", line.product, line.net, line.rate) for line in event.lines]
    else:
        back = _turnover(event.lines, 1) if event.delivered else _advances(event.lines, 1)
    return [*_customers(event, -1), *back, *_tax_of_ticket(event, 1)]


def _payout(event: Event) -> _Sides:
    role = {"card": "cards_receivable", "cheque": "cheques_receivable", "platform": "platform_receivable"}
    owed_tax = event.fee_vat if event.reverse_charge else 0
    return [
        (role[event.source], event.channel, -event.gross, None),
        ("bank_fees", "", event.fee, event.fee_rate),
        ("vat_deductible", "", event.fee_vat, event.fee_rate),
        ("vat_reverse_charged", "", -owed_tax, event.fee_rate),
        (_pocket(event.into), "", event.gross - event.fee - event.fee_vat + owed_tax, None),
    ]


def _customer_paid(event: Event) -> _Sides:
    role = {"cash": "till", "cheque": "cheques_receivable", "card": "cards_receivable"}
    into = (role[event.means], event.channel) if event.means in role else (_pocket(event.means), "")
    return [(*into, event.cents, None), ("customers", event.customer, -event.cents, None)]


def _between(plus: str, minus: str, event: Event, *, owed: str = "") -> _Sides:
    """`event.cents` from `minus` to `plus`; `owed` names the third party of the debit side."""
    return [(plus, owed, event.cents, None), (minus, "", -event.cents, None)]


def _counted(event: Event) -> _Sides:
    sides: _Sides = []
    for value in event.values:
        rise = value.after - value.before
        sides += [(value.stock, "", rise, None), (_CHANGES[value.stock], "", -rise, None)]
    return sides


def _written_off(event: Event) -> _Sides:
    vat = event.vat if event.fate == "missing" else 0
    return [("vat_not_recovered", "", vat, None), ("vat_deductible", "", -vat, event.rate)]


def _self_supply(event: Event) -> _Sides:
    return [("vat_not_recovered", "", event.vat, None), ("vat_collected", "", -event.vat, event.rate)]


def _till_gap(event: Event) -> _Sides:
    return [("till", "", event.gap, None), ("gains" if event.gap > 0 else "losses", "", -event.gap, None)]


def _owed_grant(event: Event) -> str:
    return "public_grants_receivable" if event.nature == "public" else "private_grants_receivable"


def _granted_income(event: Event) -> str:
    return "gifts_received" if event.nature == "gift" else "grants"


def _awarded(event: Event) -> _Sides:
    return [(_owed_grant(event), event.grant, event.cents, None), (_granted_income(event), "", -event.cents, None)]


def _granted(event: Event) -> _Sides:
    return [(_pocket(event.into), "", event.cents, None), (_owed_grant(event), event.grant, -event.cents, None)]


def _deferred(event: Event) -> _Sides:
    return [(_granted_income(event), "", event.cents, None), ("deferred_income", event.grant, -event.cents, None)]


def _till_rounding(event: Event) -> _Sides:
    sides: _Sides = []
    for part in event.rounding:
        sides += [
            ("sales_finished", "", part.cents, part.rate),
            ("vat_collected", "", -part.cents, part.rate),
        ]
    return sides


def _vat(event: Event) -> _Sides:
    return [
        ("vat_collected", "", event.collected, None),
        ("vat_reverse_charged", "", event.reverse_charged, None),
        ("vat_deductible", "", -event.deductible, None),
        ("vat_credit", "", event.credit - event.brought_forward, None),
        ("vat_due", "", -event.due, None),
    ]


def _distributed(event: Event) -> _Sides:
    shares: _Sides = [("accrued_pay", share.member, -share.cents, None) for share in event.shares]
    given = sum(part.cents for part in event.causes)
    gifts: _Sides = [("gifts_made", "", given, None), ("link", "", -given, None)]
    return [("pay", "", event.distributable - given, None), *shares, *gifts]


def _waived(event: Event) -> _Sides:
    return [("accrued_pay", event.member, event.cents, None), ("pay", "", -event.cents, None)]


def _given(event: Event) -> _Sides:
    owed = ("link", "") if event.means == "host" else ("members_payable", event.cause)
    return [*_waived(event), ("gifts_made", "", event.cents, None), (*owed, -event.cents, None)]


def _payroll(event: Event) -> _Sides:
    sides: _Sides = []
    for line in event.lines:
        sides += [
            ("accrued_pay", line.member, line.accrued, None),
            ("pay", "", line.gross - line.accrued, None),
            ("employer_contributions", "", line.employer, None),
            ("payroll_taxes", "", line.taxes, None),
            ("other_payroll_charges", "", line.other_charges, None),
            ("net_pay_due", line.member, -line.net, None),
            ("withholding_tax", "", -line.withheld, None),
            ("social_security", "", -line.social_security, None),
            ("other_social_bodies", "", -line.other_social, None),
        ]
    return sides


def _paid(event: Event) -> _Sides:
    sides: _Sides = []
    for part in event.paid:
        sides += [("net_pay_due", part.member, part.cents, None), (_pocket(event.means), "", -part.cents, None)]
    return sides


_TABLE: Mapping[str, Callable[[Event], _Sides]] = MappingProxyType(
    {
        "PurchaseMade": _purchase,
        "PurchasePaid": lambda e: _between("suppliers", _pocket(e.means), e, owed=e.supplier),
        "CreditNoteReceived": _credit_note,
        "ChargeAccrued": _accrual,
        "ServiceReceived": lambda e: _between("internal_purchases", "link", e),
        "SaleMade": _sale,
        "TakingsRecorded": _sale,
        "SaleDelivered": lambda e: [*_advances(e.lines, 1), *_turnover(e.lines, -1)],
        "SaleRefunded": _refund,
        "PayoutReceived": _payout,
        "CustomerPaid": _customer_paid,
        "StockCounted": _counted,
        "StockReceived": lambda e: _between(e.stock, "link", e),
        "StockWrittenOff": _written_off,
        "StockGiven": _self_supply,
        "StockKept": _self_supply,
        "FundsAdvanced": lambda e: _between(_pocket(e.into), "link", e),
        "FundsReturned": lambda e: _between("link", _pocket(e.source), e),
        "CashMoved": lambda e: _between(_pocket(e.target), _pocket(e.source), e),
        "TillCounted": _till_gap,
        "MemberReimbursed": lambda e: _between("members_payable", _pocket(e.means), e, owed=e.member),
        "GrantAwarded": _awarded,
        "GrantReceived": _granted,
        "GrantDeferred": _deferred,
        "TillClosed": _till_rounding,
        "VatSettled": _vat,
        "ContributionCharged": lambda e: _between("internal_purchases", "link", e),
        "ProfitDistributed": _distributed,
        "ShareWaived": _waived,
        "ShareGiven": _given,
        "PayrollSettled": _payroll,
        "RemunerationPaid": _paid,
    }
)


def book(event: Event, accounts: Mapping[str, str]) -> list[Move]:
    """The postings of `event`; `accounts` gives each role its number. A posting of zero is left out."""
    kind = type(event).__name__
    if kind == "SessionClosed":
        moves = [Move(line.account, line.aux, -line.cents, None) for line in event.lines]
        moves.append(Move(accounts["link"], "", sum(line.cents for line in event.lines), None))
    elif kind == "EventReversed":
        moves = [
            Move(part.account, part.aux, part.cents, part.vat) for entry in event.entries for part in entry.postings
        ]
    else:
        sides = _TABLE[kind](event) if kind in _TABLE else []
        moves = [Move(accounts[role], aux, cents, vat) for role, aux, cents, vat in sides]
    return [move for move in moves if move.cents]
