"""How sessions decide and share, whichever method or key a plugin brings: quorum, words of refusals, what is held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import attrs
import pytest

from flashcoop_core import Ledger
from flashcoop_core import events as ev
from flashcoop_core.errors import PluginFailed
from flashcoop_core.events import DecisionProposed, SplitOption
from flashcoop_core.hooks import (
    Ballot,
    Count,
    DistributionKey,
    Member,
    PluginManager,
    Refusal,
    VotingMethod,
    Weights,
    hookimpl,
    parameter,
)
from flashcoop_core.session import plan
from flashcoop_core.session.figures import split, tally
from flashcoop_core.session.state import State
from flashcoop_core.testing.histories import FIRST_DAY, Setup, open_session
from flashcoop_core.testing.watched import story_clock
from played import OPENING, joined, march, play, refusals_of, spoilt

but = attrs.evolve

NAME = DecisionProposed(
    on=march(3),
    decision="name",
    subject="name",
    question="?",
    options=(ev.Option(option="jinsei", label="Jinsei"), ev.Option(option="mousse", label="Mousse")),
)
LENGTH = (
    "L'option {option} est longue de {length}\u00a0: raccourcissez-la.",
    "Option {option} is {length} long: cut it.",
)


def ballot(member: str, option: str | None = None, day: int = 3) -> ev.VoteCast:
    return ev.VoteCast(on=march(day), decision="name", member=member, option=option)


@attrs.define
class Odd:
    """A governance plugin of one method and one key, called `odd` both."""

    count: Callable[[DecisionProposed, Sequence[Ballot]], object] = lambda *_: None
    weights: Callable[[SplitOption, Mapping[str, Member], date], object] = lambda *_: None
    wrong: Iterable[Refusal] = ()

    def check(self, _: object) -> Iterator[Refusal]:
        yield from self.wrong

    @hookimpl
    def flashcoop_voting_methods(self) -> Sequence[VotingMethod]:
        method = VotingMethod(
            name="odd",
            label=("bizarrement", "oddly"),
            count=self.count,  # type: ignore[arg-type] # what it gives is what these tests are about
            parameters=("by",),
            check=self.check,
        )
        return [method]

    @hookimpl
    def flashcoop_distribution_keys(self) -> Sequence[DistributionKey]:
        key = DistributionKey(
            name="odd",
            label=("bizarrement", "oddly"),
            weights=self.weights,  # type: ignore[arg-type] # as above
            parameters=("by",),
            takes_causes=True,
            check=self.check,
        )
        return [key]


def opened(plugin: Odd | None = None) -> State:
    """A session of four members and a cause, under `plugin` if one is given."""
    available = PluginManager.of(plugin=plugin or Odd())
    return play(
        State("s", head="0" * 64, available=available),
        but(OPENING, plugins=(ev.PluginActivation(name="plugin", hook_api=1),)),
        ev.PartnerEngaged(on=march(2), partner="m-1", name="Les Restos", role="cause"),
        *(joined(f"m-{n}") for n in range(1, 5)),
    )


def odd_split(**changes: object) -> DecisionProposed:
    option = ev.Option(option="so", label="so", split=but(SplitOption(key="plugin.odd"), **changes))
    return but(NAME, decision="split", subject="split", options=(option,))


# -- the quorum ------------------------------------------------------------------------------------


def test_who_voted_and_left_counts_on_both_sides_of_the_quorum() -> None:
    voted = play(opened(), NAME, ballot("m-1", "jinsei"))
    left = play(voted, ev.MemberLeft(on=march(3), member="m-1"), ev.MemberLeft(on=march(3), member="m-2"))
    closed = tally(left, "name", march(4))
    # One ballot; two members are here, and one voted while still a member: 1 of 3, below a half.
    assert (closed.entitled, closed.outcome) == (3, "no_quorum")
    more = play(left, ballot("m-3", day=4), plan.decision_closing("name", on=march(4)))
    assert more.decisions["name"].winner == "jinsei"


def test_the_auditor_counts_the_same_quorum() -> None:
    with Ledger.open(clock=story_clock()) as ledger:
        watched = open_session(ledger, Setup())
        here = sorted(watched.session.state.members)
        proposal = but(NAME, on=FIRST_DAY)
        ballots = [ev.VoteCast(on=FIRST_DAY, decision="name", member=who, option="jinsei") for who in here]
        left = [ev.MemberLeft(on=FIRST_DAY, member=who) for who in here]
        assert watched.play(proposal, *ballots, *left, plan.decision_closing("name", on=FIRST_DAY + timedelta(days=1)))
        closed = watched.session.state.decisions["name"].closing
    assert closed is not None
    assert (closed.entitled, closed.winner) == (len(here), "jinsei")


def test_a_blank_ballot_makes_the_quorum_and_no_more() -> None:
    state = play(opened(), NAME, ballot("m-1", "jinsei"))
    assert tally(state, "name", march(3)).outcome == "no_quorum"
    closed = tally(play(state, ballot("m-2")), "name", march(3))
    assert (closed.outcome, closed.winner, closed.blank, closed.dissent) == ("adopted", "jinsei", 1, 0)


def test_a_vote_closed_without_quorum_adopts_nothing_and_cannot_be_said_to() -> None:
    state = play(opened(), NAME, ballot("m-1", "jinsei"))
    claimed = spoilt(plan.decision_closing("name", on=march(3)), outcome="adopted", winner="jinsei")
    assert [refusal.name for refusal in refusals_of(state, claimed)[1]] == ["tally-differs"]
    closed = play(state, plan.decision_closing("name", on=march(3)))
    applied = ev.DecisionApplied(on=march(3), decision="name", how="on the stall")
    assert [refusal.name for refusal in refusals_of(closed, applied)[1]] == ["decision-not-adopted"]


def test_blank_ballots_alone_decide_nothing() -> None:
    closed = tally(play(opened(), NAME, ballot("m-1"), ballot("m-2")), "name", march(3))
    assert (closed.outcome, closed.winner, closed.blank) == ("rejected", None, 2)


# -- what is wrong with a proposal -----------------------------------------------------------------


def test_a_refusal_brings_its_own_words() -> None:
    state = opened(Odd(wrong=[Refusal("plugin.too-long", {"option": "jinsei", "length": 6}, "options", LENGTH)]))
    (refusal,) = refusals_of(state, but(NAME, method="plugin.odd"))[1]
    assert refusal.say("fr") == "options\u00a0: L'option jinsei est longue de 6\u00a0: raccourcissez-la."
    assert refusal.say("en") == "options: Option jinsei is 6 long: cut it."


def test_what_a_key_refuses_names_the_option_and_the_field() -> None:
    state = opened(Odd(wrong=[Refusal("plugin.too-long", {"length": 6}, "causes", LENGTH)]))
    (refusal,) = refusals_of(state, odd_split())[1]
    assert refusal.say("en") == "options[0].split.causes: Option so is 6 long: cut it."


def test_a_refusal_of_the_core_keeps_the_words_of_the_core() -> None:
    (refusal,) = refusals_of(opened(Odd(wrong=[Refusal("weights-missing")])), odd_split())[1]
    assert refusal.say("en").endswith("gives none above zero: give at least one.")


def test_a_refusal_without_words_is_the_plugins_failure() -> None:
    state = opened(Odd(wrong=[Refusal("plugin.because")]))
    for proposal in (but(NAME, method="plugin.odd"), odd_split()):
        with pytest.raises(PluginFailed, match=r"no text in French and English for the refusal plugin\.because"):
            refusals_of(state, proposal)


def test_a_parameter_that_is_named_is_taken_and_no_other() -> None:
    by, to = ev.Parameter(name="by", value=3), ev.Parameter(name="to", value=3)
    state = opened()
    assert refusals_of(state, but(NAME, method="plugin.odd", parameters=(by,)))[1] == ()
    assert refusals_of(state, odd_split(parameters=(by,), causes=("m-1",)))[1] == ()
    for proposal in (but(NAME, method="plugin.odd", parameters=(by, to)), odd_split(parameters=(by, to))):
        (refusal,) = refusals_of(state, proposal)[1]
        assert (refusal.name, refusal.facts["known"]) == ("unknown-parameter", ("by",))
        assert refusal.where.endswith("parameters[1].name")


def test_a_parameter_is_what_was_given_or_the_default() -> None:
    given = but(NAME, parameters=(ev.Parameter(name="by", value=0),))
    assert (parameter(given, "by", 7), parameter(given, "to", 7)) == (0, 7)
    assert parameter(SplitOption(key="odd", parameters=given.parameters), "by", 7) == 0


# -- what a plugin gives ---------------------------------------------------------------------------

RIGHT = Count(votes={"jinsei": 2, "mousse": 0}, winner="jinsei", outcome="adopted", dissent=0)


def closing(count: object) -> ev.DecisionClosed:
    state = play(opened(Odd(count=lambda *_: count)), but(NAME, method="plugin.odd"), ballot("m-1", "jinsei"))
    return tally(play(state, ballot("m-2", "jinsei")), "name", march(3))


def test_a_count_that_can_be_is_taken() -> None:
    assert closing(RIGHT).winner == "jinsei"
    assert closing(but(RIGHT, winner=None, outcome="rejected")).outcome == "rejected"


@pytest.mark.parametrize(
    ("count", "what"),
    [
        (None, "AttributeError"),
        (but(RIGHT, votes={"jinsei": 2}), "count each option of the proposal"),
        (but(RIGHT, votes={"jinsei": 2, "mousse": 0, "moon": 0}), "no other"),
        (but(RIGHT, votes={"jinsei": 3, "mousse": -1}), "no whole number"),
        (but(RIGHT, dissent=0.5), "no whole number"),
        (but(RIGHT, dissent=True), "no whole number"),
        (but(RIGHT, winner="moon"), "adopted, with the winner moon"),
        (but(RIGHT, winner="moon", outcome="rejected"), "rejected, with the winner moon"),
        (but(RIGHT, winner=None), "adopted, with the winner None"),
        (but(RIGHT, outcome="tie"), "tie, with the winner jinsei"),
    ],
)
def test_a_count_that_cannot_be_is_the_plugins_failure(count: object, what: str) -> None:
    with pytest.raises(PluginFailed) as failed:
        closing(count)
    assert failed.value.facts["plugin"] == "plugin"
    assert what in str(failed.value.facts["error"])


def shared(weights: object) -> tuple[dict[str, int], dict[str, int]]:
    """Ten euros split by `weights` among four members and a cause."""
    parts = split(
        opened(Odd(weights=lambda *_: weights)), march(31), SplitOption(key="plugin.odd", causes=("m-1",)), 1_000
    )
    return {part.member: part.cents for part in parts.shares}, {part.cause: part.cents for part in parts.causes}


def test_a_member_and_a_cause_of_the_same_id_have_each_their_part() -> None:
    assert shared(Weights(members={"m-1": 1, "m-2": 2}, causes={"m-1": 7})) == ({"m-1": 100, "m-2": 200}, {"m-1": 700})


def test_a_cause_alone_has_nothing_where_no_member_has_a_weight() -> None:
    assert shared(Weights(members={"m-1": 0}, causes={"m-1": 7})) == ({}, {})


@pytest.mark.parametrize(
    ("weights", "what"),
    [
        (None, "AttributeError"),
        (Weights(members={"m-1": 1, "m-9": 1}), "weighs m-9"),
        (Weights(members={"m-1": 1}, causes={"m-2": 1}), "weighs m-2"),
        (Weights(members={"m-1": -1, "m-2": 2}), "no whole number"),
        (Weights(members={"m-1": 1}, causes={"m-1": -1}), "no whole number"),
        (Weights(members={"m-1": 0.5}), "no whole number"),  # type: ignore[dict-item] # what it is about
    ],
)
def test_weights_that_cannot_be_are_the_plugins_failure(weights: object, what: str) -> None:
    with pytest.raises(PluginFailed) as failed:
        shared(weights)
    assert what in str(failed.value.facts["error"])


def test_a_key_is_told_the_day_of_sharing() -> None:
    days: list[date] = []

    def weights(option: SplitOption, members: Mapping[str, Member], on: date) -> Weights:
        days.append(on)
        return Weights(members=dict.fromkeys(members, 1))

    split(opened(Odd(weights=weights)), march(30), SplitOption(key="plugin.odd"), 1_000)
    assert days == [march(30)]
