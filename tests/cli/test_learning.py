"""`flashcoop learn` and `flashcoop purge`: what is learnt goes in by lines, and goes away for good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runs import flashcoop

DAYS = ("--on", "2028-07-15")


def line(kind: str, on: str, **fields: object) -> bytes:
    return json.dumps({"kind": kind, "event": {"on": on, **fields}}).encode() + b"\n"


def outcome(member: str) -> bytes:
    return line("outcome_observed", "2026-07-15", member=member, outcome="gave-idea-up", observed_by="member")


@pytest.fixture
def followed(lived: Path) -> Path:
    """The ledger of a session, with what became of two members."""
    typed = outcome("m-1") + b"\n" + outcome("m-2")
    assert flashcoop("learn", lived, "-", "--by", "f-1", typed=typed).status == 0
    return lived


def kept(path: Path) -> bytes:
    return Path(f"{path}.learning").read_bytes()


def test_what_is_learnt_is_recorded_and_verified(followed: Path) -> None:
    assert b"gave-idea-up" in kept(followed)
    said = flashcoop("--lang", "en", "verify", followed)
    assert "Learning. Events: 2, of them erased: 0." in said.out
    assert "Head of the learning of session les-essais: " in said.out


def test_the_head_of_learning_is_found_again(followed: Path) -> None:
    recorded = flashcoop("--lang", "en", "learn", followed, "-", typed=outcome("m-1"))
    assert "Recorded: Outcome of a member, session les-essais, version 3" in recorded.out
    head = recorded.out.split("Head of learning: ")[1].strip()
    said = flashcoop("--lang", "en", "verify", followed, "--head", head)
    assert "The head given is one of learning, at position 3; events since: 0." in said.out


def test_the_export_of_the_ledger_leaves_it_where_it_is(followed: Path, tmp_path: Path) -> None:
    lines = flashcoop("log", followed, "--jsonl").out
    assert "outcome" not in lines
    assert flashcoop("import", tmp_path / "copy", "-", typed=lines.encode()).status == 0
    assert not (tmp_path / "copy.learning").exists()


def test_one_bad_line_keeps_all_of_them_out_and_is_named_with_its_path(lived: Path) -> None:
    said = flashcoop(
        "--lang", "en", "learn", lived, "-", typed=outcome("m-1") + outcome("m-1").replace(b'"gave', b'"hat')
    )
    assert said.status == 1
    assert "line 2, outcome_observed" in said.err
    assert "event.outcome: " in said.err
    assert not Path(f"{lived}.learning").exists()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_too_early_a_purge_is_refused_with_the_day(followed: Path, lang: str) -> None:
    said = flashcoop("--lang", lang, "purge", followed, "--reason", "retention", "--on", "2028-07-14", "--yes")
    assert said.status == 1
    assert "[retention-not-over]" in said.err
    assert ("15/07/2028" if lang == "fr" else "2028-07-15") in said.err
    assert b"gave-idea-up" in kept(followed)


def test_a_purge_asks_first_and_does_nothing_unless_the_answer_is_yes(followed: Path) -> None:
    before = kept(followed)
    said = flashcoop("--lang", "en", "purge", followed, "--reason", "retention", *DAYS, typed="n\n")
    assert (said.status, said.out) == (1, "")
    assert "Erase 2 event(s) of learning of session les-essais for ever (member: *)? [y/N]" in said.err
    assert kept(followed) == before
    assert flashcoop("purge", followed, "--reason", "retention", *DAYS, typed="").status == 1
    assert kept(followed) == before
    said = flashcoop("--lang", "en", "purge", followed, "--reason", "retention", *DAYS, typed="y\n")
    assert said.status == 0
    assert "2 event(s) erased in session les-essais." in said.out
    assert b"gave-idea-up" not in kept(followed)
    assert "Learning. Events: 3, of them erased: 2." in flashcoop("--lang", "en", "verify", followed).out


def test_one_member_is_erased_on_their_request_at_once(followed: Path) -> None:
    said = flashcoop("--lang", "en", "purge", followed, "--reason", "request", "--member", "m-1", "--yes")
    assert "1 event(s) erased" in said.out
    again = flashcoop("purge", followed, "--reason", "request", "--member", "m-1")
    assert (again.status, "[nothing-to-purge]" in again.err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "status", "name"),
    [
        (("--reason", "boredom"), 2, "usage-bad-value"),
        ((), 2, "usage-missing"),
        (("--reason", "request", "--on", "tomorrow"), 2, "usage-day"),
        (("--reason", "request", "--member", "nobody"), 1, "unknown-member"),
        (("--reason", "request", "--session", "autre"), 1, "unknown-session"),
    ],
)
def test_a_purge_that_makes_no_sense_is_refused(
    followed: Path, arguments: tuple[str, ...], status: int, name: str
) -> None:
    before = kept(followed)
    said = flashcoop("purge", followed, *arguments, "--yes")
    assert (said.status, f"[{name}]" in said.err) == (status, True)
    assert kept(followed) == before


def test_a_damaged_file_of_learning_ends_with_the_status_of_damage(followed: Path) -> None:
    path = Path(f"{followed}.learning")
    path.write_bytes(path.read_bytes().replace(b"gave-idea-up", b"gave-idea-xx"))
    said = flashcoop("--lang", "en", "verify", followed)
    assert said.status == 3
    assert "[learning-damaged]" in said.err
    assert "the content of this event is no longer what was recorded" in said.err.lower()


@pytest.mark.parametrize("command", [("learn", "/dev/null"), ("purge", "--reason", "request", "--yes")])
def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path, command: tuple[str, ...]) -> None:
    said = flashcoop(command[0], tmp_path / "absent", *command[1:])
    assert said.status == 4
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_a_line_says_that_nothing_was_recorded(lived: Path) -> None:
    said = flashcoop("--lang", "en", "learn", lived, "-", typed=b"\n")
    assert (said.status, said.out, said.err) == (0, "", "Nothing was recorded.\n")
