"""The care label of a plant: light, water, cold, and what whoever takes it home must know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.hooks import Document, File, Report, SessionView, Setting, State, Words
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.written import Lang
from flashcoop_filiere_vegetal.events import Caution, Light, Watering
from flashcoop_filiere_vegetal.nursery import nursery
from flashcoop_filiere_vegetal.speech import said
from flashcoop_filiere_vegetal.texts import TEXTS

__all__ = ["CARE", "care_label"]

_LIGHTS: Mapping[Light, Words] = MappingProxyType(
    {
        "shade": ("Lumière\u00a0: ombre claire", "Light: light shade"),
        "indirect": ("Lumière\u00a0: vive, sans soleil direct", "Light: bright, no direct sun"),
        "sun": ("Lumière\u00a0: plein soleil", "Light: full sun"),
    }
)
_WATERINGS: Mapping[Watering, Words] = MappingProxyType(
    {
        "soak": (
            "Eau\u00a0: tremper la motte dix minutes, puis égoutter",
            "Water: soak the ball ten minutes, then let it drip",
        ),
        "spray": ("Eau\u00a0: vaporiser", "Water: spray"),
        "pour": ("Eau\u00a0: arroser au pied", "Water: pour at the foot"),
    }
)
_CAUTIONS: Mapping[Caution, Words] = MappingProxyType(
    {
        "toxic_if_eaten": ("toxique si on en mange, hors de portée des enfants", "toxic if eaten, keep from children"),
        "toxic_to_pets": ("toxique pour les animaux domestiques", "toxic to pets"),
        "irritating_sap": ("sève irritante, porter des gants", "irritating sap, wear gloves"),
        "allergenic": ("peut provoquer des allergies", "may cause allergies"),
        "not_edible": ("décoration, ne se mange pas", "decoration, not to be eaten"),
    }
)


def care_label(state: State, product: str, lang: Lang) -> tuple[str, ...]:
    """The lines of the care label of `product`, whose care is described."""
    return tuple(_lines(state, product, lang))


def _lines(state: State, product: str, lang: Lang) -> Iterator[str]:
    own = nursery(state)
    care = own.care[product]
    yield state.products[product].definition.name
    if passports := own.passports.get(product, ()):
        yield ", ".join(passport.botanical_name for passport in passports)
    yield said(_LIGHTS[care.light], lang)
    days = care.water_every
    every = said((f"tous les {days} jours", f"every {days} days") if days > 1 else ("chaque jour", "every day"), lang)
    yield f"{said(_WATERINGS[care.watering], lang)}, {every}"
    yield said((f"Jamais sous {care.coldest}\u00a0°C", f"Never under {care.coldest}\u00a0°C"), lang)
    for caution in care.cautions:
        yield f"⚠ {said(_CAUTIONS[caution], lang)}"
    yield f"{state.opened.name}, {state.opened.host.name}"


def _make(session: SessionView, settings: Mapping[str, str], lang: Lang) -> Document:
    state, only = session.state, settings["product"]
    described = nursery(state).care
    if only and only not in described:
        name = "vegetal.care-missing"
        raise Refused([Refusal(name, {"product": only}, "product", texts=TEXTS[name])], kind="care")
    labels = {product: care_label(state, product, lang) for product in ([only] if only else sorted(described))}
    table = Table(
        said(("Étiquettes d'entretien", "Care labels"), lang),
        (Column(said(("Produit", "Product"), lang)), Column(said(("Étiquette", "Label"), lang))),
        tuple(Row((name if at == 0 else "", line)) for name, lines in labels.items() for at, line in enumerate(lines)),
    )
    return Document(
        tables=(table,),
        data=[{"product": product, "lines": list(lines)} for product, lines in labels.items()],
        files=tuple(
            File(f"entretien-{product}.txt", ("\n".join(lines) + "\n").encode()) for product, lines in labels.items()
        ),
    )


#: The care labels of all products, or of one.
CARE = Report(
    name="care",
    label=("Étiquettes d'entretien", "Care labels"),
    make=_make,
    settings=(Setting(name="product", label=("Produit (tous si vide)", "Product (all if empty)"), default=""),),
)
