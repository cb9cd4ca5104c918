"""What is learnt is recorded beside the books: once, all or nothing, naming nobody in what stays."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from flashcoop_core import Ledger, Session
from flashcoop_core.errors import IdReused, NotALedger, Refused, WriteFailed
from flashcoop_core.learning.file import FileStore
from flashcoop_core.learning.reading import Recorded
from learned import FRIDAY, LAST, SAID, answered, assessed, clock, observed, opened, reminded


def id_of(number: int) -> bytes:
    return number.to_bytes(16, "big")


@pytest.fixture(params=["memory", "file"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with opened(tmp_path / "l.flashcoop" if request.param == "file" else None) as found:
        yield found


@pytest.fixture
def coop(ledger: Ledger) -> Session:
    return ledger.session()


def test_what_was_recorded_is_read_back(coop: Session) -> None:
    given = (assessed(), answered(), reminded("sphaigne"), observed())
    receipts = coop.learning.record(*given, by="anim-1")
    assert [receipt.version for receipt in receipts] == [1, 2, 3, 4]
    assert coop.learning.events() == given
    assert {one.by for one in coop.learning.recorded} == {"anim-1"}
    assert receipts[-1].head == coop.learning.head


def test_the_books_know_nothing_of_it(ledger: Ledger, coop: Session) -> None:
    before = (ledger.head, ledger.events, coop.state, b"".join(ledger.lines()))
    coop.learning.record(assessed())
    assert (ledger.head, ledger.events, coop.state, b"".join(ledger.lines())) == before


def test_one_refused_event_keeps_all_of_them_out_and_is_named(coop: Session) -> None:
    coop.learning.record(observed("sphaigne"))
    with pytest.raises(Refused) as refused:
        coop.learning.record(assessed(), assessed("nobody"))
    assert (refused.value.line, refused.value.kind) == (2, "skills_assessed")
    assert refused.value.names == ("unknown-member",)
    assert coop.learning.events() == (observed("sphaigne"),)


def test_an_event_of_a_batch_counts_for_those_after_it(coop: Session) -> None:
    with pytest.raises(Refused) as refused:
        coop.learning.record(answered(), answered())
    assert (refused.value.line, refused.value.names) == (2, ("form-already-answered",))


def test_a_retry_gets_the_first_answer(coop: Session) -> None:
    first = coop.learning.record(assessed(), observed(), ids=[id_of(1), id_of(2)])
    again = coop.learning.record(assessed(), observed(), ids=[id_of(1), id_of(2)])
    assert [receipt.repeated for receipt in again] == [True, True]
    assert [receipt.head for receipt in again] == [receipt.head for receipt in first]
    assert len(coop.learning.events()) == 2


def test_a_retry_after_a_purge_records_nothing_again(coop: Session) -> None:
    coop.learning.record(observed(), ids=[id_of(1)])
    coop.learning.purge(LAST, "request", "lichen")
    (again,) = coop.learning.record(observed(), ids=[id_of(1)])
    assert again.repeated
    assert len(coop.learning.events()) == 2


def test_an_id_names_one_event_only(coop: Session) -> None:
    coop.learning.record(observed(), ids=[id_of(1)])
    with pytest.raises(IdReused):
        coop.learning.record(observed("sphaigne"), ids=[id_of(1)])
    with pytest.raises(IdReused):
        coop.learning.record(assessed(), observed(), ids=[id_of(2), id_of(1)])
    with pytest.raises(IdReused):
        coop.learning.record(assessed(), observed(), ids=[id_of(3), id_of(3)])
    with pytest.raises(ValueError, match="ids"):
        coop.learning.record(observed(), ids=[])
    assert len(coop.learning.events()) == 1


def test_who_records_is_named_by_an_opaque_id(coop: Session) -> None:
    for _ in range(2):  # before and after the file is there
        with pytest.raises(Refused) as refused:
            coop.learning.record(observed(), by="Jeanne Martin")
        assert refused.value.names == ("not-an-id",)
        coop.learning.record(observed())


def test_events_are_recorded_in_an_order_of_time_that_never_goes_back(tmp_path: Path) -> None:
    with opened(tmp_path / "l") as ledger:
        ledger.session().learning.record(assessed())
    with Ledger.open(tmp_path / "l", clock=lambda: clock().replace(year=2025)) as ledger:
        ledger.session().learning.record(observed())
        moments = [one.at for one in ledger.session().learning.recorded]
    assert moments[0] == moments[1]


def test_lines_are_recorded_all_or_none(coop: Session) -> None:
    good = b'{"kind": "outcome_observed", "event": %b}' % _fields(observed())
    lines = [b"\n", good + b"\r\n", b'{"kind": "outcome_observed", "event": {"on": "2026-13-01"}}\n']
    with pytest.raises(Refused) as refused:
        coop.learning.record_lines(lines)
    assert refused.value.line == 3
    assert "event.member" in {refusal.where for refusal in refused.value.refusals}
    assert coop.learning.events() == ()
    (receipt,) = coop.learning.record_lines(lines[:2], by="anim-1")
    assert receipt.version == 1


def test_a_refused_line_is_named_with_its_number_in_the_file(coop: Session) -> None:
    line = b'{"kind": "outcome_observed", "event": %b}' % _fields(observed("nobody"))
    with pytest.raises(Refused) as refused:
        coop.learning.record_lines([b"\n", b"\n", line])
    assert (refused.value.line, refused.value.names) == (3, ("unknown-member",))


def test_an_event_of_the_books_is_none_of_learning(coop: Session) -> None:
    with pytest.raises(Refused) as refused:
        coop.learning.record_lines([b'{"kind": "work_recorded", "event": {}}'])
    assert refused.value.names == ("unknown-kind",)


def _fields(event: object) -> bytes:
    return json.dumps({name: str(getattr(event, name)) for name in ("on", "member", "outcome", "observed_by")}).encode()


# -- the file --------------------------------------------------------------------------------------


def beside(path: Path) -> set[str]:
    return {other.name for other in path.parent.iterdir()}


def test_the_file_is_made_with_the_first_event_and_not_before(tmp_path: Path) -> None:
    path = tmp_path / "l"
    with opened(path) as ledger:
        learning = ledger.session().learning
        assert (learning.events(), learning.due_on(), learning.head) == ((), None, "0" * 64)
        with pytest.raises(Refused):
            learning.record(assessed("nobody"))
        with pytest.raises(Refused):
            learning.purge(LAST, "request")
        learning.record()
        assert ledger.verify().learning is None
        assert not any("learning" in name for name in beside(path))
        learning.record(assessed())
    assert beside(path) == {"l", "l.lock", "l.learning", "l.learning.lock"}
    assert stat.S_IMODE((tmp_path / "l.learning").stat().st_mode) == 0o600


def test_a_ledger_opened_for_reading_reads_it_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "l"
    opened(path).close()
    with opened(path, read_only=True) as ledger:
        assert ledger.session().learning.events() == ()
        with pytest.raises(WriteFailed):
            ledger.session().learning.record(assessed())
        assert not any("learning" in name for name in beside(path))
        with opened(path) as other:
            other.session().learning.record(assessed())
        assert ledger.session().learning.events() == (assessed(),)
        with pytest.raises(WriteFailed):
            ledger.session().learning.record(observed())
        with pytest.raises(WriteFailed):
            ledger.session().learning.purge(LAST, "request")


def test_what_one_handle_records_another_reads(tmp_path: Path) -> None:
    with opened(tmp_path / "l") as one, opened(tmp_path / "l") as two:
        one.session().learning.record(assessed())
        two.session().learning.record(observed())
        one.session().learning.record(answered())
        assert two.session().learning.events() == (assessed(), observed(), answered())


def test_what_stays_in_the_rows_names_nobody_and_says_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "l") as ledger:
        ledger.session().learning.record(
            assessed(),
            assessed("sphaigne", "lichen", "peer"),
            answered(),
            answered("anim-1", "facilitator"),
            by="anim-1",
        )
        ledger.session().learning.purge(LAST, "request", "sphaigne", by="anim-1")
    store = FileStore(tmp_path / "l.learning", read_only=True, timeout=1)
    records = b"".join(row.record for row in store.log.rows())
    store.close()
    for word in ("lichen", "sphaigne", "anim-1", "hypne", "interview", SAID, "mark"):
        assert word.encode() not in records
    assert records.count(b'"digest"') == 5


def test_two_equal_events_have_nothing_in_common(tmp_path: Path) -> None:
    """A salt for each: what one member said cannot be looked for among the digests."""
    digests = set()
    for name in ("a", "b"):
        with opened(tmp_path / name) as ledger:
            ledger.session().learning.record(assessed(), ids=[id_of(1)])
        store = FileStore(tmp_path / f"{name}.learning", read_only=True, timeout=1)
        digests |= {row.record for row in store.log.rows()}
        store.close()
    assert len(digests) == 2


def test_the_safeguards_keep_rows_and_contents(tmp_path: Path) -> None:
    with opened(tmp_path / "l") as ledger:
        ledger.session().learning.record(assessed(), observed("sphaigne"))
        ledger.session().learning.purge(LAST, "request", "sphaigne")
    db = apsw.Connection(str(tmp_path / "l.learning"))
    for statement in (
        "DELETE FROM log",
        "UPDATE log SET version = 3",
        "DELETE FROM content WHERE position = 1",
        "UPDATE content SET salt = randomblob(32)",
        "INSERT OR REPLACE INTO content VALUES (1, randomblob(32), x'7b7d')",
        "INSERT INTO content VALUES (2, randomblob(32), x'7b7d')",
        "DELETE FROM erased",
        "UPDATE erased SET purge = 3",
        "INSERT OR REPLACE INTO erased VALUES (2, 3)",
    ):
        with pytest.raises(apsw.ConstraintError):
            db.execute(statement)
    db.close()
    with opened(tmp_path / "l") as ledger:
        ledger.verify()


def test_a_ledger_is_not_taken_for_the_file_of_learning_nor_the_other_way_round(tmp_path: Path) -> None:
    with opened(tmp_path / "l") as ledger:
        ledger.session().learning.record(assessed())
    with pytest.raises(NotALedger):
        Ledger.open(tmp_path / "l.learning")
    (tmp_path / "l.learning").write_bytes((tmp_path / "l").read_bytes())
    with opened(tmp_path / "l") as ledger, pytest.raises(NotALedger):
        ledger.session().learning.events()


def test_a_recorded_event_says_where_and_when(coop: Session) -> None:
    coop.learning.record(assessed(), ids=[id_of(7)], by="anim-1")
    (one,) = coop.learning.recorded
    assert one == Recorded(1, 1, id_of(7), "2026-08-01T09:00:00.000000Z", assessed(), "anim-1")
    assert one.event.on == FRIDAY


def test_several_processes_record_in_one_session(tmp_path: Path) -> None:
    """Each sees what the others recorded: of four who give the same answer, one is let in."""
    opened(tmp_path / "l").close()
    code = (
        "import sys; from pathlib import Path\n"
        "from learned import answered, observed, opened\n"
        "from flashcoop_core.errors import Refused\n"
        "with opened(Path(sys.argv[1])) as ledger:\n"
        "    for _ in range(10):\n"
        "        ledger.session().learning.record(observed())\n"
        "    try:\n"
        "        ledger.session().learning.record(answered())\n"
        "        print('first')\n"
        "    except Refused as refused:\n"
        "        print(*refused.names)\n"
    )
    command = (sys.executable, "-c", code, str(tmp_path / "l"))
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) for _ in range(4)]
    said = sorted(process.communicate()[0].strip() for process in started)
    assert said == ["first", *["form-already-answered"] * 3]
    with opened(tmp_path / "l") as ledger:
        assert len(ledger.session().learning.events()) == 41
        assert ledger.verify().learning is not None


def test_who_reads_the_books_loads_nothing_of_learning(tmp_path: Path) -> None:
    opened(tmp_path / "l").close()
    code = (
        "import sys; from flashcoop_core import Ledger\n"
        "with Ledger.open(sys.argv[1]) as ledger:\n"
        "    print(ledger.session().books.trial_balance())\n"
        "sys.exit(any(name.startswith('flashcoop_core.learning') for name in sys.modules))\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "l")], check=False).returncode == 0
