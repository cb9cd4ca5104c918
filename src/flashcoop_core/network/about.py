"""What the log does not say of a session, told beside it: its public, its territory, what is assumed.

A file of the network's own, in JSON, that holds nothing about a person:

    {"sessions": [{"session": "ernee-2019", "public": "Demandeurs d'asile", "territory": "53"}]}
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Literal

import attrs

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events.fields import Id, Name, Text

__all__ = ["About", "Detail", "Told", "about_of"]

#: What the tour tells of a session, as far as it may be assumed.
Detail = Literal["name", "place", "dates", "participants", "public", "filiere", "product", "venue", "turnover"]


@attrs.frozen(kw_only=True)
class Told:
    """What is told of one session.

    `public` is whom the session is for, `territory` the département (it goes before the one that the
    place ends with), `assumed` what no source says though the log holds it, `source` where the facts
    come from.
    """

    session: Id
    public: Name | None = None
    territory: Name | None = None
    assumed: tuple[Detail, ...] = ()
    source: Text | None = None


@attrs.frozen(kw_only=True)
class About:
    """The whole file; `notes` stand under the tour."""

    sessions: tuple[Told, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def by_session(self) -> Mapping[str, Told]:
        """What is told, by the id of the session."""
        return MappingProxyType({told.session: told for told in self.sessions})


def about_of(raw: bytes | str, known: Collection[str]) -> About:
    """What a JSON file tells of the `known` sessions.

    Raises:
        Refused: it is no such JSON, each fault with its path; `about-unknown-session`, `about-twice`.
    """
    from flashcoop_core.codec.strict_json import read_json  # noqa: PLC0415 - few networks have such a file
    from flashcoop_core.codec.structure import read_as  # noqa: PLC0415

    about = read_as(About, read_json(raw))
    refusals: list[Refusal] = []
    seen: set[str] = set()
    for at, told in enumerate(about.sessions):
        where = f"sessions[{at}].session"
        if told.session not in known:
            refusals.append(Refusal("about-unknown-session", {"session": told.session}, where))
        if told.session in seen:
            refusals.append(Refusal("about-twice", {"session": told.session}, where))
        seen.add(told.session)
    if refusals:
        raise Refused(refusals)
    return about
