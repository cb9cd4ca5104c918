"""Rows of a flat file: fields between separators, never quoted, in the encoding that a program asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from flashcoop_core.codec.texts import hidden_characters
from flashcoop_core.errors import Refusal, Refused

__all__ = ["FlatForm", "decimal_comma"]

#: Typographic signs of the plan comptable's own labels that ISO 8859-15 lacks, and their plain form.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})


def decimal_comma(cents: int) -> str:
    """`1234,56`: an amount of zero or more, without a thousands separator."""
    return f"{cents // 100},{cents % 100:02d}"


@attrs.frozen
class FlatForm:
    """How rows are written: fields parted by `separator`, CR LF at the end, in `encoding`.

    No field may hold the separator or one of the characters `without`. What a field may not hold is refused, or
    written as `instead` if there is such a character.
    """

    separator: str
    encoding: str
    without: str = ""
    instead: str = ""

    def label(self, text: str) -> str:
        """A label as the encoding can hold it: ISO 8859-15 has no typographic apostrophe or dash.

        For labels only. References stay as they are printed, or are refused.
        """
        return text.translate(_PLAIN) if self.encoding == "iso-8859-15" else text

    def row(self, names: Sequence[str], values: Sequence[str], version: int) -> bytes:
        """A row of `values`, one for each of `names`, that the event `version` of the session is written on.

        Raises:
            Refused: `flat-separator`, `flat-hidden-character` or `flat-encoding`, for each field at fault.
        """
        text = "".join(values)
        hidden = not text.isprintable() and hidden_characters(text)
        if not hidden and not any(char in text for char in (self.separator, *self.without)):
            try:
                return f"{self.separator.join(values)}\r\n".encode(self.encoding)
            except UnicodeEncodeError:
                pass
        if self.instead:
            fitting = ["".join(char if self._fits(char) else self.instead for char in value) for value in values]
            return f"{self.separator.join(fitting)}\r\n".encode(self.encoding)
        raise Refused([fault for field in zip(names, values, strict=True) for fault in self._faults(*field, version)])

    def _fits(self, char: str) -> bool:
        return next(self._faults("", char, 0), None) is None

    def _faults(self, name: str, value: str, version: int) -> Iterator[Refusal]:
        for char in dict.fromkeys(value):
            facts: dict[str, object] = {"version": version, "character": f"U+{ord(char):04X}"}
            if char in (self.separator, *self.without):
                yield Refusal("flat-separator", facts, name)
            elif hidden_characters(char):
                yield Refusal("flat-hidden-character", facts, name)
            elif not _holds(char, self.encoding):
                yield Refusal("flat-encoding", {**facts, "encoding": self.encoding.upper()}, name)


def _holds(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
