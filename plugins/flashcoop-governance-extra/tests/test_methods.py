"""Each way to decide: what it adopts, ballot by ballot, and what must hold of it whatever the ballots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import flashcoop_governance_extra
from flashcoop_core import Ledger
from flashcoop_core.events import (
    Contract,
    DecisionClosed,
    DecisionProposed,
    Host,
    MemberJoined,
    Option,
    Parameter,
    PluginActivation,
    SessionOpened,
    VoteCast,
)
from flashcoop_core.hooks import Ballot, Count, GovernanceHooks, PluginManager, VotingMethod
from flashcoop_core.session import plan
from flashcoop_governance_extra import APPROVAL, CONSENT_AMENDED, RANKED, TWO_THIRDS
from flashcoop_governance_extra.two_thirds import reaches

_: GovernanceHooks = flashcoop_governance_extra

METHODS = flashcoop_governance_extra.flashcoop_voting_methods()
OPTIONS = tuple("abcde")
OPENING = SessionOpened(
    on=date(2026, 3, 2),
    name="Les Mousses",
    place="Lusignan",
    filiere="vegetal",
    host=Host(name="CAE des Exemples", siren="123456782", section="mousses"),
    starts=date(2026, 3, 2),
    ends=date(2026, 3, 10),
    fiscal_year_ends=date(2026, 12, 31),
    plugins=(PluginActivation(name="governance-extra", hook_api=1),),
)


def proposed(options: Sequence[str], **parameters: int) -> DecisionProposed:
    """A question with these options; a `_` in the name of a parameter stands for `-`."""
    return DecisionProposed(
        on=date(2026, 3, 3),
        decision="d",
        subject="other",
        question="?",
        options=tuple(Option(option=option, label=option) for option in options),
        parameters=tuple(Parameter(name=name.replace("_", "-"), value=value) for name, value in parameters.items()),
    )


def ones(chosen: str) -> list[Ballot]:
    """`aab-`: two ballots for `a`, one for `b`, one blank."""
    return [Ballot(option="" if option == "-" else option) for option in chosen]


def several(*chosen: str) -> list[Ballot]:
    """`ab`, `-`: a ballot that names `a` then `b`, a blank one."""
    return [Ballot(choices=() if names == "-" else tuple(names)) for names in chosen]


def told(count: Count) -> tuple[str | None, str, int]:
    return count.winner, count.outcome, count.dissent


# -- two thirds ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "threshold", "winner", "outcome", "dissent"),
    [
        ("aab", None, "a", "adopted", 1),  # exactly two thirds
        ("aabb", None, None, "tie", 0),
        ("aaab", None, "a", "adopted", 1),
        ("aaabb", None, None, "rejected", 0),
        ("aaaabb", None, "a", "adopted", 2),
        ("aaaabbb", None, None, "rejected", 0),
        ("aab---", None, "a", "adopted", 1),  # blank ballots are no part of the whole
        ("---", None, None, "rejected", 0),
        ("abc", None, None, "tie", 0),
        ("bbbbba", 7_500, "b", "adopted", 1),
        ("bbba", 7_500, "b", "adopted", 1),
        ("bba", 7_500, None, "rejected", 0),
        ("bbbbbbba", 10_000, None, "rejected", 0),
        ("bbbbbbbb-", 10_000, "b", "adopted", 0),
        ("aab", 5_001, "a", "adopted", 1),
        ("aabb", 5_001, None, "tie", 0),
    ],
)
def test_two_thirds(chosen: str, threshold: int | None, winner: str | None, outcome: str, dissent: int) -> None:
    proposal = proposed("abc", **({} if threshold is None else {"threshold": threshold}))
    assert told(TWO_THIRDS.count(proposal, ones(chosen))) == (winner, outcome, dissent)


@given(cast=st.integers(1, 19_999), data=st.data())
def test_below_20000_ballots_6667_is_exactly_two_thirds(cast: int, data: st.DataObject) -> None:
    # The nearest votes on both sides are those that rounding could get wrong.
    edge = -(-2 * cast // 3)
    votes = data.draw(st.integers(0, cast) | st.integers(max(edge - 1, 0), min(edge, cast)))
    assert reaches(votes, cast, 6_667) == (3 * votes >= 2 * cast)


@given(cast=st.integers(1, 1_000_000), votes=st.integers(0, 1_000_000), threshold=st.integers(5_001, 10_000))
def test_a_part_is_compared_in_whole_numbers_and_two_options_never_reach_it(
    cast: int, votes: int, threshold: int
) -> None:
    assume(votes <= cast)
    assert reaches(votes, cast, threshold) == (20_000 * votes >= (2 * threshold - 1) * cast)
    assert not (reaches(votes, cast, threshold) and reaches(cast - votes, cast, threshold))


def test_no_ballot_is_no_part() -> None:
    assert not reaches(0, 0, 6_667)


# -- approval --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "parameters", "winner", "outcome", "dissent"),
    [
        (["ab", "b", "c"], {}, "b", "adopted", 1),
        (["ab", "ab", "-"], {}, None, "tie", 0),
        (["ba", "ab", "-"], {"ties_to_first": 1}, "a", "adopted", 0),
        (["ba", "ab", "c"], {"ties_to_first": 1}, "a", "adopted", 1),
        (["ab", "ab"], {"ties_to_first": 0}, None, "tie", 0),
        (["a", "ab", "c"], {"min_approvals": 2}, "a", "adopted", 1),
        (["a", "ab", "c"], {"min_approvals": 3}, None, "rejected", 0),
        (["ab", "ab"], {"min_approvals": 3, "ties_to_first": 1}, None, "rejected", 0),
        (["-", "-"], {}, None, "rejected", 0),
        (["-", "-"], {"ties_to_first": 1}, None, "rejected", 0),
    ],
)
def test_approval(
    chosen: list[str], parameters: Mapping[str, int], winner: str | None, outcome: str, dissent: int
) -> None:
    assert told(APPROVAL.count(proposed("abc", **parameters), several(*chosen))) == (winner, outcome, dissent)


# -- ranked ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "votes", "winner", "outcome", "dissent"),
    [
        # More than half at once.
        (["a", "ab", "ba"], {"a": 2, "b": 1, "c": 0, "d": 0}, "a", "adopted", 1),
        # d goes, then c: its ballot moves on to b, that of d is exhausted.
        (["ab", "ab", "bc", "cb", "cb", "bd", "d"], {"a": 2, "b": 4, "c": 0, "d": 0}, "b", "adopted", 3),
        # More than half of the ballots that still rank one: one is exhausted, three of five are enough.
        (["ab", "ab", "b", "ca", "b", "d"], {"a": 3, "b": 2, "c": 0, "d": 0}, "a", "adopted", 3),
        # b, c, d have one each in every round: d, the last, goes first, and brings b before c.
        (["a", "a", "bc", "cb", "db"], {"a": 2, "b": 3, "c": 0, "d": 0}, "b", "adopted", 2),
        # c and b are level in the second round; c had fewer in the first, so c goes, though b stands before.
        (["ad", "a", "a", "b", "b", "c", "dc"], {"a": 3, "b": 2, "c": 0, "d": 0}, "a", "adopted", 4),
        # The fewest now, not at the beginning: d goes, c gets its ballots, then b goes, which c was behind.
        ([*["a"] * 4, *["bc"] * 3, *["cb"] * 2, *["dc"] * 2], {"a": 4, "b": 0, "c": 7, "d": 0}, "c", "adopted", 4),
        (["a", "b"], {"a": 1, "b": 1, "c": 0, "d": 0}, None, "tie", 0),
        (["a", "b", "cd"], {"a": 1, "b": 1, "c": 0, "d": 0}, None, "tie", 0),
        # The last two are level, but a was ahead in the first round.
        (["a", "a", "b", "cb"], {"a": 2, "b": 0, "c": 0, "d": 0}, "a", "adopted", 2),
        (["-", "-", "-"], {"a": 0, "b": 0, "c": 0, "d": 0}, None, "rejected", 0),
        (["a", "-", "-"], {"a": 1, "b": 0, "c": 0, "d": 0}, "a", "adopted", 0),
    ],
)
def test_ranked(chosen: list[str], votes: Mapping[str, int], winner: str | None, outcome: str, dissent: int) -> None:
    count = RANKED.count(proposed("abcd"), several(*chosen))
    assert (count.votes, *told(count)) == (votes, winner, outcome, dissent)


def test_of_two_level_the_round_before_decides_and_not_the_first() -> None:
    ballots = [*["a"] * 6, *["b"] * 3, *["cb"] * 4, "dc", "d", *["eb"] * 2]
    # e goes, then d: b and c have five each. b had three and then five, c four and four: c goes, and b wins.
    count = RANKED.count(proposed("abcde"), several(*ballots))
    assert (count.votes, *told(count)) == ({"a": 6, "b": 9, "c": 0, "d": 0, "e": 0}, "b", "adopted", 8)


# -- consent with amendments -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ballots", "winner", "outcome", "dissent"),
    [
        (several("abc", "abc"), "a", "adopted", 0),
        (several("bc", "abc", "cb"), "b", "adopted", 0),  # one objects to the proposal, all live with b
        (several("c", "abc"), "c", "adopted", 0),
        (several("a", "b", "abc"), None, "rejected", 2),
        (several("ab", "-", "-"), "a", "adopted", 0),  # who abstains does not object
        (several("-", "-"), None, "rejected", 0),  # nor wants
        ([*several("abc", "abc"), Ballot(objects=True)], None, "rejected", 1),
        ([*several("abc"), Ballot(choices=("b",), objects=True)], "b", "adopted", 0),
        ([Ballot(objects=True)], None, "rejected", 1),
    ],
)
def test_consent_with_amendments(ballots: list[Ballot], winner: str | None, outcome: str, dissent: int) -> None:
    assert told(CONSENT_AMENDED.count(proposed("abc"), ballots)) == (winner, outcome, dissent)


# -- whatever the ballots --------------------------------------------------------------------------


@attrs.frozen
class Vote:
    """A method, its options in their order, and ballots that it takes."""

    method: VotingMethod
    options: tuple[str, ...]
    ballots: tuple[Ballot, ...]

    @property
    def count(self) -> Count:
        return self.method.count(proposed(self.options), self.ballots)

    def with_ballots(self, ballots: Sequence[Ballot]) -> Vote:
        return attrs.evolve(self, ballots=tuple(ballots))

    @property
    def spoken(self) -> list[Ballot]:
        return [ballot for ballot in self.ballots if ballot != Ballot()]


def ballot_of(method: VotingMethod, options: tuple[str, ...]) -> st.SearchStrategy[Ballot]:
    if method.ballot == "one":
        return st.builds(Ballot, option=st.sampled_from(("", *options)))
    some = st.lists(st.sampled_from(options), unique=True).map(tuple)
    return st.builds(Ballot, choices=some, objects=st.booleans() if method.objections else st.just(value=False))


@st.composite
def votes(draw: st.DrawFn, *methods: VotingMethod, most: int = 9) -> Vote:
    method = draw(st.sampled_from(methods or METHODS))
    options = tuple(draw(st.permutations(OPTIONS))[: draw(st.integers(2, len(OPTIONS)))])
    return Vote(method, options, tuple(draw(st.lists(ballot_of(method, options), max_size=most))))


@given(vote=votes())
def test_a_count_tells_of_every_ballot(vote: Vote) -> None:
    count = vote.count
    assert list(count.votes) == list(vote.options)
    assert (count.winner is not None) == (count.outcome == "adopted")
    assert all(0 <= number <= len(vote.spoken) for number in (*count.votes.values(), count.dissent))
    if count.winner:
        assert count.votes[count.winner] + count.dissent == len(vote.spoken)
        assert count.votes[count.winner] > 0


@given(vote=votes(), data=st.data())
def test_the_order_of_ballots_decides_nothing(vote: Vote, data: st.DataObject) -> None:
    assert vote.with_ballots(data.draw(st.permutations(vote.ballots))).count == vote.count


def closed(vote: Vote, ballots: Sequence[Ballot], *, secret: bool) -> DecisionClosed:
    """What a session records where its members cast these ballots, one after the other."""
    monday = date(2026, 3, 3)
    members = [f"m-{number}" for number, _ in enumerate(ballots)]
    with Ledger.open(plugins=PluginManager.of(governance_extra=flashcoop_governance_extra)) as ledger:
        session = ledger.open_session(OPENING)
        cape = Contract(signed=monday, ends=date(2026, 12, 31))
        session.record(*(MemberJoined(on=monday, member=member, contract=cape) for member in members))
        method = f"governance-extra.{vote.method.name}"
        session.record(attrs.evolve(proposed(vote.options), method=method, secret=secret))
        for member, ballot in zip(members, ballots, strict=True):
            held = {"option": ballot.option or None, "choices": ballot.choices, "objects": ballot.objects}
            session.record(VoteCast(on=monday, decision="d", member=member, **held))  # type: ignore[arg-type] # as it was
        (receipt,) = session.record(plan.decision_closing("d", on=monday))
    assert isinstance(receipt.event, DecisionClosed)
    return receipt.event


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
@settings(max_examples=10)
@given(data=st.data())
def test_a_session_closes_a_vote_the_same_in_any_order_open_or_secret(
    method: VotingMethod, data: st.DataObject
) -> None:
    vote = data.draw(votes(method, most=5))
    shuffled = data.draw(st.permutations(vote.ballots))
    openly = closed(vote, vote.ballots, secret=False)
    assert attrs.evolve(closed(vote, shuffled, secret=True), ballots=()) == openly


@given(vote=votes(APPROVAL, CONSENT_AMENDED), data=st.data())
def test_the_order_of_what_is_approved_decides_nothing(vote: Vote, data: st.DataObject) -> None:
    mixed = [attrs.evolve(b, choices=tuple(data.draw(st.permutations(b.choices)))) for b in vote.ballots]
    assert vote.with_ballots(mixed).count == vote.count


@given(vote=votes(), blank=st.integers(1, 5))
def test_blank_ballots_decide_nothing(vote: Vote, blank: int) -> None:
    assert vote.with_ballots([*vote.ballots, *[Ballot()] * blank]).count == vote.count


@given(vote=votes(), times=st.integers(2, 4))
def test_each_ballot_cast_again_decides_the_same(vote: Vote, times: int) -> None:
    once, again = vote.count, vote.with_ballots(vote.ballots * times).count
    assert told(again) == (once.winner, once.outcome, once.dissent * times)


@given(vote=votes(), names=st.permutations(OPTIONS))
def test_no_name_decides_anything(vote: Vote, names: list[str]) -> None:
    new = dict(zip(OPTIONS, names, strict=True))

    def renamed(ballot: Ballot) -> Ballot:
        choices = tuple(new[option] for option in ballot.choices)
        return attrs.evolve(ballot, option=new.get(ballot.option, ""), choices=choices)

    other = Vote(vote.method, tuple(new[option] for option in vote.options), tuple(map(renamed, vote.ballots)))
    assert other.count.winner == (vote.count.winner and new[vote.count.winner])
    assert other.count.outcome == vote.count.outcome


@given(vote=votes(TWO_THIRDS))
def test_two_thirds_adopts_what_two_thirds_want_and_nothing_else(vote: Vote) -> None:
    chosen = [ballot.option for ballot in vote.spoken]
    parts = {option: Fraction(chosen.count(option), len(chosen) or 1) for option in vote.options}
    wanted = [option for option, part in parts.items() if part >= Fraction(2, 3)]
    assert vote.count.winner == (wanted[0] if wanted else None)


@given(vote=votes(APPROVAL))
def test_no_option_is_more_approved_than_the_one_adopted(vote: Vote) -> None:
    count = vote.count
    best = max(count.votes.values())
    level = [option for option, number in count.votes.items() if number == best]
    assert count.votes == {option: sum(option in b.choices for b in vote.ballots) for option in vote.options}
    assert count.winner == (level[0] if best and len(level) == 1 else None)
    assert count.outcome == ("rejected" if not best else "tie" if len(level) > 1 else "adopted")


@given(vote=votes(APPROVAL), least=st.integers(1, 5), first=st.integers(0, 1), data=st.data())
def test_one_more_approval_never_makes_an_option_lose(vote: Vote, least: int, first: int, data: st.DataObject) -> None:
    proposal = proposed(vote.options, min_approvals=least, ties_to_first=first)
    winner = APPROVAL.count(proposal, vote.ballots).winner
    assume(winner)
    at = data.draw(st.integers(0, len(vote.ballots)))
    ballots = [*vote.ballots, Ballot()]
    ballots[at] = Ballot(choices=tuple(dict.fromkeys((*ballots[at].choices, winner or ""))))
    assert APPROVAL.count(proposal, ballots).winner == winner


@given(vote=votes(CONSENT_AMENDED))
def test_consent_adopts_the_earliest_wording_that_nobody_is_against(vote: Vote) -> None:
    bearable = [option for option in vote.options if all(option in ballot.choices for ballot in vote.spoken)]
    assert vote.count.winner == (bearable[0] if bearable and vote.spoken else None)


@given(vote=votes(RANKED))
def test_ranked_adopts_the_first_choice_of_a_majority(vote: Vote) -> None:
    firsts = [ballot.choices[0] for ballot in vote.spoken]
    for option in vote.options:
        if firsts.count(option) * 2 > len(firsts):
            assert told(vote.count) == (option, "adopted", len(firsts) - firsts.count(option))


def beats(vote: Vote, one: str, other: str) -> bool:
    """Whether more ballots rank `one` above `other` than the reverse; what is not ranked is below what is."""

    def above(option: str, below: str) -> int:
        return sum(
            option in b.choices and (below not in b.choices or b.choices.index(option) < b.choices.index(below))
            for b in vote.ballots
        )

    return above(one, other) > above(other, one)


@given(vote=votes(RANKED))
def test_ranked_never_adopts_what_loses_to_every_other_option(vote: Vote) -> None:
    losers = [a for a in vote.options if all(beats(vote, b, a) for b in vote.options if b != a)]
    assert vote.count.winner not in losers


@given(vote=votes(RANKED))
def test_ranked_adopts_an_option_that_beats_every_other_and_has_most_first_choices(vote: Vote) -> None:
    firsts = [ballot.choices[0] for ballot in vote.spoken]
    for option in vote.options:
        strong = all(beats(vote, option, other) for other in vote.options if other != option)
        if strong and firsts.count(option) * 2 > len(firsts):
            assert vote.count.winner == option


@given(vote=votes(RANKED), data=st.data())
def test_a_twin_ranked_right_behind_changes_nothing(vote: Vote, data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(vote.options))

    def twinned(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(twin for name in names for twin in ((name, "twin") if name == first else (name,)))

    ballots = tuple(attrs.evolve(ballot, choices=twinned(ballot.choices)) for ballot in vote.ballots)
    assert told(Vote(RANKED, twinned(vote.options), ballots).count) == told(vote.count)


def by_hand(vote: Vote) -> str | None:
    """The rules of the README, as one would play them with slips of paper in boxes."""
    boxes: dict[str, list[list[str]]] = {option: [] for option in vote.options}
    for ballot in vote.spoken:
        boxes[ballot.choices[0]].append(list(ballot.choices))
    sheet = dict.fromkeys(vote.options, "")  # how each stood, the latest round first
    while boxes:
        for option, slips in boxes.items():
            sheet[option] = f"{len(slips):03d}{sheet[option]}"
            if 2 * len(slips) > sum(map(len, boxes.values())):
                return option
        lowest = min(sheet[option] for option in boxes)
        level = [option for option in boxes if sheet[option] == lowest]
        if len(boxes) == len(level) == 2:
            return None
        for slip in boxes.pop(level[-1]):
            left = [option for option in slip if option in boxes]
            if left:
                boxes[left[0]].append(left)
    return None


#: Four or five options, each ranked by every ballot: the races that take the most rounds.
LONG_RACES = st.integers(4, 5).flatmap(
    lambda count: st.builds(
        Vote,
        st.just(RANKED),
        st.just(OPTIONS[:count]),
        st.lists(st.permutations(OPTIONS[:count]).map(lambda ranks: Ballot(choices=tuple(ranks))), min_size=7).map(
            tuple
        ),
    )
)


@given(vote=votes(RANKED, most=15) | LONG_RACES)
def test_ranked_adopts_what_a_count_by_hand_adopts(vote: Vote) -> None:
    assert vote.count.winner == by_hand(vote)


# -- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "proposal", "names"),
    [
        (TWO_THIRDS, proposed("ab"), ""),
        (TWO_THIRDS, proposed("ab", threshold=5_001), ""),
        (TWO_THIRDS, proposed("ab", threshold=10_000), ""),
        (TWO_THIRDS, proposed("a"), "too-few-options"),
        (TWO_THIRDS, proposed("ab", threshold=5_000), "threshold-out-of-range"),
        (TWO_THIRDS, proposed("", threshold=10_001), "too-few-options threshold-out-of-range"),
        (APPROVAL, proposed("ab", min_approvals=1, ties_to_first=1), ""),
        (APPROVAL, proposed("a"), "too-few-options"),
        (APPROVAL, proposed("ab", min_approvals=0), "number-out-of-range"),
        (APPROVAL, proposed("ab", min_approvals=1_000_001), "number-out-of-range"),
        (APPROVAL, proposed("ab", ties_to_first=2), "number-out-of-range"),
        (APPROVAL, proposed("ab", ties_to_first=-1), "number-out-of-range"),
        (RANKED, proposed("ab"), ""),
        (RANKED, proposed("a"), "too-few-options"),
        (CONSENT_AMENDED, proposed("a"), ""),
    ],
)
def test_what_a_method_refuses(method: VotingMethod, proposal: DecisionProposed, names: str) -> None:
    refusals = tuple(method.check(proposal))
    assert [refusal.name.removeprefix("governance-extra.") for refusal in refusals] == names.split()
    assert all(refusal.say(lang) for refusal in refusals for lang in ("fr", "en"))


def test_a_threshold_is_refused_in_words_that_help() -> None:
    (refusal,) = TWO_THIRDS.check(proposed("ab", threshold=5_000))
    assert refusal.say("fr") == (
        "parameters[0].value\u00a0: Un seuil de 50\u00a0% ne va pas\u00a0: donnez plus de la moitié et au plus la "
        "totalité, de 5001 à 10000 points de base (6667 pour deux tiers)."
    )
