"""The chapters of the book: their titles and sentences. A field `word_x` is a word of the glossary, shown as it says."""

from __future__ import annotations

__all__ = ["TEXTS"]

_HEAD: dict[str, tuple[str, str]] = {
    "title": ("Le livre de {name}", "The book of {name}"),
    "title-before": ("Le livre de", "The book of"),
    "skip": ("Aller au récit", "Skip to the story"),
    "contents": ("Sommaire", "Contents"),
    "lead": (
        "Une {word_flashcoop:coopérative éphémère} de {count} membres, hébergée par {host}, une {word_host:CAE}. {place}, du {starts} au {ends}.",
        "A {word_flashcoop:short-lived cooperative} of {count} members, hosted by {host}, a {word_host:CAE}. {place}, from {starts} to {ends}.",
    ),
    "lead-one": (
        "Une {word_flashcoop:coopérative éphémère} de {count} membre, hébergée par {host}, une {word_host:CAE}. {place}, du {starts} au {ends}.",
        "A {word_flashcoop:short-lived cooperative} of {count} member, hosted by {host}, a {word_host:CAE}. {place}, from {starts} to {ends}.",
    ),
    "lead-empty": (
        "Cette session n'est pas encore ouverte : son livre est blanc.",
        "This session is not open yet: its book is blank.",
    ),
    "state-closed": ("Comptes clos le {on}.", "Accounts closed on {on}."),
    "state-open": (
        "Les comptes sont encore ouverts : ce livre raconte ce qui est noté jusqu'ici.",
        "The accounts are still open: this book tells what is recorded so far.",
    ),
    "state-until": (
        "Ce livre s'arrête au {until} : ce qui vient après n'y est pas.",
        "This book stops at {until}: what comes after is not in it.",
    ),
    "state-recorded": (
        "Ce livre dit ce qui était noté au {recorded}.",
        "This book says what was recorded up to {recorded}.",
    ),
    "state-missing": (
        "Cette session utilise des modules absents ici ({plugins}) : leurs événements sont nommés sans être racontés, et les comptes sont entiers.",
        "This session uses plugins that are not here ({plugins}): their events are named, not told, and the accounts are whole.",
    ),
}

_BRIEF: dict[str, tuple[str, str]] = {
    "chapter-brief": ("L'essentiel", "In brief"),
    "key-members": ("membres", "members"),
    "key-members-one": ("membre", "member"),
    "key-decisions": ("décisions adoptées", "decisions adopted"),
    "key-decisions-one": ("décision adoptée", "decision adopted"),
    "key-sales": ("de ventes, hors taxe", "of sales, without VAT"),
    "key-shared": ("partagés entre les membres", "shared among the members"),
    "key-result": ("de résultat, pas encore partagé", "of result, not shared yet"),
    "key-left": ("laissés à la CAE", "left to the host"),
    "key-loss": ("de perte, supportée par la CAE", "of loss, borne by the host"),
    "brief-sold": ("La coopérative a vendu {goods}.", "The cooperative sold {goods}."),
    "brief-not-sold": ("La coopérative n'a encore rien vendu.", "The cooperative has sold nothing yet."),
    "brief-shared": (
        "Une fois la {word_vat:TVA}, les achats et la {word_contribution:contribution} comptés, il restait {cents} à partager ; les membres ont choisi un partage {key}.",
        "Once {word_vat:VAT}, purchases and the {word_contribution:contribution} were counted, {cents} were left to share; the members chose to share {key}.",
    ),
    "brief-left": (
        "Le surplus de {cents} reste à la {word_host:CAE} : {reason}.",
        "The surplus of {cents} is left to the {word_host:CAE}: {reason}.",
    ),
    "brief-loss": (
        "L'activité a coûté plus qu'elle n'a rapporté : la {word_host:CAE} supporte la perte de {cents}, jamais les membres.",
        "The activity cost more than it brought in: the {word_host:CAE} bears the loss of {cents}, never the members.",
    ),
    "brief-open": (
        "À ce jour, les ventes moins les charges font {cents}. Rien n'est encore partagé.",
        "So far, sales less charges make {cents}. Nothing is shared yet.",
    ),
}

