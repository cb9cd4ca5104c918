"""Which plugins are found, in which state, without importing what nobody asked for."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import distributions
from pathlib import Path
from time import sleep

import attrs
import pytest

import paie
from cutting import WITH_ATELIER
from flashcoop_core import Ledger
from flashcoop_core import events as ev
from flashcoop_core.errors import PluginUnusable, Refused
from flashcoop_core.hooks import PluginManager
from flashcoop_core.hooks.discovery import Found, installed
from flashcoop_core.hooks.status import STATES, PluginStatus
from installing import install
from played import OPENING

SOUND = """
from flashcoop_core.hooks import Filiere, hookimpl

@hookimpl
def flashcoop_filiere():
    return Filiere(label=("a", "b"))
"""
#: Importing it leaves a trace.
LOUD = f"import pathlib\npathlib.Path(__file__).with_suffix('.imported').touch()\n{SOUND}"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that Python imports from."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if name.startswith("flashcoop_") and not name.startswith("flashcoop_core"):
            del sys.modules[name]


def manager(site: Path) -> PluginManager:
    return PluginManager(installed(distributions(path=[str(site)])))


def statuses(site: Path, *active: str, check: bool = False) -> dict[str, PluginStatus]:
    return {status.name: status for status in manager(site).statuses(active, check=check)}


def test_every_state_has_its_reason_and_remedy(site: Path) -> None:
    install(site, "sound", SOUND)
    install(site, "idle", LOUD)
    install(site, "broken", "import no_such_module\n")
    install(site, "old", SOUND, requires=("flashcoop-core<0.1",))
    install(site, "twice", SOUND, distribution="one-twice")
    install(site, "twice", SOUND, distribution="two-twice", version="2.0")
    found = statuses(site, "sound", "broken", "absent", "old", "twice")
    assert {name: status.state for name, status in found.items()} == {
        "absent": "missing",
        "broken": "broken",
        "idle": "inactive",
        "old": "incompatible",
        "sound": "active",
        "twice": "duplicate",
    }
    assert set(STATES) == {status.state for status in found.values()}
    assert "ModuleNotFoundError: No module named 'no_such_module'" in found["broken"].say("en")
    assert "flashcoop-broken 1.0" in found["broken"].say("en")
    assert "flashcoop-core<0.1" in found["old"].say("en")
    assert "one-twice 1.0, two-twice 2.0" in found["twice"].say("en")
    assert found["sound"].hooks == ("flashcoop_filiere",)
    assert all(status.say("fr") != status.say("en") for status in found.values())


def test_what_is_not_asked_for_is_never_imported(site: Path, tmp_path: Path) -> None:
    install(site, "loud", LOUD)
    install(site, "sound", SOUND)
    trace = site / "flashcoop_loud.imported"
    statuses(site, "sound")
    with Ledger.open(tmp_path / "a.flashcoop", plugins=manager(site)) as ledger:
        plugin = ev.PluginActivation(name="sound", hook_api=1)
        session = ledger.open_session(opening(plugin))
        session.record(ev.FundsAdvanced(on=OPENING.on, reference="a", cents=1_00))
        ledger.verify()
    assert not trace.exists()
    statuses(site, check=True)
    assert trace.exists()


def opening(*plugins: ev.PluginActivation) -> ev.SessionOpened:
    return attrs.evolve(OPENING, plugins=plugins)


def test_neither_the_order_of_folders_nor_of_installation_changes_the_list(tmp_path: Path) -> None:
    names = [f"p-{at:02}" for at in range(12)]
    for turn in range(3):
        site = tmp_path / f"site-{turn}"
        for name in random.Random(turn).sample(names, len(names)):  # noqa: S311 - any order
            install(site, name, SOUND)
        assert [plugin.name for plugin in manager(site).found] == names


@pytest.mark.parametrize(
    ("requires", "fits"),
    [
        ("flashcoop-core>=0.1,<0.2", True),
        ("flashcoop_core (>=0.1)", True),
        ("Flashcoop.Core>=9", False),
        ("flashcoop-core==0.1.*; python_version >= '3'", True),
        ("flashcoop-core>=9; extra == 'test'", True),
        ("flashcoop-core>=9; python_version < '3'", True),
        ("flashcoop-core-tools>=9", True),
        ("not a requirement at all !!", True),
    ],
)
def test_a_plugin_fits_if_its_distribution_asks_for_this_version(requires: str, fits: bool, site: Path) -> None:
    install(site, "old", SOUND, requires=(requires,))
    assert (manager(site).found[0].unfit is None) is fits


@pytest.mark.parametrize(
    ("source", "requires", "name"),
    [
        ("raise SystemExit(3)\n", (), "plugin-broken"),
        ("def (:\n", (), "plugin-broken"),
        (SOUND, ("flashcoop-core>=9",), "plugin-incompatible"),
        (f"hook_api = 2\n{SOUND}", (), "plugin-incompatible"),
        (None, (), "plugin-broken"),
    ],
)
def test_an_activated_plugin_that_is_not_healthy_stops_the_opening_before_anything_is_recorded(
    source: str | None, requires: tuple[str, ...], name: str, site: Path, tmp_path: Path
) -> None:
    install(site, "atelier", source, requires=requires)
    with Ledger.open(tmp_path / "a.flashcoop", plugins=manager(site)) as ledger:
        with pytest.raises(Refused) as refused:
            ledger.open_session(WITH_ATELIER)
        assert refused.value.names == (name,)
        assert refused.value.refusals[0].where == "plugins[0].name"
        assert ledger.events == 0


def test_a_plugin_that_two_distributions_bring_stops_the_opening(site: Path, tmp_path: Path) -> None:
    install(site, "atelier", SOUND, distribution="one-atelier")
    install(site, "atelier", SOUND, distribution="two-atelier", version="2.0")
    with Ledger.open(tmp_path / "a.flashcoop", plugins=manager(site)) as ledger:
        with pytest.raises(Refused) as refused:
            ledger.open_session(WITH_ATELIER)
        assert refused.value.names == ("plugin-duplicate",)
        assert all(words in refused.value.say("en") for words in ("one-atelier 1.0", "two-atelier 2.0"))
        assert ledger.events == 0


def test_an_opening_under_later_hooks_is_refused(tmp_path: Path, site: Path) -> None:
    install(site, "sound", SOUND)
    with Ledger.open(tmp_path / "a.flashcoop", plugins=manager(site)) as ledger, pytest.raises(Refused) as refused:
        ledger.open_session(opening(ev.PluginActivation(name="sound", hook_api=2)))
    assert refused.value.names == ("plugin-incompatible",)


def test_a_plugin_that_shapes_nothing_is_not_activated(tmp_path: Path, site: Path) -> None:
    report = "from flashcoop_core.hooks import hookimpl\n\n@hookimpl\ndef flashcoop_reports():\n    return []\n"
    install(site, "paper", report)
    with Ledger.open(tmp_path / "a.flashcoop", plugins=manager(site)) as ledger, pytest.raises(Refused) as refused:
        ledger.open_session(opening(ev.PluginActivation(name="paper", hook_api=1)))
    assert refused.value.names == ("plugin-shapes-nothing",)


def test_the_scheme_of_an_address_names_the_plugin_that_opens_the_log(site: Path) -> None:
    source = """
