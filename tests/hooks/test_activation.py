"""A plugin that a session has activated: its kinds, its rules, its state, its entries; and what is left without it."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import attrs
import pytest

import atelier
from cutting import ATELIER, CUT, SALE, WITH_ATELIER, plugins, ready
from flashcoop_core import Ledger, Session
from flashcoop_core import events as ev
from flashcoop_core.codec.door import read_event
from flashcoop_core.errors import Damaged, Refused, UnknownKind
from flashcoop_core.events.vocabulary import UnreadEvent
from flashcoop_core.hooks import Chart, Entry, EventKind, Filiere, PluginManager, hookimpl
from flashcoop_core.log import read_record
from flashcoop_core.session import plan
from played import OPENING, march


def cut_of(session: Session) -> dict[str, int]:
    bench = session.state.plugins["atelier"]
    assert isinstance(bench, atelier.Bench)
    return dict(bench.cut)


def last_record(ledger: Ledger) -> dict[str, object]:
    record: dict[str, object] = json.loads(list(ledger.lines())[-1])
    return record


def test_its_kind_is_recorded_under_its_name_with_its_version_and_its_entries(coop: Session, path: Path) -> None:
    (receipt,) = coop.record(CUT)
    assert receipt.kind == "atelier.piece_cut"
    with Ledger.open(path, plugins=plugins()) as other:
        record = last_record(other)
    assert record["kind"] == "atelier.piece_cut"
    assert record["origin"] == "atelier (atelier 0, hook API 1)"
    assert record["entries"] == [["OD", "", [["606", "", 1500, None], ["181", "", -1500, None]]]]
    assert coop.state.balance("supplies") == 1_500


def test_events_of_the_core_say_nothing_of_plugins(coop: Session) -> None:
    coop.record(CUT)
    coop.record(SALE)
    origins = [read_record(row.record).origin for row in coop._log.rows()]  # noqa: SLF001 - what is stored
    assert [bool(origin) for origin in origins[-2:]] == [True, False]


def test_its_rule_refuses_an_event_of_the_core_in_its_own_words(coop: Session) -> None:
    with pytest.raises(Refused) as refused:
        coop.record(SALE)
    (refusal,) = refused.value.refusals
    assert (refusal.name, refusal.where) == ("atelier.nothing-cut", "lines[0].product")
    assert refusal.say("fr").endswith("Rien n'a été coupé pour mirror\u00a0: enregistrez d'abord la coupe.")
    assert refusal.say("en").endswith("Nothing was cut for mirror: record the cut first.")
    coop.record(CUT)
    coop.record(SALE)
    assert coop.state.till_balance == 2_400


def test_its_rule_refuses_its_own_kind(coop: Session) -> None:
    before = coop.version
    with pytest.raises(Refused) as refused:
        coop.record(attrs.evolve(CUT, blade=10_001))
    assert refused.value.names == ("atelier.cut-too-dear",)
    assert "100,01" in refused.value.say()
    assert coop.version == before


def test_its_events_are_held_to_their_bounds(coop: Session) -> None:
    with pytest.raises(Refused) as refused:
        coop.record(attrs.evolve(CUT, quantity=0, product="No Id"))
    assert set(refused.value.names) == {"too-small", "bad-pattern"}


def test_its_state_is_the_fold_of_its_events_and_of_the_cores(coop: Session, path: Path) -> None:
    coop.record(CUT, attrs.evolve(CUT, on=march(5), quantity=2_000))
    assert cut_of(coop) == {"mirror": 12_000}
    bench = coop.state.plugins["atelier"]
    assert isinstance(bench, atelier.Bench)
    assert dict(bench.made) == {"mirror": 10_000}
    assert cut_of_version(coop, coop.version - 1) == {"mirror": 10_000}
    with Ledger.open(path, plugins=plugins()) as other:
        assert other.session().state == coop.state


def cut_of_version(session: Session, version: int) -> dict[str, int]:
    bench = session.at(version=version).state.plugins["atelier"]
    assert isinstance(bench, atelier.Bench)
    return dict(bench.cut)


def test_a_reversal_takes_its_event_out_of_its_state_and_its_books(coop: Session) -> None:
    coop.record(CUT)
    coop.record(plan.reversal(kind="atelier.piece_cut", on=march(5)))
    assert cut_of(coop) == {}
    assert coop.state.balance("supplies") == 0
    with pytest.raises(Refused) as refused:
        coop.record(plan.reversal(version=coop.version - 1, on=march(5)))
    assert refused.value.names == ("already-reversed",)


def test_a_kind_that_does_not_say_so_is_not_reversible(path: Path) -> None:
    kind = attrs.evolve(atelier.FILIERE.extension.kinds[0], reversible=False)
    with Ledger.open(path, plugins=with_kind(kind)) as ledger:
        session = ledger.open_session(WITH_ATELIER)
        session.record(CUT)
        with pytest.raises(Refused) as refused:
            session.record(plan.reversal(kind="atelier.piece_cut", on=march(5)))
    assert refused.value.names == ("not-reversible",)


def with_kind(kind: EventKind) -> PluginManager:
    """The plugin, with another kind in place of its own."""

    class Other:
        flashcoop_reports = staticmethod(atelier.flashcoop_reports)

        @hookimpl
        def flashcoop_filiere(self) -> Filiere:
            extension = attrs.evolve(atelier.FILIERE.extension, kinds=(kind,))
            return attrs.evolve(atelier.FILIERE, extension=extension)

    return PluginManager.of(atelier=Other())


def given(entries: tuple[Entry, ...], _: object, __: Chart) -> tuple[Entry, ...]:
    return entries


def test_entries_of_a_plugin_balance_and_name_accounts_of_the_chart_or_are_refused(path: Path) -> None:
    kind = atelier.FILIERE.extension.kinds[0]
    lame = (("OD", "", (("606", "", 1, None),)),)
    foreign = (("OD", "", (("999", "", 1, None), ("181", "", -1, None))),)
    for at, (entries, name) in enumerate(((lame, "entry-not-balanced"), (foreign, "account-not-in-chart"))):
        manager = with_kind(attrs.evolve(kind, postings=partial(given, entries)))
        with Ledger.open(path, plugins=manager) as ledger:
            session = ledger.open_session(WITH_ATELIER, id=f"s-{at}")
            with pytest.raises(Refused) as refused:
                session.record(CUT)
            assert refused.value.names == (name,)
            assert session.version == 1


def test_an_amendment_activates_it_later_and_it_looks_at_all_that_happened(path: Path) -> None:
    with Ledger.open(path, plugins=plugins()) as ledger:
        session = ledger.open_session(OPENING, id="s")
        ready(session)
        with pytest.raises(TypeError, match="activate the plugin"):
            session.record(CUT)
        session.record(ev.SessionAmended(on=march(5), reason="on coupe", plugins=(ATELIER,)))
        bench = session.state.plugins["atelier"]
        assert isinstance(bench, atelier.Bench)
        assert dict(bench.made) == {"mirror": 10_000}
        session.record(attrs.evolve(CUT, on=march(5)))
        assert ledger.verify().events == session.version


def test_an_amendment_takes_no_plugin_away(coop: Session) -> None:
    coop.record(ev.SessionAmended(on=march(5), reason="la pluie", place="Rouillé"))
    coop.record(CUT)
    assert coop.state.opened.plugins == (ATELIER,)


def test_an_opening_with_a_plugin_that_is_not_there_is_refused_and_makes_nothing(path: Path) -> None:
    with Ledger.open(path, plugins=PluginManager()) as ledger:
        with pytest.raises(Refused) as refused:
            ledger.open_session(WITH_ATELIER)
        assert refused.value.names == ("plugin-missing",)
        assert ledger.events == 0


def test_an_imagined_event_of_a_plugin_is_played_and_not_written(coop: Session) -> None:
    before = coop.version
    imagined = coop.imagine([CUT, SALE])
    assert imagined.state.balance("supplies") == 1_500
    assert coop.version == before
    assert cut_of(coop) == {}


# -- without the plugin ---------------------------------------------------------------------------


@pytest.fixture
def orphan(coop: Session, path: Path) -> Path:
    """A ledger whose plugin is not here."""
    coop.record(CUT)
    coop.record(SALE)
    return path


def test_without_it_the_books_are_whole(orphan: Path, coop: Session) -> None:
    with Ledger.open(orphan, plugins=PluginManager()) as ledger:
        books = ledger.session().books
        assert str(books.balance_sheet()) == str(coop.books.balance_sheet())
        assert str(books.product_margins()) == str(coop.books.product_margins())
        assert books.trial_balance().check() == ()
        assert ledger.trial_balance() is not None


def test_without_it_its_state_is_unknown_and_the_cores_is_known(orphan: Path, coop: Session) -> None:
    with Ledger.open(orphan, plugins=PluginManager()) as ledger:
        state = ledger.session().state
    assert state.activated.missing == ("atelier",)
    assert "atelier" not in state.plugins
    assert state.till_balance == coop.state.till_balance
    assert [type(fact.event) for fact in state.facts.values()].count(UnreadEvent) == 1


def test_without_it_recording_is_refused_and_says_why(orphan: Path) -> None:
    with Ledger.open(orphan, plugins=PluginManager()) as ledger:
        before = ledger.head
        for event in (ev.FundsAdvanced(on=march(7), reference="a", cents=100), plan.reversal(kind="sale_made")):
            with pytest.raises(Refused) as refused:
                ledger.session().record(event)
            assert refused.value.names == ("plugin-missing",)
        assert ledger.head == before


def test_without_it_the_ledger_is_verified_and_says_what_it_could_not_compute(orphan: Path) -> None:
    with Ledger.open(orphan, plugins=PluginManager()) as ledger:
        assert ledger.verify().skipped == (("atelier", 1),)
    with Ledger.open(orphan, plugins=plugins()) as ledger:
        assert ledger.verify().skipped == ()


def test_with_it_an_entry_that_it_would_not_compute_is_damage(orphan: Path) -> None:
    kind = attrs.evolve(atelier.FILIERE.extension.kinds[0], postings=None)
    with Ledger.open(orphan, plugins=with_kind(kind)) as ledger, pytest.raises(Damaged) as damaged:
        ledger.verify()
    assert damaged.value.what == "entries"


# -- from outside ---------------------------------------------------------------------------------


def test_an_export_comes_back_byte_for_byte_where_the_plugin_is(orphan: Path, tmp_path: Path) -> None:
    with Ledger.open(orphan, plugins=plugins()) as ledger:
        lines, head = list(ledger.lines()), ledger.head
    with Ledger.open(tmp_path / "b.flashcoop", plugins=plugins()) as other:
        assert other.import_lines(lines).events == len(lines)
        assert other.head == head
        assert list(other.lines()) == lines


def test_without_it_the_ledger_is_exported_byte_for_byte(orphan: Path, tmp_path: Path) -> None:
    with Ledger.open(orphan, plugins=plugins()) as ledger:
        lines, head = list(ledger.lines()), ledger.head
    with Ledger.open(orphan, plugins=PluginManager()) as ledger:
        assert list(ledger.lines()) == lines
        assert ledger.head == head
        entries = list(ledger.session().books.booked())
    with Ledger.open(orphan, plugins=plugins()) as ledger:
        assert list(ledger.session().books.booked()) == entries


def test_an_export_is_refused_where_the_plugin_is_not(orphan: Path, tmp_path: Path) -> None:
    with Ledger.open(orphan, plugins=plugins()) as ledger:
        lines = list(ledger.lines())
    with Ledger.open(tmp_path / "b.flashcoop", plugins=PluginManager()) as other:
        with pytest.raises(Refused) as refused:
            other.import_lines(lines)
        assert (refused.value.names, refused.value.line) == (("plugin-missing",), 1)
        assert other.events == 0


@pytest.mark.parametrize("origin", ['"elsewhere (e 1, hook API 1)"', "null"])
def test_a_line_that_says_it_comes_from_another_plugin_is_refused(origin: str, orphan: Path, tmp_path: Path) -> None:
    with Ledger.open(orphan, plugins=plugins()) as ledger:
        lines = list(ledger.lines())
    own = b'"origin":"atelier (atelier 0, hook API 1)"'
    changed = [line.replace(own, f'"origin":{origin}'.encode()) for line in lines]
    with Ledger.open(tmp_path / "b.flashcoop", plugins=plugins()) as other:
        with pytest.raises(Refused) as refused:
            other.import_lines(changed)
        assert "origin-differs" in refused.value.names
        assert other.events == 0


def test_a_bare_event_is_read_with_the_vocabulary_of_its_session(coop: Session) -> None:
    raw = b'{"kind":"atelier.piece_cut","event":{"on":"2026-03-04","product":"mirror","quantity":1000}}'
    event = read_event(raw, coop.state.activated.vocabulary).event
    coop.record(event)
    assert cut_of(coop) == {"mirror": 1_000}
    with pytest.raises(Refused) as refused:
        read_event(raw)
    assert refused.value.names == ("plugin-not-active",)
    with pytest.raises(Refused) as unknown:
        read_event(raw.replace(b"piece_cut", b"piece_bent"), coop.state.activated.vocabulary)
    assert unknown.value.names == ("unknown-kind",)


def test_a_bare_line_of_an_import_may_be_of_a_plugin(coop: Session, path: Path) -> None:
    raw = b'{"kind":"atelier.piece_cut","event":{"on":"2026-03-04","product":"mirror","quantity":1000}}\n'
    with Ledger.open(path, plugins=plugins()) as ledger:
        assert ledger.import_lines([raw], session="s").events == 1
    assert cut_of(coop) == {"mirror": 1_000}


def test_a_kind_of_a_plugin_that_was_never_activated_is_no_event_of_the_log(coop: Session, path: Path) -> None:
    coop.record(CUT)
    with Ledger.open(path, plugins=with_kind_named("other")) as ledger, pytest.raises(UnknownKind):
        ledger.session().state.version  # noqa: B018 - asking is the test


def with_kind_named(name: str) -> PluginManager:
    return with_kind(attrs.evolve(atelier.FILIERE.extension.kinds[0], name=name))
