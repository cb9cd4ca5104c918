"""How a file is laid out: its encoding, its separator, its columns; then its lines, field by field."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Mapping

import attrs

from flashcoop_core.hooks import Refusal, Refused
from flashcoop_format_fec.columns import COLUMNS, SIGNED
from flashcoop_format_fec.texts import defect

__all__ = ["Layout", "decoded", "layout", "rows"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

#: What Unicode texts of two or four bytes a character begin with.
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@attrs.frozen
class Layout:
    """The separator, and the columns in order: the 18 (or 16 and `Montant`, `Sens`), then any others."""

    separator: str
    columns: tuple[str, ...]


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, with or without a mark at its beginning, or in ISO 8859-15.

    Raises:
        Refused: `fec.encoding`.
    """
    if content.startswith(_WIDE) or b"\x00" in content:
        raise Refused([defect("encoding")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("iso-8859-15")
    # ISO 8859-15 has no sign at these places; other encodings, EBCDIC among them, do.
    if re.search(r"[\x80-\x9f]", text):
        raise Refused([defect("encoding")])
    return text


def layout(first: str) -> Layout:
    """What the first line says.

    Raises:
        Refused: `fec.separator`, `fec.columns-missing`, `fec.columns-twice`, `fec.columns-order`.
    """
    separator = max("\t|", key=first.count)
    if separator not in first:
        raise Refused([defect("separator")])
    given = [name.strip() for name in first.split(separator)]
    signed = not {"debit", "credit"} & {name.casefold() for name in given}
    wanted = [*COLUMNS]
    if signed:
        wanted[wanted.index("Debit") : wanted.index("Credit") + 1] = SIGNED
    # Programs differ in capitals: `MontantDevise`, `Montantdevise`.
    names = {name.casefold(): name for name in wanted}
    columns = tuple(names.get(name.casefold(), name) for name in given)
    refusals = list(_misplaced(columns, wanted))
    if refusals:
        raise Refused(refusals)
    return Layout(separator, columns)


def _misplaced(columns: tuple[str, ...], wanted: list[str]) -> Iterator[Refusal]:
    missing = tuple(name for name in wanted if name not in columns)
    twice = tuple(name for name, count in Counter(columns).items() if count > 1 and name in wanted)
    if missing:
        # Without either pair, the usual one is missing.
        usual = dict(zip(SIGNED, ("Debit", "Credit"), strict=True))
        yield defect("columns-missing", columns=tuple(usual.get(name, name) for name in missing))
    if twice:
        yield defect("columns-twice", columns=twice)
    if not missing and not twice:
        for place, (name, expected) in enumerate(zip(columns, wanted, strict=False), 1):
            if name != expected:
                yield defect("columns-order", column=name if name in wanted else "?", place=place, expected=expected)
                return


def rows(text: str) -> Iterator[tuple[int, Mapping[str, str] | Refusal]]:
    """The lines after the first, numbered from 2: the fields of each by column, or what is wrong with it.

    Raises:
        Refused: see `layout`.
    """
    lines = _LINE_END.split(text)
    if lines[-1] == "":
        del lines[-1]
    found = layout(lines[0] if lines else "")
    for number, line in enumerate(lines[1:], 2):
        yield number, _fields(line, number, found)


def _fields(line: str, number: int, found: Layout) -> Mapping[str, str] | Refusal:
    if not line.strip():
        return defect("blank-line", line=number)
    if control := _CONTROL.search(line):
        return defect("control-character", line=number, character=f"U+{ord(control[0]):04X}")
    fields = line.split(found.separator)
    if len(fields) != len(found.columns):
        return defect("field-count", line=number, found=len(fields), expected=len(found.columns))
    return dict(zip(found.columns, fields, strict=True))
