"""An event asked field by field, in words: amounts in euros, quantities in units, rates in percent.

Questions go to stderr, so that stdout holds the answer alone. Each answer is held to the bounds of
its field at once and asked again, with the refusal, until it can be kept; the rules of the session
speak when the whole event is recorded.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, cast

import click

from flashcoop_core import written
from flashcoop_core.codec.declared import (
    EXACT,
    Choice,
    Day,
    Declared,
    Field,
    Flag,
    Many,
    Part,
    Perhaps,
    Whole,
    Words,
    fields_of,
)
from flashcoop_core.codec.leaves import EXAMPLES, Leaf, leaf_check
from flashcoop_core.errors import AmountError, FlashcoopError, Refusal, Refused
from flashcoop_core.money import parse_cents, parse_quantity
from flashcoop_core.words import names, say
from flashcoop_core.written import Lang

__all__ = ["Answers", "ask_event", "ask_one_of", "ask_yes", "given_back"]

#: Gives the next answer to a question, without its line end.
Answers = Callable[[str], str]

_FRENCH_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

#: Unit of a field -> how its numbers are read and written; another unit is a plain integer.
_MONEY = ("cents", "cents, above 0", "cents, either sign")
_QUANTITY = ("thousandths", "thousandths, above 0")
_RATE = "basis points"


def from_terminal(question: str) -> str:
    """The next line that is typed.

    Raises:
        Refused: there is none (`answers-ended`).
    """
    click.echo(question, err=True, nl=False)
    line = sys.stdin.readline()
    if not line:
        click.echo("", err=True)
        raise Refused([Refusal("answers-ended")])
    return line.strip()


class _Wrong(Exception):
    """An answer that cannot be kept, and why."""

    def __init__(self, *why: Refusal) -> None:
        super().__init__(why)
        self.why = why


def ask_event(
    cls: type, lang: Lang, *, skip: tuple[str, ...] = (), answers: Answers = from_terminal
) -> dict[str, object]:
    """The plain fields of an event of `cls`, as JSON would hold them. `skip` names fields left at their default.

    What was answered is told once more, in words, for who is to confirm it.
    """
    questions = _Questions(lang, answers)
    fields = questions.part(cls, "", skip)
    for line in questions.told:
        click.echo(line, err=True)
    return fields


@contextmanager
def given_back(command: str, kind: str, fields: object, lang: Lang) -> Iterator[None]:
    """Print the answers as what `command` takes, if what they make is refused: nobody types them twice."""
    try:
        yield
    except FlashcoopError:
        line = json.dumps({"kind": kind, "event": fields}, ensure_ascii=False)
        click.echo(say("answers-given-back", {"command": command, "line": line}, lang), err=True)
        raise


def ask_one_of(values: Mapping[str, str], name: str, lang: Lang, answers: Answers = from_terminal) -> str:
    """One of `values`, which are listed with what they mean; by its name or its number."""
    for number, (value, meaning) in enumerate(values.items(), 1):
        click.echo(f"{number:>3}  {value}  {meaning}", err=True)
    while True:
        answer = answers(say(name, {}, lang) + " ")
        if answer in values:
            return answer
        if answer.isdecimal() and 0 < int(answer) <= len(values):
            return list(values)[int(answer) - 1]
        click.echo(say("answer-not-listed", {}, lang), err=True)


def ask_yes(name: str, facts: Mapping[str, object], lang: Lang, answers: Answers = from_terminal) -> bool:
    """Whether the answer is yes: `o`, `oui`, `y`, `yes`. Nothing is a no; anything else is asked again."""
    while True:
        answer = answers(say(name, facts, lang) + " ").lower()
        if answer in ("o", "oui", "y", "yes"):
            return True
        if answer in ("n", "non", "no", ""):
            return False
        click.echo(say("answer-not-yes-or-no", {}, lang), err=True)


class _Questions:
    """The questions of one event."""

    def __init__(self, lang: Lang, answers: Answers) -> None:
        self._lang = lang
        self._answers = answers
        self.told: list[str] = []

    def part(self, cls: type, where: str, skip: tuple[str, ...] = ()) -> dict[str, object]:
        """Each field in turn. One left at its default is left out: the default stays where it is declared."""
        kept = {}
        for field in fields_of(cls):
            if field.name in skip:
                continue
            path = f"{where}.{field.name}" if where else field.name
            answered, value = self._field(field, path)
            if answered:
                kept[field.name] = value
        return kept

    def _field(self, field: Field, path: str) -> tuple[bool, object]:
        of = field.type.of if isinstance(field.type, Perhaps) else field.type
        if isinstance(of, Many):
            items = self._many(of.of, path, field)
            return bool(items) or field.required, items
        if isinstance(of, Part):
            if not field.required and not ask_yes("ask-part", self._named(field, path), self._lang, self._answers):
                return False, None
            return True, self.part(of.cls, path)
        return self._leaf(of, field, path)

    def _many(self, of: Declared, path: str, field: Field) -> list[object]:
        items: list[object] = []
        while ask_yes("ask-more", {**self._named(field, path), "count": len(items)}, self._lang, self._answers):
            here = f"{path}[{len(items)}]"
            element = Field(name=field.name, type=of, required=True, default=None)
            items.append(self.part(of.cls, here) if isinstance(of, Part) else self._leaf(of, element, here)[1])
        return items

    def _leaf(self, of: Declared, field: Field, path: str) -> tuple[bool, object]:
        question = self._question(of, field, path)
        while True:
            answer = self._answers(question)
            if not answer and not field.required:
                return False, None
            try:
                value = _read(of, answer, self._lang)
            except _Wrong as wrong:
                for refusal in wrong.why:
                    click.echo(f"- [{refusal.name}] {refusal.say(self._lang)}", err=True)
                continue
            told = {**self._named(field, path), "value": self._shown(of, value)}
            self.told.append(f"  {say('ask-told', told, self._lang)}")
            return True, value

    def _named(self, field: Field, path: str) -> dict[str, object]:
        # A plugin's fields have no wording here: their own names say what they are.
        known = f"field-{field.name}" in names("terminal")
        return {"path": path, "name": say(f"field-{field.name}", {}, self._lang) if known else field.name}

    def _question(self, of: Declared, field: Field, path: str) -> str:
        """`montant TTC (lines[0].gross), en euros, de 0,01 à 10 000 000 000,00 : `."""
        text = say("ask-field", {**self._named(field, path), "type": self._type(of)}, self._lang)
        colon = "\u00a0: " if self._lang == "fr" else ": "
        if field.required:
            return text + colon
        nothing = field.default is None
        default = say("ask-nothing", {}, self._lang) if nothing else self._shown(of, field.default)
        return f"{text} {say('ask-default', {'default': default}, self._lang)}{colon}"

    def _type(self, of: Declared) -> str:
        """What is to be typed, in words, with its bounds."""
        facts: dict[str, object] = {}
        match of:
            case Choice():
                return " | ".join(_words_of(of, self._lang).values())
            case Whole():
                name = _measure(of.unit) if of.high < EXACT else f"{_measure(of.unit)}-free"
                facts = {"low": self._shown(of, of.low), "high": self._shown(of, of.high)}
            case Words(pattern=None):
                name, facts = "text", {"limit": of.longest or "∞"}
            case Words(unit="id"):
                name = "id"
            case Words():
                name, facts = "pattern", {"example": EXAMPLES[of.unit]}
            case Flag():
                name = "flag"
            case _:
                name = "day"
        return say(f"type-{name}", facts, self._lang)

    def _shown(self, of: Declared, value: Any) -> str:  # noqa: ANN401 - a default may be anything
        """A value as it would be typed."""
        match of:
            case Flag():
                return say("yes" if value else "no", {}, self._lang)
            case Choice():
                return _words_of(of, self._lang)[value]
            case Day():
                return written.day(date.fromisoformat(value), self._lang)
            case Whole():
                return _number(of, value, self._lang)
            case _:
                return written.value(value, "", self._lang)


def _number(of: Whole, value: int, lang: Lang) -> str:
    """A number in the unit in which it would be typed."""
    match _measure(of.unit):
        case "money":
            return written.cents(value, lang, symbol=False)
        case "quantity":
            return written.quantity(value, lang)
        case "rate":
            return written.rate(value, lang)
        case _:
            return str(value)


def _measure(unit: str) -> str:
    if unit in _MONEY:
        return "money"
    if unit in _QUANTITY:
        return "quantity"
    return "rate" if unit == _RATE else "count"


def _words_of(of: Choice, lang: Lang) -> Mapping[str, str]:
    """Value -> the words for it. A plugin's values have none here: they stand for themselves."""
    known = names("choices")
    return {value: say(f"choice-{value}", {}, lang) if f"choice-{value}" in known else value for value in of.values}


