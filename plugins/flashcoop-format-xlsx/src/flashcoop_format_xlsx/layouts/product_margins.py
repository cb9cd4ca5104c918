"""Product margins: a line a product, then what leads to the result before sharing."""

from __future__ import annotations

from flashcoop_core.books.statements.product_margins import ProductMargins
from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Formula

__all__ = ["product_margins"]


def product_margins(sheet: Sheet, statement: ProductMargins) -> None:
    """The sheet of the product margins. Rates and break-evens are ours: no formula of a spreadsheet is exact there."""
    sheet.columns(
        Column("product", "text"),
        Column("unit", "text"),
        *(Column(name, "quantity") for name in ("made", "sold", "left")),
        *(Column(name, "cents") for name in ("net_sales", "direct", "common", "margin")),
        Column("rate", "rate"),
        Column("break_even", "quantity"),
    )
    first = sheet.next
    for line in statement.products:
        sales, direct, common = (sheet.cell(name, sheet.next) for name in ("net_sales", "direct", "common"))
        sheet.add(
            product=line.name,
            unit=line.unit or None,
            made=line.made,
            sold=line.sold,
            left=line.left,
            direct=line.direct.cents,
            common=line.common,
            margin=Formula(f"{sales}-{direct}-{common}", line.margin),
            rate=line.rate,
            net_sales=line.net_sales.cents,
            break_even=line.break_even,
        )
    total = sheet.add(
        "total",
        product=sheet.speech.line("margins"),
        margin=sheet.sum("margin", first, statement.margin),
        direct=sheet.sum("direct", first, sum(line.direct.cents for line in statement.products)),
        common=sheet.sum("common", first, sum(line.common for line in statement.products)),
        net_sales=sheet.sum("net_sales", first, sum(line.net_sales.cents for line in statement.products)),
    )
    for name, cents in (
        ("margin-other-sales", statement.other_sales),
        ("margin-unspread", -statement.unspread),
        ("margin-charges", -statement.charges),
        ("margin-other-income", statement.other_income),
    ):
        sheet.add(product=sheet.speech.line(name), margin=cents)
    rest = Formula(f"SUM({sheet.span('margin', total)})", statement.result)
    result = sheet.add("grand", product=sheet.speech.line("before-sharing"), margin=rest)
    if statement.products:
        sheet.note(sheet.speech.say("note-break-even"))
        sheet.note(sheet.speech.say("note-break-even-formula"))
    sheet.keep("result", "margin", result, statement.result)
