"""What happened, in plain words: a sentence a kind of event, `-many` where several are told together."""

from __future__ import annotations

__all__ = ["TEXTS"]

_OPENING: dict[str, tuple[str, str]] = {
    "session_opened": (
        "{host} ouvre la session « {name} ». Lieu : {place}. Programme : du {starts} au {ends}.",
        "{host} opens the session “{name}”. Place: {place}. Programme: from {starts} to {ends}.",
    ),
    "imposed": (
        "Déjà décidé par la CAE avant le premier jour : {matters}. Le reste appartient aux membres.",
        "Settled by the host before the first day: {matters}. The rest belongs to the members.",
    ),
    "session_amended": (
        "La session est modifiée, {changes} : {reason}.",
        "The session is amended, {changes}: {reason}.",
    ),
    "amended-place": ("lieu : {place}", "place: {place}"),
    "amended-starts": ("début le {starts}", "start on {starts}"),
    "amended-ends": ("fin le {ends}", "end on {ends}"),
    "amended-accounts": ("plan de comptes", "chart of accounts"),
    "amended-plugins": ("modules", "plugins"),
    "partner_engaged": ("Un partenaire s'engage : {name} ({role}).", "A partner joins in: {name} ({role})."),
    "facilitator_engaged": (
        "{facilitator} encadre la session ({role}).",
        "{facilitator} frames the session ({role}).",
    ),
    "role-supplier": ("fournisseur", "supplier"),
    "role-funder": ("financeur", "funder"),
    "role-prescriber": ("prescripteur : il oriente des membres", "sends members"),
    "role-venue": ("lieu d'accueil", "place that hosts the work"),
    "role-cause": ("cause soutenue", "cause"),
    "role-entrepreneur": ("entrepreneur de la CAE", "entrepreneur of the host"),
    "role-other": ("partenaire", "partner"),
    "role-facilitator": ("animation", "facilitator"),
    "role-accountant": ("comptabilité", "accountant"),
    "role-adviser": ("conseil", "adviser"),
    "role-expert": ("expertise", "expert"),
    "imposed-filiere": ("la filière", "the trade"),
    "imposed-product": ("le produit", "the product"),
    "imposed-venue": ("le lieu de vente", "the place of sale"),
    "imposed-calendar": ("le calendrier", "the calendar"),
    "imposed-hours": ("les horaires", "the hours"),
    "imposed-partners": ("les partenaires", "the partners"),
}

_MEMBERS: dict[str, tuple[str, str]] = {
    "member_joined": (
        "{members} rejoignent la coopérative : {count} membres, {contract}.",
        "{members} join the cooperative: {count} members, {contract}.",
    ),
    "member_joined-one": (
        "{members} rejoint la coopérative, {contract}.",
        "{members} joins the cooperative, {contract}.",
    ),
    "with-contract": ("avec un contrat {kind} jusqu'au {ends}", "with a {kind} contract until {ends}"),
    "without-contract": (
        "sans contrat signé pour l'instant, donc sans vote ni part",
        "with no contract signed yet, so without vote or share",
    ),
    "contract_signed": (
        "{member} signe un contrat {kind}, jusqu'au {ends}.",
        "{member} signs a {kind} contract, until {ends}.",
    ),
    "contract-cape": ("CAPE", "CAPE"),
    "contract-cesa": ("CESA", "CESA"),
    "contract-salaried": ("de travail", "employment"),
    "contract-other": ("autre", "other"),
    "member_left": ("{member} quitte la coopérative.", "{member} leaves the cooperative."),
    "work_recorded": ("{count} membres travaillent, {time} en tout.", "{count} members work, {time} in all."),
    "work_recorded-one": ("{members} travaille {time}.", "{members} works {time}."),
}

