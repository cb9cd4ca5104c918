"""The learning of many sessions: figures with what they are of, small ones kept back, what is gone said."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from itertools import chain, product
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashcoop_core import Ledger
from flashcoop_core.demo import Stage, follow, play
from flashcoop_core.errors import LearningDamaged
from flashcoop_core.learning.outcomes import OUTCOMES
from flashcoop_core.learning.progress import Ratio
from flashcoop_core.network import NetworkReport, Summary, as_html, as_text, read_network, report
from flashcoop_core.network.learners import asked_of_members
from flashcoop_core.reports.learning import learning_report
from networks import ALL_MARKS, equations_solved, network, summary
from runs import flashcoop

LATER = date(2026, 1, 1)


def figures(made: NetworkReport) -> dict[tuple[str, str], tuple[int | None, int | None]]:
    """The indicators, by name and what they are about."""
    return {(one.name, one.of): (one.part, one.whole) for one in made.indicators}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Jinsei'Coop, closed, with what its seven members learnt beside it."""
    path = tmp_path_factory.mktemp("learnt") / "jinsei.flashcoop"
    stage = Stage(2026)
    with Ledger.open(path, clock=stage.clock, ids=stage.ids) as ledger:
        play("jinsei", stage, ledger, lambda _: None)
        follow("jinsei", stage)
    return path


@pytest.fixture
def path(demo: Path, tmp_path: Path) -> Path:
    """A copy of both files."""
    for name in (demo.name, f"{demo.name}.learning"):
        shutil.copy(demo.parent / name, tmp_path / name)
    return tmp_path / demo.name


def test_the_figures_of_one_session_are_those_of_its_own_report(demo: Path) -> None:
    with Ledger.open(demo, read_only=True) as ledger:
        coop = ledger.session()
        own = learning_report(coop.state, coop.learning.events(), LATER)
    made = report(read_network([str(demo)], on=LATER), threshold=0)
    found = figures(made)
    for by in ("self", "peer", "facilitator"):
        ratio = own._index_by(by)  # noqa: SLF001 - the same figure
        assert found["progress", by] == (ratio.part, ratio.whole)
    for outcome, ratio in own.outcomes.counts.items():
        assert found["outcome", outcome] == (ratio.part, ratio.whole)
    assert found["observed", ""] == (own.outcomes.observed.part, own.outcomes.observed.whole)
    for rate in own.rates:
        if rate.form != "skills":
            assert found["answered", rate.form] == (rate.answered.part, rate.answered.whole)
    assert found["answered", "skills"] == (7, 7)  # people, not days
    assert made.learning == {"kept": 1, "absent": 0, "erased": 0, "partly_erased": 0}


def test_what_is_asked_or_observed_later_is_not_yet(demo: Path) -> None:
    made = report(read_network([str(demo)], on=date(2024, 12, 1)), threshold=0)
    assert ("answered", "participant-cold") not in figures(made)
    assert figures(made)["answered", "appreciation"] == (7, 7)
    assert figures(made)["observed", ""] == (0, 7)


def test_few_people_are_not_told_and_nothing_gives_them_back(demo: Path) -> None:
    found = figures(report(read_network([str(demo)], on=LATER)))
    assert found["followed", ""] == (7, 7)
    assert found["observed", ""] == (None, 7)  # six of seven: the seventh would be told
    assert found["outcome", "job"] == (None, None)
    assert found["outcome", "own-project"] == (0, None)
    assert found["answered", "participant-cold"] == (None, 7)  # five of seven
    assert found["answered", "facilitator-hot"] == (None, None)


