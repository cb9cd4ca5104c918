"""Which texts may enter the log: in composed form, without a character that nobody can see."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["hidden_characters", "is_clean", "is_composed"]

#: Control, format (bidirectional marks, zero-width, soft hyphen, byte order mark), lone surrogate,
#: line and paragraph separators. All scripts, and all other spaces, are welcome.
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
#: Letters and marks that Unicode draws as nothing at all.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]")


def hidden_characters(text: str) -> tuple[str, ...]:
    """The code points of `text` that are refused, each once: `("U+200B",)`."""
    found = dict.fromkeys(char for char in text if unicodedata.category(char) in _REFUSED or _BLANK.match(char))
    return tuple(f"U+{ord(char):04X}" for char in found)


def is_composed(text: str) -> bool:
    """Whether `text` is in NFC: two ways to write the same é would have two hashes."""
    return unicodedata.is_normalized("NFC", text)


def is_clean(text: str) -> bool:
    """Whether `text` is in NFC and holds no hidden character."""
    # Nearly every text takes the first exit. `isprintable` refuses more than we do (no-break
    # spaces, characters that this Python does not know yet), never less but for the blank ones.
    if text.isprintable():
        return text.isascii() or (_BLANK.search(text) is None and is_composed(text))
    return not hidden_characters(text) and is_composed(text)
