"""The filière is held to the kit of filières."""

from __future__ import annotations

import flashcoop_filiere_textile
from flashcoop_core.testing import FiliereConformance


class TestTextile(FiliereConformance):
    plugin = flashcoop_filiere_textile
    name = "textile"
