"""The progress index, levels and gaps by hand; outcomes and agreement with what they are counted of."""

from __future__ import annotations

from datetime import date
from typing import get_args, get_type_hints

import attrs
import pytest

from flashcoop_core.learning.events import Answer, FormAnswered, Mark, OutcomeObserved, SkillsAssessed
from flashcoop_core.learning.follow_ups import FollowUp, follow_ups, rates
from flashcoop_core.learning.forms import form
from flashcoop_core.learning.outcomes import OUTCOMES, agreements, outcomes
from flashcoop_core.learning.progress import Assessor, Gap, Ratio, gaps, index, levels, tracks
from flashcoop_core.reports.follow_ups import follow_ups_data, follow_ups_text
from flashcoop_core.reports.learning import learning_report
from learned import COLD, LAST, answered, assessed, observed, opened, reminded


def marked(day: int, by: Assessor = "self", assessor: str = "", /, **marks: int) -> SkillsAssessed:
    given = tuple(Mark(skill=skill.replace("_", "-"), mark=mark) for skill, mark in marks.items())
    who = assessor or {"self": "lichen", "peer": "sphaigne", "facilitator": "anim-1"}[by]
    return attrs.evolve(assessed("lichen", who, by, day=day), marks=given)


# A worked case: "ask" goes up for all, "listen" stays for self; "help" is marked once only.
WORKED = (
    marked(1, ask=1, listen=2),
    marked(3, ask=4, help=3),
    marked(6, ask=2, listen=2),
    marked(2, "peer", ask=2, listen=4),
    marked(5, "peer", ask=3, listen=3),
    marked(5, "facilitator", ask=3),
)


def test_the_index_counts_what_went_up_of_what_was_marked_on_two_days() -> None:
    found = tracks(WORKED)
    assert index(found) == Ratio(2, 4)  # self: ask of ask, listen; peer: ask of ask, listen; help and facilitator: once
    assert index(track for track in found if track.by == "self") == Ratio(1, 2)
    assert index(track for track in found if track.by == "facilitator") == Ratio(0, 0)


def test_what_lies_between_the_first_and_the_last_day_does_not_count() -> None:
    (ask,) = [track for track in tracks(WORKED) if (track.skill, track.by) == ("ask", "self")]
    assert (ask.first, ask.last, ask.days) == (1, 2, 3)


def test_days_count_in_their_order_and_not_in_that_of_recording() -> None:
    assert tracks(WORKED[::-1]) == tracks(WORKED)


def test_of_several_peers_on_one_day_the_middle_counts_and_one_day_is_no_progress() -> None:
    both = (marked(2, "peer", "sphaigne", ask=1), marked(2, "peer", "hypne", ask=4))
    (track,) = tracks(both)
    assert (track.first, track.last, track.compared) == (1, 1, False)
    (three,) = tracks((*both, marked(2, "peer", "mnie", ask=3)))
    assert three.first == 3


def test_marks_on_another_version_of_the_grid_are_not_compared() -> None:
    later = attrs.evolve(marked(6, ask=4), grid_version=2)
    assert index(tracks((marked(1, ask=1), later))) == Ratio(0, 0)


def test_levels_and_gaps_by_family_and_assessor() -> None:
    found = {(one.family.id, one.by): (one.progress, one.reached) for one in levels(tracks(WORKED))}
    assert found == {
        ("learning-to-learn", "self"): (Ratio(1, 1), Ratio(0, 1)),
        ("learning-to-learn", "peer"): (Ratio(1, 1), Ratio(1, 1)),
        ("learning-to-learn", "facilitator"): (Ratio(0, 0), Ratio(1, 1)),
        ("social-and-civic", "self"): (Ratio(0, 1), Ratio(1, 2)),
        ("social-and-civic", "peer"): (Ratio(0, 1), Ratio(1, 1)),
    }
    assert [(gap.family.id, gap.other, gap.lower, gap.same, gap.higher) for gap in gaps(tracks(WORKED))] == [
        ("learning-to-learn", "peer", 1, 0, 0),
        ("learning-to-learn", "facilitator", 1, 0, 0),
        ("social-and-civic", "peer", 1, 0, 0),
    ]
    assert all(isinstance(gap, Gap) for gap in gaps(tracks(WORKED)))


@pytest.mark.parametrize(
    ("ratio", "french", "english", "bar"),
    [
        (Ratio(17, 24), "17 sur 24", "17 of 24", "███████░░░"),
        (Ratio(0, 3), "0 sur 3", "0 of 3", "░" * 10),
        (Ratio(0, 0), "pas de chiffre", "no figure", ""),
    ],
)
def test_a_ratio_is_written_with_what_it_is_counted_of(ratio: Ratio, french: str, english: str, bar: str) -> None:
    assert (ratio.written("fr"), ratio.written("en"), ratio.bar(10)) == (french, english, bar)
    assert ratio.data() == ({"part": ratio.part, "of": ratio.whole} if ratio.whole else None)


def test_the_latest_outcome_of_each_counts_and_to_give_up_is_one() -> None:
    earlier = attrs.evolve(observed(on=LAST), outcome="seeking")
    found = outcomes((observed(), earlier), ("lichen", "sphaigne", "hypne"))
    assert found.observed == Ratio(1, 3)
    assert found.counts["gave-idea-up"] == Ratio(1, 1)
    assert tuple(found.counts) == OUTCOMES == get_args(get_type_hints(OutcomeObserved)["outcome"])
    assert outcomes((), ()).observed == Ratio(0, 0)


