"""What a ticket and a closing of the till amount to, in cents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events import RateTotal, Rounding, SaleLine, TillClosed
from flashcoop_core.money import largest_remainder, net_of
from flashcoop_core.session.state import RateSum, State

__all__ = ["till_closing", "totals", "with_nets"]


def totals(lines: Iterable[SaleLine]) -> tuple[RateTotal, ...]:
    """Totals per rate of a ticket: gross is master, net = half up of gross / (1 + rate)."""
    gross: dict[int, int] = {}
    for line in lines:
        gross[line.rate] = gross.get(line.rate, 0) + line.gross
    return tuple(
        RateTotal(rate=rate, net=net_of(cents, rate), vat=cents - net_of(cents, rate), gross=cents)
        for rate, cents in sorted(gross.items())
    )


def with_nets(lines: tuple[SaleLine, ...]) -> tuple[SaleLine, ...]:
    """The lines with the net of their rate shared out among them, by gross, to the cent."""
    nets: dict[int, int] = {}
    for total in totals(lines):
        weights = {f"{at:04d}": line.gross for at, line in enumerate(lines) if line.rate == total.rate}
        nets |= {int(at): net for at, net in largest_remainder(total.net, weights).items()}
    return tuple(attrs.evolve(line, net=nets[at]) for at, line in enumerate(lines))


def _rate_totals(sums: Mapping[int, RateSum]) -> tuple[RateTotal, ...]:
    return tuple(RateTotal(rate=rate, net=s.net, vat=s.vat, gross=s.gross) for rate, s in sorted(sums.items()))


def _gross(sums: Mapping[int, RateSum]) -> int:
    return sum(part.gross for part in sums.values())


def _roundings(state: State) -> Iterator[Rounding]:
    for rate, part in sorted(state.till.unrounded.items()):
        gap = part.gross - net_of(part.gross, rate) - part.vat
        if gap:
            yield Rounding(rate=rate, cents=gap)


def till_closing(state: State, on: date, period: Literal["day", "month", "session"]) -> TillClosed:
    """The closing of the till for `period`: what it covers, VAT roundings, totals that never go back.

    A month's closing sums days already rounded and counted, so it adds nothing to either.
    """
    till = state.till
    covered = {"day": till.day, "month": till.month, "session": till.session}[period]
    flow = period != "month"
    sales, refunds = _gross(till.day.sales), _gross(till.day.refunds)
    rounds = flow and state.opened.vat_rounding == "closing"
    return TillClosed(
        on=on,
        period=period,
        number=covered.number + 1,
        tickets=covered.tickets,
        sales=_rate_totals(covered.sales),
        refunds=_rate_totals(covered.refunds),
        rounding=tuple(_roundings(state)) if rounds else (),
        gross=_gross(covered.sales) - _gross(covered.refunds),
        perpetual=till.perpetual + (sales - refunds if flow else 0),
        perpetual_absolute=till.perpetual_absolute + (sales + refunds if flow else 0),
        through=state.version,
        head=state.head,
    )
