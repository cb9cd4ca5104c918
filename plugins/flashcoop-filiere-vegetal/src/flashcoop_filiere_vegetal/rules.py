"""What the filière refuses. Rules only look; those that miss a product leave it to the rule that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flashcoop_core.events import EventReversed, SaleMade, StockWrittenOff, TakingsRecorded
from flashcoop_core.hooks import Refusal, State, refuse, rule
from flashcoop_filiere_vegetal.events import (
    CareDescribed,
    LossExplained,
    PassportExempted,
    PassportRecorded,
    ProductExcluded,
    VatDecided,
)
from flashcoop_filiere_vegetal.nursery import nursery

__all__ = [
    "CARE",
    "EXEMPTION",
    "LOSS",
    "PASSPORT",
    "RATES",
    "REVERSAL",
    "SALE",
    "VAT",
    "passport_needed",
    "rate_needed",
]

#: The two rates between which a decision is needed, in basis points.
RATES = (1_000, 2_000)

#: What is settled before a sale, and stands as long as the sale does.
_SETTLED = (VatDecided, ProductExcluded, PassportRecorded, PassportExempted)

_COUNTRY = re.compile(r"[A-Z]{2}")


# --- what a product needs ------------------------------------------------------------------------


def _of_plants(state: State, product: str) -> bool:
    """Whether `product` is this filière's: what is neither a service nor excluded."""
    known = state.products.get(product)
    return known is not None and known.definition.nature != "service" and product not in nursery(state).excluded


def rate_needed(state: State, product: str) -> bool:
    """Whether `product` lacks the decision on its VAT. Where the host owes no VAT, none does."""
    return state.opened.vat_liable and _of_plants(state, product) and product not in nursery(state).rates


def passport_needed(state: State, product: str) -> bool:
    """Whether `product` lacks a passport, or the reason why it needs none, to be sold at a distance.

    Between a professional and a final user no passport is asked for, but where the sale is by contract at
    a distance (Regulation (EU) 2016/2031, art. 81).
    """
    own = nursery(state)
    return _of_plants(state, product) and product not in own.passports and product not in own.exemptions


# --- rules ---------------------------------------------------------------------------------------


@rule("unknown-product")
def _known_product(
    state: State, event: VatDecided | ProductExcluded | PassportRecorded | PassportExempted | CareDescribed
) -> Iterator[Refusal]:
    if event.product not in state.products:
        yield refuse("unknown-product", "product", product=event.product)


@rule("vegetal.rate-not-allowed", "vegetal.rate-differs-from-product")
def _rate(state: State, event: VatDecided) -> Iterator[Refusal]:
    product = state.products.get(event.product)
    if event.rate not in RATES:
        yield refuse("vegetal.rate-not-allowed", "rate", rate=event.rate)
    elif product and product.definition.vat_rate != event.rate:
        facts = {"product": event.product, "rate": event.rate, "expected": product.definition.vat_rate}
        yield refuse("vegetal.rate-differs-from-product", "rate", **facts)


@rule("vegetal.vat-not-decided")
def _decided(state: State, event: SaleMade | TakingsRecorded) -> Iterator[Refusal]:
    for at, line in enumerate(event.lines):
        if rate_needed(state, line.product):
            yield refuse("vegetal.vat-not-decided", f"lines[{at}].product", product=line.product)


@rule("vegetal.passport-missing")
def _passport(state: State, event: SaleMade | TakingsRecorded) -> Iterator[Refusal]:
    if not nursery(state).distant.get(event.channel, False):
        return
    for at, line in enumerate(event.lines):
        if passport_needed(state, line.product):
            where = f"lines[{at}].product"
            yield refuse("vegetal.passport-missing", where, product=line.product, channel=event.channel)


@rule("vegetal.not-a-country")
def _country(_: State, event: PassportRecorded) -> Iterator[Refusal]:
    if not _COUNTRY.fullmatch(event.origin):
        yield refuse("vegetal.not-a-country", "origin")


@rule("vegetal.unknown-loss", "vegetal.loss-explained")
def _loss(state: State, event: LossExplained) -> Iterator[Refusal]:
    own, of = nursery(state), (event.reference, event.product)
    facts = {"reference": event.reference, "product": event.product}
    if of not in {(loss.reference, loss.product) for loss in own.losses}:
        yield refuse("vegetal.unknown-loss", "reference", **facts)
    if of in own.causes:
        yield refuse("vegetal.loss-explained", "reference", **facts)


@rule("in-use-since")
def _unused(state: State, event: EventReversed) -> Iterator[Refusal]:
    """What was sold at a decided rate, or with its papers, keeps them."""
    fact = state.facts.get(event.event)
    if fact is None or not isinstance(fact.event, _SETTLED):
        return
    sales = (
        later.event
        for later in state.facts.values()
        if later.version > fact.version
        and later.id not in state.reversed
        and isinstance(later.event, (SaleMade, TakingsRecorded))
    )
    if any(line.product == fact.event.product for sale in sales for line in sale.lines):
        yield refuse("in-use-since", "event", version=fact.version, kind=fact.kind)


@rule("in-use-since")
def _unexplained(state: State, event: EventReversed) -> Iterator[Refusal]:
    """A loss is not undone under its explanation: the next loss of that reference would be told by its cause."""
    fact = state.facts.get(event.event)
    if fact is None or not isinstance(fact.event, StockWrittenOff) or fact.event.fate != "spoiled":
        return
    own, of = nursery(state), (fact.event.reference, fact.event.product)
    alone = sum((loss.reference, loss.product) == of for loss in own.losses) == 1
    if alone and of in own.causes and fact.id not in state.reversed:
        yield refuse("in-use-since", "event", version=fact.version, kind=fact.kind)


VAT = (_known_product, _rate)
EXCLUSION = (_known_product,)
LOSS = (_loss,)
PASSPORT = (_known_product, _country)
EXEMPTION = (_known_product,)
CARE = (_known_product,)
SALE = (_decided, _passport)
REVERSAL = (_unused, _unexplained)
