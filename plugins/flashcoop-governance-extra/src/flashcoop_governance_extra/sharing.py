"""Three keys. Each gives whole weights, which the core splits by at once: no cent is lost, none rounded twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import gcd

from flashcoop_core.events import SplitOption
from flashcoop_core.hooks import DistributionKey, Member, Refusal, Weights, parameter
from flashcoop_governance_extra.refusals import outside, refusal

__all__ = ["CAUSE", "HOURS_EQUAL", "POINTS"]

#: The whole, in basis points.
_WHOLE = 10_000
_HALF = 5_000


def _hours(members: Mapping[str, Member]) -> dict[str, int]:
    """Minutes worked, also by those who left."""
    return {who: member.minutes for who, member in members.items()}


def _equal(members: Mapping[str, Member], on: date) -> dict[str, int]:
    """One for each member who is here that day under contract."""
    return {who: 1 for who, member in members.items() if member.entitled(on)}


def _smallest(members: Mapping[str, int], causes: Mapping[str, int]) -> Weights:
    """The same weights in their smallest whole numbers, which is how people read them."""
    common = gcd(*members.values(), *causes.values()) or 1
    return Weights(
        members={who: weight // common for who, weight in members.items()},
        causes={who: weight // common for who, weight in causes.items()},
    )


def _both(option: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
    by_hours, equally = _hours(members), _equal(members, on)
    minutes, heads = sum(by_hours.values()), len(equally)
    # A part that nobody can take goes with the other, or it would be nobody's.
    if not minutes:
        return Weights(members=equally)
    if not heads:
        return _smallest(by_hours, {})
    rate = parameter(option, "hours-rate", _HALF)
    # Of rate x minutes x heads + (1 - rate) x heads x minutes, the part by hours is `rate`.
    weights = {
        who: rate * worked * heads + (_WHOLE - rate) * minutes * equally.get(who, 0) for who, worked in by_hours.items()
    }
    return _smallest(weights, {})


def _both_check(option: SplitOption) -> Iterator[Refusal]:
    yield from outside(option, "hours-rate", 1, _WHOLE - 1, "rate-out-of-range")


def _points(option: SplitOption, members: Mapping[str, Member], on: date) -> Weights:  # noqa: ARG001 - as all keys
    return Weights(members={line.member: line.weight for line in option.weights if line.member in members})


def _points_check(option: SplitOption) -> Iterator[Refusal]:
    if not any(line.weight for line in option.weights):
        yield refusal("points-missing", "weights")


def _cause(option: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
    rest = _hours(members) if parameter(option, "by-hours", 0) else _equal(members, on)
    rate, whole = parameter(option, "cause-rate", 0), sum(rest.values())
    # Of rate x whole x causes + (1 - rate) x causes x whole, the causes have the part `rate`.
    return _smallest(
        {who: (_WHOLE - rate) * len(option.causes) * weight for who, weight in rest.items()},
        dict.fromkeys(option.causes, rate * whole),
    )


def _cause_check(option: SplitOption) -> Iterator[Refusal]:
    if not option.causes:
        yield refusal("cause-missing", "causes")
    if all(given.name != "cause-rate" for given in option.parameters):
        yield refusal("cause-rate-missing", "parameters")
    yield from outside(option, "cause-rate", 1, _WHOLE - 1, "rate-out-of-range")
    yield from outside(option, "by-hours", 0, 1, "switch-out-of-range")


#: `hours-rate` (basis points, 1 to 9999, by default 5000) of the sum goes by hours, also to those who
#: worked and left; the rest equally to those who are here. If no hour was recorded all of it goes
#: equally; if everybody left, all of it by hours.
HOURS_EQUAL = DistributionKey(
    name="hours-equal",
    label=("en partie selon les heures, le reste à parts égales", "partly by hours, the rest equally"),
    weights=_both,
    parameters=("hours-rate",),
    check=_both_check,
    pays_who_left=True,
)

#: The option gives members points, as weights; who has none gets nothing. Points are earned: who worked
#: and left keeps theirs.
POINTS = DistributionKey(
    name="points",
    label=("selon des points votés", "by voted points"),
    weights=_points,
    takes_weights=True,
    check=_points_check,
    pays_who_left=True,
)

#: `cause-rate` (basis points, 1 to 9999) of the sum goes to the causes of the option, each as much as
#: the other; the rest to the members, equally, or by hours if `by-hours` is 1, as the core's own keys.
CAUSE = DistributionKey(
    name="cause",
    label=("une part à une cause, le reste aux membres", "a part to a cause, the rest to the members"),
    weights=_cause,
    parameters=("cause-rate", "by-hours"),
    takes_causes=True,
    check=_cause_check,
    pays_who_left=True,
)
