"""The sessions that workbooks are made of, and how a workbook is read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO

import attrs
import openpyxl
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import flashcoop_format_xlsx
from flashcoop_core import Ledger, Session
from flashcoop_core import events as ev
from flashcoop_core.books.books import Books, Heading
from flashcoop_core.books.chart import Chart, default_accounts
from flashcoop_core.demo import Stage, play
from flashcoop_core.events.vocabulary import UnreadEvent
from flashcoop_core.hooks import PluginManager, SessionView, State
from flashcoop_core.ledger.making import ledger_files
from flashcoop_core.log import Envelope
from flashcoop_core.testing.watched import story_clock
from flashcoop_core.written import Lang

MONDAY = date(2026, 3, 2)

OPENING = ev.SessionOpened(
    on=MONDAY,
    name="Essai",
    host=ev.Host(name="CAE des Exemples", siren="000000000", section="fc"),
    place="Lusignan",
    starts=MONDAY,
    ends=date(2026, 3, 10),
    fiscal_year_ends=date(2026, 12, 31),
    filiere="any",
)


@cache
def demo(name: str) -> Session:
    """A session that the library plays itself."""
    stage = Stage(1)
    ledger = Ledger.open(clock=stage.clock, ids=stage.ids, plugins=PluginManager.installed())
    return play(name, stage, ledger, lambda _: None)


@cache
def empty() -> Session:
    """A session in which nothing happened but its opening."""
    return Ledger.open(clock=story_clock()).open_session(OPENING, id="empty")


@cache
def hostile() -> Session:
    """A session that is still open, in which every text that people give begins like a formula."""
    accounts = [attrs.evolve(account, label=f"=1+{account.number}") for account in default_accounts()]
    named = attrs.evolve(
        OPENING,
        name='=HYPERLINK("http://example.org")',
        place="@SUM(A1:A9)",
        host=attrs.evolve(OPENING.host, name="-2+3+cmd|' /C calc'!A0"),
        accounts=tuple(accounts),
    )
    session = Ledger.open(clock=story_clock()).open_session(named, id="hostile")
    session.record(
        ev.MemberJoined(on=MONDAY, member="m-01", contract=ev.Contract(signed=MONDAY, ends=date(2026, 12, 31))),
        ev.FundsAdvanced(on=MONDAY, reference="=1+1", cents=50_000),
        ev.ProductDefined(
            on=MONDAY,
            product="p-1",
            name="+cmd|' /C calc'!A0",
            unit="=A1",
            vat_rate=2_000,
            vat_reason="=1+1",
            decided_by="a-1",
        ),
        ev.GoodsProduced(on=MONDAY, product="p-1", quantity=1_500),
    )
    plan = session.plan
    lines = [plan.purchase_line("materials", 144_00, 2_000)]
    session.record(plan.purchase(lines, supplier="s-1", voucher="@SUM(1)\ufffe<&>", paid_by="cash", on=MONDAY))
    return session


@cache
def content(session: Session, lang: Lang = "fr") -> bytes:
    """The workbook of a session, made once."""
    (file,) = session.export("xlsx:xlsx", lang=lang)
    return file.whole()


def read(made: bytes, *, values: bool = True) -> Workbook:
    """A workbook with the values beside its formulas, or with the formulas."""
    return openpyxl.load_workbook(BytesIO(made), data_only=values)


def view_of(envelopes: list[Envelope]) -> SessionView:
    """A session that holds just those entries, whatever any rule says."""
    heading = Heading("s", "S", len(envelopes), "0" * 64, on=date(2026, 3, 2))
    facts = [(envelope, UnreadEvent(on=date.fromisoformat(envelope.on), kind=envelope.kind)) for envelope in envelopes]
    books = Books(Chart(default_accounts()), heading, lambda: envelopes, lambda: facts)
    return SessionView(id="s", books=books, opening=lambda: State("s").opened, state=lambda: State("s"))


def envelope(version: int, on: str, *postings: tuple[str, str, int, int | None], kind: str = "cash_moved") -> Envelope:
    """A stored record of one entry: (account, analytic, cents, rate)."""
    return Envelope(
        at="2026-03-02T10:00:00.000000Z",
        by=None,
        entries=(("CA", f"p-{version}", postings),),
        id=f"{version:032x}",
        kind=kind,
        on=on,
        origin=None,
        schema=1,
        session="s",
        version=version,
    )


def made_of(view: SessionView, lang: Lang = "fr") -> bytes:
    """The workbook of a view."""
    (file,) = ledger_files(PluginManager.of(xlsx=flashcoop_format_xlsx), view, "xlsx:xlsx", {}, lang)
    return file.whole()


def cells(page: Worksheet) -> Iterator[Cell]:
    """The cells of a sheet that hold something."""
    return (cell for row in page.iter_rows() for cell in row if isinstance(cell, Cell) and cell.value is not None)


def cents(value: object) -> int:
    """The cents of an amount as it is read, which must have no more than two decimals."""
    exact = Decimal(repr(value)) * 100
    assert exact == int(exact), value
    return int(exact)


def column(page: Worksheet, label: str) -> list[object]:
    """What stands under a label of the first table."""
    rows = list(page.iter_rows(values_only=True))
    heading = next(at for at, row in enumerate(rows) if label in row)
    place = rows[heading].index(label)
    return [row[place] for row in rows[heading + 1 :]]


def beside(page: Worksheet, text: str) -> int:
    """The cents of the last amount in the row that says `text`."""
    row = next(row for row in page.iter_rows() if text in [cell.value for cell in row])
    return cents([cell.value for cell in row if isinstance(cell.value, (int, float))][-1])
