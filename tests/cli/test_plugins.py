"""The commands that deal with plugins, on plugins that are installed in a folder."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import atelier
import paie
from cutting import ready, shared
from flashcoop_core import Ledger
from flashcoop_core.hooks import PluginManager
from installing import install
from runs import OPENING, flashcoop

WITH_PLUGINS = {**OPENING, "starts": "2026-03-02", "ends": "2026-03-12", "contribution": {"rate": 1000}}
WATCHING = """
from flashcoop_core.hooks import hookimpl

@hookimpl
def flashcoop_committed(committed):
    raise ValueError(committed.kind)
"""
ROSTER = "member;employee_number;last_name\nm-1;007;Zinzolin\nm-2;8;Zinzolin\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that Python imports from, where `atelier`, `paie` and an observer that fails are installed."""
    folder = tmp_path / "site"
    for plugin in (atelier, paie):
        install(folder, plugin.__name__, Path(str(plugin.__file__)).read_text(encoding="utf-8"))
    install(folder, "watching", WATCHING)
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    for name in ("flashcoop_atelier", "flashcoop_paie", "flashcoop_watching"):
        sys.modules.pop(name, None)


@pytest.fixture
def ledger(site: Path, tmp_path: Path) -> Path:
    """A ledger whose session has activated both, and is open."""
    path = tmp_path / "essais.flashcoop"
    said = flashcoop(
        "new", path, "--json", "-", "--plugin", "atelier", "--plugin", "paie", typed=json.dumps(WITH_PLUGINS)
    )
    assert said.status == 0, said.err
    return path


def opened(path: Path) -> Ledger:
    """The ledger, where the class of a cut is the one that is installed."""
    return Ledger.open(path, plugins=PluginManager.of(atelier=atelier, paie=paie))


@pytest.fixture
def lived(ledger: Path) -> Path:
    """The same when it has shared what it earned."""
    with opened(ledger) as held:
        ready(held.session())
        shared(held.session())
    return ledger


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "membres.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def test_plugins_are_listed_with_their_states(ledger: Path) -> None:
    listed = flashcoop("plugins", ledger, "--json")
    assert listed.status == 0
    states = {plugin["name"]: plugin["state"] for plugin in json.loads(listed.out)}
    assert (states["atelier"], states["paie"], states["watching"]) == ("active", "active", "inactive")
    table = flashcoop("--lang", "en", "plugins", ledger)
    assert "flashcoop-atelier 1.0" in table.out
    assert "filiere, reports" in table.out


def test_a_plugin_that_does_not_load_is_told_apart(ledger: Path, site: Path) -> None:
    (site / "flashcoop_atelier.py").write_text("import no_such_module\n", encoding="utf-8")
    sys.modules.pop("flashcoop_atelier", None)
    listed = flashcoop("plugins", ledger)
    assert (listed.status, "cassé" in listed.out) == (0, True)
    assert "[plugin-broken]" in listed.err
    assert "no_such_module" in listed.err
    refused = flashcoop("record", ledger, "--plan", "till_count", "--json", "-", typed='{"counted": 0}')
    assert refused.status == 1
    assert "[plugin-broken]" in refused.err
    shown = flashcoop("show", ledger)
    assert "Module absent ou inutilisable\u00a0: atelier" in shown.out


def test_a_plugin_that_is_not_there_stops_the_opening(tmp_path: Path) -> None:
    path = tmp_path / "b.flashcoop"
    said = flashcoop("new", path, "--json", "-", "--plugin", "absent", typed=json.dumps(WITH_PLUGINS))
    assert said.status == 1
    assert "[plugin-missing]" in said.err
    assert not path.exists()


def test_an_event_of_a_plugin_is_recorded_from_json_and_asked_for(ledger: Path) -> None:
    with opened(ledger) as held:
        ready(held.session())
    cut = {
        "kind": "atelier.piece_cut",
        "event": {"on": "2026-03-04", "product": "mirror", "quantity": 2000, "blade": 150},
    }
    said = flashcoop("record", ledger, "--json", "-", typed=json.dumps(cut))
    assert said.status == 0, said.err
    assert "pièces coupées" in said.out
    why = flashcoop("--lang", "en", "why", ledger, "trial-balance", "606")
    assert "pieces cut" in why.out
    typed = "2026-03-05\nmirror\n3\n\no\n"
    asked = flashcoop("record", ledger, "--kind", "atelier.piece_cut", typed=typed)
    assert asked.status == 0, asked.err
    with opened(ledger) as held:
        bench = held.session().state.plugins["atelier"]
    assert isinstance(bench, atelier.Bench)
    assert dict(bench.cut) == {"mirror": 5_000}


