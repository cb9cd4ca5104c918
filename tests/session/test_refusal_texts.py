"""Every refusal of a rule or a plan has its sentence, quotes only facts it is given, and is declared.

Read from the source, so that a refusal no other test reaches is held to it too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import attrs
import pytest

import flashcoop_core.session
from flashcoop_core.session.rules import ENTRY_NAMES, FRAME_NAMES, NAMES
from flashcoop_core.words.rules import TEXTS

SESSION = Path(flashcoop_core.session.__file__).parent
ASKED = {"refuse", "refused"}
#: The sentence above all refusals of an event.
HEADING = "refused"
WARNING = "vat-off-by-a-cent"


@attrs.frozen
class Refusing:
    """A call of `refuse` or `refused`: where it stands, whether under `@rule`, its name, the facts it gives."""

    place: str
    declared: bool
    name: str
    facts: frozenset[str]


@attrs.frozen
class Declared:
    """A function under `@rule`: the names it declares and those it yields, its own and those it delegates to."""

    place: str
    names: tuple[str, ...]
    yields: frozenset[str]


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for folder in ("rules", "plan"):
        for path in sorted((SESSION / folder).glob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def called(node: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in names:
            yield part


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path, tree in modules():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name not in ASKED:
                yield path, node


def declared_by(function: ast.FunctionDef) -> tuple[str, ...] | None:
    """The names in its `@rule(...)`; None if it is no rule."""
    for decorator in function.decorator_list:
        for call in called(decorator, {"rule"}):
            return tuple(str(name.value) for name in call.args if isinstance(name, ast.Constant))
    return None


def refusals_of(path: Path, function: ast.FunctionDef) -> Iterator[Refusing]:
    declared = declared_by(function) is not None or path.parent.name == "plan"
    for call in called(function, ASKED):
        place, name = f"{path.name}:{call.lineno}", call.args[0]
        assert isinstance(name, ast.Constant), f"{place}: a name is written out, so that it can be searched for"
        facts = [keyword.arg for keyword in call.keywords]
        assert None not in facts, f"{place}: facts are written out, so that they can be checked"
        yield Refusing(place, declared, str(name.value), frozenset(fact for fact in facts if fact))


REFUSALS = [refusal for path, function in functions() for refusal in refusals_of(path, function)]


def delegates(function: ast.FunctionDef) -> Iterator[str]:
    """The rules that it yields from."""
    for node in ast.walk(function):
        if isinstance(node, ast.YieldFrom) and isinstance(node.value, ast.Call):
            assert isinstance(node.value.func, ast.Name)
            yield node.value.func.id


def rules() -> list[Declared]:
    own = {
        (path.stem, function.name): frozenset(refusal.name for refusal in refusals_of(path, function))
        for path, function in functions()
    }
    return [
        Declared(
            f"{path.name}:{function.name}",
            names,
            own[path.stem, function.name].union(
                *(own.get((path.stem, other)) or own["common", other] for other in delegates(function))
            ),
        )
        for path, function in functions()
        if (names := declared_by(function)) is not None
    ]


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def test_the_source_was_read() -> None:
    assert {refusal.name for refusal in REFUSALS} >= {"till-would-go-negative", "channel-needed", "session-closed"}
    assert len(rules()) > 60


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: f"{refusal.place}:{refusal.name}")
def test_a_refusal_has_its_sentences_and_gives_the_facts_they_quote(refusal: Refusing) -> None:
    french, english = TEXTS[refusal.name]
    assert placeholders(french) == placeholders(english)
    assert placeholders(french) <= refusal.facts


def test_a_name_gives_the_same_facts_wherever_it_is_used() -> None:
    given: dict[str, set[frozenset[str]]] = {}
    for refusal in REFUSALS:
        given.setdefault(refusal.name, set()).add(refusal.facts)
    assert {name: facts for name, facts in given.items() if len(facts) > 1} == {}


def test_each_sentence_is_said_somewhere() -> None:
    assert TEXTS.keys() - {refusal.name for refusal in REFUSALS} == {HEADING}


def test_every_name_that_can_refuse_an_event_has_its_sentences() -> None:
    assert {*FRAME_NAMES, *ENTRY_NAMES, WARNING, *(name for names in NAMES.values() for name in names)} <= TEXTS.keys()


@pytest.mark.parametrize("declared", rules(), ids=lambda declared: declared.place)
def test_a_rule_declares_the_names_it_yields_and_no_other(declared: Declared) -> None:
    assert set(declared.names) == declared.yields
    assert len(declared.names) == len(set(declared.names))


def test_what_no_rule_declares_is_of_the_frame_of_the_entries_or_a_warning() -> None:
    undeclared = {refusal.name for refusal in REFUSALS if not refusal.declared}
    assert undeclared == {*FRAME_NAMES, *ENTRY_NAMES, WARNING}


@pytest.mark.parametrize("name", TEXTS)
def test_french_marks_stand_after_a_no_break_space_and_sentences_end(name: str) -> None:
    french, english = TEXTS[name]
    plain = re.sub(r"\{[^}]*\}", "x", french)
    assert re.search(r"[^\u00a0][:;!?»%€]|«[^\u00a0]", plain) is None
    assert "  " not in french + english
    if name != HEADING:
        assert french.endswith(".")
        assert english.endswith(".")
