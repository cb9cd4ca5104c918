"""What the auditor believes must be refused, by name: written again from the note `accounting` and the design.

`refusals` gives every name it would refuse an event with. It does not look at the shape of an event (types, bounds,
texts): events that it is shown have a valid one. A name of `AUDITED` is used by the core if and only if it is given
here; other names are rules that the auditor does not model. How a plugin decides and shares is its own: of a method
or key with a dot in its name, only the references and the sums are held to anything here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from flashcoop_core.testing.auditor import (
    closing,
    common,
    corrections,
    governance,
    members,
    offer,
    programme,
    purchases,
    sales,
    stock,
    treasury,
)
from flashcoop_core.testing.auditor.books import Event, book
from flashcoop_core.testing.auditor.common import Check, Names
from flashcoop_core.testing.auditor.model import Auditor

__all__ = ["AUDITED", "refusals"]

_CHAPTERS = (members, programme, governance, offer, purchases, sales, stock, treasury, closing, corrections)

#: Every name that `refusals` can give.
AUDITED = frozenset(
    {
        "session-not-open",
        "session-closed",
        "date-outside-books",
        "day-closed",
        "month-settled",
        "till-would-go-negative",
    }
).union(common.NAMES, *(chapter.NAMES for chapter in _CHAPTERS))

_CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {kind: checks for chapter in _CHAPTERS for kind, checks in chapter.CHECKS.items()}
)


def refusals(auditor: Auditor, event: Event) -> frozenset[str]:
    """Every name that `event` must be refused with; empty if it must be let in."""
    framed = frozenset(_frame(auditor, event))
    if framed:
        return framed
    kind = type(event).__name__
    names = {name for check in _CHECKS.get(kind, ()) for name in check(auditor, event)}
    return frozenset(names | set(_entries(auditor, event)))


def _frame(auditor: Auditor, event: Event) -> Names:
    frame, kind = auditor.frame, type(event).__name__
    if kind == "SessionOpened":
        return
    if frame is None:
        yield "session-not-open"
        return
    reopens = kind == "EventReversed" and event.kind == "session_closed"
    if auditor.closed and not reopens and kind != "FiscalYearCut":
        yield "session-closed"
    if not frame.books_begin <= event.on <= frame.books_end:
        yield "date-outside-books"


def _rings(event: Event) -> bool:
    kind = type(event).__name__
    return kind in ("SaleMade", "SaleRefunded", "TakingsRecorded") or (
        kind == "EventReversed" and event.kind in ("sale_made", "takings_recorded")
    )


def _entries(auditor: Auditor, event: Event) -> Names:
    kind, moves = type(event).__name__, book(event, auditor.accounts)
    till = [move.cents for move in moves if move.account == auditor.accounts["till"]]
    through = auditor.closed_through()
    if (
        moves
        and through
        and event.on <= through
        and kind not in ("TillCounted", "TillClosed")
        and (till or _rings(event))
    ):
        yield "day-closed"
    undoes = kind == "EventReversed" and event.kind in ("vat_settled", "session_closed")
    bears_vat = any(move.vat is not None and move.account.startswith("445") for move in moves)
    settled = max((past.month for past in auditor.events("VatSettled")), default="")
    if kind != "VatSettled" and not undoes and bears_vat and f"{event.on:%Y-%m}" <= settled:
        yield "month-settled"
    if sum(till) < 0 and _lowest_till_from(auditor, event.on) + sum(till) < 0:
        yield "till-would-go-negative"


def _lowest_till_from(auditor: Auditor, on: date) -> int:
    """The least that lies in the till at the end of that day or of a later one."""
    ends = auditor.till_by_day()
    before = [cents for day, cents in ends.items() if day <= on]
    return min([before[-1] if before else 0, *(cents for day, cents in ends.items() if day > on)])
