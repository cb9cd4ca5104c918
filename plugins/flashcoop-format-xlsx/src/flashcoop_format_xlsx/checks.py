"""Articulation checks: figures that must be equal, each pair in a row that turns red if it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from flashcoop_format_xlsx.sheet import Column, Sheet
from flashcoop_format_xlsx.values import Figure, Formula, Shown

__all__ = ["CHECKS", "Verdicts", "checks"]

#: Sheet -> its checks: a name, a figure of that sheet, and what it must equal: a figure of any sheet, else nothing.
CHECKS: Mapping[str, tuple[tuple[str, str, str | None], ...]] = MappingProxyType(
    {
        "journal": (("journal-balanced", "debit", "journal.credit"),),
        "general-ledger": (
            ("ledger-debits", "debit", "journal.debit"),
            ("ledger-credits", "credit", "journal.credit"),
        ),
        "trial-balance": (
            ("trial-debits", "debit", "general-ledger.debit"),
            ("trial-credits", "credit", "general-ledger.credit"),
            ("trial-balanced", "debit", "trial-balance.credit"),
            ("trial-sides", "debtor", "trial-balance.creditor"),
            ("trial-accounts", "apart", None),
        ),
        "income-statement": (("result", "result", "balance-sheet.result"),),
        "balance-sheet": (("balance-sheet", "assets", "balance-sheet.liabilities"),),
        "cash-flow": (
            ("cash-change", "change", "cash-flow.cash"),
            ("cash-days", "days", "cash-flow.cash"),
            ("cash-link", "link", "reconciliation.balance"),
        ),
        "vat-summary": (("vat", "to-settle", "vat-summary.accounts"),),
        "till-book": (
            ("till-end", "end", "till-book.account"),
            ("till-above-zero", "lowest", None),
        ),
        "product-margins": (("margins", "result", "income-statement.before-sharing"),),
        "stock": (
            ("stock-pieces", "fewest", None),
            ("stock-values", "apart", None),
            ("stock-above-zero", "lowest", None),
        ),
        "distribution": (
            ("envelope", "envelope", "distribution.decided"),
            ("shares", "shares", "distribution.decided"),
            ("booked", "booked", "distribution.decided"),
        ),
        "members": (("members", "apart", None),),
        "member-account": (("member-accounts", "left", "members.booked"),),
        "reconciliation": (
            ("link-moved", "moved", "reconciliation.balance"),
            ("link-explained", "explained", "reconciliation.balance"),
        ),
    }
)


@attrs.frozen
class Verdicts:
    """Where the verdicts stand, for formulas of other sheets: those of each sheet, those of all."""

    sheet: str
    rows: Mapping[str, tuple[int, int]]
    values: Mapping[str, bool]
    good: str
    bad: str

    def of(self, names: Iterable[str]) -> Formula:
        """Whether every check of the sheets `names`, which follow each other, holds."""
        named = tuple(names)
        first, last = self.rows[named[0]][0], self.rows[named[-1]][1]
        count = last - first + 1
        cells = f"'{self.sheet}'!$F${first + 1}:$F${last + 1}"
        value = self.good if all(self.values[name] for name in named) else self.bad
        return Formula(f'IF(COUNTIF({cells},"{self.good}")={count},"{self.good}","{self.bad}")', value)


def checks(sheet: Sheet, sheets: Mapping[str, Sheet]) -> Verdicts:
    """The sheet of the checks, over the figures that `sheets` keep."""
    sheet.columns(
        Column("check", "text", 50),
        Column("sheet", "text"),
        Column("figure", "cents"),
        Column("must_equal", "cents"),
        Column("gap", "cents"),
        Column("verdict", "text"),
    )
    first = sheet.next
    rows: dict[str, tuple[int, int]] = {}
    values: dict[str, bool] = {}
    for name, wanted in CHECKS.items():
        start = sheet.next
        holds = [_row(sheet, sheets[name], check, *_pair(sheets, name, left, right)) for check, left, right in wanted]
        rows[name] = start, sheet.next - 1
        values[name] = all(holds)
    good = sheet.speech.say("good")
    sheet.judge("verdict", first, good)
    sheet.note(sheet.speech.say("checks-note"))
    return Verdicts(sheet.name, rows, values, good, sheet.speech.say("bad"))


def _pair(sheets: Mapping[str, Sheet], name: str, left: str, right: str | None) -> Iterator[Figure]:
    figure = sheets[name].figures[left]
    yield figure
    if right is None:
        yield Figure("0", 0, figure.kind)
    else:
        other, kept = right.split(".")
        yield sheets[other].figures[kept]


def _row(sheet: Sheet, of: Sheet, check: str, left: Figure, right: Figure) -> bool:
    """One check; whether it holds."""
    kind, row = left.kind, sheet.next
    gap = left.value - right.value
    good, bad = sheet.speech.say("good"), sheet.speech.say("bad")
    sheet.add(
        check=sheet.speech.say(f"check-{check}"),
        figure=Shown(kind, Formula(left.expression, left.value)),
        must_equal=Shown(kind, Formula(right.expression, right.value)),
        gap=Shown(kind, Formula(f"{sheet.cell('figure', row)}-{sheet.cell('must_equal', row)}", gap)),
        verdict=Formula(f'IF({sheet.cell("gap", row)}=0,"{good}","{bad}")', bad if gap else good),
    )
    sheet.link(row, "sheet", of)
    return not gap
