"""What is made of the learning of a session, for its facilitators: progress, appreciation, answers, outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from flashcoop_core.codec.strict_json import Plain
from flashcoop_core.events.vocabulary import Event
from flashcoop_core.learning.follow_ups import FollowUp, Rate, follow_ups, rates
from flashcoop_core.learning.outcomes import Agreement, Outcomes, agreements, outcomes
from flashcoop_core.learning.progress import ASSESSORS, Gap, Level, Ratio, Track, gaps, index, levels, tracks
from flashcoop_core.learning.reading import Erased
from flashcoop_core.session.state import State
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["LearningReport", "learning_report"]

#: Wide enough to compare, narrow enough for the longest sentence in a terminal of 100 columns.
_BAR = 12


@attrs.frozen
class LearningReport:
    """The figures of a session on a day, each with what it is counted of.

    `erased` counts the events that were erased: they are in no figure.
    """

    session: str
    name: str
    on: date
    erased: int
    tracks: tuple[Track, ...]
    levels: tuple[Level, ...]
    gaps: tuple[Gap, ...]
    agreements: tuple[Agreement, ...]
    rates: tuple[Rate, ...]
    outcomes: Outcomes

    @property
    def index(self) -> Ratio:
        """The progress index of all members, skills and kinds of assessor."""
        return index(self.tracks)

    def text(self, lang: Lang) -> str:
        """The report as people read it."""
        return "\n\n".join(self._blocks(lang))

    def summary(self, lang: Lang) -> list[str]:
        """The figures that say most, a line each."""
        return [
            say("progress-index", {"ratio": self.index.written(lang)}, lang),
            *self._by(lang),
            say("progress-observed", {"ratio": self.outcomes.observed.written(lang)}, lang),
        ]

    def data(self) -> dict[str, Plain]:
        """The report as plain data: a ratio is `{"part", "of"}`, null where there is nothing to count."""
        return {
            "session": self.session,
            "on": self.on.isoformat(),
            "erased": self.erased,
            "index": {"all": _plain(self.index), **{by: _plain(self._index_by(by)) for by in ASSESSORS}},
            "levels": [
                {"family": one.family.id, "by": one.by, "index": _plain(one.progress), "reached": _plain(one.reached)}
                for one in self.levels
            ],
            "gaps": [
                {
                    "family": one.family.id,
                    "other": one.other,
                    "lower": one.lower,
                    "same": one.same,
                    "higher": one.higher,
                }
                for one in self.gaps
            ],
            "skills": [attrs.asdict(one) for one in self.tracks],
            "appreciation": [
                {"form_version": one.form.version, "question": one.question.id, "agree": _plain(one.agree)}
                for one in self.agreements
            ],
            "answers": [{"form": one.form, "role": one.role, "answered": _plain(one.answered)} for one in self.rates],
            "observed": _plain(self.outcomes.observed),
            "outcomes": {outcome: _plain(ratio) for outcome, ratio in self.outcomes.counts.items()},
        }

    def _index_by(self, by: str) -> Ratio:
        return index(track for track in self.tracks if track.by == by)

    def _by(self, lang: Lang) -> Iterator[str]:
        for by in ASSESSORS:
            facts = {"by": say(f"assessor-{by}", {}, lang), "ratio": self._index_by(by).written(lang)}
            yield f"  {say('progress-by', facts, lang)}"

    def _blocks(self, lang: Lang) -> Iterator[str]:
        facts = {"name": self.name, "session": self.session, "on": self.on}
        head = [say("progress-title", facts, lang), say("progress-sensitive", {}, lang)]
        if self.erased:
            head.append(say("progress-erased", {"count": self.erased}, lang))
        yield "\n".join(head)
        yield "\n".join(self.summary(lang))
        if self.levels:
            yield str(_levels(self.levels, lang))
        if self.gaps:
            yield str(_gaps(self.gaps, lang))
        if self.agreements:
            rows = [(one.question.words.say(lang), one.agree) for one in self.agreements]
            yield str(_bars("progress-appreciation", "progress-sentence", rows, lang))
        if self.rates:
            rows = [(f"{one.form} ({say(f'respondent-{one.role}', {}, lang)})", one.answered) for one in self.rates]
            yield str(_bars("progress-answers", "progress-form", rows, lang))
        rows = [(say(f"outcome-{outcome}", {}, lang), ratio) for outcome, ratio in self.outcomes.counts.items()]
        yield str(_bars("progress-outcomes", "progress-outcome", rows, lang))


def learning_report(state: State, events: Sequence[Event], on: date) -> LearningReport:
    """The figures of a session on a day: what is dated later is not counted."""
    by_then = [event for event in events if isinstance(event, Erased) or event.on <= on]
    marks = tracks(by_then)
    return LearningReport(
        session=state.session,
        name=state.opened.name,
        on=on,
        erased=sum(isinstance(event, Erased) for event in by_then),
        tracks=marks,
        levels=levels(marks),
        gaps=gaps(marks),
        agreements=agreements(by_then),
        rates=rates(_followed(state, by_then), on),
        outcomes=outcomes(by_then, state.members),
    )


def _followed(state: State, events: Sequence[Event]) -> tuple[FollowUp, ...]:
    return follow_ups(state, [event for event in events if not isinstance(event, Erased)])


def _plain(ratio: Ratio) -> Plain:
    data = ratio.data()
    return None if data is None else {**data}


def _levels(found: Sequence[Level], lang: Lang) -> Table:
    names = ("family", "by", "index", "reached")
    rows = (
        (
            one.family.words.say(lang),
            say(f"assessor-{one.by}", {}, lang),
            one.progress.written(lang),
            one.reached.written(lang),
        )
        for one in found
    )
    return Table(
        say("progress-levels", {}, lang),
        tuple(Column(say(f"progress-column-{name}", {}, lang)) for name in names),
        tuple(map(Row, rows)),
        (say("progress-levels-note", {}, lang),),
    )


def _gaps(found: Sequence[Gap], lang: Lang) -> Table:
    names = ("family", "other", "lower", "same", "higher")
    rows = (
        (
            one.family.words.say(lang),
            say(f"assessor-{one.other}", {}, lang),
            *(
                Ratio(part, one.lower + one.same + one.higher).written(lang)
                for part in (one.lower, one.same, one.higher)
            ),
        )
        for one in found
    )
    return Table(
        say("progress-gaps", {}, lang),
        tuple(Column(say(f"progress-column-{name}", {}, lang)) for name in names),
        tuple(map(Row, rows)),
    )


def _bars(title: str, of: str, rows: Sequence[tuple[str, Ratio]], lang: Lang) -> Table:
    return Table(
        say(title, {}, lang),
        (Column(say(of, {}, lang)), Column(""), Column(say("progress-count", {}, lang), "right")),
        tuple(Row((text, ratio.bar(_BAR), ratio.written(lang))) for text, ratio in rows),
    )
