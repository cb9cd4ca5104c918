"""The note beside the file: what the amounts are, which no column of it says. For the person who imports it."""

from __future__ import annotations

from flashcoop_core import written
from flashcoop_core.hooks import PayRun
from flashcoop_core.written import Lang
from flashcoop_payroll_silae.elements import import_name
from flashcoop_payroll_silae.settings import CAPE_CODE, Choices

__all__ = ["note_file", "note_name"]

_BASIS: dict[str, tuple[str, str]] = {
    "cost": (
        "coût total pour la CAE, cotisations patronales comprises ; ni le brut, ni le net",
        "total cost to the host, employer's contributions included; neither gross nor net",
    ),
    "gross": ("brut, donné par la CAE", "gross, given by the host"),
    "net": ("net, donné par la CAE", "net, given by the host"),
}
_NO_HEADER = (
    "aucun : la première ligne porte un membre. Vérifiez que l'import ne la saute pas, ou réglez header=yes",
    "none: the first line is a member's. Check that the import does not skip it, or set header=yes",
)


def note_name(run: PayRun) -> str:
    """The name of the note: that of the file, after LISEZMOI."""
    return f"LISEZMOI-{import_name(run).removesuffix('.csv')}.txt"


def note_file(run: PayRun, choices: Choices) -> bytes:
    """The note, in French then in English: UTF-8, CRLF. It names no member."""
    lines = (*_lines(run, choices, "fr"), "", *_lines(run, choices, "en"))
    return "".join(f"{line}\r\n" for line in lines).encode()


def _lines(run: PayRun, choices: Choices, lang: Lang) -> tuple[str, ...]:
    at = 0 if lang == "fr" else 1
    total = written.cents(sum(pay.cents for pay in run.elements), lang)
    nothing = sum(not pay.cents for pay in run.elements)
    capes = sum(pay.contract.kind == "cape" for pay in run.elements)
    header = ("une ligne", "one line")[at] if choices.header else _NO_HEADER[at]
    hours = choices.hours or ("non transmises", "not sent")[at]
    month = f"{run.first:%m/%Y}"
    starts, ends, decided = (written.day(on, lang) for on in (run.starts, run.ends, run.decided))
    members = len(run.elements)
    if lang == "fr":
        return (
            "Éléments variables de paie pour Silae",
            f"Fichier : {import_name(run)}",
            f"Coopérative : {run.name} ; CAE : {run.host.name}, SIREN {run.host.siren}, section {run.host.section}",
            f"Mois de paie : {month} ; travail du {starts} au {ends}",
            f"Montants : {_BASIS[run.basis][at]}",
            f"Code Silae des montants : {choices.codes[run.basis]} ; des heures : {hours}",
            f"Contrôle : {members} membres, dont {nothing} à 0,00 ; total {total}",
            f"Contrats : {capes} CAPE, nature de contrat {CAPE_CODE} en DSN (S21.G00.40.007), à confirmer en paie",
            f"Décision des membres sur le partage : {run.decision}, appliquée le {decided}",
            f"En-tête : {header}",
            "À 0,00, une cotisation forfaitaire peut rester due (CSS D412-99). Le net se calcule en paie, pas ici.",
        )
    return (
        "Variable pay elements for Silae",
        f"File: {import_name(run)}",
        f"Cooperative: {run.name}; host: {run.host.name}, SIREN {run.host.siren}, section {run.host.section}",
        f"Month of pay: {month}; work from {starts} to {ends}",
        f"Amounts: {_BASIS[run.basis][at]}",
        f"Silae code of the amounts: {choices.codes[run.basis]}; of the hours: {hours}",
        f"Check: {members} members, {nothing} of them at 0.00; total {total}",
        f"Contracts: {capes} CAPE, DSN kind of contract {CAPE_CODE} (S21.G00.40.007), for the payroll to confirm",
        f"The members' decision on the split: {run.decision}, applied on {decided}",
        f"Heading: {header}",
        "At 0.00 a flat contribution may still be due (CSS D412-99). Net pay is computed by the payroll, not here.",
    )