_PROGRAMME: dict[str, tuple[str, str]] = {
    "programme_day_planned": (
        "La journée {number} du programme est prévue le {day}.",
        "Day {number} of the programme is planned on {day}.",
    ),
    "programme_day_held": (
        "La journée {number} du programme a lieu.",
        "Day {number} of the programme is held.",
    ),
    "professional_engaged": (
        "{professional} est attendu pour la journée {number} ({role}).",
        "{professional} is expected on day {number} ({role}).",
    ),
    "profession-accompaniment": ("accompagnement", "accompaniment"),
    "profession-communication": ("communication", "communication"),
    "profession-banker": ("banque", "bank"),
    "profession-insurer": ("assurance", "insurance"),
    "profession-producer": ("production", "production"),
    "profession-logistician": ("logistique", "logistics"),
    "profession-accountant": ("comptabilité", "accounts"),
    "profession-integration": ("insertion", "integration"),
    "profession-other": ("autre métier", "another trade"),
    "professional_confirmed": (
        "{professional} confirme sa venue pour la journée {number}.",
        "{professional} will come on day {number}: it is confirmed.",
    ),
    "venue_engaged": (
        "Un lieu est demandé {use} : « {booking} », du {starts} au {ends}.",
        "A place is asked for, {use}: “{booking}”, from {starts} to {ends}.",
    ),
    "venue_engaged-day": (
        "Un lieu est demandé {use} : « {booking} », le {starts}.",
        "A place is asked for, {use}: “{booking}”, on {starts}.",
    ),
    "venue_confirmed": ("Le lieu « {booking} » est confirmé.", "The place “{booking}” is confirmed."),
    "use-making": ("pour fabriquer", "for making"),
    "use-selling": ("pour vendre", "for selling"),
    "use-meeting": ("pour se réunir", "for meeting"),
    "insurance_noted": (
        "L'activité est assurée par {insurer}, du {starts} au {ends}.",
        "The activity is insured by {insurer}, from {starts} to {ends}.",
    ),
    "guardian_consent_recorded": (
        "Le représentant légal de {member} a donné son accord.",
        "The guardian of {member} has consented.",
    ),
    "funding_planned": (
        "Le plan de financement attend {cents:cents} de {funder}.",
        "The funding plan expects {cents:cents} of {funder}.",
    ),
}

_DECIDING: dict[str, tuple[str, str]] = {
    "decision_proposed": (
        "Une question est posée aux membres : « {question} »",
        "A question is put to the members: “{question}”",
    ),
    "vote_cast": (
        "Un bulletin est déposé pour la décision « {decision} ».",
        "A ballot is cast on the decision “{decision}”.",
    ),
    "decision_amended": (
        "La question devient « {question} » : {reason}. On vote de nouveau.",
        "The question becomes “{question}”: {reason}. The vote begins again.",
    ),
    "decision_applied": (
        "Ce qui a été décidé sur « {question} » est appliqué : {how}.",
        "What was decided on “{question}” is applied: {how}.",
    ),
    "decision_closed": (
        "Les bulletins de la décision « {decision} » sont comptés.",
        "The ballots of the decision “{decision}” are counted.",
    ),
    "decision_withdrawn": (
        "La décision « {decision} » est retirée : {reason}.",
        "The decision “{decision}” is withdrawn: {reason}.",
    ),
    "votes-later": (
        "{count} bulletins sont déposés pour « {question} »",
        "{count} ballots are cast on “{question}”",
    ),
    "votes-later-one": (
        "{count} bulletin est déposé pour « {question} »",
        "{count} ballot is cast on “{question}”",
    ),
}