def test_agreement_is_counted_of_those_who_answered_the_sentence() -> None:
    def said(who: str, *answers: Answer) -> FormAnswered:
        return attrs.evolve(answered(who), form="appreciation", answers=answers)

    methods, talk = "working-methods", "exchanging"
    given = (
        said("lichen", Answer(question=methods, mark=3), Answer(question=talk, mark=2)),
        said("sphaigne", Answer(question=methods, mark=4)),
    )
    assert {one.question.id: one.agree for one in agreements(given)} == {methods: Ratio(2, 2), talk: Ratio(0, 1)}


def of(found: tuple[FollowUp, ...], form: str, who: str) -> list[FollowUp]:
    return [one for one in found if (one.form, one.respondent) == (form, who)]


def test_what_falls_due_follows_from_the_session() -> None:
    found = follow_ups(opened().session().state, ())
    assert [one.day for one in of(found, "skills", "lichen")] == [1, 2, 3, 4, 5, 6]
    assert [one.opens for one in of(found, "interview", "lichen")] == [LAST]
    (cold,) = of(found, "participant-cold", "lichen")
    assert (cold.opens, cold.due) == (COLD, date(2026, 9, 10))
    assert of(found, "interview", "hypne") == []  # left before the last day
    assert len(of(found, "participant-cold", "hypne")) == 1
    assert {one.respondent for one in found if one.role == "partner"} == {"mairie"}
    assert {one.respondent for one in found if one.role == "facilitator"} == {"anim-1"}


@pytest.mark.parametrize(
    ("on", "events", "status"),
    [
        (date(2026, 7, 9), (), "not-yet"),
        (COLD, (), "due"),
        (date(2026, 9, 10), (), "due"),
        (date(2026, 9, 11), (), "late"),
        (COLD, (answered(form="participant-cold", moment="cold", on=COLD),), "answered"),
        (COLD, (answered(form="participant-cold", moment="cold", on=date(2026, 7, 20)),), "due"),
        (COLD, (answered("sphaigne", form="participant-cold", moment="cold", on=COLD),), "due"),
    ],
)
def test_where_a_follow_up_stands(on: date, events: tuple[FormAnswered, ...], status: str) -> None:
    (cold,) = of(follow_ups(opened().session().state, events), "participant-cold", "lichen")
    assert cold.status(on) == status


def test_reminders_are_counted_with_the_last_channel() -> None:
    letter = attrs.evolve(reminded(on=date(2026, 8, 1)), channel="letter")
    (cold,) = of(follow_ups(opened().session().state, (letter, reminded())), "participant-cold", "lichen")
    assert (cold.reminders, cold.channel) == (2, "letter")


def test_rates_count_answers_of_the_forms_that_are_open() -> None:
    found = follow_ups(opened().session().state, (answered(), answered("sphaigne"), assessed()))
    at_last = {(one.form, one.role): one.answered for one in rates(found, LAST)}
    assert at_last["interview", "participant"] == Ratio(2, 3)
    assert at_last["skills", "participant"].part == 1
    assert ("participant-cold", "participant") not in at_last


def test_nobody_is_asked_again_after_their_learning_was_erased_and_the_report_says_how_much_was() -> None:
    with opened() as ledger:
        coop = ledger.session()
        coop.learning.record(*WORKED, observed(), observed("sphaigne"))
        before = learning_report(coop.state, coop.learning.events(), COLD)
        assert (before.erased, before.index, before.outcomes.observed.part) == (0, Ratio(2, 4), 2)
        coop.learning.purge(COLD, "request", "lichen")
        events = coop.learning.events()
        after = learning_report(coop.state, events, COLD)
        assert (after.erased, after.index, after.outcomes.observed.part) == (7, Ratio(0, 0), 1)
        assert "7" in after.text("fr").split("\n\n")[0]
        assert "lichen" not in {one.respondent for one in follow_ups(coop.state, events)}
        coop.learning.purge(COLD, "request")
        assert follow_ups(coop.state, coop.learning.events()) == ()


def test_what_is_dated_later_is_not_counted() -> None:
    state = opened().session().state
    report = learning_report(state, (*WORKED, observed()), LAST)
    assert report.outcomes.observed.part == 0
    assert report.data()["index"] == {
        "all": {"part": 2, "of": 4},
        "self": {"part": 1, "of": 2},
        "peer": {"part": 1, "of": 2},
        "facilitator": None,
    }


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_texts_fit_a_terminal_of_100_columns(lang: str) -> None:
    state = opened().session().state
    grid = attrs.evolve(answered(), form="appreciation", answers=(Answer(question="ready-for-offers", mark=4),))
    events = (*WORKED, grid, observed())
    text = learning_report(state, events, COLD).text("en" if lang == "en" else "fr")
    listed = follow_ups_text(follow_ups(state, events), state.opened.name, COLD, "en" if lang == "en" else "fr")
    assert max(map(len, f"{text}\n{listed}".splitlines())) <= 100
    assert f"\nskills – {form('skills').title.say('en' if lang == 'en' else 'fr')}\n" in listed
    assert follow_ups_data(follow_ups(state, ()), "x", COLD)["on"] == "2026-07-10"
