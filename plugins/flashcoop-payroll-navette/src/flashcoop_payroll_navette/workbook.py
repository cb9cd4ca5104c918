"""The fiche navette as a workbook (XLSX): a sheet that the payroll fills in, sheets of identities and contracts.

What is not to be changed is locked, without a password. Nothing depends on the clock: the same run gives
the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_range

from flashcoop_core.hooks import PayRun, Words
from flashcoop_core.written import Lang
from flashcoop_payroll_navette.columns import BY_KEY, CONTRACTS, FILLED_IN, HEADING, PAY, PEOPLE, Band
from flashcoop_payroll_navette.page import Page, euros, styles_of
from flashcoop_payroll_navette.rows import Row
from flashcoop_payroll_navette.words import (
    CONTRACT_NOTE,
    CONTRACT_SHEET,
    NO_AMOUNT,
    PAY_SHEET,
    PEOPLE_NOTE,
    PEOPLE_SHEET,
    TOTAL,
    in_lang,
    instructions,
    title_lines,
)

__all__ = ["workbook"]


def workbook(run: PayRun, rows: Sequence[Row], lang: Lang) -> bytes:
    """The whole file, the cells to be filled in empty."""
    title, about = title_lines(run, lang)
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": title, "company": run.host.name, "created": datetime.combine(run.decided, time())})
    styles = styles_of(book, lang)

    def page(name: Words, notes: Sequence[str], bands: Sequence[Band], heading: int) -> Page:
        made = Page(book.add_worksheet(in_lang(name, lang)), styles, bands, heading, rows, lang)
        made.draw(title, about, notes)
        return made

    pay = page(PAY_SHEET, instructions(run, lang), PAY, HEADING - 1)
    _sum_up(pay)
    _guard(pay)
    page(PEOPLE_SHEET, (in_lang(PEOPLE_NOTE, lang),), PEOPLE, 4)
    page(CONTRACT_SHEET, (in_lang(CONTRACT_NOTE, lang),), CONTRACTS, 4)
    book.close()
    return buffer.getvalue()


def _sum_up(page: Page) -> None:
    """Sums over the lines, above the headings: the only formulas, and no text is in them."""
    line, amount = page.heading - 1, page.keys.index("amount")
    page.sheet.set_row(line, 18)
    page.sheet.write_string(line, amount - 1, page.say(TOTAL), page.styles["total"])
    for at, key in enumerate(page.keys):
        if BY_KEY[key].kind == "amount":
            cents = sum(value for row in page.rows if isinstance(value := row.get(key), int))
            cells = xl_range(page.first, at, page.last, at)
            page.sheet.write_formula(line, at, f"=SUM({cells})", page.styles["total"], euros(cents))


def _guard(page: Page) -> None:
    """Amounts alone in the cells to fill in; a full line that does not add up turns red."""
    left, right = page.keys.index(FILLED_IN[0]), page.keys.index(FILLED_IN[-1])
    title, message = (page.say(words) for words in NO_AMOUNT)
    page.sheet.data_validation(
        page.first,
        left,
        page.last,
        right,
        {"validate": "decimal", "criteria": ">=", "value": 0, "error_title": title, "error_message": message},
    )
    gross, net, withheld, employer, taxes, other_charges, social_security, other_social = (
        f"${xl_col_to_name(page.keys.index(key))}{page.first + 1}" for key in FILLED_IN
    )
    full = f"COUNT({gross}:{other_social})={len(FILLED_IN)}"
    cost = f"{gross}+{employer}+{taxes}+{other_charges}"
    owed = f"{net}+{withheld}+{social_security}+{other_social}"
    page.sheet.conditional_format(
        page.first,
        left,
        page.last,
        right,
        {
            "type": "formula",
            "criteria": f"=AND({full},ROUND({cost}-({owed}),2)<>0)",
            "format": page.styles["wrong"],
        },
    )
