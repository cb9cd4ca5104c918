"""The plant filière is held to the kit of filières."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import flashcoop_filiere_vegetal as vegetal
from flashcoop_core import events as e
from flashcoop_core.testing import FiliereConformance
from flashcoop_core.testing.conformance.sessions import LAST_DAY

_FERN = e.ProductDefined(
    on=LAST_DAY,
    product="fern",
    name="Fougère",
    vat_rate=1_000,
    vat_reason="plante sans transformation (CGI art. 278 bis 3° bis)",
    decided_by="f-01",
)
_LOSS = e.StockWrittenOff(
    on=LAST_DAY, reference="loss-1", product="bread", quantity=1_000, fate="spoiled", proof="photo-1"
)


class TestVegetal(FiliereConformance):
    plugin: ClassVar = vegetal

    def examples(self) -> Sequence[e.Event]:
        """A fern with its papers, which the shop sells beside bread; a loaf dried out."""
        return [
            _FERN,
            vegetal.VatDecided(on=LAST_DAY, product="fern", rate=1_000, reason="revendue en l'état", decided_by="f-01"),
            vegetal.ProductExcluded(on=LAST_DAY, product="bread", reason="alimentaire", decided_by="f-01"),
            vegetal.ChannelDeclared(on=LAST_DAY, channel="online"),
            vegetal.PassportRecorded(
                on=LAST_DAY,
                product="fern",
                botanical_name="Nephrolepis exaltata",
                operator="FR-NA00000",
                traceability="L-118",
                origin="NL",
            ),
            vegetal.PassportExempted(on=LAST_DAY, product="bread", reason="pas une plante", decided_by="f-01"),
            vegetal.CareDescribed(
                on=LAST_DAY,
                product="fern",
                light="indirect",
                watering="spray",
                water_every=3,
                coldest=12,
                cautions=("toxic_to_pets",),
            ),
            _LOSS,
            vegetal.LossExplained(on=LAST_DAY, reference="loss-1", product="bread", cause="dried"),
        ]
