"""Stock: the pieces of each product, then the value of each kind of stock."""

from __future__ import annotations

from flashcoop_core.books.statements.stock import Stock, StockKind
from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Formula

__all__ = ["stock"]


def stock(sheet: Sheet, statement: Stock) -> None:
    """The sheet of the stock."""
    _pieces(sheet, statement)
    sheet.gap()
    _values(sheet, statement)


def _pieces(sheet: Sheet, statement: Stock) -> None:
    numbers = ("produced", "pieces_received", "stock_sold", "written_off", "given", "kept", "stock_left")
    sheet.columns(
        Column("product", "text"),
        Column("unit", "text"),
        *(Column(name, "quantity") for name in numbers),
        Column("stock_counted", "quantity"),
        Column("counted_on", "day"),
    )
    sheet.block(sheet.speech.line("pieces"))
    first = sheet.next
    for product in statement.products:
        of, row = product.pieces, sheet.next
        came = f"SUM({sheet.cell('produced', row)}:{sheet.cell('pieces_received', row)})"
        went = f"SUM({sheet.cell('stock_sold', row)}:{sheet.cell('kept', row)})"
        sheet.add(
            product=of.name or of.product,
            unit=of.unit or None,
            produced=of.produced,
            pieces_received=of.received,
            stock_sold=of.sold,
            written_off=of.written_off,
            given=of.given,
            kept=of.kept,
            stock_left=Formula(f"{came}-{went}", product.left),
            stock_counted=of.counted,
            counted_on=of.counted_on,
        )
    sheet.lowest("fewest", "stock_left", first, min((product.left for product in statement.products), default=0))


def _values(sheet: Sheet, statement: Stock) -> None:
    numbers = ("stock_received", "stock_counted_change", "stock_handed_over", "stock_value")
    sheet.columns(
        Column("account", "text"),
        Column("label", "text"),
        *(Column(name, "cents") for name in numbers),
        Column("by_balance", "cents"),
        Column("stock_accepted", "cents"),
    )
    sheet.block(sheet.speech.line("stock-values"))
    first = sheet.next
    kinds = statement.kinds
    for kind in kinds:
        parts = f"{sheet.cell(numbers[0], sheet.next)}:{sheet.cell(numbers[2], sheet.next)}"
        sheet.add(
            account=kind.account,
            label=kind.label,
            stock_received=kind.received,
            stock_counted_change=kind.counted,
            stock_handed_over=kind.handed_over,
            stock_value=Formula(f"SUM({parts})", _moved(kind)),
            by_balance=kind.cents,
            stock_accepted=kind.accepted,
        )
    sheet.apart("apart", ("stock_value", "by_balance"), first, sum(abs(_moved(kind) - kind.cents) for kind in kinds))
    sheet.lowest("lowest", "stock_value", first, min(map(_moved, kinds), default=0))
    sheet.add(
        "total",
        label=sheet.speech.line("total"),
        stock_received=sheet.sum("stock_received", first, sum(kind.received for kind in kinds)),
        stock_counted_change=sheet.sum("stock_counted_change", first, sum(kind.counted for kind in kinds)),
        stock_handed_over=sheet.sum("stock_handed_over", first, sum(kind.handed_over for kind in kinds)),
        stock_value=sheet.sum("stock_value", first, sum(map(_moved, kinds))),
        by_balance=sheet.sum("by_balance", first, sum(kind.cents for kind in kinds)),
        stock_accepted=sheet.sum("stock_accepted", first, sum(kind.accepted for kind in kinds)),
    )


def _moved(kind: StockKind) -> int:
    """The value that the movements make, in cents."""
    return kind.received + kind.counted + kind.handed_over
