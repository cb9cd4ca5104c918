"""The pair layout: a general line, then the same one with its section."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import flashcoop_format_sage
from flashcoop_core import Session
from flashcoop_core import events as ev
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import ReportHooks
from flashcoop_core.session import plan
from flashcoop_format_sage.lines import COLUMNS
from hosted import hosted
from played import march

_: ReportHooks = flashcoop_format_sage

NAME = "essai-sage-20261231.txt"
GOLDEN = Path(__file__).parent / "golden" / NAME


@pytest.fixture(scope="module")
def session() -> Session:
    return hosted()


def whole(session: Session, **settings: str) -> bytes:
    (file,) = session.export("sage:sage", settings)
    assert file.name == NAME
    return file.whole()


def rows(session: Session, **settings: str) -> list[dict[str, str]]:
    text = whole(session, **settings).decode("cp1252")
    return list(csv.DictReader(io.StringIO(text), delimiter=";", quoting=csv.QUOTE_NONE))


def test_the_layout_is_the_one_that_was_looked_at(session: Session) -> None:
    assert whole(session).decode("cp1252") == GOLDEN.read_bytes().decode()


def test_each_general_line_is_doubled_by_an_analytic_one_with_the_section_of_the_host(session: Session) -> None:
    found = rows(session)
    for general, analytic in zip(found[::2], found[1::2], strict=True):
        assert (general["Type de ligne"], general["Numéro analytique"]) == ("G", "")
        assert analytic == general | {"Type de ligne": "A", "Numéro analytique": "fc-lusignan"}


def test_dates_amounts_and_third_parties_are_written_as_sage_reads_them(session: Session) -> None:
    assert list(rows(session)[0]) == list(COLUMNS)
    (owed,) = (row for row in rows(session) if row["N° compte général"] == "401" and row["Type de ligne"] == "G")
    assert owed == {
        "Numéro de pièce": "2",
        "Code Journal": "AC",
        "Date de pièce": "050326",
        "N° compte général": "401",
        "Numéro de facture": "FA-9",
        "Numéro de compte tiers": "garden",
        "Code taxe": "",
        "Libellé d'écriture": "fc-lusignan - Achat - garden",
        "Date d'échéance": "",
        "Montant débit": "0,00",
        "Montant crédit": "144,00",
        "Type de ligne": "G",
        "Numéro analytique": "",
    }


def test_tax_codes_are_those_of_the_host_where_it_has_any(session: Session) -> None:
    codes = {row["Code taxe"] for row in rows(session)}
    assert codes == {"", "A0", "A2000", "V2000"}
    given = {row["Code taxe"] for row in rows(session, **{"vat-codes": "V2000=C20, A2000=D20"})}
    assert given == {"", "A0", "D20", "C20"}


def test_the_mirror_entries_are_the_hosts_and_bear_its_section_or_none(session: Session) -> None:
    mirrored = [row for row in rows(session, mirror="yes") if " - Miroir - " in row["Libellé d'écriture"]]
    assert {row["Type de ligne"] for row in mirrored} == {"G"}
    with_section = rows(session, mirror="yes", **{"host-section": "CAE"})
    sections = {row["Numéro analytique"] for row in with_section if " - Miroir - " in row["Libellé d'écriture"]}
    assert sections == {"", "CAE"}


def test_what_the_host_books_itself_is_left_out_on_request(session: Session) -> None:
    assert any(row["Numéro de facture"] == "av-1" for row in rows(session))
    assert not any(row["Numéro de facture"] == "av-1" for row in rows(session, without="transfers"))


def test_oeuvre_and_euro_are_written_in_either_encoding() -> None:
    session = hosted(ev.FundsReturned(on=march(9), reference="Œ 5 €", cents=100))
    assert "Œ 5 €".encode("cp1252") in whole(session)
    assert "Œ 5 €".encode("iso-8859-15") in whole(session, encoding="iso-8859-15")


@pytest.mark.parametrize("voucher", ["A;7", 'A"7', "№ 7"])
def test_a_text_that_the_file_cannot_hold_is_refused_before_anything_is_given(voucher: str) -> None:
    session = hosted(
        plan.purchase([plan.purchase_line("hire", 100, 2_000)], supplier="s", voucher=voucher, on=march(9))
    )
    with pytest.raises(Refused) as refused:
        next(session.export("sage:sage"))
    assert refused.value.refusals[0].where == "Numéro de facture"
    assert refused.value.refusals[0].facts["version"] == 22


@pytest.mark.parametrize(
    ("setting", "value", "name"),
    [
        ("vat-codes", "V2000", "sage.vat-codes"),
        ("vat-codes", "X2000=C20", "sage.vat-codes"),
        ("vat-codes", "V2000=C;20", "sage.vat-codes"),
        ("host-section", "a;b", "sage.host-section"),
        ("encoding", "utf-8", "setting-value-unknown"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(setting: str, value: str, name: str, session: Session) -> None:
    with pytest.raises(Refused) as refused:
        whole(session, **{setting: value})
    assert refused.value.names == (name,)
    assert refused.value.say("fr") != refused.value.say("en")
