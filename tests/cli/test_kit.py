"""`flashcoop kit`: lists, writes what is asked for, says what is missing by its name."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest

from flashcoop_core import Ledger
from flashcoop_core.demo import Stage, play
from flashcoop_core.hooks import PluginManager
from runs import flashcoop


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kit") / "jinsei.flashcoop"
    stage = Stage(2026)
    with Ledger.open(path, clock=stage.clock, ids=stage.ids, plugins=PluginManager.installed()) as opened:
        play("jinsei", stage, opened, lambda _: None)
    return path


def test_it_lists_its_documents_without_a_ledger() -> None:
    said = flashcoop("--lang", "en", "kit", "--list")
    assert said.status == 0
    assert "dossier-de-presse" in said.out
    assert said.out.count("if given") == 4


def test_it_writes_what_is_asked_for_and_says_each_file(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "kit"
    said = flashcoop("kit", ledger, "--out", out, "--only", "communique-de-presse", "--format", "docx")
    assert said.status == 0, said.err
    assert [path.name for path in out.iterdir()] == ["communique-de-presse.docx"]
    assert str(out / "communique-de-presse.docx") in said.out


def test_what_shows_who_people_are_is_for_its_owner_alone(ledger: Path, tmp_path: Path) -> None:
    roster = tmp_path / "members.csv"
    roster.write_text("member;first_names;last_name\nm-01;Prénom;Nom\n", encoding="utf-8")
    only = ("--only", "attestation-participation", "--only", "communique-de-presse", "--format", "docx")
    said = flashcoop("kit", ledger, "--out", tmp_path / "kit", "--roster", roster, *only)
    assert said.status == 0, said.err
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "kit").iterdir()}
    assert len(modes) == 8
    assert modes["attestation-participation-m-07.docx"] == 0o600
    assert modes["communique-de-presse.docx"] != 0o600


def test_what_somebody_may_have_edited_is_not_replaced(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "kit"
    out.mkdir()
    (out / "brief-photographe.docx").write_text("edited", encoding="utf-8")
    only = ("--only", "communique-de-presse", "--only", "brief-photographe", "--format", "docx")
    said = flashcoop("kit", ledger, "--out", out, *only)
    assert said.status == 1
    assert "[file-exists]" in said.err
    assert str(out / "brief-photographe.docx") in said.err
    assert [(path.name, path.read_bytes()) for path in out.iterdir()] == [("brief-photographe.docx", b"edited")]


def test_a_disk_that_fills_up_is_said_and_leaves_nothing(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []

    def fill(file: int) -> None:
        synced.append(file)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", fill)
    out = tmp_path / "kit"
    only = ("--only", "communique-de-presse", "--only", "brief-photographe", "--format", "docx")
    said = flashcoop("kit", ledger, "--out", out, *only)
    assert said.status == 4
    assert "ENOSPC" in said.err
    assert str(out / "brief-photographe.docx") in said.err
    assert len(synced) == 2
    assert not out.exists()


def test_what_is_no_folder_is_named(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for out in (tmp_path / "file", tmp_path / "file" / "kit"):
        said = flashcoop("kit", ledger, "--out", out, "--only", "communique-de-presse", "--format", "docx")
        assert said.status == 4
        assert str(out) in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_unknown_document_is_named_and_nothing_is_left(ledger: Path, tmp_path: Path) -> None:
    said = flashcoop("kit", ledger, "--out", tmp_path / "kit", "--only", "roman")
    assert said.status == 1
    assert "[unknown-kit-document]" in said.err
    assert "roman" in said.err
    assert not (tmp_path / "kit").exists()


def test_without_a_folder_it_says_how_it_is_used(ledger: Path) -> None:
    said = flashcoop("kit", ledger)
    assert said.status == 2
    assert "[usage-kit]" in said.err


def test_without_the_plugin_it_says_what_to_install(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flashcoop_core.hooks.manager.installed", lambda: ())
    said = flashcoop("kit", ledger, "--out", tmp_path / "kit")
    assert said.status == 5
    assert "[kit-missing]" in said.err
    assert "flashcoop-kit[pdf]" in said.err
