"""Whatever is recorded and purged, in whatever order: the chain holds, and what was erased is nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from flashcoop_core.errors import Refused
from flashcoop_core.events import Event
from flashcoop_core.learning.about import about
from flashcoop_core.learning.events import FormAnswered
from flashcoop_core.learning.file import FileStore
from flashcoop_core.learning.reading import Erased
from learned import COLD, LAST, answered, assessed, observed, opened, reminded

#: A batch of events, or the purge of a member or of the session.
Step = tuple[Event, ...] | str | None

PEOPLE = ("lichen", "sphaigne", "hypne", "anim-1", "mairie")
_MEMBERS = st.sampled_from(PEOPLE[:3])
_COLD_DAYS = st.integers(0, 400).map(lambda days: COLD + timedelta(days))

#: How often somebody repeats what they say.
_TIMES = st.integers(1, 200)

_EVENTS = st.one_of(
    st.builds(assessed, _MEMBERS, day=st.integers(1, 6), mark=st.integers(1, 4)),
    st.builds(lambda who, peer: assessed(who, peer, "peer"), _MEMBERS, _MEMBERS),
    st.builds(lambda who, times: answered(who, text="?" * times), _MEMBERS, _TIMES),
    st.just(answered("anim-1", "facilitator", form="facilitator-hot", text="?")),
    st.builds(reminded, _MEMBERS, on=_COLD_DAYS),
    st.builds(observed, _MEMBERS, on=_COLD_DAYS),
)
_STEPS = st.lists(
    st.one_of(st.lists(_EVENTS, min_size=1, max_size=12).map(tuple), _MEMBERS, st.none()), min_size=2, max_size=12
)


def said(event: Event) -> bytes | None:
    """The words that only this event holds, if it holds any."""
    return event.answers[0].text[:10].encode() if hasattr(event, "answers") else None


def with_words(event: Event, number: int) -> Event:
    """The event with words in it that no other event of the ledger holds."""
    if not isinstance(event, FormAnswered):
        return event
    text = f"mot-{number:06}" * len(event.answers[0].text or "")
    return attrs.evolve(event, answers=(attrs.evolve(event.answers[0], text=text),))


def play(path: Path, steps: Sequence[Step]) -> tuple[list[Event | None], list[bytes], list[bytes]]:
    """What should be read back (None: erased), the words that are kept, and the words that were erased."""
    told: list[Event | None] = []
    gone: list[bytes] = []
    with opened(path) as ledger:
        learning = ledger.session().learning
        for step in steps:
            try:
                if isinstance(step, tuple):
                    given = [with_words(event, len(told) + at) for at, event in enumerate(step)]
                    learning.record(*given, by="anim-1")
                    told += given
                else:
                    purge = learning.purge(LAST, "request", step).event
                    erased = {at for at, event in enumerate(told) if event is not None and erases(step, event)}
                    gone += [words for at in erased if (words := said(told[at]))]
                    told = [None if at in erased else event for at, event in enumerate(told)] + [purge]
            except Refused:
                continue
            assert ledger.verify().learning is not None
        left = [words for event in told if event is not None and (words := said(event))]
        assert [None if isinstance(event, Erased) else event for event in learning.events()] == told
        assert not any(word in files(path) for word in gone)
    return told, left, gone


def erases(member: str | None, event: Event) -> bool:
    """Whether the purge of a member, or of all, erases the event."""
    return member in about(event) or (member is None and getattr(event, "member", "") is not None)


def files(path: Path) -> bytes:
    return b"".join(other.read_bytes() for other in path.parent.iterdir() if ".learning" in other.name)


@settings(max_examples=40)
@drawn(_STEPS)
def test_the_chain_holds_and_what_was_erased_is_nowhere(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "l"
        told, left, gone = play(path, steps)
        if not told:
            return
        raw = files(path)
        assert all(words in raw for words in left)
        assert not any(words in raw for words in gone)
        store = FileStore(Path(f"{path}.learning"), read_only=True, timeout=1)
        records = b"".join(row.record for row in store.log.rows())
        store.close()
        assert re.search("|".join(PEOPLE).encode(), records) is None
        assert len(told) == records.count(b'"digest"')


@settings(max_examples=40)
@drawn(_STEPS)
def test_in_memory_and_in_a_file_the_same_is_kept(steps: list[Step]) -> None:
    kept = []
    with TemporaryDirectory() as folder:
        for path in (None, Path(folder) / "l"):
            with opened(path) as ledger:
                learning = ledger.session().learning
                answers: list[object] = []
                for step in steps:
                    try:
                        if isinstance(step, tuple):
                            answers.append([receipt.version for receipt in learning.record(*step)])
                        else:
                            answers.append(learning.purge(date(2026, 8, 1), "request", step).event.erased)
                    except Refused as refused:
                        answers.append(refused.names)
                shown = [
                    (one.version, one.event.kind) if isinstance(one.event, Erased) else (one.version, type(one.event))
                    for one in learning.recorded
                ]
                kept.append((answers, shown))
    assert kept[0] == kept[1]
