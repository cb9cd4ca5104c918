"""Whatever a plugin does, the ledger is as it was: failures say who failed, views are not read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import attrs
import pytest

import atelier
from cutting import CUT, SALE, WITH_ATELIER, ready
from flashcoop_core import Ledger, Session
from flashcoop_core import events as ev
from flashcoop_core.errors import PluginFailed, Refused
from flashcoop_core.hooks import (
    Committed,
    Document,
    Extension,
    Filiere,
    PluginManager,
    Refusal,
    Report,
    SessionView,
    State,
    hookimpl,
    rule,
)
from played import march

KIND = atelier.FILIERE.extension.kinds[0]


def made_of(extension: Extension) -> PluginManager:
    class Other:
        flashcoop_reports = staticmethod(atelier.flashcoop_reports)

        @hookimpl
        def flashcoop_filiere(self) -> Filiere:
            return attrs.evolve(atelier.FILIERE, extension=extension)

    return PluginManager.of(atelier=Other())


def raising(error: type[BaseException]) -> Callable[..., NoReturn]:
    def fails(*_: object) -> NoReturn:
        raise error("de travers")

    return fails


def with_rule(fails: Callable[..., NoReturn]) -> Extension:
    return attrs.evolve(atelier.FILIERE.extension, rules={ev.GoodsProduced: (rule()(fails),)})


def with_fold(fails: Callable[..., NoReturn]) -> Extension:
    def evolve(own: object, event: object) -> object:
        return fails() if isinstance(event, ev.GoodsProduced) else own

    return attrs.evolve(atelier.FILIERE.extension, evolve=evolve)


def with_postings(fails: Callable[..., NoReturn]) -> Extension:
    return attrs.evolve(atelier.FILIERE.extension, kinds=(attrs.evolve(KIND, postings=fails),))


PLACES = {
    "rule": (with_rule, ev.GoodsProduced(on=march(5), product="mirror", quantity=1_000)),
    "fold": (with_fold, ev.GoodsProduced(on=march(5), product="mirror", quantity=1_000)),
    "postings": (with_postings, CUT),
}


def opened(ledger: Ledger) -> Session:
    session = ledger.open_session(WITH_ATELIER, id="s")
    session.record(
        ev.ProductDefined(
            on=march(3), product="mirror", name="Mirror", vat_rate=2_000, vat_reason="glass", decided_by="f-1"
        )
    )
    return session


@pytest.mark.parametrize("error", [ValueError, SystemExit, GeneratorExit, RecursionError])
@pytest.mark.parametrize("place", PLACES)
def test_a_failure_names_the_plugin_and_changes_nothing(place: str, error: type[BaseException], tmp_path: Path) -> None:
    broken, event = PLACES[place]
    with Ledger.open(tmp_path / "a.flashcoop", plugins=made_of(broken(raising(error)))) as ledger:
        session = opened(ledger)
        head, state = ledger.head, session.state
        with pytest.raises(PluginFailed) as failed:
            session.record(event)
        assert failed.value.facts["plugin"] == "atelier"
        assert failed.value.facts["distribution"] == "Other 0"
        assert error.__name__ in failed.value.say()
        assert isinstance(failed.value.__cause__, error)
        with pytest.raises(PluginFailed):
            session.record(ev.FundsAdvanced(on=march(5), reference="a-1", cents=100), event)
        assert ledger.head == head
        assert session.state == state
        session.record(ev.FundsAdvanced(on=march(5), reference="a-1", cents=100))
        assert ledger.verify().events == 3


@pytest.mark.parametrize("place", PLACES)
def test_an_interruption_in_a_plugin_passes_with_a_note_and_changes_nothing(place: str, tmp_path: Path) -> None:
    broken, event = PLACES[place]
    with Ledger.open(tmp_path / "a.flashcoop", plugins=made_of(broken(raising(KeyboardInterrupt)))) as ledger:
        session = opened(ledger)
        head = ledger.head
        with pytest.raises(KeyboardInterrupt) as interrupt:
            session.record(event)
        assert interrupt.value.__notes__ == ["in plugin atelier (Other 0)"]
        assert ledger.head == head
        session.record(ev.FundsAdvanced(on=march(5), reference="a-1", cents=100))


def test_a_plugin_that_fails_only_the_second_time_fails_before_anything_is_stored(tmp_path: Path) -> None:
    calls: list[object] = []

    def evolve(own: object, event: object) -> object:
        if isinstance(event, ev.GoodsProduced):
            calls.append(event)
            if len(calls) > 1:
                raise ValueError("la deuxième fois")
        return own

    extension = attrs.evolve(atelier.FILIERE.extension, evolve=evolve)
    with Ledger.open(tmp_path / "a.flashcoop", plugins=made_of(extension)) as ledger:
        session = opened(ledger)
        session.record(PLACES["rule"][1])
        head = ledger.head
        with pytest.raises(PluginFailed):
            session.record(PLACES["rule"][1])
        assert ledger.head == head


def given(wrong: Any, _: object, __: object) -> Any:  # noqa: ANN401 - what no plugin should give
    return wrong


def test_entries_of_another_form_are_a_failure(tmp_path: Path) -> None:
    for wrong in (None, [("OD", "", ())], (("OD", "", (("606", "", 1.0, None),)),), (("XX", "", ()),)):
        extension = attrs.evolve(atelier.FILIERE.extension, kinds=(attrs.evolve(KIND, postings=partial(given, wrong)),))
        with Ledger.open(plugins=made_of(extension)) as ledger:
            session = opened(ledger)
            if wrong == [("OD", "", ())]:
                session.record(CUT)  # a list is as good as a tuple
                continue
            with pytest.raises(PluginFailed):
                session.record(CUT)
            assert session.version == 2


# -- views ----------------------------------------------------------------------------------------


def spoil(state: State) -> None:
    """Change whatever can be reached from a view. Most of it cannot be changed; what can must not matter."""
    for field in attrs.fields(State):
        value = getattr(state, field.name)
        for name, arguments in (("clear", ()), ("update", ({"x": 1},)), ("popitem", ()), ("setdefault", ("x", 1))):
            with suppress(AttributeError, TypeError):
                getattr(value, name)(*arguments)
        with suppress(AttributeError, TypeError):
            value.on = march(1)
        if isinstance(value, int):
            setattr(state, field.name, value + 1)
    state.opening = None
    for product in state.products.values():
        with suppress(AttributeError):
            product.stock = 10**9  # type: ignore[misc]


def test_what_a_rule_does_to_its_view_is_not_read_back(tmp_path: Path) -> None:
    @rule()
    def spoils(state: State, event: ev.SaleMade) -> Iterator[Refusal]:
        spoil(state)
        return iter(())

    extension = attrs.evolve(atelier.FILIERE.extension, rules={ev.SaleMade: (spoils,), ev.GoodsProduced: (spoils,)})
    with Ledger.open(tmp_path / "a.flashcoop", plugins=made_of(extension)) as ledger:
        session = ledger.open_session(WITH_ATELIER, id="s")
        ready(session)
        session.record(SALE)
        assert session.state.products["mirror"].stock == 8_000
        assert ledger.verify().events == session.version
    with Ledger.open(tmp_path / "a.flashcoop", plugins=made_of(extension)) as again:
        assert again.session().state.till_balance == 2_400


def test_what_a_report_does_to_its_view_is_not_read_back(coop: Session) -> None:
    def report(session: SessionView, *_: object) -> Document:
        spoil(session.state)
        with suppress(AttributeError):
            session.books.heading = None  # type: ignore[misc, assignment]
        return Document(tables=(), data={})

    class Spoiler:
        @hookimpl
        def flashcoop_reports(self) -> list[Report]:
            return [Report(name="spoil", label=("a", "b"), make=report)]

    plugins = PluginManager.of(atelier=atelier, spoiler=Spoiler())
    with Ledger.open(coop._log.path, plugins=plugins) as ledger:  # type: ignore[attr-defined] # noqa: SLF001
        session = ledger.session()
        before, state = str(session.books.trial_balance()), session.state
        session.report("spoiler")
        assert (str(session.books.trial_balance()), session.state) == (before, state)


def force(value: object, seen: set[int]) -> None:
    """Change every figure and text of every frozen value that can be reached, as only bad intent does."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        for part in value.values():
            force(part, seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for part in value:
            force(part, seen)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):  # type: ignore[arg-type] # it has attrs
            inside: object = getattr(value, field.name, None)
            force(inside, seen)
            if isinstance(inside, int):
                object.__setattr__(value, field.name, inside + 1)
            elif isinstance(inside, str):
                object.__setattr__(value, field.name, f"{inside}!")


