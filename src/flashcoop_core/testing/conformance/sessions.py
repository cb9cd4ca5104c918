"""Small sessions that kits show to plugins: just opened, after a few sales, shared, closed. All figures are made up."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

import attrs

from flashcoop_core import events as e
from flashcoop_core.books.chart import default_accounts
from flashcoop_core.hooks import HOOK_API, PluginManager
from flashcoop_core.ledger import Ledger, Session
from flashcoop_core.ledger.sources import time_ordered_ids
from flashcoop_core.session import plan
from flashcoop_core.session.state import State
from flashcoop_core.testing.endings import Ending, next_step
from flashcoop_core.testing.watched import story_clock

__all__ = ["FIRST_DAY", "LAST_DAY", "MEMBERS", "STAGES", "Stage", "activation", "ledger_of", "padded", "session_at"]

FIRST_DAY, LAST_DAY = date(2026, 3, 2), date(2026, 3, 27)
MEMBERS = ("m-01", "m-02", "m-03")

#: How far a session has come.
Stage = Literal["opened", "selling", "shared", "closed"]
STAGES: tuple[Stage, ...] = ("opened", "selling", "shared", "closed")

_PRICE = 2_50


def ledger_of(plugins: PluginManager) -> Ledger:
    """An empty ledger in memory, whose clock and ids are the same every time."""
    return Ledger.open(
        clock=story_clock(),
        ids=time_ordered_ids(random.Random(2026).randbytes),  # noqa: S311 - made again, not kept secret
        plugins=plugins,
    )


def activation(plugin: str) -> tuple[e.PluginActivation, ...]:
    """What an opening or an amendment says to activate `plugin`."""
    return (e.PluginActivation(name=plugin, hook_api=HOOK_API),)


def padded() -> tuple[e.ChartAccount, ...]:
    """A host's own chart: every account of ours, padded to eight digits."""
    return tuple(attrs.evolve(account, number=account.number.ljust(8, "0")) for account in default_accounts())


def session_at(
    stage: Stage,
    ledger: Ledger,
    *,
    plugin: str | None = None,
    accounts: tuple[e.ChartAccount, ...] = (),
    contract: str = "cape",
) -> Session:
    """A new session of `ledger`, brought to `stage`; its members have contracts of that kind.

    `plugin` is activated by the opening if nothing comes after it, else by an amendment: a plugin may ask
    for more than this story tells.
    """
    at_once = activation(plugin) if plugin and stage == "opened" else ()
    session = ledger.open_session(
        e.SessionOpened(
            on=FIRST_DAY,
            name="Les Essais",
            host=e.Host(name="CAE des Exemples", siren="000000000", section="essais"),
            place="Lusignan",
            starts=FIRST_DAY,
            ends=LAST_DAY,
            fiscal_year_ends=date(2026, 12, 31),
            filiere="essais",
            contribution=e.Contribution(rate=1_000),
            accounts=accounts,
            plugins=at_once,
        ),
        id="les-essais",
    )
    _join(session, contract)
    if stage == "opened":
        return session
    _sell(session)
    if plugin:
        session.record(e.SessionAmended(on=LAST_DAY, reason="module ajouté", plugins=activation(plugin)))
    if stage == "shared":
        _on(session, until=lambda state: state.distribution is not None)
    elif stage == "closed":
        _on(session, until=lambda state: state.is_closed)
    return session


def _join(session: Session, kind: str) -> None:
    contract = e.Contract(kind=kind, signed=FIRST_DAY, ends=date(2026, 12, 31))  # type: ignore[arg-type] # one of four
    session.record(
        e.FacilitatorEngaged(on=FIRST_DAY, facilitator="f-01"),
        e.PartnerEngaged(on=FIRST_DAY, partner="food-bank", name="Banque alimentaire", role="cause"),
        e.PartnerEngaged(on=FIRST_DAY, partner="mill", name="Moulin des Essais", role="supplier"),
        *(e.MemberJoined(on=FIRST_DAY, member=member, contract=contract) for member in MEMBERS),
    )


def _sell(session: Session) -> None:
    """Products are priced, things are bought, made and sold, hours are worked."""
    option = e.Option(
        option="ok", label="oui", prices=(e.PriceOption(product="bread", channel="market", price=_PRICE),)
    )
    _record(
        session,
        e.ProductDefined(
            on=FIRST_DAY, product="bread", name="Pain", vat_rate=550, vat_reason="art. 278-0 bis A", decided_by="f-01"
        ),
        e.DecisionProposed(
            on=FIRST_DAY, decision="price", subject="price", question="À quel prix ?", options=(option,)
        ),
        *(e.VoteCast(on=FIRST_DAY, decision="price", member=member, option="ok") for member in MEMBERS),
        plan.decision_closing("price", on=FIRST_DAY),
        e.PriceSet(on=FIRST_DAY, product="bread", channel="market", price=_PRICE, decision="price"),
        e.FundsAdvanced(on=FIRST_DAY, reference="av-1", cents=100_00),
        plan.purchase([plan.purchase_line("materials", 21_10, 550)], supplier="mill", voucher="F-1", on=FIRST_DAY),
        *(e.WorkRecorded(on=FIRST_DAY, member=who, minutes=120 * n) for n, who in enumerate(MEMBERS, 1)),
        e.GoodsProduced(on=FIRST_DAY, product="bread", quantity=80_000),
        plan.takings({"bread": 71_000}, voucher="Z-1", channel="market", tickets=40, on=LAST_DAY),
        plan.sale("bread", 3, channel="market", on=LAST_DAY),
    )


def _record(session: Session, *whats: e.Event | plan.Plan) -> None:
    # One by one: a plan is made of what was recorded before it.
    for what in whats:
        session.record(what)


def _on(session: Session, *, until: Callable[[State], bool]) -> None:
    """Go on towards the end, step by step, as the note `accounting` orders them."""
    while not until(session.state):
        steps: Sequence[e.Event | plan.Plan] = next_step(session.state, Ending())
        _record(session, *steps)
