"""Random histories of whole sessions: from the opening to closed books, reopened and closed again.

A `Script` is plain values: how the session is set up, the moves of each day, how it ends. It shrinks towards a
session of one member and one product in which nothing happens. `play` records it and holds it against the auditor.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flashcoop_core import events as e
from flashcoop_core.errors import Refused
from flashcoop_core.events.fields import ProductNature
from flashcoop_core.ledger import Ledger, Session
from flashcoop_core.session import plan
from flashcoop_core.session.formats import format_named
from flashcoop_core.testing.auditor import ACCOUNTS
from flashcoop_core.testing.endings import Ending, next_step
from flashcoop_core.testing.moves import CHANNELS, GESTURES, Move, What, resolve, whole_vote
from flashcoop_core.testing.watched import Disagreement, Watched, story_clock

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "Goods",
    "Person",
    "Script",
    "Setup",
    "endings",
    "moves",
    "open_session",
    "play",
    "scripts",
    "setups",
    "to_the_end",
]

#: The programme crosses a month, so that VAT has two to settle.
FIRST_DAY, LAST_DAY = date(2026, 3, 27), date(2026, 4, 3)
_YEAR_END = date(2026, 12, 31)
_DAYS = (LAST_DAY - FIRST_DAY).days

#: More steps than any ending takes; a session that is still open then cannot be closed.
_MOST_STEPS = 80


@attrs.frozen
class Person:
    """A member: the minutes they worked, whether they have signed a contract, and whether they are a minor."""

    minutes: int = 0
    signed: bool = True
    minor: bool = False


@attrs.frozen
class Goods:
    """A product: its nature, VAT rate (basis points), and price (cents) on each channel, none if 0."""

    nature: ProductNature = "finished"
    rate: int = 2_000
    prices: tuple[int, int, int] = (1_200, 0, 800)


@attrs.frozen
class Setup:
    """How a session begins."""

    people: tuple[Person, ...] = (Person(),)
    goods: tuple[Goods, ...] = (Goods(),)
    vat_rounding: Literal["closing", "ticket"] = "closing"
    vat_liable: bool = True
    owns_bank: bool = False
    rate: int = 0
    base: Literal["net_sales", "margin"] = "net_sales"
    in_loss: bool = True
    chart: Literal["plain", "padded", "sections"] = "plain"
    advance: int = 0
    format: Literal["flash", "short", "long", "open", "youth"] = "flash"
    days: int = 0
    insured: bool = False


@attrs.frozen
class Script:
    """A whole session. It stays open if it has no `ending`.

    `after` are the moves made once it was closed and opened again, if it was.
    """

    setup: Setup = attrs.field(factory=Setup)
    days: tuple[tuple[Move, ...], ...] = ()
    ending: Ending | None = attrs.field(factory=Ending)
    after: tuple[Move, ...] | None = None


# -- strategies -----------------------------------------------------------------------------------

_small = st.integers(0, 9_999)


def moves(names: tuple[str, ...] = tuple(GESTURES)) -> SearchStrategy[Move]:
    """Any gesture of `names`, often dated today, sometimes a few days back."""
    back = st.sampled_from((0, 0, 0, 1, 2))
    return st.builds(Move, st.sampled_from(names), _small, _small, _small, _small, back)


def setups() -> SearchStrategy[Setup]:
    """Ways in which a session begins: one to eight members, one to four products of any rate and nature."""
    price = st.integers(1, 4_000)
    goods = st.builds(
        Goods,
        nature=st.sampled_from(("finished", "finished", "service", "resale")),
        rate=st.sampled_from((2_000, 1_000, 550, 210, 0)),
        prices=st.tuples(price, st.just(0) | price, st.just(0) | price),
    )
    people = st.builds(
        Person,
        minutes=st.integers(0, 480),
        signed=st.sampled_from((True, True, True, False)),
        minor=st.sampled_from((False, False, False, True)),
    )
    return st.builds(
        _setup,
        st.lists(people, max_size=7),
        st.lists(goods, min_size=1, max_size=4),
        st.sampled_from((True, True, True, False)),
        vat_rounding=st.sampled_from(("closing", "ticket")),
        owns_bank=st.booleans(),
        rate=st.sampled_from((0, 500, 1_000)),
        base=st.sampled_from(("net_sales", "margin")),
        in_loss=st.booleans(),
        chart=st.sampled_from(("plain", "padded", "sections")),
        advance=st.integers(0, 50_000),
        format=st.sampled_from(("flash", "short", "long", "open", "youth")),
        days=st.integers(0, _DAYS),
        insured=st.sampled_from((True, True, True, False)),
    )


def _setup(people: list[Person], goods: list[Goods], liable: bool, **rest: object) -> Setup:  # noqa: FBT001 - drawn
    """The first member has a contract; where the host is not liable, nothing bears VAT."""
    sold = tuple(goods) if liable else tuple(attrs.evolve(product, rate=0) for product in goods)
    return Setup(people=(Person(60), *people), goods=sold, vat_liable=liable, **rest)  # type: ignore[arg-type]


def endings() -> SearchStrategy[Ending]:
    """Ways in which a session ends."""
    fate = st.sampled_from(("paid", "paid", "waived", "given", "owed"))
    return st.builds(
        Ending,
        gap=st.sampled_from((0, 50, -50, 3)),
        left=st.integers(0, 5_000),
        accepted=st.booleans(),
        key=st.sampled_from(("equal", "hours", "weights")),
        weights=st.lists(st.integers(0, 5), min_size=1, max_size=3).map(tuple),
        fates=st.lists(fate, min_size=1, max_size=3).map(tuple),
        noise=st.lists(st.integers(-3, 3), min_size=1, max_size=3).map(tuple),
        fee=st.integers(0, 99),
        leaves=st.sampled_from((False, False, False, False, True)),
    )


#: What a day is about: gestures that need one another, so that each finds its object.
_THEMES = (
    ("rest", "produce", "sell", "sell", "takings", "order", "hold_day"),
    ("rest", "buy", "buy", "pay_bill", "credit_note", "reimburse", "accrue"),
    ("rest", "produce", "sell", "refund", "customer_pays", "deliver", "payout"),
    ("rest", "produce", "receive", "count_stock", "accept", "write_off", "give", "keep"),
    ("rest", "advance", "give_back", "move_cash", "count_till", "award", "grant", "defer"),
    ("rest", "sell", "close_till", "settle_vat", "reverse"),
    ("rest", "sell", "work", "leave", "reprice", "others"),
    ("rest", "plan_day", "plan_day", "hold_day", "hold_day", "engage", "confirm", "book", "papers", "take_back"),
)

#: What may still happen once the accounts were opened again.
_AFTER = (
    "rest",
    "pay_bill",
    "credit_note",
    "refund",
    "customer_pays",
    "service",
    "accrue",
    "buy",
    "reimburse",
    "grant",
    "advance",
)


def scripts(moves_a_day: int = 4) -> SearchStrategy[Script]:
    """Whole sessions, of `moves_a_day` moves of any kind a day or more, and as much of the trade they live from."""
    most = 4 * moves_a_day
    trade = st.lists(moves(_THEMES[0]), min_size=moves_a_day, max_size=2 * moves_a_day)
    day = st.lists(moves(), min_size=moves_a_day, max_size=most)
    busy = st.one_of(*(st.lists(moves(theme), min_size=moves_a_day, max_size=most) for theme in _THEMES))
    return st.builds(
        Script,
        setup=setups(),
        days=st.lists(
            st.tuples(trade, busy, day).map(lambda parts: (*parts[0], *parts[1], *parts[2])), min_size=1, max_size=4
        ).map(tuple),
        ending=endings(),
        after=st.none() | st.lists(moves(_AFTER), max_size=4).map(tuple),
    )


# -- playing --------------------------------------------------------------------------------------


def _accounts(chart: str) -> tuple[e.ChartAccount, ...]:
    """The accounts of the note; padded to eight digits, or with internal purchases by section (628)."""
    numbers = dict(ACCOUNTS)
    if chart == "plain":
        return ()
    if chart == "padded":
        numbers = {role: number.ljust(8, "0") for role, number in numbers.items()}
    else:
        numbers["internal_purchases"] = "628"
    return tuple(e.ChartAccount(role=role, number=number, label=role) for role, number in numbers.items())


def open_session(ledger: Ledger, setup: Setup, id: str | None = None) -> Watched:
    """Open a session as `setup` says, with its members, products and prices, watched by an auditor."""
    opening = e.SessionOpened(
        on=FIRST_DAY,
        name="Essai",
        host=e.Host(name="CAE des Exemples", siren="000000000", section="fc"),
        place="Lusignan",
        starts=FIRST_DAY,
        ends=LAST_DAY,
        fiscal_year_ends=_YEAR_END,
        filiere="any",
        format=setup.format,
        vat_liable=setup.vat_liable,
        vat_rounding=setup.vat_rounding,
        owns_bank=setup.owns_bank,
        contribution=e.Contribution(rate=setup.rate, base=setup.base, in_loss=setup.in_loss),
        imposed=("venue",),
        accounts=_accounts(setup.chart),
    )
    session: Session = ledger.open_session(opening, id=id)
    watched = Watched(session)
    fact = next(iter(session.state.facts.values()))
    watched.auditor.take(fact.event, fact.id, session.head)
    if not watched.play(*_people(setup), *_goods(setup), *_programme(setup)):
        raise Disagreement("the beginning of a session was refused")
    for at, goods in enumerate(setup.goods):
        for channel, price in zip(CHANNELS, goods.prices, strict=True):
            if price and not watched.record(*_priced(session, f"p-{at}", channel, price)):
                raise Disagreement("a price was refused")
    if setup.advance:
        watched.record(e.FundsAdvanced(on=FIRST_DAY, reference="av-0", cents=setup.advance))
    return watched


def _people(setup: Setup) -> list[What]:
    contract = e.Contract(signed=FIRST_DAY, ends=_YEAR_END)
    found: list[What] = [
        e.FacilitatorEngaged(on=FIRST_DAY, facilitator="f-01"),
        e.PartnerEngaged(on=FIRST_DAY, partner="town", name="Ville", role="funder"),
        e.PartnerEngaged(on=FIRST_DAY, partner="food-bank", name="Banque alimentaire", role="cause"),
    ]
    for at, person in enumerate(setup.people):
        name = f"m-{at:02d}"
        signed = contract if person.signed else None
        found.append(e.MemberJoined(on=FIRST_DAY, member=name, contract=signed, minor=person.minor))
        if person.signed and person.minutes and not person.minor:
            found.append(e.WorkRecorded(on=FIRST_DAY, member=name, minutes=person.minutes))
    return found


def _programme(setup: Setup) -> list[What]:
    """The days planned, one after the other, the themes of the format in their order; the insurance."""
    themes = format_named(setup.format).themes
    planned: list[What] = [
        e.ProgrammeDayPlanned(
            on=FIRST_DAY,
            number=at + 1,
            day=FIRST_DAY + timedelta(days=at),
            themes=(themes[at * len(themes) // setup.days],),
        )
        for at in range(setup.days)
    ]
    insurance = e.InsuranceNoted(on=FIRST_DAY, insurer="Mutuelle", reference="RC", starts=FIRST_DAY, ends=_YEAR_END)
    return [*planned, insurance] if setup.insured else planned


def _goods(setup: Setup) -> list[What]:
    return [
        e.ProductDefined(
            on=FIRST_DAY,
            product=f"p-{at}",
            name=f"Product {at}",
            nature=goods.nature,
            vat_rate=goods.rate,
            vat_reason="drawn",
            decided_by="f-01",
        )
        for at, goods in enumerate(setup.goods)
    ]


def _priced(session: Session, product: str, channel: str, price: int) -> list[What]:
    option = e.Option(option="o", label="price", prices=(e.PriceOption(product=product, channel=channel, price=price),))
    decision = f"{product}-{channel}"
    proposal = e.DecisionProposed(
        on=FIRST_DAY, decision=decision, subject="price", question="How much?", options=(option,)
    )
    # In one batch the count is a plan of a state that does not hold the ballots yet: so it is made from what will be.
    votes = whole_vote(session.state, FIRST_DAY, proposal, "o")[:-1]
    count = plan.decision_closing(decision, on=FIRST_DAY)(session.imagine(votes).state)
    priced = e.PriceSet(on=FIRST_DAY, product=product, channel=channel, price=price, decision=decision)
    return [*votes, count, priced]


def play(script: Script, ledger: Ledger | None = None, id: str | None = None) -> Watched:
    """Play a script, to closed books if it has an ending, in a ledger of its own if none is given.

    Raises:
        Disagreement: the core and its auditor differ, or the session cannot be closed.
    """
    watched = open_session(ledger or Ledger.open(clock=story_clock()), script.setup, id)
    for number, day in enumerate(script.days, 1):
        today = FIRST_DAY + timedelta(days=min(2 * number, _DAYS))
        for move in day:
            watched.play(*resolve(move, watched.session.state, today))
    if script.ending is None:
        return watched
    to_the_end(watched, script.ending)
    if script.after is not None:
        reopened = watched.record(plan.reversal(kind="session_closed", reason="reopened"))
        if not reopened:
            raise Disagreement("a closed session could not be opened again")
        for move in script.after:
            state = watched.session.state
            watched.play(*resolve(attrs.evolve(move, back=0), state, (state.latest or LAST_DAY) + timedelta(days=31)))
        to_the_end(watched, script.ending)
    return watched


def to_the_end(watched: Watched, ending: Ending, steps: int | None = None) -> None:
    """Close the session from wherever it stands, or go so many `steps` towards it.

    Raises:
        Disagreement: a step was refused, or it never ends.
    """
    for _ in range(_MOST_STEPS if steps is None else steps):
        whats = next_step(watched.session.state, ending)
        if not whats:
            return
        for what in whats:
            if not watched.record(what):
                raise Disagreement(f"the session cannot be closed: {_why(watched, what)}")
    if steps is None:
        raise Disagreement("the session is never closed")


def _why(watched: Watched, what: What) -> str:
    try:
        watched.session.record(what)
    except Refused as refused:
        return f"{refused.kind} {refused.names} {[part.facts for part in refused.refusals]}"
    return "but only now and then"
