"""The national experiment of 2019 and 2020, seven Flashcoops, and those that came later: as published, no more.

The facts lie in `national.json`, each with its source; lines are those of the text of the report « Bilan
de l'expérimentation nationale 2019-2020 » (Coopérer Pour Entreprendre). What no source gives is absent, or
is an assumption that the log, the table and the file beside it mark.

Where only the turnover is known, it is recorded as one sale of one lot, at a price that equals it: the
prices, quantities and VAT rates are not published. No source says whether it is net of VAT; it is read as
net, as a turnover is (Code de commerce D123-200: sales less rebates and less VAT).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from typing import Any, Literal

import attrs
import msgspec

from flashcoop_core import events as e
from flashcoop_core.demo.stage import ASSUMED, Stage
from flashcoop_core.events import Event
from flashcoop_core.ledger import Ledger
from flashcoop_core.network import About, Told
from flashcoop_core.network.about import Detail
from flashcoop_core.session import plan
from flashcoop_core.session.plan import Plan
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["Fact", "National", "Published", "Shares", "about", "load", "national"]

#: The day on which the facts are recorded in this demonstration: all had been published by then.
_RECORDED = date(2025, 1, 31)

_PRODUCT, _CHANNEL, _DECISION, _ONE = "lot", "vente", "reprise", 1_000


@attrs.frozen(kw_only=True)
class Fact:
    """What the sources say of one Flashcoop. `turnover` is in cents.

    `women` are the least and the most that there can be among the participants; `lines` says on which
    line of the report each figure stands. `assumed` is what no source gives.
    """

    id: str
    name: str
    host: str
    place: str
    starts: date
    ends: date
    filiere: str
    source: str
    experiment: bool = False
    participants: int | None = None
    women: tuple[int, int] | None = None
    public: str | None = None
    product: str | None = None
    venue: str | None = None
    turnover: int | None = None
    partners: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    professionals: tuple[Literal["facilitator", "accountant", "adviser", "expert"], ...] = ()
    lines: dict[str, int | str] = attrs.field(factory=dict)
    assumed: tuple[Detail, ...] = ()


@attrs.frozen(kw_only=True)
class Published:
    """A figure that the report publishes of all seven, and the lines it stands on."""

    value: int | str
    lines: tuple[int, ...]


@attrs.frozen(kw_only=True)
class Shares:
    """Percentages published together; a `whole` if they are the parts of one."""

    name: str
    rates: tuple[int, ...]
    whole: bool
    lines: tuple[int, ...]


@attrs.frozen(kw_only=True)
class National:
    """The data file: documents by their short name, sessions, figures published of the experiment."""

    sources: dict[str, str]
    sessions: tuple[Fact, ...]
    published: dict[str, Published]
    shares: tuple[Shares, ...]


def national() -> National:
    """The facts as they are published."""
    raw = files("flashcoop_core.demo").joinpath("national.json").read_bytes()
    return msgspec.json.decode(raw, type=National)


def about(facts: National, lang: Lang) -> About:
    """What the log does not hold of these sessions: public, source, assumptions."""
    return About(
        sessions=tuple(
            Told(session=fact.id, public=fact.public, assumed=fact.assumed, source=fact.source)
            for fact in facts.sessions
        ),
        notes=(
            say("national-net", {}, lang),
            say("national-lines", {}, lang),
            *(f"{short}\u00a0: {document}." for short, document in facts.sources.items()),
        ),
    )


def load(facts: National, stage: Stage, ledger: Ledger) -> None:
    """Record every session in `ledger`: what is known of it, no more."""
    stage.day(_RECORDED, "reprise des faits publiés", "the published facts are recorded")
    for fact in facts.sessions:
        stage.enter(ledger.open_session(_opening(fact), id=fact.id))
        stage.record(*_people(fact), *_trade(fact))


def _opening(fact: Fact) -> e.SessionOpened:
    return e.SessionOpened(
        on=fact.starts,
        name=fact.name,
        host=e.Host(name=fact.host, siren="000000000", section=fact.id),
        place=fact.place,
        starts=fact.starts,
        ends=fact.ends,
        fiscal_year_ends=date(fact.ends.year, 12, 31),
        filiere=fact.filiere,
        imposed=("filiere", "product", "venue", "calendar"),
    )


def _people(fact: Fact) -> Iterator[Event]:
    """Who took part: legal entities by name, people by opaque ids. The end of their contract is assumed."""
    on = fact.starts
    roles: Mapping[Any, tuple[str, ...]] = {"other": fact.partners, "funder": fact.funders}
    for role, names in roles.items():
        for at, name in enumerate(names, 1):
            yield e.PartnerEngaged(on=on, partner=f"{role}-{at}", name=name, role=role)
    if fact.venue is not None:
        yield e.PartnerEngaged(on=on, partner="venue", name=fact.venue, role="venue")
    for at, part in enumerate(fact.professionals, 1):
        yield e.FacilitatorEngaged(on=on, facilitator=f"f-{at:02}", role=part)
    # Report, line 304: everyone signs a contract at the entry. Cap Métiers, line 6: it is a CAPE.
    contract = e.Contract(kind="cape", signed=on, ends=fact.ends)
    for at in range(1, (fact.participants or 0) + 1):
        yield e.MemberJoined(on=on, member=f"m-{at:02}", contract=contract)


def _trade(fact: Fact) -> Iterator[Event | Plan]:
    """The turnover as one lot sold at a price that equals it: the rules want a price that was decided."""
    if fact.product is None:
        return
    on = fact.ends
    yield e.ProductDefined(
        on=on,
        product=_PRODUCT,
        name=fact.product,
        unit="toutes les ventes",
        vat_rate=0,
        vat_reason=f"{ASSUMED} aucun taux n'est publié : le chiffre d'affaires est repris tel quel, lu hors taxes",
        decided_by=_DECISION,
    )
    if fact.turnover is None:
        return
    price = e.PriceOption(product=_PRODUCT, channel=_CHANNEL, price=fact.turnover)
    yield e.DecisionProposed(
        on=on,
        decision=_DECISION,
        subject="price",
        question=f"{ASSUMED} reprise : un lot au prix du chiffre d'affaires publié, faute des prix votés",
        method="consent",
        quorum=0,
        options=(e.Option(option="publie", label=f"{ASSUMED} chiffre d'affaires publié", prices=(price,)),),
    )
    yield e.VoteCast(on=on, decision=_DECISION, member="m-01", option="publie")
    yield plan.decision_closing(_DECISION, on=on)
    yield e.PriceSet(on=on, product=_PRODUCT, channel=_CHANNEL, price=fact.turnover, decision=_DECISION)
    yield e.GoodsProduced(on=on, product=_PRODUCT, quantity=_ONE)
    voucher = f"bilan, l. {fact.lines['turnover']}"
    yield plan.takings({_PRODUCT: _ONE}, voucher=voucher, channel=_CHANNEL, paid_by="host", on=on)
