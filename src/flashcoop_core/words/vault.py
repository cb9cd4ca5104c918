"""Sentences about rosters: who members are, which no sentence ever says."""

from __future__ import annotations

__all__ = ["TEXTS"]

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    "roster-unreadable": (
        "Le fichier d'identités n'est ni un CSV à en-tête (UTF-8, «\u00a0;\u00a0» ou «\u00a0,\u00a0»), ni un JSON fait d'une liste d'objets\u00a0: enregistrez-le sous une de ces formes.",
        "The roster is neither a CSV with a heading (UTF-8, `;` or `,`) nor JSON made of a list of objects: save it in one of these forms.",
    ),
    "roster-ragged-line": (
        "Cette ligne du fichier d'identités a {cells} cases, l'en-tête en a {columns}\u00a0: mettez-en une par colonne, entre guillemets si elle contient un séparateur.",
        "This line of the roster has {cells} cells, the heading has {columns}: give it one a column, in quotes if it holds a separator.",
    ),
    "roster-unknown-field": (
        "Le fichier d'identités a des colonnes inconnues, en position {places}\u00a0: les colonnes possibles sont member, {known}.",
        "The roster has unknown columns, in position {places}: the columns it may have are member, {known}.",
    ),
    "roster-field-twice": (
        "Le fichier d'identités a deux fois la colonne {fields}\u00a0: gardez-en une.",
        "The roster has the column {fields} twice: keep one.",
    ),
    "roster-no-member": (
        "Cette ligne du fichier d'identités ne dit pas à quel membre elle appartient\u00a0: il faut une colonne member, remplie.",
        "This line of the roster does not say which member it belongs to: a column member is needed, filled in.",
    ),
    "roster-not-an-id": (
        "La colonne member ne contient pas ici un identifiant de membre (minuscules, chiffres, «\u00a0.\u00a0», «\u00a0_\u00a0», «\u00a0-\u00a0»)\u00a0: vérifiez que les colonnes ne sont pas décalées.",
        "The column member does not hold a member id here (lower case, digits, `.`, `_`, `-`): check that the columns have not shifted.",
    ),
    "roster-text-too-long": (
        "Un texte de cette ligne du fichier d'identités dépasse {limit} caractères ({fields:identity})\u00a0: raccourcissez-le, ou cherchez un guillemet qui manque.",
        "A text in this line of the roster has over {limit} characters ({fields:identity}): shorten it, or look for a missing quote.",
    ),
    "roster-line-twice": (
        "Cette ligne du fichier d'identités concerne le même membre que la ligne {first}\u00a0: gardez-en une.",
        "This line of the roster is about the same member as line {first}: keep one.",
    ),
    "roster-unwritable-text": (
        "Le fichier d'identités contient, pour le membre {member}, un retour à la ligne, un caractère de contrôle ou plus de {limit} caractères dans {fields:identity}\u00a0: retapez ces textes.",
        "The roster holds, for member {member}, a line end, a control character or over {limit} characters in {fields:identity}: type these texts again.",
    ),
    "roster-forgets-member": (
        "Le fichier d'identités ne connaît pas le membre {member}\u00a0: ajoutez-le.",
        "The roster does not know member {member}: add them.",
    ),
    "roster-incomplete": (
        "Le fichier d'identités ne donne pas, pour le membre {member}\u00a0: {fields:identity}. Complétez-le.",
        "The roster does not give, for member {member}: {fields:identity}. Complete it.",
    ),
    "roster-has-no-such": (
        "Aucun membre du fichier d'identités n'a ce {field:identity}\u00a0: écrivez-le en entier, zéros de tête compris, et vérifiez que les deux fichiers vont ensemble.",
        "No member of the roster has this {field:identity}: write it whole, with its leading zeros, and check that the two files belong together.",
    ),
    "roster-ambiguous": (
        "Plusieurs membres ont le même {field:identity}\u00a0: {members}. Corrigez le fichier d'identités.",
        "Several members have the same {field:identity}: {members}. Correct the roster.",
    ),
    # what those sentences call a column of the roster, with the heading that it has
    "identity-employee_number": ("matricule (employee_number)", "employee number (employee_number)"),
    "identity-contract_number": ("numéro de contrat (contract_number)", "contract number (contract_number)"),
    "identity-civility": ("civilité (civility)", "civility (civility)"),
    "identity-birth_name": ("nom de naissance (birth_name)", "birth name (birth_name)"),
    "identity-last_name": ("nom d'usage (last_name)", "name used (last_name)"),
    "identity-first_names": ("prénoms (first_names)", "first names (first_names)"),
    "identity-birth_date": ("date de naissance (birth_date)", "birth date (birth_date)"),
    "identity-birth_place": ("lieu de naissance (birth_place)", "birth place (birth_place)"),
    "identity-birth_department": (
        "département de naissance (birth_department)",
        "department of birth (birth_department)",
    ),
    "identity-birth_country": ("pays de naissance (birth_country)", "country of birth (birth_country)"),
    "identity-nationality": ("nationalité (nationality)", "nationality (nationality)"),
    "identity-social_security_number": (
        "numéro de sécurité sociale (social_security_number)",
        "social security number (social_security_number)",
    ),
    "identity-work_permit": ("autorisation de travail (work_permit)", "work permit (work_permit)"),
    "identity-work_permit_ends": (
        "fin de l'autorisation de travail (work_permit_ends)",
        "end of the work permit (work_permit_ends)",
    ),
    "identity-street": ("adresse (street)", "street (street)"),
    "identity-postal_code": ("code postal (postal_code)", "postal code (postal_code)"),
    "identity-town": ("commune (town)", "town (town)"),
    "identity-country": ("pays (country)", "country (country)"),
    "identity-email": ("courriel (email)", "e-mail (email)"),
    "identity-telephone": ("téléphone (telephone)", "telephone (telephone)"),
    "identity-iban": ("IBAN (iban)", "IBAN (iban)"),
    "identity-bic": ("BIC (bic)", "BIC (bic)"),
    "identity-account_holder": ("titulaire du compte (account_holder)", "account holder (account_holder)"),
}