def test_without_a_file_of_learning_its_absence_is_said_and_no_figure_is_there(path: Path) -> None:
    Path(f"{path}.learning").unlink()
    made = report(read_network([str(path)], on=LATER), threshold=0)
    assert made.learning == {"kept": 0, "absent": 1, "erased": 0, "partly_erased": 0}
    assert figures(made)["followed", ""] == (0, 7)
    assert {name for name, _ in figures(made)}.isdisjoint({"observed", "outcome", "answered", "progress"})
    assert "Gardés\u00a0: 0\u00a0; absents\u00a0: 1\u00a0; effacés\u00a0: 0" in as_text(made)
    assert "Kept: 0; absent: 1; erased: 0" in as_html(made, "en")
    # Then the report is the same on any day.
    assert made.data() == report(read_network([str(path)], on=date(2027, 1, 1)), threshold=0).data()


def test_a_session_whose_learning_was_purged_is_said_to_be(path: Path) -> None:
    with Ledger.open(path, clock=lambda: datetime(2028, 1, 1, tzinfo=UTC)) as ledger:
        ledger.session().learning.purge(date(2028, 1, 1), "retention")
    made = report(read_network([str(path)], on=LATER), threshold=0)
    assert made.learning == {"kept": 0, "absent": 0, "erased": 1, "partly_erased": 0}
    assert figures(made)["followed", ""] == (0, 7)


