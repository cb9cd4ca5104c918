"""What a payroll plugin is told of members: what it needs, what it takes if it is known, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from flashcoop_core.errors import PluginUnusable, Refused
from flashcoop_core.events import Contract, Host
from flashcoop_core.hooks import File, Identity, PayElement, Payroll, PayRun, PluginManager, Roster, hookimpl
from flashcoop_core.ledger.making import pay_files

RUN = PayRun(
    session="s",
    name="Les Mousses",
    host=Host(name="Notre CAE", siren="000000000", section="mousses"),
    month="2026-03",
    starts=date(2026, 3, 2),
    ends=date(2026, 3, 10),
    basis="cost",
    decision="partage",
    decided=date(2026, 3, 10),
    elements=(PayElement(member="m-01", cents=1, contract=Contract(signed=date(2026, 3, 2), ends=date(2026, 8, 31))),),
)


class Asking:
    """A payroll that shows what it was told."""

    def __init__(self, identity: tuple[str, ...], optional: tuple[str, ...]) -> None:
        self.payroll = Payroll(label=("Paie", "Payroll"), identity=identity, optional_identity=optional)
        self.told: dict[str, Identity] = {}

    @hookimpl
    def flashcoop_payroll(self) -> Payroll:
        return self.payroll

    @hookimpl
    def flashcoop_pay_files(self, roster: Roster) -> Iterable[File]:
        self.told = dict(roster)
        return []


def told(plugin: Asking, **known: str) -> dict[str, Identity]:
    roster = Roster({"m-01": Identity(**known), "m-02": Identity(**known)})
    pay_files(PluginManager.of(paie=plugin), "paie", RUN, roster, {})
    return plugin.told


def test_what_is_optional_is_told_where_it_is_known_and_never_missed() -> None:
    plugin = Asking(("birth_name",), ("iban",))
    assert told(plugin, birth_name="x", iban="y", email="z") == {"m-01": Identity(birth_name="x", iban="y")}
    assert told(plugin, birth_name="x") == {"m-01": Identity(birth_name="x")}


@pytest.mark.parametrize(
    ("known", "name"),
    [({"iban": "y"}, "roster-incomplete"), ({"birth_name": "x", "iban": "y\nz"}, "roster-unwritable-text")],
)
def test_what_is_missing_or_unfit_for_a_file_is_refused_before_the_plugin_is_called(
    known: dict[str, str], name: str
) -> None:
    plugin = Asking(("birth_name",), ("iban",))
    with pytest.raises(Refused) as refused:
        told(plugin, **known)
    assert refused.value.names == (name,)
    assert plugin.told == {}


@pytest.mark.parametrize(
    ("identity", "optional", "message"),
    [(("name",), (), "no name"), ((), ("size",), "no size"), (("iban",), ("iban",), "iban twice")],
)
def test_a_payroll_asks_for_fields_that_there_are_and_once(
    identity: tuple[str, ...], optional: tuple[str, ...], message: str
) -> None:
    with pytest.raises(PluginUnusable) as unusable:
        PluginManager.of(paie=Asking(identity, optional)).load("paie")
    assert message in str(unusable.value.facts["reason"])
