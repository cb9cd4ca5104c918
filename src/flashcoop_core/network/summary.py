"""One session read once, from its first event to its last: what the network keeps of it.

Only sums leave a session. Members are counted by what is said of them, so that no id of a person goes
any further, and the books keep no third party.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile, tee
from types import MappingProxyType
from typing import Any

import attrs

from flashcoop_core.books.balances import Balances, Total, trial_balance_of
from flashcoop_core.books.chart import Chart
from flashcoop_core.books.statements.base import Heading
from flashcoop_core.books.statements.income_statement import IncomeStatement, income_statement
from flashcoop_core.codec.fast import decode
from flashcoop_core.events import (
    ContractSigned,
    EventReversed,
    MemberJoined,
    MemberLeft,
    PartnerEngaged,
    ProductDefined,
    ProfitDistributed,
    SessionAmended,
    SessionClosed,
    SessionOpened,
    VenueEngaged,
    VoteCast,
    WorkRecorded,
)
from flashcoop_core.learning.progress import Assessor, Ratio
from flashcoop_core.log import Envelope, Log, checked_session, read_record
from flashcoop_core.network.learnt import ABSENT, Kept, Learnt, Said

__all__ = ["MARKS", "Marks", "Summary", "summarise"]

#: What may be said of a member: they signed a contract, were there to the last day, voted, worked, got a share.
MARKS = ("signed", "stayed", "voted", "worked", "shared")

#: Those of `MARKS` that hold for a member, then what their learning says.
Marks = tuple[str, ...]

#: The number of a département at the end of a place: `Ernée (53)`.
_DEPARTEMENT = re.compile(r"\((0[1-9]|[1-9][0-9]|2[AB]|97[1-6])\)\Z")


@attrs.frozen(kw_only=True)
class Summary:
    """What one session amounts to.

    `people` counts members by what is said of them; empty if the log names none. `minutes` is the time
    they worked together. `sold` says whether a sale is recorded: without one there is no turnover to
    tell, not a turnover of zero. `income` holds the lines of the income statement by name, in cents;
    `balances` are by account alone. `territory` is the number of the département if the place ends
    with one, else None. `venues` are the places of sale. `origin` is the link of the opening event,
    `head` of the last one (hexadecimal).

    `learning` is what is kept of the second stream; what it says of members stands among their marks,
    and `others` counts facilitators and partners by what is said of them. `progress` is the index by
    assessor, `partly_erased` whether some of it was erased.
    """

    session: str
    ledger: str
    version: int
    head: str
    origin: str
    name: str
    host: str
    siren: str
    place: str
    territory: str | None
    filiere: str
    starts: date
    ends: date
    closed: date | None
    products: tuple[str, ...]
    venues: tuple[str, ...]
    people: tuple[tuple[Marks, int], ...]
    minutes: int
    sold: bool
    income: tuple[tuple[str, int], ...]
    balances: Balances
    learning: Kept = "absent"
    partly_erased: bool = False
    others: tuple[tuple[Marks, int], ...] = ()
    progress: tuple[tuple[Assessor, Ratio], ...] = ()

    @property
    def members(self) -> int:
        """How many people joined."""
        return sum(count for _, count in self.people)


def summarise(log: Log, session: str, version: int, ledger: str, said: Learnt = ABSENT) -> Summary:
    """Read `session` of `log` up to `version`. Its chain and its entries are checked on the way.

    `ledger` is how people call the ledger it comes from, `said` what is kept of learning beside it.

    Raises:
        Damaged: naming the first bad event.
        UnknownKind, LaterSchema, UnknownSchema: a later version of this library wrote it.
    """
    facts = _Facts()
    totals = trial_balance_of(facts.following(log, session, version))
    balances = Balances(tuple(Total(number, "", *sums) for number, sums in totals.by_account().items()))
    opened = facts.opened
    heading = Heading(session=session, name=opened.name, version=version, head=facts.links[-1])
    return Summary(
        session=session,
        ledger=ledger,
        version=version,
        head=facts.links[-1],
        origin=facts.links[0],
        name=opened.name,
        host=opened.host.name,
        siren=opened.host.siren,
        place=opened.place,
        territory=_departement(opened.place),
        filiere=opened.filiere,
        starts=opened.starts,
        ends=opened.ends,
        closed=facts.closed,
        products=tuple(facts.products),
        venues=facts.places_of_sale(),
        people=tuple(sorted(facts.people(said.members).items())),
        minutes=sum(minutes for _, minutes in facts.work.values()),
        sold=bool(facts.sales),
        income=tuple(_lines(income_statement(_Totals(facts.chart, heading, balances)))),
        balances=balances,
        learning=said.kept,
        partly_erased=said.partly,
        others=tuple(sorted(Counter(said.others).items())),
        progress=said.progress,
    )


def _departement(place: str) -> str | None:
    found = _DEPARTEMENT.search(place)
    return found[1] if found else None


def _nothing() -> Iterable[Any]:
    return ()


@attrs.frozen
class _Totals:
    """Balances as the source of an income statement, which reads nothing else."""

    chart: Chart
    heading: Heading
    balances: Balances
    booked: Callable[[], Iterable[Envelope]] = _nothing
    facts: Callable[[], Iterable[tuple[Envelope, Any]]] = _nothing


def _lines(statement: IncomeStatement) -> Iterator[tuple[str, int]]:
    for group in (*statement.income, *statement.charges, *statement.sharing):
        yield group.name, group.cents
    for line in (statement.total_income, statement.total_charges, statement.before_sharing, statement.result):
        yield line.name, line.cents


@attrs.define
class _Facts:
    """What is remembered of a session on the way through it."""

    links: list[str] = attrs.field(factory=list)
    opening: SessionOpened | None = None
    chart: Chart = attrs.field(factory=lambda: Chart(()))
    joined: dict[str, date] = attrs.field(factory=dict)
    left: dict[str, date] = attrs.field(factory=dict)
    signed: set[str] = attrs.field(factory=set)
    voted: set[str] = attrs.field(factory=set)
    work: dict[str, tuple[str, int]] = attrs.field(factory=dict)
    shares: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    sales: set[str] = attrs.field(factory=set)
    products: list[str] = attrs.field(factory=list)
    partners: dict[str, PartnerEngaged] = attrs.field(factory=dict)
    venues: dict[str, VenueEngaged] = attrs.field(factory=dict)
    closed: date | None = None

    @property
    def opened(self) -> SessionOpened:
        """The opening as amended since.

        Raises:
            LookupError: there is none: the caller asked for no version of the session.
        """
        if self.opening is None:
            raise LookupError("a session begins with its opening")
        return self.opening

    def following(self, log: Log, session: str, version: int) -> Iterator[Envelope]:
        """The envelopes of the session, checked; each is followed before it is handed out."""
        rows, again = tee(takewhile(lambda row: row.version <= version, log.rows(session)))
        for row, envelope in zip(again, checked_session(rows), strict=True):
            if not self.links or row.version == version:
                self.links.append(row.link.hex())
            follow = _FOLLOW.get(envelope.kind)
            if follow is not None:
                record = read_record(row.record)
                follow(self, decode(record.kind, record.schema, record.event), envelope.id)
            yield envelope

    def places_of_sale(self) -> tuple[str, ...]:
        """The places engaged for selling; where none was engaged for anything, the partners that lend a place."""
        engaged = [venue.partner for venue in self.venues.values() if venue.use == "selling"]
        lending = [id for id, partner in self.partners.items() if partner.role == "venue"]
        chosen = engaged if self.venues else lending
        return tuple(dict.fromkeys(self.partners[id].name for id in chosen))

    def people(self, learnt: Mapping[str, Said]) -> Counter[Marks]:
        """How many members there are of each kind."""
        worked = {member for member, _ in self.work.values()}
        shared = {member for members in self.shares.values() for member in members}
        ends = self.opened.ends
        counted: Counter[Marks] = Counter()
        for member in self.joined:
            held = {
                "signed": member in self.signed,
                "stayed": self.left.get(member, ends) >= ends,
                "voted": member in self.voted,
                "worked": member in worked,
                "shared": member in shared,
            }
            counted[(*(mark for mark in MARKS if held[mark]), *learnt.get(member, ()))] += 1
        return counted


def _opened(facts: _Facts, event: SessionOpened, _: str) -> None:
    facts.opening = event
    facts.chart = Chart(event.accounts)


def _amended(facts: _Facts, event: SessionAmended, _: str) -> None:
    was = facts.opened
    facts.opening = attrs.evolve(
        was, place=event.place or was.place, starts=event.starts or was.starts, ends=event.ends or was.ends
    )
    facts.chart = facts.chart.amended(event.accounts)


def _partner(facts: _Facts, event: PartnerEngaged, _: str) -> None:
    facts.partners[event.partner] = event


def _venue(facts: _Facts, event: VenueEngaged, id: str) -> None:
    facts.venues[id] = event


def _joined(facts: _Facts, event: MemberJoined, _: str) -> None:
    facts.joined[event.member] = event.on
    facts.left.pop(event.member, None)
    if event.contract is not None:
        facts.signed.add(event.member)


def _signed(facts: _Facts, event: ContractSigned, _: str) -> None:
    facts.signed.add(event.member)


def _left(facts: _Facts, event: MemberLeft, _: str) -> None:
    facts.left[event.member] = event.on


def _worked(facts: _Facts, event: WorkRecorded, id: str) -> None:
    facts.work[id] = (event.member, event.minutes)


def _voted(facts: _Facts, event: VoteCast, _: str) -> None:
    facts.voted.add(event.member)


def _defined(facts: _Facts, event: ProductDefined, _: str) -> None:
    facts.products.append(event.name)


def _sold(facts: _Facts, _: object, id: str) -> None:
    facts.sales.add(id)


def _shared(facts: _Facts, event: ProfitDistributed, id: str) -> None:
    facts.shares[id] = tuple(share.member for share in event.shares if share.cents)


def _closed(facts: _Facts, event: SessionClosed, _: str) -> None:
    facts.closed = event.on


def _reversed(facts: _Facts, event: EventReversed, _: str) -> None:
    facts.work.pop(event.event, None)
    facts.venues.pop(event.event, None)
    facts.shares.pop(event.event, None)
    facts.sales.discard(event.event)
    if event.kind == "session_closed":
        facts.closed = None


_FOLLOW: Mapping[str, Callable[[_Facts, Any, str], None]] = MappingProxyType(
    {
        "session_opened": _opened,
        "session_amended": _amended,
        "partner_engaged": _partner,
        "venue_engaged": _venue,
        "member_joined": _joined,
        "contract_signed": _signed,
        "member_left": _left,
        "work_recorded": _worked,
        "vote_cast": _voted,
        "product_defined": _defined,
        "sale_made": _sold,
        "takings_recorded": _sold,
        "profit_distributed": _shared,
        "session_closed": _closed,
        "event_reversed": _reversed,
    }
)
