"""The words of the programme: why a day or an engagement was refused, and what `flashcoop day` says."""

from __future__ import annotations

__all__ = ["REFUSALS", "TEXTS"]

#: They stand among the sentences of the rules.
REFUSALS: dict[str, tuple[str, str]] = {
    # days
    "day-already-planned": (
        "Le jour {day} est déjà prévu, le {on}\u00a0: contre-passez d'abord cette prévision pour le déplacer.",
        "Day {day} is planned already, on {on}: reverse that planning first, to move it.",
    ),
    "day-not-planned": (
        "Le jour {day} n'est pas prévu\u00a0: vérifiez son numéro, ou prévoyez-le d'abord.",
        "Day {day} is not planned: check its number, or plan it first.",
    ),
    "day-already-held": (
        "Le jour {day} a déjà eu lieu, le {on}\u00a0: n'enregistrez rien, ou vérifiez le numéro.",
        "Day {day} was held already, on {on}: record nothing, or check the number.",
    ),
    "day-out-of-order": (
        "Le jour {day} tomberait le {on}, et le jour {other} est le {other_on}\u00a0: les numéros suivent l'ordre des dates, corrigez l'un ou l'autre.",
        "Day {day} would be on {on}, and day {other} is on {other_on}: numbers follow the order of the dates, correct one or the other.",
    ),
    "earlier-day-not-held": (
        "Le jour {earlier} n'a pas encore eu lieu\u00a0: enregistrez-le avant le jour {day}, ou contre-passez sa prévision s'il est annulé.",
        "Day {earlier} was not held yet: record it before day {day}, or reverse its planning if it is cancelled.",
    ),
    "no-theme": (
        "Ce jour n'a pas de thème\u00a0: donnez-en au moins un parmi {known}.",
        "This day has no theme: give at least one of {known}.",
    ),
    "unknown-theme": (
        "Le format de cette session n'a pas de thème {theme}\u00a0: choisissez parmi {known}.",
        "The format of this session has no theme {theme}: choose one of {known}.",
    ),
    "theme-twice": (
        "Le thème {theme} est donné deux fois pour ce jour\u00a0: retirez-en un.",
        "Theme {theme} is given twice for this day: take one out.",
    ),
    # what must come before a day
    "no-facilitator-engaged": (
        "Personne n'encadre la session\u00a0: enregistrez d'abord l'engagement d'un animateur.",
        "Nobody frames the session: record the engagement of a facilitator first.",
    ),
    "no-member-here": (
        "La session n'a pas de membre le {on}\u00a0: enregistrez d'abord les arrivées.",
        "The session has no member on {on}: record who joined first.",
    ),
    "contracts-not-signed": (
        "Sans contrat signé en cours le {on}\u00a0: {members}. Le contrat précède le travail\u00a0: enregistrez d'abord ces contrats, ou le départ de qui n'est plus là.",
        "Without a signed contract in force on {on}: {members}. The contract comes before the work: record these contracts first, or that those who are gone left.",
    ),
    "guardian-consent-missing": (
        "{member} est mineur et l'accord de son représentant légal n'est pas noté au {on}\u00a0: enregistrez d'abord cet accord.",
        "{member} is a minor, and the consent of their guardian is not recorded by {on}: record that consent first.",
    ),
    "activity-not-insured": (
        "Aucune assurance notée ne couvre le {on}\u00a0: notez d'abord celle de la CAE.",
        "No insurance on record covers {on}: note the host's first.",
    ),
    "no-product-defined": (
        "L'offre n'a pas encore de produit\u00a0: définissez-en d'abord un.",
        "The offer has no product yet: define one first.",
    ),
    "no-price-voted": (
        "Aucun prix n'est voté\u00a0: faites d'abord décider un prix, puis enregistrez-le.",
        "No price was voted: have a price decided first, then record it.",
    ),
    "nothing-to-sell": (
        "Il n'y a rien à vendre\u00a0: enregistrez d'abord ce qui a été fabriqué ou reçu, ou définissez un service.",
        "There is nothing to sell: record what was made or received first, or define a service.",
    ),
    # people, places, papers
    "age-not-declared": (
        "Cette session accueille des jeunes de {youngest} à {oldest} ans\u00a0: dites si {member} est mineur (champ minor), sans date de naissance.",
        "This session is for people of {youngest} to {oldest}: say whether {member} is a minor (field minor), without a birth date.",
    ),
    "professional-not-engaged": (
        "{who} n'est pas engagé pour le jour {day}\u00a0: vérifiez l'identifiant et le jour, ou enregistrez d'abord l'engagement.",
        "{who} is not engaged for day {day}: check the id and the day, or record the engagement first.",
    ),
    "already-confirmed": (
        "{who} est déjà confirmé\u00a0: n'enregistrez rien.",
        "{who} is confirmed already: record nothing.",
    ),
    "duplicate-booking": (
        "La réservation {booking} existe déjà\u00a0: choisissez un autre identifiant, ou contre-passez-la d'abord.",
        "Booking {booking} exists already: choose another id, or reverse it first.",
    ),
    "unknown-booking": (
        "La réservation {booking} n'existe pas\u00a0: vérifiez l'identifiant, ou enregistrez-la d'abord.",
        "There is no booking {booking}: check the id, or record it first.",
    ),
    "duplicate-insurance": (
        "L'assurance {reference} est déjà notée\u00a0: vérifiez la référence, ou contre-passez d'abord la première note.",
        "Insurance {reference} is noted already: check the reference, or reverse the first note.",
    ),
    "consent-already-recorded": (
        "L'accord du représentant légal de {member} est déjà noté\u00a0: n'enregistrez rien, ou contre-passez d'abord le premier.",
        "The consent of the guardian of {member} is on record already: record nothing, or reverse the first one.",
    ),
    "funding-already-planned": (
        "Le plan de financement a déjà un montant de {funder}\u00a0: contre-passez-le d'abord pour le changer.",
        "The funding plan has an amount from {funder} already: reverse it first, to change it.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {}
