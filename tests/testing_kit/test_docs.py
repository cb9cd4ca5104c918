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
GUIDES: Sequence[tuple[str, str]] = (
    ("write-a-filiere-plugin", "ecrire-une-filiere"),
    ("write-a-governance-plugin", "ecrire-un-module-de-gouvernance"),
    ("write-a-log-plugin", "ecrire-un-journal"),
    ("write-a-payroll-plugin", "ecrire-un-module-de-paie"),
    ("write-a-report-plugin", "ecrire-un-rapport"),
)


# Each page in English, and the one that says the same in French.
TWINS = (
    ("how-to/check-a-plugin.md", "how-to/verifier-un-module.md"),
    ("how-to/publish-a-plugin.md", "how-to/publier-un-module.md"),
    ("how-to/learning.md", "how-to/suivre-les-apprentissages.md"),
    ("explanation/plugins.md", "explanation/modules.md"),
    ("reference/hooks.md", "reference/points-d-extension.md"),
    ("tutorial/payroll-plugin.md", "tutorial/module-de-paie.md"),
)
CHECKS, _, _, _, HOOKS, TUTORIAL = TWINS


def read(page: str) -> str:
    return (_DOCS / page).read_text(encoding="utf-8")


def signature(specification: type, hook: str) -> str:
    """The signature of a hook as its protocol has it, without `self`."""
    found = inspect.signature(getattr(specification, hook))
    own = [parameter for parameter in found.parameters.values() if parameter.name != "self"]
    return f"{hook}{found.replace(parameters=own)}".replace("'", "")


def hooks_of(specification: type) -> list[str]:
    return [name for name in dir(specification) if name.startswith(PREFIX)]


def blocks(page: str) -> list[str]:
    """The blocks of code of a page, without the comments of its commands, and without what is made of the code."""
    found = re.findall(r"^```(\w+)\n(.*?)^```$", read(page), re.MULTILINE | re.DOTALL)
    return [re.sub(r" *# .*", "", code) if language == "sh" else code for language, code in found]


def shape(page: str) -> list[str]:
    """How each heading, item and row of a page begins, in their order: nothing is left out of a translation."""
    prose = re.sub(r"^```.*?^```$", "", read(page), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^(?:#+|- \[ \]|-|\|)(?= )", prose, re.MULTILINE)


def checks_told(page: str) -> list[tuple[str, str]]:
    return re.findall(r"^\| `(\w+)` \| (.*) \|$", read(page), re.MULTILINE)


@pytest.mark.parametrize("page", HOOKS)
@pytest.mark.parametrize("specification", SPECIFICATIONS, ids=lambda specification: specification.__name__)
def test_the_page_of_hooks_gives_each_hook_with_its_exact_signature(specification: type, page: str) -> None:
    (section,) = re.findall(rf"^## `{specification.__name__}`\n(.*?)(?=^## |\Z)", read(page), re.MULTILINE | re.DOTALL)
    for hook in hooks_of(specification):
        (told,) = re.findall(rf"^### `{hook}`\n\n```text\n(.*?)\n```", section, re.MULTILINE | re.DOTALL)
        assert told == signature(specification, hook)


@pytest.mark.parametrize("page", HOOKS)
def test_the_page_of_hooks_gives_no_other(page: str) -> None:
    told = re.findall(r"^### `(\w+)`", read(page), re.MULTILINE)
    assert sorted(told) == sorted(hook for specification in SPECIFICATIONS for hook in hooks_of(specification))


def test_the_page_of_checks_gives_each_check_of_each_kit_in_its_words() -> None:
    english, _ = CHECKS
    shared = PureConformance.checks()
    wanted = [(name, sentence(check)) for name, check in shared.items()]
    for kit in KITS:
        own = {name: check for name, check in kit.checks().items() if check is not shared.get(name)}
        wanted += [(name, sentence(check)) for name, check in own.items()]
        assert f"`{kit.__name__}`" in read(english)
    assert checks_told(english) == wanted


def test_the_page_of_checks_in_french_gives_the_same_checks() -> None:
    english, french = CHECKS
    told = checks_told(french)
    assert [name for name, _ in told] == [name for name, _ in checks_told(english)]
    assert all(said.endswith(".") for _, said in told)
    assert re.findall(r"^`(\w+Conformance)`", read(french), re.MULTILINE) == [kit.__name__ for kit in KITS]


@pytest.mark.parametrize(("english", "french"), [twins for twins in TWINS if twins != TUTORIAL])
def test_a_page_in_french_keeps_step_with_the_english_one(english: str, french: str) -> None:
    assert blocks(french) == blocks(english)
    assert shape(french) == shape(english)
    assert f"]({Path(english).name})" in read(french)
    assert f"]({Path(french).name})" in read(english)


def test_both_tutorials_write_the_same_plugin() -> None:
    english, french = (re.findall(r"```(?:python|toml)\n.*?```", read(page), re.DOTALL) for page in TUTORIAL)
    assert french == english


def test_each_page_on_writing_a_plugin_has_its_french_twin() -> None:
    english = sorted(page.stem for page in (_DOCS / "how-to").glob("write-a-*.md"))
    assert english == [page for page, _ in GUIDES]


@pytest.mark.parametrize(("english", "french"), GUIDES)
def test_both_pages_write_the_same_plugin(english: str, french: str) -> None:
    pages = (english, french)
    here, there = (re.findall(r"^```.*?^```$", read(f"how-to/{page}.md"), re.MULTILINE | re.DOTALL) for page in pages)
    assert here
    assert there == here


@pytest.mark.parametrize(("english", "french"), GUIDES)
def test_both_pages_lead_to_each_other(english: str, french: str) -> None:
    for page, other in ((english, french), (french, english)):
        title = read(f"how-to/{other}.md").partition("\n")[0].removeprefix("# ")
        link = f"[{title}]({other}.md)"
        assert link in " ".join(read(f"how-to/{page}.md").split())
