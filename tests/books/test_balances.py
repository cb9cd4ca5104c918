"""Balances are sums: of parts, in any order, and checked while they are made."""

from __future__ import annotations

import pickle
from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashcoop_core.books.balances import Balances, Total, trial_balance_of
from flashcoop_core.books.entries import Entry, Posting
from flashcoop_core.errors import Damaged


@attrs.frozen
class Stored:
    """What a trial balance reads of a stored event."""

    entries: tuple[Entry, ...]
    session: str = "lusignan"


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry that balances."""
    postings = st.tuples(
        st.sampled_from(["53", "531", "601", "701", "44571"]),
        st.sampled_from(["", "market", "online"]),
        st.integers(-(10**6), 10**6).filter(bool),
        st.none(),
    )
    found: list[Posting] = draw(st.lists(postings, min_size=1, max_size=3))
    rest = -sum(cents for _, _, cents, _ in found)
    return "OD", "", (*found, ("181", "", rest, None)) if rest else tuple(found)


logs = st.lists(st.lists(entries(), max_size=2).map(lambda found: Stored(tuple(found))), max_size=6)


def plainly(log: Iterable[Stored]) -> dict[tuple[str, str], tuple[int, int]]:
    """The same sums, made slowly."""
    postings = [posting for stored in log for _, _, found in stored.entries for posting in found]
    return {
        (account, aux): (
            sum(cents for *key, cents, _ in postings if key == [account, aux] and cents > 0),
            -sum(cents for *key, cents, _ in postings if key == [account, aux] and cents < 0),
        )
        for account, aux, _, _ in postings
    }


@given(logs)
def test_a_trial_balance_is_the_sums_of_both_sides(log: list[Stored]) -> None:
    balances = trial_balance_of(log)
    assert {(total.account, total.aux): (total.debit, total.credit) for total in balances.totals} == plainly(log)
    assert balances.totals == tuple(sorted(balances.totals))
    assert balances.is_zero_sum


@given(logs, st.data())
def test_parts_of_a_log_add_up_to_the_whole(log: list[Stored], data: st.DataObject) -> None:
    first, second = sorted(data.draw(st.tuples(st.integers(0, len(log)), st.integers(0, len(log)))))
    parts = [trial_balance_of(part) for part in (log[:first], log[first:second], log[second:])]
    assert sum(parts, Balances()) == sum(reversed(parts), Balances()) == trial_balance_of(log)


@given(logs)
def test_entries_summed_alone_or_with_their_events_give_the_same(log: list[Stored]) -> None:
    assert Balances.of(entry for stored in log for entry in stored.entries) == trial_balance_of(log)


SALE: Entry = (
    "VE",
    "T1",
    (("53", "market", 1_200, None), ("701", "kokedama", -1_000, 2_000), ("44571", "", -200, 2_000)),
)
ADVANCE: Entry = ("CA", "H1", (("53", "", 5_000, None), ("181", "", -5_000, None)))
PURCHASE: Entry = ("AC", "F1", (("601", "", 800, 2_000), ("44566", "", 160, 2_000), ("53", "", -960, None)))
BALANCES = Balances.of([SALE, ADVANCE, PURCHASE])


@pytest.mark.parametrize(
    ("prefix", "aux", "cents"),
    [
        ("53", None, 5_240),
        ("53", "market", 1_200),
        ("53", "", 4_040),
        ("445", None, -40),
        ("7", "kokedama", -1_000),
        ("7", "other", 0),
        ("9", None, 0),
        ("", None, 0),
        ("", "market", 1_200),
    ],
)
def test_a_balance_is_asked_by_prefix_and_analytic(prefix: str, aux: str | None, cents: int) -> None:
    assert BALANCES.balance(prefix, aux) == cents


def test_accounts_are_summed_over_their_analytics() -> None:
    assert list(BALANCES.by_account().items()) == [
        ("181", (0, 5_000)),
        ("44566", (160, 0)),
        ("44571", (0, 200)),
        ("53", (6_200, 960)),
        ("601", (800, 0)),
        ("701", (0, 1_000)),
    ]


def test_no_entries_are_the_zero_of_the_sum() -> None:
    assert trial_balance_of([]) == Balances.of([]) == Balances()
    assert Balances() + BALANCES == BALANCES


def test_one_sided_sums_are_seen() -> None:
    assert not Balances((Total("53", "", 1, 0),)).is_zero_sum


def test_balances_pass_from_one_process_to_another() -> None:
    assert pickle.loads(pickle.dumps(BALANCES)) == BALANCES  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    "bad",
    [
        ("OD", "", (("53", "", 1, None),)),
        ("OD", "", (("53", "", 2, None), ("181", "", -1, None))),
    ],
)
def test_an_entry_that_does_not_balance_is_named(bad: Entry) -> None:
    log = [Stored((ADVANCE,)), Stored((SALE, bad), "rouille"), Stored((PURCHASE,))]
    with pytest.raises(Damaged) as caught:
        trial_balance_of(log, after=10)
    assert caught.value.facts["position"] == 12
    assert caught.value.facts["session"] == "rouille"
    assert caught.value.facts["what"] == "unbalanced"


def test_two_wrong_entries_do_not_make_up_for_each_other() -> None:
    one: Entry = ("OD", "", (("53", "", 1, None),))
    other: Entry = ("OD", "", (("53", "", -1, None),))
    with pytest.raises(Damaged):
        trial_balance_of([Stored((one, other))])
