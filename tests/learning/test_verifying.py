"""Every way to tamper with what is kept of learning that `verify` claims to find, planted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from flashcoop_core import Ledger
from flashcoop_core.errors import Damaged, HeadNotFound, LearningDamaged
from flashcoop_core.learning.file import FileStore
from flashcoop_core.learning.layout import LAYOUT
from flashcoop_core.learning.sealed import Sealed
from flashcoop_core.log import Row, encode_record, ledger_link, read_record, session_link
from learned import COLD, LAST, answered, assessed, observed, opened

Statements = tuple[tuple[str, tuple[object, ...]], ...]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Nine events, 1 to 5 and 7 to 9: those about lichen (1, 3, 5) were erased by 6, and 10 is another purge."""
    path = tmp_path / "l"
    with opened(path) as found:
        learning = found.session().learning
        learning.record(assessed(), assessed("sphaigne"), answered(), answered("sphaigne"), observed())
        learning.purge(LAST, "request", "lichen")
        learning.record(observed("sphaigne"), observed("hypne"), answered("anim-1", "facilitator"))
        learning.purge(COLD, "request", "hypne")
    return path


def tamper(path: Path, *statements: tuple[str, tuple[object, ...]]) -> None:
    """Change the file as somebody with full access can, and leave the safeguards as they were."""
    db = apsw.Connection(f"{path}.learning")
    triggers = [name for name, sql in LAYOUT.schema.items() if sql.startswith("CREATE TRIGGER")]
    for name in triggers:
        db.execute(f"DROP TRIGGER {name}")
    for statement, values in statements:
        db.execute(statement, values)
    for name in triggers:
        db.execute(LAYOUT.schema[name])
    db.close()


def damage(path: Path, head: str | None = None) -> tuple[str, int, str]:
    with opened(path, read_only=True) as ledger, pytest.raises(LearningDamaged) as damaged:
        ledger.verify(head=head)
    assert damaged.value.say("fr") != damaged.value.say("en")
    return damaged.value.what, damaged.value.position, damaged.value.detail


def resealed(path: Path, position: int, change: Callable[[bytes], bytes]) -> Statements:
    """A content changed, with its salt as it was."""
    db = apsw.Connection(f"{path}.learning")
    content = db.execute("SELECT content FROM content WHERE position = ?", (position,)).get
    db.close()
    assert isinstance(content, bytes)
    return (("UPDATE content SET content = ? WHERE position = ?", (change(content), position)),)


def test_what_nobody_touched_holds(ledger: Path) -> None:
    with opened(ledger, read_only=True) as found:
        verified = found.verify()
        assert verified.learning is not None
        assert (verified.learning.events, verified.learning.erased, verified.learning.sessions) == (10, 4, 1)
        assert verified.learning.heads == (("les-mousses", found.session().learning.head),)
        assert verified.events == 8
    with opened(ledger.parent / "other") as other:
        assert other.verify().learning is None


def test_a_content_gone_without_a_purge(ledger: Path) -> None:
    tamper(ledger, ("DELETE FROM content WHERE position = 2", ()))
    assert damage(ledger) == ("content-missing", 2, "")


def test_a_content_gone_and_marked_as_purged(ledger: Path) -> None:
    tamper(ledger, ("DELETE FROM content WHERE position = 2", ()), ("INSERT INTO erased VALUES (2, 6)", ()))
    assert damage(ledger) == ("purge-differs", 6, "3 / 4")


def test_a_content_gone_and_marked_as_erased_by_what_is_no_purge(ledger: Path) -> None:
    tamper(ledger, ("DELETE FROM content WHERE position = 2", ()), ("INSERT INTO erased VALUES (2, 9)", ()))
    assert damage(ledger) == ("not-purged", 2, "")


def test_a_content_changed(ledger: Path) -> None:
    tamper(ledger, *resealed(ledger, 2, lambda content: content.replace(b'"mark":2', b'"mark":3')))
    assert damage(ledger) == ("content-changed", 2, "")


def test_a_salt_changed(ledger: Path) -> None:
    tamper(ledger, ("UPDATE content SET salt = randomblob(32) WHERE position = 2", ()))
    assert damage(ledger) == ("content-changed", 2, "")


def test_contents_swapped(ledger: Path) -> None:
    tamper(
        ledger,
        ("UPDATE content SET position = -2 WHERE position = 2", ()),
        ("UPDATE content SET position = 2 WHERE position = 4", ()),
        ("UPDATE content SET position = 4 WHERE position = -2", ()),
    )
    assert damage(ledger) == ("content-changed", 2, "")


def test_a_content_put_back_after_the_purge(ledger: Path) -> None:
    tamper(ledger, ("INSERT INTO content VALUES (1, randomblob(32), x'7b7d')", ()))
    assert damage(ledger) == ("content-left", 1, "")


def test_a_mark_taken_away(ledger: Path) -> None:
    tamper(ledger, ("DELETE FROM erased WHERE position = 3", ()))
    assert damage(ledger) == ("content-missing", 3, "")


def test_a_mark_of_another_purge(ledger: Path) -> None:
    tamper(ledger, ("UPDATE erased SET purge = 10 WHERE position = 3", ()))
    assert damage(ledger) == ("purge-differs", 6, "3 / 2")


def test_rows_swapped(ledger: Path) -> None:
    tamper(
        ledger,
        ("UPDATE log SET record = (SELECT record FROM log WHERE position = 4) WHERE position = 2", ()),
    )
    assert damage(ledger)[:2] == ("changed", 2)


