"""The book and the attestations on paper: text that can be selected, nothing cut off, the same bytes each time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from flashcoop_book.attestation import file_name
from flashcoop_core import Session
from flashcoop_core.errors import Refused
from flashcoop_core.hooks.files import is_file_name
from flashcoop_core.testing.shared import shared_session
from flashcoop_core.written import Lang, cents
from livres import LONG, _ledger, demo, empty, hostile
from programs import can_make_paper, program

#: What stays free on the right (16 mm) and below what stands at the foot (5 mm), in points.
_RIGHT, _DOWN = 45, 14


def pdftotext(content: bytes, tmp_path: Path, *options: str) -> str:
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    done = subprocess.run([program("pdftotext"), *options, str(path), "-"], check=True, capture_output=True, text=True)
    return done.stdout


def papers(session: Session, lang: Lang = "fr") -> dict[str, bytes]:
    can_make_paper()
    return {file.name: file.whole() for file in session.export("livre:attestation", lang=lang)}


def pages(content: bytes, tmp_path: Path) -> list[list[tuple[str, float, float]]]:
    """The words of each page, with the points that they leave on their right and below."""
    found = pdftotext(content, tmp_path, "-bbox")
    root = ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", found))  # noqa: S314 - written by pdftotext, just now
    name = "{http://www.w3.org/1999/xhtml}"
    return [
        [
            (
                word.text or "",
                float(page.attrib["width"]) - float(word.attrib["xMax"]),
                float(page.attrib["height"]) - float(word.attrib["yMax"]),
            )
            for word in page.iter(f"{name}word")
        ]
        for page in root.iter(f"{name}page")
    ]


def over(page: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    """The words that reach into the margins."""
    return [word for word in page if word[1] < _RIGHT or word[2] < _DOWN]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_member_takes_home_a_sheet_with_their_figures(lang: Lang, tmp_path: Path) -> None:
    session = demo("coopkies")
    made = papers(session, lang)
    shares = session.books.distribution().shares
    assert list(made) == [f"coopkies-attestation-{share.member}.pdf" for share in shares]
    for share, content in zip(shares, made.values(), strict=True):
        text = pdftotext(content, tmp_path, "-layout")
        for amount in (share.share, share.cost, share.gross, share.net, share.paid):
            assert cents(amount, lang).replace("\u202f", "").replace("\u00a0", " ") in text.replace(
                "\u202f", ""
            ).replace("\u00a0", " ")
        assert share.member in text
        assert "La Maison de l'Initiative" in text
        assert session.head in text
        assert len(pages(content, tmp_path)) == 1


def test_the_sheet_leaves_room_for_what_the_ledger_does_not_know(tmp_path: Path) -> None:
    text = pdftotext(next(iter(papers(demo("coopkies")).values())), tmp_path, "-layout")
    for line in ("Nom et prénoms", "Date et lieu de naissance", "Fait à", "signature et cachet"):
        assert line in text
    assert text.count("à écrire à la main") == 2


def test_a_sheet_before_payroll_says_that_it_has_not_come_back(tmp_path: Path) -> None:
    session = shared_session(_ledger())
    made = papers(session)
    assert len(made) == 3
    text = " ".join(pdftotext(made["ete-attestation-m-01.pdf"], tmp_path).split())
    assert "La paie n'est pas encore revenue" in text
    assert "33,34 €" in text
    assert "et y a travaillé 7 h 20" in text
    assert "pour : 3, contre : 0, blancs : 0" in text


def test_nothing_runs_over_with_eight_members_and_the_longest_ids(tmp_path: Path) -> None:
    made = papers(hostile())
    assert len(made) == len(LONG)
    assert all(is_file_name(name) for name in made)
    for content in made.values():
        (page,) = pages(content, tmp_path)
        assert page
        assert over(page) == []


def test_file_names_are_short_enough_and_never_the_same() -> None:
    names = {file_name("s" * 64, member) for member in LONG}
    assert len(names) == len(LONG)
    assert all(is_file_name(name) for name in names)
    assert file_name("ete", "m-01") == "ete-attestation-m-01.pdf"


def test_the_same_sheets_have_the_same_bytes() -> None:
    assert papers(demo("coopkies")) == papers(demo("coopkies"))


def test_what_is_not_shared_cannot_be_attested() -> None:
    with pytest.raises(Refused) as refused:
        list(empty().export("livre:attestation"))
    (refusal,) = refused.value.refusals
    assert refusal.name == "livre.nothing-shared"
    assert refusal.say("en").endswith("Record the split that members voted, then do it again.")


def test_without_weasyprint_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from flashcoop_book import pdf

    pdf._weasyprint.cache_clear()  # noqa: SLF001 - another test has loaded it
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Refused) as refused:
        list(demo("coopkies").export("livre:attestation"))
    pdf._weasyprint.cache_clear()  # noqa: SLF001 - the next tests have it
    (refusal,) = refused.value.refusals
    assert refusal.name == "livre.no-weasyprint"
    assert "flashcoop-book[pdf]" in refusal.say("fr")


@pytest.mark.slow
def test_the_book_on_paper_has_numbered_pages_and_the_same_text(tmp_path: Path) -> None:
    can_make_paper()
    session = demo("coopkies")
    (file,) = session.export("livre:pdf")
    content = file.whole()
    assert file.name == "coopkies.pdf"
    found = pages(content, tmp_path)
    for number, page in enumerate(found, 1):
        words = [word for word, _, _ in page]
        assert " ".join(words).endswith(f"{number} / {len(found)}")
        assert over(page) == []
    text = pdftotext(content, tmp_path, "-layout")
    assert f"flashcoop verify REGISTRE.flashcoop --head {session.head}" in " ".join(text.split())
    for share in session.books.distribution().shares:
        assert cents(share.share).replace("\u00a0", " ") in text.replace("\u00a0", " ")
    (again,) = session.export("livre:pdf")
    assert again.whole() == content
