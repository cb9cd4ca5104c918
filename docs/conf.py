"""How the documentation is built: `sphinx-build -n -W docs docs/_build/html`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import flashcoop_core

project = "flashcoop_core"
author = "the flashcoop_core authors"
copyright = "2026, the flashcoop_core authors"  # noqa: A001 - the name Sphinx reads
release = flashcoop_core.__version__
version = ".".join(release.split(".")[:2])

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"flashcoop_core {release}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# Docstrings say `till` for what is code, as everywhere else.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_google_docstring = True
napoleon_numpy_docstring = False

# A reference to a name of ours must resolve; names of other packages need the network to be known,
# and events have a page of their own, made from the code (`reference/events.md`).
nitpick_ignore_regex = [("py:.*", r"(?!flashcoop_core\b).*"), ("py:.*", r"flashcoop_core\.events\..*")]

#: The pages in French: what reads a page aloud must know it.
FRENCH = frozenset(
    {
        "explanation/indice-de-progression",
        "explanation/modules",
        "explanation/petits-effectifs",
        "how-to/decider-ensemble",
        "how-to/ecrire-un-journal",
        "how-to/ecrire-un-module-de-gouvernance",
        "how-to/ecrire-un-module-de-paie",
        "how-to/ecrire-un-rapport",
        "how-to/ecrire-une-filiere",
        "how-to/installer",
        "how-to/le-dossier-de-documents",
        "how-to/le-livre",
        "how-to/ligne-de-commande",
        "how-to/payer-les-membres",
        "how-to/publier-un-module",
        "how-to/sortir-les-comptes",
        "how-to/suivre-les-apprentissages",
        "how-to/tenir-le-programme",
        "how-to/toutes-les-sessions-ensemble",
        "how-to/verifier-un-module",
        "reference/points-d-extension",
        "tutorial/module-de-paie",
    }
)


class _Sphinx(Protocol):
    def connect(self, event: str, callback: Callable[..., None]) -> int: ...


def _in_its_language(_: _Sphinx, page: str, _template: str, context: dict[str, object], _doctree: object) -> None:
    if page in FRENCH:
        context["language"] = "fr"


def setup(app: _Sphinx) -> None:
    """Each page is marked with the language that it is written in."""
    app.connect("html-page-context", _in_its_language)
