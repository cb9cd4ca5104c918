"""Recording on a real ledger: all or nothing, once, in order, and never on a state that has moved."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flashcoop_core import Ledger, Session, events
from flashcoop_core.errors import Conflict, Damaged, IdReused, NotAHead, Refused, UnknownSession
from flashcoop_core.ledger.live import Live
from flashcoop_core.ledger.recording import Recorder
from flashcoop_core.log import Row

MONDAY = date(2026, 3, 2)
OPENING = events.SessionOpened(
    on=MONDAY,
    name="L'Été à Nîmes",
    host=events.Host(name="Notre CAE", siren="000000000", section="ete"),
    place="Nîmes",
    starts=MONDAY,
    ends=date(2026, 3, 10),
    fiscal_year_ends=date(2026, 12, 31),
    filiere="culinaire",
)
ADVANCE = events.FundsAdvanced(on=MONDAY, reference="av-1", cents=200_00)
TOO_MUCH = events.FundsReturned(on=MONDAY, reference="ret-1", cents=200_01)


def id_of(number: int) -> bytes:
    return number.to_bytes(16, "big")


@pytest.fixture(params=["memory", "file"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.flashcoop" if request.param == "file" else None) as opened:
        yield opened


@pytest.fixture
def coop(ledger: Ledger) -> Session:
    return ledger.open_session(OPENING)


def test_a_session_is_named_after_what_it_is_called(ledger: Ledger, coop: Session) -> None:
    assert coop.id == "l-ete-a-nimes"
    assert ledger.open_session(OPENING).id == "l-ete-a-nimes-2"
    assert ledger.sessions == ("l-ete-a-nimes", "l-ete-a-nimes-2")


def test_the_only_session_needs_no_name_and_one_of_two_does(ledger: Ledger, coop: Session) -> None:
    assert ledger.session().id == coop.id
    ledger.open_session(OPENING, id="autre")
    with pytest.raises(UnknownSession) as unknown:
        ledger.session()
    assert unknown.value.facts["known"] == ("autre", "l-ete-a-nimes")


def test_the_opening_freezes_the_chart(coop: Session) -> None:
    accounts = coop.state.opened.accounts
    assert {account.role: account.number for account in accounts}["till"] == "53"


def test_a_receipt_says_where_the_event_is(ledger: Ledger, coop: Session) -> None:
    (receipt,) = coop.record(ADVANCE, by="f-01")
    assert (receipt.version, receipt.position, receipt.kind, receipt.repeated) == (2, 2, "funds_advanced", False)
    assert receipt.head == coop.head
    assert receipt.event == ADVANCE


def test_a_refused_event_changes_nothing(ledger: Ledger, coop: Session) -> None:
    coop.record(ADVANCE)
    before = (ledger.head, coop.version, coop.state)
    with pytest.raises(Refused) as refused:
        coop.record(TOO_MUCH)
    assert refused.value.names == ("till-would-go-negative",)
    assert (ledger.head, coop.version, coop.state) == before


def test_a_batch_with_one_bad_event_leaves_no_trace_and_names_its_line(ledger: Ledger, coop: Session) -> None:
    before = (ledger.head, coop.state)
    with pytest.raises(Refused) as refused:
        coop.record(ADVANCE, TOO_MUCH)
    assert (refused.value.line, refused.value.kind) == (2, "funds_returned")
    assert (ledger.head, coop.state) == before


def test_a_batch_sees_what_its_first_events_did(coop: Session) -> None:
    receipts = coop.record(ADVANCE, coop.plan.till_count(200_00), coop.plan.till_close())
    assert [receipt.version for receipt in receipts] == [2, 3, 4]
    assert receipts[2].event.head == receipts[1].head


def test_a_retry_gets_the_first_answer_even_when_the_rules_would_refuse_it_now(coop: Session) -> None:
    first = coop.record(ADVANCE, events.FundsReturned(on=MONDAY, reference="r", cents=200_00), ids=[id_of(1), id_of(2)])
    again = coop.record(
        ADVANCE,
        events.FundsReturned(on=MONDAY, reference="r", cents=200_00),
        ids=[id_of(1), id_of(2)],
        expected=1,
    )
    assert [receipt.repeated for receipt in again] == [True, True]
    assert [receipt.position for receipt in again] == [receipt.position for receipt in first]
    assert coop.version == 3


def test_a_plan_retried_by_id_is_not_planned_again(coop: Session) -> None:
    coop.record(ADVANCE)
    coop.record(coop.plan.till_count(199_00), ids=[id_of(9)])
    (again,) = coop.record(coop.plan.till_count(150_00), ids=[id_of(9)])
    assert again.repeated
    assert again.event.counted == 199_00


def test_an_id_taken_by_other_content_is_refused(coop: Session) -> None:
    coop.record(ADVANCE, ids=[id_of(1)])
    with pytest.raises(IdReused):
        coop.record(events.FundsAdvanced(on=MONDAY, reference="av-2", cents=1), ids=[id_of(1)])


def test_a_batch_that_is_there_in_part_is_refused(coop: Session) -> None:
    coop.record(ADVANCE, ids=[id_of(1)])
    with pytest.raises(IdReused):
        coop.record(ADVANCE, ADVANCE, ids=[id_of(1), id_of(2)])
    assert coop.version == 2


def test_only_an_expected_version_conflicts(coop: Session) -> None:
    coop.record(ADVANCE, expected=1)
    with pytest.raises(Conflict) as conflict:
        coop.record(ADVANCE, expected=1)
    assert conflict.value.facts["actual"] == 2


def test_nothing_to_record_is_nothing(coop: Session) -> None:
    assert coop.record() == ()


def test_what_is_no_event_is_an_error_of_the_program(coop: Session) -> None:
    with pytest.raises(TypeError):
        coop.record(object())


def test_recorded_times_never_go_back(tmp_path: Path) -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    times = iter([noon, noon - timedelta(hours=3), noon + timedelta(hours=1)])
    with Ledger.open(tmp_path / "l", clock=lambda: next(times)) as ledger:
        coop = ledger.open_session(OPENING)
        coop.record(ADVANCE)
        coop.record(ADVANCE)
        moments = [b'"at":"2026-03-02T12:00:00.000000Z"', b'"at":"2026-03-02T12:00:00.000000Z"', b"13:00:00"]
        assert all(moment in line for moment, line in zip(moments, ledger.lines(), strict=True))
        ledger.verify()


def test_two_handles_on_one_file_see_each_other(tmp_path: Path) -> None:
    path = tmp_path / "l.flashcoop"
    with Ledger.open(path) as one, Ledger.open(path) as other:
        here = one.open_session(OPENING)
        there = other.session()
        there.record(ADVANCE)
        here.record(events.FundsReturned(on=MONDAY, reference="r", cents=150_00))
        assert here.state == there.state
        assert there.state.till_balance == 50_00


def test_the_state_handed_out_cannot_be_written(coop: Session) -> None:
    coop.record(ADVANCE)
    state = coop.state
    with pytest.raises(TypeError):
        state.balances["53", ""] = 0
    state.version = 99
    assert coop.state.version == 2
    assert coop.state.till_balance == 200_00


def test_an_earlier_version_and_an_earlier_moment_are_read_as_they_were(tmp_path: Path) -> None:
    times = iter(datetime(2026, 3, day, tzinfo=UTC) for day in (2, 3, 4))
    with Ledger.open(tmp_path / "l", clock=lambda: next(times)) as ledger:
        coop = ledger.open_session(OPENING)
        coop.record(ADVANCE)
        heads = coop.head
        coop.record(events.FundsReturned(on=MONDAY, reference="r", cents=200_00))
        assert coop.at(version=2).state.till_balance == 200_00
        assert coop.at(version=2).books.heading.head == heads
        assert coop.at(recorded=datetime(2026, 3, 3, 12, tzinfo=UTC)).version == 2
        assert coop.at(recorded=datetime(2026, 1, 1, tzinfo=UTC)).version == 0
        assert coop.books.trial_balance().check() == ()


def test_imagining_writes_nothing_and_names_what_it_assumed(ledger: Ledger, coop: Session) -> None:
    coop.record(ADVANCE)
    before = ledger.head
    imagined = coop.imagine([TOO_MUCH], assuming=["till-would-go-negative"])
    assert [refusal.name for refusal in imagined.assumed] == ["till-would-go-negative"]
    assert imagined.state.till_balance == -1
    assert imagined.books.balances.balance("53") == -1
    assert imagined.books.heading.imagined
    assert (ledger.head, coop.state.till_balance) == (before, 200_00)


def test_what_others_record_meanwhile_is_in_no_part_of_what_is_imagined(
    coop: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Recorder.copy

    def copied_before_another_records(recorder: Recorder, session: str) -> Live:
        found = copy(recorder, session)
        coop.record(ADVANCE)
        return found

    monkeypatch.setattr(Recorder, "copy", copied_before_another_records)
    imagined = coop.imagine([TOO_MUCH], assuming=["till-would-go-negative"])
    assert imagined.state.till_balance == imagined.books.balances.balance("53") == -200_01
    assert coop.state.till_balance == 200_00


def test_imagining_is_refused_by_what_is_not_assumed(coop: Session) -> None:
    with pytest.raises(Refused) as refused:
        coop.imagine([ADVANCE, TOO_MUCH, TOO_MUCH], assuming=["price-not-voted"])
    assert refused.value.line == 2


def test_verify_names_a_stored_entry_that_the_code_would_not_compute(ledger: Ledger, coop: Session) -> None:
    coop.record(ADVANCE)
    row = next(iter(ledger.log.rows(coop.id, 1)))
    forged = row.record.replace(b'"53"', b'"58"').replace(b'"version":2', b'"version":3')
    forged = forged.replace(row.id.hex().encode(), id_of(7).hex().encode())
    with ledger.log.writing() as turn:
        turn.append([(coop.id, id_of(7), forged)])
    with pytest.raises(Damaged) as damaged:
        ledger.verify()
    assert (damaged.value.facts["position"], damaged.value.facts["what"]) == (3, "entries")


def test_verify_names_an_event_with_a_field_too_many(ledger: Ledger, coop: Session) -> None:
    coop.record(ADVANCE)
    row = next(iter(ledger.log.rows(coop.id, 1)))
    forged = row.record.replace(b'"cents":20000,', b'"cents":20000,"extra":1,').replace(b'"version":2', b'"version":3')
    forged = forged.replace(row.id.hex().encode(), id_of(7).hex().encode())
    with ledger.log.writing() as turn:
        turn.append([(coop.id, id_of(7), forged)])
    with pytest.raises(Damaged) as damaged:
        ledger.verify()
    assert (damaged.value.facts["position"], damaged.value.facts["what"]) == (3, "not-canonical")


def test_a_file_cut_by_its_last_byte_is_refused_by_reader_and_writer(tmp_path: Path) -> None:
    path = tmp_path / "l.flashcoop"
    with Ledger.open(path) as ledger:
        ledger.open_session(OPENING)
    path.write_bytes(path.read_bytes()[:-1])
    for read_only in (True, False):
        with pytest.raises(Damaged) as damaged, Ledger.open(path, read_only=read_only):
            pass
        assert damaged.value.facts["what"] == "file"


@pytest.mark.parametrize("by", ["Jean Dupont", "", 5, "e\u0301", "f-01\n"])
def test_who_records_is_an_opaque_id_or_nobody(ledger: Ledger, coop: Session, by: str) -> None:
    with pytest.raises(Refused) as refused:
        coop.record(ADVANCE, by=by)
    assert [(refusal.name, refusal.where) for refusal in refused.value.refusals] == [("not-an-id", "by")]
    assert ledger.verify().events == 1


@pytest.mark.parametrize("id", ["Jean Dupont", 'a"b', "abc\n", "-a"])
def test_a_session_is_named_by_an_opaque_id(ledger: Ledger, id: str) -> None:
    with pytest.raises(Refused) as refused:
        ledger.open_session(OPENING, id=id)
    assert refused.value.names == ("not-an-id",)
    assert ledger.sessions == ()


def test_ids_are_one_of_sixteen_bytes_for_each_event(coop: Session) -> None:
    for ids in ([id_of(1)], [id_of(1), b"short"]):
        with pytest.raises(ValueError, match="16 bytes"):
            coop.record(ADVANCE, ADVANCE, ids=ids)


def test_what_names_something_absent_cannot_be_imagined(coop: Session) -> None:
    made = events.GoodsProduced(on=MONDAY, product="ghost", quantity=1)
    with pytest.raises(Refused) as refused:
        coop.imagine([made], assuming=["unknown-product"])
    assert refused.value.names == ("unknown-product",)
    negative = events.FundsAdvanced(on=MONDAY, reference="x", cents=-5)
    with pytest.raises(Refused) as refused:
        coop.imagine([negative], assuming=["too-small"])
    assert refused.value.names == ("too-small",)


def test_a_part_of_a_head_proves_nothing(ledger: Ledger, coop: Session) -> None:
    for head in (ledger.head[:12], "zz", ""):
        with pytest.raises(NotAHead):
            ledger.verify(head=head)


def forged(row: Row, *changes: tuple[bytes, bytes]) -> bytes:
    record = row.record.replace(b'"version":2', b'"version":3').replace(row.id.hex().encode(), id_of(7).hex().encode())
    for old, new in changes:
        assert old in record
        record = record.replace(old, new)
    return record


@pytest.mark.parametrize(
    "changes",
    [
        [(b'"on":"2026-03-02","origin"', b'"on":"2026-03-03","origin"')],
        [(b'"at":"2', b'"at":"1')],
    ],
    ids=["another day than its event", "recorded before the one before"],
)
def test_verify_names_a_record_that_cannot_follow(
    ledger: Ledger, coop: Session, changes: list[tuple[bytes, bytes]]
) -> None:
    coop.record(ADVANCE)
    row = next(iter(ledger.log.rows(coop.id, 1)))
    with ledger.log.writing() as turn:
        turn.append([(coop.id, id_of(7), forged(row, *changes))])
    with pytest.raises(Damaged) as damaged:
        ledger.verify()
    assert (damaged.value.facts["position"], damaged.value.facts["what"]) == (3, "incoherent")
    assert "ne peut pas suivre" in str(damaged.value)


def test_verify_names_a_reversal_that_brings_back_other_amounts(ledger: Ledger, coop: Session) -> None:
    coop.record(ADVANCE)
    (reversal,) = coop.record(coop.plan.reversal(version=2))
    assert ledger.verify().events == 3
    row = next(iter(ledger.log.rows(coop.id, 2)))
    record = row.record.replace(b"20000", b"10000").replace(b'"version":3', b'"version":4')
    record = record.replace(reversal.id.encode(), id_of(7).hex().encode())
    with ledger.log.writing() as turn:
        turn.append([(coop.id, id_of(7), record)])
    with pytest.raises(Damaged) as damaged:
        ledger.verify()
    assert damaged.value.facts["what"] == "incoherent"


def test_threads_may_read_a_session_while_others_record_in_it(coop: Session) -> None:
    """Looked at between two steps of another thread, a state that moves would read as damage."""

    def record(thread: int) -> None:
        for number in range(30):
            coop.record(events.FundsAdvanced(on=MONDAY, reference=f"{thread}-{number}", cents=1))

    def read(_: int) -> list[int]:
        return [coop.state.till_balance for _ in range(100)]

    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as threads:
            seen, recorded = threads.map(read, range(2)), threads.map(record, range(2))
            assert all(found == sorted(found) for found in seen)
            assert list(recorded) == [None, None]
    finally:
        sys.setswitchinterval(often)
    assert (coop.state.till_balance, coop.version) == (60, 61)
