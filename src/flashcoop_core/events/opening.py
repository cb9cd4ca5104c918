"""Opening: who hosts the session, under which rules and accounts, for how long."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events.fields import AccountNumber, HookApi, Id, ImposedMatter, Name, Rate, Siren, Text

__all__ = [
    "ChartAccount",
    "Contribution",
    "FacilitatorEngaged",
    "Host",
    "PartnerEngaged",
    "PluginActivation",
    "SessionAmended",
    "SessionOpened",
]


@attrs.frozen(kw_only=True)
class Host:
    """The CAE that hosts the session: a legal entity, named, with the section of its analytic accounts."""

    name: Name
    siren: Siren
    section: Id


@attrs.frozen(kw_only=True)
class ChartAccount:
    """One account of the session's chart: the role it plays in our postings, its number and its label."""

    role: Id
    number: AccountNumber
    label: Name


@attrs.frozen(kw_only=True)
class Contribution:
    """What the host charges for hosting: a rate on net sales or on the margin, and whether a loss owes it.

    The source is the host's own tariff; many hosts charge a Flashcoop nothing (rate 0).
    """

    rate: Rate = 0
    base: Literal["net_sales", "margin"] = "net_sales"
    in_loss: bool = True


@attrs.frozen(kw_only=True)
class PluginActivation:
    """A plugin that shapes this session's log: its name and the hook API it was written for."""

    name: Id
    hook_api: HookApi


@attrs.frozen(kw_only=True)
class SessionOpened:
    """The session is opened by its host. First event of every session; freezes the chart of accounts.

    `starts` and `ends` bound the programme (days, work, sales). The books stay open from `on` until
    `fiscal_year_ends`, the host's; crossing it needs a `fiscal_year_cut`. `vat_rounding` says where
    VAT is rounded: at each `ticket`, or per rate at each till `closing` (the difference is posted).
    `owns_bank` is true only if the session really has a bank account of its own: else money at the
    bank is the host's, account 181. `imposed` are the matters that members do not vote on.
    """

    on: date
    name: Name
    host: Host
    place: Name
    starts: date
    ends: date
    fiscal_year_ends: date
    filiere: Id
    format: Literal["flash", "short", "long", "open", "youth"] = "flash"
    timezone: Name = "Europe/Paris"
    vat_liable: bool = True
    vat_rounding: Literal["closing", "ticket"] = "closing"
    owns_bank: bool = False
    contribution: Contribution = Contribution()
    imposed: tuple[ImposedMatter, ...] = ()
    accounts: tuple[ChartAccount, ...] = ()
    plugins: tuple[PluginActivation, ...] = ()


@attrs.frozen(kw_only=True)
class SessionAmended:
    """Dates, place, plugins or accounts change from now on. Never rewrites what is already booked.

    A field left out stays as it is. `accounts` replaces the numbers and labels of the roles it names.
    """

    on: date
    reason: Text
    place: Name | None = None
    starts: date | None = None
    ends: date | None = None
    accounts: tuple[ChartAccount, ...] = ()
    plugins: tuple[PluginActivation, ...] = ()


@attrs.frozen(kw_only=True)
class PartnerEngaged:
    """A legal entity that supplies, funds, prescribes or receives: named, unlike people."""

    on: date
    partner: Id
    name: Name
    role: Literal["supplier", "funder", "prescriber", "venue", "cause", "entrepreneur", "other"]


@attrs.frozen(kw_only=True)
class FacilitatorEngaged:
    """A person who frames the session, by opaque id. Only an engaged one marks an emergency price."""

    on: date
    facilitator: Id
    role: Literal["facilitator", "accountant", "adviser", "expert"] = "facilitator"
