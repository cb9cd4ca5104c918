"""`flashcoop network`: its forms, in both languages, and what it refuses."""

from __future__ import annotations

import json
import sys
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from flashcoop_core.cli import network as command
from flashcoop_core.network import as_html, as_xlsx, report
from networks import ALL_MARKS, network, run_session, summary
from runs import flashcoop

BOTH = pytest.mark.parametrize("lang", ["fr", "en"])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with three sessions in two départements, one of them of three people."""
    path = tmp_path / "reseau.flashcoop"
    for id, people, place in (("a", 7, "Laval (53)"), ("b", 3, "Laval (53)"), ("c", 6, "Gap (05)")):
        run_session(path, id, [f"m-{at}" for at in range(people)], cents=1_000 * people, place=place, name=f"Coop {id}")
    return path


@BOTH
def test_the_report_is_printed_in_both_languages(path: Path, lang: str) -> None:
    said = flashcoop("--lang", lang, "network", path, "--by", "territory")
    assert (said.status, said.err) == (0, "")
    expected = {
        "fr": ("Le tour des Flashcoops", "160,00", "Participants par groupe et par année", "Effectifs masqués"),
        "en": ("The tour of the Flashcoops", "160.00", "Participants by group and year", "Counts hidden"),
    }
    for part in (*expected[lang], "Coop a", "Laval (53)", "sale_made"):
        assert part in said.out


def test_small_counts_and_what_would_give_them_back_are_hidden(path: Path) -> None:
    data = json.loads(flashcoop("network", path, "--format", "json", "--by", "territory").out)
    assert [session["members"] for session in data["sessions"]] == [None, None, 6]
    assert data["people"]["rows"] == [{"group": "05", "counts": [6, 6]}, {"group": "53", "counts": [10, 10]}]
    assert data["hidden"] == 2
    shown = json.loads(flashcoop("network", path, "--format", "json", "--threshold", "0").out)
    assert [session["members"] for session in shown["sessions"]] == [7, 3, 6]
    assert (shown["hidden"], shown["threshold"]) == (0, 0)


@pytest.mark.parametrize("by", ["host", "filiere", "territory", "year"])
def test_every_grouping_has_the_same_total(path: Path, by: str) -> None:
    data = json.loads(flashcoop("network", path, "--format", "json", "--by", by).out)
    assert data["by"] == by
    assert data["total"]["turnover"] == sum(group["turnover"] for group in data["groups"]) == 16_000
    assert data["total"]["members"] == 16


@pytest.mark.parametrize("form", ["table", "json", "html", "xlsx"])
def test_a_form_is_left_in_a_file_whole(path: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"report.{form}"
    said = flashcoop("--lang", "en", "network", path, "--format", form, "--out", out)
    assert said.status == 0, said.err
    assert said.out == f"{out} ({out.stat().st_size} bytes)\n"
    if form != "xlsx":
        assert out.read_text() == flashcoop("--lang", "en", "network", path, "--format", form).out


@BOTH
@pytest.mark.parametrize(
    ("options", "status", "name"),
    [
        (["--format", "xlsx"], 2, "usage-network-out"),
        (["--format", "pdf"], 2, "usage-bad-value"),
        (["--threshold", "-1"], 2, "usage-bad-value"),
        (["--threshold", "cinq"], 2, "usage-bad-value"),
        (["--by", "colour"], 2, "usage-bad-value"),
        (["--processes", "0"], 2, "usage-bad-value"),
        (["--apart", "a"], 1, "session-not-apart"),
        (["--about", "nowhere.json"], 4, "terminal-file"),
    ],
)
def test_what_is_not_meant_is_refused_by_name(
    path: Path, lang: str, options: list[str], status: int, name: str
) -> None:
    said = flashcoop("--lang", lang, "network", path, *options)
    assert (said.status, said.out) == (status, "")
    assert f"[{name}]" in said.err


def test_without_a_ledger_there_is_nothing_to_read(tmp_path: Path) -> None:
    assert "[usage-missing]" in flashcoop("network").err
    said = flashcoop("network", tmp_path / "nowhere.flashcoop")
    assert (said.status, said.out) == (4, "")
    assert "[ledger-unreadable]" in said.err


@BOTH
@pytest.mark.parametrize(
    ("about", "name"),
    [
        ('{"sessions": [{"session": "z"}]}', "about-unknown-session"),
        ('{"sessions": [{"session": "a"}, {"session": "a"}]}', "about-twice"),
        ('{"sessions": [{"session": "a", "name": "?"}]}', "unknown-field"),
        ('{"sessions": [{"session": "a", "public": 3}]}', "wrong-type"),
        ('{"sessions": [{"session": "a", "assumed": ["colour"]}]}', "not-a-choice"),
        ("{", "json-cut-short"),
    ],
)
def test_a_file_about_the_sessions_is_read_strictly(
    path: Path, tmp_path: Path, lang: str, about: str, name: str
) -> None:
    file = tmp_path / "about.json"
    file.write_text(about)
    said = flashcoop("--lang", lang, "network", path, "--about", file)
    assert (said.status, said.out) == (1, "")
    assert f"[{name}]" in said.err


def test_a_file_about_the_sessions_fills_the_tour(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "about.json"
    told = {"session": "a", "public": "Jeunes", "territory": "75", "assumed": ["venue"], "source": "p. 3"}
    file.write_text(json.dumps({"sessions": [told], "notes": ["Une note."]}))
    data = json.loads(flashcoop("network", path, "--about", file, "--format", "json", "--by", "territory").out)
    first = next(session for session in data["sessions"] if session["session"] == "a")
    assert {key: first[key] for key in ("public", "territory", "assumed", "source")} == {
        "public": "Jeunes",
        "territory": "75",
        "assumed": ["venue"],
        "source": "p. 3",
    }
    assert data["notes"] == ["Une note."]


@BOTH
def test_two_histories_are_refused_by_the_command_too(path: Path, tmp_path: Path, lang: str) -> None:
    other = tmp_path / "other.flashcoop"
    run_session(other, "a")
    said = flashcoop("--lang", lang, "network", path, other)
    assert (said.status, said.out) == (1, "")
    assert "[session-openings-differ]" in said.err
    assert "--apart a" in said.err
    assert flashcoop("--lang", lang, "network", path, other, "--apart", "a").status == 0


@BOTH
def test_the_report_says_which_copies_it_has_read(path: Path, lang: str, tmp_path: Path) -> None:
    other = tmp_path / "copy.flashcoop"
    lines = tmp_path / "a.jsonl"
    lines.write_text(flashcoop("log", path, "--session", "a", "--jsonl").out)
    assert flashcoop("import", other, lines).status == 0
    said = flashcoop("--lang", lang, "network", path, other)
    assert ("elle compte une fois" if lang == "fr" else "it counts once") in said.out


# --- a bar ---------------------------------------------------------------------------------------


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("events", "drawn"), [(100, False), (50_000, True)])
def test_a_bar_is_drawn_if_there_is_much_to_read_and_someone_looks(
    monkeypatch: pytest.MonkeyPatch, events: int, *, drawn: bool
) -> None:
    screen = _Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with command._progress("fr") as progress:  # noqa: SLF001 - the bar is the test
        progress(events // 2, events)
        progress(events, events)
    assert ("Lecture des sessions" in screen.getvalue()) == drawn
    assert ("100%" in screen.getvalue()) == drawn


def test_no_bar_is_drawn_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    file = StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with command._progress("fr") as progress:  # noqa: SLF001 - same
        progress(50_000, 50_000)
    assert file.getvalue() == ""


# --- the page ------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """The tags of a page, checked to be closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@BOTH
def test_the_page_is_whole_alone_and_made_to_be_read_aloud(lang: str) -> None:
    made = report(network(summary("s-0", people=((ALL_MARKS, 4),)), summary("s-1", name="<script>alert(1)</script>")))
    html = as_html(made, lang)  # type: ignore[arg-type] # both are languages
    page = _Page()
    page.feed(html)
    assert page.open == []
    names = [tag for tag, _ in page.tags]
    assert {"script", "link", "img", "iframe"}.isdisjoint(names)
    assert "http" not in html.replace("http-equiv", "")
    assert ("html", {"lang": lang}) in page.tags
    assert names.count("caption") == names.count("table") == 7
    assert {at.get("scope") for tag, at in page.tags if tag == "th"} == {"col", "row"}
    ids = [at["id"] for _, at in page.tags if "id" in at]
    assert len(ids) == len(set(ids))
    assert all(at["aria-labelledby"] in ids for tag, at in page.tags if tag == "div")


