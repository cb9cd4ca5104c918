"""Filières with one fault each: the kit names it, with the smallest event that shows it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import attrs
import pytest

from flashcoop_core.events import Event, GoodsProduced, WorkRecorded
from flashcoop_core.events.fields import Id, Minutes, PositiveCents, Quantity, Text
from flashcoop_core.hooks import (
    Chart,
    Entry,
    EventKind,
    Extension,
    Filiere,
    Older,
    Refusal,
    State,
    VatCategory,
    credit,
    debit,
    entry,
    hookimpl,
    refuse,
    rule,
)
from flashcoop_core.testing import FiliereConformance
from flashcoop_core.testing.conformance.kit import Conformance

Complaint = Callable[[type[Conformance], str], str]

_DAY = date(2026, 3, 27)


@attrs.frozen(kw_only=True)
class Cut:
    """Soap is cut: a batch, its cost in cents, a note."""

    on: date
    batch: Id
    product: Id
    cost: PositiveCents
    note: Text | None = None


@attrs.frozen(kw_only=True)
class Cut1:
    """What it was at first: the cost in whole euros."""

    on: date
    batch: Id
    product: Id
    euros: Minutes


@attrs.frozen
class Memory:
    """The cost of each batch."""

    batches: Mapping[str, int] = MappingProxyType({})


def in_cents(fields: dict[str, Any]) -> dict[str, Any]:
    return {**{name: value for name, value in fields.items() if name != "euros"}, "cost": fields["euros"] * 100}


@rule("savon.unknown-product")
def known(state: State, event: Cut) -> Iterator[Refusal]:
    if event.product not in state.products:
        yield refuse("savon.unknown-product", "product", product=event.product)


@rule("savon.batch-twice")
def once(state: State, event: Cut) -> Iterator[Refusal]:
    own: Any = state.plugins["savon"]
    if event.batch in own.batches:
        yield refuse("savon.batch-twice", "batch", batch=event.batch, cents=own.batches[event.batch])


def book(event: Cut, chart: Chart) -> tuple[Entry, ...]:
    return entry(
        "OD", event.batch, debit(chart["supplies"], event.cost), credit(chart["suppliers"], event.cost, "mill")
    )


def evolve(own: Memory, event: Event) -> Memory:
    return Memory(MappingProxyType({**own.batches, event.batch: event.cost})) if isinstance(event, Cut) else own


KIND = EventKind(
    name="cut",
    event=Cut,
    label=("Découpe", "Cut"),
    schema=2,
    older={1: Older(Cut1, in_cents)},
    rules=(known, once),
    postings=book,
    reversible=True,
)
EXTENSION = Extension(
    kinds=(KIND,),
    texts={
        "savon.unknown-product": (
            "Le produit {product} n'existe pas : définissez-le.",
            "No product {product}: define it.",
        ),
        "savon.batch-twice": ("Le lot {batch} existe ({cents:cents}).", "Batch {batch} is there ({cents:cents})."),
    },
    initial=Memory(),
    evolve=evolve,
)
SOAP = VatCategory(name="soap", label=("Savon", "Soap"), rate=2_000, article="CGI art. 278")


class Soap:
    """A trade, made of what it declares."""

    def __init__(self, extension: Extension = EXTENSION, vat: VatCategory = SOAP, **rest: Any) -> None:  # noqa: ANN401 - any of its fields
        self.filiere = Filiere(label=("Savonnerie", "Soap making"), extension=extension, vat_categories=(vat,), **rest)

    @hookimpl
    def flashcoop_filiere(self) -> Filiere:
        return self.filiere


def soap(kind: EventKind = KIND, **changes: Any) -> Soap:  # noqa: ANN401 - any of its fields
    """The sound trade, but for `changes` of its extension, or another `kind`."""
    return Soap(attrs.evolve(EXTENSION, **{"kinds": (kind,), **changes}))


def kind(**changes: Any) -> EventKind:  # noqa: ANN401 - any of its fields
    return attrs.evolve(KIND, **changes)


class Kit(FiliereConformance):
    plugin = Soap()
    name = "savon"


class TestSound(Kit):
    """And this one has no fault."""


class TestWithoutKinds(FiliereConformance):
    """A trade that only has VAT rates is sound too."""

    plugin = Soap(Extension())
    name = "savon"


# -- rules ----------------------------------------------------------------------------------------------


@rule("savon.unknown-product")
def failing(state: State, event: Cut) -> Iterator[Refusal]:
    if not state.products[event.product].definition:
        yield refuse("savon.unknown-product", "product", product=event.product)


@rule("savon.unknown-product")
def undeclared(state: State, event: Cut) -> Iterator[Refusal]:
    if event.product not in state.products:
        yield refuse("savon.product", "product", product=event.product)


@rule("savon.unknown-product")
def speechless(state: State, event: Cut) -> Iterator[Refusal]:
    if event.product not in state.products:
        yield refuse("savon.unknown-product", "product")


@rule("savon.unknown-product")
def talkative(state: State, event: Cut) -> Iterator[Refusal]:
    if event.product not in state.products:
        yield refuse("savon.unknown-product", "product", product=event.note or "-")


@rule("savon.unknown-product")
def severe(state: State, event: Cut) -> Iterator[Refusal]:
    yield refuse("savon.unknown-product", "product", product=event.product)


@rule("savon.unknown-product")
def clocked(state: State, event: Cut) -> Iterator[Refusal]:
    if event.product not in state.products and time.time() > 0:
        yield refuse("savon.unknown-product", "product", product=event.product)


class Wavering:
    """Answers yes and no in turn."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, state: State, event: Cut) -> Iterator[Refusal]:
        self.asked += 1
        if self.asked % 2:
            yield refuse("savon.unknown-product", "product", product=event.product)


