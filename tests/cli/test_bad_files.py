"""Files that are not what they should be: a named refusal, and nothing changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from runs import JOURNEY, flashcoop

BOTH = pytest.mark.parametrize("lang", ["fr", "en"])
READERS = [
    ["log"],
    ["log", "--jsonl"],
    ["show"],
    ["statements"],
    ["statements", "balance-sheet"],
    ["why", "balance-sheet", "53"],
    ["verify"],
]


def run(command: list[str], path: Path) -> tuple[int, str]:
    said = flashcoop(command[0], path, *command[1:])
    return said.status, said.err


@pytest.mark.parametrize("command", [*READERS, ["record", "--kind", "member_left"]])
def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path, command: list[str]) -> None:
    status, errors = run(command, tmp_path / "absent")
    assert status == 4
    assert "[ledger-unreadable] Il n'y a pas de registre" in errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [*READERS, ["record", "--kind", "member_left"], ["import", "absent.jsonl"]])
def test_a_file_that_is_not_a_ledger_is_left_alone(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "diary.txt"
    path.write_text("Monday: nothing happened.\n" * 100)
    status, errors = run([word.replace("absent.jsonl", "/dev/null") for word in command], path)
    assert status == 3
    assert "[not-a-ledger]" in errors
    assert path.read_text().startswith("Monday")
    assert [found.name for found in tmp_path.iterdir()] == ["diary.txt"]


@pytest.mark.parametrize("command", READERS)
def test_a_folder_is_not_a_ledger(tmp_path: Path, command: list[str]) -> None:
    status, errors = run(command, tmp_path)
    assert status == 3
    assert "[not-a-ledger]" in errors


def test_another_sqlite_file_is_not_a_ledger(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    assert run(["verify"], tmp_path / "other.db")[0] == 3


@pytest.mark.parametrize("command", READERS)
def test_a_ledger_cut_short_is_damaged(lived: Path, command: list[str]) -> None:
    whole = at_rest(lived)
    for size in (len(whole) // 2, 4096, 100, 50):
        lived.write_bytes(whole[:size])
        status, errors = run(command, lived)
        assert status == 3, (size, errors)
        assert errors.startswith("["), (size, errors)


def test_verify_misses_a_single_byte_at_the_end(lived: Path) -> None:
    lived.write_bytes(at_rest(lived)[:-1])
    assert run(["verify"], lived)[0] == 3


def at_rest(path: Path) -> bytes:
    """The bytes of a ledger with nothing left beside it to be read."""
    wal = Path(f"{path}-wal")
    if wal.exists():
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
    for beside in (wal, Path(f"{path}-shm"), Path(f"{path}-journal")):
        beside.unlink(missing_ok=True)
    return path.read_bytes()


@pytest.mark.parametrize("command", READERS)
def test_one_byte_changed_is_named_by_every_reader(lived: Path, command: list[str]) -> None:
    whole = at_rest(lived)
    for marker in (b'"cents":5000', b'"kind":"funds_advanced"', b'"session":"les-essais","version":10}'):
        place = whole.rindex(marker) + len(marker) - 2
        lived.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        status, errors = run(command, lived)
        if command == ["log", "--jsonl"] and status == 0:
            continue  # an export checks nothing: its reader does
        assert status == 3, (marker, errors)
        # A kind that no version knows is refused by that name where events are read.
        assert errors.startswith(("[ledger-damaged]", "[unknown-kind]")), (marker, errors)


@BOTH
def test_a_truncated_line_7_of_10_refuses_the_whole_file(ledger: Path, tmp_path: Path, lang: str) -> None:
    before = ledger.read_bytes()
    lines = [*JOURNEY[:6], JOURNEY[6][: len(JOURNEY[6]) // 2] + b"\n", *JOURNEY[7:]]
    (tmp_path / "cut.jsonl").write_bytes(b"".join(lines))
    said = flashcoop("--lang", lang, "import", ledger, tmp_path / "cut.jsonl", "--session", "les-essais")
    assert (said.status, said.out) == (1, "")
    assert ("ligne 7" if lang == "fr" else "line 7") in said.err
    assert "[json-cut-short]" in said.err
    assert ledger.read_bytes() == before
    assert flashcoop("--lang", "en", "log", ledger).out.count("Member joined") == 0


def test_a_wrong_field_in_line_7_is_named_with_its_line(ledger: Path, tmp_path: Path) -> None:
    lines = [*JOURNEY[:6], JOURNEY[6].replace(b'"m-2"', b"2"), *JOURNEY[7:]]
    said = flashcoop("import", ledger, "-", "--session", "les-essais", typed=b"".join(lines))
    assert said.status == 1
    assert "ligne 7, vote_cast" in said.err
    assert "[wrong-type] event.member" in said.err


def test_bare_lines_need_a_session(ledger: Path) -> None:
    said = flashcoop("import", ledger, "-", typed=JOURNEY[0])
    assert said.status == 1
    assert "[session-needed]" in said.err


def test_a_file_to_import_that_is_not_there_makes_no_ledger(tmp_path: Path) -> None:
    said = flashcoop("--lang", "en", "import", tmp_path / "new", tmp_path / "absent.jsonl")
    assert said.status == 4
    assert said.err.startswith("[terminal-file] “")
    assert "ENOENT" in said.err
    assert list(tmp_path.iterdir()) == []


def test_json_that_is_not_there_or_a_folder_is_said_in_one_line(ledger: Path, tmp_path: Path) -> None:
    for name, reason in (("absent.json", "ENOENT"), (".", "EISDIR")):
        said = flashcoop("record", ledger, "--json", tmp_path / name)
        assert said.status == 4
        assert reason in said.err
        assert len(said.err.splitlines()) == 1


def test_an_exported_line_that_was_changed_is_not_adopted(lived: Path, tmp_path: Path) -> None:
    exported = flashcoop("log", lived, "--jsonl").out.encode()
    changed = exported.replace(b'"cents":5000', b'"cents":6000')
    said = flashcoop("import", tmp_path / "copy", "-", typed=changed)
    assert said.status == 1
    assert "[entries-differ]" in said.err
    assert flashcoop("log", tmp_path / "copy", "--jsonl").out == ""


def test_a_log_imported_into_a_new_ledger_has_the_same_bytes_and_heads(lived: Path, tmp_path: Path) -> None:
    exported = flashcoop("log", lived, "--jsonl").out
    copy = tmp_path / "copy"
    said = flashcoop("import", copy, "-", typed=exported)
    assert said.status == 0, said.err
    assert flashcoop("log", copy, "--jsonl").out == exported
    heads = [flashcoop("verify", path).out.replace(str(path), "") for path in (lived, copy)]
    assert heads[0] == heads[1]
    again = flashcoop("--lang", "en", "import", copy, "-", typed=exported)
    assert again.out.startswith("Events imported: 0, there already: 11")