_DAYS: dict[str, tuple[str, str]] = {
    "chapter-days": ("Jour après jour", "Day by day"),
    "days-intro": (
        "Ce qui s'est passé, dans l'ordre. Chaque phrase mène aux événements du {word_ledger:registre} dont elle vient.",
        "What happened, in order. Each sentence leads to the events of the {word_ledger:ledger} that it comes from.",
    ),
    "days-none": ("Rien n'est encore arrivé.", "Nothing has happened yet."),
    "decision-adopted": ("Adopté", "Adopted"),
    "decision-rejected": ("Rejeté", "Rejected"),
    "decision-no_quorum": ("Pas assez de votants", "Too few voters"),
    "decision-tie": ("Égalité : rien n'est décidé", "A tie: nothing is decided"),
    "decision-open": ("Question ouverte", "Open question"),
    "decision-withdrawn": ("Question retirée", "Question withdrawn"),
    "decision-adopted-option": ("Adopté : {option}", "Adopted: {option}"),
    "decision-method": ("Décidé {method}.", "Decided {method}."),
    "decision-method-open": ("Se décide {method}.", "To be decided {method}."),
    "decision-method-withdrawn": ("Devait se décider {method}.", "Was to be decided {method}."),
    "decision-amended": (
        "La question a changé le {on} : {reason}. Les bulletins d'avant n'ont pas compté.",
        "The question changed on {on}: {reason}. The ballots before did not count.",
    ),
    "method-majority": (
        "à la {word_majority:majorité}",
        "by {word_majority:majority}",
    ),
    "method-consent": ("par {word_consent:consentement}", "by {word_consent:consent}"),
    "method-unanimity": ("à l'unanimité", "unanimously"),
    "decision-secret": (
        "À bulletin secret : personne ne sait qui a choisi quoi.",
        "By secret ballot: nobody knows who chose what.",
    ),
    "decision-drawn": (
        "Il y avait égalité, et le sort a choisi, comme convenu.",
        "It was a tie, and the lot chose, as agreed.",
    ),
    "decision-voters": (
        "{count} bulletins ; {entitled} membres pouvaient voter.",
        "{count} ballots; {entitled} members could vote.",
    ),
    "decision-voters-one": (
        "{count} bulletin ; {entitled} membres pouvaient voter.",
        "{count} ballot; {entitled} members could vote.",
    ),
    "decision-blank": ("{count} {word_blank:bulletins blancs}.", "{count} {word_blank:blank ballots}."),
    "decision-blank-one": ("{count} {word_blank:bulletin blanc}.", "{count} {word_blank:blank ballot}."),
    "decision-dissent": (
        "{dissent} {word_dissent:voix contre}.",
        "{dissent} {word_dissent:against}.",
    ),
    "decision-no-dissent": ("Aucune {word_dissent:voix contre}.", "None {word_dissent:against}."),
    "decision-who": ("Ont voté : {members}.", "Voted: {members}."),
    "decision-nobody": ("Personne n'a encore voté.", "Nobody has voted yet."),
    "decision-reason": ("Raison : {reason}.", "Reason: {reason}."),
    "column-option": ("Réponse", "Answer"),
    "column-votes": ("Voix", "Votes"),
    "see-decision": ("voir la décision", "see the decision"),
    "see-vote": ("le vote", "the vote"),
}