def test_a_report_is_printed_kept_and_given_as_data(lived: Path, tmp_path: Path) -> None:
    said = flashcoop("--lang", "en", "report", lived, "atelier:cut-list", "--set", "heading=Pieces")
    assert said.status == 0, said.err
    assert "Pieces cut" in said.out
    assert "mirror" in said.out
    assert json.loads(flashcoop("report", lived, "atelier:cut-list", "--json").out) == {"mirror": 10_000}
    assert json.loads(flashcoop("report", lived, "atelier:cut-list", "--json", "--at", "3").out) == {}
    kept = flashcoop("report", lived, "atelier:cut-list", "--out", tmp_path / "out")
    assert kept.status == 0, kept.err
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["atelier-cut-list.txt", "cut.txt"]


@pytest.mark.parametrize(
    ("arguments", "status", "name"),
    [
        (("report", "absent:x"), 5, "plugin-missing"),
        (("report", "atelier:absent"), 5, "plugin-lacks-report"),
        (("report", "atelier"), 5, "plugin-report-unnamed"),
        (("report", "atelier:accounts"), 5, "plugin-makes-files"),
        (("report", "atelier:cut-list", "--set", "head=a"), 1, "unknown-setting"),
        (("report", "atelier:cut-list", "--set", "heading"), 2, "usage-setting"),
        (("export", "--format", "atelier:cut-list"), 5, "plugin-makes-report"),
        (("export",), 2, "usage-export"),
    ],
)
def test_what_cannot_be_made_is_refused_by_name(
    arguments: tuple[str, ...], status: int, name: str, lived: Path
) -> None:
    command, *others = arguments
    said = flashcoop(command, lived, *others)
    assert said.status == status
    assert f"[{name}]" in said.err


def test_an_export_goes_to_a_folder_a_file_or_the_output(lived: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    said = flashcoop("export", lived, "--format", "atelier:accounts", "--out", folder)
    assert said.status == 0, said.err
    (file,) = folder.iterdir()
    assert file.name == "les-essais.txt"
    printed = flashcoop("export", lived, "--format", "atelier:accounts")
    assert printed.out == file.read_text(encoding="utf-8")
    named = flashcoop("export", lived, "--format", "atelier:accounts", "--out", tmp_path / "comptes.txt")
    assert named.status == 0, named.err
    assert (tmp_path / "comptes.txt").read_bytes() == file.read_bytes()


def test_a_form_may_be_named_without_its_plugin(lived: Path) -> None:
    named = flashcoop("export", lived, "--format", "accounts")
    assert named.status == 0, named.err
    assert named.out == flashcoop("export", lived, "--format", "atelier:accounts").out
    several = flashcoop("report", lived, "cost-sheet")
    assert several.status == 5
    assert several.err.startswith("[plugin-report-of-several] ")
    assert "textile:cost-sheet, vegetal:cost-sheet" in several.err


def test_several_files_need_a_folder_and_none_replaces_another(lived: Path, tmp_path: Path) -> None:
    for options in ((), ("--out", tmp_path / "comptes.txt")):
        said = flashcoop("export", lived, "--format", "fec", *options)
        assert said.status == 2
        assert said.err.startswith("[usage-out-needed] ")
    assert not (tmp_path / "comptes.txt").exists()


def test_nothing_ever_replaces_a_ledger(lived: Path, tmp_path: Path) -> None:
    before = lived.read_bytes()
    for command in (("export", lived, "--format", "accounts"), ("network", lived)):
        said = flashcoop(*command, "--out", lived)
        assert said.status == 1
        assert "[file-is-a-ledger]" in said.err
    assert lived.read_bytes() == before


def test_an_export_onto_what_takes_no_file_leaves_nothing(lived: Path, tmp_path: Path) -> None:
    made = set(tmp_path.iterdir())
    for place in ("/dev/full", lived / "x" / "comptes.txt", tmp_path / "absent" / "comptes.txt"):
        said = flashcoop("export", lived, "--format", "accounts", "--out", place)
        assert said.status == 4
        assert said.err.startswith("[terminal-file] ")
        assert f"«\u00a0{place}" in said.err
    early = ("--at", "5", "--out", tmp_path / "attestations")
    assert "[livre.nothing-shared]" in flashcoop("export", lived, "--format", "attestation", *early).err
    assert set(tmp_path.iterdir()) == made


def test_a_pipe_is_written_to_and_stays_one(lived: Path, tmp_path: Path) -> None:
    pipe, file = tmp_path / "pipe", tmp_path / "network.txt"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        for place in (pipe, file):
            assert flashcoop("network", lived, "--out", place).status == 0
        assert pipe.is_fifo()
        assert os.read(end, 1 << 16) == file.read_bytes()
    finally:
        os.close(end)


def test_a_file_may_have_the_longest_name_that_there_is(lived: Path, tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 251}.txt"
    said = flashcoop("export", lived, "--format", "accounts", "--out", path)
    assert said.status == 0, said.err
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("x")] == [path.name]


