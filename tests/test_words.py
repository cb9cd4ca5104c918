"""Every name has its sentence, in both languages, with the same facts in both."""

from __future__ import annotations

import ast
from collections import Counter
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import get_args

import attrs
import pytest

import flashcoop_core
from flashcoop_core import errors, words
from flashcoop_core.errors import FlashcoopError
from flashcoop_core.events import KINDS, Contract
from flashcoop_core.events.fields import ImposedMatter
from flashcoop_core.hooks import PluginManager
from flashcoop_core.hooks.payroll import Basis
from flashcoop_core.learning.vocabulary import LEARNING
from flashcoop_core.vault import FIELDS

SOURCE = Path(flashcoop_core.__file__).parent
#: Unit of a fact that is said by a word -> every value that it may have.
WORDED = {
    "basis": get_args(Basis),
    "contract": get_args(attrs.fields(Contract).kind.type),
    "identity": FIELDS,
    "matter": get_args(ImposedMatter),
}
#: The classes whose first argument is a stable name.
NAMED_WHEN_RAISED = {"AmountError", "Refusal"}


def texts_of(subject: str) -> dict[str, tuple[str, str]]:
    texts: dict[str, tuple[str, str]] = import_module(f"flashcoop_core.words.{subject}").TEXTS
    return texts


def sentences() -> list[str]:
    """The names of all sentences. Labels are looked up apart, and may share a name with one."""
    return [name for subject in words.SUBJECTS if subject != "labels" for name in texts_of(subject)]


def subclasses(of: type[FlashcoopError]) -> list[type[FlashcoopError]]:
    return [found for child in of.__subclasses__() for found in (child, *subclasses(child))]


def facts(text: str) -> set[tuple[str, str]]:
    return {(field, spec or "") for _, field, spec, _ in Formatter().parse(text) if field is not None}


def names_in_the_source() -> set[str]:
    """Each literal name given to a refusal or an amount error, anywhere in the package."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in NAMED_WHEN_RAISED and node.args and isinstance(node.args[0], ast.Constant):
                found.add(str(node.args[0].value))
    return found


@pytest.mark.parametrize("subject", words.SUBJECTS)
def test_each_text_is_written_in_both_languages_with_the_same_facts(subject: str) -> None:
    for name, (french, english) in texts_of(subject).items():
        assert french.strip() == french != "", name
        assert english.strip() == english != "", name
        assert facts(french) == facts(english), name


@pytest.mark.parametrize("subject", words.SUBJECTS)
def test_each_fact_is_named_and_its_unit_is_known(subject: str) -> None:
    for name, (french, _) in texts_of(subject).items():
        for field, spec in facts(french):
            assert field.isidentifier(), name
            assert spec in {"", "cents", "quantity", "rate", *WORDED}, name


@pytest.mark.parametrize("unit", WORDED)
def test_what_has_a_word_of_its_own_is_said_by_it(unit: str) -> None:
    for value in WORDED[unit]:
        said = words.fill((f"{{of:{unit}}}",) * 2, {"of": (value, value)}, "fr")
        assert said == ", ".join([words.say(f"{unit}-{value}", {}, "fr")] * 2)


def test_a_table_is_written_with_its_keys() -> None:
    assert words.fill(("{of:cents}",) * 2, {"of": {"m-01": 3, "m-02": -3}}, "en") == "m-01 €0.03, m-02 -€0.03"


def test_no_sentence_is_hidden_by_another_of_the_same_name() -> None:
    assert [name for name, count in Counter(sentences()).items() if count > 1] == []


@pytest.mark.parametrize("error", subclasses(FlashcoopError), ids=lambda error: error.__name__)
def test_every_error_has_a_sentence(error: type[FlashcoopError]) -> None:
    # LogError is never raised itself; the two others are named when they are raised.
    if error not in {errors.LogError, errors.AmountError, errors.PluginUnusable}:
        assert error.name in sentences()


def test_every_name_in_the_source_has_a_sentence() -> None:
    assert names_in_the_source() - set(sentences()) == set()


def test_a_sentence_writes_its_facts_in_its_language() -> None:
    assert "16 chiffres" in words.say("amount-too-large", {"digits": 16}, "fr")
    assert "16 digits" in words.say("amount-too-large", {"digits": 16}, "en")


def test_an_unknown_name_is_a_fault_of_the_code() -> None:
    with pytest.raises(KeyError, match="no-such-name"):
        words.say("no-such-name", {})


def test_every_kind_of_the_core_and_of_our_plugins_has_a_title_in_both_languages() -> None:
    manager = PluginManager.installed()
    extended = [extension for found in manager.found if (extension := manager.load(found.name).extension)]
    assert extended
    core = KINDS.keys() | LEARNING.kinds.keys()
    titles = {name: (words.label(f"kind-{name}", "fr"), words.label(f"kind-{name}", "en")) for name in core}
    titles |= {kind.name: kind.label for extension in extended for kind in extension.kinds}
    assert [name for name, title in titles.items() if "" in title or name in title] == []
    assert len(titles) > len(core)
