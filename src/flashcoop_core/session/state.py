"""What a session is now: the fold of its events. Private and mutable; handed out as a frozen view.

Every value inside is frozen and replaced whole, so that a copy of the containers is a copy of the
state: that is how a batch is tried and how `imagine` works.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from datetime import date
from types import MappingProxyType
from typing import Any, cast

import attrs

from flashcoop_core.books.chart import Chart
from flashcoop_core.books.entries import Entry
from flashcoop_core.events import (
    Contract,
    ContributionCharged,
    DecisionClosed,
    DecisionProposed,
    Emergency,
    Event,
    FundingPlanned,
    GrantAwarded,
    GuardianConsentRecorded,
    InsuranceNoted,
    PartnerEngaged,
    ProductDefined,
    ProfitDistributed,
    ProfitLeft,
    SaleMade,
    SessionClosed,
    SessionOpened,
    VatSettled,
    VoteCast,
)
from flashcoop_core.session.extension import NOTHING, Activated, Available
from flashcoop_core.session.programme import Booking, Engagement, ProgrammeDay
from flashcoop_core.session.voting import Ballot

#: What a line was bought as: charge, VAT rate (basis points), whether its VAT is deducted.
BoughtAs = tuple[str, int, bool]

__all__ = [
    "Bill",
    "BoughtAs",
    "Decision",
    "Fact",
    "Grant",
    "Member",
    "Period",
    "Price",
    "Product",
    "RateSum",
    "ShareDue",
    "State",
    "Ticket",
    "Till",
]


@attrs.frozen
class Fact:
    """A recorded event as the session remembers it: enough to reverse it."""

    id: str
    version: int
    kind: str
    event: Event
    entries: tuple[Entry, ...]


@attrs.frozen
class Member:
    """A member: since when, under which contract, until when, and the minutes they worked.

    A `minor` takes part with the `consent` of a guardian.
    """

    joined: date
    contract: Contract | None = None
    left: date | None = None
    minutes: int = 0
    minor: bool = False
    consent: GuardianConsentRecorded | None = None

    def here(self, on: date) -> bool:
        """Whether they are a member on that day."""
        return self.joined <= on and (self.left is None or on <= self.left)

    def under_contract(self, on: date) -> bool:
        """Whether they are here on that day, with a signed contract in force."""
        return self.here(on) and self.contract is not None and self.contract.signed <= on <= self.contract.ends

    def consented(self, on: date) -> bool:
        """Whether they need nobody's consent, or have it on that day."""
        return not self.minor or (self.consent is not None and self.consent.signed <= on)

    def entitled(self, on: date) -> bool:
        """Whether they may vote, work and share on that day: under contract, and a minor with consent."""
        return self.under_contract(on) and self.consented(on)


@attrs.frozen
class Decision:
    """A decision: its question as it stands, the ballots so far, and how it ended.

    Of a secret ballot, `ballots` say who voted and nothing else.
    """

    proposal: DecisionProposed
    ballots: Mapping[str, VoteCast] = MappingProxyType({})
    closing: DecisionClosed | None = None
    withdrawn: bool = False

    @property
    def is_open(self) -> bool:
        """Whether ballots may still be cast."""
        return self.closing is None and not self.withdrawn

    @property
    def winner(self) -> str | None:
        """The option adopted, if any."""
        return self.closing.winner if self.closing else None


@attrs.frozen
class Product:
    """A product with its quantities so far, in thousandths."""

    definition: ProductDefined
    stock: int = 0
    produced: int = 0
    sold: int = 0


@attrs.frozen
class Price:
    """The price in force on a channel (cents, all taxes included), and what backs it."""

    cents: int
    since: date
    decision: str | None = None
    emergency: Emergency | None = None


@attrs.frozen
class Ticket:
    """A sale as it stands: what is still owed, what was paid back, what was refunded by product.

    `owed`, `paid_back` and `refunded` are cents, `returned` thousandths.
    """

    sale: SaleMade
    owed: int = 0
    delivered: bool = True
    paid_back: int = 0
    returned: Mapping[str, int] = MappingProxyType({})
    refunded: Mapping[str, int] = MappingProxyType({})


@attrs.frozen
class Bill:
    """A purchase as it stands: gross, what is still owed to the supplier, what credit notes took off (cents).

    `lines` are the gross bought by charge, rate and whether VAT was deducted; `back` what came back of each.
    """

    gross: int
    owed: int
    credited: int = 0
    lines: Mapping[BoughtAs, int] = MappingProxyType({})
    back: Mapping[BoughtAs, int] = MappingProxyType({})


@attrs.frozen
class Grant:
    """A grant as it stands (cents)."""

    award: GrantAwarded
    received: int = 0
    deferred: int = 0


@attrs.frozen
class RateSum:
    """Sums of tickets at one VAT rate (cents)."""

    net: int = 0
    vat: int = 0
    gross: int = 0

    def plus(self, net: int, vat: int, gross: int) -> RateSum:
        """These sums and one more ticket."""
        return RateSum(self.net + net, self.vat + vat, self.gross + gross)


@attrs.frozen
class Period:
    """What a kind of till closing has not covered yet: tickets, and sums per rate of sales and refunds."""

    number: int = 0
    tickets: int = 0
    sales: Mapping[int, RateSum] = MappingProxyType({})
    refunds: Mapping[int, RateSum] = MappingProxyType({})
    latest: date | None = None


