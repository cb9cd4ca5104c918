"""The one canonical way to write a record."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from flashcoop_core.log import Item, is_canonical, read_envelope, read_record

MakeItem = Callable[..., Item]


def test_an_encoded_record_is_canonical_and_reads_back(item: MakeItem) -> None:
    _, id, record = item("a", 1, event='{"name":"Jinsei\'Coop é","x":{"a":1,"b":[true,null]}}'.encode())
    assert is_canonical(record)
    envelope, whole = read_envelope(record), read_record(record)
    assert (envelope.id, envelope.version, envelope.session) == (id.hex(), 1, "a")
    assert bytes(whole.event).decode() == '{"name":"Jinsei\'Coop é","x":{"a":1,"b":[true,null]}}'
    assert whole.entries == envelope.entries


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"kind"', ' "kind"'),
        ('"x":1', '"x":1.0'),
        ('"x":1', '"x":1e3'),
        ('"x":1', '"x":-0'),
        ('"x":1', '"x":9007199254740992'),
        ('"x":1', '"x":[[-9007199254740993]]'),
        ('"x":1', '"x":123456789012345678901234567890'),
        ('"x":1', '"x":1,"x":1'),
        ('"a":"é","x":1', '"x":1,"a":"é"'),
        ('"a":"é"', '"a":"e\u0301"'),
        ('"a":"é"', '"a":"\\u00e9"'),
        ('"origin":null', '"origin":null,"other":null'),
        ('"origin":null,', ""),
        ('"event":{"a":"é","x":1}', '"event":[]'),
    ],
)
def test_any_other_way_to_write_it_is_not(item: MakeItem, old: str, new: str) -> None:
    record = item("a", 1, event='{"a":"é","x":1}'.encode())[2].decode()
    assert record.count(old) == 1
    assert is_canonical(record.encode())
    assert not is_canonical(record.replace(old, new).encode())


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"7", b"\xff", b'{"a":' * 5000])
def test_what_is_no_record_is_not_canonical(text: bytes) -> None:
    assert not is_canonical(text)


def test_long_numbers_in_texts_and_below_the_bound_are_canonical(item: MakeItem) -> None:
    assert is_canonical(item("a", 1, event=b'{"a":":1234567890123456789","b":9007199254740991}')[2])


def test_a_whole_record_has_no_field_too_many(item: MakeItem) -> None:
    with pytest.raises(msgspec.ValidationError):
        read_record(item("a", 1)[2].replace(b'"origin":null', b'"origin":null,"other":null'))