def test_values_that_are_forced_open_alter_no_book_and_no_replay(tmp_path: Path) -> None:
    path = tmp_path / "a.flashcoop"

    def report(session: SessionView, *_: object) -> Document:
        for field in attrs.fields(State):
            # What plugins declare is the program's, not the session's: forced open, it would spoil other tests.
            if field.name not in ("activated", "available"):
                force(getattr(session.state, field.name), set())
        return Document(tables=(), data={})

    class Forcing:
        @hookimpl
        def flashcoop_reports(self) -> list[Report]:
            return [Report(name="force", label=("a", "b"), make=report)]

    with Ledger.open(path, plugins=PluginManager.of(atelier=atelier, forcing=Forcing())) as ledger:
        session = ledger.open_session(WITH_ATELIER, id="s")
        ready(session)
        session.record(CUT, SALE)
        books = session.books
        before = (str(books.trial_balance()), str(books.balance_sheet()), list(books.booked()), session.head)
        session.report("forcing")
        books = session.books
        after = (str(books.trial_balance()), str(books.balance_sheet()), list(books.booked()), session.head)
        assert after == before
        # A report is given a state of its own, folded from the log.
        assert (session.state.products["mirror"].stock, session.state.till_balance) == (8_000, 2_400)
        assert ledger.verify().events == session.version
    with Ledger.open(path, plugins=PluginManager.of(atelier=atelier)) as again:
        found = again.session()
        assert (found.state.products["mirror"].stock, found.state.till_balance) == (8_000, 2_400)
        assert str(found.books.trial_balance()) == before[0]
        assert again.verify().events == found.version


