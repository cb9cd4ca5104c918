"""Blocks made from a session: its programme, its partners, its decisions, its prices, its figures, its follow-up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from flashcoop_core.hooks import SessionView
from flashcoop_core.session.formats import format_named, theme_named
from flashcoop_core.written import cents, day
from flashcoop_kit import said
from flashcoop_kit.blocks import Block, Bullets, Line, Table, plain
from flashcoop_kit.template import french

__all__ = ["PARTS", "parts"]

#: What a partner is, by the role that the opening or a later event gave it.
_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "supplier": "fournisseur",
        "funder": "financement",
        "prescriber": "orientation des participants",
        "venue": "accueil, lieu",
        "cause": "cause soutenue",
        "entrepreneur": "entreprise",
        "other": "partenaire",
    }
)
_CHANNELS: Mapping[str, str] = MappingProxyType(
    {
        "marche": "au marché",
        "market": "au marché",
        "en-ligne": "en ligne",
        "online": "en ligne",
        "members": "entre membres",
    }
)
#: What professionals come for.
_TRADES: Mapping[str, str] = MappingProxyType(
    {
        "accompaniment": "accompagnement à la création d'activité",
        "communication": "communication, graphisme",
        "banker": "banque",
        "insurer": "assurance",
        "producer": "production",
        "logistician": "logistique, placement au marché",
        "accountant": "comptabilité",
        "integration": "insertion professionnelle",
    }
)

#: What to photograph, by theme.
_SHOTS: Mapping[str, str] = MappingProxyType(
    {
        "discover": "le groupe autour de la table ; une main qui signe, sans le papier ; le lieu, vu de dehors",
        "offer": "le tableau des prix ; les essais de produit ; un vote à main levée",
        "communication-and-bank": "les croquis de logo ; le rendez-vous de banque, de dos ; le nom choisi",
        "make": "les mains, les outils, la matière ; le geste du métier ; les produits finis, rangés",
        "sell": "l'étal avant l'ouverture ; l'échange avec un client qui est d'accord ; l'étal vide",
        "serve": "le service rendu, sans montrer chez qui ; l'équipe qui part et qui revient",
        "accounts": "les calculs au tableau ; les têtes penchées ; la dernière pièce comptée, caisse fermée",
        "look-back": "le groupe au complet, avec l'accord de chaque personne ; un sourire ; la table vide",
    }
)

#: What a person has done, by theme: what a certificate says.
_STAGES: Mapping[str, str] = MappingProxyType(
    {
        "discover": "découvrir la coopérative et son fonctionnement : une personne, une voix",
        "offer": "construire une offre : prix de revient, prix de vente, clientèle",
        "communication-and-bank": "communiquer, présenter un budget à une banque",
        "make": "produire en respectant les règles du métier",
        "sell": "vendre à de vrais clients",
        "serve": "rendre des services à des habitants et à des entreprises",
        "accounts": "tenir les comptes, arrêter un résultat, décider de son partage",
        "look-back": "faire le point sur ce qu'elle sait faire",
    }
)

#: A sheet in landscape has room for so many days beside the rest.
_DAYS_A_SHEET = 12

#: A session has about this many members; a follow-up that is printed before they join has as many rows.
_ROWS = 8


def parts(view: SessionView) -> Mapping[str, Sequence[Block]]:
    """Every part, by the name that templates give it."""
    return {name: tuple(make(view)) for name, make in PARTS.items()}


def _table(
    header: Sequence[str], rows: Sequence[Sequence[str]], widths: tuple[int, ...], *, roomy: bool = False
) -> Table:
    def line(cells: Sequence[str]) -> tuple[Line, ...]:
        return tuple(plain(cell) for cell in cells)

    return Table(line(header), tuple(line(row) for row in rows), widths, roomy)


def _programme(view: SessionView) -> Iterator[Block]:
    """The days as planned, or held; before they are, the usual themes without a date."""
    days = view.state.days
    rows = [
        (
            str(number),
            said.long_day(planned.day, weekday=True),
            " ; ".join(theme_named(theme).label[0] for theme in planned.plan.themes),
        )
        for number, planned in sorted(days.items())
    ] or [
        (str(number), "", theme_named(theme).label[0])
        for number, theme in enumerate(format_named(view.opening.format).themes, 1)
    ]
    yield _table(("Jour", "Date", "Ce qu'on y fait"), [(no, on, french(what)) for no, on, what in rows], (1, 4, 7))


def _partners(view: SessionView) -> Iterator[Block]:
    rows = [(partner.name, _ROLES[partner.role]) for partner in view.state.partners.values()]
    yield _table(("Partenaire", "Rôle"), rows or [("", "")] * 4, (3, 2), roomy=not rows)


def _decisions(view: SessionView) -> Iterator[Block]:
    """What was adopted, with the votes for it and the votes against: never who cast them."""
    rows = []
    for decision in view.state.decisions.values():
        closing = decision.closing
        winner = next((each for each in decision.proposal.options if each.option == decision.winner), None)
        if closing is None or winner is None:
            continue
        votes = next((ballots.votes for ballots in closing.tally if ballots.option == winner.option), 0)
        rows.append((french(decision.proposal.question), winner.label, f"{votes} pour, {closing.dissent} contre"))
    yield _table(
        ("Question posée aux membres", "Réponse retenue", "Voix"),
        rows or [("", "", "")] * 4,
        (5, 3, 2),
        roomy=not rows,
    )


def _prices(view: SessionView) -> Iterator[Block]:
    products = view.state.products
    rows = [
        (products[product].definition.name, _channel(channel), cents(price.cents))
        for (product, channel), price in sorted(view.state.prices.items())
        if product in products
    ]
    yield _table(
        ("Produit", "Vente", "Prix, toutes taxes comprises"), rows or [("", "", "")] * 3, (3, 2, 2), roomy=not rows
    )


def _channel(id: str) -> str:
    return _CHANNELS.get(id, id.replace("-", " "))


def _professionals(view: SessionView) -> Iterator[Block]:
    """Who comes on which day, by their trade: people are not named."""
    state = view.state
    counts: dict[tuple[int, str], int] = {}
    for engagement in state.professionals.values():
        key = engagement.event.number, engagement.event.role
        counts[key] = counts.get(key, 0) + 1
    rows = []
    for (number, role), many in sorted(counts.items()):
        planned = state.days.get(number)
        what = _TRADES.get(role, "autre métier")
        rows.append(
            (str(number), said.long_day(planned.day) if planned else "", f"{what} ({many})" if many > 1 else what)
        )
    yield _table(("Jour", "Date", "Métier"), rows or [("", "", "")] * 4, (1, 3, 5), roomy=not rows)


def _follow_up(view: SessionView) -> Iterator[Block]:
    """A row a member, by their id: what is known is written in, the rest is ticked by hand."""
    members = view.state.members
    days = [f"J{number}" for number in sorted(view.state.days) or range(1, 8)]
    *full, last = (tuple(days[at : at + _DAYS_A_SHEET]) for at in range(0, len(days), _DAYS_A_SHEET))
    for sheet in full:
        yield _presence(members, sheet)
    minors = ("Accord du représentant légal",) if any(joined.minor for joined in members.values()) else ()
    rows = [
        (
            member,
            day(joined.contract.signed) if joined.contract else "",
            *(day(joined.consent.signed) if joined.consent else "" for _ in minors),
            *([""] * (len(last) + 4)),
        )
        for member, joined in members.items()
    ]
    header = ("Repère", "Contrat signé le", *minors, *last, "Image", "À chaud", "À froid", "Suite")
    yield _table(
        header,
        rows or [[""] * len(header)] * _ROWS,
        (3, 3, *([3] * len(minors)), *([1] * len(last)), 2, 2, 2, 4),
        roomy=True,
    )


def _presence(members: Iterable[str], days: Sequence[str]) -> Block:
    """The earlier days of a long session: who was there."""
    rows = [(member, *([""] * len(days))) for member in members]
    return _table(("Repère", *days), rows or [[""] * (1 + len(days))] * _ROWS, (3, *([1] * len(days))), roomy=True)


def _reminders(view: SessionView) -> Iterator[Block]:
    """A row a member, for who is asked again to answer."""
    header = ("Repère", "Première relance (date, moyen)", "Deuxième", "Troisième", "Réponse, ou raison de son absence")
    rows = [(member, "", "", "", "") for member in view.state.members]
    yield _table(header, rows or [[""] * len(header)] * _ROWS, (3, 3, 3, 3, 4), roomy=True)


def _stages(view: SessionView) -> Iterator[Block]:
    """What was done, by the themes of the days as they were planned; before they are, by those of the format."""
    planned = [theme for _, each in sorted(view.state.days.items()) for theme in each.plan.themes]
    themes = dict.fromkeys(planned or format_named(view.opening.format).themes)
    yield Bullets(tuple(plain(french(_STAGES[theme])) for theme in themes))


def _shots(view: SessionView) -> Iterator[Block]:
    """What to photograph, day by day; days of the same themes share a row."""
    alike: dict[tuple[str, ...], list[tuple[int, date]]] = {}
    for number, each in sorted(view.state.days.items()):
        alike.setdefault(tuple(each.plan.themes), []).append((number, each.day))
    planned = [(_numbers(days), _dates(days), themes) for themes, days in alike.items()] or [
        (str(number), "", (theme,)) for number, theme in enumerate(format_named(view.opening.format).themes, 1)
    ]
    rows = [(number, on, french(" ; ".join(_SHOTS[theme] for theme in themes))) for number, on, themes in planned]
    yield _table(("Jour", "Date", "À photographier"), rows, (1, 3, 8))


def _numbers(days: Sequence[tuple[int, date]]) -> str:
    """The numbers of days: `4`, `3 et 5`, `3 à 6`."""
    numbers = [str(number) for number, _ in days]
    pair = len(numbers) <= 2  # noqa: PLR2004 - a pair is listed
    return said.listed(numbers) if pair or not _follow(days) else f"{numbers[0]} à {numbers[-1]}"


def _dates(days: Sequence[tuple[int, date]]) -> str:
    """The only day, from the first to the last, or each where days between have other themes."""
    on = [each for _, each in days]
    return said.period(on[0], on[-1]) if len(on) > 1 and _follow(days) else said.listed(map(said.long_day, on))


def _follow(days: Sequence[tuple[int, date]]) -> bool:
    """Whether no day lies between the first and the last that is not one of them."""
    return days[-1][0] - days[0][0] == len(days) - 1


#: Name -> what makes the part.
PARTS: Mapping[str, Callable[[SessionView], Iterator[Block]]] = MappingProxyType(
    {
        "programme": _programme,
        "partners": _partners,
        "decisions": _decisions,
        "prices": _prices,
        "professionals": _professionals,
        "follow-up": _follow_up,
        "reminders": _reminders,
        "stages": _stages,
        "shots": _shots,
    }
)
