"""The workbook: its sheets in order, made of one session's books, as bytes that never change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from flashcoop_core.books.statements.base import Heading, Statement
from flashcoop_core.hooks import SessionView
from flashcoop_core.written import Lang
from flashcoop_format_xlsx import layouts
from flashcoop_format_xlsx.checks import CHECKS, checks
from flashcoop_format_xlsx.cover import cover
from flashcoop_format_xlsx.formats import FACE, Formats
from flashcoop_format_xlsx.sheet import Sheet
from flashcoop_format_xlsx.words import TABS, Speech

__all__ = ["workbook"]

#: When a workbook says it was made, if nothing is recorded yet.
_BEFORE = date(2000, 1, 1)


def workbook(session: SessionView, lang: Lang) -> bytes:
    """The whole file."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "default_format_properties": dict(FACE)})
    speech = Speech(lang, session.state.activated.labels)
    heading = session.books.heading
    book.set_properties(
        {
            # No text that anyone gave: the cover has those.
            "title": f"{speech.say('cover-title')} {heading.session}",
            "comments": heading.head,
            "created": datetime.combine(heading.on or _BEFORE, time()),
        }
    )
    formats = Formats(book, lang)
    tabs = {name: speech.tab(name) for name in TABS}
    sheets = {name: Sheet(book.add_worksheet(tab), tab, formats, speech) for name, tab in tabs.items()}
    _statements(session, sheets)
    _around(session, sheets, speech)
    for name, sheet in sheets.items():
        sheet.finish(_footer(heading, tabs[name], speech))
    book.close()
    return buffer.getvalue()


def _statements(session: SessionView, sheets: Mapping[str, Sheet]) -> None:
    """A sheet for each statement; each statement is let go once it is written."""
    books = session.books

    def begun(name: str, *statements: Statement) -> Sheet:
        return _begun(sheets[name], name, books.heading, statements)

    journal = books.journal()
    layouts.journal(begun("journal", journal), journal)
    del journal
    ledger = books.general_ledger()
    layouts.general_ledger(begun("general-ledger", ledger), ledger)
    del ledger
    trial = books.trial_balance()
    layouts.trial_balance(begun("trial-balance", trial), trial, sheets["general-ledger"].figures)
    income = books.income_statement()
    layouts.income_statement(begun("income-statement", income), income)
    balance = books.balance_sheet()
    layouts.balance_sheet(begun("balance-sheet", balance), balance)
    cash = books.cash_flow()
    layouts.cash_flow(begun("cash-flow", cash), cash)
    vat = books.vat_summary()
    layouts.vat_summary(begun("vat-summary", vat), vat)
    till = books.till_book()
    layouts.till_book(begun("till-book", till), till)
    margins = books.product_margins()
    layouts.product_margins(begun("product-margins", margins), margins)
    stock = books.stock()
    layouts.stock(begun("stock", stock), stock)
    shared = books.distribution()
    layouts.distribution(begun("distribution", shared), shared)
    members = tuple(map(books.member_account, books.members()))
    layouts.member_accounts(begun("member-account"), members)
    layouts.members(begun("members", *members), members, sheets["member-account"].figures)
    link = books.reconciliation()
    layouts.reconciliation(begun("reconciliation", link), link)


def _begun(sheet: Sheet, name: str, heading: Heading, statements: Iterable[Statement]) -> Sheet:
    """The sheet, with its title, what it was computed from, and what is wrong with its statements."""
    speech = sheet.speech
    wrong = [problem.say(speech.lang) for statement in statements for problem in statement.check()]
    sheet.title(speech.title(name, heading.name), _subtitle(heading, speech), wrong)
    return sheet


def _around(session: SessionView, sheets: Mapping[str, Sheet], speech: Speech) -> None:
    """The checks, the cover, and the verdict on every sheet that has one."""
    heading = session.books.heading
    others = {name: sheet for name, sheet in sheets.items() if name != "cover"}
    sheets["checks"].title(speech.say("checks-title"), _subtitle(heading, speech))
    verdicts = checks(sheets["checks"], sheets)
    sheets["cover"].title(f"{speech.say('cover-title')} — {heading.name}", _subtitle(heading, speech))
    cover(sheets["cover"], session, others, verdicts)
    for name, sheet in sheets.items():
        sheet.verdict(verdicts.of((name,) if name in CHECKS else CHECKS))


def _subtitle(heading: Heading, speech: Speech) -> str:
    """What a sheet was computed from. Its last part, the head, is too long for a page: it stands under it."""
    return heading.sentence(speech.lang).rpartition(" · ")[0]


def _footer(heading: Heading, tab: str, speech: Speech) -> str:
    """Under every page: which sheet of which session, the page, the head. Nothing in it was written by anyone."""
    left = f"{tab} · {heading.session} · {heading.version}"
    return f'&L&8{left}&C&8{speech.say("page")} &P / &N&R&"Courier New"&6 {heading.head}'
