"""How the documentation is built: `sphinx-build -n -W docs docs/_build/html`."""

from __future__ import annotations

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