_OFFER: dict[str, tuple[str, str]] = {
    "product_defined": (
        "Produit : {product}, TVA {rate:rate}. Raison du taux : {reason} (décidé par {by}).",
        "Product: {product}, VAT {rate:rate}. Reason for the rate: {reason} (decided by {by}).",
    ),
    "price_set": (
        "Prix fixé : {product} à {price:cents} sur le canal « {channel} », comme les membres l'ont décidé.",
        "Price set: {product} at {price:cents} on the channel “{channel}”, as the members decided.",
    ),
    "price_changed": (
        "Prix changé : {product} à {price:cents} sur le canal « {channel} », comme les membres l'ont décidé.",
        "Price changed: {product} at {price:cents} on the channel “{channel}”, as the members decided.",
    ),
    "price_changed-emergency": (
        "Prix changé sans vote, en urgence, par {facilitator} : {product} à {price:cents} sur le canal « {channel} ». Raison : {reason}.",
        "Price changed without a vote, in an emergency, by {facilitator}: {product} at {price:cents} on the channel “{channel}”. Reason: {reason}.",
    ),
    "budget_estimated": (
        "Les membres estiment que {quantity:quantity} {product} coûteront {cents:cents} hors taxe.",
        "The members expect {quantity:quantity} {product} to cost {cents:cents} without VAT.",
    ),
}

_TRADE: dict[str, tuple[str, str]] = {
    "purchase_made": (
        "{count} achats, {cents:cents} en tout.",
        "{count} purchases, {cents:cents} in all.",
    ),
    "purchase_made-one": (
        "Achat chez {supplier} : {cents:cents}, {means} (pièce {piece}).",
        "Purchase from {supplier}: {cents:cents}, {means} (voucher {piece}).",
    ),
    "means-cash": ("payé en caisse", "paid from the till"),
    "means-bank": ("payé par la banque", "paid by the bank"),
    "means-host": ("payé par la CAE", "paid by the host"),
    "means-credit": ("à payer plus tard", "to be paid later"),
    "means-member": ("avancé par {member}", "paid for by {member}"),
    "means-deposit": ("en consigne rendue", "a deposit given back"),
    "purchase_paid": (
        "{supplier} est payé : {cents:cents}, {means} (pièce {piece}).",
        "{supplier} is paid: {cents:cents}, {means} (voucher {piece}).",
    ),
    "credit_note_received": (
        "{supplier} rend {cents:cents} sur un achat (avoir {piece}).",
        "{supplier} gives {cents:cents} back on a purchase (credit note {piece}).",
    ),
    "charge_accrued": (
        "La facture de {supplier} n'est pas encore là ; {cents:cents} sont déjà comptés.",
        "The invoice of {supplier} has not come; {cents:cents} are counted already.",
    ),
    "service_received": (
        "{entrepreneur}, de la même CAE, rend un service : {cents:cents}, sans TVA.",
        "{entrepreneur}, of the same host, does a service: {cents:cents}, without VAT.",
    ),
    "goods_produced": ("Fabriqué : {goods}.", "Made: {goods}."),
    "sale_made": (
        "Vendu sur le canal « {channel} » : {goods}, {cents:cents} en {count} tickets.",
        "Sold on the channel “{channel}”: {goods}, {cents:cents} in {count} tickets.",
    ),
    "sale_made-one": (
        "Vendu sur le canal « {channel} » : {goods}, {cents:cents}.",
        "Sold on the channel “{channel}”: {goods}, {cents:cents}.",
    ),
    "sale_made-ahead": (
        "Payé d'avance sur le canal « {channel} » : {goods}, {cents:cents}, à livrer.",
        "Paid ahead on the channel “{channel}”: {goods}, {cents:cents}, to be delivered.",
    ),
    "sale_delivered": (
        "Livré, après avoir été payé d'avance : {goods}.",
        "Delivered, after it was paid ahead: {goods}.",
    ),
    "sale_refunded": (
        "Rendu à des clients du canal « {channel} » : {cents:cents}.",
        "Given back to customers of the channel “{channel}”: {cents:cents}.",
    ),
    "takings_recorded": (
        "Recette du canal « {channel} » : {goods}, {cents:cents} en {tickets} tickets.",
        "Takings of the channel “{channel}”: {goods}, {cents:cents} in {tickets} tickets.",
    ),
    "takings_recorded-one": (
        "Recette du canal « {channel} » : {goods}, {cents:cents} en {tickets} ticket.",
        "Takings of the channel “{channel}”: {goods}, {cents:cents} in {tickets} ticket.",
    ),
    "payout_received-card-free": (
        "L'argent des paiements par carte arrive {into} : {cents:cents}, sans frais.",
        "The money of the card payments comes in {into}: {cents:cents}, free of charge.",
    ),
    "payout_received-card": (
        "L'argent des paiements par carte arrive {into} : {cents:cents}, moins {fee:cents} de frais.",
        "The money of the card payments comes in {into}: {cents:cents}, less {fee:cents} of fees.",
    ),
    "payout_received-cheque-free": (
        "L'argent des chèques arrive {into} : {cents:cents}, sans frais.",
        "The money of the cheques comes in {into}: {cents:cents}, free of charge.",
    ),
    "payout_received-cheque": (
        "L'argent des chèques arrive {into} : {cents:cents}, moins {fee:cents} de frais.",
        "The money of the cheques comes in {into}: {cents:cents}, less {fee:cents} of fees.",
    ),
    "payout_received-platform-free": (
        "L'argent des ventes en ligne arrive {into} : {cents:cents}, sans frais.",
        "The money of the online sales comes in {into}: {cents:cents}, free of charge.",
    ),
    "payout_received-platform": (
        "L'argent des ventes en ligne arrive {into} : {cents:cents}, moins {fee:cents} de frais.",
        "The money of the online sales comes in {into}: {cents:cents}, less {fee:cents} of fees.",
    ),
    "customer_paid": (
        "{customer} paie ce qui était dû : {cents:cents} (ticket {piece}).",
        "{customer} pays what was owed: {cents:cents} (ticket {piece}).",
    ),
    "in-till": ("dans la caisse", "in the till"),
    "in-bank": ("à la banque", "at the bank"),
    "in-host": ("à la CAE", "at the host"),
    "from-till": ("de la caisse", "from the till"),
    "from-bank": ("de la banque", "from the bank"),
}

