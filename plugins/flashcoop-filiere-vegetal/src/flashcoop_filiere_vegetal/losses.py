"""Losses of living stock: written off and explained in one go, and the report that tells them by cause."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from flashcoop_core import written
from flashcoop_core.events import StockWrittenOff
from flashcoop_core.hooks import Document, Report, SessionView, Words
from flashcoop_core.money import half_up
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.written import Lang
from flashcoop_filiere_vegetal.events import Cause, LossExplained
from flashcoop_filiere_vegetal.nursery import Loss, Nursery, nursery
from flashcoop_filiere_vegetal.speech import said

__all__ = ["CAUSES", "LOSSES", "loss"]

#: cause -> how people call it. The last stands for losses that nobody has explained.
CAUSES: Mapping[Cause | None, Words] = MappingProxyType(
    {
        "dried": ("Séché", "Dried out"),
        "disease": ("Maladie", "Disease"),
        "frost": ("Gel", "Frost"),
        "broken": ("Cassé", "Broken"),
        None: ("À expliquer", "To be explained"),
    }
)


def loss(  # noqa: PLR0913 - what a loss is known by
    product: str, quantity: int, cause: Cause, *, reference: str, proof: str, on: date
) -> tuple[StockWrittenOff, LossExplained]:
    """Both events of a loss, to be recorded together: `quantity` (thousandths) leaves the stock, and why.

    `proof` is the number of a photograph or a note: with it no VAT is paid back (CGI annexe II, art. 207).
    """
    return (
        StockWrittenOff(on=on, reference=reference, product=product, quantity=quantity, fate="spoiled", proof=proof),
        LossExplained(on=on, reference=reference, product=product, cause=cause),
    )


def _cause(own: Nursery, loss: Loss) -> Cause | None:
    return own.causes.get((loss.reference, loss.product))


def _by_day(own: Nursery) -> dict[tuple[date, str, Cause | None], int]:
    """(day, product, cause) -> pieces lost (thousandths), in that order."""
    sums: dict[tuple[date, str, Cause | None], int] = {}
    for loss in own.losses:
        key = loss.on, loss.product, _cause(own, loss)
        sums[key] = sums.get(key, 0) + loss.quantity
    order = tuple(CAUSES)
    return dict(sorted(sums.items(), key=lambda line: (*line[0][:2], order.index(line[0][2]))))


def _by_cause(own: Nursery) -> dict[Cause | None, int]:
    """Cause -> pieces lost (thousandths); causes of no loss are left out."""
    sums = {cause: sum(loss.quantity for loss in own.losses if _cause(own, loss) == cause) for cause in CAUSES}
    return {cause: lost for cause, lost in sums.items() if lost}


def _share(lost: int, made: int) -> int | None:
    """Lost over made, in basis points; None if nothing was made."""
    return half_up(lost * 10_000, made) if made else None


def _cells(lost: int, made: int, lang: Lang) -> tuple[str, str]:
    share = _share(lost, made)
    return written.quantity(lost, lang), "-" if share is None else written.rate(share, lang)


def _columns(lang: Lang, *texts: Words) -> tuple[Column, ...]:
    figures = (("Perdus", "Lost"), ("Part", "Share"))
    return (*(Column(said(text, lang)) for text in texts), *(Column(said(text, lang), "right") for text in figures))


def _day_table(own: Nursery, lang: Lang) -> Table:
    """Each day, product and cause, as a share of what was made of that product."""
    rows = (
        Row((written.day(on, lang), product, said(CAUSES[cause], lang), *_cells(lost, own.made.get(product, 0), lang)))
        for (on, product, cause), lost in _by_day(own).items()
    )
    return Table(
        said(("Pertes de végétaux, par jour", "Losses of plants, by day"), lang),
        _columns(lang, ("Date", "Date"), ("Produit", "Product"), ("Cause", "Cause")),
        tuple(rows),
    )


def _cause_table(own: Nursery, lang: Lang) -> Table:
    """Each cause and all of them, as a share of all that was made."""
    made, sums = sum(own.made.values()), _by_cause(own)
    rows = [Row((said(CAUSES[cause], lang), *_cells(lost, made, lang))) for cause, lost in sums.items()]
    return Table(
        said(("Pertes de végétaux, par cause", "Losses of plants, by cause"), lang),
        _columns(lang, ("Cause", "Cause")),
        (*rows, Row(("Total", *_cells(sum(sums.values()), made, lang)), total=True)),
        (said(("Part de ce qui a été fait ou reçu.", "Share of what was made or received."), lang),),
    )


def _make(session: SessionView, _: Mapping[str, str], lang: Lang) -> Document:
    own = nursery(session.state)
    data = {
        "by_day": [
            {
                "on": on.isoformat(),
                "product": product,
                "cause": cause,
                "quantity": lost,
                "share": _share(lost, own.made.get(product, 0)),
            }
            for (on, product, cause), lost in _by_day(own).items()
        ],
        "by_cause": [{"cause": cause, "quantity": lost} for cause, lost in _by_cause(own).items()],
        "made": dict(sorted(own.made.items())),
    }
    return Document(tables=(_day_table(own, lang), _cause_table(own, lang)), data=data)


#: Losses by day and product, then how much each cause took.
LOSSES = Report(name="losses", label=("Pertes de végétaux", "Losses of plants"), make=_make)