@attrs.frozen
class Till:
    """The till's memory: what each kind of closing has to cover, totals that never go back, closed days.

    `unrounded` are the sums per rate since VAT was last rounded (a day's or the session's closing).
    """

    day: Period = Period()
    month: Period = Period()
    session: Period = Period()
    unrounded: Mapping[int, RateSum] = MappingProxyType({})
    perpetual: int = 0
    perpetual_absolute: int = 0
    closed_through: date | None = None
    session_closed_at: int = 0
    counted_at: int = 0


@attrs.frozen
class ShareDue:
    """A member's share (cents) and what became of it."""

    cents: int
    fate: str = "due"


@attrs.define
class State:
    """The state of a session after `version` events.

    `plugins` is the state of each plugin that the session has activated, by name, each a value of the
    plugin's own; `activated` is what those plugins add, of what is `available` here.
    """

    session: str
    version: int = 0
    head: str = ""
    recorded: str = ""
    latest: date | None = None
    last_booked: date | None = None
    opening: SessionOpened | None = None
    chart: Chart = attrs.field(factory=lambda: Chart(()))
    books_begin: date | None = None
    books_end: date | None = None
    accruals: dict[tuple[str, str], str] = attrs.field(factory=dict)
    members: dict[str, Member] = attrs.field(factory=dict)
    partners: dict[str, PartnerEngaged] = attrs.field(factory=dict)
    facilitators: dict[str, str] = attrs.field(factory=dict)
    days: dict[int, ProgrammeDay] = attrs.field(factory=dict)
    professionals: dict[tuple[str, int], Engagement] = attrs.field(factory=dict)
    venues: dict[str, Booking] = attrs.field(factory=dict)
    insurances: dict[str, InsuranceNoted] = attrs.field(factory=dict)
    funding: dict[str, FundingPlanned] = attrs.field(factory=dict)
    decisions: dict[str, Decision] = attrs.field(factory=dict)
    products: dict[str, Product] = attrs.field(factory=dict)
    prices: dict[tuple[str, str], Price] = attrs.field(factory=dict)
    tickets: dict[str, Ticket] = attrs.field(factory=dict)
    refunds: dict[str, str] = attrs.field(factory=dict)
    bills: dict[tuple[str, str], Bill] = attrs.field(factory=dict)
    credit_notes: dict[tuple[str, str], str] = attrs.field(factory=dict)
    grants: dict[str, Grant] = attrs.field(factory=dict)
    accepted: dict[str, int] = attrs.field(factory=dict)
    balances: dict[tuple[str, str], int] = attrs.field(factory=dict)
    till_days: dict[date, int] = attrs.field(factory=dict)
    vat_months: dict[tuple[str, str], int] = attrs.field(factory=dict)
    settled: dict[str, VatSettled] = attrs.field(factory=dict)
    shares: dict[str, ShareDue] = attrs.field(factory=dict)
    pay_due: dict[str, int] = attrs.field(factory=dict)
    facts: dict[str, Fact] = attrs.field(factory=dict)
    reversed: dict[str, str] = attrs.field(factory=dict)
    steps: dict[int, str] = attrs.field(factory=dict)
    till: Till = Till()
    counted_at: int = 0
    stock_moved_at: int = 0
    contribution: ContributionCharged | None = None
    distribution: ProfitDistributed | None = None
    profit_left: ProfitLeft | None = None
    pay_left_at: int = 0
    closing: SessionClosed | None = None
    plugins: dict[str, object] = attrs.field(factory=dict)
    #: decision -> the ballots in its urn, while someone writes and the vote is secret: no part of the facts.
    urns: dict[str, tuple[Ballot, ...]] = attrs.field(factory=dict, eq=False, repr=False)
    activated: Activated = attrs.field(factory=Activated, eq=False, repr=False)
    available: Available = attrs.field(default=NOTHING, eq=False, repr=False)

    @property
    def opened(self) -> SessionOpened:
        """The opening as amended since.

        Raises:
            LookupError: the session is not open yet.
        """
        if self.opening is None:
            raise LookupError(self.session)
        return self.opening

    @property
    def is_closed(self) -> bool:
        """Whether the session's accounts are closed: nothing comes in but the reversal of the closing."""
        return self.closing is not None

    def calls_plugins(self, event: Event) -> bool:
        """Whether moving on by `event` calls a plugin, which may fail."""
        return bool(self.activated.extensions) or bool(getattr(event, "plugins", ()))

    def balance(self, role: str, aux: str | None = None) -> int:
        """The balance (cents, debit above zero) of the account that plays `role`, for one `aux` or all."""
        number = self.chart[role]
        if aux is not None:
            return self.balances.get((number, aux), 0)
        return sum(cents for (account, _), cents in self.balances.items() if account == number)

    def total(self, *prefixes: str) -> int:
        """The balance (cents, debit above zero) of all accounts that begin with one of `prefixes`."""
        return sum(cents for (account, _), cents in self.balances.items() if account.startswith(prefixes))

    @property
    def till_balance(self) -> int:
        """What lies in the till, in cents."""
        return self.balance("till") if self.opening else 0

    def copy(self) -> State:
        """A state that can move on without this one moving: containers copied, frozen values shared."""
        return self._with_tables(dict)

    def view(self) -> State:
        """A state to look at: its tables cannot be written, nothing done to it is read back, its urns are empty."""
        seen = self._with_tables(lambda table: cast("dict[Any, Any]", MappingProxyType(dict(table))))
        seen.urns = {}
        return seen

    def _with_tables(self, made: Callable[[dict[Any, Any]], dict[Any, Any]]) -> State:
        other = copy(self)
        for field in attrs.fields(State):
            value = getattr(self, field.name)
            if isinstance(value, dict):
                setattr(other, field.name, made(value))
        return other
