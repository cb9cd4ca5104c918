"""The funding plan: planned, promised, received by funder; closed, or not, before the start."""

from __future__ import annotations

import attrs
import pytest

from flashcoop_core import events as ev
from flashcoop_core.events import Event
from flashcoop_core.reports.funding import funding_plan
from flashcoop_core.session import plan
from flashcoop_core.session.plan import Plan
from flashcoop_core.session.state import State
from played import NEW, OPENING, march, play

but = attrs.evolve

TOWN = ev.PartnerEngaged(on=march(1), partner="town", name="Lusignan", role="funder")
REGION = but(TOWN, partner="region", name="Région")
EXPECTED = ev.FundingPlanned(on=march(1), funder="town", cents=50_000)
AWARD = ev.GrantAwarded(on=march(1), grant="g-1", funder="town", nature="public", cents=30_000)
REST = but(AWARD, grant="g-2", cents=20_000)
PAID = ev.GrantReceived(on=march(5), grant="g-1", nature="public", into="host", cents=10_000)


def after(*whats: Event | Plan) -> State:
    # The programme begins on the second.
    return play(NEW, OPENING, TOWN, REGION, *whats)


def test_it_sums_by_funder_what_was_planned_promised_and_received() -> None:
    other = but(EXPECTED, funder="region", cents=7)
    found = funding_plan(after(EXPECTED, other, AWARD, REST, PAID))
    assert [(one.name, one.planned, one.awarded, one.received) for one in found.funders] == [
        ("Lusignan", 50_000, 50_000, 10_000),
        ("Région", 7, 0, 0),
    ]
    assert found.lacking == 7
    assert found.closed_on is None


@pytest.mark.parametrize(
    ("whats", "closed", "told"),
    [
        ((EXPECTED, AWARD, REST), march(1), "before the start"),
        ((EXPECTED, AWARD, but(REST, on=march(2))), march(2), "after the start"),
        ((EXPECTED, AWARD), None, "not closed: €200.00"),
        ((EXPECTED, AWARD, REST, plan.reversal(kind="grant_awarded", on=march(2))), None, "not closed: €200.00"),
        ((AWARD,), None, None),
    ],
)
def test_it_is_closed_once_all_that_was_planned_is_promised(
    whats: tuple[Event | Plan, ...], closed: object, told: str | None
) -> None:
    found = funding_plan(after(*whats))
    assert found.closed_on == closed
    notes = " ".join(found.table("en").notes)
    assert told in notes if told else notes == ""


def test_what_one_funder_gives_too_much_does_not_make_up_for_another() -> None:
    other = but(EXPECTED, funder="region", cents=7)
    assert funding_plan(after(EXPECTED, other, but(AWARD, cents=90_000))).lacking == 7


def test_the_plan_books_nothing() -> None:
    assert after(EXPECTED).balances == {}
    assert "Plan de financement" in str(funding_plan(after(EXPECTED)).table())
