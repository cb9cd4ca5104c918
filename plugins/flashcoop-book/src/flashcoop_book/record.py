"""What the book tells, read once from the log: every event, and who, what and how they decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import attrs

from flashcoop_core import events as e
from flashcoop_core.books.books import Books
from flashcoop_core.events import Event
from flashcoop_core.hooks import SessionView
from flashcoop_core.log import Envelope

__all__ = ["Decision", "Happening", "Names", "PriceStep", "Record", "Sold"]


@attrs.frozen
class Happening:
    """One event of the session. `undone` says that a later one reversed it."""

    envelope: Envelope
    event: Event
    on: date
    undone: bool

    @property
    def version(self) -> int:
        """Its place in the session."""
        return self.envelope.version

    @property
    def kind(self) -> str:
        """Its wire name."""
        return self.envelope.kind


@attrs.frozen
class Decision:
    """A question, who cast a ballot (in the order of the ids, so that it tells nothing), and how it ended.

    `proposal` is the question as it was put last, `versions` are the events that made it.
    """

    proposal: e.DecisionProposed
    versions: tuple[int, ...]
    wordings: tuple[tuple[int, str], ...] = ()
    amendments: tuple[e.DecisionAmended, ...] = ()
    voters: tuple[str, ...] = ()
    closing: e.DecisionClosed | None = None
    withdrawn: e.DecisionWithdrawn | None = None

    @property
    def last(self) -> e.DecisionClosed | e.DecisionWithdrawn | e.DecisionAmended | e.DecisionProposed:
        """What ended it, or put it last if it is open."""
        return self.closing or self.withdrawn or (self.amendments[-1] if self.amendments else self.proposal)

    def question_at(self, version: int) -> str:
        """The question as it was put when that event was recorded."""
        return next((words for since, words in reversed(self.wordings) if since <= version), self.proposal.question)

    @property
    def winner(self) -> e.Option | None:
        """The option adopted, if any."""
        won = self.closing.winner if self.closing else None
        return next((option for option in self.proposal.options if option.option == won), None)


@attrs.frozen
class PriceStep:
    """A price from a day on: cents a unit, VAT included, and what backs it."""

    version: int
    on: date
    product: str
    channel: str
    cents: int
    decision: str | None
    emergency: e.Emergency | None


@attrs.frozen
class Sold:
    """A line sold (or, below zero, given back): thousandths of the product's unit, and cents VAT included."""

    on: date
    product: str
    channel: str
    quantity: int
    price: int
    gross: int


@attrs.frozen
class Names:
    """How ids are said: by names, decisions by their questions; the words of plugins for theirs, (French, English)."""

    products: Mapping[str, e.ProductDefined]
    partners: Mapping[str, str]
    questions: Mapping[str, str]
    kinds: Mapping[str, tuple[str, str]]
    methods: Mapping[str, tuple[str, str]]
    keys: Mapping[str, tuple[str, str]]

    def product(self, product: str) -> str:
        """Its name, or its id where it was never defined."""
        defined = self.products.get(product)
        return defined.name if defined else product

    def partner(self, partner: str) -> str:
        """Its name, or its id where it was never engaged."""
        return self.partners.get(partner, partner)

    def question(self, decision: str) -> str:
        """What was asked, or the id of a decision that was never put."""
        return self.questions.get(decision, decision)


@attrs.frozen
class Record:
    """A session as the book tells it: up to the version and the day of its books.

    What was reversed is among the `happenings`, and nowhere else.
    """

    happenings: tuple[Happening, ...]
    opening: e.SessionOpened | None
    members: Mapping[str, e.Contract | None]
    minutes: Mapping[str, int]
    decisions: Mapping[str, Decision]
    prices: tuple[PriceStep, ...]
    sold: tuple[Sold, ...]
    shared: e.ProfitDistributed | None
    left: e.ProfitLeft | None
    closed: e.SessionClosed | None
    names: Names

    @classmethod
    def of(cls, view: SessionView, books: Books) -> Record:
        """The record of `books`; `view` lends the words of its plugins."""
        read = tuple(books.facts())
        undone = {event.event for envelope, event in read if envelope.kind == "event_reversed"}
        happenings = tuple(
            Happening(envelope, event, date.fromisoformat(envelope.on), envelope.id in undone)
            for envelope, event in read
        )
        return _Reading().all(happenings).record(happenings, view)

    @property
    def standing(self) -> Iterator[Happening]:
        """Those that were not reversed."""
        return (happening for happening in self.happenings if not happening.undone)


