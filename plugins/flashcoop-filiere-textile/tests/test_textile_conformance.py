"""The textile filière is held to the kit of filières."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import flashcoop_filiere_textile as textile
from flashcoop_core.events import Event
from flashcoop_core.testing import FiliereConformance
from flashcoop_core.testing.conformance.sessions import LAST_DAY
from flashcoop_filiere_textile.checks import DUE

_ROLL = textile.FabricReceived(
    on=LAST_DAY, lot="roll", name="Toile de coton", origin="bought", length=2_000, width=1_500, supplier="mill"
)
_ALL_COTTON = textile.Component(fibres=(textile.FibreShare(fibre="cotton", share=10_000),))
_PIECES = textile.CutPiece(product="bread", size="M", count=4, length=400, width=500)


class TestTextile(FiliereConformance):
    plugin: ClassVar = textile

    def examples(self) -> Sequence[Event]:
        """A bag called bread, cut from a roll of cotton."""
        return [
            textile.CompositionDeclared(on=LAST_DAY, product="bread", components=(_ALL_COTTON,)),
            textile.LabelExempted(on=LAST_DAY, product="bread", reason="annex_v", decided_by="f-01"),
            textile.SizesDefined(on=LAST_DAY, product="bread", sizes=("M", "L")),
            _ROLL,
            textile.CuttingDone(
                on=LAST_DAY,
                lot="roll",
                length=1_000,
                width=1_500,
                pieces=(_PIECES,),
                offcuts=(textile.Offcut(lot="offcut", length=500, width=500),),
                waste=450_000,
            ),
            textile.SafetyChecked(
                on=LAST_DAY,
                day=4,
                items=DUE[4],
                needles_out=12,
                needles_back=11,
                needles_broken=1,
                checked_by="f-01",
            ),
        ]
