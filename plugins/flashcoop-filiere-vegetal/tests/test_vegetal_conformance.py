"""The filière is held to the kit of filières."""

from __future__ import annotations

import flashcoop_filiere_vegetal
from flashcoop_core.testing import FiliereConformance


class TestVegetal(FiliereConformance):
    plugin = flashcoop_filiere_vegetal
    name = "vegetal"