def _read(of: Declared, answer: str, lang: Lang) -> object:
    """What `answer` says, as JSON would hold it.

    Raises:
        _Wrong: it cannot be kept.
    """
    if not answer:
        raise _Wrong(Refusal("answer-needed"))
    match of:
        case Choice():
            return _read_choice(of, answer, lang)
        case Day():
            return _read_day(answer)
        case Flag():
            return _read_flag(answer)
        case Whole():
            value: object = _read_whole(of, answer)
        case _:
            value = answer
    if why := leaf_check(cast("Leaf", of))(value):
        raise _Wrong(*(_in_words(of, refusal) for refusal in why))
    return value


def _in_words(of: Declared, refusal: Refusal) -> Refusal:
    """A pattern is for programs: people who type are told of it in words."""
    if refusal.name != "bad-pattern" or not isinstance(of, Words):
        return refusal
    return Refusal("answer-not-an-id") if of.unit == "id" else Refusal("answer-not-so", {"example": EXAMPLES[of.unit]})


def _read_choice(of: Choice, answer: str, lang: Lang) -> str:
    """The value that is called so; by its words or by itself."""
    words = _words_of(of, lang)
    for value, meaning in words.items():
        if answer.casefold() in (value.casefold(), meaning.casefold()):
            return value
    raise _Wrong(Refusal("not-a-choice", {"choices": tuple(words.values())}))


