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
from flashcoop_core.hooks.status import STATES
from flashcoop_core.session.rules import ENTRY_NAMES, FRAME_NAMES, NAMES
from flashcoop_core.words import plugins
from flashcoop_core.words.rules import TEXTS as OF_RULES

TEXTS = {**OF_RULES, **plugins.TEXTS}
SESSION = Path(flashcoop_core.session.__file__).parent
ASKED = {"refuse", "refused", "Refusal"}
#: What a rule asks of a value: the built-in ways to decide and to share stand in these modules of `figures`.
ASKED_OF_VALUES = {"method.check": "decisions", "key.check": "sharing"}
#: What a ledger says of a plugin that an opening names.
FAULTS = {f"plugin-{state}" for state in STATES if state not in {"active", "inactive"}} | {"plugin-shapes-nothing"}
#: The sentence above all refusals of an event.
HEADING = "refused"
WARNING = "vat-off-by-a-cent"


@attrs.frozen
class Refusing:
    """A call of `refuse` or `refused`: where it stands, its name, the facts it gives."""

    place: str
    name: str
    facts: frozenset[str]


@attrs.frozen
class Function:
    """A function: the names that it declares (None: it is no rule), its own refusals, the functions it calls."""

    room: str
    module: str
    name: str
    declared: tuple[str, ...] | None
    refusals: tuple[Refusing, ...]
    calls: frozenset[str]


def calls(node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name):
            yield part.func.id, part
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
            yield ast.unparse(part.func), part


def refusal(path: Path, call: ast.Call) -> Refusing:
    place, name = f"{path.name}:{call.lineno}", call.args[0]
    assert isinstance(name, ast.Constant), f"{place}: a name is written out, so that it can be searched for"
    facts = [keyword.arg for keyword in call.keywords]
    if isinstance(call.func, ast.Name) and call.func.id == "Refusal" and len(call.args) > 1:
        assert isinstance(call.args[1], ast.Dict), place
        facts = [str(key.value) for key in call.args[1].keys if isinstance(key, ast.Constant)]
    assert None not in facts, f"{place}: facts are written out, so that they can be checked"
    return Refusing(place, str(name.value), frozenset(fact for fact in facts if fact))


def declared_by(function: ast.FunctionDef) -> tuple[str, ...] | None:
    for decorator in function.decorator_list:
        for name, call in calls(decorator):
            if name == "rule":
                return tuple(str(argument.value) for argument in call.args if isinstance(argument, ast.Constant))
    return None


def functions() -> Iterator[Function]:
    for room in ("rules", "plan", "figures"):
        for path in sorted((SESSION / room).glob("*.py")):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.FunctionDef) and node.name not in ASKED:
                    yield Function(
                        room,
                        path.stem,
                        node.name,
                        declared_by(node),
                        tuple(refusal(path, call) for name, call in calls(node) if name in ASKED),
                        frozenset(name for name, _ in calls(node)),
                    )


FUNCTIONS = tuple(functions())
RULES = [function for function in FUNCTIONS if function.declared is not None]
REFUSALS = [refusal for function in FUNCTIONS for refusal in function.refusals]


def delegates(function: Function) -> Iterator[Function]:
    """The functions whose refusals are its own too: of its module, or those that all chapters share."""
    for module in (function.module, "common"):
        for other in FUNCTIONS:
            if (other.room, other.module) == (function.room, module) and other.name in function.calls:
                yield other
                yield from delegates(other)
    for asked, module in ASKED_OF_VALUES.items():
        if asked in function.calls:
            yield from (other for other in FUNCTIONS if (other.room, other.module) == ("figures", module))


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def test_the_source_was_read() -> None:
    assert {refusal.name for refusal in REFUSALS} >= {"till-would-go-negative", "channel-needed", "session-closed"}
    assert len(RULES) > 60


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: f"{refusal.place}:{refusal.name}")
def test_a_refusal_has_its_sentences_and_gives_the_facts_they_quote(refusal: Refusing) -> None:
    french, english = TEXTS[refusal.name]
    assert placeholders(french) == placeholders(english)
    # The rule that asks a key what is wrong with an option says which option it is.
    asked = {"option"} if refusal.place.startswith("sharing.py") else set()
    assert placeholders(french) <= refusal.facts | asked


def test_a_name_gives_the_same_facts_wherever_it_is_used() -> None:
    given: dict[str, set[frozenset[str]]] = {}
    for refusal in REFUSALS:
        given.setdefault(refusal.name, set()).add(refusal.facts)
    assert {name: facts for name, facts in given.items() if len(facts) > 1} == {}


def test_each_sentence_is_said_somewhere() -> None:
    assert OF_RULES.keys() - {refusal.name for refusal in REFUSALS} == {HEADING}


def test_every_name_that_can_refuse_an_event_has_its_sentences() -> None:
    assert {*FRAME_NAMES, *ENTRY_NAMES, WARNING, *(name for names in NAMES.values() for name in names)} <= TEXTS.keys()


@pytest.mark.parametrize("function", RULES, ids=lambda function: f"{function.module}.{function.name}")
def test_a_rule_declares_the_names_it_yields_and_no_other(function: Function) -> None:
    declared = function.declared or ()
    yielded = {refusal.name for part in (function, *delegates(function)) for refusal in part.refusals}
    if "state.available.fault" in function.calls:
        yielded |= FAULTS
    assert set(declared) == yielded
    assert len(declared) == len(yielded)


def test_what_no_rule_declares_is_of_the_frame_of_the_entries_or_a_warning() -> None:
    ruled = [part for function in RULES for part in (function, *delegates(function))]
    others = [function for function in FUNCTIONS if function.room == "rules" and function not in ruled]
    names = {refusal.name for function in others for refusal in function.refusals}
    # What a ledger says of a missing plugin is the ledger's to say.
    assert names == {*FRAME_NAMES, *ENTRY_NAMES, WARNING} - FAULTS


@pytest.mark.parametrize("name", TEXTS)
def test_french_marks_stand_after_a_no_break_space_and_sentences_end(name: str) -> None:
    french, english = TEXTS[name]
    plain = re.sub(r"\{[^}]*\}", "x", french)
    assert re.search(r"[^\u00a0][:;!?»%€]|«[^\u00a0]", plain) is None
    assert "  " not in french + english
    if name != HEADING:
        assert french.endswith(".")
        assert english.endswith(".")
