from __future__ import annotations
from collections.abc import Iterator, Mapping
from datetime import date
import attrs
from types import MappingProxyType
from flashcoop_core.hooks import *
from flashcoop_core.hooks import Filiere, EventKind, Extension, VatCategory, hookimpl, rule, refuse, debit, credit, entry
from flashcoop_core.events.fields import Id, PositiveCents, Text
from flashcoop_core.testing import FiliereConformance

@attrs.frozen(kw_only=True)
class CutMade:
    on: date
    cut: Id
    product: Id
    cost: PositiveCents
    note: Text | None = None

@attrs.frozen
class Own:
    cuts: Mapping[str,int] = MappingProxyType({})

@rule("savon.unknown-product")
def known(state, event):
    if event.product not in state.products:
        yield refuse("savon.unknown-product", "product", product=event.product)
@rule("savon.twice")
def once(state, event):
    if event.cut in state.plugins["savon"].cuts:
        yield refuse("savon.twice", "cut", cut=event.cut)

def book(event, chart):
    return entry("OD", event.cut, debit(chart["supplies"], event.cost), credit(chart["suppliers"], event.cost, "mill"))

def evolve(own, event):
    if isinstance(event, CutMade):
        return Own(MappingProxyType({**own.cuts, event.cut: event.cost}))
    return own

class Soap:
    @hookimpl
    def flashcoop_filiere(self) -> Filiere:
        return Filiere(label=("Savonnerie","Soap making"), vat_categories=(VatCategory(name="soap", label=("Savon", "Soap"), rate=2_000, article="CGI art. 278"),),
          extension=Extension(kinds=(EventKind(name="cut_made",event=CutMade,label=("Coupe","Cut"),rules=(known,once),postings=book,reversible=True),),
            texts={"savon.unknown-product":("Produit {product} inconnu: définissez-le.","Unknown product {product}: define it."),"savon.twice":("La coupe {cut} existe.","Cut {cut} is there.")},
            initial=Own(), evolve=evolve))

class TestSoap(FiliereConformance):
    plugin = Soap()
    name = "savon"
