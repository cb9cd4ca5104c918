"""What a plugin must be: each mistake is refused when the plugin is loaded, with what to change."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from datetime import date
from types import ModuleType
from typing import Any

import attrs
import pytest

import atelier
from flashcoop_core.errors import PluginUnusable
from flashcoop_core.hooks import (
    EventKind,
    Extension,
    Filiere,
    FiliereHooks,
    Payroll,
    PluginManager,
    Report,
    ReportHooks,
    VotingMethod,
    hookimpl,
)
from flashcoop_core.hooks.registration import SPECIFICATIONS

_f: FiliereHooks = atelier
_r: ReportHooks = atelier


def module(**functions: object) -> ModuleType:
    made = ModuleType("made")
    vars(made).update(functions)
    return made


def flashcoop_filiere() -> Filiere:
    return Filiere(label=("a", "b"))


def unmarked() -> Filiere:
    return flashcoop_filiere()


def marked(function: Any) -> Any:  # noqa: ANN401 - a function of any form
    return hookimpl(function)


def giving(value: object) -> Any:  # noqa: ANN401 - a hook that gives the wrong thing
    def hook() -> object:
        return value

    return hookimpl(hook)


def with_kinds(*kinds: EventKind, **changes: object) -> Any:  # noqa: ANN401 - a hook
    return giving(Filiere(label=("a", "b"), extension=Extension(kinds=kinds, **changes)))  # type: ignore[arg-type]


def keyword_only(*, nothing: int = 0) -> Filiere:
    return flashcoop_filiere()


def many(*arguments: object) -> Filiere:
    return flashcoop_filiere()


def unknown_argument(weather: str) -> Filiere:
    return flashcoop_filiere()


@attrs.frozen(kw_only=True)
class Dayless:
    quantity: int


@attrs.frozen(kw_only=True)
class WithFloat:
    on: date
    price: float


@attrs.define(kw_only=True)
class Loose:
    on: date


KIND = atelier.FILIERE.extension.kinds[0]
REPORT = Report(name="till", label=("a", "b"), make=lambda *_: None)  # type: ignore[arg-type]
METHOD = VotingMethod(name="lot", label=("a", "b"), count=lambda *_: None)  # type: ignore[arg-type]

MISTAKES = {
    "no mark": (module(flashcoop_filiere=unmarked), "flashcoop_filiere has no @hookimpl"),
    "unknown hook": (
        module(flashcoop_filliere=marked(flashcoop_filiere)),
        "flashcoop_filliere is no hook: write flashcoop_filiere",
    ),
    "unknown hook, unmarked": (module(flashcoop_filliere=unmarked), "flashcoop_filliere is no hook"),
    "a hook like no other": (
        module(flashcoop_zzzzzzzzzzzzzzzz=unmarked),
        "flashcoop_zzzzzzzzzzzzzzzz is no hook: the hooks are flashcoop_",
    ),
    "keyword only": (module(flashcoop_filiere=marked(keyword_only)), "hooks take plain parameters only"),
    "star arguments": (module(flashcoop_filiere=marked(many)), "hooks take plain parameters only"),
    "unknown argument": (module(flashcoop_filiere=marked(unknown_argument)), "weather"),
    "nothing": (module(), "it implements no hook"),
    "api of nothing": (module(hook_api=0, flashcoop_filiere=marked(flashcoop_filiere)), "hook_api is 0"),
    "api no number": (module(hook_api="1", flashcoop_filiere=marked(flashcoop_filiere)), "hook_api is '1'"),
    "result of another type": (module(flashcoop_filiere=giving({"label": "a"})), "gives dict where Filiere"),
    "result that is no list": (module(flashcoop_reports=giving(REPORT)), "give a list of Report or LedgerFormat"),
    "part of another type": (module(flashcoop_reports=giving([REPORT, METHOD])), "gives VotingMethod where Report"),
    "two of one name": (module(flashcoop_reports=giving([REPORT, REPORT])), "till twice"),
    "name in capitals": (module(flashcoop_reports=giving([attrs.evolve(REPORT, name="Till")])), "'Till'"),
    "payroll alone": (module(flashcoop_payroll=giving(Payroll(label=("a", "b")))), "stands alone"),
    "pay files alone": (
        module(flashcoop_pay_files=giving([])),
        "also implements flashcoop_payroll",
    ),
    "half of governance": (module(flashcoop_voting_methods=giving([])), "implements both"),
    "event without a day": (module(flashcoop_filiere=with_kinds(attrs.evolve(KIND, event=Dayless))), "no field `on"),
    "event with a float": (module(flashcoop_filiere=with_kinds(attrs.evolve(KIND, event=WithFloat))), "float"),
    "event that can change": (module(flashcoop_filiere=with_kinds(attrs.evolve(KIND, event=Loose))), "attrs.frozen"),
    "event that is no attrs class": (
        module(flashcoop_filiere=with_kinds(attrs.evolve(KIND, event=dict))),
        "attrs.frozen",
    ),
    "kind twice": (module(flashcoop_filiere=with_kinds(KIND, KIND, texts=atelier.FILIERE.extension.texts)), "twice"),
    "refusal without words": (module(flashcoop_filiere=with_kinds(KIND)), "no text in French and English"),
    "schema without the older": (
        module(flashcoop_filiere=with_kinds(attrs.evolve(KIND, schema=2), texts=atelier.FILIERE.extension.texts)),
        "say in `older`",
    ),
    "raises": (module(flashcoop_filiere=marked(lambda: 1 // 0)), "ZeroDivisionError"),
    "leaves the program": (module(flashcoop_filiere=marked(lambda: exit(3))), "SystemExit"),  # noqa: PLR1722 - what a plugin might do
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_with_what_to_change(mistake: str) -> None:
    plugin, message = MISTAKES[mistake]
    manager = PluginManager.of(atelier=plugin)
    for _ in range(2):  # asked again, it says the same
        with pytest.raises(PluginUnusable) as unusable:
            manager.load("atelier")
        assert unusable.value.name == "plugin-broken"
        assert message in str(unusable.value.facts["reason"])
        assert unusable.value.facts["distribution"] == "made 0"


def test_refusals_begin_with_the_name_of_their_plugin() -> None:
    with pytest.raises(PluginUnusable) as unusable:
        PluginManager.of(other=atelier).load("other")
    assert "refusals of a plugin begin with its name: other." in str(unusable.value.facts["reason"])


def test_one_that_is_refused_leaves_the_others_as_they_were() -> None:
    manager = PluginManager.of(atelier=atelier, broken=module())
    with pytest.raises(PluginUnusable):
        manager.load("broken")
    assert manager.load("atelier").hooks == {"flashcoop_filiere", "flashcoop_reports"}


def test_a_sound_plugin_says_what_it_does() -> None:
    loaded = PluginManager.of(atelier=atelier).load("atelier")
    assert loaded.filiere is atelier.FILIERE
    assert [report.name for report in loaded.reports] == ["cut-list", "accounts"]
    with pytest.raises(PluginUnusable) as lacking:
        loaded.hook("flashcoop_committed")
    assert lacking.value.name == "plugin-lacks-hook"


def test_one_written_for_later_hooks_is_incompatible() -> None:
    later = module(hook_api=2, flashcoop_filiere=marked(flashcoop_filiere))
    with pytest.raises(PluginUnusable) as unusable:
        PluginManager.of(later=later).load("later")
    assert unusable.value.name == "plugin-incompatible"
    assert (unusable.value.facts["wants"], unusable.value.facts["have"]) == ("hook API 2", "hook API 1")


def hooks() -> Sequence[tuple[type, str]]:
    return [(cls, name) for cls in SPECIFICATIONS for name in vars(cls) if name.startswith("flashcoop_")]


@pytest.mark.parametrize(("cls", "name"), hooks(), ids=lambda value: value if isinstance(value, str) else "")
def test_each_hook_is_specified_once_and_documented(cls: type, name: str) -> None:
    assert [name for _, other in hooks() if other == name] == [name]
    assert getattr(cls, name).__doc__


@pytest.mark.parametrize("cls", SPECIFICATIONS, ids=lambda cls: cls.__name__)
def test_the_example_of_each_specification_runs_and_is_a_sound_plugin(cls: type) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", inspect.getdoc(cls) or "", re.DOTALL)
    defined: dict[str, Any] = {}
    exec(compile(example, cls.__name__, "exec", dont_inherit=True), defined)  # noqa: S102 - our own example
    manager = PluginManager.of(example=defined["_"])
    hooks_of_class = {name for name in vars(cls) if name.startswith("flashcoop_")}
    assert hooks_of_class <= manager.load("example").hooks
