"""Secret ballots: what the log, the file, an export and the views of plugins say of them, and what they never say."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import Literal

import apsw
import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashcoop_core import Ledger
from flashcoop_core import events as ev
from flashcoop_core.errors import Damaged, Refused
from flashcoop_core.ledger.session import Session
from flashcoop_core.ledger.urns import SecretVotes
from flashcoop_core.log import MemoryLog, Row, Writer
from flashcoop_core.session import plan
from flashcoop_core.session.figures import tally
from flashcoop_core.testing.watched import story_clock
from played import OPENING, joined, march

but = attrs.evolve
MEMBERS = tuple(f"m-{number}" for number in range(1, 6))
OPTIONS = tuple(ev.Option(option=name, label=name.title()) for name in ("jinsei", "mousse", "terre"))
NAME = ev.DecisionProposed(
    on=march(3), decision="name", subject="name", question="Which name?", options=OPTIONS, secret=True
)
CHOICES = ("jinsei", "mousse", "jinsei", None, "jinsei")
#: A word that stands in no event but a ballot.
MARK = "zyzzyva"


def vote(member: str, option: str | None, decision: str = "name") -> ev.VoteCast:
    return ev.VoteCast(on=march(3), decision=decision, member=member, option=option)


def opened(ledger: Ledger, proposal: ev.DecisionProposed = NAME) -> Session:
    session = ledger.open_session(OPENING)
    session.record(*map(joined, MEMBERS), proposal)
    return session


@pytest.fixture(params=["memory", "file"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(None if request.param == "memory" else tmp_path / "a.flashcoop") as ledger:
        yield ledger


def test_while_the_vote_is_open_the_log_says_who_voted_and_nothing_else(ledger: Ledger) -> None:
    session = opened(ledger)
    for member, option in zip(MEMBERS, CHOICES, strict=True):
        session.record(vote(member, option))
    told = [json.loads(line)["event"] for line in ledger.lines() if json.loads(line)["kind"] == "vote_cast"]
    assert [event.pop("member") for event in told] == list(MEMBERS)
    assert {json.dumps(event) for event in told} == {json.dumps(told[0])}
    assert told[0]["option"] is None


def test_closing_shows_the_ballots_sorted_and_anyone_can_count_them_again(ledger: Ledger) -> None:
    session = opened(ledger)
    for member, option in zip(MEMBERS, CHOICES, strict=True):
        session.record(vote(member, option))
    (closed,) = session.record(plan.decision_closing("name", on=march(3)))
    event = closed.event
    assert isinstance(event, ev.DecisionClosed)
    assert [ballot.option for ballot in event.ballots] == [None, "jinsei", "jinsei", "jinsei", "mousse"]
    assert (event.winner, event.outcome, event.blank, event.dissent) == ("jinsei", "adopted", 1, 1)
    assert ledger.verify().events == ledger.events


def test_nobody_takes_a_ballot_back_and_a_retry_records_nothing_twice(ledger: Ledger) -> None:
    session = opened(ledger)
    session.record(vote("m-1", "jinsei"), ids=[b"1" * 16])
    (again,) = session.record(vote("m-1", "jinsei"), ids=[b"1" * 16])
    assert again.repeated
    with pytest.raises(Refused) as refused:
        session.record(vote("m-1", "mousse"))
    assert refused.value.names == ("voted-already",)


@pytest.mark.parametrize("option", ["moon", "jinsei"])
def test_a_ballot_that_the_question_does_not_take_is_refused_before_it_is_in_the_urn(
    ledger: Ledger, option: str
) -> None:
    session = opened(ledger)
    with pytest.raises(Refused) as refused:
        session.record(but(vote("m-1", option), objects=option == "jinsei"))
    assert refused.value.names == (("unknown-option",) if option == "moon" else ("objection-needs-consent",))
    session.record(vote("m-1", "jinsei"))


def test_an_amendment_or_a_withdrawal_empties_the_urn(ledger: Ledger) -> None:
    session = opened(ledger)
    session.record(vote("m-1", "jinsei"), vote("m-2", "mousse"))
    changed = ev.DecisionAmended(
        on=march(3), decision="name", question="Which one?", options=OPTIONS[:2], reason="one too many"
    )
    session.record(changed)
    session.record(*(vote(member, "mousse") for member in MEMBERS))
    (closed,) = session.record(plan.decision_closing("name", on=march(3)))
    assert isinstance(closed.event, ev.DecisionClosed)
    assert (closed.event.winner, len(closed.event.ballots)) == ("mousse", 5)


def test_votes_and_their_count_may_be_one_batch(ledger: Ledger) -> None:
    session = opened(ledger)
    session.record(*(vote(member, "terre") for member in MEMBERS), plan.decision_closing("name", on=march(3)))
    assert session.state.decisions["name"].winner == "terre"


def test_two_handles_fill_one_urn(tmp_path: Path) -> None:
    path = tmp_path / "a.flashcoop"
    with Ledger.open(path) as one, Ledger.open(path) as two:
        opened(one)
        for at, member in enumerate(MEMBERS):
            (one, two)[at % 2].session().record(vote(member, "jinsei"))
        two.session().record(plan.decision_closing("name", on=march(3)))
        assert one.session().state.decisions["name"].winner == "jinsei"


def test_what_was_in_the_urn_is_no_more_in_the_files_once_it_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.flashcoop"
    options = (ev.Option(option=MARK, label="one"), ev.Option(option="other", label="two"))
    with Ledger.open(path) as ledger:
        session = opened(ledger, but(NAME, options=options))
        before = 1  # the proposal itself
        assert _places(path, MARK) == before
        session.record(vote("m-1", MARK))
        assert _places(path, MARK) > before  # the control: it does lie there while the vote is open
        session.record(ev.DecisionWithdrawn(on=march(3), decision="name", reason="too early"))
        assert _in_urn(path) == []
        assert _places(path, MARK) == before


def _places(path: Path, word: str) -> int:
    """How often `word` stands in the ledger's files."""
    files = (file for file in path.parent.iterdir() if not file.name.endswith("-shm"))
    return sum(file.read_bytes().count(word.encode()) for file in files)


