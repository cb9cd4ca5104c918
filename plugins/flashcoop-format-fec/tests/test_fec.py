"""The journal in the layout of article A47 A-1 of the LPF: its fields, its names, what it cannot hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flashcoop_format_fec
from flashcoop_core import Session
from flashcoop_core import events as ev
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import File, ReportHooks
from flashcoop_core.reports import FlatForm, HostEntry, HostLine
from flashcoop_core.session import plan
from flashcoop_format_fec import read
from flashcoop_format_fec.columns import COLUMNS
from flashcoop_format_fec.writing import pieces
from hosted import hosted
from played import march

_: ReportHooks = flashcoop_format_fec

GOLDEN = Path(__file__).parent / "golden"

#: As the article lists them.
FIELDS = [
    *("JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum"),
    *("CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet"),
    *("ValidDate", "Montantdevise", "Idevise"),
]


@pytest.fixture(scope="module")
def session() -> Session:
    return hosted()


def files(session: Session, **settings: str) -> dict[str, File]:
    return {file.name: file for file in session.export("fec:fec", settings)}


def whole(session: Session, **settings: str) -> bytes:
    return next(iter(files(session, **settings).values())).whole()


# --- layout ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["", "-description"])
def test_the_layout_is_the_one_that_was_looked_at(suffix: str, session: Session) -> None:
    name = f"123456782FEC20261231{suffix}.txt"
    written = files(session)[name].whole()
    assert written.decode("utf-8" if suffix else "iso-8859-15") == (GOLDEN / name).read_bytes().decode()


def test_the_name_is_the_siren_of_the_host_and_the_closing_of_its_year(session: Session) -> None:
    assert list(files(session)) == ["123456782FEC20261231.txt", "123456782FEC20261231-description.txt"]


@pytest.mark.parametrize(("separator", "character"), [("tab", "\t"), ("pipe", "|")])
@pytest.mark.parametrize("encoding", ["iso-8859-15", "utf-8"])
def test_each_line_has_the_eighteen_fields_of_the_article(
    separator: str, character: str, encoding: str, session: Session
) -> None:
    content = whole(session, separator=separator, encoding=encoding)
    first, *lines = content.decode(encoding).removesuffix("\r\n").split("\r\n")
    assert first.split(character) == FIELDS
    assert {line.count(character) for line in lines} == {17}
    assert content.startswith(b"JournalCode"), "no mark at the beginning"


def test_both_amounts_are_always_there_one_of_them_zero_and_none_negative(session: Session) -> None:
    rows = [line.split("\t") for line in whole(session).decode("iso-8859-15").splitlines()[1:]]
    debit, credit = FIELDS.index("Debit"), FIELDS.index("Credit")
    assert all("0,00" in (row[debit], row[credit]) and row[debit] != row[credit] for row in rows)
    assert not any("-" in row[debit] + row[credit] for row in rows)


def test_only_six_fields_are_ever_empty(session: Session) -> None:
    rows = [line.split("\t") for line in whole(session).decode("iso-8859-15").splitlines()[1:]]
    empty = {FIELDS[at] for row in rows for at, field in enumerate(row) if not field.strip()}
    assert empty == {"CompAuxNum", "CompAuxLib", "EcritureLet", "DateLet", "Montantdevise", "Idevise"}


def test_the_same_books_give_the_same_bytes_in_every_language(session: Session) -> None:
    french = {file.name: file.whole() for file in session.export("fec:fec")}
    english = {file.name: file.whole() for file in session.export("fec:fec", lang="en")}
    assert french == english == {name: file.whole() for name, file in files(session).items()}


def test_each_fiscal_year_has_a_file_of_its_own() -> None:
    session = hosted(
        plan.fiscal_year_cut(date(2027, 6, 30)),
        ev.FundsReturned(on=date(2027, 1, 4), reference="R-1", cents=100),
    )
    found = files(session)
    assert [name for name in found if "description" not in name] == [
        "123456782FEC20261231.txt",
        "123456782FEC20270630.txt",
    ]
    (entry,) = read(found["123456782FEC20270630.txt"].whole()).entries
    assert (entry.first.number, entry.first.on) == ("1", date(2027, 1, 4))


def test_a_year_without_entries_has_its_first_line() -> None:
    content = files(hosted(plan.fiscal_year_cut(date(2027, 12, 31))))["123456782FEC20271231.txt"].whole()
    assert content.decode().split() == FIELDS
    assert read(content).entries == ()


# --- what it cannot hold ---------------------------------------------------------------------------


def credited(voucher: str) -> Session:
    """A session with a voucher of that number, as the event 22."""
    return hosted(ev.FundsReturned(on=march(9), reference=voucher, cents=100))


def test_a_separator_in_a_text_is_refused_and_the_other_one_is_not() -> None:
    session = credited("A|7")
    assert b"A|7" in whole(session)
    with pytest.raises(Refused) as refused:
        whole(session, separator="pipe")
    (first, *_) = refused.value.refusals
    assert (first.name, first.where, first.facts["version"]) == ("flat-separator", "PieceRef", 22)


def test_a_character_that_the_encoding_lacks_is_refused_by_name_and_the_other_encoding_takes_it() -> None:
    session = credited("№ 7")
    assert "№ 7" in whole(session, encoding="utf-8").decode()
    with pytest.raises(Refused) as refused:
        whole(session)
    assert refused.value.refusals[0].name == "flat-encoding"
    assert refused.value.refusals[0].facts == {"version": 22, "character": "U+2116", "encoding": "ISO-8859-15"}


def test_nothing_is_given_before_all_of_it_can_be_written() -> None:
    session = hosted(
        plan.fiscal_year_cut(date(2027, 12, 31)),
        ev.FundsReturned(on=date(2027, 1, 4), reference="№ 7", cents=100),
    )
    given = session.export("fec:fec")
    with pytest.raises(Refused):
        next(given)


def test_a_grant_is_written_though_its_label_has_a_typographic_apostrophe() -> None:
    session = hosted(
        ev.PartnerEngaged(on=march(2), partner="town", name="Ville", role="funder"),
        ev.GrantAwarded(on=march(9), grant="g-1", funder="town", nature="public", cents=10_000),
    )
    assert "Subventions d'exploitation" in whole(session).decode("iso-8859-15")
    assert "Subventions d’exploitation" in whole(session, encoding="utf-8").decode()
    assert read(whole(session)).balances["441", "g-1"] == 10_000


@pytest.mark.parametrize(
    ("setting", "value"), [("separator", ";"), ("encoding", "cp1252"), ("mirror", "1"), ("without", "sales")]
)
def test_a_setting_that_cannot_be_is_refused(setting: str, value: str, session: Session) -> None:
    with pytest.raises(Refused) as refused:
        whole(session, **{setting: value})
    assert refused.value.names == ("setting-value-unknown",)


# --- what it says of itself ------------------------------------------------------------------------


def described(session: Session, **settings: str) -> str:
    return files(session, **settings)["123456782FEC20261231-description.txt"].whole().decode()


def test_the_description_says_what_is_left_out_and_what_may_count_twice(session: Session) -> None:
    kept, without = described(session), described(session, without="transfers,payroll")
    assert "(avances, retours, remises en banque) : dans le fichier, 1 écriture, 2 lignes" in kept
    assert "(avances, retours, remises en banque) : laissées de côté à la demande, 1 écriture, 2 lignes" in without
    assert "(journal de paie et virement des rémunérations) : laissées de côté à la demande, il n'y en a pas" in without


def test_the_description_has_each_field_and_the_sums_of_each_journal(session: Session) -> None:
    text = described(session)
    assert all(f"\n{name:<14}: " in text for name in FIELDS)
    assert list(COLUMNS) == FIELDS
    assert "AC (Achats) : 4 écritures, 9 lignes, débit et crédit 193,60\u00a0€" in text
    assert "Compte de liaison 181 : solde créditeur de 240,00\u00a0€ dans ce fichier, sans écritures miroir." in text
    assert "solde nul dans ce fichier, avec écritures miroir" in described(session, mirror="yes")


# --- any entries -----------------------------------------------------------------------------------

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
TEXTS = st.text(st.characters(codec="iso-8859-15", exclude_categories=("Cc", "Cf")), min_size=1).filter(str.strip)


@st.composite
def entries(draw: st.DrawFn) -> list[HostEntry]:
    """Any balanced entries by date, with any texts that the file can hold."""
    found = []
    for number, on in enumerate(sorted(draw(st.lists(DAYS, max_size=8))), 1):
        amounts = draw(st.lists(st.integers(-(10**9), 10**9).filter(bool), min_size=1, max_size=4))
        rest = -sum(amounts)
        cents = [*amounts, rest] if rest else [*amounts, 1, -1]
        texts = [draw(TEXTS) for _ in range(3)]
        found.append(
            HostEntry(
                number=number,
                journal=draw(st.sampled_from(("AC", "VE", "CA", "BQ", "OD"))),
                on=on,
                recorded=max(on, draw(DAYS)),
                piece=texts[0],
                piece_date=draw(DAYS),
                version=number,
                marks=frozenset(),
                mirror=False,
                lines=tuple(
                    HostLine(
                        account=draw(st.sampled_from(("401", "53000000", "701"))),
                        label=texts[1],
                        aux=draw(st.sampled_from(("", "m-01"))),
                        text=texts[2],
                        cents=part,
                        vat="",
                    )
                    for part in cents
                    if part
                ),
            )
        )
    return found


@given(entries(), st.sampled_from(("\t", "|")), st.sampled_from(("iso-8859-15", "utf-8")))
def test_any_entries_are_read_back_as_they_were_written(
    written: list[HostEntry], separator: str, encoding: str
) -> None:
    form = FlatForm(separator, encoding)
    if any(separator in entry.piece + entry.lines[0].label + entry.lines[0].text for entry in written):
        with pytest.raises(Refused):
            b"".join(pieces(written, form))
        return
    found = read(b"".join(pieces(written, form)))
    assert [
        (line.number, line.on, line.piece, line.valid, line.account, line.aux, line.text, line.cents)
        for entry in found.entries
        for line in entry.lines
    ] == [
        (str(entry.number), entry.on, entry.piece, entry.recorded, line.account, line.aux, line.text, line.cents)
        for entry in written
        for line in entry.lines
    ]