_CASH: dict[str, tuple[str, str]] = {
    "chapter-cash": ("L'argent, jour par jour", "Money, day by day"),
    "cash-intro": (
        "Ce qui est entré dans la {word_cash:trésorerie} et ce qui en est sorti : la caisse, et l'argent des cartes, des chèques et des plateformes en attendant qu'il arrive. Un {word_channel:canal} est une façon de vendre.",
        "What came into {word_cash:cash} and what went out of it: the till, and the money of cards, cheques and platforms until it arrives. A {word_channel:channel} is a way of selling.",
    ),
    "cash-none": ("Aucun argent n'a encore bougé.", "No money has moved yet."),
    "cash-chart": ("Trésorerie : mouvements de chaque jour", "Cash: movements of each day"),
    "cash-chart-text": (
        "Une barre par jour, vers la droite pour ce qui entre et vers la gauche pour ce qui sort, partagée par canal. Plus forte entrée : {most} ({most_on}). Plus forte sortie : {least} ({least_on}).",
        "A bar a day, to the right for what comes in and to the left for what goes out, split by channel. Largest in: {most} ({most_on}). Largest out: {least} ({least_on}).",
    ),
    "channel-none": ("sans canal", "no channel"),
    "column-in-cash": ("En trésorerie le soir", "In cash at night"),
    "column-moved": ("Entré ou sorti", "In or out"),
    "column-of-channels": ("Dont, par canal", "Of which, by channel"),
    "cash-host": (
        "D'autres sommes ne sont jamais passées par ici : la {word_host:CAE} les a payées ou reçues pour la session. Elles sont dans le {statement}.",
        "Other sums never passed here: the {word_host:host} paid or received them for the session. They are in the {statement}.",
    ),
}

_PRICES: dict[str, tuple[str, str]] = {
    "chapter-prices": ("Les prix et les ventes", "Prices and sales"),
    "prices-intro": (
        "Les prix sont {word_gross:TTC}, tels que les clients les paient. Ce sont les membres qui les votent.",
        "Prices include {word_gross:VAT}, as customers pay them. Members vote them.",
    ),
    "prices-none": ("Aucun produit n'est encore défini.", "No product is defined yet."),
    "product-pieces": (
        "Entrés : {made:quantity}. Vendus : {sold:quantity}. Restent : {left:quantity}. TVA : {rate:rate}.",
        "In: {made:quantity}. Sold: {sold:quantity}. Left: {left:quantity}. VAT: {rate:rate}.",
    ),
    "product-service": (
        "Un service. Vendu : {sold:quantity}. TVA : {rate:rate}.",
        "A service. Sold: {sold:quantity}. VAT: {rate:rate}.",
    ),
    "product-unsold": ("Aucun prix, aucune vente.", "No price, no sale."),
    "prices-steps": ("{product} : les prix et qui les a décidés", "{product}: prices and who decided them"),
    "column-since": ("Depuis", "Since"),
    "column-channel": ("Canal", "Channel"),
    "column-price": ("Prix TTC", "Price"),
    "column-backed": ("Décidé par", "Decided by"),
    "backed-emergency": ("urgence, {facilitator} : {reason}", "emergency, {facilitator}: {reason}"),
    "backed-votes": ("({votes} voix sur {cast} bulletins)", "({votes} of {cast} ballots)"),
    "backed-none": ("sans vote connu", "no known vote"),
    "sales-chart": ("{product} : quantités vendues", "{product}: quantities sold"),
    "sales-chart-text": (
        "Une barre par jour, canal et prix. Le plus vendu : {what}.",
        "A bar a day, channel and price. The most sold: {what}.",
    ),
    "sales-days": ("{product} : les ventes par jour, canal et prix", "{product}: sales by day, channel and price"),
    "column-on": ("Jour", "Day"),
    "column-sold": ("Vendu", "Sold"),
    "column-gross": ("Payé par les clients", "Paid by customers"),
    "sales-total": ("Total", "Total"),
}

_SURPLUS: dict[str, tuple[str, str]] = {
    "chapter-surplus": ("Des ventes au surplus", "From sales to surplus"),
    "surplus-intro": (
        "Ce qui peut se partager est une {word_envelope:enveloppe} : les ventes {word_net:hors taxe} encaissées, moins ce que l'activité a coûté.",
        "What can be shared is an {word_envelope:envelope}: the sales that were collected, {word_net:without VAT}, less what the activity cost.",
    ),
    "surplus-result": (
        "Rien n'est encore partagé. Voici le {word_result:résultat} à ce jour, tel que le compte de résultat le donne.",
        "Nothing is shared yet. Here is the {word_result:result} so far, as the income statement gives it.",
    ),
    "surplus-none": ("Ni vente ni charge pour l'instant.", "Neither sales nor charges so far."),
    "surplus-chart": ("Des ventes à la somme à partager", "From sales to the sum to share"),
    "surplus-chart-text": (
        "En cascade, de {first} à {last} : chaque barre part d'où la précédente s'arrête.",
        "A waterfall, from {first} to {last}: each bar begins where the one before stops.",
    ),
    "column-step": ("Étape", "Step"),
    "column-cents": ("Montant", "Amount"),
    "column-so-far": ("Ce qui reste", "What is left"),
}

