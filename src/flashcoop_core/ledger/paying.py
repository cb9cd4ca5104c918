"""Pay out and back: what members earned as a run of pay elements, what a payroll computed as an event to record.

Results are held against the run member by member before they become an event. What they differ by in
cents is named in it, and acknowledged; whose or which month's they are must be exactly right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events import PayLine
from flashcoop_core.hooks.payroll import Basis, PayElement, PayResult, PayRun, is_month
from flashcoop_core.session.rules.sharing import month_of_work
from flashcoop_core.session.state import State

__all__ = ["pay_lines", "pay_run"]


def pay_run(state: State, month: str, *, basis: Basis = "cost", amounts: Mapping[str, int] | None = None) -> PayRun:
    """What the members of a session are to be paid in `month` (`2026-03`).

    The amounts are their shares, which are total cost. For another `basis` the host gives `amounts`
    (member id -> cents, for all who share): the library knows no rates, and computes no gross and no net.
    Every member with a contract has a line, of 0 cents where nothing is due: the host may owe a flat
    charge for them (CSS D412-99).

    Raises:
        Refused: nothing was distributed (`nothing-distributed`) or no share is left to pay (`no-share-left-to-pay`),
            the month is none (`usage-month`) or comes before the work (`payroll-before-work`), the amounts are
            missing or are not those of the members who share (`pay-amounts-differ`).
    """
    if not is_month(month):
        raise Refused([Refusal("usage-month", where="month")])
    shared = state.distribution
    due = {who: share.cents for who, share in sorted(state.shares.items()) if share.fate == "due"}
    if shared is None or not due:
        raise Refused([Refusal("nothing-distributed" if shared is None else "no-share-left-to-pay")])
    early = tuple(month_of_work(state, month))
    if early:
        raise Refused(early)
    if basis != "cost" and (amounts is None or amounts.keys() != due.keys() or min(amounts.values()) < 0):
        raise Refused([Refusal("pay-amounts-differ", {"basis": basis, "members": tuple(due)})])
    chosen = due if basis == "cost" or amounts is None else amounts
    contracts = {who: member.contract for who, member in sorted(state.members.items()) if member.contract}
    opened = state.opened
    return PayRun(
        session=state.session,
        name=opened.name,
        host=opened.host,
        month=month,
        starts=opened.starts,
        ends=opened.ends,
        basis=basis,
        decision=shared.decision,
        decided=shared.on,
        elements=tuple(
            PayElement(member=who, cents=chosen.get(who, 0), contract=contract, minutes=state.members[who].minutes)
            for who, contract in contracts.items()
        ),
    )


def pay_lines(run: PayRun, results: Iterable[PayResult]) -> tuple[PayLine, ...]:
    """The results of a payroll, as lines to record.

    What was accrued and the difference are for the plan `payroll` to fill in.

    Raises:
        Refused: `pay-member-missing`, `pay-member-unknown`, `pay-member-twice`, `pay-wrong-month`,
            `pay-other-contract`, all that there are.
    """
    given = tuple(results)
    refusals = tuple(_faults(run, given))
    if refusals:
        raise Refused(refusals, kind="payroll_settled")
    return tuple(
        PayLine(
            member=result.member,
            gross=result.gross,
            net=result.net,
            withheld=result.withheld,
            employer=result.employer,
            taxes=result.taxes,
            other_charges=result.other_charges,
            social_security=result.social_security,
            other_social=result.other_social,
            accrued=0,
            difference=0,
        )
        for result in sorted(given, key=lambda result: result.member)
    )


def _faults(run: PayRun, results: tuple[PayResult, ...]) -> Iterator[Refusal]:
    contracts = {element.member: element.contract.kind for element in run.elements}
    seen: set[str] = set()
    for at, result in enumerate(results):
        where = result.where or f"results[{at}]"
        if result.member in seen:
            yield Refusal("pay-member-twice", {"member": result.member}, where)
        seen.add(result.member)
        if result.member not in contracts:
            yield Refusal("pay-member-unknown", {"member": result.member, "month": run.month}, where)
            continue
        if result.month != run.month:
            facts = {"member": result.member, "month": result.month, "expected": run.month}
            yield Refusal("pay-wrong-month", facts, where)
        if result.contract != contracts[result.member]:
            facts = {"member": result.member, "contract": result.contract, "expected": contracts[result.member]}
            yield Refusal("pay-other-contract", facts, where)
    missing = tuple(element.member for element in run.elements if element.cents and element.member not in seen)
    if missing:
        yield Refusal("pay-member-missing", {"members": missing, "month": run.month})
