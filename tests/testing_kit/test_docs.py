"""The pages for those who write plugins say what the code says: each hook, its exact signature, each check."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from flashcoop_core.hooks.api import PREFIX
from flashcoop_core.hooks.registration import SPECIFICATIONS
from flashcoop_core.testing import (
    FiliereConformance,
    GovernanceConformance,
    LogConformance,
    PayrollConformance,
    ReportConformance,
)
from flashcoop_core.testing.conformance.kit import Conformance, sentence
from flashcoop_core.testing.conformance.pure import PureConformance

_DOCS = Path(__file__).parents[2] / "docs"

KITS: Sequence[type[Conformance]] = (
    PayrollConformance,
    FiliereConformance,
    ReportConformance,
    GovernanceConformance,
    LogConformance,
)

#: The pages of `how-to` on each kind of plugin: English, French.
TWINS: Sequence[tuple[str, str]] = (
    ("write-a-filiere-plugin", "ecrire-une-filiere"),
    ("write-a-governance-plugin", "ecrire-un-module-de-gouvernance"),
    ("write-a-log-plugin", "ecrire-un-journal"),
    ("write-a-payroll-plugin", "ecrire-un-module-de-paie"),
    ("write-a-report-plugin", "ecrire-un-rapport"),
)


def read(page: str) -> str:
    return (_DOCS / page).read_text(encoding="utf-8")


def signature(specification: type, hook: str) -> str:
    """The signature of a hook as its protocol has it, without `self`."""
    found = inspect.signature(getattr(specification, hook))
    own = [parameter for parameter in found.parameters.values() if parameter.name != "self"]
    return f"{hook}{found.replace(parameters=own)}".replace("'", "")


def hooks_of(specification: type) -> list[str]:
    return [name for name in dir(specification) if name.startswith(PREFIX)]


@pytest.mark.parametrize("specification", SPECIFICATIONS, ids=lambda specification: specification.__name__)
def test_the_page_of_hooks_gives_each_hook_with_its_exact_signature(specification: type) -> None:
    (section,) = re.findall(
        rf"^## `{specification.__name__}`\n(.*?)(?=^## |\Z)", read("reference/hooks.md"), re.MULTILINE | re.DOTALL
    )
    for hook in hooks_of(specification):
        (told,) = re.findall(rf"^### `{hook}`\n\n```text\n(.*?)\n```", section, re.MULTILINE | re.DOTALL)
        assert told == signature(specification, hook)


def test_the_page_of_hooks_gives_no_other() -> None:
    told = re.findall(r"^### `(\w+)`", read("reference/hooks.md"), re.MULTILINE)
    assert sorted(told) == sorted(hook for specification in SPECIFICATIONS for hook in hooks_of(specification))


def test_the_page_of_checks_gives_each_check_of_each_kit_in_its_words() -> None:
    page = read("how-to/check-a-plugin.md")
    shared = PureConformance.checks()
    told = re.findall(r"^\| `(\w+)` \| (.*) \|$", page, re.MULTILINE)
    wanted = [(name, sentence(check)) for name, check in shared.items()]
    for kit in KITS:
        own = {name: check for name, check in kit.checks().items() if check is not shared.get(name)}
        wanted += [(name, sentence(check)) for name, check in own.items()]
        assert f"`{kit.__name__}`" in page
    assert told == wanted


def test_both_tutorials_write_the_same_plugin() -> None:
    french, english = (
        re.findall(r"```(?:python|toml)\n.*?```", read(f"tutorial/{page}.md"), re.DOTALL)
        for page in ("module-de-paie", "payroll-plugin")
    )
    assert french == english


def test_each_page_on_writing_a_plugin_has_its_french_twin() -> None:
    english = sorted(page.stem for page in (_DOCS / "how-to").glob("write-a-*.md"))
    assert english == [page for page, _ in TWINS]


@pytest.mark.parametrize(("english", "french"), TWINS)
def test_both_pages_write_the_same_plugin(english: str, french: str) -> None:
    pages = (english, french)
    here, there = (re.findall(r"^```.*?^```$", read(f"how-to/{page}.md"), re.MULTILINE | re.DOTALL) for page in pages)
    assert here
    assert there == here


@pytest.mark.parametrize(("english", "french"), TWINS)
def test_both_pages_lead_to_each_other(english: str, french: str) -> None:
    for page, other in ((english, french), (french, english)):
        title = read(f"how-to/{other}.md").partition("\n")[0].removeprefix("# ")
        link = f"[{title}]({other}.md)"
        assert link in " ".join(read(f"how-to/{page}.md").split())
