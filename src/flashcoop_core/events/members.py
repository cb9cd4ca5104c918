"""Members: who joins under which contract, who leaves, how long they worked."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events.fields import Id, Minutes

__all__ = ["Contract", "ContractSigned", "MemberJoined", "MemberLeft", "WorkRecorded"]


@attrs.frozen(kw_only=True)
class Contract:
    """A signed contract: CAPE (Code de commerce L127-1 to L127-7) or another, in force from `signed` to `ends`.

    A CAPE lasts twelve months at most.
    """

    kind: Literal["cape", "cesa", "salaried", "other"] = "cape"
    signed: date
    ends: date


@attrs.frozen(kw_only=True)
class MemberJoined:
    """A person joins, by opaque id. Without a signed contract they may not vote, work or share.

    `minor` says whether they are under 18 on that day: no birth date enters the log. Left out, they are
    an adult, which a youth session does not take for granted. A minor also needs a guardian's consent.
    """

    on: date
    member: Id
    contract: Contract | None = None
    minor: bool | None = None


@attrs.frozen(kw_only=True)
class ContractSigned:
    """A member signs a contract, or its renewal."""

    on: date
    member: Id
    contract: Contract


@attrs.frozen(kw_only=True)
class MemberLeft:
    """A member leaves. They vote and work no more; hours worked still count in a split by hours."""

    on: date
    member: Id


@attrs.frozen(kw_only=True)
class WorkRecorded:
    """Time worked by a member on a day, in minutes."""

    on: date
    member: Id
    minutes: Minutes
