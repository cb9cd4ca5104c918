"""The kit of documents: filled with what the ledger knows, blank where it knows nothing, the same each time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest

import flashcoop_kit
from flashcoop_core import Ledger, Session
from flashcoop_core import events as e
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import KitForm, KitHooks, PluginManager, Roster
from flashcoop_core.learning.forms import form, forms
from flashcoop_core.vault import Identity
from flashcoop_kit import parts
from flashcoop_kit.catalogue import TEMPLATES
from livres import LONG, demo, empty, hostile
from programs import can_make_paper, program

_: KitHooks = flashcoop_kit

#: Nobody's name.
NAMES = {f"m-{at:02d}": (f"Prénom{at}", f"Nomdefamille{at}") for at in range(1, 8)}
ROSTER = Roster(
    {
        member: Identity(first_names=first, last_name=last, street="1 rue du Test", telephone="0000000000", iban="FR00")
        for member, (first, last) in NAMES.items()
    }
)
PERSONAL = [template.name for template in TEMPLATES if template.identity]

#: What stays free on the right and at the foot of a page, in points: the margins, less what a letter may hang over.
_RIGHT, _DOWN = 38, 14


#: The documents that hold most of what people wrote: what is hostile may run over there.
_FULL = (
    "communique-de-presse",
    "kakemono-banderole",
    "fichier-de-suivi",
    "fiche-de-collecte",
    "attestation-participation",
)


def session_called(name: str) -> Session:
    return {"empty": empty, "hostile": hostile}.get(name, lambda: demo(name))()


def made(session: str, form: KitForm) -> Mapping[str, bytes]:
    """Every file of that form, by name; without a roster."""
    return chosen(session, form, ())


@cache
def chosen(session: str, form: KitForm, only: tuple[str, ...]) -> Mapping[str, bytes]:
    """Those of the documents `only`; of all, if there are none."""
    if form == "pdf":
        can_make_paper()
    documents = session_called(session).kit(only, forms=(form,))
    return {file.name: file.whole() for _, files in documents for file in files}


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def text_of(content: bytes) -> str:
    """All that a DOCX says, a line a paragraph, tables and foot included."""
    lines = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in (name for name in archive.namelist() if re.match(r"word/(document|footer\d*)\.xml", name)):
            for paragraph in ET.fromstring(archive.read(part)).iter(f"{_W}p"):  # noqa: S314 - written just now
                texts = (each.text or "\t" for each in paragraph.iter() if each.tag in {f"{_W}t", f"{_W}tab"})
                lines.append("".join(texts))
    return "\n".join(lines)


def pdf_info(content: bytes, folder: Path) -> bytes:
    path = folder / "paper.pdf"
    path.write_bytes(content)
    return subprocess.run([program("pdfinfo"), str(path)], check=True, capture_output=True).stdout


def pdf_words(content: bytes, folder: Path) -> list[tuple[str, float, float]]:
    """The words of a PDF, with the points that each leaves on its right and below."""
    path = folder / "paper.pdf"
    path.write_bytes(content)
    command = [program("pdftotext"), "-bbox", str(path), "-"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    root = ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", done.stdout))  # noqa: S314 - written by pdftotext, just now
    name = "{http://www.w3.org/1999/xhtml}"
    return [
        (
            word.text or "",
            float(page.attrib["width"]) - float(word.attrib["xMax"]),
            float(page.attrib["height"]) - float(word.attrib["yMax"]),
        )
        for page in root.iter(f"{name}page")
        for word in page.iter(f"{name}word")
    ]


@pytest.mark.parametrize("session", ["jinsei", "empty", "hostile"])
def test_every_document_is_made_whatever_the_session_is(session: str) -> None:
    files = made(session, "docx")
    assert list(files) == [f"{template.name}.docx" for template in TEMPLATES]
    for name, content in files.items():
        document = docx.Document(io.BytesIO(content))
        titles = [each for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
        assert len(titles) == 1, name
        assert titles[0].text
        text = text_of(content)
        for word in ("None", "{session", "{host", "{members", "{person", "@part", "@when", "@end", "**"):
            assert word not in text, (name, word)


def test_what_the_ledger_knows_is_written_in() -> None:
    files = made("jinsei", "docx")
    press = text_of(files["dossier-de-presse.docx"])
    for told in (
        "Jinsei'Coop",
        "Aceascop",
        "du 18 au 26\u00a0novembre 2024",
        "466,66",
        "165,44",
        "12,00",
        "5 pour, 2 contre",
    ):
        assert told in press
    assert "Mission locale du Poitou, Atelier du Soleil et du Vent et Commune de Rouillé" in text_of(
        files["communique-de-presse.docx"]
    )
    assert all(member in text_of(files["fichier-de-suivi.docx"]) for member in NAMES)
    guide = text_of(files["guide-du-partenaire.docx"])
    assert "de mars 2025 à mai 2025" in guide
    assert "le partage sont décidés par les membres" in guide
    assert "le travail est rémunéré" in text_of(files["communique-de-presse.docx"])


def test_what_it_does_not_know_yet_is_left_blank() -> None:
    release = text_of(made("empty", "docx")["communique-de-presse.docx"])
    assert "à créer, à mener et à partager" in release
    assert "La vente aura lieu le …" in release
    assert "ventes hors taxes" not in release


def test_tables_repeat_their_headings_and_the_language_is_french() -> None:
    for name, content in made("jinsei", "docx").items():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            styles, body = (archive.read(f"word/{part}.xml").decode() for part in ("styles", "document"))
            assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in archive.infolist())
            assert "docProps/thumbnail.jpeg" not in archive.namelist()
            assert 'w:themeFontLang w:val="fr-FR"' in archive.read("word/settings.xml").decode()
        assert 'w:lang w:val="fr-FR"' in styles
        assert "en-US" not in re.findall(r'w:lang w:val="([^"]*)"', styles)
        if name == "dossier-de-presse.docx":
            assert body.count("<w:tblHeader/>") == 5
        document = docx.Document(io.BytesIO(content))
        firsts = [table.rows[0]._tr.xml for table in document.tables]  # noqa: SLF001
        assert all(("w:tblHeader" in first) == ("E4F0EC" in first) for first in firsts)
        properties = document.core_properties
        assert (properties.author, properties.language) == ("Aceascop", "fr-FR")


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_same_facts_give_the_same_bytes(form: KitForm) -> None:
    first = made("jinsei", form)
    again = {
        file.name: file.whole()
        for _, files in demo("jinsei").kit(["communique-de-presse"], forms=(form,))
        for file in files
    }
    assert again == {name: first[name] for name in again}
    assert len(again) == 1


def test_with_a_roster_each_member_has_their_papers_and_no_other_document_a_name() -> None:
    others = ("dossier-de-presse", "fichier-de-suivi", "fiche-de-collecte", "guide-entretien")
    for document, files in demo("jinsei").kit((*PERSONAL, *others), forms=("docx",), roster=ROSTER):
        names = {file.name: text_of(file.whole()) for file in files}
        if document.name not in PERSONAL:
            assert not any("Nomdefamille" in text for text in names.values())
            continue
        assert list(names) == [f"{document.name}-{member}.docx" for member in NAMES]
        for member, (first, last) in NAMES.items():
            text = names[f"{document.name}-{member}.docx"]
            assert first in text
            assert last in text
            assert text.count("Nomdefamille") == 1
            assert "ne pas remettre" not in text
            assert "FR00" not in text
        shown = {"street": "1 rue du Test", "telephone": "0000000000"}
        for field, value in shown.items():
            assert (value in names[f"{document.name}-m-01.docx"]) == (field in document.identity)


def test_without_a_roster_there_is_one_of_each_and_no_name() -> None:
    assert all(f"{name}.docx" in made("jinsei", "docx") for name in PERSONAL)
    assert "Nom et prénoms\u00a0: \t" in text_of(made("jinsei", "docx")["attestation-participation.docx"])


def test_the_guardian_signs_for_a_minor_or_for_whoever_may_be_one() -> None:
    assert "Second parent" in text_of(made("jinsei", "docx")["autorisation-image.docx"])
    ((_, files),) = demo("jinsei").kit(["autorisation-image"], forms=("docx",), roster=ROSTER)
    assert "Second parent" not in text_of(next(files).whole())


@cache
def summer() -> Session:
    """A youth session of thirty days, with a minor and an adult, that sells a service."""
    starts = date(2026, 7, 6)
    session = Ledger.open(plugins=PluginManager.installed()).open_session(
        e.SessionOpened(
            on=starts,
            name="Un été",
            host=e.Host(name="CAE des Exemples", siren="123456782", section="fc"),
            place="Lusignan",
            starts=starts,
            ends=date(2026, 8, 28),
            fiscal_year_ends=date(2026, 12, 31),
            filiere="textile",
            format="youth",
        ),
        id="ete",
    )
    cape = e.Contract(signed=starts, ends=date(2026, 12, 31))
    session.record(
        e.FacilitatorEngaged(on=starts, facilitator="f-01"),
        e.ProductDefined(
            on=starts,
            product="p",
            name="Jardinage",
            nature="service",
            vat_rate=2000,
            vat_reason="service",
            decided_by="f-01",
        ),
        *(
            e.ProgrammeDayPlanned(on=starts, number=at, day=starts + timedelta(days=at), themes=("serve",))
            for at in range(1, 31)
        ),
        e.MemberJoined(on=starts, member="jeune", contract=cape, minor=True),
        e.MemberJoined(on=starts, member="majeure", contract=cape, minor=False),
        e.GuardianConsentRecorded(on=starts, member="jeune", signed=date(2026, 7, 3), reference="accord-1"),
    )
    return session


def summer_text(name: str) -> str:
    ((_, files),) = summer().kit([name], forms=("docx",))
    (file,) = files
    return text_of(file.whole())


def test_a_youth_session_says_what_is_true_of_it_and_who_consented() -> None:
    sheet = summer_text("fichier-de-suivi")
    assert "Accord du représentant légal" in sheet
    assert "03/07/2026" in sheet
    assert "moins de 18 ans" in summer_text("guide-du-partenaire")
    assert "moins de 18 ans" not in text_of(made("jinsei", "docx")["guide-du-partenaire.docx"])
    release = summer_text("communique-de-presse")
    assert "en quelques semaines" in release
    assert "jeunes de 15 à 18 ans" in release
    for name in ("communique-de-presse", "dossier-de-presse", "guide-du-partenaire"):
        assert "Flashcoop" not in summer_text(name)
    done = summer_text("attestation-participation")
    assert "rendre des services" in done
    assert "produire" not in done
    assert "Proposé par une coopérative" in summer_text("kakemono-banderole")


def test_a_long_session_has_its_days_on_tables_that_fit() -> None:
    ((_, files),) = summer().kit(["fichier-de-suivi"], forms=("docx",))
    (file,) = files
    *full, last, reminders = docx.Document(io.BytesIO(file.whole())).tables
    assert [len(table.columns) for table in full] == [13, 13]
    days = [cell.text for table in (*full, last) for cell in table.rows[0].cells if re.fullmatch(r"J\d+", cell.text)]
    assert days == [f"J{at}" for at in range(1, 31)]
    assert [row.cells[0].text for row in reminders.rows][1:] == ["jeune", "majeure"]


def test_days_that_are_alike_are_one_thing_to_photograph() -> None:
    ((_, files),) = summer().kit(["brief-photographe"], forms=("docx",))
    (file,) = files
    shots = docx.Document(io.BytesIO(file.whole())).tables[0]
    assert [[cell.text for cell in row.cells][:2] for row in shots.rows][1:] == [
        ["1 à 30", "du 7\u00a0juillet au 5\u00a0août 2026"]
    ]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((4,), ("4", "4\u00a0mai 2026")),
        ((4, 5), ("4 et 5", "du 4 au 5\u00a0mai 2026")),
        ((2, 5), ("2 et 5", "2\u00a0mai 2026 et 5\u00a0mai 2026")),
        ((2, 3, 6), ("2, 3 et 6", "2\u00a0mai 2026, 3\u00a0mai 2026 et 6\u00a0mai 2026")),
    ],
)
def test_a_day_between_that_is_of_something_else_is_not_told_as_one_of_them(
    numbers: tuple[int, ...], told: tuple[str, str]
) -> None:
    days = [(number, date(2026, 5, number)) for number in numbers]
    assert (parts._numbers(days), parts._dates(days)) == told  # noqa: SLF001 - what stands in the table


@pytest.mark.parametrize("name", ["autorisation-image", "cession-droits-auteur"])
def test_guardians_sign_for_a_minor_and_for_no_one_else(name: str) -> None:
    roster = Roster({member: Identity(first_names="A", last_name="B") for member in ("jeune", "majeure")})
    ((_, files),) = summer().kit([name], forms=("docx",), roster=roster)
    texts = {file.name: text_of(file.whole()) for file in files}
    assert "Second parent" in texts[f"{name}-jeune.docx"]
    assert "Second parent" not in texts[f"{name}-majeure.docx"]


def test_who_signs_has_read_what_becomes_of_their_data() -> None:
    text = text_of(made("jinsei", "docx")["autorisation-image.docx"])
    assert text.index("Vos données") < text.index("lu et approuvé")


def test_a_right_is_assigned_by_its_name_extent_purpose_place_and_duration() -> None:
    text = text_of(made("jinsei", "docx")["cession-droits-auteur.docx"])
    for word in ("Reproduction", "Représentation", "Adaptation", "Pour quoi faire", "Où", "Combien de temps", "L131-3"):
        assert word in text


@pytest.mark.slow
@pytest.mark.parametrize(("session", "only"), [("jinsei", ()), ("hostile", _FULL)])
def test_paper_has_text_that_can_be_selected_and_nothing_runs_over(
    session: str, only: tuple[str, ...], tmp_path: Path
) -> None:
    for name, content in chosen(session, "pdf", only).items():
        words = pdf_words(content, tmp_path)
        assert len(words) >= 10, name
        if session == "jinsei" and PAGES.get(name.removesuffix(".pdf")) == 1:
            assert re.search(rb"Pages: +1\n", pdf_info(content, tmp_path)), name
        if name not in {"kakemono.pdf", "banderole.pdf"}:
            assert [word for word in words if word[1] < _RIGHT or word[2] < _DOWN] == [], name


def test_the_roll_up_and_the_banner_have_their_true_size(tmp_path: Path) -> None:
    sizes = {"kakemono.pdf": (85, 200), "banderole.pdf": (300, 80)}
    for name, size in sizes.items():
        streams = re.findall(rb"stream\r?\n(x.*?)\r?\nendstream", made("jinsei", "pdf")[name], re.DOTALL)
        assert any(b"/Alt (Des membres en cercle" in zlib.decompress(stream) for stream in streams)
        box = re.search(rb"Page size: +([\d.]+) x ([\d.]+)", pdf_info(made("jinsei", "pdf")[name], tmp_path))
        assert box is not None
        assert tuple(round(float(points) / 72 * 2.54, 1) for points in box.groups()) == size


#: The foot of a page has no more words than this.
_FOOT = 8

#: Document -> the forms that it prints.
FORMS = {
    "livret-competences": ("skills",),
    "guide-entretien": ("interview",),
    "grille-appreciation": ("appreciation",),
    "questionnaire-animateurs": ("facilitator-hot", "facilitator-cold"),
    "questionnaire-partenaires": ("partner-hot", "partner-cold"),
    "questionnaire-participants-froid": ("participant-cold",),
    "fiche-participant": ("participant-sheet",),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_printed_with_its_questions_its_scales_its_signs_and_its_version(name: str) -> None:
    text = text_of(made("empty", "docx")[f"{name}.docx"]).replace("\u00a0", " ")
    for id in FORMS[name]:
        printed = form(id)
        assert f"Formulaire : {printed.title.fr}, version {printed.version}." in text
        assert not re.search(rf"\b{id}\b", text)
        for question in printed.questions:
            assert question.words.fr.replace("\u00a0", " ") in text
            assert all(option.words.fr in text for option in question.options)
        for scale in printed.scales:
            on = sum(printed.scale(question) == scale for question in printed.questions)
            for step in scale.steps:
                assert step.words.fr in text
                # At the head of the table, and with each box.
                assert text.count(step.pictogram) >= (1 if printed.families else on + 1)


def test_every_form_there_is_has_its_document_and_is_known_by_its_title() -> None:
    newest = {form.id: form.title.fr for form in forms()}
    assert sorted(id for ids in FORMS.values() for id in ids) == sorted(newest)
    assert len(set(newest.values())) == len(newest)


def test_what_may_stay_without_an_answer_is_said_once() -> None:
    files = made("empty", "docx")
    for name, said in {"grille-appreciation": "laisser une ligne vide", "guide-entretien": "L'étoile (*)"}.items():
        text = text_of(files[f"{name}.docx"])
        assert text.count(said) == 1
        assert "facultatif" not in text
    assert "1. Comment avez-vous vécu ces jours\u00a0?\u00a0*" in text_of(files["guide-entretien.docx"])


#: How many pages a word processor makes of each; those that people fill in or sign fit on a sheet, both sides.
PAGES = {
    "dossier-de-presse": 2,
    "communique-de-presse": 1,
    "brief-photographe": 2,
    "cession-droits-auteur": 3,
    "kakemono-banderole": 1,
    "guide-du-partenaire": 2,
    "fiche-participant": 2,
    "fichier-de-suivi": 2,
    "fiche-de-collecte": 2,
    "autorisation-image": 3,
    "attestation-participation": 1,
    "livret-competences": 1,
    "guide-entretien": 2,
    "grille-appreciation": 1,
    "questionnaire-animateurs": 2,
    "questionnaire-partenaires": 2,
    "questionnaire-participants-froid": 1,
}


@pytest.mark.slow
def test_a_word_processor_opens_each_finds_its_text_and_leaves_no_page_empty(tmp_path: Path) -> None:
    office, reader = program("soffice"), program("pdftotext")
    for name, content in made("jinsei", "docx").items():
        (tmp_path / name).write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, sorted(tmp_path.glob("*.docx")))], check=True, capture_output=True)
    counted = {}
    for template in TEMPLATES:
        paper = [reader, str(tmp_path / f"{template.name}.pdf"), "-"]
        *pages, rest = subprocess.run(paper, check=True, capture_output=True, text=True).stdout.split("\f")
        assert not rest.strip()
        counted[template.name] = len(pages)
        title = docx.Document(str(tmp_path / f"{template.name}.docx")).paragraphs[0].text
        assert " ".join(title.split()) in " ".join(pages[0].split())
        assert all(len(page.split()) > _FOOT for page in pages), template.name
    assert counted == PAGES


def test_eight_members_with_the_longest_ids_have_files_of_their_own() -> None:
    roster = Roster({member: Identity(first_names="A" * 60, last_name="B" * 90) for member in LONG})
    ((_, files),) = hostile().kit(["autorisation-image"], forms=("docx",), roster=roster)
    assert len({file.name for file in files}) == len(LONG)


def test_a_document_that_there_is_not_is_refused_by_name() -> None:
    with pytest.raises(Refused) as refused:
        empty().kit(["dossier"])
    assert refused.value.names == ("unknown-kit-document",)


def test_a_name_that_would_break_a_file_is_refused_before_anything_is_made() -> None:
    with pytest.raises(Refused) as refused:
        demo("jinsei").kit(roster=Roster({"m-01": Identity(first_names="A\nB")}))
    assert refused.value.names == ("roster-unwritable-text",)
    assert "A\nB" not in str(refused.value)


def test_without_weasyprint_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from flashcoop_kit import pdf

    pdf._weasyprint.cache_clear()  # noqa: SLF001 - another test has loaded it
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    ((_, files),) = empty().kit(["guide-du-partenaire"])
    with pytest.raises(Refused) as refused:
        next(files)
    pdf._weasyprint.cache_clear()  # noqa: SLF001 - the next tests have it
    (refusal,) = refused.value.refusals
    assert refusal.name == "kit.no-weasyprint"
    assert "--format docx" in refusal.say("fr")