def test_values_that_a_rule_forces_open_alter_no_book_and_no_replay(tmp_path: Path) -> None:
    path = tmp_path / "a.flashcoop"

    @rule()
    def forces(state: State, event: ev.SaleMade) -> Iterator[Refusal]:
        force(state.products, set())
        return iter(())

    extension = attrs.evolve(atelier.FILIERE.extension, rules={ev.SaleMade: (forces,)})
    with Ledger.open(path, plugins=made_of(extension)) as ledger:
        session = ledger.open_session(WITH_ATELIER, id="s")
        ready(session)
        session.record(SALE)
        assert ledger.verify().events == session.version
    with Ledger.open(path, plugins=made_of(atelier.FILIERE.extension)) as again:
        found = again.session()
        assert (found.state.products["mirror"].stock, found.state.till_balance) == (8_000, 2_400)
        assert again.verify().events == found.version


def test_a_rule_cannot_change_what_is_recorded(tmp_path: Path) -> None:
    @rule()
    def rewrites(state: State, event: ev.GoodsProduced) -> Iterator[Refusal]:
        object.__setattr__(event, "quantity", 1)
        return iter(())

    extension = attrs.evolve(atelier.FILIERE.extension, rules={ev.GoodsProduced: (rewrites,)})
    with Ledger.open(tmp_path / "a.flashcoop", plugins=made_of(extension)) as ledger:
        session = opened(ledger)
        session.record(ev.GoodsProduced(on=march(5), product="mirror", quantity=5_000))
        assert session.state.products["mirror"].stock == 5_000
        assert ledger.verify().events == 3


# -- observers ------------------------------------------------------------------------------------


class Watching:
    """Remembers what was recorded; fails on demand."""

    def __init__(self) -> None:
        self.seen: list[Committed] = []
        self.fails = False

    @hookimpl
    def flashcoop_committed(self, committed: Committed) -> None:
        self.seen.append(committed)
        if self.fails:
            raise SystemExit(1)


def test_an_observer_is_told_after_the_commit(tmp_path: Path) -> None:
    watching = Watching()
    plugins = PluginManager.of(atelier=atelier, watching=watching)
    with Ledger.open(tmp_path / "a.flashcoop", plugins=plugins, observers=["watching"]) as ledger:
        session = opened(ledger)
        session.record(CUT)
        with pytest.raises(Refused):
            session.record(SALE)
    assert [told.kind for told in watching.seen] == ["session_opened", "product_defined", "atelier.piece_cut"]
    assert watching.seen[-1].event == CUT
    assert watching.seen[-1].head == session_head(tmp_path)


def session_head(folder: Path) -> str:
    with Ledger.open(folder / "a.flashcoop", plugins=PluginManager()) as ledger:
        return ledger.session().head


def test_an_observer_that_fails_undoes_nothing_and_is_reported(tmp_path: Path) -> None:
    watching = Watching()
    watching.fails = True
    plugins = PluginManager.of(atelier=atelier, watching=watching)
    with Ledger.open(tmp_path / "a.flashcoop", plugins=plugins, observers=["watching"]) as ledger:
        session = opened(ledger)
        assert session.version == 2
        assert [failed.facts["plugin"] for failed in ledger.observers.failures] == ["watching", "watching"]


def test_an_observer_is_told_of_what_is_imported(coop: Session, tmp_path: Path) -> None:
    watching = Watching()
    plugins = PluginManager.of(atelier=atelier, watching=watching)
    lines = [row.record for row in coop._log.rows()]  # noqa: SLF001 - what is stored
    with Ledger.open(tmp_path / "b.flashcoop", plugins=plugins, observers=["watching"]) as ledger:
        ledger.import_lines(lines)
    assert [told.version for told in watching.seen] == list(range(1, len(lines) + 1))
