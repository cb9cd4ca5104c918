"""What a session tells the documents: facts by their slots, None where they are not known yet, and conditions.

No person is in it: members are counted, partners are legal entities.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from flashcoop_core.hooks import SessionView, State
from flashcoop_core.written import cents, quantity
from flashcoop_kit import said

__all__ = ["conditions", "facts"]

_FILIERES = MappingProxyType({"vegetal": "végétal", "culinaire": "alimentation", "textile": "textile"})


def facts(view: SessionView) -> Mapping[str, str | None]:
    """The facts of a session, as texts."""
    opening, state = view.opening, view.state
    made = sum(product.produced for product in state.products.values())
    sold = sum(product.sold for product in state.products.values())
    members = len(state.members)
    time = said.time(opening.starts, opening.ends)
    return {
        "session.id": view.id,
        "session.name": opening.name,
        "session.place": opening.place,
        "session.period": said.period(opening.starts, opening.ends),
        "session.time": time,
        "session.time.capital": time.capitalize(),
        "session.filiere": _filiere(opening.filiere),
        "host.name": opening.host.name,
        "host.siren": said.siren(opening.host.siren),
        "members.number": str(members) if members else None,
        "members.capital": said.count(members, "personne", "personnes").capitalize() if members else None,
        "days.number": str(len(state.days)) if state.days else None,
        "products": said.listed(each.definition.name for each in state.products.values()) if state.products else None,
        "promise": _promise(state),
        "partners": _named(state, "prescriber", "funder", "venue", "supplier", "entrepreneur", "cause", "other"),
        "prescribers": _named(state, "prescriber"),
        "funders": _named(state, "funder"),
        "pieces.made": quantity(made) if made else None,
        "pieces.sold": quantity(sold) if sold else None,
        "split": _adopted(state, "split"),
        "insurer": next((insurance.insurer for insurance in state.insurances.values()), None),
        "cold.from": said.month(said.months_after(opening.ends, 4)),
        "cold.to": said.month(said.months_after(opening.ends, 6)),
        **_money(view),
    }


def _money(view: SessionView) -> Mapping[str, str | None]:
    """Sales and what was left, VAT not included."""
    income = view.books.income_statement()
    sales = next((group.cents for group in income.income if group.name == "sales"), 0)
    shared = view.books.distribution().distributable if view.state.distribution else None
    return {
        "sales": cents(sales) if sales else None,
        "charges": cents(income.total_charges.cents) if income.total_charges.cents else None,
        "surplus": cents(shared) if shared is not None else None,
    }


def conditions(view: SessionView) -> Mapping[str, bool]:
    """What has happened."""
    opening, state = view.opening, view.state
    return {
        "flash": opening.format == "flash",
        "youth": opening.format == "youth",
        "members": bool(state.members),
        "products": bool(state.products),
        "priced": bool(state.prices),
        "partners": bool(state.partners),
        "decided": any(decision.winner is not None for decision in state.decisions.values()),
        "made": any(product.produced for product in state.products.values()),
        "minors": any(member.minor for member in state.members.values()),
        "sold": any(product.sold for product in state.products.values()),
        "shared": state.distribution is not None,
    }


def _promise(state: State) -> str:
    """What the banner says of what is sold: a service is not made."""
    services = any(product.definition.nature == "service" for product in state.products.values())
    return f"{'Proposé' if services else 'Fabriqué et vendu'} par une coopérative éphémère"


def _filiere(id: str) -> str:
    """What a filière is called; its id where only its plugin knows."""
    return _FILIERES.get(id, id.replace("-", " "))


def _adopted(state: State, *subjects: str) -> str | None:
    """What members adopted last on one of these matters."""
    labels = [
        option.label
        for decision in state.decisions.values()
        if decision.proposal.subject in subjects
        for option in decision.proposal.options
        if option.option == decision.winner
    ]
    return labels[-1] if labels else None


def _partners(state: State, *roles: str) -> Iterator[str]:
    """The names of the partners engaged as one of these."""
    return (partner.name for role in roles for partner in state.partners.values() if partner.role == role)


def _named(state: State, *roles: str) -> str | None:
    names = list(_partners(state, *roles))
    return said.listed(names) if names else None
