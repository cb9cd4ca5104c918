"""Whole sessions, decided and shared in each of the ways, to closed books; an auditor looks at every step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs
import pytest

import flashcoop_governance_extra
from flashcoop_core import Ledger, Session, events
from flashcoop_core.books.books import Books
from flashcoop_core.errors import Refused
from flashcoop_core.events import MemberWeight, Option, Parameter, PriceOption, SplitOption, VoteCast
from flashcoop_core.hooks import PluginManager
from flashcoop_core.session import plan
from flashcoop_core.testing.watched import Watched, story_clock

MEMBERS = tuple(f"m-{n}" for n in range(1, 6))
MINUTES = {"m-1": 2_400, "m-2": 1_200, "m-3": 600, "m-4": 0, "m-5": 300}
OPENING = events.SessionOpened(
    on=date(2026, 3, 2),
    name="Les Mousses",
    place="Lusignan",
    filiere="vegetal",
    host=events.Host(name="CAE des Exemples", siren="123456782", section="mousses"),
    starts=date(2026, 3, 2),
    ends=date(2026, 3, 10),
    fiscal_year_ends=date(2026, 12, 31),
    contribution=events.Contribution(rate=1_000),
    plugins=(events.PluginActivation(name="governance-extra", hook_api=1),),
)


def march(day: int) -> date:
    return date(2026, 3, day)


def parameters(**values: int) -> tuple[Parameter, ...]:
    return tuple(Parameter(name=name.replace("_", "-"), value=value) for name, value in values.items())


SHARE = plan.distribution("split", on=march(31))


# -- how it is decided -----------------------------------------------------------------------------

#: Method -> its parameters, and the ballots of the five members on the options `first` and `second`.
_Ballot = tuple[str | None, tuple[str, ...]]
METHODS: dict[str, tuple[tuple[Parameter, ...], tuple[_Ballot, ...]]] = {
    "two-thirds": ((), (("first", ()), ("first", ()), ("first", ()), ("second", ()), (None, ()))),
    "approval": (
        parameters(min_approvals=3),
        ((None, ("second", "first")), (None, ("first",)), (None, ("first",)), (None, ("second",)), (None, ())),
    ),
    "ranked": (
        (),
        tuple(
            (None, ranks) for ranks in (("first",), ("third", "first"), ("first",), ("second",), ("second", "third"))
        ),
    ),
    "consent-amended": (
        (),
        tuple((None, bears) for bears in (("first", "second"), ("first",), ("third", "first"), ("first",), ())),
    ),
}


def decided(watched: Watched, method: str, decision: str, subject: str, *options: Option) -> events.DecisionClosed:
    """The first of three options adopted by `method`, in the ballots of the table."""
    given, ballots = METHODS[method]
    proposal = events.DecisionProposed(
        on=march(3),
        decision=decision,
        subject=subject,  # type: ignore[arg-type] # one of two that stand below
        question="?",
        options=options,
        method=f"governance-extra.{method}",
        parameters=given,
    )
    cast = [
        VoteCast(on=march(3), decision=decision, member=member, option=option, choices=choices)
        for member, (option, choices) in zip(MEMBERS, ballots, strict=True)
    ]
    assert watched.play(proposal, *cast, plan.decision_closing(decision, on=march(3)))
    closed = watched.session.state.decisions[decision].closing
    assert closed is not None
    return closed


# -- how it is shared ------------------------------------------------------------------------------

POINTS = tuple(MemberWeight(member=who, weight=points) for who, points in (("m-1", 5), ("m-3", 3), ("m-5", 1)))


@attrs.frozen
class Shared:
    """How an option shares 276.00, and what each member and cause gets of it, in cents."""

    split: SplitOption
    shares: Mapping[str, int]
    causes: Mapping[str, int] = MappingProxyType({})


SPLITS = {
    # Half by 4 500 minutes, half among the four who are here; m-5 left.
    "hours-equal": Shared(
        SplitOption(key="governance-extra.hours-equal"),
        {"m-1": 7_360 + 3_450, "m-2": 3_680 + 3_450, "m-3": 1_840 + 3_450, "m-4": 3_450, "m-5": 920},
    ),
    "mostly by hours": Shared(
        SplitOption(key="governance-extra.hours-equal", parameters=parameters(hours_rate=7_500)),
        {"m-1": 11_040 + 1_725, "m-2": 5_520 + 1_725, "m-3": 2_760 + 1_725, "m-4": 1_725, "m-5": 1_380},
    ),
    # Nine points; two thirds of a cent are nearer to a whole one than one third.
    "points": Shared(
        SplitOption(key="governance-extra.points", weights=POINTS), {"m-1": 15_333, "m-3": 9_200, "m-5": 3_067}
    ),
    "a cause": Shared(
        SplitOption(key="governance-extra.cause", causes=("food-bank",), parameters=parameters(cause_rate=1_000)),
        dict.fromkeys(("m-1", "m-2", "m-3", "m-4"), 6_210),
        {"food-bank": 2_760},
    ),
    "two causes, by hours": Shared(
        SplitOption(
            key="governance-extra.cause",
            causes=("forest", "food-bank"),
            parameters=parameters(by_hours=1, cause_rate=2_500),
        ),
        {"m-1": 11_040, "m-2": 5_520, "m-3": 2_760, "m-4": 0, "m-5": 1_380},
        {"food-bank": 3_450, "forest": 3_450},
    ),
}


def priced(name: str, cents: int) -> Option:
    return Option(option=name, label=name, prices=(PriceOption(product="moss", channel="market", price=cents),))


def opened(ledger: Ledger) -> Watched:
    watched = Watched(ledger.open_session(OPENING, id="mousses"))
    (fact,) = watched.session.state.facts.values()
    watched.auditor.take(fact.event, fact.id, watched.session.head)
    contract = events.Contract(signed=march(2), ends=date(2026, 8, 31))
    assert watched.play(
        *(
            events.PartnerEngaged(on=march(2), partner=cause, name=cause, role="cause")
            for cause in ("food-bank", "forest")
        ),
        *(events.MemberJoined(on=march(2), member=member, contract=contract) for member in MEMBERS),
    )
    return watched


def ready_to_share(ledger: Ledger, method: str) -> Watched:
    """All is sold, counted, settled and charged: 440.00 of sales - 120.00 - 44.00 are to be shared."""
    watched = opened(ledger)
    assert watched.play(
        events.ProductDefined(
            on=march(3), product="moss", name="Mousse", vat_rate=2_000, vat_reason="plante", decided_by="a-1"
        )
    )
    options = (priced("first", 1_200), priced("second", 1_000), priced("third", 900))
    assert decided(watched, method, "price", "price", *options).winner == "first"
    assert watched.play(
        events.PriceSet(on=march(4), product="moss", channel="market", price=1_200, decision="price"),
        *(
            events.WorkRecorded(on=march(4), member=who, minutes=part)
            for who, minutes in MINUTES.items()
            for part in (min(minutes, 1_200), max(minutes - 1_200, 0))
            if part
        ),
        events.FundsAdvanced(on=march(4), reference="AV-1", cents=20_000),
        plan.purchase([plan.purchase_line("materials", 14_400, 2_000)], supplier="garden", voucher="F-1", on=march(5)),
        events.GoodsProduced(on=march(5), product="moss", quantity=44_000),
        plan.sale("moss", 44, ticket="T-1", on=march(6)),
        events.MemberLeft(on=march(9), member="m-5"),
        plan.till_close("session", on=march(10)),
        plan.till_count(58_400, on=march(10)),
        plan.stock_count({"stock_materials": 1_500}, reference="I-1", on=march(11)),
        plan.contribution_charge(reference="C-1", on=march(31)),
        plan.vat(on=march(31)),
        events.CashMoved(on=march(31), reference="R-1", source="till", target="host", cents=58_400),
    )
    return watched


def voted(ledger: Ledger, method: str, name: str) -> Watched:
    watched = ready_to_share(ledger, method)
    options = (
        Option(option="first", label="first", split=SPLITS[name].split),
        Option(option="second", label="second", split=SplitOption(key="hours")),
        Option(option="third", label="third", split=SplitOption(key="equal")),
    )
    assert decided(watched, method, "split", "split", *options).winner == "first"
    return watched


def shared(ledger: Ledger, method: str, name: str) -> Watched:
    watched = voted(ledger, method, name)
    assert watched.play(SHARE)
    return watched


def paid_and_closed(watched: Watched) -> int:
    """Payroll, a cent below each share, net pay, and the closing; what the payroll cost less than was shared."""
    results = []
    for member, share in sorted(watched.session.state.shares.items()):
        cost = share.cents - 1
        employer, net = cost // 4, cost // 2
        results.append(
            events.PayLine(
                member=member,
                gross=cost - employer,
                employer=employer,
                net=net,
                social_security=cost - net,
                accrued=0,
                difference=0,
            )
        )
    assert watched.play(
        plan.payroll(results, month="2026-03", reference="P-1", acknowledged_by="a-1", on=date(2026, 4, 3)),
        plan.remuneration(reference="VIR-1", on=date(2026, 4, 4)),
        plan.session_closing(on=date(2026, 4, 10)),
    )
    return len(results)


def problems(books: Books) -> list[str]:
    statements = (
        books.journal(),
        books.general_ledger(),
        books.trial_balance(),
        books.income_statement(),
        books.balance_sheet(),
        books.cash_flow(),
        books.vat_summary(),
        books.till_book(),
        books.product_margins(),
        books.stock(),
        books.distribution(),
        books.reconciliation(),
        *(books.member_account(member) for member in MEMBERS),
    )
    return [f"{statement.name}: {problem}" for statement in statements for problem in statement.check()]


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    plugins = PluginManager.of(governance_extra=flashcoop_governance_extra)
    with Ledger.open(plugins=plugins, clock=story_clock()) as ledger:
        yield ledger


@pytest.mark.parametrize("name", SPLITS)
@pytest.mark.parametrize("method", METHODS)
def test_a_session_decided_and_shared_so_comes_to_closed_books(ledger: Ledger, method: str, name: str) -> None:
    watched = shared(ledger, method, name)
    session, wanted = watched.session, SPLITS[name]
    distributed = session.state.distribution
    assert distributed is not None
    assert {share.member: share.cents for share in distributed.shares} == wanted.shares
    assert {part.cause: part.cents for part in distributed.causes} == wanted.causes
    assert sum(wanted.shares.values()) + sum(wanted.causes.values()) == distributed.distributable == 27_600
    below = paid_and_closed(watched)
    # Left to the host at the end: the stock that nobody took over, and the cents that payroll cost less.
    assert session.state.balance("link") == 1_500 + below == watched.auditor.result()
    assert problems(session.books) == []
    assert ledger.verify().events == session.version


def test_what_a_cause_gets_is_a_gift_that_the_host_pays_and_no_pay(ledger: Ledger) -> None:
    session = shared(ledger, "ranked", "two causes, by hours").session
    booked = [
        (entry.journal, entry.piece, line.account, line.aux, line.debit - line.credit)
        for entry in session.books.journal().entries
        if entry.kind == "profit_distributed"
        for line in entry.postings
    ]
    assert booked == [
        ("OD", "split", "641", "", 20_700),
        ("OD", "split", "4286", "m-1", -11_040),
        ("OD", "split", "4286", "m-2", -5_520),
        ("OD", "split", "4286", "m-3", -2_760),
        ("OD", "split", "4286", "m-5", -1_380),
        ("BQ", "split", "6238", "", 6_900),
        ("BQ", "split", "181", "", -6_900),
    ]


def balances(session: Session) -> dict[tuple[str, str], int]:
    return {(total.account, total.aux): total.balance for total in session.books.balances.totals if total.balance}


@pytest.mark.parametrize("name", SPLITS)
def test_a_distribution_that_is_reversed_leaves_every_balance_as_it_was(ledger: Ledger, name: str) -> None:
    watched = voted(ledger, "approval", name)
    session, before = watched.session, balances(watched.session)
    assert watched.play(SHARE)
    first, after = session.state.distribution, balances(session)
    assert after != before
    # What was given is no charge of the activity: the sum to share is what it was, and is shared once.
    assert not watched.record(SHARE)
    assert watched.play(plan.reversal(kind="profit_distributed", on=march(31)))
    assert balances(session) == before
    assert session.books.distribution().on is None
    assert watched.play(SHARE)
    assert (session.state.distribution, balances(session)) == (first, after)
    paid_and_closed(watched)
    assert problems(session.books) == []
    assert ledger.verify().events == session.version


def test_the_statement_shows_causes_beside_members_in_both_languages(ledger: Ledger) -> None:
    watched = shared(ledger, "consent-amended", "two causes, by hours")
    paid_and_closed(watched)
    statement = watched.session.books.distribution()
    french, english = ([" ".join(row.cells).split() for row in statement.table(lang).rows] for lang in ("fr", "en"))
    assert french[-3:-1] == [["food-bank", "34,50", "à", "une", "cause"], ["forest", "34,50", "à", "une", "cause"]]
    assert english[-3:-1] == [["food-bank", "34.50", "to", "a", "cause"], ["forest", "34.50", "to", "a", "cause"]]
    assert (french[-1][:2], english[-1][:2]) == (["Total", "276,00"], ["Total", "276.00"])
    assert statement.data()["causes"] == [
        {"cause": "food-bank", "weight": 5, "cents": 3_450},
        {"cause": "forest", "weight": 5, "cents": 3_450},
    ]


def test_what_the_host_gave_for_us_is_under_gifts_in_the_cash_flow(ledger: Ledger) -> None:
    flow = shared(ledger, "ranked", "a cause").session.books.cash_flow()
    assert {line.name: line.cents for line in flow.settled}["host-members"] == -2_760


def test_the_installed_plugin_serves_a_ledger_file_which_can_be_read_without_it(tmp_path: Path) -> None:
    path = tmp_path / "mousses.flashcoop"
    with Ledger.open(path, plugins=PluginManager.installed()) as ledger:
        watched = shared(ledger, "ranked", "a cause")
        paid_and_closed(watched)
        shown = watched.session.books.distribution().data()
    with Ledger.open(path, plugins=PluginManager()) as ledger:
        session = ledger.session()
        assert session.books.distribution().data() == shown
        assert ledger.verify().events == session.version
        with pytest.raises(Refused) as refused:
            session.record(plan.reversal(kind="session_closed", reason="reopened"))
        assert refused.value.names == ("plugin-missing",)


# -- what is refused at the door ---------------------------------------------------------------------

COUNTED = (Option(option="first", label="first"), Option(option="second", label="second"))
QUESTION = events.DecisionProposed(on=march(3), decision="d", subject="other", question="?", options=COUNTED)


def refused(session: Session, event: events.DecisionProposed | VoteCast) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        session.record(event)
    assert all(refusal.say(lang) for refusal in refused.value.refusals for lang in ("fr", "en"))
    return tuple(f"{refusal.where} {refusal.name}" for refusal in refused.value.refusals)


@pytest.mark.parametrize(
    ("method", "given", "expected"),
    [
        ("two-thirds", parameters(threshold=4_000), "parameters[0].value governance-extra.threshold-out-of-range"),
        ("approval", parameters(min_approvals=0), "parameters[0].value governance-extra.number-out-of-range"),
        ("approval", parameters(threshold=6_667), "parameters[0].name unknown-parameter"),
        ("ranked", parameters(ties_to_first=1), "parameters[0].name unknown-parameter"),
        ("consent-amended", parameters(threshold=6_667), "parameters[0].name unknown-parameter"),
    ],
)
def test_a_proposal_that_its_method_does_not_take(
    ledger: Ledger, method: str, given: tuple[Parameter, ...], expected: str
) -> None:
    proposal = attrs.evolve(QUESTION, method=f"governance-extra.{method}", parameters=given)
    assert refused(opened(ledger).session, proposal) == (expected,)


SPLIT = "options[0].split"


@pytest.mark.parametrize(
    ("split", "expected"),
    [
        (SplitOption(key="hours-equal", causes=("forest",)), f"{SPLIT}.causes causes-not-taken"),
        (SplitOption(key="hours-equal", weights=POINTS), f"{SPLIT}.weights weights-not-taken"),
        (
            SplitOption(key="hours-equal", parameters=parameters(hours_rate=0)),
            f"{SPLIT}.parameters[0].value governance-extra.rate-out-of-range",
        ),
        (SplitOption(key="points"), f"{SPLIT}.weights governance-extra.points-missing"),
        (
            SplitOption(key="cause", parameters=parameters(cause_rate=1_000)),
            f"{SPLIT}.causes governance-extra.cause-missing",
        ),
        (SplitOption(key="cause", causes=("forest",)), f"{SPLIT}.parameters governance-extra.cause-rate-missing"),
        (
            SplitOption(key="cause", causes=("forest",), parameters=parameters(cause_rate=1_000, hours_rate=1)),
            f"{SPLIT}.parameters[1].name unknown-parameter",
        ),
    ],
)
def test_a_split_that_its_key_does_not_take(ledger: Ledger, split: SplitOption, expected: str) -> None:
    option = Option(option="first", label="first", split=attrs.evolve(split, key=f"governance-extra.{split.key}"))
    proposal = attrs.evolve(QUESTION, subject="split", options=(option,))
    assert refused(opened(ledger).session, proposal) == (expected,)


@pytest.mark.parametrize(
    ("method", "ballot", "expected"),
    [
        ("two-thirds", {"choices": ("first",)}, "choices ballot-of-another-form"),
        ("two-thirds", {"objects": True}, "objects objection-needs-consent"),
        ("approval", {"option": "first"}, "option ballot-of-another-form"),
        ("ranked", {"choices": ("first", "first")}, "choices[1] duplicate-choice"),
        ("ranked", {"choices": ("moon",)}, "choices[0] unknown-option"),
        ("ranked", {"objects": True}, "objects objection-needs-consent"),
    ],
)
def test_a_ballot_of_another_form(ledger: Ledger, method: str, ballot: dict[str, Any], expected: str) -> None:
    session = opened(ledger).session
    session.record(attrs.evolve(QUESTION, method=f"governance-extra.{method}"))
    cast = VoteCast(on=march(3), decision="d", member="m-1")
    assert refused(session, attrs.evolve(cast, **ballot)) == (expected,)