def test_a_member_who_had_it_erased_is_in_no_figure(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.session().learning.purge(LATER, "request", "m-03")
    made = report(read_network([str(path)], on=LATER), threshold=0)
    found = figures(made)
    assert found["followed", ""] == (6, 7)
    assert found["outcome", "job"] == (0, 5)
    assert found["answered", "participant-cold"] == (4, 6)
    assert made.learning == {"kept": 1, "absent": 0, "erased": 0, "partly_erased": 1}
    assert "Sessions of whose learning a part is erased, because somebody asked for it: 1." in as_text(made, "en")


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_copies_the_one_with_learning_beside_it_is_found_whatever_the_order(
    demo: Path, path: Path, turn: int
) -> None:
    Path(f"{path}.learning").unlink()
    network = read_network([str(demo), str(path)][::turn], on=LATER)
    assert [one.learning for one in network.sessions] == ["kept"]


def test_damaged_learning_is_named_as_what_it_is(path: Path) -> None:
    db = apsw.Connection(f"{path}.learning")
    triggers = list(db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    for (name,) in triggers:
        db.execute(f'DROP TRIGGER "{name}"')
    db.execute("UPDATE content SET content = CAST(replace(content, 'job', 'jib') AS BLOB)")
    db.close()
    with pytest.raises(LearningDamaged):
        read_network([str(path)])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_command_tells_it_in_every_form(demo: Path, tmp_path: Path, lang: str) -> None:
    words = {"fr": "Devenir\u00a0: en formation", "en": "Outcome: in training"}[lang]
    table = flashcoop("--lang", lang, "network", demo, "--on", "2026-01-01", "--threshold", "0")
    assert words in table.out
    page = flashcoop("--lang", lang, "network", demo, "--format", "html")
    assert words in page.out
    data = json.loads(flashcoop("network", demo, "--on", "2026-01-01", "--format", "json", "--threshold", "0").out)
    assert data["learning"] == {"on": "2026-01-01", "kept": 1, "absent": 0, "erased": 0, "partly_erased": 0}
    job = {"name": "outcome", "of": "job", "part": 1, "part_unit": "members", "whole": 6, "whole_unit": "members"}
    assert {**job, "rate": 16_67} in data["indicators"]
    book = tmp_path / "network.xlsx"
    assert flashcoop("network", demo, "--format", "xlsx", "--out", book).status == 0
    assert flashcoop("network", demo, "--on", "hier").status == 2


# --- any network ---------------------------------------------------------------------------------


@st.composite
def _said(draw: st.DrawFn) -> tuple[str, ...]:
    """What learning says of a member."""
    if not draw(st.booleans()):
        return ()
    forms = draw(st.lists(st.sampled_from(asked_of_members()[:2]), unique=True))
    marks = ["followed"]
    if outcome := draw(st.sampled_from((None, *OUTCOMES[:3]))):
        marks.append(f"outcome:{outcome}")
    for form in forms:
        marks += [f"asked:{form}", *([f"answered:{form}"] if draw(st.booleans()) else [])]
    if draw(st.booleans()):
        marks += ["compared:self", draw(st.sampled_from(("progressed:self", "level:self")))]
    return tuple(marks)


@st.composite
def _sessions(draw: st.DrawFn) -> tuple[Summary, ...]:
    people = st.dictionaries(_said(), st.integers(1, 9), max_size=4)
    return tuple(
        summary(
            f"s-{at}",
            host=draw(st.sampled_from(("Coodem", "CDP49"))),
            closed=draw(st.sampled_from((None, date(2026, 4, 1)))),
            people=tuple(sorted(((*ALL_MARKS, *said), count) for said, count in draw(people).items())),
            learning="kept",
            progress=(("self", Ratio(3, 9)),),
        )
        for at in range(draw(st.integers(0, 5)))
    )


def _anybody() -> list[frozenset[str]]:
    """All that may be said of a member, as far as a figure depends on it: a reader can leave none of it out."""
    outcomes = [(), *((f"outcome:{outcome}",) for outcome in OUTCOMES[:3])]
    statuses = [[(), (f"asked:{form}",), (f"asked:{form}", f"answered:{form}")] for form in asked_of_members()[:2]]
    return [frozenset(), *(frozenset(("followed", *chain(*held))) for held in product(outcomes, *statuses))]


def _sides(name: str, of: str) -> tuple[str, str]:
    """The marks of who is in the part of a figure, and of who is in its whole; empty for everybody."""
    return {
        "followed": ("followed", ""),
        "observed": ("outcome:", "followed"),
        "outcome": (f"outcome:{of}", "outcome:"),
        "answered": (f"answered:{of}", f"asked:{of}"),
    }[name]


@given(_sessions(), st.integers(2, 6))
def test_no_figure_of_learning_tells_or_gives_back_who_few_are(read: tuple[Summary, ...], threshold: int) -> None:
    counts = dict.fromkeys(_anybody(), 0)
    for marks, count in ((marks, count) for one in read if one.closed for marks, count in one.people):
        counts[frozenset(mark for mark in marks if mark == "followed" or mark.startswith(("outc", "ask", "answ")))] += (
            count
        )
    cells = {str(at): (held, count) for at, (held, count) in enumerate(counts.items())}
    told: list[tuple[dict[str, int], int]] = []
    few: list[dict[str, int]] = []
    for (name, of), values in figures(report(network(*read), threshold=threshold)).items():
        if name not in {"followed", "observed", "outcome", "answered"}:
            continue
        part, whole = (
            {cell: 1 for cell, (held, _) in cells.items() if not side or any(mark.startswith(side) for mark in held)}
            for side in _sides(name, of)
        )
        for side, value in zip((part, whole), values, strict=True):
            assert value in {None, sum(cells[cell][1] for cell in side)}
            told += [] if value is None else [(side, value)]
        rest = dict.fromkeys(whole.keys() - part.keys(), 1)
        few += [side for side in (part, whole, rest) if 0 < sum(cells[cell][1] for cell in side) < threshold]
    asked = [({**side, f"few {at}": -1}, 0) for at, side in enumerate(few)]
    names = [f"few {at}" for at in range(len(few))]
    assert set(names).isdisjoint(equations_solved([*told, *asked], [*cells, *names]))


@given(_sessions(), st.integers(2, 6))
def test_skills_are_told_of_enough_people_only(read: tuple[Summary, ...], threshold: int) -> None:
    found = figures(report(network(*read), threshold=threshold)).get(("progress", "self"), (None, None))
    for said in ("compared", "progressed", "level"):
        people = sum(count for one in read if one.closed for marks, count in one.people if f"{said}:self" in marks)
        assert found == (None, None) or not 0 < people < threshold