@rule("savon.work")
def on_work(state: State, event: WorkRecorded) -> Iterator[Refusal]:
    if state.members[event.member].minutes > 10**6:
        yield refuse("savon.work", "member", member=event.member)


# -- books ----------------------------------------------------------------------------------------------


def third_by_third(event: Cut, chart: Chart) -> tuple[Entry, ...]:
    third = round(event.cost / 3)
    return entry("OD", event.batch, *(debit(chart["supplies"], third),) * 3, credit(chart["suppliers"], event.cost))


def own_account(event: Cut, chart: Chart) -> tuple[Entry, ...]:
    return entry("OD", event.batch, debit("6022", event.cost), credit(chart["suppliers"], event.cost))


def one_chart(event: Cut, chart: Chart) -> tuple[Entry, ...]:
    """Knows the account by heart: right with our chart, unknown where the host numbers accounts itself."""
    return entry("OD", event.batch, debit("6063", event.cost), credit(chart["suppliers"], event.cost))


def in_euros(event: Cut, chart: Chart) -> tuple[Entry, ...]:
    euros: Any = event.cost / 100
    return entry("OD", event.batch, debit(chart["supplies"], euros), credit(chart["suppliers"], euros))


# -- memory ---------------------------------------------------------------------------------------------


def forgetful(own: Memory, event: Event) -> Memory:
    """Cannot follow the making of a product that it never saw cut."""
    if isinstance(event, GoodsProduced):
        return Memory(MappingProxyType({**own.batches, event.product: own.batches[event.product]}))
    return evolve(own, event)


@attrs.frozen(eq=False)
class Notebook:
    """A memory that is written into."""

    batches: dict[str, int] = attrs.field(factory=dict)


def scribbling(own: Notebook, event: Event) -> Notebook:
    if isinstance(event, Cut):
        own.batches[event.batch] = event.cost
    return own


class Elsewhere:
    """Remembers in itself, not in what it is given."""

    def __init__(self) -> None:
        self.seen = 0

    def __call__(self, own: Memory, event: Event) -> Memory:
        self.seen += 1
        return Memory(MappingProxyType({"all": self.seen}))


def to_nothing(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name != "euros"}


