"""The cost sheet as a report that every filière may offer: one sheet a product and price, from the session itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from flashcoop_core.errors import AmountError, Refusal, Refused
from flashcoop_core.hooks.report import Document, Report
from flashcoop_core.hooks.settings import Setting
from flashcoop_core.hooks.view import SessionView
from flashcoop_core.money import Cents, Thousandths, parse_cents, parse_quantity
from flashcoop_core.reports.cost_lines import bought_lines, estimated_lines, estimated_quantity
from flashcoop_core.reports.cost_sheet import CostLine, CostSheet, cost_sheet
from flashcoop_core.session.state import State
from flashcoop_core.tables import Table
from flashcoop_core.words.labels import TEXTS
from flashcoop_core.written import Lang

__all__ = ["cost_sheet_report", "lines_of_session"]

#: (session, product, quantity in thousandths) -> its costs.
Costs = Callable[[SessionView, str, Thousandths], Iterable[CostLine]]


def lines_of_session(session: SessionView, product: str, quantity: Thousandths) -> tuple[CostLine, ...]:
    """What the members estimated for `product`; what was bought for it, if nothing was estimated."""
    return estimated_lines(session.state, product) or bought_lines(session.state, product, quantity)


def cost_sheet_report(costs: Costs = lines_of_session) -> Report:
    """The report `cost-sheet`, to be given by `flashcoop_reports`. `costs` says what a product costs.

    Without settings: each product with a quantity and a cost, at each price in force. Refuses a setting that is
    no amount or out of bounds, an unknown product, and a product without a quantity (`missing-setting`).
    """

    def make(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
        sheets = list(_sheets(session, settings, costs))
        return Document(
            tables=tuple(sheet.table(lang) for _, _, sheet in sheets) or (_nothing_yet(lang),),
            data=[{"id": product, "channel": channel, **sheet.data()} for product, channel, sheet in sheets],
        )

    return Report(name="cost-sheet", label=TEXTS["cost-sheet"], make=make, settings=_SETTINGS)


def _nothing_yet(lang: Lang) -> Table:
    """What says why there is no sheet, and what to record for one."""
    at = 0 if lang == "fr" else 1
    return Table(TEXTS["cost-sheet"][at], (), (), (TEXTS["note-cost-sheet-none"][at],))


_SETTINGS = tuple(
    Setting(name=name, label=TEXTS[f"cost-sheet-{name}"], default=default)
    for name, default in (("product", ""), ("quantity", ""), ("price", ""), ("target", ""), ("step", "0.10"))
)


def _sheets(
    session: SessionView, settings: Mapping[str, str], costs: Costs
) -> Iterator[tuple[str, str | None, CostSheet]]:
    """(product, channel or None, sheet), by product, then by channel."""
    state = session.state
    given, price = _given(settings, "quantity", parse_quantity), _given(settings, "price", parse_cents)
    # In percent with two decimals: basis points are its hundredths, as cents are those of a euro.
    target, step = _given(settings, "target", parse_cents), _given(settings, "step", parse_cents)
    for product, quantity in _quantities(state, settings["product"], given):
        definition, lines = state.products[product].definition, tuple(costs(session, product, quantity))
        if not lines and not settings["product"]:
            continue  # nothing is known yet: a margin of all the price would mislead
        for channel, cents in _prices(state, product) if price is None else [(None, price)]:
            sheet = cost_sheet(
                f"{definition.name}, {channel}" if channel else definition.name,
                quantity=quantity,
                lines=lines,
                vat_rate=definition.vat_rate,
                contribution=state.opened.contribution,
                price=cents,
                target=target,
                step=step or 0,
            )
            yield product, channel, sheet


def _given(settings: Mapping[str, str], name: str, read: Callable[[str], int]) -> int | None:
    """The setting as a whole number; None if it is empty."""
    try:
        return read(settings[name]) if settings[name] else None
    except AmountError as error:
        raise Refused([Refusal(error.name, error.facts, name)], kind="cost-sheet") from error


def _quantities(state: State, only: str, given: Thousandths | None) -> Iterator[tuple[str, Thousandths]]:
    """Each product asked for and its quantity: given, else estimated, else made so far."""
    if only and only not in state.products:
        raise Refused([Refusal("unknown-product", {"product": only}, "product")], kind="cost-sheet")
    for product, known in sorted(state.products.items()):
        quantity = estimated_quantity(state, product) or known.produced if given is None else given
        if only == product and not quantity:
            facts = {"setting": "quantity", "of": "cost-sheet"}
            raise Refused([Refusal("missing-setting", facts, "quantity")], kind="cost-sheet")
        if only in ("", product) and quantity:
            yield product, quantity


def _prices(state: State, product: str) -> list[tuple[str | None, Cents | None]]:
    """The channels on which `product` has a price, and the price; one line without either if there is none."""
    priced: list[tuple[str | None, Cents | None]] = [
        (channel, price.cents) for (of, channel), price in sorted(state.prices.items()) if of == product
    ]
    return priced or [(None, None)]
