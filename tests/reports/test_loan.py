"""The loan of the bank day: its schedule adds up, is explained by its rate, and is in no books."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashcoop_core.events import BankLoanSimulated
from flashcoop_core.reports.loan import Instalment, loan_schedule
from flashcoop_core.session import plan
from played import NEW, OPENING, march, play

OPEN = play(NEW, OPENING)


def loan(principal: int, rate: int, months: int) -> BankLoanSimulated:
    simulated = plan.loan(principal, rate, months, on=march(4))(OPEN)
    assert isinstance(simulated, BankLoanSimulated)
    return simulated


def test_a_loan_worked_by_hand() -> None:
    # 100.00 at 12 % a year over three months: 1 % a month on what is owed.
    schedule = loan_schedule(loan(10_000, 1_200, 3))
    assert schedule.instalments == (
        Instalment(1, 100, 3_301, 6_699),
        Instalment(2, 67, 3_334, 3_365),
        Instalment(3, 36, 3_365, 0),  # 34 of interest, and 2 that the constant instalment is too much
    )
    assert (schedule.instalment, schedule.interest) == (3_401, 203)


def test_a_loan_without_interest_is_paid_back_in_equal_parts() -> None:
    assert [one.capital for one in loan_schedule(loan(900, 0, 3)).instalments] == [300, 300, 300]


@given(st.integers(1, 10**7), st.integers(0, 2_500), st.integers(1, 120))
def test_instalments_add_up_to_what_the_event_says(principal: int, rate: int, months: int) -> None:
    simulated = loan(principal, rate, months)
    schedule = loan_schedule(simulated)
    assert len(schedule.instalments) == months
    assert sum(one.capital for one in schedule.instalments) == principal
    assert sum(one.interest for one in schedule.instalments) == simulated.interest
    assert all(one.interest + one.capital == simulated.instalment for one in schedule.instalments)
    assert schedule.instalments[-1].owed == 0
    assert schedule.explained


@pytest.mark.parametrize(("more", "explained"), [(-2, False), (-1, True), (0, True), (1, False), (100, False)])
def test_an_instalment_that_the_rate_does_not_explain_is_told(more: int, explained: bool) -> None:
    simulated = loan(50_000, 450, 12)
    instalment = simulated.instalment + more
    other = attrs.evolve(simulated, instalment=instalment, interest=instalment * 12 - 50_000)
    schedule = loan_schedule(other)
    assert schedule.explained is explained
    assert ("⚠" in str(schedule.table())) is not explained
    assert sum(one.interest for one in schedule.instalments) == other.interest


def test_it_is_told_in_both_languages_and_posts_nothing() -> None:
    simulated = loan(50_000, 450, 12)
    french, english = str(loan_schedule(simulated).table("fr")), str(loan_schedule(simulated).table("en"))
    assert "Prêt simulé\u00a0: 500,00\u00a0€ à 4,5\u00a0% sur 12 mois" in french
    assert "Loan simulated: €500.00 at 4.5% over 12 months" in english
    after = play(OPEN, simulated)
    assert after.balances == OPEN.balances == {}