_STOCK: dict[str, tuple[str, str]] = {
    "stock_counted": (
        "Ce qui reste est compté : {cents:cents} de stock.",
        "What is left is counted: {cents:cents} of stock.",
    ),
    "stock_received": ("La CAE apporte du stock : {cents:cents}.", "The host brings stock: {cents:cents}."),
    "stock_accepted": (
        "La CAE reprend du stock : {cents:cents}, qui comptent dans ce qui se partage.",
        "The host takes stock over: {cents:cents}, which count in what is shared.",
    ),
    "stock_written_off": ("Sorti du stock : {goods} ({fate}).", "Out of the stock: {goods} ({fate})."),
    "fate-spoiled": ("abîmé", "spoiled"),
    "fate-sample": ("échantillon", "sample"),
    "fate-low_value_gift": ("petit cadeau", "small gift"),
    "fate-charity": ("don à une association", "given to a charity"),
    "fate-missing": ("manquant", "missing"),
    "stock_given": (
        "Offert : {goods}. La TVA sur leur coût est due quand même : {vat:cents}.",
        "Given: {goods}. VAT on their cost is due all the same: {vat:cents}.",
    ),
    "stock_kept": (
        "{member} garde {goods}. La TVA sur leur coût est due quand même : {vat:cents}.",
        "{member} keeps {goods}. VAT on their cost is due all the same: {vat:cents}.",
    ),
}

