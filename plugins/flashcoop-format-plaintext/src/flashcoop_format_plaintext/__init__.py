"""The books of a Flashcoop for plain text accounting: beancount, hledger and ledger.

Accounts are named after the plan comptable, events are metadata or comments, and at each closing of the
till or of the session every balance is asserted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from flashcoop_core.hooks import (
    File,
    LedgerFormat,
    Refusal,
    Refused,
    Report,
    SessionView,
    Setting,
    hookimpl,
)
from flashcoop_core.written import Lang
from flashcoop_format_plaintext.beancount import as_beancount
from flashcoop_format_plaintext.journal import as_journal

__all__ = ["flashcoop_reports"]

_UNDER = Setting(
    name="under",
    label=(
        "Un nom sous lequel ranger les comptes, si plusieurs sessions se retrouvent dans un même fichier",
        "A name to keep the accounts under, where several sessions meet in one file",
    ),
    default="",
)
_PART = re.compile(r"[A-Z0-9][A-Za-z0-9-]*|")
_TEXTS = (
    "`under` commence par une majuscule ou un chiffre, puis lettres sans accent, chiffres, tirets.",
    "`under` begins with a capital or a digit, then letters without accents, digits, hyphens.",
)


def _format(
    name: str,
    ending: str,
    label: tuple[str, str],
    written: Callable[[SessionView, Lang, str], Iterator[bytes]],
) -> LedgerFormat:
    def write(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Iterator[File]:
        under = settings["under"]
        if _PART.fullmatch(under) is None:
            raise Refused([Refusal("plaintext.under", {}, "under", texts=_TEXTS)])
        yield File(f"{session.id}.{ending}", written(session, lang, under))

    return LedgerFormat(name=name, label=label, write=write, settings=(_UNDER,))


@hookimpl
def flashcoop_reports() -> Sequence[Report | LedgerFormat]:
    """The two forms."""
    return [
        _format("beancount", "beancount", ("Les comptes, pour beancount", "The books, for beancount"), as_beancount),
        _format(
            "hledger",
            "journal",
            ("Les comptes, pour hledger et ledger", "The books, for hledger and ledger"),
            as_journal,
        ),
    ]
