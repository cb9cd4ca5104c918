"""A session of each of the five formats, from its opening to closed books, each of its programme days held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import attrs
import pytest

from flashcoop_core import Ledger
from flashcoop_core import events as ev
from flashcoop_core.errors import Refused
from flashcoop_core.events import Event
from flashcoop_core.ledger import Session
from flashcoop_core.session import plan
from flashcoop_core.session.figures import months_to_settle
from flashcoop_core.session.plan import Plan
from played import adopted

_YEAR_END = date(2026, 12, 31)


@attrs.frozen
class Script:
    """What a session of a format is made of: its days with their themes, who is there, and what else happens."""

    format: str
    days: tuple[tuple[date, tuple[str, ...]], ...]
    ends: date
    members: tuple[str, ...] = ("m-1", "m-2")
    minors: tuple[str, ...] = ()
    facilitators: tuple[str, ...] = ("f-1",)
    service: bool = False
    key: str = "equal"
    #: Day -> who joins in its morning, who leaves in its evening.
    joins: dict[date, str] = attrs.field(factory=dict)
    leaves: dict[date, str] = attrs.field(factory=dict)


def day(text: str) -> date:
    """`03-02` of 2026."""
    return date.fromisoformat(f"2026-{text}")


def days(*lines: str) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """`03-02 discover offer`: a day and its themes."""
    return tuple((day(on), tuple(themes)) for on, *themes in (line.split() for line in lines))


SCRIPTS = (
    # Seven days that do not follow each other.
    Script(
        "flash",
        days(
            "03-02 discover",
            "03-04 offer",
            "03-05 communication-and-bank",
            "03-09 make",
            "03-13 sell",
            "03-16 accounts",
            "03-20 look-back",
        ),
        ends=day("03-20"),
    ),
    # Four days, several themes each.
    Script(
        "short",
        days(
            "03-02 discover offer",
            "03-03 communication-and-bank make",
            "03-04 sell",
            "03-05 accounts look-back",
        ),
        ends=day("03-05"),
    ),
    # Five and a half months to test a trade: made and sold month after month.
    Script(
        "long",
        days(
            "01-12 discover",
            "01-19 offer",
            "01-26 communication-and-bank",
            *(f"{month:02}-{line}" for month in range(2, 6) for line in ("03 make", "20 sell")),
            "06-08 accounts",
            "06-29 look-back",
        ),
        ends=day("06-29"),
        key="hours",
    ),
    # One leaves, another enters: each shares by the hours they worked.
    Script(
        "open",
        days(
            "03-02 discover",
            "03-03 offer",
            "03-04 communication-and-bank",
            "03-05 make",
            "03-06 sell",
            "03-12 make",
            "03-13 sell",
            "03-30 accounts",
            "03-31 look-back",
        ),
        ends=day("03-31"),
        key="hours",
        joins={day("03-12"): "m-3"},
        leaves={day("03-06"): "m-2"},
    ),
    # A summer of services by the young, their guardians consenting.
    Script(
        "youth",
        days(
            "07-06 discover",
            "07-08 offer",
            *(f"{on} serve" for on in ("07-15", "07-22", "08-05", "08-19")),
            "08-24 accounts",
            "08-28 look-back",
        ),
        ends=day("08-28"),
        members=("m-1", "m-2", "m-3", "m-4", "m-5"),
        minors=("m-1", "m-2", "m-3", "m-4"),
        facilitators=("f-1", "f-2"),
        service=True,
    ),
)

BY_FORMAT = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.format)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open() as ledger:
        yield ledger


class Story:
    """A script as it is played, a day after the other."""

    def __init__(self, script: Script, ledger: Ledger) -> None:
        self.script = script
        self.starts = script.days[0][0]
        self.prepared = self.starts - timedelta(days=30)
        self.coop: Session = ledger.open_session(
            ev.SessionOpened(
                on=self.prepared,
                name="Essai",
                host=ev.Host(name="CAE des Exemples", siren="123456782", section="fc"),
                place="Lusignan",
                starts=self.starts,
                ends=script.ends,
                fiscal_year_ends=_YEAR_END,
                filiere="any",
                format=script.format,  # type: ignore[arg-type] # a script holds plain texts
            )
        )

    def do(self, *whats: Event | Plan) -> None:
        for what in whats:
            self.coop.record(what)

    def prepare(self) -> None:
        """Weeks ahead: who frames it, the days, the insurance, the funding plan and what closes it."""
        on = self.prepared
        self.do(
            *(ev.FacilitatorEngaged(on=on, facilitator=who) for who in self.script.facilitators),
            ev.PartnerEngaged(on=on, partner="town", name="Ville", role="funder"),
            *(
                ev.ProgrammeDayPlanned(on=on, number=number, day=on_day, themes=themes)
                for number, (on_day, themes) in enumerate(self.script.days, 1)
            ),
            ev.InsuranceNoted(on=on, insurer="Mutuelle", reference="RC", starts=on, ends=_YEAR_END),
            ev.FundingPlanned(on=on, funder="town", cents=500_00),
            ev.GrantAwarded(on=on, grant="g-1", funder="town", nature="public", cents=500_00),
        )

    def join(self, on: date, who: str) -> None:
        cape = ev.Contract(signed=on, ends=_YEAR_END)
        self.do(ev.MemberJoined(on=on, member=who, contract=cape, minor=who in self.script.minors))
        if who in self.script.minors:
            self.do(ev.GuardianConsentRecorded(on=on, member=who, signed=on, reference=f"AUT-{who}"))

    def here(self, on: date) -> list[str]:
        return [who for who, member in sorted(self.coop.state.members.items()) if member.here(on)]

    def vote(self, on: date, decision: str, subject: str, option: ev.Option) -> None:
        proposal = ev.DecisionProposed(
            on=on,
            decision=decision,
            subject=subject,  # type: ignore[arg-type] # as above
            question="?",
            options=(option,),
        )
        self.do(*adopted(proposal, *self.here(on)))

    def hold(self, number: int, on: date, themes: tuple[str, ...]) -> None:
        """A day: what its themes are for, the hours, and that it was held."""
        if on in self.script.joins:
            self.join(on, self.script.joins[on])
        for theme in themes:
            _DOES[theme](self, on)
        self.do(*(ev.WorkRecorded(on=on, member=who, minutes=6 * 60) for who in self.here(on)))
        assert self.coop.day(on).missing == ()
        self.do(ev.ProgrammeDayHeld(on=on, number=number))
        if on in self.script.leaves:
            self.do(ev.MemberLeft(on=on, member=self.script.leaves[on]))

    # -- what each theme is for -----------------------------------------------------------------------

    def discover(self, on: date) -> None:
        for who in self.script.members:
            self.join(on, who)

    def offer(self, on: date) -> None:
        self.do(
            ev.ProductDefined(
                on=on,
                product="it",
                name="It",
                nature="service" if self.script.service else "finished",
                vat_rate=2_000,
                vat_reason="taux normal",
                decided_by="f-1",
            ),
            ev.BudgetEstimated(on=on, product="it", quantity=1_000, lines=(ev.BudgetLine(charge="hire", cents=1),)),
        )
        price = ev.PriceOption(product="it", channel="market", price=12_00)
        self.vote(on, "price", "price", ev.Option(option="twelve", label="12 €", prices=(price,)))
        self.do(ev.PriceSet(on=on, product="it", channel="market", price=12_00, decision="price"))

    def communicate(self, on: date) -> None:
        self.vote(on, "name", "name", ev.Option(option="essai", label="Essai"))
        self.do(ev.DecisionApplied(on=on, decision="name", how="On the stall"))
        self.do(plan.loan(500_00, 400, 10, on=on))

    def make(self, on: date) -> None:
        self.do(ev.GoodsProduced(on=on, product="it", quantity=10_000))

    def sell(self, on: date) -> None:
        voucher = f"Z-{self.coop.version}"
        self.do(
            plan.takings({"it": 10_000}, voucher=voucher, channel="market", tickets=9, on=on),
            plan.till_close("day", on=on),
        )

    def count(self, on: date) -> None:
        self.do(plan.till_close("session", on=on), plan.till_count(self.coop.state.till_balance, on=on))
        self.do(plan.stock_count({}, on=on))
        for month in months_to_settle(self.coop.state):
            self.do(plan.vat(month, on=on))

    def look_back(self, on: date) -> None:
        self.vote(on, "split", "split", ev.Option(option="so", label="=", split=ev.SplitOption(key=self.script.key)))
        self.do(plan.distribution("split", on=on))

    def close(self) -> None:
        """Pay, the till given back, closed books."""
        on = self.script.ends + timedelta(days=10)
        shares = self.coop.state.shares
        lines = [
            ev.PayLine(
                member=who, gross=share.cents, net=share.cents, employer=0, social_security=0, accrued=0, difference=0
            )
            for who, share in shares.items()
        ]
        self.do(
            plan.payroll(lines, month=f"{on:%Y-%m}", reference="PAIE", on=on),
            plan.remuneration(reference="VIR", on=on),
            ev.FundsReturned(on=on, reference="RET", cents=self.coop.state.till_balance),
            plan.session_closing(on=on),
        )


_DOES: dict[str, Callable[[Story, date], None]] = {
    "discover": Story.discover,
    "offer": Story.offer,
    "communication-and-bank": Story.communicate,
    "make": Story.make,
    "sell": Story.sell,
    "serve": Story.sell,
    "accounts": Story.count,
    "look-back": Story.look_back,
}


@BY_FORMAT
def test_a_session_of_each_format_is_played_to_closed_books(script: Script, ledger: Ledger) -> None:
    story = Story(script, ledger)
    story.prepare()
    last = ev.ProgrammeDayHeld(on=script.ends, number=len(script.days))
    for number, (on, themes) in enumerate(script.days, 1):
        if number < last.number:
            with pytest.raises(Refused) as refused:
                story.coop.record(last)
            assert "earlier-day-not-held" in refused.value.names
        story.hold(number, on, themes)
    story.close()
    state = story.coop.state
    assert state.is_closed
    assert [day.held for _, day in sorted(state.days.items())] == [on for on, _ in script.days]
    assert [problem for statement in story.coop.books.statements() for problem in statement.check()] == []
    assert ledger.verify().events == story.coop.version


@BY_FORMAT
def test_a_session_that_is_as_its_format_says_has_nothing_to_worry_about(script: Script, ledger: Ledger) -> None:
    story = Story(script, ledger)
    story.prepare()
    assert story.coop.day(story.prepared).notices == ()
    for number, (on, themes) in enumerate(script.days, 1):
        story.hold(number, on, themes)
        told = story.coop.day(on)
        assert told.notices == ()
        assert [step.step for step in told.steps if not step.done] == []
        assert told.today is not None
        assert told.today.held
    assert story.coop.day(story.prepared).funding.closed_on == story.prepared


def test_who_left_an_open_session_shares_by_the_hours_worked(ledger: Ledger) -> None:
    script = next(script for script in SCRIPTS if script.format == "open")
    story = Story(script, ledger)
    story.prepare()
    for number, (on, themes) in enumerate(script.days, 1):
        story.hold(number, on, themes)
    distribution = story.coop.state.distribution
    assert distribution is not None
    # The ninth day shares what the eight before have earned.
    assert {share.member: share.weight // 360 for share in distribution.shares} == {"m-1": 8, "m-2": 5, "m-3": 3}
