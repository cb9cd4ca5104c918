"""Payroll results for the demos, as if a payroll had computed them. All rates here are assumptions."""

from __future__ import annotations

from collections.abc import Mapping

from flashcoop_core.events import PayLine
from flashcoop_core.money import half_up, percentage
from flashcoop_core.session.state import ShareDue

__all__ = ["payslips"]

#: Employer's contributions and what is withheld from gross, in basis points. Assumed, as a payroll would round.
_EMPLOYER, _EMPLOYEE = 3_428, 1_683


def payslips(shares: Mapping[str, ShareDue]) -> tuple[PayLine, ...]:
    """One result a member, from their share as total cost (cents).

    A payroll rounds each amount by itself, so the real cost is a cent away from the share at times:
    that is the difference which the settlement names.
    """
    return tuple(_payslip(member, share.cents) for member, share in sorted(shares.items()) if share.fate == "due")


def _payslip(member: str, cost: int) -> PayLine:
    gross = half_up(cost * 10_000, 10_000 + _EMPLOYER)
    employer, withheld = percentage(gross, _EMPLOYER), percentage(gross, _EMPLOYEE)
    return PayLine(
        member=member,
        gross=gross,
        net=gross - withheld,
        employer=employer,
        social_security=withheld + employer,
        accrued=0,
        difference=0,
    )