def to_zero(fields: dict[str, Any]) -> dict[str, Any]:
    return {**to_nothing(fields), "cost": fields["euros"] // 100}


@attrs.frozen(kw_only=True, eq=False)
class Unequal:
    """An event that is not the same as itself read again."""

    on: date
    batch: Id
    quantity: Quantity


#: What is wrong -> the trade, the check that finds it, what is said.
FAULTS: Mapping[str, tuple[Soap, str, str]] = {
    "a rule fails on an unknown product": (soap(kind(rules=(failing,))), "rules_only_look", r"it failed: KeyError"),
    "a rule wavers": (
        soap(kind(rules=(attrs.evolve(known, check=Wavering()),))),
        "rules_only_look",
        r"they answer savon\.unknown-product, then yes",
    ),
    "a rule of the core's events fails": (
        soap(rules={WorkRecorded: (on_work,)}, texts={**EXTENSION.texts, "savon.work": ("Non.", "No.")}),
        "rules_only_look",
        r"it failed: KeyError",
    ),
    "a refusal that no rule declares": (
        soap(kind(rules=(undeclared,))),
        "refusals_speak",
        r"a rule refuses with savon\.product, which it does not declare",
    ),
    "a refusal without its fact": (
        soap(kind(rules=(speechless,))),
        "refusals_speak",
        r"savon\.unknown-product cannot be said: no 'product' was given",
    ),
    "a refusal that quotes a note": (
        soap(kind(rules=(talkative,))),
        "refusals_speak",
        r"savon\.unknown-product quotes a free text of the event",
    ),
    "a kind that is never let in": (
        soap(kind(rules=(severe,))),
        "each_kind_happens",
        r"never saw its rules let in a savon\.cut",
    ),
    "a rule that looks at the clock": (
        soap(kind(rules=(clocked,))),
        "no_clock",
        r"it asks time\.time\(\) what time it is",
    ),
    "each third is rounded by itself": (
        soap(kind(postings=third_by_third)),
        "entries_balance",
        r"credit 401  €0\.01\n  off by €0\.01",
    ),
    "an account of its own": (soap(kind(postings=own_account)), "entries_balance", r"6022"),
    "an account known by heart": (soap(kind(postings=one_chart)), "entries_balance", r"6063"),
    "amounts in euros": (
        soap(kind(postings=in_euros)),
        "entries_balance",
        r"it failed: ValidationError: Expected `int`, got `float`",
    ),
    "a memory that cannot follow": (soap(evolve=forgetful), "memory_never_fails", r"it failed: KeyError"),
    "a memory that is written into": (
        soap(evolve=scribbling, initial=Notebook(), kinds=(kind(rules=(known,)),)),
        "memory_never_fails",
        r"it changes what it remembered instead of giving something new, at Cut",
    ),
    "a memory outside of the log": (soap(evolve=Elsewhere()), "memory_replays", r"what it remembers is not in the log"),
    "a memory that counts reversals": (
        soap(evolve=Elsewhere()),
        "reversal_restores",
        r"what it remembers is not as before Cut|is not as before",
    ),
    "an older event that lacks a field": (
        soap(kind(older={1: Older(Cut1, to_nothing)})),
        "older_events_are_read",
        r"savon\.cut of version 1 cannot be read any more",
    ),
    "an older event that is too small": (
        soap(kind(older={1: Older(Cut1, to_zero)})),
        "older_events_are_read",
        r"cannot be read any more|could not be recorded",
    ),
    "an event unlike itself": (
        soap(kind(event=Unequal, rules=(), postings=None)),
        "events_come_back",
        r"is read back as",
    ),
    "a text that quotes less in English": (
        soap(texts={**EXTENSION.texts, "savon.batch-twice": ("Le lot {batch}.", "A batch.")}),
        "declared_values",
        r"do not quote the same facts: batch",
    ),
    "a label in one language": (
        soap(kind(label=("Découpe", ""))),
        "declared_values",
        r"the label of kind cut is '' in English",
    ),
    "a rate that no law knows": (
        Soap(vat=attrs.evolve(SOAP, rate=1_900)),
        "vat_categories",
        r"bears VAT at 1900 basis points: the rates are 0%, 2\.1%, 5\.5%, 10%, 20%",
    ),
    "a rate without an article": (
        Soap(vat=attrs.evolve(SOAP, article=" ")),
        "vat_categories",
        r"does not say in which article",
    ),
    "a checklist before the first day": (
        Soap(checklists={0: (("Laver", "Wash"),)}),
        "declared_values",
        r"a checklist is for day 0",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_named(complaint: Complaint, fault: str) -> None:
    plugin, check, said = FAULTS[fault]
    tried = type("Tried", (Kit,), {"plugin": plugin})
    assert re.search(said, complaint(tried, check))


def test_a_kind_that_needs_a_story_is_given_one() -> None:
    @rule("savon.unknown-product")
    def rare(state: State, event: Cut) -> Iterator[Refusal]:
        if event.cost != 314_159:
            yield refuse("savon.unknown-product", "product", product=event.product)

    class Tried(Kit):
        plugin = soap(kind(rules=(rare,)))

        def examples(self) -> list[Event]:
            return [Cut(on=_DAY, batch="a-1", product="bread", cost=314_159)]

    tried: Any = Tried()
    tried.test_each_kind_happens()
    tried.test_entries_balance()


def test_an_event_of_the_core_may_come_before_one_of_its_own() -> None:
    @rule("savon.unknown-product")
    def made_before(state: State, event: Cut) -> Iterator[Refusal]:
        made = state.products.get(event.product)
        if made is None or made.produced < 500_000:
            yield refuse("savon.unknown-product", "product", product=event.product)

    class Tried(Kit):
        plugin = soap(kind(rules=(made_before,)))

        def examples(self) -> list[Event]:
            made = GoodsProduced(on=_DAY, product="bread", quantity=500_000)
            return [made, Cut(on=_DAY, batch="a-1", product="bread", cost=314_159)]

    tried: Any = Tried()
    for check in ("each_kind_happens", "entries_balance", "reversal_restores", "same_every_time"):
        getattr(tried, f"test_{check}")()
