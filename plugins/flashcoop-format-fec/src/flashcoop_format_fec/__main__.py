"""`python -m flashcoop_format_fec FILE`: what is wrong with a file, or the balances of its accounts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from flashcoop_core.hooks import Refused
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang, cents
from flashcoop_format_fec.entries import FecBook
from flashcoop_format_fec.reading import read

__all__ = ["balances", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 if the file is sound, 1 if it is not, 2 if it cannot be read at all."""
    parser = argparse.ArgumentParser(prog="python -m flashcoop_format_fec", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--lang", choices=("fr", "en"), default="fr")
    given = parser.parse_args(arguments)
    lang: Lang = given.lang
    try:
        content = given.file.read_bytes()
    except OSError as error:
        sys.stderr.write(f"{given.file}: {error.strerror}\n")
        return 2
    try:
        book = read(content)
    except Refused as refused:
        for refusal in refused.refusals:
            sys.stdout.write(f"[{refusal.name}] {refusal.say(lang)}\n")
        return 1
    sys.stdout.write(f"{balances(book, lang)}\n")
    return 0


def balances(book: FecBook, lang: Lang = "fr") -> Table:
    """The trial balance of a file."""
    labels = {line.account: line.account_label for entry in book.entries for line in entry.lines}
    sums = {account: [0, 0] for account in sorted(labels)}
    for entry in book.entries:
        for line in entry.lines:
            sums[line.account][line.cents < 0] += abs(line.cents)

    def amounts(debit: int, credit: int) -> tuple[str, ...]:
        return tuple(cents(value, lang, symbol=False) for value in (debit, credit, debit - credit))

    rows = [Row((account, labels[account], *amounts(*sides))) for account, sides in sums.items()]
    debits, credits_ = (sum(sides[side] for sides in sums.values()) for side in (0, 1))
    total = Row((label("line-total", lang), "", *amounts(debits, credits_)), total=True)
    columns = (
        *(Column(label(f"column-{name}", lang)) for name in ("account", "label")),
        *(Column(label(f"column-{name}", lang), "right") for name in ("debit", "credit", "balance")),
    )
    entries = len(book.entries)
    title = f"{entries} écritures équilibrées (en euros)" if lang == "fr" else f"{entries} balanced entries (in euros)"
    return Table(title, columns, (*rows, total))


if __name__ == "__main__":
    sys.exit(main())
