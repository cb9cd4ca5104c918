"""What the seven of Jinsei'Coop learnt, said and became: all of it made up, to show what is recorded.

No source says it. It is recorded when the books are closed, in the file beside the ledger, so that no
head of the ledger depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from flashcoop_core.demo.stage import Stage
from flashcoop_core.learning.calendar import booklet_days, cold_from, last_day
from flashcoop_core.learning.events import (
    Answer,
    FollowUpReminded,
    FormAnswered,
    Mark,
    Moment,
    OutcomeObserved,
    RespondentRole,
    SkillsAssessed,
)
from flashcoop_core.learning.forms import form

__all__ = ["follow"]

_FACILITATOR = "f-01"
#: On which days peers and the facilitator mark: the day of the offer and that of the market.
_OTHERS = (2, 5)
#: Who answers months later, by whom it was asked again, what became of them.
_COLD: tuple[tuple[str, Literal["training", "job", "entered-cae", "own-project", "gave-idea-up", "seeking"]], ...] = (
    ("m-01", "entered-cae"),
    ("m-02", "training"),
    ("m-03", "job"),
    ("m-04", "gave-idea-up"),
    ("m-06", "seeking"),
)
_REMINDED = "m-05"
#: Who says what they lived, in words of our own.
_LIVED = (
    "J'ai parlé au marché, et les gens ont acheté.",
    "On a voté le prix ensemble, c'était nouveau pour moi.",
    "Au début je n'osais pas. À la fin, si.",
    "J'ai vu que monter une activité n'est pas pour moi maintenant.",
    "Le groupe m'a portée.",
    "J'ai compris d'où vient un prix.",
    "Fatigant et très bien.",
)


def follow(stage: Stage) -> None:
    """Record the booklets, what was answered on the last day, and what came of it four months later."""
    state = stage.session.state
    members = tuple(state.members)
    hot, cold = last_day(state), cold_from(state)
    learning = stage.session.learning
    sheets = (_sheet(state.members[member].joined, member) for member in members)
    learning.record(*sheets, *_booklets(stage, members), *_hot(members, hot), by=_FACILITATOR)
    stage.day(cold, "quatre mois après, à froid", "four months later, the cold forms")
    learning.record(
        FollowUpReminded(
            on=cold,
            respondent=_REMINDED,
            respondent_role="participant",
            form="participant-cold",
            moment="cold",
            channel="phone",
        ),
        *_later(cold),
        by=_FACILITATOR,
    )
    stage.say(
        "Livrets, avis et suites : à part des comptes, dans un autre fichier.",
        "Booklets, opinions and what came next: apart from the books, in another file.",
        assumed=True,
    )
    stage.say(
        "Cinq répondent sur sept ; une personne est relancée par téléphone.",
        "Five of seven answer; one is reminded by phone.",
        assumed=True,
    )


def _sheet(on: date, member: str) -> FormAnswered:
    answers = (
        Answer(question="project", choices=("unsure",)),
        Answer(question="hopes", text="Essayer, avec d'autres."),
    )
    return _answered(on, member, "participant", "participant-sheet", "sourcing", answers)


def _booklets(stage: Stage, members: tuple[str, ...]) -> Iterator[SkillsAssessed]:
    """Each member marks themselves every day, and the next one on two days; so does the facilitator."""
    state = stage.session.state
    for day in booklet_days(state) or ():
        on = state.days[day].day
        for at, member in enumerate(members):
            yield _assessed(on, day, at, member, member, "self")
            if day in _OTHERS:
                yield _assessed(on, day, at, member, members[(at + 1) % len(members)], "peer")
                yield _assessed(on, day, at, member, _FACILITATOR, "facilitator")


def _assessed(  # noqa: PLR0913, PLR0917 - what an assessment says
    on: date, day: int, at: int, member: str, assessor: str, by: Literal["self", "peer", "facilitator"]
) -> SkillsAssessed:
    grid = form("skills")
    marks = tuple(
        Mark(skill=question.id, mark=_mark(at, number, day, by)) for number, question in enumerate(grid.questions)
    )
    return SkillsAssessed(
        on=on,
        member=member,
        assessor=assessor,
        assessed_by=by,
        grid=grid.id,
        grid_version=grid.version,
        day=day,
        marks=marks,
    )


def _mark(at: int, number: int, day: int, by: str) -> int:
    """A mark from 1 to 4: it begins low, goes up for most skills as days go by, and others see more than oneself."""
    begins = 1 + (at + number) % 2 + (by != "self" and number % 3 == 0)
    standing = (at * 5 + number) % {"self": 4, "peer": 5}.get(by, 6) == 0
    moves = 0 if standing else (day - 1) // 2 + (by == "self" and number % 7 == 1)
    return min(4, begins + moves)


def _hot(members: tuple[str, ...], on: date) -> Iterator[FormAnswered]:
    grid = form("appreciation")
    for at, member in enumerate(members):
        marks = tuple(
            Answer(question=question.id, mark=2 if (at + number) % 5 == 0 else 3 + (at + number) % 2)
            for number, question in enumerate(grid.questions)
        )
        yield _answered(on, member, "participant", grid.id, "hot", marks)
        yield _answered(on, member, "participant", "interview", "hot", (Answer(question="lived", text=_LIVED[at]),))
    seen = (Answer(question="progress-seen", mark=4),)
    yield _answered(on, _FACILITATOR, "facilitator", "facilitator-hot", "hot", seen)
    yield _answered(on, "mission-locale", "partner", "partner-hot", "hot", seen)


def _later(on: date) -> Iterator[FormAnswered | OutcomeObserved]:
    for member, outcome in _COLD:
        answers = (Answer(question="now", choices=(outcome,)), Answer(question="helped", mark=3))
        yield _answered(on, member, "participant", "participant-cold", "cold", answers)
        yield OutcomeObserved(on=on, member=member, outcome=outcome, observed_by="member")
    yield OutcomeObserved(on=on, member=_REMINDED, outcome="training", observed_by="prescriber")
    lasts = (Answer(question="progress-lasts", mark=3),)
    yield _answered(on, _FACILITATOR, "facilitator", "facilitator-cold", "cold", lasts)
    yield _answered(on, "mission-locale", "partner", "partner-cold", "cold", lasts)


def _answered(  # noqa: PLR0913, PLR0917 - what an answer says
    on: date, who: str, role: RespondentRole, id: str, moment: Moment, answers: tuple[Answer, ...]
) -> FormAnswered:
    return FormAnswered(
        on=on,
        respondent=who,
        respondent_role=role,
        form=id,
        form_version=form(id).version,
        moment=moment,
        answers=answers,
    )
