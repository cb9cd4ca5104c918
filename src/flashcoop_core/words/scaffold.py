"""Sentences of `flashcoop plugin new`, which writes the beginnings of a plugin."""

from __future__ import annotations

__all__ = ["TEXTS"]

#: name -> (French, English).
TEXTS: dict[str, tuple[str, str]] = {
    "help-plugin": (
        "Écrire un module à soi, prêt à installer.\n\n`flashcoop plugin new NOM --kind payroll` laisse dans DIR un dossier complet\u00a0: le module, ses essais, de quoi l'installer. Il passe ses essais tel quel\u00a0; changez-le ensuite.",
        "Write a plugin of one's own, ready to install.\n\n`flashcoop plugin new NAME --kind payroll` leaves in DIR a whole folder: the plugin, its tests, what installs it. It passes its tests as it is; then change it.",
    ),
    "help-argument-plugin-does": ("Ce qu'il y a à faire\u00a0: new.", "What there is to do: new."),
    "help-argument-plugin-name": (
        "Le nom du module\u00a0: minuscules sans accent, chiffres, tirets.",
        "The name of the plugin: lower case letters without accents, digits, hyphens.",
    ),
    "help-option-plugin-kind": (
        "La sorte de module\u00a0: paie, filière, document, gouvernance ou journal.",
        "The kind of plugin.",
    ),
    "terminal-name": ("NOM", "NAME"),
    "usage-unknown-plugin-command": (
        "La seule chose à faire ici est {known}.",
        "The only thing to do here is {known}.",
    ),
    "plugin-name-unfit": (
        "Ce nom ne convient pas à un module\u00a0: prenez des minuscules sans accent, des chiffres et des tirets, une lettre d'abord, {limit} caractères au plus.",
        "This name does not suit a plugin: take lower case letters without accents, digits and hyphens, a letter first, {limit} characters at most.",
    ),
    "plugin-name-taken": (
        "Un module {plugin} est déjà installé\u00a0: deux du même nom seraient refusés. Choisissez un autre nom, ou désinstallez l'autre.",
        "A plugin {plugin} is installed already: two of one name would be refused. Choose another name, or uninstall the other.",
    ),
    "plugin-folder-exists": (
        "{path} existe déjà\u00a0: rien n'y est écrit. Choisissez un autre nom, ou un autre dossier par --out.",
        "{path} is there already: nothing is written to it. Choose another name, or another folder by --out.",
    ),
    "plugin-written": (
        'Le module {plugin} est écrit dans {path}. Ensuite\u00a0:\n\n  cd {path}\n  pip install --editable ".[test]"\n  pytest\n  flashcoop plugins --check\n\nPuis changez src/{module}/__init__.py. Le guide\u00a0: {guide}, dans la documentation.',
        'The plugin {plugin} is written to {path}. Next:\n\n  cd {path}\n  pip install --editable ".[test]"\n  pytest\n  flashcoop plugins --check\n\nThen change src/{module}/__init__.py. The guide: {guide}, in the documentation.',
    ),
    "plugin-payroll-guide": ("how-to/ecrire-un-module-de-paie", "how-to/write-a-payroll-plugin"),
    "plugin-filiere-guide": ("how-to/ecrire-une-filiere", "how-to/write-a-filiere-plugin"),
    "plugin-report-guide": ("how-to/ecrire-un-rapport", "how-to/write-a-report-plugin"),
    "plugin-governance-guide": ("how-to/ecrire-un-module-de-gouvernance", "how-to/write-a-governance-plugin"),
    "plugin-log-guide": ("how-to/ecrire-un-journal", "how-to/write-a-log-plugin"),
    "plugin-payroll-described": (
        "Éléments de paie d'une Flashcoop pour la paie {plugin}.",
        "Pay elements of a Flashcoop for the payroll {plugin}.",
    ),
    "plugin-filiere-described": (
        "Ce que la filière {plugin} ajoute à une Flashcoop.",
        "What the trade {plugin} adds to a Flashcoop.",
    ),
    "plugin-report-described": (
        "Documents {plugin} tirés des comptes d'une Flashcoop.",
        "Reports {plugin}, made of the books of a Flashcoop.",
    ),
    "plugin-governance-described": (
        "Façons de décider et de partager {plugin} dans une Flashcoop.",
        "Ways {plugin} to decide and to share in a Flashcoop.",
    ),
    "plugin-log-described": (
        "Registres de Flashcoop gardés sous {plugin}.",
        "Ledgers of Flashcoops, kept under {plugin}.",
    ),
}
