"""Between sessions and the urn of their log: ballots in, ballots out, as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.ledger.live import Live, Step
from flashcoop_core.log import Item, Row, UrnChange, UrnKeeper, Writer
from flashcoop_core.session.secrecy import open_urns
from flashcoop_core.session.voting import Ballot

__all__ = ["append", "open_urns_of", "touches_urn"]


def open_urns_of(live: Live, turn: Writer) -> None:
    """Give the state of a session the ballots of its open secret votes, as the log of `turn` has them now."""
    open_ = open_urns(live.state)
    live.state.urns.clear()
    if open_ and isinstance(turn, UrnKeeper):
        for decision in open_:
            stored = turn.ballots(live.state.session, decision)
            live.state.urns[decision] = tuple(sorted(msgspec.json.decode(ballot, type=Ballot) for ballot in stored))


def touches_urn(step: Step) -> bool:
    """Whether a step puts a ballot in the urn, or empties a vote's."""
    return step.ballot is not None or step.empties


def append(turn: Writer, items: Sequence[Item], steps: Iterable[tuple[str, Step]]) -> list[Row]:
    """Store the items of (session, step), and what the steps do to the urn, in one transaction.

    Raises:
        Refused: `no-urn-here`, a secret ballot for a log that keeps no urn.
    """
    emptied: list[tuple[str, str]] = []
    dropped: list[tuple[str, str, bytes]] = []
    for session, step in steps:
        vote = (session, getattr(step.event, "decision", ""))
        if step.ballot is not None:
            dropped.append((*vote, msgspec.json.encode(step.ballot)))
        elif step.empties:
            emptied.append(vote)
            dropped = [ballot for ballot in dropped if ballot[:2] != vote]
    if isinstance(turn, UrnKeeper) and (emptied or dropped):
        return turn.append_sealed(items, UrnChange(tuple(emptied), tuple(dropped)))
    if dropped:
        raise Refused([Refusal("no-urn-here", {"decision": dropped[0][1]}, "decision")], kind="vote_cast")
    return turn.append(items)
