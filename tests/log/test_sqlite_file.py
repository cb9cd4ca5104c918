"""The ledger file: how it is made, protected, recognised, and opened for reading only."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw
import pytest

from flashcoop_core.errors import (
    Damaged,
    FormerDraft,
    LaterFormat,
    LedgerForked,
    LedgerUnreadable,
    NotALedger,
    WriteFailed,
)
from flashcoop_core.log import Item, verify
from flashcoop_core.log import opening as opening_module
from flashcoop_core.log.schema import SCHEMA
from flashcoop_core.log.settings import SETTINGS, wal_is_safe
from flashcoop_core.log.sqlite import SQLiteLog

MakeItem = Callable[..., Item]


def beside(path: Path) -> set[str]:
    return {other.name.removeprefix(path.name) for other in path.parent.iterdir()} - {""}


def store(log: SQLiteLog, *items: Item) -> None:
    with log.writing() as writer:
        writer.append(items)


def pragma(path: Path, name: str) -> object:
    db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    value = db.execute(f"PRAGMA {name}").get
    db.close()
    return value


@pytest.fixture
def generous_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("generous_umask")
def test_all_files_are_for_their_owner_only(path: Path, item: MakeItem) -> None:
    log = SQLiteLog(path)
    store(log, item("a", 1))
    assert beside(path) == {"-wal", "-shm", ".lock"}
    for name in ("", "-wal", "-shm", ".lock"):
        assert stat.S_IMODE(Path(f"{path}{name}").stat().st_mode) == 0o600
    log.close()
    assert beside(path) == {".lock"}  # one file again


def test_what_is_stored_is_there_after_closing_and_after_not_closing(path: Path, item: MakeItem) -> None:
    log = SQLiteLog(path)
    store(log, item("a", 1))
    log.close()
    log = SQLiteLog(path)
    store(log, item("a", 2))
    del log
    assert SQLiteLog(path).head()[0] == 2


@pytest.mark.parametrize(("safe", "journal"), [(True, "wal"), (False, "delete")])
def test_the_journal_follows_the_sqlite_at_hand(
    path: Path, item: MakeItem, monkeypatch: pytest.MonkeyPatch, safe: bool, journal: str
) -> None:
    SQLiteLog(path).close()  # a file from elsewhere, in WAL mode
    monkeypatch.setattr(opening_module, "wal_is_safe", lambda _: safe)
    log = SQLiteLog(path)
    store(log, item("a", 1))
    assert pragma(path, "journal_mode") == journal
    log.close()
    assert SQLiteLog(path, read_only=True).head()[0] == 1


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        (3_040_001, False),
        (3_044_005, False),
        (3_044_006, True),
        (3_045_001, False),
        (3_050_004, False),
        (3_050_007, True),
        (3_051_002, False),
        (3_051_003, True),
        (3_054_001, True),
    ],
)
def test_wal_is_used_only_without_the_reset_race(version: int, safe: bool) -> None:
    assert wal_is_safe(version) is safe


def test_the_file_is_stamped(ledger: Path) -> None:
    db = apsw.Connection(str(ledger), flags=apsw.SQLITE_OPEN_READONLY)
    assert db.execute("SELECT name FROM format").fetchall() == [("draft-3",)]
    assert (pragma(ledger, "application_id"), pragma(ledger, "user_version")) == (0x466C636F, 3)


def test_a_setting_that_sqlite_does_not_grant_is_noticed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        SETTINGS,
        "temp_store",
        7,
    )
    with pytest.raises(RuntimeError, match="temp_store"):
        SQLiteLog(path)


_WRITES = (
    "INSERT OR REPLACE INTO log VALUES (24, 's', 1, x'{id}', x'7b7d', zeroblob(32), zeroblob(32))",
    "INSERT OR REPLACE INTO log VALUES (25, 'lusignan', 2, x'{id}', x'7b7d', zeroblob(32), zeroblob(32))",
    "INSERT OR REPLACE INTO log SELECT 25, 's', 1, id, record, link, ledger FROM log WHERE position = 3",
    "INSERT OR IGNORE INTO log VALUES (26, 's', 1, x'{id}', x'7b7d', zeroblob(32), zeroblob(32))",
    "INSERT INTO log VALUES (26, 's', 1, x'{id}', x'7b7d', zeroblob(32), zeroblob(32))",
    "INSERT INTO log VALUES (NULL, 's', 1, x'{id}', x'7b7d', zeroblob(32), zeroblob(32))",
    "INSERT INTO log VALUES (25, 's', 2, x'{id}', x'7b7d', zeroblob(32), zeroblob(32))",
    "INSERT INTO log VALUES (25, 's', 1, x'00', x'7b7d', zeroblob(32), zeroblob(32))",
    "INSERT INTO log VALUES (25, 's', 1, x'{id}', '{{}}', zeroblob(32), zeroblob(32))",
    "INSERT INTO log VALUES (25, 's', 1, x'{id}', x'7b7d', zeroblob(31), zeroblob(32))",
    "INSERT INTO log SELECT * FROM log WHERE position = 24 ON CONFLICT DO UPDATE SET record = x'7b7d'",
    "UPDATE log SET record = x'7b7d' WHERE position = 2",
    "UPDATE OR REPLACE log SET position = 3 WHERE position = 2",
    "DELETE FROM log WHERE position = 24",
    "DELETE FROM log",
)


@pytest.mark.parametrize("statement", _WRITES)
def test_the_table_is_append_only_for_a_connection_that_sets_nothing(ledger: Path, statement: str) -> None:
    before = list(SQLiteLog(ledger, read_only=True).rows())
    db = apsw.Connection(str(ledger))
    with pytest.raises(apsw.ConstraintError):
        db.execute(statement.format(id="ab" * 16))
    db.close()
    assert list(SQLiteLog(ledger, read_only=True).rows()) == before


def test_the_table_is_append_only_for_the_sqlite_of_python(ledger: Path) -> None:
    db = sqlite3.connect(ledger)
    for statement in _WRITES:
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(statement.format(id="ab" * 16))
    db.rollback()
    db.close()


@pytest.mark.parametrize("trigger", [name for name in SCHEMA if name.startswith("log_")])
def test_without_a_safeguard_the_statements_would_pass_and_the_file_is_refused(ledger: Path, trigger: str) -> None:
    """The negative control of the tests above."""
    db = apsw.Connection(str(ledger))
    db.execute(f"DROP TRIGGER {trigger}")
    passed = 0
    for statement in _WRITES:
        db.execute("SAVEPOINT trial")
        try:
            db.execute(statement.format(id="ab" * 16))
            passed += db.changes() > 0
        except apsw.ConstraintError:
            pass
        db.execute("ROLLBACK TO trial")
    db.execute("RELEASE trial")
    db.close()
    assert passed > 0
    with pytest.raises(Damaged) as damaged:
        SQLiteLog(ledger)
    assert (damaged.value.what, damaged.value.detail) == ("schema", trigger)


def test_a_text_is_no_ledger(path: Path) -> None:
    path.write_text("2026-03-04 bought flour 12,50\n" * 200)
    for read_only in (False, True):
        with pytest.raises(NotALedger):
            SQLiteLog(path, read_only=read_only)
    assert beside(path) == set()
    assert path.read_text().startswith("2026-03-04 bought flour")


def test_another_database_is_no_ledger_and_stays_as_it_was(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE log (position INTEGER)")
    db.close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NotALedger):
            SQLiteLog(path, read_only=read_only)
    assert beside(path) == set()
    assert path.read_bytes() == before


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(NotALedger):
        SQLiteLog(tmp_path)


def test_a_ledger_cut_short_is_refused(ledger: Path) -> None:
    content = ledger.read_bytes()
    for size in (100, 4096, len(content) // 2, len(content) - 4096):
        ledger.write_bytes(content[:size])
        with pytest.raises(Damaged):
            verify(SQLiteLog(ledger, read_only=True))


def test_a_later_format_is_refused_and_named(ledger: Path) -> None:
    db = apsw.Connection(str(ledger))
    db.execute("PRAGMA user_version = 4")
    db.close()
    for read_only in (False, True):
        with pytest.raises(LaterFormat) as refused:
            SQLiteLog(ledger, read_only=read_only)
        assert (refused.value.facts["found"], refused.value.facts["known"]) == (4, 3)


def test_an_earlier_draft_is_refused_and_named(ledger: Path) -> None:
    db = apsw.Connection(str(ledger))
    db.execute("PRAGMA user_version = 2")
    db.close()
    for read_only in (False, True):
        with pytest.raises(FormerDraft) as refused:
            SQLiteLog(ledger, read_only=read_only)
        assert (refused.value.facts["found"], refused.value.facts["known"]) == (2, 3)


def test_an_absent_ledger_is_made_for_writing_only(path: Path) -> None:
    with pytest.raises(LedgerUnreadable) as refused:
        SQLiteLog(path, read_only=True)
    assert refused.value.facts["reason"] == "ENOENT"
    assert not path.exists()
    with pytest.raises(LedgerUnreadable):
        SQLiteLog(path.parent / "absent" / "a.flashcoop")


def test_an_empty_file_is_made_into_a_ledger(path: Path, item: MakeItem) -> None:
    path.touch()  # as a crash between making the file and filling it leaves it
    with pytest.raises(LedgerUnreadable):
        SQLiteLog(path, read_only=True)
    log = SQLiteLog(path)
    store(log, item("a", 1))
    assert log.head()[0] == 1


def test_two_names_of_one_file_share_one_lock(path: Path, item: MakeItem) -> None:
    log = SQLiteLog(path)
    alias = path.parent / "alias"
    alias.symlink_to(path)
    store(SQLiteLog(alias), item("a", 1))
    assert beside(path) == {"-wal", "-shm", ".lock", "alias"}
    assert log.head()[0] == 1


def test_reading_only_writes_nothing(ledger: Path, item: MakeItem) -> None:
    before = (ledger.read_bytes(), ledger.stat().st_mtime_ns)
    log = SQLiteLog(ledger, read_only=True)
    assert verify(log).events == 24
    assert beside(ledger) == {".lock"}
    with pytest.raises(WriteFailed), log.writing():
        pass
    log.close()
    assert (ledger.read_bytes(), ledger.stat().st_mtime_ns) == before
    assert beside(ledger) == {".lock"}


def test_reading_only_follows_a_writer(ledger: Path, item: MakeItem) -> None:
    reader = SQLiteLog(ledger, read_only=True)
    rows = reader.rows()
    assert next(rows).position == 1
    writer = SQLiteLog(ledger)
    for version in range(1, 400):
        store(writer, item("new", version))
    assert reader.head()[0] == 24 + 399
    assert len(list(rows)) == 23
    writer.close()
    again = SQLiteLog(ledger)
    store(again, item("new", 400))
    again.close()
    assert verify(reader).events == 24 + 400


def test_reading_only_sees_what_an_interrupted_writer_left_in_the_wal(ledger: Path, item: MakeItem) -> None:
    log = SQLiteLog(ledger)
    store(log, item("new", 1))
    del log  # not closed: the event stands in the -wal file alone
    assert Path(f"{ledger}-wal").stat().st_size
    assert SQLiteLog(ledger, read_only=True).head()[0] == 25


def test_reading_only_a_file_that_is_taken_away_is_a_named_error(ledger: Path) -> None:
    log = SQLiteLog(ledger, read_only=True)
    ledger.unlink()
    with pytest.raises(LedgerUnreadable):
        log.head()


_AS_NOBODY = """
import os, sys
from pathlib import Path
from flashcoop_core.errors import LedgerUnreadable
from flashcoop_core.log import verify
from flashcoop_core.log.sqlite import SQLiteLog
if os.getuid() == 0:  # to whom nothing is read-only
    os.setgid(65534); os.setuid(65534)
