"""What the tests of plugins share: sessions that have activated the filière `atelier`."""

from __future__ import annotations

import attrs

import atelier
from flashcoop_core import Session
from flashcoop_core import events as ev
from flashcoop_core.hooks import PluginManager
from flashcoop_core.session import plan
from played import OPENING, joined, march

__all__ = ["ATELIER", "CUT", "SALE", "WITH_ATELIER", "plugins", "ready", "shared"]

ATELIER = ev.PluginActivation(name="atelier", hook_api=1)
WITH_ATELIER = attrs.evolve(OPENING, filiere="atelier", plugins=(ATELIER,))
AT_12 = ev.Option(
    option="twelve", label="12 €", prices=(ev.PriceOption(product="mirror", channel="market", price=1_200),)
)
CUT = atelier.PieceCut(on=march(4), product="mirror", quantity=10_000, blade=1_500)
SALE = plan.sale("mirror", 2, channel="market", on=march(6))


def plugins() -> PluginManager:
    return PluginManager.of(atelier=atelier)


def ready(session: Session) -> None:
    """A session that has mirrors to sell at a voted price."""
    session.record(
        joined("m-1"),
        joined("m-2"),
        ev.ProductDefined(
            on=march(3), product="mirror", name="Mirror", vat_rate=2_000, vat_reason="glass", decided_by="f-1"
        ),
        ev.DecisionProposed(on=march(3), decision="price", subject="price", question="Combien ?", options=(AT_12,)),
        ev.VoteCast(on=march(3), decision="price", member="m-1", option="twelve"),
        ev.VoteCast(on=march(3), decision="price", member="m-2", option="twelve"),
        plan.decision_closing("price", on=march(3)),
        ev.PriceSet(on=march(3), product="mirror", channel="market", price=1_200, decision="price"),
        ev.GoodsProduced(on=march(5), product="mirror", quantity=10_000),
    )


def shared(session: Session) -> None:
    """A session that is `ready`, brought to the split of what it earned."""
    split = ev.Option(option="equal", label="=", split=ev.SplitOption(key="equal"))
    session.record(
        CUT,
        SALE,
        *(plan.sale("mirror", 2, channel="market", on=march(day)) for day in (7, 8, 9)),
        plan.till_close("session", on=march(12)),
        ev.StockWrittenOff(on=march(12), reference="w", product="mirror", quantity=2_000, fate="low_value_gift"),
        plan.till_count(9_600, on=march(12)),
        plan.stock_count({}, on=march(12)),
        plan.vat("2026-03", on=march(12)),
        plan.contribution_charge(on=march(12)),
        ev.DecisionProposed(on=march(12), decision="split", subject="split", question="?", options=(split,)),
        ev.VoteCast(on=march(12), decision="split", member="m-1", option="equal"),
        ev.VoteCast(on=march(12), decision="split", member="m-2", option="equal"),
        plan.decision_closing("split", on=march(12)),
        plan.distribution("split", on=march(12)),
    )
