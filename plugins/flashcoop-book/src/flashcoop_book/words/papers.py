"""The attestation that each member takes home, and what stands on every page of paper."""

from __future__ import annotations

__all__ = ["TEXTS"]

TEXTS: dict[str, tuple[str, str]] = {
    "attestation-title": ("Attestation de rétribution", "Attestation of remuneration"),
    "attestation-session": (
        "Session « {name} », coopérative éphémère hébergée par {host}",
        "Session “{name}”, a short-lived cooperative hosted by {host}",
    ),
    "attestation-host": ("{host}, SIREN {siren}, atteste que :", "{host}, SIREN {siren}, attests that:"),
    "attestation-name": ("Nom et prénoms", "Family and given names"),
    "attestation-born": ("Date et lieu de naissance", "Date and place of birth"),
    "attestation-by-hand": ("à écrire à la main", "to be written by hand"),
    "attestation-id": ("Identifiant dans la session : {member}", "Id in the session: {member}"),
    "attestation-took-part": (
        "a participé à la coopérative éphémère « {name} », du {starts} au {ends} ({place}){contract}{time}.",
        "took part in the short-lived cooperative “{name}”, from {starts} to {ends} ({place}){contract}{time}.",
    ),
    "attestation-contract": (
        ", sous contrat {kind} signé le {signed}",
        ", under a {kind} contract signed on {signed}",
    ),
    "attestation-time": (", et y a travaillé {time}", ", and worked {time} there"),
    "attestation-share": ("Part du surplus, en coût total", "Share of the surplus, as total cost"),
    "attestation-how": ("Comment elle a été calculée", "How it was computed"),
    "attestation-weight": ("Clé de partage : {key}", "Key of the split: {key}"),
    "attestation-part-equal": (
        "1 part sur {all}",
        "1 part of {all}",
    ),
    "attestation-part-hours": ("{weight} sur {all} travaillées", "{weight} of {all} worked"),
    "attestation-part": ("poids {weight} sur {all}", "weight {weight} of {all}"),
    "attestation-vote": ("Ce que les membres ont décidé", "What the members decided"),
    "attestation-decided": (
        "Le {on}, à la question « {question} », les membres ont répondu « {option} » : pour : {votes}, contre : {dissent}, blancs : {blank}, membres pouvant voter : {entitled} ({method}).",
        "On {on}, to the question “{question}”, the members answered “{option}”: for: {votes}, against: {dissent}, blank: {blank}, members who could vote: {entitled} ({method}).",
    ),
    "attestation-method-unanimity": ("décision à l'unanimité", "decided unanimously"),
    "attestation-method-majority": ("décision à la majorité", "decided by majority"),
    "attestation-method-consent": ("décision par consentement", "decided by consent"),
    "attestation-method": ("méthode : {method}", "method: {method}"),
    "attestation-payroll": ("Ce que la paie en a fait", "What payroll made of it"),
    "attestation-no-payroll": (
        "La paie n'est pas encore revenue : le bulletin de paie dira le brut, les cotisations et le net.",
        "Payroll has not come back yet: the payslip will say gross pay, contributions and net pay.",
    ),
    "attestation-waived": (
        "Cette part n'est pas payée : elle reste à la CAE.",
        "This share is not paid: it stays with the host.",
    ),
    "attestation-given": ("Cette part a été donnée à {cause}.", "This share was given to {cause}."),
    "attestation-no-share": ("Aucune part pour ce membre.", "No share for this member."),
    "attestation-cost": (
        "Coût réel pour la CAE, cotisations comprises",
        "Real cost to the host, contributions included",
    ),
    "attestation-gross": ("Salaire brut", "Gross pay"),
    "attestation-net": ("Salaire net", "Net pay"),
    "attestation-difference": (
        "Écart d'arrondi entre la part et le coût réel",
        "Rounding difference between the share and the real cost",
    ),
    "attestation-paid": ("Déjà versé", "Paid so far"),
    "attestation-no-payslip": (
        "Cette attestation ne remplace pas le bulletin de paie. Les montants viennent du registre de la session.",
        "This attestation does not replace the payslip. Its amounts come from the ledger of the session.",
    ),
    "attestation-place": ("Fait à", "Done at"),
    "attestation-date": ("le", "on"),
    "attestation-for": ("Pour {host}", "For {host}"),
    "attestation-signed": ("Nom, qualité, signature et cachet", "Name, capacity, signature and stamp"),
    "attestation-proof": (
        "Registre vérifiable : session {session}, événement {version}, empreinte {head}.",
        "Verifiable ledger: session {session}, event {version}, head {head}.",
    ),
    "label-html": (
        "Le livre de la coopérative, en une page qui se lit partout",
        "The book of the cooperative, as one page that reads everywhere",
    ),
    "label-pdf": ("Le livre de la coopérative, à imprimer (A4)", "The book of the cooperative, to print (A4)"),
    "label-attestation": (
        "L'attestation de rétribution de chaque membre (un PDF chacune)",
        "The attestation of remuneration of each member (a PDF each)",
    ),
    "refusal-nothing-shared": (
        "Rien n'est encore partagé dans cette session : il n'y a aucune rétribution à attester. Enregistrez le partage voté par les membres, puis recommencez.",
        "Nothing is shared in this session yet: there is no remuneration to attest. Record the split that members voted, then do it again.",
    ),
    "refusal-no-weasyprint": (
        "Le PDF a besoin de WeasyPrint et de Pango, absents ici. Installez « flashcoop-book[pdf] » et, sous Debian, libpango-1.0-0 et libpangoft2-1.0-0 ; ou prenez le format livre:html et imprimez-le.",
        "PDF needs WeasyPrint and Pango, which are not here. Install `flashcoop-book[pdf]` and, on Debian, libpango-1.0-0 and libpangoft2-1.0-0; or take the format livre:html and print it.",
    ),
}
