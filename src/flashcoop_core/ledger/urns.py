"""Between sessions and the urn of their log: ballots in, ballots out, as bytes, and what `verify` asks of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs
import msgspec

from flashcoop_core.codec.looking import looked_at
from flashcoop_core.errors import Damaged, Refusal, Refused
from flashcoop_core.events import DecisionAmended, DecisionClosed, DecisionProposed, DecisionWithdrawn, Event, VoteCast
from flashcoop_core.ledger.live import Live, Step
from flashcoop_core.log import ELSEWHERE, Item, Row, UrnChange, UrnKeeper, Writer
from flashcoop_core.session.secrecy import open_urns
from flashcoop_core.session.voting import Ballot

__all__ = ["SecretVotes", "append", "open_urns_of", "touches_urn"]


def open_urns_of(live: Live, turn: Writer) -> None:
    """Give the state of a session the ballots of its open secret votes, as the log of `turn` has them now."""
    open_ = open_urns(live.state)
    live.state.urns.clear()
    if open_ and isinstance(turn, UrnKeeper):
        for decision in open_:
            options = _options(live.state.decisions[decision].proposal)
            # What is elsewhere or was changed is lacking at the count; the vote can still be withdrawn.
            found = (_read(stored, options) for stored in turn.ballots(live.state.session, decision))
            live.state.urns[decision] = tuple(sorted(ballot for ballot in found if ballot is not None))


def touches_urn(step: Step) -> bool:
    """Whether a step puts a ballot in the urn, or empties a vote's."""
    return step.ballot is not None or step.empties or step.voted_elsewhere


def append(turn: Writer, items: Sequence[Item], steps: Iterable[tuple[str, Step]]) -> list[Row]:
    """Store the items of (session, step), and what the steps do to the urn, in one transaction.

    Raises:
        Refused: `no-urn-here`, a secret ballot for a log that keeps no urn.
    """
    urn = turn if isinstance(turn, UrnKeeper) else None
    emptied: list[tuple[str, str]] = []
    dropped: list[tuple[str, str, bytes]] = []
    for session, step in steps:
        vote = (session, getattr(step.event, "decision", ""))
        if step.ballot is not None:
            dropped.append((*vote, msgspec.json.encode(step.ballot)))
        elif step.voted_elsewhere and urn is not None:
            dropped.append((*vote, ELSEWHERE))
        elif step.empties:
            if urn is not None and urn.ballots(*vote):
                emptied.append(vote)
            dropped = [ballot for ballot in dropped if ballot[:2] != vote]
    if urn is not None and (emptied or dropped):
        return urn.append_sealed(items, UrnChange(tuple(emptied), tuple(dropped)))
    if dropped:
        raise Refused([Refusal("no-urn-here", {"decision": dropped[0][1]}, "decision")], kind="vote_cast")
    return turn.append(items)


@attrs.define
class _Vote:
    """An open secret vote: what may be chosen, and how many have voted."""

    options: frozenset[str]
    voters: int = 0


class SecretVotes:
    """The secret votes that are open, as the events of all sessions say: followed one by one, in order.

    `elsewhere` counts the ballots of each that are in the ledger where the vote was held.
    """

    def __init__(self) -> None:
        self.elsewhere: dict[tuple[str, str], int] = {}
        self._open: dict[tuple[str, str], _Vote] = {}

    def follow(self, session: str, event: Event) -> None:
        """Take in the next event of `session`."""
        if isinstance(event, DecisionProposed):
            if event.secret:
                self._open[session, event.decision] = _Vote(_options(event))
        elif isinstance(event, DecisionAmended | VoteCast | DecisionClosed | DecisionWithdrawn):
            vote = self._open.get((session, event.decision))
            if vote is None:
                return
            if isinstance(event, VoteCast):
                vote.voters += 1
            elif isinstance(event, DecisionAmended):
                self._open[session, event.decision] = _Vote(_options(event))
            else:
                del self._open[session, event.decision]

    def fault(self, ballots: Iterable[tuple[str, str, bytes]]) -> Damaged | None:
        """What is wrong with the urn: ballots too many or too few, or that the question does not take."""
        waiting: defaultdict[tuple[str, str], list[bytes]] = defaultdict(list)
        for session, decision, ballot in ballots:
            waiting[session, decision].append(ballot)
        for session, decision in sorted(waiting.keys() | self._open.keys()):
            found = waiting[session, decision]
            vote = self._open.get((session, decision), _Vote(frozenset()))
            what = _fault(vote, found)
            if what:
                detail = f"{decision}, {len(found)} / {vote.voters}"
                return Damaged(position=0, session=session, what=what, detail=detail)
            if absent := found.count(ELSEWHERE):
                self.elsewhere[session, decision] = absent
        return None


def _options(question: DecisionProposed | DecisionAmended) -> frozenset[str]:
    return frozenset(option.option for option in question.options)


def _fault(vote: _Vote, ballots: Sequence[bytes]) -> str:
    if len(ballots) != vote.voters:
        return "urn-short" if len(ballots) < vote.voters else "urn-overfull"
    sound = all(stored == ELSEWHERE or _read(stored, vote.options) is not None for stored in ballots)
    return "" if sound else "urn-changed"


def _read(stored: bytes, options: frozenset[str]) -> Ballot | None:
    """The ballot in `stored`; None if it is none as the code writes it, for these options."""
    try:
        ballot = msgspec.json.decode(stored, type=looked_at(Ballot))
    except (msgspec.DecodeError, ValueError):
        return None
    chosen = {ballot.option, *ballot.choices} - {""}
    # By content: in which order a library writes the fields of a class is its own affair.
    same = msgspec.json.decode(msgspec.json.encode(ballot)) == msgspec.json.decode(stored)
    return ballot if same and chosen <= options else None
