"""`flashcoop plugin new`: what it writes installs, is listed and passes its tests; what it refuses, it leaves alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flashcoop_core.cli.scaffold import KINDS, write
from installing import install
from runs import flashcoop

DOCS = Path(__file__).parents[2] / "docs"
_KIT = ("pytest", "-q", "-p", "no:cacheprovider", "--no-header")


def _uv() -> str:
    """The program that runs these tests, or that is on the path."""
    return os.environ.get("UV") or shutil.which("uv") or "uv"


def _run(*command: str | Path, cwd: Path, installed: Path | None = None) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed or "")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-2_000:]
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_plugin_installs_is_listed_and_passes_its_tests(kind: str, tmp_path: Path) -> None:
    assert flashcoop("plugin", "new", "atelier-nord", "--kind", kind, "--out", tmp_path).status == 0
    folder = tmp_path / f"flashcoop-{kind}-atelier-nord"
    installed = tmp_path / "installed"
    # What builds it is here already: nothing is asked of the network.
    options = ("--offline", "--no-deps", "--no-build-isolation", "--python", sys.executable, "--target", installed)
    _run(_uv(), "pip", "install", *options, folder, cwd=tmp_path)

    listed = _run(
        sys.executable, "-m", "flashcoop_core", "plugins", "--check", "--json", cwd=tmp_path, installed=installed
    )
    mine = [plugin for plugin in json.loads(listed) if plugin["name"] == "atelier-nord"]
    assert [(plugin["state"], plugin["distributions"]) for plugin in mine] == [
        ("inactive", [f"flashcoop-{kind}-atelier-nord 0.1.0"])
    ]

    said = _run(sys.executable, "-m", *_KIT, "tests", cwd=folder, installed=installed)
    assert "passed" in said
    assert not {"failed", "skipped", "error"} & set(said.split())


@pytest.mark.parametrize("kind", KINDS)
def test_the_plugin_itself_has_less_than_forty_lines(kind: str, tmp_path: Path) -> None:
    folder = write("x", kind, tmp_path)
    (module,) = folder.glob("src/*/__init__.py")
    lines = [line for line in module.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) < 40


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_formatted_and_sound(kind: str, tmp_path: Path) -> None:
    folder = write("a-name-as-long-as-they-may-be", kind, tmp_path)
    rules = ("--select", "ALL", "--ignore", "ANN,ARG,COM812,CPY001,D,FBT,INP001,RUF001,RUF012,S101,TC")
    _run(sys.executable, "-m", "ruff", "check", "--no-cache", *rules, "--line-length", "120", folder, cwd=tmp_path)
    _run(sys.executable, "-m", "ruff", "format", "--no-cache", "--check", "--line-length", "120", folder, cwd=tmp_path)


@pytest.mark.parametrize("name", ["Atelier", "été", "9lives", "a--b", "-a", "a_b", "a b", "../a", "", "a" * 31])
def test_a_name_that_does_not_suit_is_refused(name: str, tmp_path: Path) -> None:
    said = flashcoop("plugin", "new", "--kind", "log", "--out", tmp_path, "--", name)
    assert (said.status, said.out) == (2 if said.err.startswith("[usage") else 1, "")
    assert "[plugin-name-unfit] " in said.err or said.err.startswith("[usage-unknown-plugin-command]")
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_an_installed_plugin_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "installed", "comptoir", None)
    monkeypatch.syspath_prepend(tmp_path / "installed")
    said = flashcoop("--lang", "en", "plugin", "new", "comptoir", "--kind", "payroll", "--out", tmp_path / "mine")
    assert said.status == 1
    assert "[plugin-name-taken] A plugin comptoir is installed already" in said.err
    assert not (tmp_path / "mine").exists()


def test_a_folder_that_is_there_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "flashcoop-report-bilan"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    said = flashcoop("plugin", "new", "bilan", "--kind", "report", "--out", tmp_path)
    assert said.status == 1
    assert f"[plugin-folder-exists] {folder} existe déjà" in said.err
    assert [path.name for path in tmp_path.rglob("*")] == ["flashcoop-report-bilan", "mine.txt"]


def test_a_kind_is_asked_for(tmp_path: Path) -> None:
    assert flashcoop("plugin", "new", "bilan", "--out", tmp_path).err.startswith("[usage-missing] Il manque --kind.")
    assert flashcoop("plugin", "new", "bilan", "--kind", "soup").err.startswith("[usage-bad-value] ")
    assert flashcoop("plugin", "old", "bilan", "--kind", "log").err.startswith("[usage-unknown-plugin-command] ")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("lang", "said", "guide"), [("fr", "Ensuite\u00a0:", "ecrire-un"), ("en", "Next:", "write-a-")]
)
def test_what_to_do_next_is_said_in_both_languages(kind: str, lang: str, said: str, guide: str, tmp_path: Path) -> None:
    told = flashcoop("--lang", lang, "plugin", "new", "bilan", "--kind", kind, "--out", tmp_path)
    assert said in told.out
    assert f"cd {tmp_path / f'flashcoop-{kind}-bilan'}" in told.out
    assert f"src/flashcoop_{kind}_bilan/__init__.py" in told.out
    (page,) = re.findall(r"(how-to/[a-z-]+), ", told.out)
    assert page.startswith(f"how-to/{guide}")
    assert (DOCS / f"{page}.md").is_file()


def test_the_distribution_ships_the_templates(tmp_path: Path) -> None:
    _run(
        _uv(),
        "build",
        "--wheel",
        "--offline",
        "--no-build-isolation",
        "--out-dir",
        tmp_path,
        cwd=Path(__file__).parents[2],
    )
    (wheel,) = tmp_path.glob("*.whl")
    import zipfile

    names = zipfile.ZipFile(wheel).namelist()
    for kind in KINDS:
        assert f"flashcoop_core/cli/templates/{kind}/module.py.template" in names