def test_the_list_says_what_there_is_and_from_which_plugin(site: Path) -> None:
    listed = flashcoop("export", "--list")
    assert listed.status == 0
    assert "atelier:cut-list" in listed.out
    assert "flashcoop-atelier 1.0" in listed.out


def test_where_no_plugin_is_installed_the_list_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PluginManager, "installed", PluginManager.of)
    listed = flashcoop("export", "--list")
    assert (listed.status, listed.err) == (0, "")
    assert listed.out.startswith("Aucun module installé ne fait de document")


def test_pay_goes_out_and_comes_back(lived: Path, roster: Path, tmp_path: Path) -> None:
    pay = ("--month", "2026-04", "--roster", roster)
    out = tmp_path / "paie"
    said = flashcoop("pay-files", lived, "paie", *pay, "--out", out)
    assert said.status == 0, said.err
    assert "57,00" in said.out
    (file,) = out.iterdir()
    assert file.read_bytes() == b"007;EV-1;2850\r\n8;EV-1;2850\r\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    results = "007;2026-04;2122;1700;728\n8;2026-04;2122;1700;727\n"
    refused = flashcoop("pay-results", lived, "paie", "-", *pay, "--reference", "p-04", typed=results)
    assert refused.status == 1
    assert "[difference-not-acknowledged]" in refused.err
    settled = flashcoop(
        "pay-results", lived, "paie", "-", *pay, "--reference", "p-04", "--acknowledged-by", "f-1",
        "--on", "2026-04-02", typed=results,
    )  # fmt: skip
    assert settled.status == 0, settled.err
    assert "m-2\u00a0: part 28,50\u00a0€, écart avec la paie 0,01\u00a0€" in settled.out
    assert "Zinzolin" not in said.out + settled.out + lived.read_bytes().decode("latin-1")


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (("--month", "2026-4"), "usage-month"),
        (("--month", "2026-04", "--basis", "gross"), "pay-amounts-differ"),
        (("--month", "2026-04", "--basis", "gross", "--amounts", "-"), "usage-amounts"),
    ],
)
def test_a_pay_run_that_is_not_meant_so_is_refused(
    options: tuple[str, ...], name: str, lived: Path, roster: Path, tmp_path: Path
) -> None:
    said = flashcoop(
        "pay-files", lived, "paie", "--roster", roster, "--out", tmp_path / "o", *options, typed='{"m-1": "1"}'
    )
    assert said.status in {1, 2}
    assert f"[{name}]" in said.err
    assert not (tmp_path / "o").exists()


def test_an_observer_that_fails_is_reported_and_undoes_nothing(ledger: Path) -> None:
    event = {"kind": "funds_advanced", "event": {"on": "2026-03-02", "reference": "a", "cents": 100}}
    said = flashcoop("record", ledger, "--json", "-", "--observer", "watching", typed=json.dumps(event))
    assert said.status == 0
    assert "ValueError: funds_advanced" in said.err
    assert len(flashcoop("log", ledger, "--jsonl").out.splitlines()) == 2
    missing = flashcoop("record", ledger, "--json", "-", "--observer", "absent", typed=json.dumps(event))
    assert (missing.status, "[plugin-missing]" in missing.err) == (5, True)


def test_verify_says_what_a_missing_plugin_leaves_unchecked(lived: Path, site: Path) -> None:
    for file in site.glob("flashcoop_atelier-*/*"):
        file.unlink()
    said = flashcoop("verify", lived)
    assert said.status == 0, said.err
    assert "1 événement(s) du module atelier" in said.err
