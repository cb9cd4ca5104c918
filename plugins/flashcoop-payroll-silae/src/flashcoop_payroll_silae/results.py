"""The results of a month, read from a CSV export: strict, every fault with its line, no cell ever quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from flashcoop_core.errors import AmountError
from flashcoop_core.hooks import PayResult, Refusal, Refused, Roster
from flashcoop_core.money import parse_cents
from flashcoop_payroll_silae.cells import ENCODING
from flashcoop_payroll_silae.matricules import number_faults
from flashcoop_payroll_silae.settings import Choices
from flashcoop_payroll_silae.texts import refusal

__all__ = ["AMOUNTS", "COLUMNS", "read_results"]

#: Column -> field of `PayResult`. The first and last four are both what the pay cost, once PAS is withheld.
AMOUNTS: Mapping[str, str] = MappingProxyType(
    {
        "Brut": "gross",
        "Net a payer": "net",
        "PAS": "withheld",
        "Charges patronales": "employer",
        "Taxes": "taxes",
        "Autres charges": "other_charges",
        "Charges sociales (Urssaf)": "social_security",
        "Autres organismes": "other_social",
    }
)
#: Every column of the export, in any order: all of them, once, and no other.
COLUMNS = ("Matricule", "Periode", "Contrat", *AMOUNTS)

_PERIOD = re.compile(r"(0[1-9]|1[0-2])/([0-9]{4})")
#: How every XLSX begins: it is a ZIP archive.
_WORKBOOK = b"PK\x03\x04"
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_results(content: bytes, roster: Roster, choices: Choices) -> tuple[PayResult, ...]:
    """What the payroll computed, a result a line, in the order of the file.

    Raises:
        Refused: the file is not in the form that the README describes, or employee numbers do not tell
            members apart. All that there are, but for a wrong encoding or heading, after which nothing is read.
    """
    refusals = [*number_faults(roster)]
    heading, *lines = _cells(content, choices.separator)
    _check_heading(heading)
    members = {who.employee_number: member for member, who in roster.items()}
    rows: list[tuple[int, Mapping[str, str]]] = []
    for line, cells in enumerate(lines, 2):
        if len(cells) == len(heading):
            rows.append((line, dict(zip(heading, cells, strict=True))))
        else:
            refusals.append(refusal("results-cells", line=line, found=len(cells), expected=len(heading)))
    for line, row in rows:
        refusals.extend(_faults(line, row, members, choices))
    if refusals:
        raise Refused(sorted(refusals, key=_line), kind="silae")
    letter = chr(ord("A") + heading.index("Matricule"))
    return tuple(_result(row, f"{letter}{line}", members, choices) for line, row in rows)


def _cells(content: bytes, separator: str) -> list[list[str]]:
    """The cells of every line; an end of line after the last one begins no further line."""
    if content.startswith(_WORKBOOK):
        raise _refused("results-workbook")
    try:
        text = content.decode(ENCODING)
    except UnicodeDecodeError as error:
        raise _refused("results-encoding", line=content.count(b"\n", 0, error.start) + 1) from None
    if content.startswith(_BYTE_ORDER_MARKS):
        raise _refused("results-encoding", line=1)
    lines = text.removesuffix("\n").split("\n")
    return [line.removesuffix("\r").split(separator) for line in lines]


def _check_heading(heading: Sequence[str]) -> None:
    missing = tuple(column for column in COLUMNS if column not in heading)
    extra = len(heading) - (len(COLUMNS) - len(missing))
    if missing or extra:
        raise _refused("results-header", missing=missing or ("-",), extra=extra)


def _faults(line: int, row: Mapping[str, str], members: Mapping[str, str], choices: Choices) -> Iterator[Refusal]:
    if row["Matricule"] not in members:
        yield refusal("results-unknown-number", line=line)
        return  # a line of nobody, a total: nothing in it is anybody's
    if not _PERIOD.fullmatch(row["Periode"]):
        yield refusal("results-period", line=line)
    if row["Contrat"] not in choices.contracts:
        yield refusal("results-contract", line=line)
    for column in AMOUNTS:
        yield from _amount_faults(line, column, row[column], choices.decimal)


def _amount_faults(line: int, column: str, text: str, decimal: str) -> Iterator[Refusal]:
    other = {",": ".", ".": ","}[decimal]
    try:
        cents = parse_cents(text)
    except AmountError as error:
        yield refusal(error.name, line=line, column=column, **error.facts)
    else:
        if other in text:
            yield refusal("amount-other-decimal", line=line, column=column)
        elif cents < 0:
            yield refusal("amount-negative", line=line, column=column)


def _result(row: Mapping[str, str], where: str, members: Mapping[str, str], choices: Choices) -> PayResult:
    month, year = row["Periode"].split("/")
    return PayResult(
        member=members[row["Matricule"]],
        month=f"{year}-{month}",
        contract=choices.contracts[row["Contrat"]],
        where=where,
        **{field: parse_cents(row[column]) for column, field in AMOUNTS.items()},
    )


def _line(fault: Refusal) -> int:
    """Where it is told: what is wrong with the roster first, then line by line."""
    line = fault.facts.get("line", 0)
    return line if isinstance(line, int) else 0


def _refused(reason: str, **facts: object) -> Refused:
    return Refused([refusal(reason, **facts)], kind="silae")
