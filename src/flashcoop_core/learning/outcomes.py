"""What became of the members, and what they said the session brought them: counted, each with what it is counted of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from flashcoop_core.events.vocabulary import Event
from flashcoop_core.learning.events import FormAnswered, OutcomeObserved
from flashcoop_core.learning.forms import Form, Question, form
from flashcoop_core.learning.progress import Ratio

__all__ = ["OUTCOMES", "Agreement", "Outcome", "Outcomes", "agreements", "outcomes"]

#: What may become of somebody, as `OutcomeObserved` says it.
Outcome: TypeAlias = Literal["training", "job", "entered-cae", "own-project", "gave-idea-up", "seeking"]
#: All outcomes, in the order in which they are shown. To have given an idea up is a result as the others.
OUTCOMES: tuple[Outcome, ...] = ("training", "job", "entered-cae", "own-project", "gave-idea-up", "seeking")


@attrs.frozen
class Outcomes:
    """The latest outcome of each member of whom one is known, and how many members there were."""

    latest: dict[str, OutcomeObserved]
    members: int

    @property
    def observed(self) -> Ratio:
        """Of how many members something is known."""
        return Ratio(len(self.latest), self.members)

    @property
    def counts(self) -> dict[Outcome, Ratio]:
        """How many have each outcome, of those of whom one is known."""
        found = Counter(event.outcome for event in self.latest.values())
        return {outcome: Ratio(found[outcome], len(self.latest)) for outcome in OUTCOMES}


@attrs.frozen
class Agreement:
    """A sentence of a form, and how many of those who answered it agree."""

    form: Form
    question: Question
    agree: Ratio


def outcomes(events: Iterable[Event], members: Iterable[str]) -> Outcomes:
    """The latest outcome of each member: by the day it was observed, then as it was recorded."""
    latest: dict[str, OutcomeObserved] = {}
    for event in events:
        if isinstance(event, OutcomeObserved):
            before = latest.get(event.member)
            if before is None or event.on >= before.on:
                latest[event.member] = event
    return Outcomes(dict(sorted(latest.items())), len(list(members)))


def agreements(events: Iterable[Event], id: str = "appreciation") -> tuple[Agreement, ...]:
    """How many agree with each sentence of a form, of those who answered it; a version of the form after the other."""
    given = [event for event in events if isinstance(event, FormAnswered) and event.form == id]
    return tuple(_agreements(given, id))


def _agreements(given: list[FormAnswered], id: str) -> Iterator[Agreement]:
    for version in sorted({event.form_version for event in given}):
        used = form(id, version)
        for question in used.questions:
            marks = [
                answer.mark
                for event in given
                if event.form_version == version
                for answer in event.answers
                if answer.question == question.id and answer.mark is not None
            ]
            if marks:
                yield Agreement(used, question, Ratio(sum(used.counts(question, mark) for mark in marks), len(marks)))
