"""The label of a product, as text: what the law asks for on textiles, in the language of the country of sale.

Regulation (EU) 1007/2011: fibres by their names in full, in descending order, with their shares (art. 9,
16); each part of a product of several (art. 11); parts of animal origin that are no textile (art. 12).
What other texts ask for is not here: the price, the maker's postal address (Regulation (EU) 2023/988,
art. 9), care, which is optional in France.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from flashcoop_core import written
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.hooks import Document, File, Report, SessionView, Setting, State, Words
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.written import Lang
from flashcoop_filiere_textile.events import Component
from flashcoop_filiere_textile.fibres import FIBRES, OTHER_FIBRES
from flashcoop_filiere_textile.speech import said
from flashcoop_filiere_textile.texts import TEXTS
from flashcoop_filiere_textile.workshop import workshop

__all__ = ["LABELS", "label_of"]

_ANIMAL_PARTS: Words = (
    "Contient des parties non textiles d'origine animale",
    "Contains non-textile parts of animal origin",
)
_EXEMPT: Mapping[str, Words] = MappingProxyType(
    {
        "annex_v": ("sans étiquette, annexe V du règlement", "no label, annex V of the Regulation"),
        "not_textile": ("sans étiquette, pas un produit textile", "no label, no textile product"),
    }
)
_SILENT: Words = ("⚠ Composition à déclarer avant de vendre", "⚠ Composition to be declared before selling")


def label_of(state: State, product: str, size: str | None, lang: Lang) -> tuple[str, ...]:
    """The lines of the label of `product`, whose composition is declared, in one `size` (None if it has none)."""
    return tuple(_lines(state, product, size, lang))


def _lines(state: State, product: str, size: str | None, lang: Lang) -> Iterator[str]:
    declared = workshop(state).compositions[product]
    yield state.products[product].definition.name
    if size is not None:
        yield f"{said(('Taille', 'Size'), lang)} {size}"
    for component in declared.components:
        composition = _composition(component, lang)
        yield composition if component.part is None else f"{component.part}{_colon(lang)}{composition}"
    if declared.animal_parts:
        yield said(_ANIMAL_PARTS, lang)
    if declared.recycled is not None:
        yield declared.recycled
    yield f"{state.opened.name}, {state.opened.host.name}"


def _composition(component: Component, lang: Lang) -> str:
    """`80 % coton, 15 % lin, 5 % autres fibres`: what is not named comes last, whatever it weighs."""
    shares = [(line.share, said(FIBRES[line.fibre], lang)) for line in component.fibres]
    if component.others:
        shares.append((sum(component.others), said(OTHER_FIBRES, lang)))
    return ", ".join(f"{written.rate(share, lang)} {name}" for share, name in shares)


def _colon(lang: Lang) -> str:
    return said(("\u00a0: ", ": "), lang)


def _make(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    state, own = session.state, workshop(session.state)
    products = _products(state, settings["product"])
    labels = [
        (product, size, label_of(state, product, size, lang))
        for product in products
        for size in own.sizes.get(product, (None,))
    ]
    table = Table(
        said(("Étiquettes de composition", "Composition labels"), lang),
        (Column(said(("Produit", "Product"), lang)), Column(said(("Étiquette", "Label"), lang))),
        tuple(Row((product if at == 0 else "", line)) for product, _, lines in labels for at, line in enumerate(lines)),
        tuple(_notes(state, lang)),
    )
    data = {
        "labels": [{"product": product, "size": size, "lines": list(lines)} for product, size, lines in labels],
        "exempt": {product: event.reason for product, event in sorted(own.exemptions.items())},
        "undeclared": _undeclared(state),
    }
    return Document(tables=(table,), data=data, files=tuple(_files(products, labels)))


def _products(state: State, only: str) -> list[str]:
    """The products with a composition, or the one asked for."""
    declared = workshop(state).compositions
    if only and only not in declared:
        name = "textile.composition-missing"
        raise Refused([Refusal(name, {"product": only}, "product", texts=TEXTS[name])], kind="label")
    return [only] if only else sorted(declared)


def _undeclared(state: State) -> list[str]:
    """The products that may not be sold yet."""
    own = workshop(state)
    return [
        name
        for name, product in sorted(state.products.items())
        if product.definition.nature != "service" and name not in own.compositions and name not in own.exemptions
    ]


def _notes(state: State, lang: Lang) -> Iterator[str]:
    for product, event in sorted(workshop(state).exemptions.items()):
        yield f"{product}{_colon(lang)}{said(_EXEMPT[event.reason], lang)}"
    if silent := _undeclared(state):
        yield f"{said(_SILENT, lang)}{_colon(lang)}{', '.join(silent)}"


def _files(products: list[str], labels: list[tuple[str, str | None, tuple[str, ...]]]) -> Iterator[File]:
    """One file a product, its labels one under the other, parted by an empty line."""
    for product in products:
        texts = ("\n".join(lines) + "\n" for of, _, lines in labels if of == product)
        yield File(f"etiquette-{product}.txt", "\n".join(texts).encode())


#: The labels of all products, or of one.
LABELS = Report(
    name="label",
    label=("Étiquettes de composition", "Composition labels"),
    make=_make,
    settings=(Setting(name="product", label=("Produit (tous si vide)", "Product (all if empty)"), default=""),),
)