from flashcoop_core.hooks import hookimpl
from flashcoop_core.log import MemoryLog

@hookimpl
def flashcoop_open_log(url, timeout):
    assert url == "fleeting://here"
    return MemoryLog(timeout=timeout)
"""
    install(site, "fleeting", source)
    with Ledger.open("fleeting://here", plugins=manager(site)) as ledger:
        ledger.open_session(OPENING)
        assert ledger.events == 1
    with pytest.raises(PluginUnusable) as missing:
        Ledger.open("postgresql://here", plugins=manager(site))
    assert missing.value.name == "plugin-missing"


def test_the_first_party_plugins_are_found_and_sound() -> None:
    ours = {"culinaire", "textile", "vegetal", "silae", "navette", "openpaye", "governance-extra"}
    found = {status.name: status for status in PluginManager.installed().statuses(check=True)}
    assert ours <= found.keys()
    assert {name: found[name].say("en") for name in ours if found[name].state != "inactive"} == {}


def test_threads_that_ask_for_a_plugin_at_once_get_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    load, loaded = Found.load, list[str]()

    def slowly(found: Found) -> object:
        loaded.append(found.name)
        sleep(0.05)  # the others ask meanwhile
        return load(found)

    monkeypatch.setattr(Found, "load", slowly)
    manager = PluginManager.of(paie=paie)
    with ThreadPoolExecutor(4) as threads:
        first, *others = threads.map(manager.load, ["paie"] * 4)
    assert [one is first for one in others] == [True] * 3
    assert loaded == ["paie"]


def test_reading_the_books_looks_for_no_plugin(tmp_path: Path) -> None:
    path = tmp_path / "a.flashcoop"
    with Ledger.open(path) as ledger:
        ledger.open_session(OPENING)
    code = (
        "import sys; from flashcoop_core import Ledger; "
        f"Ledger.open({str(path)!r}, read_only=True).session().books.balance_sheet().table().render(); "
        "sys.exit(any(name in sys.modules for name in ('pluggy', 'packaging', 'flashcoop_core.hooks.manager')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