def _in_urn(path: Path) -> list[bytes]:
    """The ballots, as they lie there."""
    db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return [
            ballot for (ballot,) in db.execute("SELECT ballot FROM urn ORDER BY place") if isinstance(ballot, bytes)
        ]
    finally:
        db.close()


def test_the_order_in_the_urn_is_not_the_order_of_the_votes(tmp_path: Path) -> None:
    """With 60 ballots, chance puts them in order once in 60! times."""
    path = tmp_path / "a.flashcoop"
    names = [f"v-{number:02}" for number in range(60)]
    with Ledger.open(path) as ledger:
        session = ledger.open_session(OPENING)
        options = tuple(ev.Option(option=name, label=name) for name in names)
        session.record(*map(joined, names), but(NAME, options=options))
        for name in names:
            session.record(vote(name, name))
        lying = [json.loads(ballot)["option"] for ballot in _in_urn(path)]
    assert sorted(lying) == names
    assert lying != names


def test_the_urn_cannot_be_rewritten_by_sql(tmp_path: Path) -> None:
    path = tmp_path / "a.flashcoop"
    with Ledger.open(path) as ledger:
        opened(ledger).record(vote("m-1", "jinsei"))
    db = apsw.Connection(str(path))
    for statement in ("UPDATE urn SET ballot = x'00'", "INSERT OR REPLACE INTO urn SELECT * FROM urn"):
        with pytest.raises(apsw.ConstraintError):
            db.execute(statement)
    db.close()


def test_a_ballot_that_is_missing_from_the_urn_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.flashcoop"
    with Ledger.open(path) as ledger:
        opened(ledger).record(vote("m-1", "jinsei"), vote("m-2", "mousse"))
    db = apsw.Connection(str(path))
    db.execute("DELETE FROM urn WHERE place = (SELECT min(place) FROM urn)")
    db.close()
    with Ledger.open(path) as ledger, pytest.raises(Refused) as refused:
        ledger.session().record(plan.decision_closing("name", on=march(3)))
    assert refused.value.names == ("urn-incomplete",)


