"""Writes `docs/reference/events.md`: every event with its fields, its refusals and its postings.

uv run python docs/_generate.py            # write it
uv run python docs/_generate.py --check    # exit status 1 if it is not what the code says
"""  # noqa: INP001 - a script, not a package

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from flashcoop_core.books.postings import DESCRIPTIONS, FAMILIES
from flashcoop_core.codec.declared import (
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
from flashcoop_core.events.vocabulary import CHAPTERS, KINDS, Kind
from flashcoop_core.learning.rules import NAMES as LEARNING_NAMES
from flashcoop_core.learning.vocabulary import LEARNING
from flashcoop_core.session.rules import ENTRY_NAMES, FRAME_NAMES, NAMES

PAGE = Path(__file__).parent / "reference" / "events.md"

INTRODUCTION = """\
<!-- Written by docs/_generate.py from the code. Change the code, then run it again. -->

# Events

Everything that happens in a session is one of these events. Each is a frozen class of
`flashcoop_core.events`, known in the log by its wire name. Amounts are whole cents, quantities
thousandths, rates basis points (20 % is 2000), days `2026-03-07`.

As JSON, for `flashcoop record` and `flashcoop import`, a bare event is its wire name and its fields;
`id` (32 hexadecimal digits, by which a retry is known), `by` (who records it) and `schema` may
stand beside them:

```json
{"kind": "work_recorded", "event": {"on": "2026-03-07", "member": "m-01", "minutes": 90}}
```

A field that is required must be given; another may be left out. A field that does not exist, a wrong
type or a broken bound is refused before any rule is asked, with its path (`lines[0].quantity`). The
names under *Refused by* are those of the rules.
"""

LEARNING_INTRODUCTION = """\
## Learning

These are not events of the books: they book nothing, and are recorded in the
[second stream](../explanation/learning.md) of a session, by `session.learning.record` and `flashcoop learn`,
in the same JSON. Each is a frozen class of `flashcoop_core.learning.events`. Shape and bounds are asked
first, as for the others.

**A purge may be refused by:** `retention-not-over`, `nothing-to-purge`, `unknown-member`, `date-absurd`.
"""


def _anchor(cls: type[Any]) -> str:
    return f"part-{cls.__name__.lower()}"


def _type(of: Declared) -> str:  # noqa: PLR0911 - one return a case
    """What a field holds, in words."""
    match of:
        case Whole(unit=unit):
            return f"integer, {unit}" if unit else "integer"
        case Words(unit=unit):
            return "text" if unit in {"", "text"} else f"text, {unit}"
        case Flag():
            return "true or false"
        case Day():
            return "day"
        case Choice():
            return "one of a list"
        case Perhaps(inner):
            return f"{_type(inner)}, or nothing"
        case Many(Part(cls)):
            return f"list of [{cls.__name__}](#{_anchor(cls)})"
        case Many(inner):
            return f"list of: {_type(inner)}"
        case Part(cls):
            return f"[{cls.__name__}](#{_anchor(cls)})"


def _bounds(of: Declared) -> str:
    """The bounds of a field, in words."""
    match of:
        case Whole(low, high):
            return f"{low:,} to {high:,}"
        case Words(pattern=str(pattern)):
            return "`{}`".format(pattern.replace("|", r"\|"))
        case Words(shortest, int(longest)):
            return f"{shortest} to {longest} characters"
        case Choice(values):
            return ", ".join(f"`{value}`" for value in values)
        case Perhaps(inner) | Many(inner):
            return _bounds(inner)
        case _:
            return ""


def _default(field: Field) -> str:  # noqa: PLR0911 - one return a case
    match field.default:
        case _ if field.required:
            return "required"
        case None:
            return "nothing"
        case ():
            return "empty"
        case bool(flag):
            return f"`{str(flag).lower()}`"
        case int(number):
            return f"{number:,}"
        case str(text):
            return f"`{text}`"
        case _:
            return "its own defaults"


def _fields(cls: type[Any]) -> Iterator[str]:
    yield "| Field | Holds | Bounds | If left out |"
    yield "|---|---|---|---|"
    for field in fields_of(cls):
        yield f"| `{field.name}` | {_type(field.type)} | {_bounds(field.type)} | {_default(field)} |"
    yield ""


def _parts(cls: type[Any]) -> Iterator[type[Any]]:
    """The classes that make up `cls`, outermost first."""
    for field in fields_of(cls):
        of = field.type
        while isinstance(of, Perhaps | Many):
            of = of.of
        if isinstance(of, Part):
            yield of.cls
            yield from _parts(of.cls)


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _doc(of: object) -> str:
    return inspect.getdoc(of) or ""


def _described(kind: Kind, module: str) -> Iterator[str]:
    yield from (f"(event-{kind.name.replace('_', '-')})=", f"### `{kind.name}`", "")
    yield from (f"`{module}.{kind.event.__name__}`, schema {kind.schema}.", "", _doc(kind.event), "")
    yield from _fields(kind.event)


def _event(kind: Kind) -> Iterator[str]:
    yield from _described(kind, "events")
    postings = DESCRIPTIONS[kind.name]
    yield from (f"**Refused by:** {_code(NAMES[kind.name]) or 'no rule of its own'}.", "")
    yield from (f"**Postings:** {f'`{postings}`' if postings else 'none'}.", "")


def _learning() -> Iterator[str]:
    """The kinds of the second stream, which book nothing."""
    yield LEARNING_INTRODUCTION
    parts: dict[type[Any], None] = {}
    for kind in LEARNING.kinds.values():
        yield from _described(kind, "learning.events")
        yield from (f"**Refused by:** {_code(LEARNING_NAMES[kind.event])}.", "")
        parts |= dict.fromkeys(_parts(kind.event))
    for part in parts:
        yield from _part(part)


def _part(part: type[Any]) -> Iterator[str]:
    yield from (f"({_anchor(part)})=", f"### {part.__name__}", "", _doc(part), "")
    yield from _fields(part)


def page() -> str:
    """The whole page."""
    lines = [
        INTRODUCTION,
        "## What any event may meet",
        "",
        f"**Any event may be refused by:** {_code(FRAME_NAMES)}.",
        "",
        f"**Any event that books something, also by:** {_code(ENTRY_NAMES)}.",
        "",
        "Postings name roles of the session's chart, debits (D) before credits (C); a session's own opening",
        "says which account plays each role. A word in capitals is any role of a family:",
        "",
        *(
            f"- `{family}`: {_code(roles) if family != 'ACCOUNT' else 'any account that the event carries'}"
            for family, roles in FAMILIES.items()
        ),
        "",
    ]
    described: set[type[Any]] = set()
    for chapter, rows in CHAPTERS.items():
        lines += [f"## {chapter.capitalize()}", ""]
        lines += [_doc(inspect.getmodule(rows[0][1])), ""]
        parts: dict[type[Any], None] = {}
        for name, cls, _ in rows:
            lines += _event(KINDS[name])
            parts |= dict.fromkeys(part for part in _parts(cls) if part not in described)
        for part in parts:
            lines += _part(part)
        described |= set(parts)
    lines += _learning()
    return "\n".join(lines).rstrip() + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` say whether it is up to date. The exit status."""
    text = page()
    if arguments == ["--check"]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
            return 0
        sys.stderr.write(f"{PAGE} is not what the code says: run docs/_generate.py\n")
        return 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