def _read_whole(of: Whole, answer: str) -> int:
    try:
        match _measure(of.unit):
            case "money":
                return parse_cents(answer)
            case "quantity":
                return parse_quantity(answer)
            case "rate":
                # A percentage with two decimals is a whole number of basis points.
                return parse_cents(answer.removesuffix("%").rstrip(" \u00a0\u202f"))
            case _:
                thousandths = parse_quantity(answer)
    except AmountError as error:
        raise _Wrong(Refusal(error.name, error.facts)) from None
    if thousandths % 1000:
        raise _Wrong(Refusal("answer-not-whole"))
    return thousandths // 1000


def _read_flag(answer: str) -> bool:
    match answer.lower():
        case "o" | "oui" | "y" | "yes":
            return True
        case "n" | "non" | "no":
            return False
        case _:
            raise _Wrong(Refusal("answer-not-yes-or-no"))


def _read_day(answer: str) -> str:
    """The day in ISO form; `07/03/2026` is the seventh of March, as French writes it."""
    if match := _FRENCH_DAY.fullmatch(answer):
        day, month, year = match.groups()
        answer = f"{year}-{month:0>2}-{day:0>2}"
    try:
        if _ISO_DAY.fullmatch(answer):
            return date.fromisoformat(answer).isoformat()
    except ValueError:
        pass
    raise _Wrong(Refusal("not-a-date"))