_TREASURY: dict[str, tuple[str, str]] = {
    "funds_advanced": (
        "La CAE avance {cents:cents} pour démarrer, {into}.",
        "The host advances {cents:cents} to start with, {into}.",
    ),
    "funds_returned": (
        "{cents:cents} retournent {source} à la CAE.",
        "{cents:cents} go back {source} to the host.",
    ),
    "cash_moved": ("{cents:cents} passent {source}, {target}.", "{cents:cents} move {source}, {target}."),
    "moved-till": ("vers la caisse", "to the till"),
    "moved-bank": ("vers la banque", "to the bank"),
    "moved-host": ("vers la CAE", "to the host"),
    "till_counted": (
        "La caisse est comptée : {counted:cents}. Le compte est bon.",
        "The till is counted: {counted:cents}, as it should be.",
    ),
    "till_counted-gap": (
        "La caisse est comptée : {counted:cents} au lieu de {expected:cents}, soit {gap:cents} d'écart.",
        "The till is counted: {counted:cents} instead of {expected:cents}, a gap of {gap:cents}.",
    ),
    "member_reimbursed": (
        "{member} retrouve {cents:cents} avancés pour un achat. Ce n'est pas une paie.",
        "{member} gets back {cents:cents} paid for a purchase. This is no pay.",
    ),
    "grant_awarded-public": (
        "{funder} promet une subvention : {cents:cents}.",
        "{funder} promises a grant: {cents:cents}.",
    ),
    "grant_awarded-private": (
        "{funder} promet une aide : {cents:cents}.",
        "{funder} promises support: {cents:cents}.",
    ),
    "grant_awarded-gift": ("{funder} promet un don : {cents:cents}.", "{funder} promises a gift: {cents:cents}."),
    "grant_received": (
        "L'aide « {grant} » arrive {into} : {cents:cents}.",
        "The grant “{grant}” comes in {into}: {cents:cents}.",
    ),
    "grant_deferred": (
        "{cents:cents} de l'aide « {grant} » n'ont pas servi : ils passent à l'année suivante.",
        "{cents:cents} of the grant “{grant}” were not spent: they pass to the next year.",
    ),
    "bank_loan_simulated": (
        "Pour apprendre, un prêt est simulé : {principal:cents} à {rate:rate} sur {months} mois feraient {instalment:cents} par mois, dont {interest:cents} d'intérêts en tout. Ce prêt n'existe pas.",
        "To learn, a loan is simulated: {principal:cents} at {rate:rate} over {months} months would be {instalment:cents} a month, {interest:cents} of interest in all. This loan does not exist.",
    ),
}

