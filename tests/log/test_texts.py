"""Each error of the log has its sentence in both languages."""

from __future__ import annotations

import pytest

from flashcoop_core.errors import Conflict, Damaged, HeadNotFound, LedgerBusy, LogError, NotALedger, UnknownSession
from flashcoop_core.words import SUBJECTS, names
from flashcoop_core.words.logs import DAMAGES


@pytest.mark.parametrize("error", [Conflict, UnknownSession, *LogError.__subclasses__()])
def test_each_error_has_one_text(error: type[LogError]) -> None:
    assert sum(error.name in names(subject) for subject in SUBJECTS) == 1


@pytest.mark.parametrize("what", DAMAGES)
@pytest.mark.parametrize(
    ("position", "session", "place"),
    [
        (12, "poitiers", "position 12, in session poitiers."),
        (12, "", "position 12."),
        (0, "poitiers", "damaged, in session poitiers."),
        (0, "", "damaged."),
    ],
)
def test_each_damage_names_its_place_and_says_what_it_is(what: str, position: int, session: str, place: str) -> None:
    damaged = Damaged(position=position, session=session, what=what, detail="link")
    assert damaged.say("en").startswith("The ledger is damaged")
    assert place in damaged.say("en")
    assert len(damaged.say("fr")) > len("Le registre est abîmé.")
    assert str(damaged) == damaged.say("fr")


def test_sentences_quote_their_facts() -> None:
    assert "/x/a.flashcoop" in NotALedger(path="/x/a.flashcoop").say("fr")
    assert "10" in LedgerBusy(path="a", seconds=10).say("en")
    assert "ab12" in HeadNotFound(head="ab12").say("en")
    assert "4" in Conflict(session="a", expected=3, actual=4).say("en")
