"""Stock: counts, what the host hands over, and the VAT of what is lost, given or kept."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_core.books.chart import Chart
from flashcoop_core.books.entries import Entry
from flashcoop_core.books.postings.sides import Row, credit, debit, entry
from flashcoop_core.events.stock import StockCounted, StockGiven, StockKept, StockReceived, StockWrittenOff

__all__ = ["ROWS"]

#: The account that takes the change of each kind of stock.
_CHANGES: Mapping[str, str] = MappingProxyType(
    {
        "stock_materials": "change_materials",
        "stock_consumables": "change_consumables",
        "stock_packaging": "change_consumables",
        "stock_finished": "change_finished",
        "stock_goods": "change_goods",
    }
)


def _stock_counted(event: StockCounted, chart: Chart) -> tuple[Entry, ...]:
    """Row "stock counted": the difference from the last count, both ways."""
    changes = ((value.stock, value.after - value.before) for value in event.values)
    sides = ((debit(chart[stock], rise), credit(chart[_CHANGES[stock]], rise)) for stock, rise in changes)
    return entry("OD", event.reference, *(side for pair in sides for side in pair))


def _stock_received(event: StockReceived, chart: Chart) -> tuple[Entry, ...]:
    """Row "stock received from the host"."""
    return entry("OD", event.reference, debit(chart[event.stock], event.cents), credit(chart["link"], event.cents))


def _stock_written_off(event: StockWrittenOff, chart: Chart) -> tuple[Entry, ...]:
    """Rows "written off" (nothing) and "missing without proof": the VAT deducted is paid back."""
    if event.fate != "missing":
        return ()
    return entry(
        "OD",
        event.reference,
        debit(chart["vat_not_recovered"], event.vat),
        credit(chart["vat_deductible"], event.vat, vat=event.rate),
    )


def _self_supplied(event: StockGiven | StockKept, chart: Chart) -> tuple[Entry, ...]:
    """Row "kept, or given free otherwise": a supply to oneself."""
    return entry(
        "OD",
        event.reference,
        debit(chart["vat_not_recovered"], event.vat),
        credit(chart["vat_collected"], event.vat, vat=event.rate),
    )


ROWS = (
    Row(StockCounted, _stock_counted, "D STOCK / C CHANGE or D CHANGE / C STOCK"),
    Row(StockReceived, _stock_received, "D STOCK / C link"),
    Row(StockWrittenOff, _stock_written_off, "D vat_not_recovered / C vat_deductible"),
    Row(StockGiven, _self_supplied, "D vat_not_recovered / C vat_collected"),
    Row(StockKept, _self_supplied, "D vat_not_recovered / C vat_collected"),
)
