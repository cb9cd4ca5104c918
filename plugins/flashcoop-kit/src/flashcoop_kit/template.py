"""Templates: text files in a small notation, made into blocks with the facts of a session.

```text
# Title            ## heading            ### heading
> opening paragraph                      ~ small print
- item of a list                         1. numbered item
[ ] box to tick                          [ ] one | another, side by side
___ Label | Other label                  ___3 Label: three lines        ___ Label = {slot}
|3|7|              widths of a table, then its heading and its rows: | a | b |
|3|7|+             the same, with room to write by hand
!! Title ... !!    a frame
@signatures One | Other                  @break: a new page
@part name         blocks made by the program
@when fact ... @otherwise ... @end
```

Other lines are paragraphs; an empty line ends one. In a text, `**bold**`, `{slot}` for a fact, `{...}` for a blank,
`{..}` for a short one. A fact that is not known is a blank; a slot that nobody knows is a mistake of the template,
and fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, cast

import attrs

from flashcoop_kit.blocks import (
    Blank,
    Block,
    Bullets,
    Field,
    Heading,
    Line,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    Signatures,
    Table,
    Ticks,
)

__all__ = ["DOTS", "Filling", "blocks", "french"]

#: A blank inside a sentence.
DOTS = "…" * 10

#: Blanks that a template asks for: for words, for a number.
_GAPS = {"{...}": DOTS, "{..}": "…" * 3}

#: French asks for no-break spaces before high signs and inside quotes.
_HIGH = re.compile(r" (?=[:;!?»%€])|(?<=«) ")
_INLINE = re.compile(r"(\*\*|\{[^{}]*\})")
_WIDTHS = re.compile(r"\|(?:\d+\|)+\+?")
_NUMBERED = re.compile(r"\d+\. ")
_BLANK = re.compile(r"___(\d*) ")

#: Template text, before facts stand in it.
_Lines = Sequence[str]


def french(text: str) -> str:
    """`text` with the no-break spaces of French."""
    return _HIGH.sub("\u00a0", text)


@attrs.frozen
class Filling:
    """What fills a template: facts by their slots (None: not known), conditions, and blocks made by the program."""

    facts: Mapping[str, str | None]
    conditions: Mapping[str, bool]
    parts: Mapping[str, Sequence[Block]]

    def line(self, text: str) -> Line:
        """A text of a template as runs; facts are taken as they are, whatever signs they hold."""
        runs: list[Run] = []
        bold = False
        for piece in _INLINE.split(text):
            if piece == "**":
                bold = not bold
            elif piece in _GAPS:
                runs.append(Run(_GAPS[piece], gap=True))
            elif piece.startswith("{"):
                fact = self.facts[piece[1:-1]]
                runs.append(Run(DOTS, gap=True) if fact is None else Run(fact, bold=bold))
            elif piece:
                runs.append(Run(french(piece), bold=bold))
        return tuple(runs)

    def known(self, text: str) -> Line:
        """As `line`, but nothing at all where a fact is not known."""
        line = self.line(text)
        return () if any(run.gap for run in line) else line


def blocks(text: str, filling: Filling) -> tuple[Block, ...]:
    """The blocks of a template.

    Raises:
        KeyError: it asks for a fact, a condition or a part that there is not.
        ValueError: a line is not in the notation.
    """
    chosen = list(_chosen(text.splitlines(), filling.conditions))
    made: list[Block] = []
    at = 0
    while at < len(chosen):
        if not chosen[at].strip():
            at += 1
            continue
        end = at + 1
        if chosen[at].startswith("!! "):
            end = chosen.index("!!", at) + 1
        else:
            kind = _kind(chosen[at])
            while end < len(chosen) and chosen[end].strip() and _goes_on(kind, chosen[end]):
                end += 1
        made.extend(_block(chosen[at:end], filling))
        at = end
    return tuple(made)


def _chosen(lines: _Lines, conditions: Mapping[str, bool]) -> Iterator[str]:
    """The lines whose conditions hold; conditions may stand inside each other."""
    held: list[bool] = []
    for line in lines:
        word, _, rest = line.strip().partition(" ")
        if word == "@when":
            held.append(conditions[rest])
        elif word in {"@otherwise", "@end"} and rest:
            raise ValueError(f"nothing stands behind {word}: {rest}")
        elif word == "@otherwise":
            held[-1] = not held[-1]
        elif word == "@end":
            held.pop()
        elif all(held):
            yield line
    if held:
        raise ValueError("a condition has no @end")


def _kind(line: str) -> str:
    """What a line begins: a word of the notation, or nothing for a paragraph."""
    if _NUMBERED.match(line):
        return "1."
    if _WIDTHS.fullmatch(line.strip()):
        return "|"
    if _BLANK.match(line):
        return "___"
    return next(
        (sign for sign in ("### ", "## ", "# ", "> ", "~ ", "- ", "[ ] ", "|", "@", "!!") if line.startswith(sign)), ""
    )


def _goes_on(kind: str, line: str) -> bool:
    """Whether `line` belongs to the block that a line of `kind` began."""
    if kind in {"- ", "1.", "[ ] ", "|"}:
        return _kind(line) == kind
    return kind in {"", "> ", "~ "} and not _kind(line)


def _block(lines: _Lines, filling: Filling) -> Iterator[Block]:
    first, kind, line = lines[0], _kind(lines[0]), filling.line
    rest = " ".join([first[len(kind) :], *lines[1:]]).strip()
    if kind.startswith("#"):
        yield Heading(cast("Literal[1, 2, 3]", len(kind) - 1), line(rest))
    elif kind in {"", "> ", "~ "}:
        yield Paragraph(line(rest), {"> ": "lead", "~ ": "small"}.get(kind, "body"))  # type: ignore[arg-type]
    elif kind == "- ":
        yield Bullets(tuple(line(item[2:]) for item in lines))
    elif kind == "1.":
        yield Bullets(tuple(line(_NUMBERED.sub("", item, count=1)) for item in lines), numbered=True)
    elif kind == "[ ] ":
        yield from _ticks(lines, filling)
    elif kind == "___":
        yield _blank(first, filling)
    elif kind == "|":
        yield _table(lines, filling)
    elif kind == "!!":
        inner = blocks("\n".join(lines[1:-1]), filling)
        yield Notice(line(first[3:]), tuple(block for block in inner if isinstance(block, (Paragraph, Bullets))))
    else:
        yield from _directive(first, filling)


def _ticks(lines: _Lines, filling: Filling) -> Iterator[Ticks]:
    rows = [tuple(filling.line(option) for option in _split(item[4:])) for item in lines]
    if any(len(row) > 1 for row in rows):
        yield from (Ticks(row, inline=True) for row in rows)
    else:
        yield Ticks(tuple(option for (option,) in rows))


def _blank(text: str, filling: Filling) -> Blank:
    match = _BLANK.match(text)
    if match is None:
        raise ValueError(text)
    fields = []
    for field in _split(text[match.end() :]):
        label, _, value = field.partition(" = ")
        fields.append(Field(filling.line(label), filling.known(value)))
    return Blank(tuple(fields), lines=int(match[1] or 1))


def _table(lines: _Lines, filling: Filling) -> Table:
    widths = tuple(int(width) for width in re.findall(r"\d+", lines[0]))
    header, *rows = [tuple(filling.line(cell) for cell in _split(row.strip()[1:-1])) for row in lines[1:]]
    if any(len(row) != len(widths) for row in (header, *rows)):
        raise ValueError(f"a row has not {len(widths)} cells, under {lines[0]}")
    return Table(header, tuple(rows), widths, roomy=lines[0].strip().endswith("+"))


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")]


def _directive(text: str, filling: Filling) -> Iterator[Block]:
    word, _, rest = text.strip().partition(" ")
    if word == "@break":
        yield PageBreak()
    elif word == "@signatures":
        yield Signatures(tuple(filling.line(party) for party in _split(rest)))
    elif word == "@part":
        yield from filling.parts[rest]
    else:
        raise ValueError(f"no such line in the notation: {text}")
