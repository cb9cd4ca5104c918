"""Where each session is read from, when several ledgers hold it.

The same session with the same head is one session. If one ledger holds more of the same history, the
longer one is read and the report names both. Two histories that part are never merged: refused. So are
two openings under one id, unless the reader says that these are two sessions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import ClassVar

import attrs

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.log import Head, Log

__all__ = ["Found", "Longer", "Place", "Twice", "places"]


@attrs.frozen
class Place:
    """Where a session is read: in which ledger, up to which version; `also` are others that hold it, or less of it."""

    ledger: str
    session: str
    version: int
    also: tuple[str, ...] = ()


@attrs.frozen
class Twice:
    """Two ledgers hold the same session, event for event; it counts once."""

    session: str
    read: str
    also: str

    name: ClassVar[str] = "session-twice"


@attrs.frozen
class Longer:
    """Two ledgers hold the same history of a session, one of them more of it: that one is read."""

    session: str
    read: str
    version: int
    also: str
    also_version: int

    name: ClassVar[str] = "session-longer"


Found = Twice | Longer

#: A copy of a session: its ledger, and how far its chain has come there.
_Copy = tuple[str, Head]


def places(
    heads: Mapping[str, Mapping[str, Head]], log: Callable[[str], Log], apart: Collection[str] = ()
) -> tuple[tuple[Place, ...], tuple[Found, ...]]:
    """Where each session is read from, by ledger, and what several ledgers hold.

    `heads` are those of each ledger's sessions, in the order in which ledgers were given; `log` opens
    one, to compare histories. `apart` are ids that mean other sessions in other ledgers.

    Raises:
        Refused: `session-histories-differ`, `session-openings-differ`, all that there are;
            `session-not-apart` if an id of `apart` means one session only.
    """
    copies: dict[str, list[_Copy]] = {}
    for ledger, held in heads.items():
        for session, head in held.items():
            copies.setdefault(session, []).append((ledger, head))
    chosen: list[Place] = []
    found: list[Found] = []
    refusals: list[Refusal] = []
    needless = set(apart)
    for session, held_by in copies.items():
        compared = _Compared(session, log)
        origins = compared.by_origin(held_by)
        if len(origins) > 1:
            needless.discard(session)
            if session not in apart:
                first, second = (held[0][0] for held in origins[:2])
                facts = {"session": session, "first": first, "second": second}
                refusals.append(Refusal("session-openings-differ", facts))
        for same in origins:
            place, notes, parted = compared.one(same)
            chosen.append(place)
            found += notes
            refusals += parted
    refusals += [Refusal("session-not-apart", {"session": session}) for session in sorted(needless)]
    if refusals:
        raise Refused(refusals)
    order = {ledger: at for at, ledger in enumerate(heads)}
    return tuple(sorted(chosen, key=lambda place: (order[place.ledger], place.session))), tuple(found)


@attrs.frozen
class _Compared:
    """The copies of one session, compared by the links of their chains."""

    session: str
    log: Callable[[str], Log]

    def by_origin(self, copies: Sequence[_Copy]) -> list[list[_Copy]]:
        """The copies that begin with the same opening, together."""
        if len(copies) == 1:
            return [list(copies)]
        origins: dict[bytes, list[_Copy]] = {}
        for copy in copies:
            origins.setdefault(self._link(copy[0], 1), []).append(copy)
        return list(origins.values())

    def one(self, copies: Sequence[_Copy]) -> tuple[Place, list[Found], list[Refusal]]:
        """The copy to read: the longest, the first of those level; what of the others is to be said."""
        read = max(copies, key=lambda copy: copy[1][0])
        ledger, (version, _) = read
        others = [copy for copy in copies if copy is not read]
        parted = [refusal for other in others for refusal in self._parted(read, other)]
        place = Place(ledger, self.session, version, tuple(other for other, _ in others))
        return place, [self._found(read, other) for other in others], parted

    def _found(self, read: _Copy, other: _Copy) -> Found:
        (ledger, (version, _)), (also, (also_version, _)) = read, other
        if version == also_version:
            return Twice(self.session, ledger, also)
        return Longer(self.session, ledger, version, also, also_version)

    def _parted(self, read: _Copy, other: _Copy) -> Iterator[Refusal]:
        """The refusal of two histories that part, with the first version that differs."""
        ledger, (also, (version, link)) = read[0], other
        if self._link(ledger, version) == link:
            return
        # The openings are the same and the ends are not: halve what lies between.
        same, differs = 1, version
        while differs - same > 1:
            middle = (same + differs) // 2
            if self._link(ledger, middle) == self._link(also, middle):
                same = middle
            else:
                differs = middle
        facts = {"session": self.session, "first": ledger, "second": also, "version": differs}
        yield Refusal("session-histories-differ", facts)

    def _link(self, ledger: str, version: int) -> bytes:
        return next(row.link for row in self.log(ledger).rows(self.session, after=version - 1))
