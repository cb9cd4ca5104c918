"""The description that goes with the file (article A47 A-1 of the LPF): plain French, for the host's accountant."""

# ruff: noqa: E501 - a sentence stays whole, so that it can be searched for

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from flashcoop_core.hooks import SessionView
from flashcoop_core.reports import JOURNALS, FiscalYear, FlatForm, HostChoice, Mark
from flashcoop_core.written import cents, day
from flashcoop_format_fec.columns import COLUMNS
from flashcoop_format_fec.tally import Sum, Tally

__all__ = ["description"]

_SEPARATORS = {"\t": "une tabulation", "|": "une barre verticale"}

_MARKS: Mapping[Mark, str] = MappingProxyType(
    {
        "payroll": "la paie (journal de paie et virement des rémunérations)",
        "transfers": "les transferts de fonds entre la CAE et la session (avances, retours, remises en banque)",
        "closing": "la reprise des soldes à la clôture de la session",
        "bank": "les écritures miroir de la banque de la CAE",
    }
)


def description(  # noqa: PLR0913, PLR0917 - all that the file depends on
    session: SessionView,
    year: FiscalYear,
    form: FlatForm,
    choice: HostChoice,
    kept: Tally,
    left: Tally,
    name: str,
) -> bytes:
    """The text, in UTF-8."""
    lines = (
        *_what_it_is(session, year, name),
        "",
        *_form(form),
        "",
        *_sums(kept),
        "",
        *_own_entries(choice, kept, left),
        "",
        *_link(session, choice, kept),
    )
    return "".join(f"{line}\r\n" for line in lines).encode()


def _what_it_is(session: SessionView, year: FiscalYear, name: str) -> Iterator[str]:
    host, heading = session.opening.host, session.books.heading
    yield f"Journal de la session « {heading.name} », à intégrer dans la comptabilité de {host.name} (SIREN {host.siren})"
    yield ""
    yield f"Ce fichier n'est pas le fichier des écritures comptables de {host.name} : celui-ci couvre toute l'entité."
    yield "C'est le journal d'une seule session, dans la même disposition, pour être fondu dans les écritures de la CAE."
    yield ""
    yield f"Fichier décrit      : {name}"
    yield f"Exercice            : clos le {day(year.last)}"
    yield f"Session             : {session.id}, section analytique {host.section}"
    yield f"Établi d'après      : version {heading.version}, empreinte {heading.head}"


def _form(form: FlatForm) -> Iterator[str]:
    yield f"Texte {form.encoding.upper()}, zones séparées par {_SEPARATORS[form.separator]}, lignes terminées par CR LF."
    yield "La première ligne porte les noms des 18 zones, dans l'ordre de l'article A47 A-1 du livre des procédures fiscales."
    yield "Dates AAAAMMJJ ; montants à la virgule, deux décimales, jamais négatifs : une annulation échange débit et crédit."
    if form.instead:
        yield f"Un caractère que le fichier ne peut pas contenir est remplacé par « {form.instead} »."
    yield "Les classes 6 et 7 ne sont pas soldées, il n'y a ni à-nouveaux ni centralisation."
    yield ""
    for column, text in COLUMNS.items():
        yield f"{column:<14}: {text}"


def _sums(kept: Tally) -> Iterator[str]:
    if kept.first is None or kept.last is None:
        yield "Aucune écriture dans cet exercice."
        return
    yield f"Écritures du {day(kept.first)} au {day(kept.last)}"
    yield f"Ensemble : {_said(kept.whole)}"
    for code, title in JOURNALS.items():
        if code in kept.journals:
            yield f"{code} ({title}) : {_said(kept.journals[code])}"


def _said(of: Sum) -> str:
    entries = "1 écriture" if of.entries == 1 else f"{of.entries} écritures"
    return f"{entries}, {of.lines} lignes, débit et crédit {cents(of.cents)}"


def _own_entries(choice: HostChoice, kept: Tally, left: Tally) -> Iterator[str]:
    yield "Écritures que la CAE passe aussi elle-même. Laissées de côté, elles manquent ici ; gardées, leur libellé finit par"
    yield "[CAE] : ne les intégrez que si la CAE ne les a pas déjà passées, elles compteraient deux fois."
    for mark, text in _MARKS.items():
        if mark in left.marks:
            yield f"- {text} : laissées de côté à la demande, {_said(left.marks[mark])}"
        elif mark in choice.without:
            yield f"- {text} : laissées de côté à la demande, il n'y en a pas"
        elif mark in kept.marks:
            yield f"- {text} : dans le fichier, {_said(kept.marks[mark])}"


def _link(session: SessionView, choice: HostChoice, kept: Tally) -> Iterator[str]:
    number = session.books.chart["link"].ljust(choice.digits, "0")
    balance = kept.balances.get(number, 0)
    side = "nul" if balance == 0 else f"{'débiteur' if balance > 0 else 'créditeur'} de {cents(abs(balance))}"
    yield f"Compte de liaison {number} : solde {side} dans ce fichier, {'avec' if choice.mirror else 'sans'} écritures miroir."
    if not choice.mirror:
        yield "Les écritures miroir (--set mirror=yes) sont celles de la CAE ; avec elles, le compte de liaison est à zéro."