@attrs.define
class _Reading:
    """What the events that stand have come to, while they are read in the order recorded."""

    opening: e.SessionOpened | None = None
    members: dict[str, e.Contract | None] = attrs.field(factory=dict)
    minutes: dict[str, int] = attrs.field(factory=dict)
    decisions: dict[str, Decision] = attrs.field(factory=dict)
    prices: list[PriceStep] = attrs.field(factory=list)
    sold: list[Sold] = attrs.field(factory=list)
    shared: e.ProfitDistributed | None = None
    left: e.ProfitLeft | None = None
    closed: e.SessionClosed | None = None
    products: dict[str, e.ProductDefined] = attrs.field(factory=dict)
    partners: dict[str, str] = attrs.field(factory=dict)

    def all(self, happenings: tuple[Happening, ...]) -> _Reading:
        for happening in happenings:
            if not happening.undone:
                self.read(happening.event, happening.version)
        return self

    def read(self, event: Event, version: int) -> None:
        match event:
            case e.SaleMade(delivered=True) | e.SaleDelivered() | e.TakingsRecorded():
                self._sold(event, event.lines, 1)
            case e.SaleRefunded(delivered=True):
                self._sold(event, event.lines, -1)
            case e.DecisionProposed() | e.DecisionAmended() | e.VoteCast() | e.DecisionClosed() | e.DecisionWithdrawn():
                self._decide(event, version)
            case e.PriceSet() | e.PriceChanged():
                mark = getattr(event, "emergency", None)
                step = PriceStep(version, event.on, event.product, event.channel, event.price, event.decision, mark)
                self.prices.append(step)
            case e.ProductDefined():
                self.products[event.product] = event
            case e.ProfitDistributed():
                self.shared = event
            case e.ProfitLeft():
                self.left = event
            case e.SessionClosed():
                self.closed = event
            case _:
                self._frame(event)

    def _frame(self, event: Event) -> None:
        """Who, where and when."""
        match event:
            case e.SessionOpened():
                self.opening = event
            case e.SessionAmended():
                self._amend(event)
            case e.PartnerEngaged():
                self.partners[event.partner] = event.name
            case e.MemberJoined() | e.ContractSigned():
                self.members[event.member] = event.contract
            case e.WorkRecorded():
                self.minutes[event.member] = self.minutes.get(event.member, 0) + event.minutes
            case _:
                pass

    def _amend(self, event: e.SessionAmended) -> None:
        if self.opening is not None:
            changed = {name: getattr(event, name) for name in ("place", "starts", "ends")}
            self.opening = attrs.evolve(self.opening, **{name: new for name, new in changed.items() if new is not None})

    def _decide(self, event: Any, version: int) -> None:  # noqa: ANN401 - any event of a decision
        if isinstance(event, e.DecisionProposed):
            self.decisions[event.decision] = Decision(event, (version,), wordings=((version, event.question),))
            return
        was = self.decisions.get(event.decision)
        if was is None:  # its proposal is dated after the day of these books
            return
        match event:
            case e.DecisionAmended():
                put = attrs.evolve(was.proposal, question=event.question, options=event.options)
                wordings, amendments = (*was.wordings, (version, event.question)), (*was.amendments, event)
                now = attrs.evolve(was, proposal=put, wordings=wordings, amendments=amendments, voters=())
            case e.VoteCast():
                now = attrs.evolve(was, voters=tuple(sorted({*was.voters, event.member})))
            case e.DecisionClosed():
                now = attrs.evolve(was, closing=event)
            case _:
                now = attrs.evolve(was, withdrawn=event)
        self.decisions[event.decision] = attrs.evolve(now, versions=(*was.versions, version))

    def _sold(self, event: Any, lines: tuple[e.SaleLine, ...], sign: int) -> None:  # noqa: ANN401 - any sale
        back = sign < 0
        # A rebate and goods that do not come back change what was paid, not what was sold.
        moves = not back or event.returned
        for line in lines:
            quantity = sign * line.quantity if moves else 0
            self.sold.append(Sold(event.on, line.product, event.channel, quantity, line.price, sign * line.gross))

    def record(self, happenings: tuple[Happening, ...], view: SessionView) -> Record:
        activated = view.state.activated
        return Record(
            happenings,
            self.opening,
            MappingProxyType(self.members),
            MappingProxyType(self.minutes),
            MappingProxyType(self.decisions),
            tuple(self.prices),
            tuple(self.sold),
            self.shared,
            self.left,
            self.closed,
            Names(
                MappingProxyType(self.products),
                MappingProxyType(self.partners),
                MappingProxyType({name: found.proposal.question for name, found in self.decisions.items()}),
                activated.labels,
                MappingProxyType({name: method.label for name, method in activated.methods.items()}),
                MappingProxyType({name: key.label for name, key in activated.keys.items()}),
            ),
        )
