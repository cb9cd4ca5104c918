"""Each way to share: who gets what, to the cent, whatever the members, hours, points and causes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flashcoop_core.events import Contract, MemberWeight, Parameter, SplitOption
from flashcoop_core.hooks import DistributionKey, Member, Weights
from flashcoop_core.money import largest_remainder
from flashcoop_governance_extra import CAUSE, HOURS_EQUAL, POINTS, flashcoop_distribution_keys

DAY = date(2026, 3, 31)
CONTRACT = Contract(signed=date(2026, 3, 2), ends=date(2026, 8, 31))
KEYS = flashcoop_distribution_keys()
NAMES = st.sampled_from([f"m-{n}" for n in range(9)])


def member(minutes: int, *, here: bool = True) -> Member:
    """Who worked `minutes`, and is here under contract on the day of sharing or left before."""
    return Member(joined=date(2026, 3, 2), contract=CONTRACT, left=None if here else date(2026, 3, 9), minutes=minutes)


def option(
    key: DistributionKey, points: Sequence[tuple[str, int]] = (), causes: Sequence[str] = (), **parameters: int
) -> SplitOption:
    """A `_` in the name of a parameter stands for `-`."""
    return SplitOption(
        key=f"governance-extra.{key.name}",
        weights=tuple(MemberWeight(member=who, weight=weight) for who, weight in points),
        causes=tuple(causes),
        parameters=tuple(Parameter(name=name.replace("_", "-"), value=value) for name, value in parameters.items()),
    )


def weights(key: DistributionKey, split: SplitOption, **members: Member) -> tuple[dict[str, int], dict[str, int]]:
    found = key.weights(split, members, DAY)
    return dict(found.members), dict(found.causes)


# -- by hours and equally --------------------------------------------------------------------------


def test_half_by_hours_half_equally() -> None:
    # 1000 and 500 minutes: 2/3 x 1/2 + 1/2 x 1/2 = 7/12, and 5/12.
    assert weights(HOURS_EQUAL, option(HOURS_EQUAL), a=member(1_000), b=member(500)) == ({"a": 7, "b": 5}, {})


def test_who_left_is_paid_for_the_hours_alone() -> None:
    found = weights(HOURS_EQUAL, option(HOURS_EQUAL, hours_rate=2_500), a=member(60), b=member(60, here=False))
    # a: 1/4 x 1/2 + 3/4; b: 1/4 x 1/2.
    assert found == ({"a": 7, "b": 1}, {})


def test_without_an_hour_all_goes_equally() -> None:
    assert weights(HOURS_EQUAL, option(HOURS_EQUAL), a=member(0), b=member(0)) == ({"a": 1, "b": 1}, {})


def test_if_everybody_left_all_goes_by_hours() -> None:
    found = weights(HOURS_EQUAL, option(HOURS_EQUAL), a=member(60, here=False), b=member(120, here=False))
    assert found == ({"a": 1, "b": 2}, {})


# -- points ----------------------------------------------------------------------------------------


def test_points_pay_who_has_some_also_if_they_left() -> None:
    members = {"a": member(0), "b": member(9, here=False), "c": member(9)}
    found = weights(POINTS, option(POINTS, [("a", 3), ("b", 5), ("gone", 9)]), **members)
    assert found == ({"a": 3, "b": 5}, {})


# -- a cause ---------------------------------------------------------------------------------------


def test_a_tenth_to_a_cause_and_the_rest_equally() -> None:
    members = {"a": member(60), "b": member(0), "c": member(30, here=False)}
    found = weights(CAUSE, option(CAUSE, causes=["food-bank"], cause_rate=1_000), **members)
    # Nine of twenty each, and two of twenty. Who left has no equal part.
    assert found == ({"a": 9, "b": 9}, {"food-bank": 2})


def test_a_tenth_to_two_causes_and_the_rest_by_hours() -> None:
    members = {"a": member(60), "b": member(0), "c": member(30, here=False)}
    found = weights(CAUSE, option(CAUSE, causes=["food-bank", "forest"], cause_rate=1_000, by_hours=1), **members)
    assert found == ({"a": 12, "b": 0, "c": 6}, {"food-bank": 1, "forest": 1})


def test_by_hours_without_an_hour_nobody_has_anything() -> None:
    found = weights(CAUSE, option(CAUSE, causes=["food-bank"], cause_rate=1_000, by_hours=1), a=member(0))
    assert found == ({"a": 0}, {"food-bank": 0})


# -- whoever they are ------------------------------------------------------------------------------


@attrs.frozen
class Sharing:
    """A key, an option that it takes, and the members who may be paid."""

    key: DistributionKey
    split: SplitOption
    members: Mapping[str, Member]

    @property
    def weights(self) -> Weights:
        return self.key.weights(self.split, self.members, DAY)

    def parts(self, cents: int) -> dict[tuple[str, str], int]:
        """What each member and cause gets, as the core splits."""
        weights = self.weights
        named = {("m", who): weight for who, weight in weights.members.items()}
        named |= {("c", who): weight for who, weight in weights.causes.items()}
        shares = largest_remainder(cents, {":".join(name): weight for name, weight in named.items()})
        return {name: shares[":".join(name)] for name in named}


@st.composite
def sharings(draw: st.DrawFn, *keys: DistributionKey) -> Sharing:
    key = draw(st.sampled_from(keys or KEYS))
    people = st.builds(member, st.integers(0, 30) | st.integers(0, 20_000), here=st.booleans())
    drawn = draw(st.dictionaries(NAMES, people, min_size=1))
    # The core shows a key who is here, and who left but worked.
    members = {who: person for who, person in drawn.items() if person.left is None or person.minutes}
    if key is HOURS_EQUAL:
        return Sharing(key, option(key, hours_rate=draw(st.integers(1, 9_999))), members)
    if key is POINTS:
        points = draw(st.dictionaries(NAMES, st.integers(0, 100)).filter(lambda given: any(given.values())))
        return Sharing(key, option(key, list(points.items())), members)
    causes = draw(st.lists(st.sampled_from(["food-bank", "forest", "m-1"]), unique=True, min_size=1))
    rate, by_hours = draw(st.integers(1, 9_999)), draw(st.integers(0, 1))
    return Sharing(key, option(key, causes=causes, cause_rate=rate, by_hours=by_hours), members)


@given(sharing=sharings(), cents=st.integers(1, 10_000_000))
def test_shares_and_causes_are_what_is_distributable_to_the_cent(sharing: Sharing, cents: int) -> None:
    assert tuple(sharing.key.check(sharing.split)) == ()
    weights = sharing.weights
    assert weights.members.keys() <= sharing.members.keys()
    assert weights.causes.keys() <= set(sharing.split.causes)
    assert all(type(weight) is int and weight >= 0 for weight in (*weights.members.values(), *weights.causes.values()))
    assume(any(weights.members.values()))
    assert sum(sharing.parts(cents).values()) == cents


@given(sharing=sharings(), cents=st.integers(1, 10_000_000), data=st.data())
def test_no_order_decides_who_gets_a_cent(sharing: Sharing, cents: int, data: st.DataObject) -> None:
    assume(any(sharing.weights.members.values()))
    split = sharing.split
    other = Sharing(
        sharing.key,
        attrs.evolve(
            split,
            weights=tuple(data.draw(st.permutations(split.weights))),
            causes=tuple(data.draw(st.permutations(split.causes))),
            parameters=tuple(data.draw(st.permutations(split.parameters))),
        ),
        dict(data.draw(st.permutations(list(sharing.members.items())))),
    )
    assert other.parts(cents) == sharing.parts(cents)


def rate_of(split: SplitOption, name: str, default: int) -> Fraction:
    given = {parameter.name: parameter.value for parameter in split.parameters}
    return Fraction(given.get(name, default), 10_000)


@given(sharing=sharings(HOURS_EQUAL), cents=st.integers(1, 10_000_000))
def test_each_share_is_its_part_by_hours_and_its_equal_part_less_than_a_cent_away(sharing: Sharing, cents: int) -> None:
    assume(sharing.members)
    minutes = sum(person.minutes for person in sharing.members.values())
    here = [who for who, person in sharing.members.items() if person.left is None]
    by_hours = rate_of(sharing.split, "hours-rate", 5_000)
    if not minutes or not here:
        by_hours = Fraction(1 if minutes else 0)
    parts = sharing.parts(cents)
    for who, person in sharing.members.items():
        exact = cents * by_hours * Fraction(person.minutes, minutes or 1)
        exact += cents * (1 - by_hours) / len(here) if who in here else 0
        assert abs(parts.get(("m", who), 0) - exact) < 1


@given(sharing=sharings(CAUSE), cents=st.integers(1, 10_000_000))
def test_each_cause_has_its_part_of_the_whole_less_than_a_cent_away(sharing: Sharing, cents: int) -> None:
    assume(any(sharing.weights.members.values()))
    parts, causes = sharing.parts(cents), sharing.split.causes
    exact = cents * rate_of(sharing.split, "cause-rate", 0) / len(causes)
    assert all(abs(parts["c", cause] - exact) < 1 for cause in causes)


@given(sharing=sharings(POINTS), cents=st.integers(1, 10_000_000))
def test_who_has_no_point_gets_nothing(sharing: Sharing, cents: int) -> None:
    assume(any(sharing.weights.members.values()))
    points = {line.member: line.weight for line in sharing.split.weights}
    parts = sharing.parts(cents)
    assert all(cents == 0 for (_, who), cents in parts.items() if not points.get(who))


# -- what is refused -------------------------------------------------------------------------------

TO_ONE = ["food-bank"]


@pytest.mark.parametrize(
    ("key", "split", "names"),
    [
        (HOURS_EQUAL, option(HOURS_EQUAL), ""),
        (HOURS_EQUAL, option(HOURS_EQUAL, hours_rate=1), ""),
        (HOURS_EQUAL, option(HOURS_EQUAL, hours_rate=9_999), ""),
        (HOURS_EQUAL, option(HOURS_EQUAL, hours_rate=0), "rate-out-of-range"),
        (HOURS_EQUAL, option(HOURS_EQUAL, hours_rate=10_000), "rate-out-of-range"),
        (POINTS, option(POINTS, [("a", 1), ("b", 0)]), ""),
        (POINTS, option(POINTS, [("a", 0)]), "points-missing"),
        (POINTS, option(POINTS), "points-missing"),
        (CAUSE, option(CAUSE, causes=TO_ONE, cause_rate=1_000), ""),
        (CAUSE, option(CAUSE, causes=TO_ONE, cause_rate=9_999, by_hours=1), ""),
        (CAUSE, option(CAUSE, cause_rate=1_000), "cause-missing"),
        (CAUSE, option(CAUSE), "cause-missing cause-rate-missing"),
        (CAUSE, option(CAUSE, causes=TO_ONE), "cause-rate-missing"),
        (CAUSE, option(CAUSE, causes=TO_ONE, cause_rate=0), "rate-out-of-range"),
        (CAUSE, option(CAUSE, causes=TO_ONE, cause_rate=10_000), "rate-out-of-range"),
        (CAUSE, option(CAUSE, causes=TO_ONE, cause_rate=1, by_hours=2), "switch-out-of-range"),
    ],
)
def test_what_a_key_refuses(key: DistributionKey, split: SplitOption, names: str) -> None:
    refusals = tuple(key.check(split))
    assert [refusal.name.removeprefix("governance-extra.") for refusal in refusals] == names.split()
