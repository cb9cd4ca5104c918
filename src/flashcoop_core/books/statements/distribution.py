"""Distribution: the sum that was shared, line by line, the key, each share and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

import attrs

from flashcoop_core import written
from flashcoop_core.books.statements.base import Problem, Source, Statement, amount, numbers, side, standing
from flashcoop_core.books.statements.selector import Selector
from flashcoop_core.events import (
    Event,
    PayLine,
    PayrollSettled,
    ProfitDistributed,
    RemunerationPaid,
    Share,
    ShareGiven,
    ShareWaived,
)
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label
from flashcoop_core.written import Lang

__all__ = ["CausePart", "Distribution", "EnvelopePart", "MemberShare", "distribution"]


@attrs.frozen
class EnvelopePart:
    """One line of the sum that is shared, in cents, signed as it counts."""

    line: str
    cents: int


@attrs.frozen
class MemberShare:
    """A member's share and what became of it, in cents.

    `fate` is `due` (in payroll, or on its way there), `waived` (waived, or no right to work: it stays
    with the host) or `given` (to `cause`). `cost` is what the payroll cost in all, `net` what the
    member gets of it, `paid` what has been paid. `difference` = share - cost of what went to payroll:
    above zero it stays with the host, below the host bears it, and never claims it back.
    """

    member: str
    weight: int
    share: int
    fate: Literal["due", "waived", "given"]
    cause: str
    cost: int
    gross: int
    net: int
    difference: int
    paid: int


@attrs.frozen
class CausePart:
    """What a cause was given of the sum, which the host paid, in cents."""

    cause: str
    weight: int
    cents: int


@attrs.frozen
class Distribution(Statement):
    """The distribution in force: `on` is None, and all else empty, as long as nothing was shared.

    `key` is `equal`, `hours`, `weights`, or that of a plugin. `booked` is what its event credited to
    members, and debited to gifts, in the books; `selectors` are those postings, for `check`.
    """

    name: ClassVar[str] = "distribution"

    on: date | None
    decision: str
    key: str
    envelope: tuple[EnvelopePart, ...]
    distributable: int
    shares: tuple[MemberShare, ...]
    causes: tuple[CausePart, ...]
    difference: int
    booked: int
    selectors: tuple[Selector, ...]

    def check(self) -> tuple[Problem, ...]:
        """The envelope adds up to what is distributable, the shares to the same, and so do the books."""
        envelope = sum(part.cents for part in self.envelope)
        shares = sum(share.share for share in self.shares) + sum(part.cents for part in self.causes)
        if envelope == self.distributable == shares == self.booked:
            return ()
        facts = {
            "envelope": envelope,
            "distributable": self.distributable,
            "shares": shares,
            "booked": self.booked,
        }
        return (Problem("distributed-differs", facts),)

    def table(self, lang: Lang = "fr") -> Table:
        """The envelope, then the members."""
        names = ("share", "fate", "cost", "gross", "net", "difference", "paid-out")
        columns = (
            Column(label("column-item", lang)),
            *(Column(label(f"column-{name}", lang), "left" if name == "fate" else "right") for name in names),
        )
        notes = (label("note-pay", lang),) if any(share.cost for share in self.shares) else ()
        return self._table(lang, columns, self._rows(lang), notes)

    def _rows(self, lang: Lang) -> Iterator[Row]:
        if self.on is None:
            return
        blank = [""] * 6
        for part in self.envelope:
            yield Row((label(f"line-envelope-{part.line}", lang), amount(part.cents, lang), *blank))
        yield Row((label("line-distributable", lang), amount(self.distributable, lang), *blank), total=True)
        key = label(f"key-{self.key}", lang, otherwise=self.key)
        how = f"{label('line-shared-on', lang)} {written.day(self.on, lang)}, {key}"
        yield Row((how, "", *blank))
        for share in self.shares:
            fate = label(f"fate-{share.fate}", lang)
            results = (share.cost, share.gross, share.net, share.difference, share.paid)
            yield Row(
                (
                    share.member,
                    amount(share.share, lang),
                    f"{fate} {share.cause}".strip(),
                    *(side(cents, lang) for cents in results),
                ),
                1,
            )
        for given in self.causes:
            yield Row((given.cause, amount(given.cents, lang), label("fate-cause", lang), *blank[1:]), 1)
        sums = (
            sum(getattr(share, name) for share in self.shares)
            for name in ("cost", "gross", "net", "difference", "paid")
        )
        shared = sum(share.share for share in self.shares) + sum(part.cents for part in self.causes)
        cells = (amount(shared, lang), "", *(side(cents, lang) for cents in sums))
        yield Row((label("line-total", lang), *cells), total=True)


_Fate = tuple[Literal["due", "waived", "given"], str]


@attrs.define
class _Found:
    """What the events that stand say of a distribution, while they are read."""

    shared: ProfitDistributed | None = None
    booked_by: str = ""
    fates: dict[str, _Fate] = attrs.field(factory=dict)
    results: dict[str, list[PayLine]] = attrs.field(factory=dict)
    paid: dict[str, int] = attrs.field(factory=dict)

    def read(self, id: str, event: Event) -> None:
        """Remember one event, in the order recorded."""
        match event:
            case ProfitDistributed():
                self.shared, self.booked_by = event, id
            case ShareWaived():
                self.fates[event.member] = ("waived", "")
            case ShareGiven():
                self.fates[event.member] = ("given", event.cause)
            case PayrollSettled():
                for line in event.lines:
                    self.results.setdefault(line.member, []).append(line)
            case RemunerationPaid():
                for part in event.paid:
                    self.paid[part.member] = self.paid.get(part.member, 0) + part.cents
            case _:
                pass

    def member(self, member: str, share: Share | None) -> MemberShare:
        """One line of the statement. A member without a share may still owe the host a flat payroll charge."""
        results = self.results.get(member, [])
        fate, cause = self.fates.get(member, ("due", ""))
        return MemberShare(
            member,
            share.weight if share else 0,
            share.cents if share else 0,
            fate,
            cause,
            sum(line.gross + line.employer + line.taxes + line.other_charges for line in results),
            sum(line.gross for line in results),
            sum(line.net for line in results),
            sum(line.difference for line in results),
            self.paid.get(member, 0),
        )


def distribution(source: Source) -> Distribution:
    """The distribution statement of `source`, from the events that stand."""
    found = _Found()
    for envelope, event in standing(source):
        found.read(envelope.id, event)
    shared = found.shared
    if shared is None:
        return Distribution(source.heading, None, "", "", (), 0, (), (), 0, 0, ())
    weights = {share.member: share for share in shared.shares}
    members = (*weights, *(member for member in found.results if member not in weights))
    shares = tuple(found.member(member, weights.get(member)) for member in members)
    only = frozenset({found.booked_by})
    selectors = (
        Selector(accounts=numbers(source.chart, "accrued_pay"), only_events=only, sign=-1),
        Selector(accounts=numbers(source.chart, "gifts_made"), only_events=only),
    )
    return Distribution(
        source.heading,
        shared.on,
        shared.decision,
        shared.key,
        tuple(EnvelopePart(part.line, part.cents) for part in shared.envelope),
        shared.distributable,
        shares,
        tuple(CausePart(part.cause, part.weight, part.cents) for part in shared.causes),
        sum(share.difference for share in shares),
        sum(selector.of_event(envelope)[0] for envelope in source.booked() for selector in selectors),
        selectors,
    )
