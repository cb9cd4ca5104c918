"""A state machine that drives random valid and invalid histories on a real ledger, watched by the auditor.

Subclass `LedgerMachine` to choose where the ledger lives. After each step the core and the auditor agree on every
balance, the till and the stock, the log replays to the live state, and the stored entries are those the code computes.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from flashcoop_core import events as e
from flashcoop_core.books.balances import Balances, trial_balance_of
from flashcoop_core.errors import Conflict, IdReused, Refused
from flashcoop_core.events import BY_CLASS
from flashcoop_core.ledger import Ledger
from flashcoop_core.ledger.live import Live
from flashcoop_core.log import read_envelope
from flashcoop_core.session import plan
from flashcoop_core.testing.broken import BROKEN, CANARY, wrong
from flashcoop_core.testing.endings import Ending
from flashcoop_core.testing.histories import (
    FIRST_DAY,
    LAST_DAY,
    Setup,
    endings,
    moves,
    open_session,
    setups,
    to_the_end,
)
from flashcoop_core.testing.moves import Move, resolve
from flashcoop_core.testing.watched import Disagreement, Watched, story_clock

__all__ = ["FileMachine", "LedgerMachine"]

_DAYS = (LAST_DAY - FIRST_DAY).days


class LedgerMachine(RuleBasedStateMachine):
    """One session in a ledger in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = story_clock()
        self.ledger = self.open()
        self.watched: Watched
        self.ending = Ending()
        self.today = FIRST_DAY

    def open(self) -> Ledger:
        """A new ledger, or the same again."""
        return Ledger.open(clock=self.clock)

    def teardown(self) -> None:
        """Let go of the ledger."""
        self.ledger.close()

    @initialize(setup=setups(), ending=endings())
    def begin(self, setup: Setup, ending: Ending) -> None:
        """The session is opened."""
        self.watched = open_session(self.ledger, setup, id="essai")
        self.ending = ending

    @property
    def on(self) -> date:
        """Today in the story, or later if events have gone on."""
        return max(self.today, self.watched.session.state.latest or self.today)

    # -- what happens -----------------------------------------------------------------------------

    @rule(move=moves())
    def one_move(self, move: Move) -> None:
        """Record an event, or the event of a plan."""
        self.watched.play(*resolve(move, self.watched.session.state, self.on))

    @rule(trade=st.lists(moves(("produce", "sell", "takings", "order", "deliver", "buy")), min_size=2, max_size=5))
    def trade(self, trade: list[Move]) -> None:
        """A good day: some events so that the rest has something to work on."""
        for move in trade:
            self.watched.play(*resolve(move, self.watched.session.state, self.on))

    @rule(batch=st.lists(moves(), min_size=2, max_size=4))
    def one_batch(self, batch: list[Move]) -> None:
        """Several events in one transaction: all or none."""
        state = self.watched.session.state
        whats = [what for move in batch for what in resolve(move, state, self.on)]
        try:
            events = [what if type(what) in BY_CLASS else what(state) for what in whats]
        except Refused:
            return
        # Their numbers come from one and the same state; a clash is one more reason to be refused.
        if events:
            self.watched.record(*events)

    @rule(days=st.integers(1, 3))
    def a_day_goes_by(self, days: int) -> None:
        """Time goes on."""
        self.today = min(self.today + timedelta(days=days), FIRST_DAY + timedelta(days=_DAYS))

    @rule(steps=st.integers(1, 4))
    def towards_the_end(self, steps: int) -> None:
        """The next steps of closing, in their order."""
        to_the_end(self.watched, self.ending, steps)

    @precondition(lambda self: self.watched.session.state.is_closed)
    @rule()
    def reopen_the_session(self) -> None:
        """After closing, only the reversal of the closing is let in."""
        if not self.watched.record(plan.reversal(kind="session_closed", reason="reopened")):
            raise Disagreement("a closed session could not be opened again")

    @rule(name=st.sampled_from(sorted(BROKEN)), number=st.integers(0, 99))
    def one_wrong_event(self, name: str, number: int) -> None:
        """An event wrong in one known way is refused under its name and changes nothing."""
        event = wrong(name, self.watched.session.state, self.on, number)
        if event is None:
            return
        head = self.ledger.head
        told = self.watched.refuses(event, name.partition(":")[0])
        if self.ledger.head != head:
            raise Disagreement("a refusal changed the ledger")
        if any(word in text for text in told for word in CANARY.split()):
            raise Disagreement("a refusal quotes what it was given")

    @rule(back=st.integers(0, 5))
    def reverse_and_compare(self, back: int) -> None:
        """A reversal restores every balance to what it was before its original."""
        session, state = self.watched.session, self.watched.session.state
        if session.version <= back:
            return
        fact = list(state.facts.values())[-1 - back]
        before = self.watched.auditor.balances()
        if not self.watched.record(plan.reversal(fact.id, on=max(self.on, self._open_day()))):
            return
        for account, aux, cents, _ in ((*p,) for _, _, postings in fact.entries for p in postings):
            before[account, aux] = before.get((account, aux), 0) - cents
        if {key: cents for key, cents in before.items() if cents} != self.watched.auditor.balances():
            raise Disagreement(f"the reversal of {fact.kind} did not restore the balances")

    def _open_day(self) -> date:
        through = self.watched.session.state.till.closed_through
        return through + timedelta(days=1) if through else FIRST_DAY

    # -- the ledger itself ------------------------------------------------------------------------

    @rule(back=st.integers(0, 9))
    def redeliver(self, back: int) -> None:
        """The same event under the same id gets the first answer; another content under it is refused."""
        session, head = self.watched.session, self.ledger.head
        fact = list(session.state.facts.values())[-1 - back % session.version]
        (receipt,) = session.record(fact.event, ids=[bytes.fromhex(fact.id)])
        if not receipt.repeated or (receipt.version, receipt.event) != (fact.version, fact.event):
            raise Disagreement("a repeated event did not get its first answer")
        other = e.WorkRecorded(on=self.on, member="m-00", minutes=1_439)
        for batch, ids in (((other,), [fact.id]), ((fact.event, other), [fact.id, "ff" * 16])):
            try:
                session.record(*batch, ids=[bytes.fromhex(id) for id in ids])
            except IdReused:
                continue
            raise Disagreement("an id was used twice")
        if self.ledger.head != head:
            raise Disagreement("a repeated event changed the ledger")

    @rule()
    def expect_another_version(self) -> None:
        """A caller who has seen another version is told so."""
        session, head = self.watched.session, self.ledger.head
        try:
            session.record(e.WorkRecorded(on=self.on, member="m-00", minutes=1), expected=session.version + 1)
        except Conflict:
            if self.ledger.head == head:
                return
        raise Disagreement("a wrong expected version made no conflict")

    @rule()
    def export_and_import(self) -> None:
        """The exported lines, imported into a new ledger, give the same bytes and heads; twice, nothing more."""
        lines = list(self.ledger.lines())
        with Ledger.open() as other:
            other.import_lines(lines)
            again = other.import_lines(lines)
            if (list(other.lines()), other.head) != (lines, self.ledger.head) or again.events:
                raise Disagreement("an import is not the same ledger")

    @rule(at=st.integers(0, 200))
    def import_a_broken_file(self, at: int) -> None:
        """A file with one line cut short is refused whole."""
        lines = list(self.ledger.lines())
        bad = at % len(lines)
        with Ledger.open() as other:
            try:
                other.import_lines([*lines[:bad], lines[bad][: len(lines[bad]) // 2] + b"\n", *lines[bad + 1 :]])
            except Refused as refused:
                if other.events == 0 and refused.line == bad + 1:
                    return
            raise Disagreement("a broken file left a trace")

    # -- what always holds ------------------------------------------------------------------------

    @invariant()
    def agrees(self) -> None:
        """Balances, till and stock are the auditor's."""
        self.watched.compare()

    @invariant()
    def replays(self) -> None:
        """A replay gives the live state; a replay of a prefix and then of the rest gives the same."""
        session = self.watched.session
        rows = list(self.ledger.log.rows(session.id))
        whole, parts = Live.empty(session.id), Live.empty(session.id)
        for row in rows:
            whole.follow(row)
        for row in rows[: len(rows) // 2]:
            parts.follow(row)
        parts = parts.copy()
        for row in rows[len(rows) // 2 :]:
            parts.follow(row)
        if not whole.state.view() == parts.state.view() == session.state:
            raise Disagreement("a replay gives another state")

    @invariant()
    def sums_agree(self) -> None:
        """Sums over a split of the log add up to those of the whole, and that is the trial balance."""
        envelopes = [read_envelope(row.record) for row in self.ledger.log.rows()]
        cut = len(envelopes) // 3
        whole = trial_balance_of(envelopes)
        parts = [Balances.of(x for env in part for x in env.entries) for part in (envelopes[:cut], envelopes[cut:])]
        if not whole == parts[0] + parts[1] == parts[1] + parts[0] == self.watched.session.books.balances:
            raise Disagreement("sums depend on how the log is cut")
        if not whole.is_zero_sum:
            raise Disagreement("the trial balance is not zero")

    @invariant()
    def verifies(self) -> None:
        """The whole log holds, its entries are those the code computes, and nobody is named in it."""
        verified = self.ledger.verify(head=self.watched.session.head)
        if verified.head != self.ledger.head:
            raise Disagreement("verify read another ledger")
        if any(word.encode() in line for line in self.ledger.lines() for word in CANARY.split()):
            raise Disagreement("the log names a person")
        note(f"{verified.events} events")


class FileMachine(LedgerMachine):
    """One session in a file, which is closed and opened again. Its path bears a person's name."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix=CANARY.split()[0]))
        super().__init__()

    def open(self) -> Ledger:
        """The file, made if absent."""
        return Ledger.open(self.folder / f"{CANARY}.flashcoop", clock=self.clock)

    def teardown(self) -> None:
        """Let go of the file and its folder."""
        super().teardown()
        rmtree(self.folder)

    @rule()
    def reopen_the_file(self) -> None:
        """Closed and opened again, the ledger is the same."""
        head, state = self.ledger.head, self.watched.session.state
        self.ledger.close()
        self.ledger = self.open()
        self.watched = Watched(self.ledger.session("essai"), self.watched.auditor)
        if (self.ledger.head, self.watched.session.state) != (head, state):
            raise Disagreement("a reopened file is another ledger")
