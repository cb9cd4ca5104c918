"""One line of a file: what its fields say, or each thing that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date

import attrs

from flashcoop_core.hooks import Refusal
from flashcoop_format_fec.columns import COLUMNS, MAY_BE_EMPTY, SIGNED
from flashcoop_format_fec.texts import defect

__all__ = ["FecLine", "read_line"]

_DATE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
#: A sign may stand before or after (article A47 A-1); plus says nothing.
_AMOUNT = re.compile(r"([0-9]{1,15})(?:,([0-9]{1,2}))?")
_DIGITS = re.compile(r"[0-9]+")
_SIDES: Mapping[str, int] = {"D": 1, "+1": 1, "1": 1, "C": -1, "-1": -1}


@attrs.frozen
class FecLine:
    """One line: its place in the file, its fields; `cents` is debit above zero."""

    line: int
    journal: str
    journal_label: str
    number: str
    on: date
    account: str
    account_label: str
    aux: str
    aux_label: str
    piece: str
    piece_date: date
    text: str
    cents: int
    valid: date


def read_line(number: int, fields: Mapping[str, str]) -> FecLine | list[Refusal]:
    """The line `number` of a file, or what is wrong with it."""
    found: list[Refusal] = []

    def wrong(name: str, where: str, **facts: object) -> None:
        found.append(defect(name, where, line=number, **facts))

    for name in (*COLUMNS, *SIGNED):
        if name in fields and name not in MAY_BE_EMPTY and not fields[name].strip():
            wrong("empty-field", name)
    on = _date(fields["EcritureDate"], "EcritureDate", wrong)
    piece_date = _date(fields["PieceDate"], "PieceDate", wrong)
    valid = _date(fields["ValidDate"], "ValidDate", wrong)
    _date(fields["DateLet"], "DateLet", wrong)
    if on and valid and valid < on:
        wrong("date-after-validation", "ValidDate", on=on, valid=valid)
    account = fields["CompteNum"].strip()
    if account and not (account[:3].isascii() and account[:3].isdecimal() and len(account) >= len("401")):
        wrong("account", "CompteNum")
    for pair, name in ((("CompAuxNum", "CompAuxLib"), "auxiliary"), (("Montantdevise", "Idevise"), "currency")):
        if bool(fields[pair[0]].strip()) != bool(fields[pair[1]].strip()):
            wrong(name, pair[0])
    cents = _cents(fields, wrong)
    if found or not (on and piece_date and valid):
        return found
    return FecLine(
        line=number,
        journal=fields["JournalCode"],
        journal_label=fields["JournalLib"],
        number=fields["EcritureNum"].strip(),
        on=on,
        account=account,
        account_label=fields["CompteLib"],
        aux=fields["CompAuxNum"],
        aux_label=fields["CompAuxLib"],
        piece=fields["PieceRef"],
        piece_date=piece_date,
        text=fields["EcritureLib"],
        cents=cents,
        valid=valid,
    )


#: (name of the defect, column, facts).
_Wrong = Callable[..., None]


def _date(text: str, column: str, wrong: _Wrong) -> date | None:
    """A day; None if the field is empty, or is none."""
    if not text.strip():
        return None
    if digits := _DATE.fullmatch(text.strip()):
        with suppress(ValueError):
            return date(*map(int, digits.groups()))
    wrong("date", column)
    return None


def _cents(fields: Mapping[str, str], wrong: _Wrong) -> int:
    """Debit less credit."""
    if "Sens" in fields:
        amount = _amount(fields["Montant"], "Montant", wrong)
        sign = _SIDES.get(fields["Sens"].strip().upper(), 0)
        if not sign and fields["Sens"].strip():
            wrong("side", "Sens")
        if amount == 0:
            wrong("no-amount", "Montant")
        return sign * (amount or 0)
    debit, credit = (_amount(fields[name], name, wrong) for name in ("Debit", "Credit"))
    if debit is None or credit is None:
        return 0
    if debit and credit:
        wrong("both-sides", "Debit", debit=debit, credit=credit)
    if not debit and not credit:
        wrong("no-amount", "Debit")
    return debit - credit


def _amount(text: str, column: str, wrong: _Wrong) -> int | None:
    """An amount of zero or more, in cents; None if the field is empty, or is none."""
    bare = text.strip()
    if not bare:
        return None
    unsigned = bare.strip("+") if bare.count("+") == 1 else bare
    if match := _AMOUNT.fullmatch(unsigned):
        return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
    wrong(_fault(unsigned), column)
    return None


def _fault(text: str) -> str:
    """The name of what is wrong with an amount."""
    if text.startswith(("-", "\u2212")) or text.endswith(("-", "\u2212")):
        return "amount-negative"
    # What is left once the marks are taken away must be digits, or it is no amount at all.
    if not _DIGITS.fullmatch(re.sub(r"[.,'’ \u00a0\u202f]", "", text)):
        return "amount"
    if re.search(r"[ '’\u00a0\u202f]", text) or text.count(".") > 1 or text.count(",") > 1 or {".", ","} <= set(text):
        return "amount-thousands"
    if "." in text:
        return "amount-dot"
    return "amount-not-cents" if len(text.partition(",")[2]) > 2 else "amount"  # noqa: PLR2004 - a cent has two
