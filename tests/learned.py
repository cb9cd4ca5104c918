"""A session of seven days whose members are followed, and events of learning on one line each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from flashcoop_core import Ledger, Session, events
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
from flashcoop_core.learning.forms import Form
from flashcoop_core.learning.forms import form as known

MONDAY = date(2026, 3, 2)
FRIDAY = date(2026, 3, 6)
LAST = date(2026, 3, 10)
COLD = date(2026, 7, 10)
DUE = date(2028, 3, 10)

#: What somebody says, and nothing else in a file holds.
SAID = "Je n'osais pas parler devant les autres."

OPENING = events.SessionOpened(
    on=MONDAY,
    name="Les Mousses",
    host=events.Host(name="Notre CAE", siren="000000000", section="mousses"),
    place="Lusignan",
    starts=MONDAY,
    ends=LAST,
    fiscal_year_ends=date(2026, 12, 31),
    filiere="vegetal",
)
CONTRACT = events.Contract(signed=MONDAY, ends=date(2026, 12, 31))
PEOPLE = (
    events.FacilitatorEngaged(on=MONDAY, facilitator="anim-1"),
    events.PartnerEngaged(on=MONDAY, partner="mairie", name="Mairie de Lusignan", role="funder"),
    *(events.MemberJoined(on=MONDAY, member=member, contract=CONTRACT) for member in ("lichen", "sphaigne", "hypne")),
    events.MemberJoined(on=MONDAY, member="minor-1", contract=CONTRACT, minor=True),
    events.MemberLeft(on=FRIDAY, member="hypne"),
)


def clock() -> datetime:
    """A moment after all that is recorded here."""
    return datetime(2026, 8, 1, 9, tzinfo=UTC) + timedelta()


def opened(path: Path | None = None, **options: bool) -> Ledger:
    """The ledger at `path`, or one in memory, with the session and its people if it is new."""
    ledger = Ledger.open(path, clock=clock, **options)  # type: ignore[arg-type] # `read_only` is the only one
    if not ledger.sessions:
        ledger.open_session(OPENING).record(*PEOPLE)
    return ledger


def session(path: Path | None = None) -> Session:
    """The session of such a ledger, which nobody closes."""
    return opened(path).session()


def assessed(  # noqa: PLR0913 - what an assessment says
    member: str = "lichen",
    assessor: str | None = None,
    by: Literal["self", "peer", "facilitator"] = "self",
    *,
    day: int = 5,
    on: date = FRIDAY,
    mark: int = 2,
) -> SkillsAssessed:
    return SkillsAssessed(
        on=on,
        member=member,
        assessor=assessor or member,
        assessed_by=by,
        grid="skills",
        grid_version=1,
        day=day,
        marks=(Mark(skill="ask", mark=mark),),
    )


def answered(  # noqa: PLR0913 - what an answer says
    who: str = "lichen",
    role: RespondentRole = "participant",
    *,
    form: str = "",
    moment: Moment = "hot",
    on: date = LAST,
    text: str = SAID,
) -> FormAnswered:
    form = form or ("interview" if role == "participant" else f"{role}-hot")
    return FormAnswered(
        on=on,
        respondent=who,
        respondent_role=role,
        form=form,
        form_version=1,
        moment=moment,
        answers=tuple(_given(known(form), text)),
    )


def _given(form: Form, text: str) -> Iterator[Answer]:
    """The fewest answers that `form` takes; and how it was, in those words, where it asks for it."""
    for question in form.questions:
        if question.id == "lived":
            yield Answer(question="lived", text=text)
        elif not question.optional and question.kind == "scale":
            yield Answer(question=question.id, mark=3)
        elif not question.optional and question.kind == "text":
            yield Answer(question=question.id, text=text)
        elif not question.optional:
            yield Answer(question=question.id, choices=(question.options[0].id,))


def reminded(
    who: str = "lichen", role: RespondentRole = "participant", *, form: str = "participant-cold", on: date = COLD
) -> FollowUpReminded:
    return FollowUpReminded(on=on, respondent=who, respondent_role=role, form=form, moment="cold", channel="phone")


def observed(member: str = "lichen", *, on: date = COLD) -> OutcomeObserved:
    return OutcomeObserved(on=on, member=member, outcome="gave-idea-up", observed_by="member")
