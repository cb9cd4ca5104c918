"""What may be set for a journal that a host imports: the same for every layout it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, cast, get_args

import attrs

from flashcoop_core.books.chart import known_account
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.hooks.settings import Setting
from flashcoop_core.words.host_journal import TEXTS

__all__ = ["HOST_SETTINGS", "MARKS", "HostChoice", "Mark", "instead_of", "one_of"]

#: What the host books itself: pay as its payroll writes it; advances and cash that go between its bank and the
#: session; the transfer of the last balances; its own bank, in the mirror entries.
Mark = Literal["payroll", "transfers", "closing", "bank"]

MARKS: tuple[Mark, ...] = get_args(Mark)

#: Article A47 A-1 of the LPF wants three digits at least; a chart gives ten at most.
_FEWEST, _MOST = 3, 10

#: What may be written in the place of a character that a file cannot hold; the first is to refuse it.
_REFUSED, *_INSTEAD = ("no", "-", "_", ".")

HOST_SETTINGS = tuple(
    Setting(name=name, label=TEXTS[f"host-{name}"], default=default)
    for name, default in (
        ("without", ""),
        ("mirror", "no"),
        ("bank", "512"),
        ("digits", str(_FEWEST)),
        ("instead", _REFUSED),
    )
)


@attrs.frozen(kw_only=True)
class HostChoice:
    """How a host takes the journal of a session.

    Attributes:
        without: entries that bear one of these marks are left out, or they would count twice.
        mirror: whether each movement on the link (181) is followed by what the host books on its side.
        bank: the account of the host's bank, where the mirror entries need one.
        digits: the length to which account numbers are padded with zeros, on the right.
    """

    without: frozenset[Mark] = frozenset()
    mirror: bool = False
    bank: str = "512"
    digits: int = _FEWEST

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> HostChoice:
        """What `settings` (those of `HOST_SETTINGS`, all given) say.

        Raises:
            Refused: `setting-value-unknown`, `host-bank-unknown`, `host-digits-unknown`.
        """
        marks = [one_of("without", mark.strip(), MARKS) for mark in settings["without"].split(",") if mark.strip()]
        return cls(
            without=frozenset(cast("list[Mark]", marks)),
            mirror=one_of("mirror", settings["mirror"], ("yes", "no")) == "yes",
            bank=_bank(settings["bank"]),
            digits=_digits(settings["digits"]),
        )


def instead_of(settings: Mapping[str, str]) -> str:
    """What `settings` say is written in the place of a character that the file cannot hold; empty: it is refused.

    Raises:
        Refused: `setting-value-unknown`.
    """
    chosen = one_of("instead", settings["instead"], (_REFUSED, *_INSTEAD))
    return "" if chosen == _REFUSED else chosen


def one_of(setting: str, value: str, known: Iterable[str]) -> str:
    """`value`, if it is one of those that `setting` takes.

    Raises:
        Refused: `setting-value-unknown`.
    """
    names = tuple(known)
    if value not in names:
        raise Refused([Refusal("setting-value-unknown", {"setting": setting, "known": names}, setting)])
    return value


def _bank(number: str) -> str:
    found = known_account(number) if number.isascii() and number.isdecimal() and len(number) <= _MOST else None
    if found is None or not found.startswith("5"):
        raise Refused([Refusal("host-bank-unknown", {}, "bank")])
    return number


def _digits(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(_MOST)) and _FEWEST <= int(text) <= _MOST):
        raise Refused([Refusal("host-digits-unknown", {"least": _FEWEST, "most": _MOST}, "digits")])
    return int(text)
