"""The filière is held to the kit of filières."""

from __future__ import annotations

import flashcoop_filiere_culinaire
from flashcoop_core.testing import FiliereConformance


class TestCulinaire(FiliereConformance):
    plugin = flashcoop_filiere_culinaire
    name = "culinaire"