def test_a_row_removed(ledger: Path) -> None:
    tamper(
        ledger,
        ("PRAGMA foreign_keys = 0", ()),
        ("DELETE FROM content WHERE position = 2", ()),
        ("DELETE FROM log WHERE position = 2", ()),
    )
    assert damage(ledger)[:2] == ("missing", 2)


def test_a_tail_cut_with_its_contents_is_seen_by_a_head_kept_elsewhere(ledger: Path) -> None:
    with opened(ledger, read_only=True) as found:
        head = found.session().learning.head
        verified = found.verify(head=head).learning
        assert verified is not None
        assert verified.kept is not None
        assert (verified.kept.chain, verified.kept.later) == ("les-mousses", 0)
        book = found.head
        assert found.verify(head=book).kept is not None
    tamper(
        ledger,
        ("DELETE FROM erased WHERE purge = 10", ()),
        ("DELETE FROM content WHERE position > 8", ()),
        ("DELETE FROM log WHERE position > 7", ()),
    )
    with opened(ledger, read_only=True) as found:
        verified = found.verify().learning
        assert verified is not None
        assert verified.events == 7
        for missing in (head, "0" * 63 + "1"):
            with pytest.raises(HeadNotFound):
                found.verify(head=missing)
        assert found.verify(head=book).kept is not None


def test_a_tail_cut_without_its_contents(ledger: Path) -> None:
    tamper(
        ledger,
        ("PRAGMA foreign_keys = 0", ()),
        ("DELETE FROM log WHERE position > 9", ()),
    )
    # What the purge at 10 said is left, and the mark of what it erased.
    assert damage(ledger) in {("stray", 0, "1"), ("not-purged", 8, "")}


def test_a_file_of_another_ledger(ledger: Path, tmp_path: Path) -> None:
    other_books = tmp_path / "empty"
    Ledger.open(other_books).close()
    (tmp_path / "empty.learning").write_bytes((tmp_path / "l.learning").read_bytes())
    with Ledger.open(other_books, read_only=True) as found, pytest.raises(LearningDamaged) as damaged:
        found.verify()
    assert damaged.value.what == "foreign-session"


def test_a_safeguard_taken_away(ledger: Path) -> None:
    db = apsw.Connection(f"{ledger}.learning")
    db.execute("DROP TRIGGER content_goes_by_a_purge")
    db.close()
    assert damage(ledger) == ("schema", 0, "content_goes_by_a_purge")


def test_a_page_of_the_file_overwritten(ledger: Path) -> None:
    path = Path(f"{ledger}.learning")
    bytes_ = bytearray(path.read_bytes())
    bytes_[4096 * 3 : 4096 * 4] = bytes(4096)
    path.write_bytes(bytes_)
    with opened(ledger, read_only=True) as found, pytest.raises(LearningDamaged):
        found.verify()


def test_the_books_are_still_named_as_the_books(ledger: Path) -> None:
    db = apsw.Connection(str(ledger))
    db.execute("DROP TRIGGER log_never_changes")
    db.execute("UPDATE log SET version = 99 WHERE position = 2")
    db.close()
    with pytest.raises(Damaged) as damaged:
        opened(ledger, read_only=True)
    assert damaged.value.name == "ledger-damaged"


def test_reading_checks_as_well(ledger: Path) -> None:
    tamper(ledger, *resealed(ledger, 2, lambda content: content.replace(b'"mark":2', b'"mark":3')))
    with opened(ledger, read_only=True) as found, pytest.raises(LearningDamaged) as damaged:
        found.session().learning.events()
    assert (damaged.value.what, damaged.value.position) == ("content-changed", 2)


def test_a_row_that_says_more_than_a_digest(ledger: Path) -> None:
    """Somebody who knows how links are made, and writes a name where none may stand."""
    store = FileStore(Path(f"{ledger}.learning"), read_only=True, timeout=1)
    rows = list(store.log.rows())
    store.close()
    last, before = rows[-1], rows[-2]
    old = read_record(last.record)
    for by, event in (("anim-1", old.event), (None, b'{"digest":"' + b"0" * 64 + b'","who":"lichen"}'), (None, b"{}")):
        record = encode_record(
            at=old.at,
            by=by,
            entries=(),
            event=bytes(event),
            id=last.id,
            kind=old.kind,
            on=old.on,
            origin=None,
            schema=1,
            session=old.session,
            version=old.version,
        )
        link = session_link(before.link, record)
        row = Row(last.position, last.session, last.version, last.id, record, link, ledger_link(before.ledger, link))
        tamper(ledger, ("UPDATE log SET record = ?, link = ?, ledger = ? WHERE position = ?", (*row[4:], row.position)))
        what, position, _ = damage(ledger)
        assert (what, position) in {("not-canonical", last.position), ("unreadable", last.position)}


def test_sealed_contents_are_not_shown_by_accident() -> None:
    assert "secret" not in repr(Sealed(bytes(32), b"secret"))


def test_a_purge_of_the_whole_session_that_left_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l"
    with opened(path) as found:
        learning = found.session().learning
        learning.record(observed(), observed("sphaigne"))
        monkeypatch.setattr("flashcoop_core.ledger.learning.to_erase", lambda recorded, _: recorded[:1])
        learning.purge(COLD, "request")
    assert damage(path) == ("not-erased", 2, "")
