"""What stands in a workbook: real numbers and dates, and beside each formula the figure of our own books."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import attrs
import openpyxl
import pytest
from xlsx_workbooks import (
    OPENING,
    beside,
    cells,
    cents,
    column,
    content,
    demo,
    empty,
    envelope,
    hostile,
    made_of,
    read,
    view_of,
)

import atelier
import flashcoop_format_xlsx
from flashcoop_core import Ledger, Session
from flashcoop_core import events as ev
from flashcoop_core.errors import Refused
from flashcoop_core.events import PluginActivation
from flashcoop_core.hooks import HOOK_API, PluginManager, ReportHooks, State
from flashcoop_core.testing.watched import story_clock
from flashcoop_core.written import Lang
from flashcoop_format_xlsx import sheet as sheets
from flashcoop_format_xlsx.checks import CHECKS
from flashcoop_format_xlsx.words import TABS

_: ReportHooks = flashcoop_format_xlsx


@pytest.fixture(name="jinsei")
def _jinsei() -> Session:
    return demo("jinsei")


def test_there_is_a_sheet_for_each_statement_and_two_before_them(jinsei: Session) -> None:
    for at, lang in enumerate(("fr", "en")):
        names = read(content(jinsei, lang)).sheetnames
        assert names == [tab[at] for tab in TABS.values()]
        assert all(re.fullmatch(r"[^\[\]:*?/\\']{1,31}", name) for name in names)
        assert len({name.lower() for name in names}) == len(names)


def test_the_journal_holds_every_posting_as_it_is_booked(jinsei: Session) -> None:
    page = read(content(jinsei))["Journal"]
    rows = list(page.iter_rows(min_row=6, values_only=True))[:-1]
    statement = jinsei.books.journal()
    told = [
        (
            entry.version,
            entry.on,
            entry.journal,
            entry.piece or None,
            line.account,
            line.aux or None,
            line.vat,
            line.debit or None,
            line.credit or None,
        )
        for entry in statement.entries
        for line in entry.postings
    ]
    found = [
        (
            version,
            day.date(),
            journal,
            piece,
            account,
            aux,
            None if rate is None else int(Decimal(repr(rate)) * 10_000),
            None if debit is None else cents(debit),
            None if credit is None else cents(credit),
        )
        for version, day, journal, piece, _, account, _, aux, rate, debit, credit in rows
        if isinstance(day, datetime)
    ]
    assert found == told


def test_beside_the_totals_stand_the_figures_of_our_statements(jinsei: Session) -> None:
    book, books = read(content(jinsei)), jinsei.books
    assert beside(book["Résultat"], "Résultat avant rémunérations") == books.income_statement().before_sharing.cents
    assert beside(book["Résultat"], "Résultat interne non affecté") == books.income_statement().result.cents
    assert beside(book["Bilan"], "Total de l'actif") == books.balance_sheet().total_assets.cents
    assert beside(book["Bilan"], "Total du passif") == books.balance_sheet().total_liabilities.cents
    assert beside(book["TVA"], "TVA restant à déclarer") == books.vat_summary().to_settle.cents
    assert beside(book["Partage"], "Somme à partager") == books.distribution().distributable
    assert beside(book["Rapprochement"], "Solde expliqué") == books.reconciliation().balance.cents
    till = [cents(value) for value in column(book["Caisse"], "Fin de journée") if value is not None]
    assert till[:-2] == [day.balance for day in books.till_book().days]
    owed = [cents(value) for value in column(book["Membres"], "Versé au membre")[: len(books.members())]]
    assert owed == [books.member_account(member).paid.cents for member in books.members()]


def test_numbers_are_numbers_and_days_are_days(jinsei: Session) -> None:
    """A cell has the format of a number or of a day if, and only if, it holds one."""
    for session in (jinsei, hostile()):
        for lang in ("fr", "en"):
            for page in read(content(session, lang)).worksheets:
                for cell in cells(page):
                    assert isinstance(cell.value, str) is (cell.number_format == "General"), (page.title, cell)
                    assert isinstance(cell.value, datetime) is cell.is_date, (page.title, cell)


def test_amounts_are_written_digit_by_digit() -> None:
    """Also those that no float holds."""
    large = 9_007_199_254_740_993 // 100 * 100 + 93
    view = view_of([envelope(1, "2026-03-02", ("53", "", large, None), ("181", "", -large, None))])
    with zipfile.ZipFile(BytesIO(made_of(view))) as parts:
        journal = parts.read("xl/worksheets/sheet3.xml").decode()
        written = [number for name in parts.namelist() if "/sheet" in name for number in _numbers(parts, name)]
    assert journal.count("<v>90071992547409.93</v>") == 4
    assert all(re.fullmatch(r"-?[0-9]+(\.[0-9]{2,4})?", number) for number in written)


def _numbers(parts: zipfile.ZipFile, name: str) -> list[str]:
    return re.findall(
        r"<c r=\"[A-Z]+[0-9]+\"(?: s=\"[0-9]+\")?>(?:<f>[^<]*</f>)?<v>([^<]*)</v>", parts.read(name).decode()
    )


def test_the_same_books_give_the_same_bytes(jinsei: Session) -> None:
    made = content(jinsei)
    (again,) = jinsei.export("xlsx:xlsx")
    assert made == again.whole() != content(jinsei, "en")
    with zipfile.ZipFile(BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    on = jinsei.books.heading.on
    assert on is not None
    properties = read(made).properties
    assert properties.created is not None
    assert properties.created.date() == on


def test_every_sheet_is_set_up_for_paper_and_screen(jinsei: Session) -> None:
    book = read(content(jinsei))
    for page in book.worksheets:
        assert page.page_setup.paperSize == 9
        assert page.sheet_properties.pageSetUpPr is not None
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.fitToHeight == 0
        footer = page.oddFooter
        assert footer is not None
        assert footer.right is not None
        assert footer.center is not None
        assert jinsei.head in str(footer.right.text)
        assert footer.center.text == "page &P / &N"
        frozen = page.title != "Couverture"
        assert (page.freeze_panes == "A6") is frozen
        assert page.print_title_rows == ("$5:$5" if frozen else None)
    assert book["Journal"].page_setup.orientation == "landscape"
    assert book["Bilan"].page_setup.orientation != "landscape"


def test_a_workbook_in_english_says_nothing_in_french() -> None:
    book = read(content(demo("coopkies"), "en"))
    assert book["Cover"]["A3"].value == "Checks: OK"
    assert book["Till book"]["B6"].number_format == "yyyy-mm-dd"
    assert "€" in book["Journal"]["J6"].number_format
    texts = {cell.value for page in book.worksheets for cell in cells(page) if isinstance(cell.value, str)}
    assert {"Voucher", "Wording", "Purchase", "Total income", "Sum to share", "Still owed"} <= texts
    assert texts.isdisjoint({"Pièce", "Libellé", "Achat", "Total des produits", "Somme à partager", "Reste dû"})


def test_the_cover_says_which_session_and_how_to_check_it(jinsei: Session) -> None:
    page = read(content(jinsei))["Couverture"]
    said = {row[0]: row[1] for row in page.iter_rows(values_only=True)}
    assert said["Session"] == "Jinsei'Coop"
    assert said["Empreinte"] == jinsei.head
    assert said["Commande"] == f"flashcoop verify REGISTRE --head {jinsei.head}"
    assert said["État des comptes"] == "clos"
    assert said["Version (nombre d'événements)"] == str(jinsei.version)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_empty_session_has_all_its_sheets(lang: Lang) -> None:
    book = read(content(empty(), lang))
    assert len(book.sheetnames) == len(TABS)
    verdicts = {page["A3"].value for page in book.worksheets}
    assert verdicts == {"Contrôles\u00a0: OK" if lang == "fr" else "Checks: OK"}


def test_earlier_books_are_written_as_they_were(jinsei: Session) -> None:
    day = date(2024, 11, 22)
    view = jinsei.view
    earlier = attrs.evolve(view, books=view.books.until(day))
    page = read(made_of(earlier))["Journal"]
    days = [value.date() for value in column(page, "Date") if isinstance(value, datetime)]
    assert max(days) == day
    assert "22/11/2024" in str(page["A2"].value)


def test_the_cover_says_what_is_imagined_and_what_was_recorded_later(jinsei: Session) -> None:
    view = jinsei.view
    heading = attrs.evolve(view.books.heading, imagined=True, recorded="2024-11-25T00:00:00.000000Z")
    said = attrs.evolve(view, books=attrs.evolve(view.books, heading=heading))
    texts = {cell.value for cell in cells(read(made_of(said))["Couverture"])}
    assert {"2024-11-25T00:00:00.000000Z", "Tels qu'enregistrés jusqu'au"} <= texts
    assert "Comptes imaginés\u00a0: une partie de ces événements n'a jamais été enregistrée." in texts


def test_a_plugin_says_what_its_own_events_are() -> None:
    manager = PluginManager.of(atelier=atelier, xlsx=flashcoop_format_xlsx)
    ledger = Ledger.open(clock=story_clock(), plugins=manager)
    activation = PluginActivation(name="atelier", hook_api=HOOK_API)
    session = ledger.open_session(attrs.evolve(OPENING, plugins=(activation,)), id="cut")
    session.record(
        ev.ProductDefined(on=OPENING.on, product="p-1", name="P", vat_rate=2_000, vat_reason="drawn", decided_by="a-1"),
        atelier.PieceCut(on=OPENING.on, product="p-1", quantity=1_000, blade=1_250),
    )
    assert column(read(content(session))["Journal"], "Libellé")[:2] == ["pièces coupées"] * 2
    # Without the plugin, the wire name; the entries are stored.
    view = attrs.evolve(session.view, state=lambda: State("cut"))
    page = read(made_of(view))["Journal"]
    assert column(page, "Libellé")[:2] == ["atelier.piece_cut"] * 2
    assert beside(page, "Total") == 1_250


def test_what_does_not_agree_is_said_and_is_red() -> None:
    """Entries that no rule would let in: the till ends a day below zero, an entry lacks a cent."""
    view = view_of([envelope(1, "2026-03-02", ("53", "", -1_000, None), ("601", "", 999, None))])
    book = read(made_of(view))
    assert book["Caisse"]["A3"].value == "Contrôles\u00a0: ÉCART"
    assert "10,00" in str(book["Caisse"]["A4"].value)
    assert book["Journal"]["A3"].value == "Contrôles\u00a0: ÉCART"
    assert book["Couverture"]["A3"].value == "Contrôles\u00a0: ÉCART"
    assert book["Stock"]["A3"].value == "Contrôles\u00a0: OK"
    for page in book.worksheets:
        rules = page.conditional_formatting["A3"]
        assert [rule.dxf.font.color.rgb for rule in rules] == ["FFC00000", "FF1E7B34"]
    failed = book["Contrôles"].conditional_formatting[f"F6:F{5 + sum(map(len, CHECKS.values()))}"]
    assert [rule.formula for rule in failed] == [['F6<>"OK"'], ['F6="OK"']]
    assert failed[0].dxf.fill.bgColor.rgb == "FFC00000"


def test_every_check_is_in_sight(jinsei: Session) -> None:
    book = read(content(jinsei))
    wanted = sum(len(checks) for checks in CHECKS.values())
    verdicts = column(book["Contrôles"], "Verdict")[:wanted]
    assert verdicts == ["OK"] * wanted
    assert set(CHECKS) == set(TABS) - {"cover", "checks"}


def test_more_lines_than_a_sheet_has_are_refused(jinsei: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 100)
    with pytest.raises(Refused) as refused:
        list(jinsei.export("xlsx:xlsx"))
    assert refused.value.names == ("xlsx.too-many-lines",)
    assert "data:parquet" in refused.value.say("fr")
    assert "Journal" in refused.value.say("en")


@pytest.mark.slow
def test_ten_thousand_events_are_written() -> None:
    """Two postings each, over as many days as there are hundreds of them."""
    first = date(2026, 1, 1)
    envelopes = [
        envelope(
            number,
            (first + timedelta(days=number // 100)).isoformat(),
            ("53", "", number, None),
            ("181", "", -number, None),
            kind="funds_advanced",
        )
        for number in range(1, 10_001)
    ]
    book = openpyxl.load_workbook(BytesIO(made_of(view_of(envelopes))), read_only=True, data_only=True)
    *_, total = book["Journal"].iter_rows(values_only=True)
    assert [cents(amount) for amount in total[-2:]] == [sum(range(1, 10_001))] * 2
    assert book["Journal"].max_row == 5 + 20_000 + 1
    verdicts = [next(book[name].iter_rows(min_row=3, values_only=True))[0] for name in book.sheetnames]
    assert verdicts == ["Contrôles\u00a0: OK"] * len(TABS)