_SHARES: dict[str, tuple[str, str]] = {
    "chapter-shares": ("La part de chacun", "Each member's share"),
    "shares-none": (
        "Rien n'est encore partagé : il faut un vote des membres sur le partage.",
        "Nothing is shared yet: it takes a vote of the members on the split.",
    ),
    "shares-how": (
        "{cents} partagés {key} entre {count} membres, comme les membres l'ont décidé ({vote}). La {word_share:part} d'un membre est la somme × son poids / le total des poids. Les centimes qui ne tombent pas juste vont aux {word_remainders:plus forts restes} : aucun n'est perdu.",
        "{cents} shared {key} among {count} members, as the members decided ({vote}). The {word_share:share} of a member is the sum × their weight / all weights. Cents that do not divide go to the {word_remainders:largest remainders}: none is lost.",
    ),
    "shares-how-one": (
        "{cents} pour {count} membre, {key}, comme les membres l'ont décidé ({vote}).",
        "{cents} for {count} member, {key}, as the members decided ({vote}).",
    ),
    "shares-cost": (
        "Une part est un {word_cost:coût total} : les {word_social:cotisations} en sortent, et c'est la paie de la {word_host:CAE} qui dit le {word_net_pay:net}.",
        "A share is a {word_cost:total cost}: {word_social:contributions} come out of it, and the payroll of the {word_host:CAE} says the {word_net_pay:net pay}.",
    ),
    "shares-chart": ("La part de chaque membre", "The share of each member"),
    "shares-chart-text": (
        "Une barre par membre. La plus grande part : {most}. La plus petite : {least}.",
        "A bar a member. Largest share: {most}. Smallest: {least}.",
    ),
    "column-member": ("Membre", "Member"),
    "column-weight": ("Poids", "Weight"),
    "column-time": ("Temps travaillé", "Time worked"),
    "column-share": ("Part", "Share"),
    "column-fate": ("Devenir", "What became of it"),
    "column-net-pay": ("Net", "Net pay"),
    "column-paid-out": ("Payé", "Paid"),
    "fate-due": ("en paie", "to payroll"),
    "fate-waived": ("laissée à la CAE", "left to the host"),
    "fate-given": ("donnée à {cause}", "given to {cause}"),
    "fate-cause": ("à une cause", "to a cause"),
    "see-account": ("son compte", "account"),
    "shares-left": (
        "{cents} pouvaient se partager. Tout reste à la {word_host:CAE} : {reason}.",
        "{cents} could be shared. All of it is left to the {word_host:CAE}: {reason}.",
    ),
}

_VAT: dict[str, tuple[str, str]] = {
    "chapter-vat": ("La TVA, en mots simples", "VAT, in plain words"),
    "vat-intro": (
        "La {word_vat:TVA} n'est pas à la coopérative : elle la reçoit de ses clients et la rend à l'État, moins celle qu'elle a payée elle-même sur ses achats.",
        "{word_vat:VAT} is not the cooperative's: it takes it from its customers and hands it to the State, less what it paid itself on its purchases.",
    ),
    "vat-not-liable": (
        "La CAE ne facture pas de {word_vat:TVA} pour cette session : rien à rendre, rien à récupérer.",
        "The host charges no {word_vat:VAT} for this session: nothing to hand over, nothing to get back.",
    ),
    "vat-none": ("Aucune TVA pour l'instant.", "No VAT so far."),
    "vat-month": (
        "En {month}, les ventes font {base:cents} {word_net:hors taxe} et portent {collected:cents} de {word_collected:TVA collectée}. Les achats portent {deductible:cents} de {word_deductible:TVA déductible}.",
        "In {month}, sales come to {base:cents} {word_net:without VAT} and bear {collected:cents} of {word_collected:collected VAT}. Purchases bear {deductible:cents} of {word_deductible:deductible VAT}.",
    ),
    "vat-reverse": (
        "S'ajoutent {cents:cents} {word_reverse_charged:autoliquidés}, dus à la place d'un fournisseur étranger.",
        "To this come {cents:cents} that are {word_reverse_charged:reverse-charged}, due in the place of a foreign supplier.",
    ),
    "vat-owed": (
        "Pour ce mois, la CAE verse la différence à l'État : {cents}.",
        "For this month, the host pays the difference to the State: {cents}.",
    ),
    "vat-owing": (
        "Pour ce mois, l'État doit la différence à la CAE : {cents}.",
        "For this month, the State owes the host the difference: {cents}.",
    ),
    "vat-even": ("Pour ce mois, rien n'est dû.", "For this month, nothing is due."),
    "vat-self-supply": (
        "Dont {cents} pour des pièces gardées ou données : la TVA sur leur coût est due sans vente.",
        "Of which {cents} for pieces kept or given: VAT on their cost is due without a sale.",
    ),
    "vat-to-settle": (
        "Reste à déclarer : {cents}.",
        "Still to be settled: {cents}.",
    ),
}

