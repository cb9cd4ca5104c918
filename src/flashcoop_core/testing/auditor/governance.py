"""What the auditor believes of decisions: what may be put, who has voted, what a count comes to.

Written again from the design, like the rest of the auditor. It is shown every ballot, secret or not, and
counts them itself; how a plugin decides is the plugin's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType, SimpleNamespace

from flashcoop_core.testing.auditor.books import Event
from flashcoop_core.testing.auditor.common import Check, Names, contract, member
from flashcoop_core.testing.auditor.model import Auditor

__all__ = ["CHECKS", "NAMES"]

#: Every name that the checks below can give.
NAMES = frozenset(
    {
        "duplicate-decision",
        "imposed-matter",
        "unknown-product",
        "amendment-changes-nothing",
        "duplicate-parameter",
        "unknown-parameter",
        "unknown-member",
        "duplicate-weight",
        "unknown-partner",
        "duplicate-cause",
        "weights-not-taken",
        "causes-not-taken",
        "unknown-decision",
        "decision-not-open",
        "unknown-option",
        "duplicate-choice",
        "ballot-of-another-form",
        "voted-already",
        "lot-not-drawn",
        "drawn-for-nothing",
        "tally-differs",
        "decision-not-adopted",
    }
)

#: The methods and the keys that are built in.
_METHODS = ("majority", "consent", "unanimity")
_KEYS = ("equal", "hours", "weights")


def _proposal(auditor: Auditor, event: Event) -> Names:
    if auditor.decision(event.decision):
        yield "duplicate-decision"
    if event.subject in auditor.facts[0].event.imposed:
        yield "imposed-matter"
    yield from _parameters(event.parameters, event.method)
    yield from _options(auditor, event)


def _options(auditor: Auditor, event: Event) -> Names:
    for option in event.options:
        if {price.product for price in option.prices} - auditor.products().keys():
            yield "unknown-product"
        if option.split is not None:
            yield from _split(auditor, option.split)


def _amendment(auditor: Auditor, event: Event) -> Names:
    decision = auditor.decision(event.decision)
    if decision is None or not decision.open:
        return
    if (decision.proposal.question, decision.proposal.options) == (event.question, event.options):
        yield "amendment-changes-nothing"
    yield from _options(auditor, event)


def _parameters(given: Iterable[Event], taker: str) -> Names:
    names = [part.name for part in given]
    if len(names) > len(set(names)):
        yield "duplicate-parameter"
    if names and taker in (*_METHODS, *_KEYS):
        yield "unknown-parameter"


def _split(auditor: Auditor, split: Event) -> Names:
    weighed = [part.member for part in split.weights]
    if set(weighed) - auditor.members().keys():
        yield "unknown-member"
    if len(weighed) > len(set(weighed)):
        yield "duplicate-weight"
    if set(split.causes) - {past.partner for past in auditor.events("PartnerEngaged")}:
        yield "unknown-partner"
    if len(split.causes) > len(set(split.causes)):
        yield "duplicate-cause"
    if weighed and split.key in ("equal", "hours"):
        yield "weights-not-taken"
    if split.causes and split.key in _KEYS:
        yield "causes-not-taken"
    yield from _parameters(split.parameters, split.key)


def _open_question(auditor: Auditor, event: Event) -> Names:
    decision = auditor.decision(event.decision)
    if decision is None:
        yield "unknown-decision"
    elif not decision.open:
        yield "decision-not-open"


def _ballot(auditor: Auditor, event: Event) -> Names:
    decision = auditor.decision(event.decision)
    if decision is None:
        return
    if {*event.choices, event.option} - {None, *(part.option for part in decision.proposal.options)}:
        yield "unknown-option"
    if len(event.choices) > len(set(event.choices)):
        yield "duplicate-choice"
    if event.choices and "." not in decision.proposal.method:
        yield "ballot-of-another-form"
    if decision.open and decision.proposal.secret and event.member in decision.ballots:
        yield "voted-already"


def _tally(auditor: Auditor, event: Event) -> Names:
    decision = auditor.decision(event.decision)
    if decision is None or not decision.open or "." in decision.proposal.method:
        return
    ballots = list(decision.ballots.values())
    against = sum(ballot.objects for ballot in ballots)
    chosen = [ballot.option for ballot in ballots if ballot.option and not ballot.objects]
    votes = {part.option: chosen.count(part.option) for part in decision.proposal.options}
    entitled = len(auditor.entitled(event.on) | decision.ballots.keys())
    level: list[str] = []
    if not ballots or Fraction(len(ballots)) < Fraction(decision.proposal.quorum * entitled, 10_000):
        winner, outcome = None, "no_quorum"
    else:
        winner, outcome, level = _outcome(decision, votes, against, event.drawn)
    if decision.proposal.tie == "lot" and level and event.drawn not in level:
        yield "lot-not-drawn"
    elif event.drawn is not None and not (decision.proposal.tie == "lot" and level):
        yield "drawn-for-nothing"
    counted = sum(votes.values()) + against
    dissent = counted - votes[winner] if winner else against
    expected = (votes, len(ballots) - counted, entitled, winner, outcome, dissent)
    said = {line.option: line.votes for line in event.tally}
    shown = sorted((ballot.option or "", ballot.objects) for ballot in event.ballots)
    cast = sorted((ballot.option or "", ballot.objects) for ballot in ballots) if decision.proposal.secret else []
    if (*expected, cast) != (said, event.blank, event.entitled, event.winner, event.outcome, event.dissent, shown):
        yield "tally-differs"


def _outcome(
    decision: SimpleNamespace, votes: Mapping[str, int], against: int, drawn: str | None
) -> tuple[str | None, str, list[str]]:
    """Who wins, how it ends, and the options that were level, if that is what it came to."""
    best = max(votes.values())
    first = [option for option, count in votes.items() if count == best]
    method, tie = decision.proposal.method, decision.proposal.tie
    if method == "consent":
        return (first[0], "adopted", []) if best and not against else (None, "rejected", [])
    if method == "unanimity":
        return (first[0], "adopted", []) if best and best == sum(votes.values()) else (None, "rejected", [])
    if best > sum(votes.values()) - best:
        return first[0], "adopted", []
    if not best or len(first) == 1:
        return None, "rejected", []
    won = first[0] if tie == "first" else drawn if tie == "lot" and drawn in first else None
    return won, "adopted" if won else "tie", first


def _applied(auditor: Auditor, event: Event) -> Names:
    decision = auditor.decision(event.decision)
    if decision is None:
        yield "unknown-decision"
    elif decision.closing is None or decision.closing.winner is None:
        yield "decision-not-adopted"


#: Kind -> the checks it is held to.
CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "DecisionProposed": (_proposal,),
        "DecisionAmended": (_open_question, _amendment),
        "VoteCast": (member, contract, _open_question, _ballot),
        "DecisionClosed": (_open_question, _tally),
        "DecisionWithdrawn": (_open_question,),
        "DecisionApplied": (_applied,),
    }
)
