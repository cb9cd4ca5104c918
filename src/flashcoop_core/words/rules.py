"""Why a rule refused an event, and what to do next. One paragraph for each chapter of rules."""

from __future__ import annotations

from flashcoop_core.words.programme import REFUSALS as OF_THE_PROGRAMME

__all__ = ["TEXTS"]

TEXTS: dict[str, tuple[str, str]] = {
    "refused": (
        "Rien n'a été enregistré\u00a0: corrigez ce qui suit, puis recommencez",
        "Nothing was recorded: correct what follows, then try again",
    ),
    # the frame of any event
    "session-not-open": (
        "La session {session} n'est pas ouverte\u00a0: enregistrez d'abord son ouverture.",
        "Session {session} is not open: record its opening first.",
    ),
    "session-closed": (
        "La session {session} est close\u00a0: contre-passez d'abord sa clôture pour la rouvrir.",
        "Session {session} is closed: reverse its closing first, to reopen it.",
    ),
    "date-outside-books": (
        "La date du {on} est hors des comptes, ouverts du {first} au {last}\u00a0: corrigez la date, ou arrêtez l'exercice pour continuer dans le suivant.",
        "The date {on} is outside the books, open from {first} to {last}: correct the date, or cut the fiscal year to go on into the next.",
    ),
    # what an event books
    "entry-not-balanced": (
        "Le débit et le crédit de l'écriture ne sont pas égaux\u00a0: vérifiez les montants de l'événement.",
        "Debit and credit of the entry are not equal: check the amounts of the event.",
    ),
    "day-closed": (
        "La caisse du {on} est déjà clôturée\u00a0: datez ce mouvement du {next} ou après.",
        "The till of {on} is closed already: date this movement {next} or later.",
    ),
    "month-settled": (
        "La TVA du mois {month} est déjà liquidée et le {on} en fait partie\u00a0: choisissez une date dans un mois ouvert.",
        "VAT of the month {month} is settled already, and {on} is part of it: choose a date in an open month.",
    ),
    "till-would-go-negative": (
        "Avec cette sortie de {cents:cents}, la caisse serait à {till:cents} le {on}\u00a0: enregistrez d'abord l'avance ou l'apport qui manque, ou payez autrement.",
        "With these {cents:cents} going out, the till would be at {till:cents} on {on}: first record the advance or the cash that is missing, or pay in another way.",
    ),
    # references
    "unknown-member": (
        "Personne n'a rejoint la session sous l'identifiant {member}\u00a0: vérifiez-le, ou enregistrez d'abord cette arrivée.",
        "Nobody joined the session as {member}: check the id, or record their joining first.",
    ),
    "unknown-product": (
        "Le produit {product} n'est pas défini\u00a0: vérifiez l'identifiant, ou définissez d'abord ce produit.",
        "Product {product} is not defined: check the id, or define the product first.",
    ),
    "unknown-partner": (
        "Le partenaire {partner} n'est pas engagé\u00a0: vérifiez l'identifiant, ou enregistrez d'abord son engagement.",
        "Partner {partner} is not engaged: check the id, or record the engagement first.",
    ),
    "unknown-decision": (
        "La décision {decision} n'existe pas\u00a0: vérifiez l'identifiant, ou proposez d'abord cette décision.",
        "There is no decision {decision}: check the id, or propose the decision first.",
    ),
    "unknown-option": (
        "La décision {decision} n'a pas d'option {option}\u00a0: choisissez une de ses options, ou un vote blanc.",
        "Decision {decision} has no option {option}: choose one of its options, or a blank ballot.",
    ),
    "unknown-ticket": (
        "Le ticket {ticket} n'existe pas\u00a0: vérifiez son numéro.",
        "There is no ticket {ticket}: check its number.",
    ),
    "unknown-voucher": (
        "Aucun achat à {supplier} ne porte le numéro {voucher}\u00a0: vérifiez le numéro, ou enregistrez d'abord cet achat.",
        "No purchase from {supplier} has the number {voucher}: check the number, or record that purchase first.",
    ),
    "unknown-grant": (
        "La subvention {grant} n'a pas été accordée\u00a0: vérifiez l'identifiant, ou enregistrez d'abord son attribution.",
        "Grant {grant} was not awarded: check the id, or record its award first.",
    ),
    "unknown-event": (
        "Aucun événement de cette session ne répond à {event}\u00a0: vérifiez l'identifiant, le numéro ou le genre.",
        "No event of this session answers to {event}: check the id, the version or the kind.",
    ),
    # opening
    "session-already-open": (
        "La session {session} est déjà ouverte\u00a0: modifiez-la par un avenant, ou choisissez un autre identifiant.",
        "Session {session} is open already: amend it, or choose another id.",
    ),
    "dates-reversed": (
        "Le {last} ne peut pas terminer ce qui commence le {first}\u00a0: corrigez une des deux dates.",
        "What begins on {first} cannot end on {last}: correct one of the two dates.",
    ),
    "siren-check-digit": (
        "{siren} n'est pas un numéro SIREN, sa clé de contrôle est fausse\u00a0: recopiez-le depuis l'extrait Kbis de la CAE.",
        "{siren} is no SIREN number, its check digit is wrong: copy it from the host's registration.",
    ),
    "account-role-missing": (
        "Le plan de comptes ne dit pas quel compte tient ces rôles\u00a0: {roles}. Ajoutez-les, ou partez du plan par défaut.",
        "The chart does not say which account plays these roles: {roles}. Add them, or start from the default chart.",
    ),
    "account-role-unknown": (
        "Le rôle {role} n'existe pas\u00a0: prenez un des rôles du plan de comptes par défaut.",
        "There is no role {role}: use one of the roles of the default chart.",
    ),
    "account-role-twice": (
        "Le rôle {role} figure deux fois\u00a0: ne gardez qu'un compte pour ce rôle.",
        "Role {role} stands twice: keep one account for this role.",
    ),
    "account-not-in-plan": (
        "Le compte {account} ne convient pas au rôle {role}\u00a0: il doit exister dans le plan comptable et commencer par {beginnings}.",
        "Account {account} does not suit the role {role}: it must be in the plan comptable and begin with {beginnings}.",
    ),
    "date-absurd": (
        "La date {on} n'est pas entre {first} et {last}\u00a0: corrigez l'année.",
        "The date {on} is not between {first} and {last}: correct the year.",
    ),
    "account-not-in-chart": (
        "Le compte {account} n'est pas dans le plan de comptes de la session : le module doit passer ses écritures par les rôles de ce plan.",
        "Account {account} is not in the chart of the session: the plugin must book through the roles of that chart.",
    ),
    "account-shared": (
        "Le compte {account} sert déjà à {roles}\u00a0: donnez un autre numéro, sinon leurs chiffres se mélangeraient.",
        "Account {account} already serves {roles}: give another number, or their figures would mix.",
    ),
    "unknown-stock": (
        "Ces stocks n'existent pas\u00a0: {stocks}. Choisissez parmi {known}.",
        "There are no such stocks: {stocks}. Choose among {known}.",
    ),
    "nothing-sold": (
        "La quantité de {product} est de {quantity:quantity}\u00a0: donnez une quantité au-dessus de zéro.",
        "The quantity of {product} is {quantity:quantity}: give one above zero.",
    ),
    "less-than-a-cent": (
        "Au prix en vigueur, cette quantité ({products}) ne fait pas un centime\u00a0: vérifiez la quantité, ou enregistrez un don (`stock_given`).",
        "At the price in force, this quantity ({products}) makes less than a cent: check the quantity, or record a gift (`stock_given`).",
    ),
    "account-in-use": (
        "Le compte {account} ({role}) a déjà servi dans cette session\u00a0: gardez son numéro jusqu'à la clôture.",
        "Account {account} ({role}) has been used in this session already: keep its number until the closing.",
    ),
    "step-before-facts": (
        "Cette étape est datée du {on}, avant un fait déjà comptabilisé le {latest}. Datez-la de ce jour-là ou d'après.",
        "This step is dated {on}, before a fact already booked on {latest}. Date it that day or later.",
    ),
    "closing-too-late": (
        "Cette clôture de caisse est datée du {on}, bien après la dernière journée ({last}), et ne pourrait pas être reprise. Vérifiez la date.",
        "This closing of the till is dated {on}, long after the last day ({last}), and could not be taken back. Check the date.",
    ),
    "payroll-already-settled": (
        "La paie est déjà enregistrée\u00a0: annulez-la d'abord, ou laissez ce qui reste à la CAE.",
        "Payroll is recorded already: reverse it first, or leave what remains to the host.",
    ),
    "profit-has-takers": (
        "La raison donnée ({reason}) ne tient pas\u00a0: partagez le bénéfice, ou donnez une autre raison.",
        "The reason given ({reason}) does not hold: share the profit, or give another reason.",
    ),
    "accrual-stands": (
        "La facture {voucher} de {supplier} est déjà attendue (charge à payer)\u00a0: annulez d'abord cette attente, motif «\u00a0invoice_received\u00a0».",
        "Invoice {voucher} of {supplier} is expected already (an accrued charge): reverse that first, reason “invoice_received”.",
    ),
    "refund-exceeds-paid": (
        "Rendre {cents:cents} dépasse ce que ce ticket a rapporté ({paid:cents}). Déduisez le reste de ce que le client doit.",
        "Giving back {cents:cents} is more than this ticket brought in ({paid:cents}). Take the rest off what the customer owes.",
    ),
    "refund-exceeds-receivable": (
        "Ce moyen ne garde plus que {held:cents} à verser, pas {cents:cents}. Remboursez en espèces ou par la CAE.",
        "That means of payment holds only {held:cents} still to be paid out, not {cents:cents}. Refund in cash or through the host.",
    ),
    "left-before-joining": (
        "Ce départ est daté du {on}, avant l'arrivée ({joined}). Corrigez la date.",
        "This departure is dated {on}, before the arrival ({joined}). Correct the date.",
    ),
    "nothing-amended": (
        "Cet avenant ne change rien\u00a0: donnez un lieu, une date, un compte ou un module nouveau.",
        "This amendment changes nothing: give a new place, date, account or plugin.",
    ),
    "already-engaged": (
        "{who} est déjà parmi les personnes ou organismes engagés\u00a0: choisissez un autre identifiant, ou n'enregistrez rien.",
        "{who} is engaged already: choose another id, or record nothing.",
    ),
    # members
    "already-member": (
        "{member} est déjà dans la session\u00a0: n'enregistrez rien, ou enregistrez d'abord son départ.",
        "{member} is in the session already: record nothing, or record their leaving first.",
    ),
    "contract-dates-reversed": (
        "Le contrat finirait le {ends}, avant sa signature le {signed}\u00a0: corrigez une des deux dates.",
        "The contract would end on {ends}, before it was signed on {signed}: correct one of the two dates.",
    ),
    "contract-signed-later": (
        "Le contrat est signé le {signed}, après le {on} où il est enregistré\u00a0: corrigez la date, ou enregistrez-le une fois signé.",
        "The contract is signed on {signed}, after {on} when it is recorded: correct the date, or record it once it is signed.",
    ),
    "cape-too-long": (
        "Un CAPE dure douze mois au plus\u00a0: celui-ci peut aller jusqu'au {longest}, pas au {ends}. Raccourcissez-le, ou enregistrez son renouvellement plus tard.",
        "A CAPE lasts twelve months at most: this one may go until {longest}, not {ends}. Shorten it, or record its renewal later.",
    ),
    "already-left": (
        "{member} a déjà quitté la session le {left}\u00a0: n'enregistrez rien.",
        "{member} left the session on {left} already: record nothing.",
    ),
    "no-contract-in-force": (
        "{member} n'a pas de contrat signé en cours le {on}, ou a quitté la session\u00a0: corrigez la date ou l'identifiant, ou enregistrez d'abord son contrat.",
        "{member} has no signed contract in force on {on}, or has left the session: correct the date or the id, or record the contract first.",
    ),
    "date-outside-programme": (
        "Le {on} est hors du programme, qui va du {starts} au {ends}\u00a0: corrigez la date, ou modifiez les dates de la session par un avenant.",
        "{on} is outside the programme, which runs from {starts} to {ends}: correct the date, or amend the dates of the session.",
    ),
    # governance
    "duplicate-decision": (
        "La décision {decision} existe déjà\u00a0: choisissez un autre identifiant.",
        "Decision {decision} exists already: choose another id.",
    ),
    "imposed-matter": (
        "C'est déjà décidé pour cette session ({subject:matter})\u00a0: les membres n'en votent pas. Retirez cette proposition.",
        "This is decided already for this session ({subject:matter}): members do not vote on it. Leave this proposal out.",
    ),
    "too-few-options": (
        "Cette proposition n'a pas d'option\u00a0: donnez-en au moins une.",
        "This proposal has no option: give it at least one.",
    ),
    "consent-needs-one-option": (
        "Une décision par consentement porte sur une seule option, pas {count}\u00a0: gardez-en une, ou décidez à la majorité.",
        "A decision by consent is about one option, not {count}: keep one, or decide by majority.",
    ),
    "unknown-method": (
        "La façon de décider {method} n'existe pas dans cette session : prenez l'une de celles-ci : {known}.",
        "There is no way to decide called {method} in this session: use one of these: {known}.",
    ),
    "unknown-key": (
        "La clé de partage {key} n'existe pas dans cette session : prenez l'une de celles-ci : {known}.",
        "There is no key called {key} to share by in this session: use one of these: {known}.",
    ),
    "unknown-parameter": (
        "Le paramètre {parameter} n'existe pas ici\u00a0: retirez-le, ou corrigez son nom. Ceux qui existent\u00a0: {known}.",
        "There is no parameter {parameter} here: leave it out, or correct its name. Those that exist: {known}.",
    ),
    "duplicate-weight": (
        "{member} a deux poids dans la même option\u00a0: n'en gardez qu'un.",
        "{member} has two weights in the same option: keep one.",
    ),
    "duplicate-cause": (
        "La cause {cause} figure deux fois dans la même option\u00a0: ne la gardez qu'une fois.",
        "Cause {cause} stands twice in the same option: keep it once.",
    ),
    "weights-not-taken": (
        "La clé {key} ne tient pas compte des poids\u00a0: retirez-les, ou votez une clé qui partage selon des poids.",
        "Key {key} takes no account of weights: leave them out, or vote a key that shares by weights.",
    ),
    "causes-not-taken": (
        "La clé {key} ne donne rien à une cause\u00a0: retirez les causes, ou votez une clé qui leur donne une part.",
        "Key {key} gives nothing to a cause: leave the causes out, or vote a key that gives them a part.",
    ),
    "duplicate-parameter": (
        "Le paramètre {parameter} figure deux fois : ne gardez qu'une valeur.",
        "Parameter {parameter} stands twice: keep one value.",
    ),
    "duplicate-choice": (
        "L'option {option} figure deux fois dans le bulletin : ne la gardez qu'une fois.",
        "Option {option} stands twice in the ballot: keep it once.",
    ),
    "ballot-of-another-form": (
        "La décision {decision} se prend selon {method}, dont les bulletins ont une autre forme : donnez une option, ou des choix si la méthode en demande plusieurs.",
        "Decision {decision} is taken by {method}, whose ballots have another form: give one option, or choices where the method asks for several.",
    ),
    "duplicate-option": (
        "L'option {option} figure deux fois\u00a0: donnez un identifiant différent à chaque option.",
        "Option {option} stands twice: give each option an id of its own.",
    ),
    "option-decides-nothing": (
        "L'option {option} ne dit pas ce qu'elle décide ({subject})\u00a0: donnez ses prix, ou sa clé de répartition.",
        "Option {option} does not say what it decides ({subject}): give its prices, or its split.",
    ),
    "weights-missing": (
        "L'option {option} partage selon des poids et n'en donne aucun au-dessus de zéro\u00a0: donnez-en au moins un.",
        "Option {option} shares by weights and gives none above zero: give at least one.",
    ),
    "ballot-not-secret": (
        "Le vote de {decision} est secret\u00a0: un bulletin ne peut pas être écrit dans le registre. Enregistrez-le par `flashcoop record`, qui le met dans l'urne.",
        "The vote on {decision} is secret: no ballot can be written in the ledger. Record it with `flashcoop record`, which puts it in the urn.",
    ),
    "voted-already": (
        "{member} a déjà voté pour {decision}, et un bulletin secret ne peut pas être repris dans l'urne\u00a0: gardez celui-là.",
        "{member} has voted on {decision} already, and a secret ballot cannot be taken out of the urn again: leave it there.",
    ),
    "urn-incomplete": (
        "{voters} membres ont voté pour {decision}, et l'urne tenue ici a {ballots} bulletins\u00a0: clôturez sur le registre où ils ont voté, ou retirez la décision et votez de nouveau.",
        "{voters} members voted on {decision}, and the urn kept here holds {ballots} ballots: close it in the ledger where they voted, or withdraw the decision and vote again.",
    ),
    "lot-not-drawn": (
        "Des options de {decision} sont à égalité ({options}), et la proposition demande un tirage au sort\u00a0: tirez devant tous, puis donnez l'option tirée.",
        "Options of {decision} are level ({options}), and the proposal asks for a lot: draw it before everybody, then give the option it fell on.",
    ),
    "drawn-for-nothing": (
        "Rien n'est à tirer au sort pour {decision}\u00a0: retirez l'option tirée.",
        "There is no lot to draw for {decision}: leave the drawn option out.",
    ),
    "amendment-changes-nothing": (
        "L'amendement de {decision} reprend la question et les options telles qu'elles sont\u00a0: dites ce qui change.",
        "The amendment of {decision} repeats the question and the options as they are: say what changes.",
    ),
    "decision-not-adopted": (
        "La décision {decision} n'a rien adopté\u00a0: il n'y a rien à appliquer. Faites-la voter, ou corrigez l'identifiant.",
        "Decision {decision} adopted nothing, so there is nothing to apply: have it voted, or correct the id.",
    ),
    "decision-not-open": (
        "La décision {decision} n'est plus ouverte\u00a0: proposez une nouvelle décision pour revenir sur celle-ci.",
        "Decision {decision} is not open any more: propose a new one to come back to it.",
    ),
    "decision-not-closed-yet": (
        "La décision {decision} n'a été close que le {closed}\u00a0: datez ce qui s'appuie sur elle de ce jour, ou d'après.",
        "Decision {decision} was closed on {closed} only: date what rests on it of that day, or later.",
    ),
    "votes-after-count": (
        "On a voté sur la décision {decision} jusqu'au {voted}\u00a0: datez le compte de ce jour, ou d'après.",
        "Decision {decision} was voted on until {voted}: date the count of that day, or later.",
    ),
    "decision-not-proposed-yet": (
        "La décision {decision} n'a été proposée que le {proposed}\u00a0: datez ceci de ce jour, ou d'après.",
        "Decision {decision} was proposed on {proposed} only: date this of that day, or later.",
    ),
    "objection-needs-consent": (
        "La décision {decision} se prend autrement que par consentement, une objection n'y compte pas\u00a0: votez pour une autre option, ou blanc.",
        "Decision {decision} is not taken by consent, so an objection does not count in it: vote for another option, or blank.",
    ),
    "tally-differs": (
        "Le dépouillement de {decision} donne {tally} et le résultat «\u00a0{outcome}\u00a0»\u00a0: clôturez la décision avec ce compte.",
        "Counting {decision} gives {tally} and the outcome “{outcome}”: close the decision with that count.",
    ),
    # offer
    "product-already-defined": (
        "Le produit {product} est déjà défini\u00a0: choisissez un autre identifiant.",
        "Product {product} is defined already: choose another id.",
    ),
    "host-not-liable": (
        "La CAE n'est pas redevable de la TVA, or cette ligne en porte à {rate:rate}\u00a0: mettez un taux de 0, ou une TVA non déductible.",
        "The host is not liable to VAT, and this bears it at {rate:rate}: use a rate of 0, or VAT that is not deducted.",
    ),
    "price-already-set": (
        "{product} a déjà un prix sur le canal {channel}\u00a0: enregistrez un changement de prix.",
        "{product} has a price on channel {channel} already: record a change of price.",
    ),
    "price-not-set": (
        "{product} n'a pas de prix sur le canal {channel}\u00a0: fixez-le d'abord par un vote, ou corrigez le canal.",
        "{product} has no price on channel {channel}: set it first by a vote, or correct the channel.",
    ),
    "price-unchanged": (
        "Le prix est déjà de {price:cents}\u00a0: donnez un autre prix, ou n'enregistrez rien.",
        "The price is {price:cents} already: give another price, or record nothing.",
    ),
    "price-not-voted": (
        "La décision {decision} n'a pas adopté le prix de {price:cents} pour ce produit sur ce canal\u00a0: prenez le prix adopté, ou faites voter celui-ci.",
        "Decision {decision} did not adopt the price of {price:cents} for this product on this channel: take the price adopted, or have this one voted.",
    ),
    "decision-or-emergency": (
        "Un changement de prix repose sur une décision ou sur une urgence, et sur une seule des deux\u00a0: donnez l'une ou l'autre.",
        "A change of price rests on a decision or on an emergency, and on one of them only: give one or the other.",
    ),
    "facilitator-not-engaged": (
        "{facilitator} n'est pas parmi les animateurs de la session et ne peut pas décider d'une urgence\u00a0: enregistrez d'abord son engagement, ou corrigez l'identifiant.",
        "{facilitator} is no facilitator of the session and cannot call an emergency: record the engagement first, or correct the id.",
    ),
    "no-price-set": (
        "{product} n'a encore aucun prix\u00a0: enregistrez d'abord le prix voté (price_set).",
        "{product} has no price yet: record the price that was voted first (price_set).",
    ),
    "channel-needed": (
        "{product} n'a pas de prix sur un canal et un seul ({channels})\u00a0: dites sur quel canal se fait la vente.",
        "{product} has no price on one channel and one only ({channels}): say on which channel the sale is made.",
    ),
    # purchases
    "duplicate-voucher": (
        "La pièce {voucher} de {supplier} est déjà enregistrée\u00a0: vérifiez le numéro, ou n'enregistrez rien.",
        "Voucher {voucher} of {supplier} is recorded already: check the number, or record nothing.",
    ),
    "document-after-entry": (
        "La pièce est datée du {dated}, après le {on} où elle est enregistrée\u00a0: corrigez une des deux dates.",
        "The document is dated {dated}, after {on} when it is entered: correct one of the two dates.",
    ),
    "no-lines": (
        "Il n'y a aucune ligne\u00a0: donnez-en au moins une.",
        "There is no line: give at least one.",
    ),
    "line-does-not-add-up": (
        "La ligne est de {gross:cents} et son calcul donne {expected:cents}\u00a0: corrigez le total ou ce qui le compose.",
        "The line is {gross:cents} and its sum gives {expected:cents}: correct the total or what it is made of.",
    ),
    "vat-far-from-rate": (
        "La TVA est de {vat:cents} alors que {rate:rate} donnent {expected:cents}\u00a0: recopiez le montant et le taux de la facture, une ligne par taux.",
        "VAT is {vat:cents} while {rate:rate} gives {expected:cents}: copy the amount and the rate from the invoice, one line a rate.",
    ),
    "zero-rate-needs-reason": (
        "Un taux de 0 demande une raison\u00a0: indiquez-la, par exemple «\u00a0art. 293 B du CGI\u00a0» ou «\u00a0vendeur particulier\u00a0».",
        "A rate of 0 needs a reason: give it, for example “art. 293 B of the CGI” or “private seller”.",
    ),
    "vat-not-deductible": (
        "La TVA ne se déduit qu'avec une facture au nom de la CAE\u00a0: demandez cette facture, ou notez la TVA comme non déductible.",
        "VAT is deducted only with an invoice in the host's name: ask for that invoice, or mark the VAT as not deductible.",
    ),
    "payments-do-not-add-up": (
        "Les paiements font {paid:cents} et les lignes {expected:cents}\u00a0: corrigez les uns ou les autres.",
        "The payments come to {paid:cents} and the lines to {expected:cents}: correct one or the other.",
    ),
    "payer-missing": (
        "Un coopérateur est nommé si c'est lui qui paie, et seulement alors\u00a0: nommez-le, ou changez le moyen de paiement.",
        "A member is named if they are the one who pays, and only then: name them, or change the means of payment.",
    ),
    "bank-not-owned": (
        "La session n'a pas de compte bancaire à elle\u00a0: indiquez la banque de la CAE (host).",
        "The session has no bank account of its own: give the host's bank (host).",
    ),
    "overpaid": (
        "{cents:cents} dépassent ce qui reste dû, {owed:cents}\u00a0: payez au plus ce reste.",
        "{cents:cents} is more than what is still owed, {owed:cents}: pay that at most.",
    ),
    "credit-exceeds-purchase": (
        "L'avoir de {gross:cents} dépasse ce qu'il peut encore reprendre de l'achat, {left:cents}\u00a0: vérifiez l'avoir, l'achat et le moyen de remboursement.",
        "The credit note of {gross:cents} is more than it can still take off the purchase, {left:cents}: check the note, the purchase and the means of repayment.",
    ),
    "vat-off-by-a-cent": (
        "La TVA imprimée est de {vat:cents}, le taux donne {expected:cents}\u00a0: gardez le montant imprimé si c'est bien celui de la facture.",
        "VAT as printed is {vat:cents}, the rate gives {expected:cents}: keep the printed amount if it is what the invoice says.",
    ),
    # production and sales
    "not-made-here": (
        "{product} n'est pas un produit fabriqué ici\u00a0: enregistrez un achat ou une réception de stock, ou corrigez le produit.",
        "{product} is not made here: record a purchase or stock received, or correct the product.",
    ),
    "duplicate-ticket": (
        "Le numéro {ticket} est déjà pris\u00a0: donnez au ticket un numéro nouveau.",
        "The number {ticket} is taken: give the ticket a new number.",
    ),
    "sales-stopped": (
        "Les ventes sont arrêtées sur le canal {channel}\u00a0: vendez ce qui reste aux coopérateurs (canal members) avant la répartition, ou enregistrez une autre sortie de stock.",
        "Sales have stopped on channel {channel}: sell what is left to members (channel members) before profit is shared, or record another fate of the stock.",
    ),
    "price-not-in-force": (
        "Le prix en vigueur est {expected:cents}, pas {price:cents}\u00a0: vendez à ce prix, ou changez-le d'abord.",
        "The price in force is {expected:cents}, not {price:cents}: sell at that price, or change it first.",
    ),
    "rate-differs": (
        "La ligne porte {rate:rate} de TVA, avec sa nature\u00a0: le produit ou le ticket d'origine dit {expected:rate}. Reprenez le taux et la nature d'origine.",
        "The line bears {rate:rate} of VAT, with its nature: the product or the original ticket says {expected:rate}. Use the original rate and nature.",
    ),
    "totals-do-not-add-up": (
        "Les totaux du ticket ne sont pas ceux de ses lignes\u00a0: le calcul donne {expected:cents}. Reprenez ces montants.",
        "The totals of the ticket are not those of its lines: the sum gives {expected:cents}. Use these amounts.",
    ),
    "customer-missing": (
        "Un client est nommé s'il paiera plus tard, et seulement alors\u00a0: nommez-le, ou changez le moyen de paiement.",
        "A customer is named if they will pay later, and only then: name them, or change the means of payment.",
    ),
    "wrong-customer": (
        "Le client {customer} ne doit rien sur le ticket {ticket}\u00a0: vérifiez le client et le ticket.",
        "Customer {customer} owes nothing on ticket {ticket}: check the customer and the ticket.",
    ),
    "not-in-stock": (
        "Il reste {stock:quantity} de {product} en stock, pas {quantity:quantity}\u00a0: enregistrez d'abord la production ou la réception, ou réduisez la quantité.",
        "There is {stock:quantity} of {product} in stock, not {quantity:quantity}: record what was made or received first, or lower the quantity.",
    ),
    "already-delivered": (
        "Le ticket {ticket} est déjà livré\u00a0: n'enregistrez pas de nouvelle livraison, et remboursez-le comme une vente livrée.",
        "Ticket {ticket} is delivered already: record no other delivery, and refund it as a delivered sale.",
    ),
    "delivery-differs": (
        "Ces lignes ne sont pas celles qui restent à livrer du ticket {ticket}\u00a0: reprenez toutes ses lignes et son canal, s'il n'a pas été remboursé.",
        "These lines are not those still to deliver of ticket {ticket}: take all its lines and its channel, if it was not refunded.",
    ),
    "duplicate-refund": (
        "Le numéro de remboursement {refund} est déjà pris\u00a0: donnez un numéro nouveau.",
        "The refund number {refund} is taken: give a new number.",
    ),
    "not-delivered-yet": (
        "Le ticket {ticket} n'est pas encore livré\u00a0: livrez-le d'abord, ou remboursez-le en entier comme non livré, sans retour ni rabais.",
        "Ticket {ticket} is not delivered yet: deliver it first, or refund it whole as not delivered, without return or rebate.",
    ),
    "refund-exceeds-sale": (
        "Le remboursement de {product} ({gross:cents}) dépasse ce qui peut encore être rendu sur ce ticket ({left:cents}), en argent ou en pièces\u00a0: réduisez-le.",
        "The refund of {product} ({gross:cents}) is more than what can still be given back on this ticket ({left:cents}), in money or in pieces: lower it.",
    ),
    "rebate-returns-nothing": (
        "Un rabais ne fait rien revenir en stock\u00a0: indiquez que rien n'est rendu, ou enregistrez un remboursement.",
        "A rebate brings nothing back into stock: say that nothing is returned, or record a refund.",
    ),
    "fee-exceeds-payout": (
        "La commission retenue ({fee:cents}) dépasse le versement brut ({gross:cents})\u00a0: recopiez le relevé du prestataire.",
        "The fee withheld ({fee:cents}) is more than the gross payout ({gross:cents}): copy the provider's statement.",
    ),
    "payout-exceeds-receivable": (
        "Le versement de {gross:cents} dépasse ce qui est attendu du canal {channel}, {held:cents}\u00a0: enregistrez d'abord les ventes qui manquent, ou corrigez le versement.",
        "The payout of {gross:cents} is more than what channel {channel} is to pay, {held:cents}: record the missing sales first, or correct the payout.",
    ),
    # stock
    "count-before-differs": (
        "La valeur d'avant l'inventaire est {expected:cents} dans les comptes, pas {before:cents}\u00a0: reprenez la valeur des comptes.",
        "The value before the count is {expected:cents} in the books, not {before:cents}: take the value of the books.",
    ),
    "stock-counted-twice": (
        "Le stock {stock} figure deux fois dans cet inventaire\u00a0: ne gardez qu'une ligne.",
        "Stock {stock} stands twice in this count: keep one line.",
    ),
    "count-expected-differs": (
        "Le stock attendu de {product} est {expected:quantity}\u00a0: reprenez cette quantité.",
        "The expected stock of {product} is {expected:quantity}: take that quantity.",
    ),
    "count-not-explained": (
        "Le compte de {product} s'écarte de {gap:quantity} de ce qui est attendu\u00a0: enregistrez d'abord ce qui l'explique (perte, don, vente, production), puis l'inventaire.",
        "The count of {product} is {gap:quantity} off what is expected: first record what explains it (loss, gift, sale, production), then the count.",
    ),
    "product-not-counted": (
        "Il doit rester {stock:quantity} de {product} et l'inventaire n'en dit rien\u00a0: comptez ce produit aussi.",
        "There should be {stock:quantity} of {product} and the count does not mention it: count this product too.",
    ),
    "quantity-without-product": (
        "Un produit et sa quantité vont ensemble\u00a0: donnez les deux, ou ni l'un ni l'autre.",
        "A product and its quantity go together: give both, or neither.",
    ),
    "accepts-more-than-counted": (
        "Le stock compté ne couvre que {left:cents} des {cents:cents} repris par la CAE\u00a0: reprenez au plus ce qui est compté, ou refaites d'abord l'inventaire.",
        "The counted stock covers only {left:cents} of the {cents:cents} that the host takes over: take over what is counted at most, or count again first.",
    ),
    "proof-missing": (
        "La sortie «\u00a0{fate}\u00a0» demande un justificatif\u00a0: donnez sa référence, ou enregistrez des pièces manquantes (missing).",
        "The fate “{fate}” needs a proof: give its reference, or record missing pieces (missing).",
    ),
    "no-vat-on-this-loss": (
        "La sortie «\u00a0{fate}\u00a0» ne fait rendre aucune TVA\u00a0: laissez le taux et la TVA à zéro.",
        "The fate “{fate}” pays no VAT back: leave the rate and the VAT at zero.",
    ),
    "vat-does-not-add-up": (
        "La TVA est de {vat:cents} alors que le coût et le taux donnent {expected:cents}\u00a0: reprenez ce montant.",
        "VAT is {vat:cents} while cost and rate give {expected:cents}: take that amount.",
    ),
    # treasury
    "same-account": (
        "L'argent part et arrive au même endroit\u00a0: choisissez deux endroits différents.",
        "The money leaves from and goes to the same place: choose two different places.",
    ),
    "till-expected-differs": (
        "La caisse attendue est de {expected:cents}, pas {given:cents}\u00a0: reprenez ce montant.",
        "The till should hold {expected:cents}, not {given:cents}: take that amount.",
    ),
    "gap-does-not-add-up": (
        "L'écart est de {expected:cents} (compté moins attendu), pas {gap:cents}\u00a0: corrigez-le.",
        "The gap is {expected:cents} (counted less expected), not {gap:cents}: correct it.",
    ),
    "duplicate-grant": (
        "La subvention {grant} est déjà accordée\u00a0: choisissez un autre identifiant.",
        "Grant {grant} is awarded already: choose another id.",
    ),
    "grant-nature-differs": (
        "Cette subvention est de nature «\u00a0{nature}\u00a0»\u00a0: reprenez la nature de son attribution.",
        "This grant is of the nature “{nature}”: take the nature of its award.",
    ),
    "exceeds-grant": (
        "{cents:cents} dépassent ce qui reste de la subvention, {left:cents}\u00a0: réduisez le montant.",
        "{cents:cents} is more than what is left of the grant, {left:cents}: lower the amount.",
    ),
    "loan-does-not-add-up": (
        "Les mensualités font {paid:cents}, le capital et les intérêts {expected:cents}\u00a0: corrigez les uns ou les autres.",
        "The instalments come to {paid:cents}, principal and interest to {expected:cents}: correct one or the other.",
    ),
    # closing
    "ticket-after-closing": (
        "Un ticket est daté du {latest}, après cette clôture du {on}\u00a0: clôturez à cette date ou après.",
        "A ticket is dated {latest}, after this closing of {on}: close on that day or later.",
    ),
    "till-closed-out-of-order": (
        "La caisse est déjà clôturée jusqu'au {through}, après le {on}\u00a0: donnez la même date ou une date plus tardive.",
        "The till is closed until {through} already, after {on}: give the same date or a later one.",
    ),
    "channel-differs": (
        "Ce ticket a été vendu par le canal {expected}, pas par {channel}. Reprenez le canal du ticket.",
        "This ticket was sold through channel {expected}, not {channel}. Use the ticket's channel.",
    ),
    "closing-differs": (
        "Cette clôture de caisse est la n°\u00a0{number}\u00a0: {gross:cents}, total perpétuel {perpetual:cents}. Laissez le programme la calculer, puis recommencez.",
        "This closing of the till is no. {number}: {gross:cents}, perpetual total {perpetual:cents}. Let the program compute it, then try again.",
    ),
    "till-not-closed": (
        "La caisse n'est pas clôturée, il reste {tickets} ticket(s) à couvrir\u00a0: clôturez d'abord la journée.",
        "The till is not closed, {tickets} ticket(s) are left to cover: close the day first.",
    ),
    "month-already-settled": (
        "La TVA du mois {month} est déjà liquidée\u00a0: contre-passez d'abord cette liquidation.",
        "VAT of the month {month} is settled already: reverse that settlement first.",
    ),
    "month-not-begun": (
        "Le mois {month} n'a pas commencé le {on}\u00a0: liquidez sa TVA plus tard, ou corrigez le mois.",
        "The month {month} had not begun on {on}: settle its VAT later, or correct the month.",
    ),
    "earlier-month-not-settled": (
        "La TVA du mois {month}, plus ancien, n'est pas liquidée\u00a0: commencez par lui.",
        "VAT of the earlier month {month} is not settled: begin with it.",
    ),
    "settlement-differs": (
        "La TVA du mois {month} se solde par {due:cents} à payer et {credit:cents} de crédit\u00a0: reprenez ces montants.",
        "VAT of the month {month} comes to {due:cents} due and {credit:cents} of credit: take these amounts.",
    ),
    "contribution-already-charged": (
        "La contribution de la CAE est déjà facturée\u00a0: contre-passez-la d'abord pour la recalculer.",
        "The host's contribution is charged already: reverse it first to compute it again.",
    ),
    "contribution-differs": (
        "La contribution est de {expected:cents} selon l'ouverture, pas {cents:cents}\u00a0: reprenez ce montant, sa base et son taux.",
        "The contribution is {expected:cents} by the opening, not {cents:cents}: take that amount, its base and its rate.",
    ),
    "no-contribution-due": (
        "Aucune contribution n'est due à la CAE\u00a0: passez à l'étape suivante.",
        "No contribution is due to the host: go on to the next step.",
    ),
    "distribution-already-made": (
        "Le bénéfice est réparti depuis le {on}, cette étape devait venir avant\u00a0: contre-passez d'abord la répartition, ou laissez ce fait à la charge de la CAE.",
        "Profit was shared on {on}, and this step comes before it: reverse the distribution first, or leave this fact to the host.",
    ),
    "sales-not-stopped": (
        "Les ventes ne sont pas arrêtées ({tickets} ticket(s) hors clôture)\u00a0: clôturez d'abord la caisse pour la session.",
        "Sales have not stopped ({tickets} ticket(s) in no closing): close the till for the session first.",
    ),
    "payouts-outstanding": (
        "Il reste {held:cents} de cartes, chèques ou plateformes à recevoir\u00a0: enregistrez d'abord ces versements.",
        "There is {held:cents} of cards, cheques or platforms still to receive: record these payouts first.",
    ),
    "stock-not-counted": (
        "Le stock a bougé depuis le dernier inventaire ({pieces:quantity} en tout)\u00a0: comptez-le d'abord.",
        "Stock moved since it was last counted ({pieces:quantity} in all): count it first.",
    ),
    "vat-not-settled": (
        "La TVA n'est pas liquidée pour {months}\u00a0: liquidez d'abord chaque mois.",
        "VAT is not settled for {months}: settle each month first.",
    ),
    "contribution-not-charged": (
        "La contribution de la CAE, {expected:cents}, n'est pas facturée\u00a0: enregistrez-la d'abord.",
        "The host's contribution, {expected:cents}, is not charged: record it first.",
    ),
    "profit-not-distributed": (
        "Il reste {distributable:cents} à répartir\u00a0: enregistrez d'abord la répartition votée.",
        "There is {distributable:cents} to share: record the distribution that was voted first.",
    ),
    "shares-not-settled": (
        "Ces parts n'ont pas encore été payées, données ou abandonnées\u00a0: {members}. Réglez d'abord chacune.",
        "These shares are not yet paid, given or waived: {members}. Settle each of them first.",
    ),
    "pay-not-paid": (
        "Il reste {owed:cents} de salaires nets à verser\u00a0: enregistrez d'abord ce versement.",
        "There is {owed:cents} of net pay to hand over: record that payment first.",
    ),
    "till-not-empty": (
        "La caisse contient encore {till:cents}\u00a0: remettez-les d'abord à la CAE.",
        "The till still holds {till:cents}: return it to the host first.",
    ),
    "balances-differ": (
        "Les soldes ne sont pas ceux des comptes ({accounts})\u00a0: laissez le programme les calculer, puis recommencez.",
        "The balances are not those of the books ({accounts}): let the program compute them, then try again.",
    ),
    "cut-not-at-year-end": (
        "L'arrêté se date du dernier jour de l'exercice, le {expected}, pas du {on}\u00a0: corrigez la date.",
        "The cut is dated the last day of the fiscal year, {expected}, not {on}: correct the date.",
    ),
    # sharing
    "already-distributed": (
        "Le bénéfice est déjà réparti, le {on}\u00a0: contre-passez d'abord cette répartition.",
        "Profit was shared already, on {on}: reverse that distribution first.",
    ),
    "till-not-counted": (
        "La caisse n'a pas été comptée depuis l'arrêt des ventes (attendu\u00a0: {till:cents})\u00a0: comptez-la d'abord.",
        "The till was not counted since sales stopped (expected: {till:cents}): count it first.",
    ),
    "split-not-voted": (
        "La décision {decision} n'a pas adopté ce partage (clé {key})\u00a0: reprenez la clé adoptée, ou faites voter le partage.",
        "Decision {decision} did not adopt this split (key {key}): take the key adopted, or have the split voted.",
    ),
    "no-split-adopted": (
        "La décision {decision} n'a adopté aucun partage\u00a0: nommez celle qui l'a adopté, ou faites voter le partage.",
        "Decision {decision} adopted no split: name the one that did, or have the split voted.",
    ),
    "nothing-to-distribute": (
        "Il n'y a rien à répartir, le résultat est de {distributable:cents}\u00a0: la CAE supporte la perte, passez à la paie.",
        "There is nothing to share, the result is {distributable:cents}: the host bears the loss, go on to payroll.",
    ),
    "envelope-differs": (
        "L'enveloppe à répartir est de {expected:cents}, pas {given:cents}, ou ses lignes diffèrent\u00a0: reprenez celles que le programme calcule.",
        "The sum to share is {expected:cents}, not {given:cents}, or its lines differ: take those that the program computes.",
    ),
    "share-does-not-add-up": (
        "Les parts font {given:cents} pour {expected:cents} à répartir, ou ne suivent pas le vote\u00a0: reprenez celles que le programme calcule.",
        "The shares come to {given:cents} for {expected:cents} to share, or do not follow the vote: take those that the program computes.",
    ),
    "no-member-to-pay": (
        "Personne ne peut recevoir de part le {on}, faute de contrat en cours ou de poids\u00a0: enregistrez d'abord les contrats, votez un autre partage, ou laissez le bénéfice à la CAE en nommant ce vote (`profit_left`).",
        "Nobody can get a share on {on}, for want of a contract in force or of a weight: record the contracts first, vote another split, or leave the profit to the host and name that vote (`profit_left`).",
    ),
    "no-share-due": (
        "{member} n'a pas de part en attente\u00a0: vérifiez l'identifiant, ou la part a déjà été réglée.",
        "{member} has no share to come: check the id, or the share was settled already.",
    ),
    "share-differs": (
        "La part est de {expected:cents}, pas {cents:cents}\u00a0: reprenez ce montant, une part se règle en entier.",
        "The share is {expected:cents}, not {cents:cents}: take that amount, a share is settled whole.",
    ),
    "payroll-before-work": (
        "Le mois de paie {month} précède le travail, qui commence le {starts}\u00a0: donnez le mois dans lequel ces parts sont payées.",
        "The month of pay {month} comes before the work, which begins on {starts}: give the month in which these shares are paid.",
    ),
    "payroll-line-twice": (
        "{member} figure deux fois dans la paie du mois {month}\u00a0: ne gardez qu'une ligne, ou contre-passez d'abord la paie déjà enregistrée.",
        "{member} stands twice in the payroll of the month {month}: keep one line, or reverse the payroll recorded before first.",
    ),
    "payroll-forgets-member": (
        "Ces coopérateurs ont une part et manquent dans la paie\u00a0: {members}. Ajoutez une ligne pour chacun.",
        "These members have a share and are missing in the payroll: {members}. Add a line for each.",
    ),
    "payroll-does-not-add-up": (
        "La paie de {member} coûte {cost:cents} et répartit {owed:cents}\u00a0: recopiez les montants du bulletin.",
        "The pay of {member} costs {cost:cents} and hands out {owed:cents}: copy the amounts of the payslip.",
    ),
    "accrued-differs": (
        "La part à payer est de {expected:cents}, pas {accrued:cents}\u00a0: reprenez ce montant.",
        "The share to be paid is {expected:cents}, not {accrued:cents}: take that amount.",
    ),
    "difference-differs": (
        "La différence entre la part et le coût réel est de {expected:cents}, pas {difference:cents}\u00a0: corrigez-la.",
        "The difference between the share and the real cost is {expected:cents}, not {difference:cents}: correct it.",
    ),
    "difference-not-acknowledged": (
        "La paie ne coûte pas exactement les parts. Écart de chaque membre, sa part moins son coût réel\u00a0: {differences:cents}. Vérifiez leurs bulletins, puis indiquez qui en a pris acte pour la CAE.",
        "Pay does not cost exactly the shares. Difference of each member, their share less their real cost: {differences:cents}. Check their payslips, then say who acknowledged it for the host.",
    ),
    "pay-differs": (
        "{cents:cents} dépassent le net dû à {member}, {due:cents}\u00a0: versez au plus ce montant.",
        "{cents:cents} is more than the net pay due to {member}, {due:cents}: pay that at most.",
    ),
    # corrections
    "not-reversible": (
        "Un événement {kind} ne se contre-passe pas\u00a0: enregistrez un fait nouveau qui le corrige.",
        "An event {kind} cannot be reversed: record a new fact that corrects it.",
    ),
    "already-reversed": (
        "L'événement {event} est déjà contre-passé\u00a0: n'enregistrez rien.",
        "Event {event} is reversed already: record nothing.",
    ),
    "reversal-differs": (
        "Cette contre-passation ne reprend pas l'événement {version} ({kind}) tel qu'il est enregistré\u00a0: laissez le programme la calculer, puis recommencez.",
        "This reversal does not repeat event {version} ({kind}) as it was recorded: let the program compute it, then try again.",
    ),
    "closing-step-first": (
        "L'événement {version} ({kind}), une étape de clôture, est venu après\u00a0: contre-passez-le d'abord, de la dernière étape à la première.",
        "Event {version} ({kind}), a step of closing, came after: reverse it first, from the last step to the first.",
    ),
    "pay-has-left": (
        "Des salaires ont été versés après l'événement {version}\u00a0: rien d'avant ne se contre-passe, la CAE supporte l'écart.",
        "Pay left after event {version}: nothing before it is reversed, the host bears the difference.",
    ),
    "in-use-since": (
        "Des faits plus récents reposent sur l'événement {version} ({kind})\u00a0: contre-passez-les d'abord, ou corrigez par un fait nouveau.",
        "Later facts stand on event {version} ({kind}): reverse them first, or correct with a new fact.",
    ),
    # programme
    **OF_THE_PROGRAMME,
}
