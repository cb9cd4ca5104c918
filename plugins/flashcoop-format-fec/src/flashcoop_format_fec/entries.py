"""Entries of a file: lines that share a journal and a number; what must hold between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from flashcoop_core.hooks import Refusal
from flashcoop_format_fec.lines import FecLine
from flashcoop_format_fec.texts import defect

__all__ = ["FecBook", "FecEntry", "checked", "entries_of"]

_NUMBER = re.compile(r"(.*?)([0-9]{1,18})")


@attrs.frozen
class FecEntry:
    """An entry: its lines in the order of the file."""

    lines: tuple[FecLine, ...]

    @property
    def first(self) -> FecLine:
        """The line that it begins with: its journal, number and dates."""
        return self.lines[0]


@attrs.frozen
class FecBook:
    """The entries of a file, in its order."""

    entries: tuple[FecEntry, ...]

    @property
    def balances(self) -> Mapping[tuple[str, str], int]:
        """(account, auxiliary account) -> debit less credit, in cents."""
        sums: dict[tuple[str, str], int] = {}
        for entry in self.entries:
            for line in entry.lines:
                sums[line.account, line.aux] = sums.get((line.account, line.aux), 0) + line.cents
        return sums


def entries_of(lines: Iterable[FecLine]) -> tuple[FecEntry, ...]:
    """The entries that `lines` make, in the order of their first lines."""
    found: dict[tuple[str, str], list[FecLine]] = {}
    for line in lines:
        found.setdefault((line.journal, line.number), []).append(line)
    return tuple(FecEntry(tuple(of_entry)) for of_entry in found.values())


def checked(entries: Sequence[FecEntry]) -> Iterator[Refusal]:
    """What is wrong with the entries of a file, each line of which could be read."""
    for entry in entries:
        yield from _alone(entry)
        if _NUMBER.fullmatch(entry.first.number) is None:
            yield defect("number", "EcritureNum", line=entry.first.line)
    for numbered in _sequences(entries):
        yield from _in_sequence(numbered)


def _alone(entry: FecEntry) -> Iterator[Refusal]:
    first = entry.first
    if len(entry.lines) == 1:
        yield defect("entry-one-line", "EcritureNum", line=first.line)
    debit = sum(line.cents for line in entry.lines if line.cents > 0)
    credit = -sum(line.cents for line in entry.lines if line.cents < 0)
    if debit != credit and len(entry.lines) > 1:
        yield defect("entry-unbalanced", "EcritureNum", line=first.line, debit=debit, credit=credit)
    other = next((line for line in entry.lines if line.on != first.on), None)
    if other:
        yield defect("entry-dates", "EcritureDate", line=other.line, on=first.on, other=other.on)
    apart = next((after for before, after in pairwise(entry.lines) if after.line != before.line + 1), None)
    if apart:
        yield defect("entry-scattered", "EcritureNum", line=apart.line, first=first.line)


def _sequences(entries: Sequence[FecEntry]) -> Iterable[list[tuple[int, FecLine]]]:
    """Entries that are numbered together: over the file, or in each journal if its journals number on their own.

    Each by its number and first line, in the order of the file.
    """
    journals: dict[str, set[str]] = {}
    for entry in entries:
        journals.setdefault(entry.first.number, set()).add(entry.first.journal)
    by_journal = any(len(of_number) > 1 for of_number in journals.values())
    sequences: dict[tuple[str, str], list[tuple[int, FecLine]]] = {}
    for entry in entries:
        if match := _NUMBER.fullmatch(entry.first.number):
            sequence = (entry.first.journal if by_journal else "", match[1])
            sequences.setdefault(sequence, []).append((int(match[2]), entry.first))
    return sequences.values()


def _in_sequence(numbered: Sequence[tuple[int, FecLine]]) -> Iterator[Refusal]:
    """Numbers rise without a gap. Dates rise too: those of the entries or those of their validation."""
    for (before, _), (number, line) in pairwise(numbered):
        if number < before:
            yield defect("number-order", "EcritureNum", line=line.line)
    for (before, _), (number, line) in pairwise(sorted(numbered, key=lambda one: one[0])):
        if number > before + 1:
            yield defect("number-gap", "EcritureNum", line=line.line, missing=number - before - 1)
    lines = [line for _, line in numbered]
    if any(later.valid < earlier.valid for earlier, later in pairwise(lines)):
        for earlier, later in pairwise(lines):
            if later.on < earlier.on:
                yield defect("date-order", "EcritureDate", line=later.line, on=later.on, before=earlier.on)