@pytest.fixture(scope="module")
def voted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with an open secret vote of three, and one that is closed."""
    path = tmp_path_factory.mktemp("voted") / "a.flashcoop"
    with Ledger.open(path) as ledger:
        session = opened(ledger, but(NAME, decision="place"))
        session.record(vote("m-1", "jinsei", "place"), plan.decision_closing("place", on=march(3)))
        session.record(NAME)
        session.record(vote("m-1", "jinsei"), vote("m-2", "mousse"), vote("m-3", None))
        assert ledger.verify().elsewhere == ()
    return path


#: A ballot for what was never an option.
MOON = b'{"option":"moon","choices":[],"objects":false}'
ADDED = "INSERT INTO urn SELECT randomblob(16), session, '{}', {} FROM urn LIMIT 1"


@pytest.mark.parametrize(
    ("statement", "what", "detail"),
    [
        ("DELETE FROM urn WHERE place = (SELECT min(place) FROM urn)", "urn-short", "name, 2 / 3"),
        ("DELETE FROM urn", "urn-short", "name, 0 / 3"),
        (ADDED.format("name", "ballot"), "urn-overfull", "name, 4 / 3"),
        (ADDED.format("place", "ballot"), "urn-overfull", "place, 1 / 0"),
        (ADDED.format("moon", "x''"), "urn-overfull", "moon, 1 / 0"),
    ],
)
def test_verify_holds_the_urn_against_who_voted(
    voted: Path, tmp_path: Path, statement: str, what: str, detail: str
) -> None:
    path = tmp_path / "a.flashcoop"
    path.write_bytes(voted.read_bytes())
    db = apsw.Connection(str(path))
    db.execute(statement)
    db.close()
    with Ledger.open(path, read_only=True) as ledger, pytest.raises(Damaged) as damaged:
        ledger.verify()
    assert (damaged.value.session, damaged.value.what, damaged.value.detail) == ("jinsei-coop", what, detail)


@pytest.mark.parametrize("ballot", [b"{}", b"moon", MOON, b'{"option":"\xff"}'])
def test_verify_names_a_ballot_that_the_question_does_not_take(ballot: bytes) -> None:
    votes = SecretVotes()
    for event in (NAME, vote("m-1", None)):
        votes.follow("a", event)
    fault = votes.fault([("a", "name", ballot)])
    assert fault is not None
    assert (fault.what, fault.detail) == ("urn-changed", "name, 1 / 1")


@pytest.mark.parametrize("ballot", [MOON, b'{"option":"\xff"}'])
def test_a_vote_whose_urn_was_changed_is_not_counted_and_can_be_withdrawn(tmp_path: Path, ballot: bytes) -> None:
    path = tmp_path / "a.flashcoop"
    with Ledger.open(path) as ledger:
        opened(ledger).record(vote("m-1", "jinsei"))
    db = apsw.Connection(str(path))
    db.execute("DELETE FROM urn")
    db.execute("INSERT INTO urn VALUES (randomblob(16), 'jinsei-coop', 'name', ?)", (ballot,))
    db.close()
    with Ledger.open(path) as ledger:
        with pytest.raises(Damaged) as damaged:
            ledger.verify()
        assert damaged.value.what == "urn-changed"
        session = ledger.session()
        with pytest.raises(Refused) as refused:
            session.record(plan.decision_closing("name", on=march(3)))
        assert refused.value.names == ("urn-incomplete",)
        session.record(ev.DecisionWithdrawn(on=march(3), decision="name", reason="r"))
        assert ledger.verify().events == ledger.events


def test_others_may_vote_while_the_ledger_is_verified(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened(ledger)
    session.record(vote("m-1", "jinsei"))
    rows = ledger.log.rows

    def later() -> Iterator[Row]:
        monkeypatch.undo()
        session.record(vote("m-2", "jinsei"))
        return rows()

    monkeypatch.setattr(ledger.log, "rows", later)
    assert ledger.verify().events == ledger.events


def test_what_was_imported_while_the_vote_was_open_says_where_its_ballots_are(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "here.flashcoop") as here:
        session = opened(here)
        session.record(vote("m-1", "jinsei"), vote("m-2", "jinsei"))
        ledger.import_lines(here.lines())
        ledger.session().record(vote("m-3", "mousse"))
        assert ledger.verify().elsewhere == ((session.id, "name", 2),)
        with pytest.raises(Refused) as refused:
            ledger.session().record(plan.decision_closing("name", on=march(3)))
        assert refused.value.names == ("urn-incomplete",)


def test_a_vote_that_was_ended_elsewhere_leaves_nothing_in_the_urn_here(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.flashcoop", tmp_path / "b.flashcoop"
    with Ledger.open(path) as ledger:
        opened(ledger).record(vote("m-1", "jinsei"), vote("m-2", "mousse"))
    copy.write_bytes(path.read_bytes())
    with Ledger.open(copy) as other, Ledger.open(path) as ledger:
        other.session().record(plan.decision_closing("name", on=march(3)))
        ledger.import_lines(other.lines())
        assert ledger.verify().events == other.events
    assert _in_urn(path) == []


def test_an_exported_vote_is_closed_where_it_was_held(tmp_path: Path) -> None:
    with Ledger.open() as here, Ledger.open(tmp_path / "b.flashcoop") as there:
        session = opened(here)
        session.record(*(vote(member, "jinsei") for member in MEMBERS))
        there.import_lines(here.lines())
        with pytest.raises(Refused) as refused:
            there.session().record(plan.decision_closing("name", on=march(3)))
        assert refused.value.names == ("urn-incomplete",)
        session.record(plan.decision_closing("name", on=march(3)))
        there.import_lines(here.lines())
        assert there.session().state.decisions["name"].winner == "jinsei"


def test_bare_lines_fill_the_urn_too(ledger: Ledger) -> None:
    session = opened(ledger)
    cast = [{"on": "2026-03-03", "decision": "name", "member": name, "option": "terre"} for name in MEMBERS]
    lines = [json.dumps({"kind": "vote_cast", "event": event}) for event in cast]
    ledger.import_lines([line.encode() for line in lines], session=session.id)
    session.record(plan.decision_closing("name", on=march(3)))
    assert session.state.decisions["name"].winner == "terre"
    assert b'"option":"terre"' not in b"".join(line for line in ledger.lines() if b"vote_cast" in line)


def test_neither_a_state_nor_a_view_nor_what_is_imagined_shows_the_urn(ledger: Ledger) -> None:
    session = opened(ledger)
    session.record(vote("m-1", "jinsei"))
    assert not session.state.urns
    imagined = session.imagine([vote("m-2", "mousse")]).state
    assert not imagined.urns
    assert {ballot.option for ballot in imagined.decisions["name"].ballots.values()} == {None}


class _Urnless:
    """A log without an urn, as a plugin may keep one."""

    def __init__(self) -> None:
        self._log = MemoryLog()

    def __getattr__(self, name: str) -> object:
        return getattr(self._log, name)

    def writing(self) -> object:
        return _Turn(self._log)


class _Turn:
    def __init__(self, log: MemoryLog) -> None:
        self._turn = log.writing()

    def __enter__(self) -> object:
        writer = self._turn.__enter__()
        return _Plain(writer)

    def __exit__(self, *error: object) -> None:
        self._turn.__exit__(None, None, None)


class _Plain:
    def __init__(self, writer: Writer) -> None:
        self.rows, self.head, self.session_head = writer.rows, writer.head, writer.session_head
        self.find, self.append = writer.find, writer.append


def test_a_log_without_an_urn_takes_no_secret_ballot() -> None:
    ledger = Ledger(_Urnless())  # type: ignore[arg-type] # by delegation, which types do not see
    session = opened(ledger)
    with pytest.raises(Refused) as refused:
        session.record(vote("m-1", "jinsei"))
    assert refused.value.names == ("no-urn-here",)
    assert session.state.decisions["name"].ballots == {}


# -- the claim: nobody joins ballots to members from the log alone --------------------------------


def _lines(choices: Sequence[str | None], order: Sequence[int]) -> list[bytes]:
    """The log of a vote in which the members at `order` vote, in that order, as `choices` say."""
    made = iter(range(1, 1_000))
    ledger = Ledger.open(ids=lambda _: next(made).to_bytes(16, "big"), clock=story_clock())
    session = opened(ledger)
    for place in order:
        session.record(vote(MEMBERS[place], choices[place]))
    session.record(plan.decision_closing("name", on=march(3)))
    return list(ledger.lines())


def test_whoever_voted_what_the_log_has_the_same_bytes() -> None:
    """The strongest form: all ways to give the same ballots to the members leave one and the same log.

    What is the same for every assignment says nothing about any of them, whatever is computed from it.
    """
    logs = {b"".join(_lines(choices, range(5))) for choices in set(permutations(CHOICES))}
    assert len(set(permutations(CHOICES))) == 20
    assert len(logs) == 1


def test_the_control_an_open_vote_tells_them_apart() -> None:
    ledger = Ledger.open()
    session = opened(ledger, but(NAME, secret=False))
    session.record(*(vote(member, option) for member, option in zip(MEMBERS, CHOICES, strict=True)))
    ballots = [json.loads(line)["event"] for line in ledger.lines() if b"vote_cast" in line]
    assert [ballot["option"] for ballot in ballots] == list(CHOICES)


# -- counts do not depend on order, nor on secrecy ------------------------------------------------


METHODS = ("majority", "unanimity", "consent")
#: method, tie rule, ballots as (member, option, whether they object)
Vote = tuple[str, Literal["nothing", "first", "lot"], list[tuple[str, str | None, bool]]]


@st.composite
def votes(draw: st.DrawFn) -> Vote:
    method = draw(st.sampled_from(METHODS))
    tie: Literal["nothing", "first", "lot"] = draw(st.sampled_from(("nothing", "first", "lot")))
    names = [option.option for option in (OPTIONS[:1] if method == "consent" else OPTIONS)]
    cast = draw(
        st.lists(
            st.tuples(st.sampled_from(MEMBERS), st.sampled_from([None, *names]), st.booleans()),
            unique_by=lambda ballot: ballot[0],
        )
    )
    # An objection is a ballot of its own, and only consent takes one.
    if method == "consent":
        return method, tie, [(who, None if objects else what, objects) for who, what, objects in cast]
    return method, tie, [(who, what, False) for who, what, _ in cast]


def _closed(held: Vote, *, secret: bool) -> ev.DecisionClosed:
    method, tie, cast = held
    options = OPTIONS[:1] if method == "consent" else OPTIONS
    session = opened(Ledger.open(), but(NAME, method=method, tie=tie, options=options, secret=secret))
    for who, what, objects in cast:
        session.record(but(vote(who, what), objects=objects))
    try:
        (closed,) = session.record(plan.decision_closing("name", on=march(3)))
    except Refused as level:
        if level.names != ("lot-not-drawn",):
            raise
        drawn = level.refusals[0].facts["options"][0]  # type: ignore[index] # ids: the lot falls on the first
        (closed,) = session.record(plan.decision_closing("name", on=march(3), drawn=drawn))
    assert isinstance(closed.event, ev.DecisionClosed)
    return closed.event


@given(votes(), st.randoms(use_true_random=False))
def test_the_outcome_depends_neither_on_the_order_of_ballots_nor_on_secrecy(held: Vote, by: random.Random) -> None:
    method, tie, cast = held
    open_count = _closed(held, secret=False)
    shuffled = list(cast)
    by.shuffle(shuffled)
    assert _closed((method, tie, shuffled), secret=False) == open_count
    secret_count = _closed((method, tie, shuffled), secret=True)
    assert but(secret_count, ballots=()) == open_count


def test_a_tie_is_settled_as_the_proposal_said() -> None:
    level: list[tuple[str, str | None, bool]] = [
        ("m-1", "mousse", False),
        ("m-2", "jinsei", False),
        ("m-3", None, False),
    ]
    undecided = _closed(("majority", "nothing", level), secret=False)
    assert (undecided.outcome, undecided.winner) == ("tie", None)
    decided = _closed(("majority", "first", level), secret=False)
    assert (decided.outcome, decided.winner, decided.dissent) == ("adopted", "jinsei", 1)


def test_a_lot_falls_on_one_of_those_that_are_level() -> None:
    session = opened(Ledger.open(), but(NAME, tie="lot", secret=False))
    session.record(vote("m-1", "mousse"), vote("m-2", "jinsei"), vote("m-3", None))
    with pytest.raises(Refused) as refused:
        session.record(plan.decision_closing("name", on=march(3)))
    assert refused.value.names == ("lot-not-drawn",)
    assert "jinsei, mousse" in refused.value.say("fr")
    (closed,) = session.record(plan.decision_closing("name", on=march(3), drawn="mousse"))
    assert isinstance(closed.event, ev.DecisionClosed)
    assert (closed.event.winner, closed.event.drawn, closed.event.dissent) == ("mousse", "mousse", 1)


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [
        (("jinsei", "jinsei", None), "adopted"),
        (("jinsei", "jinsei", "mousse"), "rejected"),
        ((None, None, None), "rejected"),
    ],
)
def test_unanimity_takes_no_ballot_for_another_option(choices: Sequence[str | None], outcome: str) -> None:
    cast = [(who, what, False) for who, what in zip(MEMBERS, choices, strict=False)]
    assert _closed(("unanimity", "nothing", cast), secret=True).outcome == outcome


def test_the_tally_of_an_open_state_can_be_looked_at() -> None:
    session = opened(Ledger.open(), but(NAME, secret=False))
    session.record(*(vote(member, "terre") for member in MEMBERS))
    assert tally(session.state, "name", march(3)).winner == "terre"