path = Path(sys.argv[1])
try:
    SQLiteLog(path)
except LedgerUnreadable as error:
    print(error.facts["reason"])
print(verify(SQLiteLog(path, read_only=True)).events, sorted(other.name for other in path.parent.iterdir()))
"""


def test_a_read_only_folder_is_read_without_a_trace_and_not_written(ledger: Path) -> None:
    with TemporaryDirectory() as medium:
        copy = Path(medium, "a.flashcoop")
        copy.write_bytes(ledger.read_bytes())
        copy.chmod(0o444)
        Path(medium).chmod(0o555)
        result = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, str(copy)], capture_output=True, text=True, check=False, timeout=30
        )
        Path(medium).chmod(0o755)
    assert result.stdout.split("\n")[:2] == ["EACCES", "24 ['a.flashcoop']"], result.stderr


_FORKED = """
import os, sys
from flashcoop_core.errors import LedgerForked
from flashcoop_core.log.sqlite import SQLiteLog
log = SQLiteLog(sys.argv[1])
log.head()
child = os.fork()
if not child:
    refused = 0
    for use in (log.head, lambda: list(log.rows()), lambda: log.writing().__enter__()):
        try:
            use()
        except LedgerForked:
            refused += 1
    log.close()
    os._exit(refused)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), log.head()[0], LedgerForked.name)
"""


def test_a_forked_child_is_refused_and_leaves_the_parent_alone(ledger: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FORKED, str(ledger)], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stdout.split() == ["3", "24", LedgerForked.name]
