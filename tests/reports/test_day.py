"""The list of a day: what it shows of a session that is under way, and what it finds worth a look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs
import msgspec
import pytest

from flashcoop_core import Ledger
from flashcoop_core import events as ev
from flashcoop_core.errors import Refused
from flashcoop_core.events import Event
from flashcoop_core.ledger import Session
from flashcoop_core.reports.day import FULL_WEEK
from flashcoop_core.reports.day_notices import notices
from flashcoop_core.session import plan
from flashcoop_core.session.plan import Plan
from flashcoop_core.session.state import State
from flashcoop_core.words import names, say
from played import NEW, OPENING, adopted, joined, march, play

but = attrs.evolve

FACILITATOR = ev.FacilitatorEngaged(on=march(1), facilitator="f-1")
TOWN = ev.PartnerEngaged(on=march(1), partner="town", name="Lusignan", role="venue")
DAY_3 = ev.ProgrammeDayPlanned(on=march(1), number=3, day=march(4), themes=("communication-and-bank",))
DAY_4 = but(DAY_3, number=4, day=march(5), themes=("make",))
DAY_5 = but(DAY_3, number=5, day=march(9), themes=("sell",))
INSURED = ev.InsuranceNoted(on=march(1), insurer="Mutuelle", reference="RC", starts=march(1), ends=march(31))
BANKER = ev.ProfessionalEngaged(on=march(1), professional="pro-1", role="banker", number=3)
HALL = ev.VenueEngaged(on=march(1), booking="hall", partner="town", use="making", starts=march(4), ends=march(6))
KOKEDAMA = ev.ProductDefined(
    on=march(3), product="kokedama", name="Kokedama", vat_rate=2_000, vat_reason="plant", decided_by="a-1"
)
NAME = ev.DecisionProposed(
    on=march(4), decision="name", subject="name", question="?", options=(ev.Option(option="jinsei", label="Jinsei"),)
)
PREPARED = (FACILITATOR, TOWN, DAY_3, DAY_4, DAY_5, INSURED, BANKER, HALL)


@pytest.fixture
def coop() -> Iterator[Session]:
    with Ledger.open() as ledger:
        coop = ledger.open_session(OPENING)
        record(coop, *PREPARED, joined("m-1"), joined("m-2"))
        yield coop


def record(coop: Session, *whats: Event | Plan) -> None:
    for what in whats:
        coop.record(what)


# -- what is planned and missing ------------------------------------------------------------------


def test_in_the_morning_it_says_what_to_do_and_what_stands_in_the_way(coop: Session) -> None:
    told = coop.day(march(4))
    assert told.today is not None
    assert (told.today.number, told.today.themes, told.today.held) == (3, ("communication-and-bank",), False)
    assert [(step.step, step.done) for step in told.steps] == [("name-decided", False), ("loan-simulated", False)]
    assert [refusal.name for refusal in told.missing] == ["no-product-defined"]
    assert told.following is not None
    assert told.following.number == 4
    assert told.missing_next == ()


def test_in_the_evening_it_says_that_all_is_done(coop: Session) -> None:
    record(
        coop,
        KOKEDAMA,
        *adopted(NAME, "m-1", "m-2"),
        plan.loan(50_000, 450, 12, on=march(4)),
        ev.ProgrammeDayHeld(on=march(4), number=3),
    )
    told = coop.day(march(4))
    assert told.today is not None
    assert told.today.held
    assert [step.done for step in told.steps] == [True, True]
    assert told.missing == ()


def test_a_day_that_is_overdue_stands_in_the_way_of_the_next(coop: Session) -> None:
    told = coop.day(march(5))
    assert [refusal.name for refusal in told.missing] == ["earlier-day-not-held"]
    assert [(notice.name, notice.facts) for notice in told.notices][:1] == [("day-overdue", {"day": 3, "on": march(4)})]


def test_it_is_seen_as_it_was_at_the_end_of_that_day(coop: Session) -> None:
    before = coop.day(march(4))
    record(coop, but(KOKEDAMA, on=march(5)))
    assert coop.day(march(4)) == before
    assert coop.day(march(5)).heading.version == coop.version


def test_what_was_recorded_late_is_counted_and_not_seen(coop: Session) -> None:
    record(coop, but(KOKEDAMA, on=march(5)), ev.BudgetEstimated(on=march(4), product="kokedama", quantity=1, lines=()))
    told = coop.day(march(4))
    assert told.later == 1
    assert "1 event(s)" in told.text("en")
    assert coop.day(march(5)).later == 0


def test_a_day_without_programme_shows_the_next(coop: Session) -> None:
    told = coop.day(march(6))
    assert told.today is None
    assert told.steps == ()
    assert told.missing == ()
    assert told.following is not None
    assert told.following.number == 5
    # Selling asks for a price and for something to sell; the two members have signed.
    assert [refusal.name for refusal in told.missing_next] == ["no-price-voted", "nothing-to-sell"]


def test_before_its_opening_a_session_has_no_list(coop: Session) -> None:
    with pytest.raises(Refused) as refused:
        coop.day(date(2026, 2, 28))
    assert refused.value.names == ("day-before-opening",)


def test_consents_are_asked_for_where_there_are_minors(coop: Session) -> None:
    first = but(DAY_3, number=1, day=march(2), themes=("discover",))
    record(coop, first)
    assert "consents-recorded" not in [step.step for step in coop.day(march(2)).steps]
    record(coop, but(joined("m-3"), minor=True))
    assert ("consents-recorded", False) in [(step.step, step.done) for step in coop.day(march(2)).steps]


# -- who is expected ------------------------------------------------------------------------------


def expected(coop: Session, on: date) -> list[tuple[int, tuple[str, ...], str | None, str]]:
    return [(one.number, one.roles, one.who, one.answer) for one in coop.day(on).expected]


def test_it_says_who_is_expected_and_has_not_confirmed(coop: Session) -> None:
    assert expected(coop, march(4)) == [
        (3, ("communication",), None, "nobody"),
        (3, ("banker",), "pro-1", "asked"),
        (4, ("producer",), None, "nobody"),
        (4, ("making",), "town", "asked"),
        (5, ("logistician",), None, "nobody"),
        (5, ("selling",), None, "nobody"),
    ]


def test_who_confirmed_is_shown_for_the_days_at_hand_alone(coop: Session) -> None:
    record(
        coop,
        ev.ProfessionalConfirmed(on=march(2), professional="pro-1", number=3),
        ev.VenueConfirmed(on=march(2), booking="hall"),
        but(BANKER, on=march(2), professional="pro-2", role="logistician", number=5),
        ev.ProfessionalConfirmed(on=march(2), professional="pro-2", number=5),
    )
    near = expected(coop, march(4))
    assert (3, ("banker",), "pro-1", "confirmed") in near
    assert (4, ("making",), "town", "confirmed") in near
    assert (5, ("logistician",), "pro-2", "confirmed") not in near
    assert (5, ("logistician",), "pro-2", "confirmed") in expected(coop, march(5))


def test_one_of_those_who_will_do_is_enough(coop: Session) -> None:
    # The bank day wants a banker or an insurer.
    assert (3, ("banker", "insurer"), None, "nobody") not in expected(coop, march(4))
    record(coop, plan.reversal(kind="professional_engaged", on=march(2)))
    assert (3, ("banker", "insurer"), None, "nobody") in expected(coop, march(4))


def test_a_place_that_is_booked_for_other_days_is_none(coop: Session) -> None:
    record(coop, but(HALL, on=march(2), booking="stall", use="selling", starts=march(10), ends=march(12)))
    assert (5, ("selling",), None, "nobody") in expected(coop, march(4))


# -- hours ----------------------------------------------------------------------------------------


def test_more_than_35_hours_a_week_are_shown(coop: Session) -> None:
    for day in range(2, 7):
        record(coop, ev.WorkRecorded(on=march(day), member="m-1", minutes=7 * 60))
    record(coop, ev.WorkRecorded(on=march(9), member="m-1", minutes=60))
    assert [(one.member, one.minutes, one.over) for one in coop.day(march(6)).hours] == [
        ("m-1", FULL_WEEK, False),
        ("m-2", 0, False),
    ]
    # Of the Sunday, and recorded after the Monday: it counts in its week all the same.
    record(coop, ev.WorkRecorded(on=march(8), member="m-1", minutes=1))
    assert [(one.minutes, one.over) for one in coop.day(march(6)).hours] == [(FULL_WEEK + 1, True), (0, False)]
    assert [(one.minutes, one.over) for one in coop.day(march(9)).hours] == [(60, False), (0, False)]


def test_time_taken_back_is_no_time(coop: Session) -> None:
    record(coop, ev.WorkRecorded(on=march(3), member="m-1", minutes=60), plan.reversal(kind="work_recorded"))
    assert [one.minutes for one in coop.day(march(4)).hours] == [0, 0]


def test_a_week_outside_the_programme_shows_those_who_worked_alone(coop: Session) -> None:
    assert coop.day(march(23)).hours == ()


# -- worth a look ---------------------------------------------------------------------------------

LONG = but(OPENING, format="long", starts=march(2), ends=date(2026, 7, 1))
YOUTH = but(OPENING, format="youth", starts=date(2026, 6, 29), ends=date(2026, 9, 4))
SEVEN = tuple(but(DAY_3, number=at + 1, day=march(2 + at), themes=("make",)) for at in range(7))


@pytest.mark.parametrize(
    ("state", "names_"),
    [
        (play(NEW, OPENING), "no-day-planned facilitators-lacking"),
        (play(NEW, OPENING, FACILITATOR, INSURED, *SEVEN), ""),
        (play(NEW, OPENING, FACILITATOR, *SEVEN), "days-not-insured"),
        (play(NEW, OPENING, FACILITATOR, INSURED, *SEVEN[1:]), "days-unlike-format"),
        (play(NEW, but(OPENING, format="short"), FACILITATOR, INSURED, *SEVEN[3:]), ""),
        (play(NEW, but(OPENING, format="short"), FACILITATOR, INSURED, *SEVEN[4:]), "days-unlike-format"),
        (play(NEW, LONG, FACILITATOR, INSURED, SEVEN[0]), ""),
        (play(NEW, but(LONG, ends=date(2026, 6, 30)), FACILITATOR, INSURED, SEVEN[0]), "length-unlike-format"),
        (play(NEW, but(LONG, ends=date(2026, 12, 1)), FACILITATOR, INSURED, SEVEN[0]), ""),
        (play(NEW, but(LONG, ends=date(2026, 12, 2)), FACILITATOR, INSURED, SEVEN[0]), "length-unlike-format"),
        (
            play(NEW, YOUTH, FACILITATOR, but(FACILITATOR, facilitator="f-2", role="accountant")),
            "no-day-planned facilitators-lacking",
        ),
        (
            play(NEW, but(YOUTH, ends=date(2026, 10, 1)), FACILITATOR, but(FACILITATOR, facilitator="f-2")),
            "no-day-planned season-unlike-format",
        ),
        (
            play(NEW, but(OPENING, format="open"), FACILITATOR, INSURED, SEVEN[0], but(joined("m-1"), minor=True)),
            "guardian-consent-missing",
        ),
        (
            play(
                NEW, OPENING, FACILITATOR, TOWN, INSURED, *SEVEN, ev.FundingPlanned(on=march(1), funder="town", cents=1)
            ),
            "funding-not-closed",
        ),
    ],
)
def test_what_is_unlike_the_format_or_lacking_is_named(state: State, names_: str) -> None:
    assert " ".join(notice.name for notice in notices(state, march(2))) == names_


def test_who_joins_once_the_group_is_formed_is_named_but_in_an_open_session() -> None:
    late = but(joined("m-2"), on=march(5))
    begun = (FACILITATOR, INSURED, joined("m-1"), SEVEN[0], ev.ProgrammeDayHeld(on=march(2), number=1), late)
    closed = play(NEW, OPENING, *begun)
    assert ("joined-late", {"members": ("m-2",)}) in [(one.name, one.facts) for one in notices(closed, march(5))]
    opened = play(NEW, but(OPENING, format="open"), *begun)
    assert "joined-late" not in [notice.name for notice in notices(opened, march(5))]


def test_a_decision_is_missed_from_the_day_after_until_it_is_applied() -> None:
    decided = play(NEW, OPENING, joined("m-1"), joined("m-2"), *adopted(NAME, "m-1", "m-2"))

    def missed(state: State, day: int) -> list[object]:
        return [one.facts for one in notices(state, march(day)) if one.name == "decisions-not-applied"]

    assert missed(decided, 4) == []
    assert missed(decided, 5) == [{"decisions": ("name",)}]
    applied = play(decided, ev.DecisionApplied(on=march(5), decision="name", how="Sur l'étal."))
    assert missed(applied, 6) == []


# -- as people and programs read it ---------------------------------------------------------------


def test_it_is_told_in_both_languages(coop: Session) -> None:
    french, english = coop.day(march(4)).text("fr"), coop.day(march(4)).text("en")
    assert french == str(coop.day(march(4)))
    for part in (
        "mercredi 04/03/2026",
        "Jour 3, prévu aujourd'hui",
        "[ ] Un prêt est simulé",
        "⚠ personne de sollicité",
    ):
        assert part in french
    for part in ("Wednesday 2026-03-04", "Day 3, planned today", "[ ] A loan is simulated", "⚠ nobody engaged"):
        assert part in english
    assert "[no-product-defined] L'offre n'a pas" in french
    # The field of an event means nothing to who reads a list.
    assert "number" not in french


def test_it_is_plain_data_too(coop: Session) -> None:
    data = msgspec.json.decode(msgspec.json.encode(coop.day(march(4)).data()))
    assert data["on"] == "2026-03-04"
    assert data["missing"] == [{"name": "no-product-defined", "facts": {}}]
    assert data["hours"] == [{"member": who, "minutes": 0, "over": False} for who in ("m-1", "m-2")]
    assert data["expected"][1] == {
        "number": 3,
        "day": "2026-03-04",
        "roles": ["banker"],
        "who": "pro-1",
        "answer": "asked",
    }


def test_every_answer_and_day_of_the_week_has_its_words() -> None:
    texts = names("programme")
    assert {f"answer-{answer}" for answer in ("nobody", "asked", "confirmed")} <= texts
    assert [say(f"weekday-{day}", {}, "en")[:2] for day in range(7)] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