_BACK: dict[str, tuple[str, str]] = {
    "chapter-statements": ("Les états", "The statements"),
    "statements-intro": (
        "Ce que la comptabilité dit de la session, état par état, en euros. Un chiffre souligné mène aux événements dont il vient.",
        "What accounting says of the session, statement by statement, in euros. A figure that is underlined leads to the events it comes from.",
    ),
    "member-accounts": ("Comptes des membres", "Accounts of the members"),
    "chapter-reasons": ("D'où viennent les chiffres", "Where figures come from"),
    "reasons-intro": (
        "Chaque chiffre souligné du livre est la somme de ce qui est ici, jour par jour. Les numéros mènent aux événements du journal.",
        "Each figure underlined in this book is the sum of what stands here, day by day. The numbers lead to the events of the journal.",
    ),
    "reasons-none": ("Aucun chiffre pour l'instant.", "No figure so far."),
    "column-what": ("Ce qui s'est passé", "What happened"),
    "column-events": ("Événements", "Events"),
    "reasons-total": ("Somme", "Sum"),
    "chapter-journal": ("Le journal : chaque événement", "The journal: every event"),
    "chapter-words": ("Les mots", "Words"),
    "chapter-proof": ("Vérifier ce livre", "Checking this book"),
    "proof-intro": (
        "Ce livre est une lecture du {word_ledger:registre} de la session. Chaque événement y est lié à tous ceux d'avant par une {word_head:empreinte} : en changer un seul, même d'un centime, change toutes les empreintes suivantes.",
        "This book is a reading of the {word_ledger:ledger} of the session. Each event there is linked to all those before it by a {word_head:head}: to change a single one, even by a cent, changes all heads that follow.",
    ),
    "proof-head": ("Empreinte", "Head"),
    "proof-session": ("Session", "Session"),
    "proof-version": ("Événements lus", "Events read"),
    "proof-how": (
        "Avec le fichier du registre, cette commande dit si tout y est encore, sans rien de changé, jusqu'à ce livre :",
        "With the file of the ledger, this command says whether all is still there, nothing changed, up to this book:",
    ),
    "proof-file": ("REGISTRE.flashcoop", "LEDGER.flashcoop"),
    "proof-again": (
        "Le même registre redonne ce livre, octet pour octet. Aucun nom de membre n'y figure : seulement des identifiants.",
        "The same ledger gives this book again, byte for byte. No member is named in it: there are ids only.",
    ),
    "proof-problems": (
        "Attention : des chiffres de ce livre ne s'accordent pas entre eux ; chaque état dit lesquels.",
        "Beware: some figures of this book do not agree; each statement says which.",
    ),
    "proof-sound": (
        "Tous les états de ce livre se recoupent au centime.",
        "All statements of this book agree to the cent.",
    ),
    "back": ("Retour au sommaire", "Back to the contents"),
}

TEXTS: dict[str, tuple[str, str]] = {
    **_HEAD,
    **_BRIEF,
    **_DAYS,
    **_CASH,
    **_PRICES,
    **_SURPLUS,
    **_SHARES,
    **_VAT,
    **_BACK,
}
