"""A purge erases what people said, down to the last byte of the files, and leaves a chain that holds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import apsw
import pytest

from flashcoop_core import Ledger, Session, events
from flashcoop_core.errors import Refused, TracesRemain
from flashcoop_core.learning.events import LearningPurged
from flashcoop_core.learning.file import FileStore
from flashcoop_core.learning.reading import Erased
from flashcoop_core.log import MemoryLog
from flashcoop_core.log.settings import SETTINGS
from learned import COLD, DUE, LAST, OPENING, PEOPLE, SAID, answered, assessed, observed, opened, reminded

EVERYTHING = (
    assessed(),
    assessed("sphaigne"),
    assessed("sphaigne", "lichen", "peer"),
    assessed("sphaigne", "anim-1", "facilitator"),
    answered(),
    answered("anim-1", "facilitator"),
    reminded(),
    reminded("mairie", "partner", form="partner-cold"),
    observed(),
)
#: Which of them tell something of lichen.
OF_LICHEN = (1, 3, 5, 7, 9)


def raw(folder: Path) -> bytes:
    """All bytes of all files that begin with the name of the file of learning."""
    return b"".join(path.read_bytes() for path in folder.iterdir() if ".learning" in path.name)


@pytest.fixture(params=["memory", "file"])
def coop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path / "l.flashcoop" if request.param == "file" else None) as ledger:
        yield ledger.session()


def test_a_purge_of_one_member_erases_all_that_is_told_of_them_and_nothing_else(coop: Session) -> None:
    coop.learning.record(*EVERYTHING)
    head = coop.learning.head
    receipt = coop.learning.purge(COLD, "request", "lichen", by="anim-1")
    purge = LearningPurged(on=COLD, reason="request", member="lichen", erased=5, head=head)
    assert receipt.event == purge
    kept = coop.learning.events()
    assert tuple(event.version for event in kept if isinstance(event, Erased)) == OF_LICHEN
    assert [event for event in kept if not isinstance(event, Erased)] == [
        *(event for version, event in enumerate(EVERYTHING, 1) if version not in OF_LICHEN),
        purge,
    ]
    assert kept[0] == Erased(1, "skills_assessed")
    assert coop.learning.recorded[0].by is None


def test_a_purge_of_the_session_erases_everything_former_purges_included(coop: Session) -> None:
    coop.learning.record(*EVERYTHING)
    coop.learning.purge(COLD, "request", "lichen")
    receipt = coop.learning.purge(date(2028, 7, 10), "retention")
    assert receipt.event.erased == len(EVERYTHING) - len(OF_LICHEN) + 1
    assert [type(event) for event in coop.learning.events()] == [Erased] * (len(EVERYTHING) + 1) + [LearningPurged]


def test_nothing_is_left_to_purge_after_a_purge(coop: Session) -> None:
    coop.learning.record(observed())
    coop.learning.purge(COLD, "request")
    for member in (None, "lichen"):
        assert coop.learning.due_on(member) is None
        with pytest.raises(Refused) as refused:
            coop.learning.purge(COLD, "request", member)
        assert refused.value.names == ("nothing-to-purge",)
    assert not coop.learning.due_for_purge(date(2999, 1, 1))


def test_what_is_recorded_after_a_purge_stays(coop: Session) -> None:
    coop.learning.record(assessed())
    coop.learning.purge(COLD, "request")
    coop.learning.record(assessed())
    assert coop.learning.events()[-1] == assessed()


@pytest.mark.parametrize(
    ("given", "due"),
    [
        (assessed(), DUE),  # the programme ended later
        (observed(on=date(2026, 7, 12)), date(2028, 7, 12)),
        (observed(on=date(2028, 2, 29)), date(2030, 2, 28)),
    ],
)
def test_retention_ends_two_years_after_the_last_contact(coop: Session, given: object, due: date) -> None:
    coop.learning.record(given)
    eve = date.fromordinal(due.toordinal() - 1)
    assert (coop.learning.due_on(), coop.learning.due_for_purge(eve), coop.learning.due_for_purge(due)) == (
        due,
        False,
        True,
    )
    with pytest.raises(Refused) as refused:
        coop.learning.purge(eve, "retention")
    assert refused.value.names == ("retention-not-over",)
    assert refused.value.refusals[0].facts["due"] == due
    coop.learning.purge(due, "retention")


def test_each_member_has_a_last_contact_of_their_own(coop: Session) -> None:
    coop.learning.record(observed(), observed("sphaigne", on=date(2026, 9, 1)))
    assert coop.learning.due_on("lichen") == date(2028, 7, 10)
    assert coop.learning.due_on() == date(2028, 9, 1)
    coop.learning.purge(date(2028, 7, 10), "retention", "lichen")


def test_the_closing_of_the_accounts_is_a_contact(coop: Session) -> None:
    coop.learning.record(assessed())
    april = date(2026, 4, 1)
    coop.record(coop.plan.till_close("session", on=april), coop.plan.session_closing(on=april))
    assert coop.learning.due_on() == date(2028, 4, 1)


def test_a_request_always_goes(coop: Session) -> None:
    coop.learning.record(observed())
    coop.learning.purge(date(2026, 3, 3), "request", "lichen")
    assert coop.learning.events()[0] == Erased(1, "outcome_observed")


@pytest.mark.parametrize(
    ("on", "member", "name"),
    [
        (COLD, "nobody", "unknown-member"),
        (COLD, "sphaigne", "nothing-to-purge"),
        (date(1026, 7, 1), None, "date-absurd"),
    ],
)
def test_a_purge_that_makes_no_sense_is_refused(coop: Session, on: date, member: str | None, name: str) -> None:
    coop.learning.record(observed())
    with pytest.raises(Refused) as refused:
        coop.learning.purge(on, "request", member)
    assert refused.value.names == (name,)
    with pytest.raises(Refused) as refused:
        coop.learning.purge(COLD, "request", by="Jeanne Martin")
    assert refused.value.names == ("not-an-id",)
    assert len(coop.learning.events()) == 1


def test_a_purge_is_not_recorded_by_hand(coop: Session) -> None:
    with pytest.raises(Refused) as refused:
        coop.learning.record(LearningPurged(on=COLD, reason="request", member=None, erased=0, head="0" * 64))
    assert refused.value.names == ("purge-is-not-recorded",)


def test_purges_of_other_sessions_are_not_touched() -> None:
    with opened() as ledger:
        first = ledger.session()
        other = ledger.open_session(first.state.opened, id="autre")
        other.record(events.MemberJoined(on=LAST, member="lichen"))
        first.learning.record(observed())
        other.learning.record(observed())
        first.learning.purge(COLD, "request")
        assert other.learning.events() == (observed(),)
        assert ledger.verify().learning is not None


# -- the bytes -------------------------------------------------------------------------------------


def test_what_is_erased_is_gone_from_all_files(tmp_path: Path) -> None:
    with opened(tmp_path / "l") as ledger:
        coop = ledger.session()
        coop.learning.record(answered(), answered("sphaigne", text="Une autre phrase."), by="anim-1")
        assert SAID.encode() in raw(tmp_path)
        coop.learning.purge(COLD, "request", "lichen")
        assert SAID.encode() not in raw(tmp_path)
        assert b"Une autre phrase." in raw(tmp_path)
    assert SAID.encode() not in raw(tmp_path)


def test_long_texts_in_many_pages_are_gone_too(tmp_path: Path) -> None:
    with opened(tmp_path / "l") as ledger:
        coop = ledger.session()
        long = {
            100: answered(text=SAID * 80),
            200: answered(form="participant-cold", moment="cold", on=COLD, text=SAID * 80),
        }
        for at in range(300):
            coop.learning.record(observed("sphaigne", on=date.fromordinal(COLD.toordinal() + at)))
            if at in long:
                coop.learning.record(long[at])
        coop.learning.purge(COLD, "request", "lichen")
        assert b"lichen" in raw(tmp_path)  # whose purge it was, until the session is purged
        assert SAID.encode() not in raw(tmp_path)
        assert b"interview" not in raw(tmp_path)
        coop.learning.purge(COLD, "request")
        for word in (b"lichen", b"sphaigne", b"gave-idea-up"):
            assert word not in raw(tmp_path)


def test_another_process_that_has_the_file_open_keeps_nothing_of_it(tmp_path: Path) -> None:
    code = (
        "import sys; from flashcoop_core import Ledger\n"
        "with Ledger.open(sys.argv[1]) as ledger:\n"
        "    learning = ledger.session().learning\n"
        "    print(len(learning.events()), flush=True); sys.stdin.readline()\n"
        "    print([type(event).__name__ for event in learning.events()], flush=True); sys.stdin.readline()\n"
    )
    with opened(tmp_path / "l") as ledger:
        ledger.session().learning.record(answered())
        command = (sys.executable, "-c", code, str(tmp_path / "l"))
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdin
            assert other.stdout
            assert other.stdout.readline() == "1\n"
            ledger.session().learning.purge(COLD, "request")
            assert SAID.encode() not in raw(tmp_path)
            print(file=other.stdin, flush=True)
            assert other.stdout.readline() == "['Erased', 'LearningPurged']\n"
            ledger.session().learning.record(observed())
            print(file=other.stdin, flush=True)
    assert SAID.encode() not in raw(tmp_path)


def test_a_purge_says_so_if_a_reader_keeps_what_it_erased_and_asked_again_it_ends_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SETTINGS, "busy_timeout", 50)
    with opened(tmp_path / "l") as ledger:
        coop = ledger.session()
        coop.learning.record(answered())
        reader = apsw.Connection(str(tmp_path / "l.learning"))
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM content").fetchall()
        with pytest.raises(TracesRemain):
            coop.learning.purge(COLD, "request")
        assert isinstance(coop.learning.events()[0], Erased)
        assert SAID.encode() in raw(tmp_path)
        reader.execute("COMMIT")
        reader.close()
        with pytest.raises(Refused) as refused:
            coop.learning.purge(COLD, "request")
        assert refused.value.names == ("nothing-to-purge",)
        assert SAID.encode() not in raw(tmp_path)


def test_a_purge_that_was_killed_before_the_files_were_emptied_is_ended_by_the_next_opening(tmp_path: Path) -> None:
    code = (
        "import os, sys; from flashcoop_core.log.sqlite import SQLiteWriter\n"
        "SQLiteWriter.scrub = lambda self: os._exit(9)\n"
        "from datetime import date; from flashcoop_core import Ledger\n"
        "Ledger.open(sys.argv[1]).session().learning.purge(date(2026, 7, 10), 'request')\n"
    )
    with opened(tmp_path / "l") as ledger:
        ledger.session().learning.record(answered())
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "l")], check=False).returncode == 9
    assert SAID.encode() in raw(tmp_path)
    with opened(tmp_path / "l") as ledger, pytest.raises(Refused, match="nothing-to-purge"):
        ledger.session().learning.purge(COLD, "request")
    assert SAID.encode() not in raw(tmp_path)


def test_an_old_handle_reads_no_erased_content_from_the_store(tmp_path: Path) -> None:
    with opened(tmp_path / "l") as ledger:
        ledger.session().learning.record(answered())
        store = FileStore(tmp_path / "l.learning", read_only=True, timeout=1)
        assert store.held()[0].content is not None
        ledger.session().learning.purge(COLD, "request")
        assert store.held()[0].content is None
        store.close()


class Elsewhere:
    """A log that is neither in memory nor in a file of ours."""

    def __init__(self) -> None:
        self._log = MemoryLog()

    def __getattr__(self, name: str) -> object:
        return getattr(self._log, name)


def test_a_ledger_of_a_plugin_keeps_no_learning() -> None:
    with Ledger(Elsewhere()) as ledger:  # type: ignore[arg-type] # has all that a log has
        coop = ledger.open_session(OPENING)
        coop.record(*PEOPLE)
        assert coop.learning.events() == ()
        with pytest.raises(Refused) as refused:
            coop.learning.record(observed())
        assert refused.value.names == ("learning-needs-a-file",)
        assert ledger.verify().learning is None
