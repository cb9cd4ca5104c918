"""The documents of the kit: what each is made from, and for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files

import attrs

from flashcoop_core.hooks import File, KitDocument, KitForm, Roster, SessionView
from flashcoop_kit import pdf
from flashcoop_kit.banner import banner, kakemono
from flashcoop_kit.blocks import Block, Document
from flashcoop_kit.facts import conditions, facts
from flashcoop_kit.forms import form_parts
from flashcoop_kit.page import html
from flashcoop_kit.parts import parts
from flashcoop_kit.persons import ADDRESS, CONTACT, NAME, person_conditions, person_facts
from flashcoop_kit.template import Filling, blocks
from flashcoop_kit.word import docx
from flashcoop_kit.words import TEXTS

__all__ = ["TEMPLATES", "Template", "documents", "made"]


@attrs.frozen
class Template:
    """A document of the kit: its name, which is also its template's and its files', and what it belongs to.

    `identity` are the fields of a roster that it shows; then there is one for each member. `drawn` makes what
    is printed besides, as HTML by the name of its file.
    """

    name: str
    family: str
    identity: tuple[str, ...] = ()
    landscape: bool = False
    drawn: Mapping[str, Callable[[Mapping[str, str | None]], str]] = attrs.field(factory=dict)


TEMPLATES: Sequence[Template] = (
    Template("dossier-de-presse", "communication"),
    Template("communique-de-presse", "communication"),
    Template("brief-photographe", "communication"),
    Template("cession-droits-auteur", "communication", identity=(*NAME, *ADDRESS)),
    Template("kakemono-banderole", "communication", drawn={"kakemono": kakemono, "banderole": banner}),
    Template("guide-du-partenaire", "partners"),
    Template("fiche-participant", "partners", identity=(*NAME, *ADDRESS, *CONTACT)),
    Template("fichier-de-suivi", "partners", landscape=True),
    Template("fiche-de-collecte", "partners"),
    Template("autorisation-image", "partners", identity=NAME),
    Template("attestation-participation", "partners", identity=NAME),
    Template("livret-competences", "evaluation"),
    Template("guide-entretien", "evaluation"),
    Template("grille-appreciation", "evaluation"),
    Template("questionnaire-animateurs", "evaluation"),
    Template("questionnaire-partenaires", "evaluation"),
    Template("questionnaire-participants-froid", "evaluation"),
)


@cache
def _text(name: str) -> str:
    return files("flashcoop_kit").joinpath("templates", f"{name}.txt").read_text(encoding="utf-8")


def documents() -> Iterator[KitDocument]:
    """The documents, as the core asks for them."""
    for template in TEMPLATES:
        yield KitDocument(
            name=template.name,
            label=TEXTS[template.name],
            family=TEXTS[f"family-{template.family}"],
            write=partial(_files, template),
            identity=template.identity,
        )


def made(template: Template, told: Filling, view: SessionView, roster: Roster, ref: str | None = None) -> Document:
    """The document of a session, of which `told` is what it tells; of its member `ref`, if one is given."""
    member = view.state.members[ref] if ref is not None else None
    who = roster.get(ref) if ref is not None else None
    filling = Filling(
        facts={**told.facts, **person_facts(ref, who, member)},
        conditions={**told.conditions, **person_conditions(ref, member)},
        parts=told.parts,
    )
    return _document(template, view, blocks(_text(template.name), filling))


def _document(template: Template, view: SessionView, made: tuple[Block, ...]) -> Document:
    opening = view.opening
    return Document(
        title=f"{TEXTS[template.name][0]} · {opening.name}",
        blocks=made,
        foot=f"{opening.name} · {opening.host.name}",
        author=opening.host.name,
        dated=opening.ends,
        landscape=template.landscape,
    )


def _files(template: Template, view: SessionView, roster: Roster, forms: Sequence[KitForm]) -> Iterator[File]:
    """The files of a document: one of each form, for each member if a roster says who they are."""
    if "pdf" in forms:
        pdf.require()
    told = Filling(facts(view), conditions(view), {**parts(view), **form_parts()})
    for ref in tuple(view.state.members) if roster else (None,):
        document = made(template, told, view, roster, ref)
        name = template.name if ref is None else f"{template.name}-{ref}"
        if "docx" in forms:
            yield File(f"{name}.docx", docx(document))
        if "pdf" in forms:
            yield File(f"{name}.pdf", pdf.as_pdf(html(document)))
    if "pdf" in forms:
        for name, draw in template.drawn.items():
            yield File(f"{name}.pdf", pdf.as_pdf(draw(told.facts)))
