"""The lines of a cost sheet that a session already holds: what was estimated, what was bought for a product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from flashcoop_core.events import BudgetEstimated, CreditNoteReceived, PurchaseMade
from flashcoop_core.events.fields import ChargeRole
from flashcoop_core.money import Cents, Thousandths
from flashcoop_core.reports.cost_sheet import CostKind, CostLine
from flashcoop_core.session.state import State

__all__ = ["bought_lines", "estimated_lines", "estimated_quantity"]

_LABELS: Mapping[ChargeRole, tuple[CostKind, str, str]] = MappingProxyType(
    {
        "materials": ("materials", "Matières premières", "Raw materials"),
        "consumables": ("materials", "Consommables", "Consumables"),
        "packaging": ("packaging", "Emballages", "Packaging"),
        "subcontracting": ("materials", "Façon confiée à un tiers", "Work by a subcontractor"),
        "supplies": ("materials", "Fournitures", "Supplies"),
        "goods": ("materials", "Marchandises", "Goods"),
        "hire": ("stall", "Emplacement et location", "Pitch and hire"),
        "insurance": ("other", "Assurance", "Insurance"),
        "fees": ("services", "Honoraires", "Fees"),
        "advertising": ("services", "Communication", "Advertising"),
        "transport": ("other", "Transport", "Transport"),
        "travel": ("other", "Déplacements", "Travel"),
        "bank_fees": ("other", "Frais bancaires", "Bank fees"),
    }
)


def estimated_quantity(state: State, product: str) -> Thousandths | None:
    """The quantity (thousandths) of the latest `budget_estimated` of `product`; None if there is none."""
    estimate = _estimate(state, product)
    return None if estimate is None else estimate.quantity


def estimated_lines(state: State, product: str) -> tuple[CostLine, ...]:
    """The latest `budget_estimated` of `product`, as cost lines; none if there is none."""
    estimate = _estimate(state, product)
    if estimate is None:
        return ()
    return tuple(_line(line.charge, line.cents, 1_000 if line.per_unit else None) for line in estimate.lines)


def bought_lines(state: State, product: str, quantity: Thousandths) -> tuple[CostLine, ...]:
    """What purchase lines that name `product` cost so far, less what credit notes gave back; a line a charge.

    Net of VAT, plus the VAT that was not deducted, as it is booked. What was bought to be used (class 60)
    is taken to be for `quantity` pieces and grows with them, as in the statement of margins; other
    charges are for the batch. What is left in stock is not taken off: a cost sheet is an estimate.
    """
    sums: dict[ChargeRole, Cents] = {}
    for charge, cents in _bought(state, product):
        sums[charge] = sums.get(charge, 0) + cents
    return tuple(
        _line(charge, cents, quantity if _LABELS[charge][0] in ("materials", "packaging") else None)
        for charge, cents in sorted(sums.items())
        if cents > 0
    )


def _estimate(state: State, product: str) -> BudgetEstimated | None:
    found = [
        fact.event
        for fact in state.facts.values()
        if isinstance(fact.event, BudgetEstimated) and fact.event.product == product
    ]
    return found[-1] if found else None


def _bought(state: State, product: str) -> Iterator[tuple[ChargeRole, Cents]]:
    for fact in state.facts.values():
        event = fact.event
        if fact.id in state.reversed or not isinstance(event, (PurchaseMade, CreditNoteReceived)):
            continue
        sign = -1 if isinstance(event, CreditNoteReceived) else 1
        for line in event.lines:
            if line.product == product:
                yield line.charge, sign * (line.net if line.deductible else line.gross)


def _line(charge: ChargeRole, cents: Cents, per: Thousandths | None) -> CostLine:
    kind, french, english = _LABELS[charge]
    return CostLine(name=charge, label=(french, english), cents=cents, per=per, kind=kind)
