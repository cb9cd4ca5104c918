"""A filière plugin for the tests: pieces cut in a workshop, a rule on sales, an entry of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import attrs

from flashcoop_core.events import Event, GoodsProduced, SaleMade
from flashcoop_core.events.fields import Cents, Id, Quantity
from flashcoop_core.hooks import (
    Chart,
    Document,
    Entry,
    EventKind,
    Extension,
    File,
    Filiere,
    LedgerFormat,
    Refusal,
    Report,
    SessionView,
    Setting,
    State,
    credit,
    debit,
    entry,
    hookimpl,
    refuse,
    rule,
)
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.written import Lang, quantity


@attrs.frozen(kw_only=True)
class PieceCut:
    """Pieces are cut, and what the blade cost."""

    on: date
    product: Id
    quantity: Quantity
    blade: Cents = 0


@attrs.frozen
class Bench:
    """What was cut and made of each product, in thousandths."""

    cut: Mapping[str, int] = MappingProxyType({})
    made: Mapping[str, int] = MappingProxyType({})


def more(counts: Mapping[str, int], product: str, thousandths: int) -> Mapping[str, int]:
    return MappingProxyType({**counts, product: counts.get(product, 0) + thousandths})


def evolve(bench: Bench, event: Event) -> Bench:
    if isinstance(event, PieceCut):
        return attrs.evolve(bench, cut=more(bench.cut, event.product, event.quantity))
    if isinstance(event, GoodsProduced):
        return attrs.evolve(bench, made=more(bench.made, event.product, event.quantity))
    return bench


@rule("atelier.nothing-cut")
def sold_is_cut(state: State, event: SaleMade) -> Iterator[Refusal]:
    bench = state.plugins["atelier"]
    assert isinstance(bench, Bench)
    for at, line in enumerate(event.lines):
        if not bench.cut.get(line.product):
            yield refuse("atelier.nothing-cut", f"lines[{at}].product", product=line.product)


@rule("atelier.cut-too-dear")
def cheap(state: State, event: PieceCut) -> Iterator[Refusal]:
    if event.blade > 10_000:
        yield refuse("atelier.cut-too-dear", "blade", cents=event.blade, till=state.till_balance)


def blades(event: PieceCut, chart: Chart) -> tuple[Entry, ...]:
    return entry("OD", "", debit(chart["supplies"], event.blade), credit(chart["link"], event.blade))


def cut_list(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    bench = session.state.plugins["atelier"]
    assert isinstance(bench, Bench)
    rows = tuple(Row((product, quantity(cut, lang))) for product, cut in sorted(bench.cut.items()))
    columns = (Column("Produit" if lang == "fr" else "Product"), Column(settings["heading"], "right"))
    table = Table("Pièces coupées" if lang == "fr" else "Pieces cut", columns, rows)
    return Document(tables=(table,), data=dict(bench.cut), files=(File("cut.txt", str(table).encode()),))


def accounts(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Iterator[File]:
    yield File(f"{session.id}.txt", (f"{line.account}\n".encode() for line in session.books.trial_balance().lines))


FILIERE = Filiere(
    label=("Atelier de coupe", "Cutting workshop"),
    extension=Extension(
        kinds=(
            EventKind(
                name="piece_cut",
                event=PieceCut,
                label=("pièces coupées", "pieces cut"),
                rules=(cheap,),
                postings=blades,
                reversible=True,
            ),
        ),
        rules={SaleMade: (sold_is_cut,)},
        texts={
            "atelier.nothing-cut": (
                "Rien n'a été coupé pour {product}\u00a0: enregistrez d'abord la coupe.",
                "Nothing was cut for {product}: record the cut first.",
            ),
            "atelier.cut-too-dear": (
                "Une lame à {cents:cents} est trop chère\u00a0: vérifiez le montant.",
                "A blade of {cents:cents} is too dear: check the amount.",
            ),
        },
        initial=Bench(),
        evolve=evolve,
    ),
)


@hookimpl
def flashcoop_filiere() -> Filiere:
    return FILIERE


@hookimpl
def flashcoop_reports() -> Sequence[Report | LedgerFormat]:
    heading = Setting(name="heading", label=("En-tête", "Heading"), default="Quantité")
    return [
        Report(name="cut-list", label=("Pièces coupées", "Pieces cut"), make=cut_list, settings=(heading,)),
        LedgerFormat(name="accounts", label=("Comptes", "Accounts"), write=accounts),
    ]
