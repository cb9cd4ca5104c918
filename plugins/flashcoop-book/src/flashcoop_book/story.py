"""The days of the session: what happened on each, in the order recorded, told together where people would."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import attrs

from flashcoop_book.record import Happening, Record
from flashcoop_book.telling import Teller
from flashcoop_core import events as e
from flashcoop_core.events import Event

__all__ = ["Day", "Sentence", "days"]

#: More of one kind in a day are told in one sentence.
_MOST_ALIKE = 6


@attrs.frozen
class Sentence:
    """What happened, the events that it tells, and whether they were reversed later.

    `decision` is the id of a decision that is told there in full, or that the sentence is about.
    """

    text: str
    versions: tuple[int, ...]
    undone: bool = False
    decision: str = ""
    in_full: bool = False


@attrs.frozen
class Day:
    """One day and what is told of it."""

    on: date
    sentences: tuple[Sentence, ...]


#: Kinds of which several are told in one sentence: what they must have in common.
_TOGETHER: Mapping[type[Event], Callable[[Any], Hashable]] = MappingProxyType(
    {
        e.MemberJoined: lambda event: event.contract,
        e.WorkRecorded: lambda _: None,
        e.VoteCast: lambda event: event.decision,
        e.GoodsProduced: lambda _: None,
        e.SaleMade: lambda event: (event.channel, event.delivered),
        e.SaleDelivered: lambda event: event.channel,
        e.SaleRefunded: lambda event: event.channel,
        e.TakingsRecorded: lambda event: event.channel,
        e.RemunerationPaid: lambda _: None,
    }
)


_TOLD_TOGETHER = frozenset((*_TOGETHER, e.PurchaseMade))
_OF_DECISIONS = (e.DecisionProposed, e.DecisionAmended, e.VoteCast, e.DecisionClosed, e.DecisionWithdrawn)


def days(record: Record, teller: Teller) -> Iterator[Day]:
    """Every day on which something happened, in their order."""
    by_day: dict[date, list[Happening]] = {}
    for happening in record.happenings:
        by_day.setdefault(happening.on, []).append(happening)
    for on, happenings in sorted(by_day.items()):
        told = [_told(record, teller, group) for group in _groups(happenings)]
        yield Day(on, tuple(sentence for sentence in told if sentence is not None))


def _groups(happenings: Sequence[Happening]) -> Iterator[Sequence[Happening]]:
    """What is told in one sentence each, by the first event of it."""
    alike: dict[tuple[str, bool], int] = {}
    for happening in happenings:
        kind = happening.kind, happening.undone
        alike[kind] = alike.get(kind, 0) + 1
    groups: dict[Hashable, list[Happening]] = {}
    for happening in happenings:
        kind = happening.kind, happening.undone
        together = _TOGETHER.get(type(happening.event))
        if together is not None:
            groups.setdefault((*kind, together(happening.event)), []).append(happening)
        elif alike[kind] > _MOST_ALIKE and not isinstance(happening.event, _OF_DECISIONS):
            groups.setdefault(kind, []).append(happening)
        else:
            groups[happening.version] = [happening]
    return iter(groups.values())


def _told(record: Record, teller: Teller, group: Sequence[Happening]) -> Sentence | None:
    """The sentence of a group; None where a decision told in full says it."""
    event, undone = group[0].event, group[0].undone
    versions = tuple(happening.version for happening in group)
    if isinstance(event, _OF_DECISIONS):
        return _of_decision(record, teller, group)
    if len(group) > 1 and type(event) not in _TOLD_TOGETHER:
        return Sentence(teller.several(group), versions, undone)
    about = event.decision if isinstance(event, e.DecisionApplied) and event.decision in record.decisions else ""
    return Sentence(teller.tell(group), versions, undone, decision="" if undone else about)


def _of_decision(record: Record, teller: Teller, group: Sequence[Happening]) -> Sentence | None:
    """A decision is told in full where it ends, or is put if it is open; before that, in a sentence."""
    event, undone = group[0].event, group[0].undone
    versions = tuple(happening.version for happening in group)
    decision = record.decisions.get(event.decision)
    if undone or decision is None:
        return Sentence(teller.several(group), versions, undone)
    if event is decision.last:
        return Sentence(decision.proposal.question, decision.versions, decision=event.decision, in_full=True)
    if group[0].on == decision.last.on:
        return None
    if isinstance(event, e.VoteCast):
        text = teller.voice.many("votes-later", len(group), question=decision.question_at(versions[0]))
    else:
        text = teller.tell(group)
    return Sentence(text, versions, decision=event.decision)