# --- the workbook --------------------------------------------------------------------------------

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def test_the_workbook_holds_numbers_to_the_cent_and_no_formula() -> None:
    made = report(network(summary("s-0", name="=1+1", people=((ALL_MARKS, 4),)), summary("s-1")))
    with ZipFile(BytesIO(as_xlsx(made, "fr"))) as book:
        names = ET.fromstring(book.read("xl/workbook.xml"))  # noqa: S314 - made a line above
        tour = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314
        texts = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314
    assert [sheet.get("name") for sheet in names.iterfind(".//m:sheet", _NS)] == [
        *("Tour", "Participants", "Comptes consolidés", "Compte de résultat", "Balance", "Indicateurs", "Registres")
    ]
    assert tour.find(".//m:f", _NS) is None
    values = [cell.findtext("m:v", namespaces=_NS) for cell in tour.iterfind(".//m:c", _NS) if cell.get("t") is None]
    assert values.count("100.00") == 2
    shared = [text.text for text in texts.iterfind(".//m:t", _NS)]
    assert {"=1+1", "s"} <= set(shared)


@BOTH
def test_a_workbook_without_its_writer_is_refused_by_name(
    path: Path, tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    out = tmp_path / "report.xlsx"
    said = flashcoop("--lang", lang, "network", path, "--format", "xlsx", "--out", out)
    assert (said.status, said.out) == (1, "")
    assert "[xlsx-writer-missing]" in said.err
    assert "pip install flashcoop-core[xlsx]" in said.err
    assert not out.exists()
