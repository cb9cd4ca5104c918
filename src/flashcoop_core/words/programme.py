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

TEXTS: dict[str, tuple[str, str]] = {
    # the command
    "help-day": (
        "Montrer la liste d'un jour\u00a0: prévu, manquant, attendus, heures.\n\nCe qui est prévu ce jour-là, ce qui manque avant la suite, qui est attendu et n'a pas confirmé, les heures de la semaine (plus de 35 h signalées). La session est vue telle qu'elle était à la fin de ce jour.",
        "Show the list of a day: planned, missing, expected, hours.\n\nWhat is planned that day, what is missing before the next step, who is expected and has not confirmed, the hours of the week (more than 35 flagged). The session is seen as it stood at the end of that day.",
    ),
    "help-option-day": (
        "Le jour, comme 2026-03-07\u00a0; par défaut, aujourd'hui.",
        "The day, like 2026-03-07; by default, today.",
    ),
    "day-before-opening": (
        "La session s'ouvre le {opened}\u00a0: il n'y a pas de liste pour le {on}. Choisissez un jour à partir de son ouverture.",
        "The session opens on {opened}: there is no list for {on}. Choose a day from its opening on.",
    ),
    # the list
    "day-title": ("{name}, {place} — {on}", "{name}, {place} — {on}"),
    "day-format": (
        "Format\u00a0: {format}. Jours tenus\u00a0: {held} sur {planned} prévus",
        "Format: {format}. Days held: {held} of {planned} planned",
    ),
    "day-planned": ("Jour {day}, prévu aujourd'hui\u00a0: {themes}", "Day {day}, planned today: {themes}"),
    "day-held": ("Jour {day}, tenu aujourd'hui\u00a0: {themes}", "Day {day}, held today: {themes}"),
    "day-none": ("Aucun jour de programme aujourd'hui", "No programme day today"),
    "day-module": ("Module {number}\u00a0: {label}", "Module {number}: {label}"),
    "day-to-do": ("À faire aujourd'hui", "To do today"),
    "day-to-check": ("À vérifier, selon la filière", "To check, by the trade"),
    "day-missing": ("Pour tenir le jour {day} (aujourd'hui)", "To hold day {day} (today)"),
    "day-missing-next": ("Avant le jour {day} ({on}\u00a0: {themes})", "Before day {day} ({on}: {themes})"),
    "day-nothing-missing": ("rien ne manque", "nothing is missing"),
    "day-expected": ("Qui est attendu", "Who is expected"),
    "day-number": ("Jour", "Day"),
    "day-date": ("Date", "Date"),
    "day-role": ("Rôle", "Role"),
    "day-who": ("Qui", "Who"),
    "day-answer": ("Réponse", "Answer"),
    "day-or": ("ou", "or"),
    "day-hours": ("Heures de la semaine du {monday} au {sunday}", "Hours of the week from {monday} to {sunday}"),
    "day-member": ("Membre", "Member"),
    "day-worked": ("Travail", "Worked"),
    "day-remark": ("À voir", "Remark"),
    "day-over": ("plus de 35 h", "more than 35 h"),
    "day-later": (
        "Notés plus tard, donc non vus ici (sauf les heures)\u00a0: {events} événement(s).",
        "Recorded later, so not seen here (but for hours): {events} event(s).",
    ),
    "day-notices": ("À surveiller", "Worth a look"),
    "answer-nobody": ("personne de sollicité", "nobody engaged"),
    "answer-asked": ("pas encore confirmé", "not confirmed yet"),
    "answer-confirmed": ("confirmé", "confirmed"),
    "role-accompaniment": ("accompagnement", "accompaniment"),
    "role-communication": ("communicant, graphiste", "communication, graphic design"),
    "role-banker": ("banquier", "banker"),
    "role-insurer": ("assureur", "insurer"),
    "role-producer": ("producteur", "producer"),
    "role-logistician": ("logisticien, placier", "logistician, market manager"),
    "role-accountant": ("comptable", "accountant"),
    "role-integration": ("insertion", "job integration"),
    "role-other": ("autre intervenant", "other professional"),
    "role-making": ("lieu de production", "place of making"),
    "role-selling": ("lieu de vente", "place of sale"),
    "weekday-0": ("lundi", "Monday"),
    "weekday-1": ("mardi", "Tuesday"),
    "weekday-2": ("mercredi", "Wednesday"),
    "weekday-3": ("jeudi", "Thursday"),
    "weekday-4": ("vendredi", "Friday"),
    "weekday-5": ("samedi", "Saturday"),
    "weekday-6": ("dimanche", "Sunday"),
    # what a day is for
    "step-facilitator-engaged": ("Un animateur encadre la session", "A facilitator frames the session"),
    "step-members-joined": ("Les membres sont là", "Members have joined"),
    "step-contracts-signed": ("Chaque membre a signé son contrat", "Every member has signed a contract"),
    "step-consents-recorded": (
        "L'accord du représentant légal de chaque mineur est noté",
        "The guardian's consent is on record for every minor",
    ),
    "step-insured": ("L'activité est assurée", "The activity is insured"),
    "step-product-defined": ("Un produit est défini", "A product is defined"),
    "step-budget-estimated": ("Un budget est estimé", "A budget is estimated"),
    "step-price-voted": ("Un prix est voté", "A price is voted"),
    "step-name-decided": ("Le nom ou la marque est décidé", "The name or the brand is decided"),
    "step-loan-simulated": ("Un prêt est simulé", "A loan is simulated"),
    "step-something-to-sell": ("Il y a de quoi vendre", "There is something to sell"),
    "step-work-recorded": (
        "Les heures du jour sont notées pour chacun",
        "The hours of the day are on record for everyone",
    ),
    "step-something-sold": ("Une vente est faite", "A sale is made"),
    "step-till-closed": ("Chaque ticket est dans une clôture de caisse", "Every ticket is in a closing of the till"),
    "step-till-closed-today": ("La caisse du jour est clôturée", "The till of the day is closed"),
    "step-sales-stopped": ("Les ventes sont arrêtées", "Sales have stopped"),
    "step-till-counted": ("La caisse est comptée", "The till is counted"),
    "step-stock-counted": ("Le stock est compté", "The stock is counted"),
    "step-vat-settled": ("La TVA est liquidée", "VAT is settled"),
    "step-split-voted": ("Le partage est voté", "The split is voted"),
    "step-profit-decided": ("Le bénéfice est réparti ou laissé", "The profit is shared or left"),
    # worth a look, never refused
    "no-day-planned": (
        "Aucun jour n'est prévu\u00a0: enregistrez le programme (programme_day_planned).",
        "No day is planned: record the programme (programme_day_planned).",
    ),
    "day-overdue": (
        "Le jour {day} était prévu le {on} et n'est pas noté comme tenu\u00a0: enregistrez-le, ou déplacez-le.",
        "Day {day} was planned for {on} and is not recorded as held: record it, or move it.",
    ),
    "days-not-insured": (
        "Aucune assurance notée ne couvre ces jours\u00a0: {days}.",
        "No insurance on record covers these days: {days}.",
    ),
    "facilitators-lacking": (
        "Animateurs engagés\u00a0: {engaged}\u00a0; le format en attend {expected}.",
        "Facilitators engaged: {engaged}; the format expects {expected}.",
    ),
    "joined-late": (
        "Arrivés après le premier jour\u00a0: {members}. Ce format réunit le groupe dès le début.",
        "Joined after the first day: {members}. In this format the group is there from the beginning.",
    ),
    "days-unlike-format": (
        "Jours prévus\u00a0: {planned}\u00a0; le format en compte de {fewest} à {most}.",
        "Days planned: {planned}; the format has from {fewest} to {most}.",
    ),
    "length-unlike-format": (
        "Le programme va du {starts} au {ends}\u00a0; le format dure de {fewest} à {most} mois.",
        "The programme runs from {starts} to {ends}; the format lasts from {fewest} to {most} months.",
    ),
    "season-unlike-format": (
        "Le programme va du {starts} au {ends}\u00a0; le format tient en un été (mois {first} à {last}).",
        "The programme runs from {starts} to {ends}; the format takes one summer (months {first} to {last}).",
    ),
    "funding-not-closed": (
        "Le plan de financement n'est pas clos\u00a0: {cents:cents} prévus ne sont pas promis. À clore avant le début, le {starts}.",
        "The funding plan is not closed: {cents:cents} planned are not promised. To close before the start, on {starts}.",
    ),
    "decisions-not-applied": (
        "Décidé, et pas encore fait\u00a0: {decisions}. Enregistrez ce qui l'applique, ou une décision appliquée.",
        "Decided, and not done yet: {decisions}. Record what applies it, or a decision applied.",
    ),
    "price-without-decision": (
        "Le prix de {product} sur {channel} a changé en urgence, sans vote\u00a0: faites-le voter dès que possible.",
        "The price of {product} on {channel} changed in an emergency, without a vote: have it voted as soon as possible.",
    ),
    # the funding plan
    "funding-title": ("Plan de financement (en euros)", "Funding plan (in euros)"),
    "funding-funder": ("Financeur", "Funder"),
    "funding-planned": ("Prévu", "Planned"),
    "funding-awarded": ("Promis", "Promised"),
    "funding-received": ("Reçu", "Received"),
    "funding-total": ("Total", "Total"),
    "funding-closed": ("Clos le {on}, avant le début.", "Closed on {on}, before the start."),
    "funding-closed-late": (
        "Clos le {on}, après le début du {starts}.",
        "Closed on {on}, after the start on {starts}.",
    ),
    # the loan of the bank day
    "loan-title": (
        "Prêt simulé\u00a0: {principal:cents} à {rate:rate} sur {months} mois (en euros)",
        "Loan simulated: {principal:cents} at {rate:rate} over {months} months (in euros)",
    ),
    "loan-month": ("Mois", "Month"),
    "loan-instalment": ("Mensualité", "Instalment"),
    "loan-interest": ("Intérêts", "Interest"),
    "loan-capital": ("Capital", "Capital"),
    "loan-owed": ("Reste dû", "Still owed"),
    "loan-total": ("Total", "Total"),
    "loan-outside-books": (
        "Cet exercice ne figure dans aucun compte.",
        "This exercise is in no account.",
    ),
    "loan-not-explained": (
        "Le taux et la mensualité ne vont pas ensemble\u00a0: la dernière échéance porte l'écart. Vérifiez l'un et l'autre.",
        "Rate and instalment do not go together: the last instalment bears the difference. Check both.",
    ),
    "loan-cost": (
        "Prêts simulés\u00a0: {interest:cents} d'intérêts en tout. Résultat avant rémunérations {result:cents}\u00a0; avec ces intérêts, il serait de {less:cents}.",
        "Loans simulated: {interest:cents} of interest in all. Result before pay {result:cents}; with that interest it would be {less:cents}.",
    ),
}
