"""Several ledgers that hold the same session: counted once, the longer history read, another one refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from flashcoop_core import Ledger
from flashcoop_core import events as ev
from flashcoop_core.errors import Refused
from flashcoop_core.network import Longer, Twice, read_network, report
from networks import run_session


def copied(source: Path, target: Path) -> None:
    """The same sessions, byte for byte, in another ledger."""
    with Ledger.open(source, read_only=True) as held, Ledger.open(target) as ledger:
        ledger.import_lines(held.lines())


def advanced(path: Path, session: str, cents: int) -> None:
    with Ledger.open(path) as ledger:
        ledger.session(session).record(
            ev.FundsAdvanced(on=ledger.session(session).state.opened.on, reference="av", cents=cents)
        )


@pytest.fixture
def paths(tmp_path: Path) -> tuple[str, str]:
    """Two ledgers with the same session `cookies`, and one of its own each."""
    one, two = tmp_path / "one.flashcoop", tmp_path / "two.flashcoop"
    run_session(one, "cookies", cents=500)
    copied(one, two)
    run_session(one, "first", cents=100)
    run_session(two, "second", cents=100)
    return str(one), str(two)


def test_the_same_session_with_the_same_head_counts_once(paths: tuple[str, str]) -> None:
    network = read_network(paths)
    assert sorted(read.session for read in network.sessions) == ["cookies", "first", "second"]
    assert network.found == (Twice("cookies", paths[0], paths[1]),)
    assert report(network).total.turnover == 700


def test_a_ledger_given_twice_is_read_once(paths: tuple[str, str]) -> None:
    network = read_network([paths[0], paths[0]])
    assert len(network.sources) == 1
    assert network.found == ()


@pytest.mark.parametrize("turn", [1, -1])
def test_of_one_history_the_longer_is_read_whatever_the_order(paths: tuple[str, str], turn: int) -> None:
    advanced(Path(paths[1]), "cookies", 100)
    network = read_network(paths[::turn])
    longer = next(read for read in network.sessions if read.session == "cookies")
    assert (longer.ledger, longer.version) == (paths[1], 12)
    assert network.found == (Longer("cookies", paths[1], 12, paths[0], 11),)
    assert longer.balances.balance("53") == 100
    assert longer.balances.balance("701") == -500


@pytest.mark.parametrize("more", [0, 3])
def test_two_histories_of_a_session_are_refused_with_the_version_at_which_they_part(
    paths: tuple[str, str], more: int
) -> None:
    advanced(Path(paths[0]), "cookies", 100)
    advanced(Path(paths[1]), "cookies", 200)
    for at in range(more):
        with Ledger.open(paths[1]) as ledger:
            coop = ledger.session("cookies")
            coop.record(ev.WorkRecorded(on=coop.state.opened.on, member="m-1", minutes=10 + at))
    with pytest.raises(Refused) as refused:
        read_network(paths)
    assert refused.value.names == ("session-histories-differ",)
    facts = refused.value.refusals[0].facts
    assert (facts["session"], facts["version"]) == ("cookies", 12)
    assert {facts["first"], facts["second"]} == set(paths)
    for lang, words in (("fr", "se séparent à la version 12"), ("en", "they part at version 12")):
        assert words in refused.value.say(lang)  # type: ignore[arg-type] # both are languages


def test_histories_that_part_in_the_middle_are_found_by_halving(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{name}.flashcoop") for name in ("one", "two")]
    run_session(Path(paths[0]), "cookies")
    copied(Path(paths[0]), Path(paths[1]))
    for at, path in enumerate(paths):
        for step in range(9):
            with Ledger.open(path) as ledger:
                coop = ledger.session("cookies")
                coop.record(ev.WorkRecorded(on=coop.state.opened.on, member="m-1", minutes=1 + step + at))
    with pytest.raises(Refused) as refused:
        read_network(paths)
    assert refused.value.refusals[0].facts["version"] == 4


def test_two_openings_of_one_id_are_refused_unless_they_are_said_to_be_two_sessions(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{name}.flashcoop") for name in ("one", "two")]
    for path, place in zip(paths, ("Laval (53)", "Gap (05)"), strict=True):
        run_session(Path(path), "cookies", cents=100, place=place)
    with pytest.raises(Refused) as refused:
        read_network(paths)
    assert refused.value.names == ("session-openings-differ",)
    network = read_network(paths, apart=["cookies"])
    assert {read.territory for read in network.sessions} == {"53", "05"}
    assert report(network).total.turnover == 200


def test_an_id_that_means_one_session_is_not_said_to_mean_two(paths: tuple[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        read_network(paths, apart=["cookies", "nowhere"])
    assert refused.value.names == ("session-not-apart", "session-not-apart")


def test_two_sessions_said_to_be_two_are_still_compared_with_their_own_copies(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.flashcoop" for name in ("one", "two", "three")]
    run_session(paths[0], "cookies")
    run_session(paths[1], "cookies")
    copied(paths[0], paths[2])
    advanced(paths[0], "cookies", 100)
    advanced(paths[2], "cookies", 200)
    with pytest.raises(Refused) as refused:
        read_network([str(path) for path in paths], apart=["cookies"])
    assert refused.value.names == ("session-histories-differ",)


def test_every_refusal_is_named_at_once(paths: tuple[str, str]) -> None:
    for path in paths:
        run_session(Path(path), "chips")
    advanced(Path(paths[0]), "cookies", 100)
    advanced(Path(paths[1]), "cookies", 200)
    with pytest.raises(Refused) as refused:
        read_network(paths)
    assert sorted(refused.value.names) == ["session-histories-differ", "session-openings-differ"]