_CLOSING: dict[str, tuple[str, str]] = {
    "till_closed-day": (
        "La caisse du jour est close : {count} tickets, {cents:cents}.",
        "The till of the day is closed: {count} tickets, {cents:cents}.",
    ),
    "till_closed-day-one": (
        "La caisse du jour est close : {count} ticket, {cents:cents}.",
        "The till of the day is closed: {count} ticket, {cents:cents}.",
    ),
    "till_closed-month": (
        "La caisse du mois est close : {count} tickets, {cents:cents}.",
        "The till of the month is closed: {count} tickets, {cents:cents}.",
    ),
    "till_closed-month-one": (
        "La caisse du mois est close : {count} ticket, {cents:cents}.",
        "The till of the month is closed: {count} ticket, {cents:cents}.",
    ),
    "till_closed-session": (
        "La caisse de la session est close : {count} tickets, {cents:cents}.",
        "The till of the session is closed: {count} tickets, {cents:cents}.",
    ),
    "till_closed-session-one": (
        "La caisse de la session est close : {count} ticket, {cents:cents}.",
        "The till of the session is closed: {count} ticket, {cents:cents}.",
    ),
    "vat_settled": (
        "La TVA de {month} est arrêtée : {cents:cents} à verser à l'État.",
        "VAT of {month} is settled: {cents:cents} to be paid to the State.",
    ),
    "vat_settled-credit": (
        "La TVA de {month} est arrêtée : l'État doit {cents:cents} à la CAE.",
        "VAT of {month} is settled: the State owes the host {cents:cents}.",
    ),
    "contribution_charged": (
        "La CAE demande sa contribution pour l'accueil : {rate:rate} de {base:cents}, soit {cents:cents}.",
        "The host charges its contribution for hosting: {rate:rate} of {base:cents}, that is {cents:cents}.",
    ),
    "profit_distributed": (
        "Le surplus est partagé : {cents:cents}, {key}.",
        "The surplus is shared: {cents:cents}, {key}.",
    ),
    "profit_left": (
        "Le surplus reste à la CAE : {cents:cents} ({reason}).",
        "The surplus is left to the host: {cents:cents} ({reason}).",
    ),
    "left-no_member_to_pay": ("plus personne à payer", "nobody left to pay"),
    "left-paid_already": ("la paie est déjà partie", "pay has gone already"),
    "left-members_decided": ("les membres l'ont décidé", "the members decided so"),
    "share_waived-waived": (
        "{member} laisse sa part à la CAE : {cents:cents}.",
        "{member} leaves the share to the host: {cents:cents}.",
    ),
    "share_waived-no_right_to_work": (
        "La part de {member} ne peut pas être payée (pas de droit au travail) : {cents:cents} restent à la CAE.",
        "The share of {member} cannot be paid (no right to work): {cents:cents} stay with the host.",
    ),
    "share_given": (
        "{member} donne sa part à {cause} : {cents:cents}.",
        "{member} gives the share to {cause}: {cents:cents}.",
    ),
    "payroll_settled": (
        "La paie de {month} revient : {cost:cents} de coût, cotisations comprises, {net:cents} nets pour les membres.",
        "Payroll of {month} comes back: {cost:cents} of cost, contributions included, {net:cents} net for the members.",
    ),
    "remuneration_paid": (
        "{cents:cents} nets sont versés à {count} membres.",
        "{cents:cents} net are paid to {count} members.",
    ),
    "remuneration_paid-one": (
        "{cents:cents} nets sont versés à {count} membre.",
        "{cents:cents} net are paid to {count} member.",
    ),
    "fiscal_year_cut": (
        "L'année comptable de la CAE s'achève. Les comptes de la session restent ouverts jusqu'au {ends}.",
        "The host's accounting year ends. The session's accounts stay open until {ends}.",
    ),
    "session_closed": (
        "Les comptes sont clos. Tout ce qui restait passe dans les comptes de la CAE.",
        "The accounts are closed. All that was left passes into the host's accounts.",
    ),
    "event_reversed": (
        "Annulé : « {kind} », événement {version} ({reason}).",
        "Reversed: “{kind}”, event {version} ({reason}).",
    ),
    "reversed-error": ("noté par erreur", "recorded in error"),
    "reversed-duplicate": ("noté deux fois", "recorded twice"),
    "reversed-cancelled": ("annulé en vrai aussi", "cancelled in fact too"),
    "reversed-reopened": ("les comptes sont rouverts", "the accounts are opened again"),
    "reversed-invoice_received": ("la facture est arrivée", "the invoice has come"),
}

_TELLING: dict[str, tuple[str, str]] = {
    "undone": ("annulé ensuite", "reversed later"),
    "several": ("{what} : {count} fois.", "{what}: {count} times."),
    "several-one": ("{what}.", "{what}."),
    "unread": (
        "{what} (noté par le module « {plugin} »).",
        "{what} (recorded by the plugin “{plugin}”).",
    ),
    "numbers-event": ("{first}", "{first}"),
    "numbers-events": ("{first} à {last}", "{first} to {last}"),
    "see-event": ("événement {first}", "event {first}"),
    "see-events": ("événements {first} à {last}", "events {first} to {last}"),
}

TEXTS: dict[str, tuple[str, str]] = {
    **_OPENING,
    **_MEMBERS,
    **_PROGRAMME,
    **_DECIDING,
    **_OFFER,
    **_TRADE,
    **_STOCK,
    **_TREASURY,
    **_CLOSING,
    **_TELLING,
}
