"""The stories, as the command plays them: with their filières, paid through a payroll, closed with nothing owed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flashcoop_core import Ledger
from flashcoop_core.hooks import LedgerFormat, PluginManager
from programs import can_make_paper
from runs import Demo, flashcoop

#: story -> (filière, the payroll that its results come back from)
STORIES = {"jinsei": ("vegetal", "silae"), "coopkies": ("culinaire", "navette")}


@pytest.fixture(params=STORIES)
def played(request: pytest.FixtureRequest, demo: Demo) -> tuple[str, Path]:
    name = str(request.param)
    return name, demo(name, "en")[1]


def test_the_session_has_its_filiere_and_its_payroll(played: tuple[str, Path]) -> None:
    name, folder = played
    with Ledger.open(folder / f"{name}.flashcoop", read_only=True) as ledger:
        assert tuple(one.name for one in ledger.session().activations) == STORIES[name]
        kinds = {fact.kind.partition(".")[0] for fact in ledger.session().state.facts.values()}
    assert STORIES[name][0] in kinds


def test_every_payroll_has_its_files(played: tuple[str, Path]) -> None:
    _, folder = played
    sent = {place.name: sorted(file.suffix for file in place.iterdir()) for place in (folder / "paie").iterdir()}
    assert sent == {
        "silae": [".csv", ".txt"],
        "navette": [".csv", ".xlsx"],
        "openpaye": [".json", ".json", ".json"],
    }


def test_the_results_were_read_back_by_the_plugin(played: tuple[str, Path]) -> None:
    name, folder = played
    records = [json.loads(line) for line in (folder / f"{name}.jsonl").read_bytes().splitlines()]
    (settled,) = [record for record in records if record["kind"] == "payroll_settled"]
    assert settled["origin"].startswith(f"{STORIES[name][1]} (flashcoop-payroll-{STORIES[name][1]} ")


def test_it_closes_with_nothing_owed_to_a_cent(played: tuple[str, Path]) -> None:
    name, folder = played
    with Ledger.open(folder / f"{name}.flashcoop", read_only=True) as ledger:
        session = ledger.session()
        assert session.state.is_closed
        balances = session.books.balances.by_account()
        still_open = {account for account, (debits, credits_) in balances.items() if debits != credits_}
        assert {account for account in still_open if account[0] not in "67"} <= {"181", "186", "187"}
        assert [problem for statement in session.books.statements() for problem in statement.check()] == []
        assert ledger.verify().skipped == ()


def test_every_format_is_left_in_a_folder_of_its_own(played: tuple[str, Path]) -> None:
    can_make_paper()
    _, folder = played
    manager = PluginManager.installed()
    forms = {
        f"{name}-{report.name}"
        for name in {plugin.name for plugin in manager.found}
        for report in manager.load(name).reports
        if isinstance(report, LedgerFormat)
    }
    left = {place.name: list(place.iterdir()) for place in (folder / "exports").iterdir()}
    assert left.keys() == forms
    assert all(files for files in left.values())


def test_no_file_is_left_empty(played: tuple[str, Path]) -> None:
    _, folder = played
    empty = [path.name for path in folder.rglob("*") if path.is_file() and not path.stat().st_size]
    assert [name for name in empty if not name.endswith(".lock")] == []


def test_the_documents_around_the_session_are_left_to_be_edited(played: tuple[str, Path]) -> None:
    _, folder = played
    names = [document.name for document in PluginManager.installed().load("kit").kit]
    assert sorted(file.name for file in (folder / "kit").iterdir()) == sorted(f"{name}.docx" for name in names)


def test_it_is_the_same_every_time_in_either_language(played: tuple[str, Path], demo: Demo) -> None:
    name, folder = played
    assert (demo(name, "fr")[1] / f"{name}.jsonl").read_bytes() == (folder / f"{name}.jsonl").read_bytes()


def test_what_no_source_gives_is_marked_on_screen_and_in_the_data(demo: Demo) -> None:
    said, folder = demo("jinsei", "fr")
    story = json.loads((folder / "story.json").read_text("utf-8"))
    told = [f"  {'≈' if line['assumed'] else ' '} {line['text']}" for line in story]
    assert [line for line in said.out.splitlines() if line in told] == told
    assert {line["assumed"] for line in story} == {True, False}
    assert "≈ Les chiffres qui suivent sont calculés sur ces faits et ces hypothèses." in said.out
    versions = [line["version"] for line in story]
    assert versions == sorted(versions)


@pytest.mark.parametrize(
    ("lang", "title", "channel"),
    [("fr", "Taux de TVA décidé", "membres"), ("en", "VAT rate decided", "members")],
)
def test_what_happened_is_said_in_words_even_where_a_plugin_knows_it(
    demo: Demo, lang: str, title: str, channel: str
) -> None:
    said, folder = demo("jinsei", lang)
    logged = flashcoop("--lang", lang, "log", folder / "jinsei.flashcoop").out
    assert "vegetal." not in logged
    assert title in logged
    assert f" · {channel} " in said.out
    assert f" {channel} " in flashcoop("--lang", lang, "show", folder / "jinsei.flashcoop").out
