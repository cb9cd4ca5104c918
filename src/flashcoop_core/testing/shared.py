"""A session played up to its split: what tests and examples of a payroll begin with."""

from __future__ import annotations

from datetime import date

from flashcoop_core import events as e
from flashcoop_core.ledger import Ledger, Session
from flashcoop_core.session import plan

__all__ = ["shared_session"]

_MEMBERS = ("m-01", "m-02", "m-03")
_CAPE = e.Contract(signed=date(2026, 3, 2), ends=date(2026, 8, 31))
_ROOM, _MARKET, _ACCOUNTS, _BACK = (date(2026, 3, day) for day in (2, 6, 10, 11))


def shared_session(ledger: Ledger, *plugins: str) -> Session:
    """A session opened in `ledger`, with `plugins` activated, whose members have only to be paid.

    m-01, m-02 and m-03, under a CAPE, sold a workshop for 100.01 euros and share it equally: 33.34, 33.34
    and 33.33 euros of total cost. m-01 worked 7 h 20. The host has the money.
    """
    session = ledger.open_session(
        e.SessionOpened(
            on=_ROOM,
            name="L'Été à l'Œuvre",
            host=e.Host(name="CAE des Épreuves", siren="123456782", section="fc-ete"),
            place="Lusignan",
            starts=_ROOM,
            ends=_ACCOUNTS,
            fiscal_year_ends=date(2026, 12, 31),
            filiere="kokedama",
            vat_liable=False,
            plugins=tuple(e.PluginActivation(name=name, hook_api=1) for name in plugins),
        ),
        id="ete",
    )
    session.record(
        *(e.MemberJoined(on=_ROOM, member=member, contract=_CAPE) for member in _MEMBERS),
        e.WorkRecorded(on=_ROOM, member="m-01", minutes=440),
        e.ProductDefined(
            on=_ROOM,
            product="atelier",
            name="Atelier",
            nature="service",
            vat_rate=0,
            vat_reason="293 B",
            decided_by="f-01",
        ),
        e.DecisionProposed(
            on=_ROOM,
            decision="price",
            subject="price",
            question="What does it cost?",
            options=(
                e.Option(
                    option="all",
                    label="100,01 €",
                    prices=(e.PriceOption(product="atelier", channel="market", price=100_01),),
                ),
            ),
        ),
        *(e.VoteCast(on=_ROOM, decision="price", member=member, option="all") for member in _MEMBERS),
        plan.decision_closing("price", on=_ROOM),
        e.PriceSet(on=_ROOM, product="atelier", channel="market", price=100_01, decision="price"),
        plan.takings({"atelier": 1_000}, voucher="Z-1", channel="market", tickets=1, on=_MARKET),
        plan.till_close("session", on=_ACCOUNTS),
        plan.till_count(100_01, on=_ACCOUNTS),
        e.DecisionProposed(
            on=_ACCOUNTS,
            decision="split",
            subject="split",
            question="How is it shared?",
            options=(e.Option(option="equal", label="Equally", split=e.SplitOption(key="equal")),),
        ),
        *(e.VoteCast(on=_ACCOUNTS, decision="split", member=member, option="equal") for member in _MEMBERS),
        plan.decision_closing("split", on=_ACCOUNTS),
        plan.distribution("split", on=_ACCOUNTS),
        e.FundsReturned(on=_BACK, reference="R-1", cents=100_01),
    )
    return session
