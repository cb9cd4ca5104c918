"""The fast reader, the strict door and the shape check say the same about the same event."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, cast

import attrs
import msgspec
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from flashcoop_core.codec.declared import (
    EXACT,
    Choice,
    Day,
    Declared,
    Flag,
    Many,
    Part,
    Perhaps,
    Whole,
    Words,
    fields_of,
)
from flashcoop_core.codec.door import read_event, read_json
from flashcoop_core.codec.fast import decode, encode
from flashcoop_core.codec.leaves import EXAMPLES
from flashcoop_core.codec.shape import shape
from flashcoop_core.codec.strict_json import Plain
from flashcoop_core.codec.structure import structure
from flashcoop_core.codec.texts import is_clean
from flashcoop_core.errors import Refused
from flashcoop_core.events import BY_CLASS, KINDS, Event
from flashcoop_core.testing.strategies import events, events_of

Path = tuple[str | int, ...]

#: Values of every type that Python or JSON could put anywhere.
ODD_PYTHON = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.sampled_from(["", "\n", "m-01\n", "e\u0301", "\u200b", "2026-03-07", "cash", "\ud800"]),
    st.dates(),
    st.datetimes(),
    st.lists(st.integers(), max_size=2),
    st.tuples(st.integers()),
    st.just({}),
)
ODD_JSON = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from(["", "2026-03-07", "2026-3-7", "20260307", "2026-02-30", "0000-01-01", "cash", "m-01", "1"]),
    st.builds(list),
    st.builds(dict),
)


def kind_of(event: Event) -> str:
    return BY_CLASS[type(event)].name


def read_back(event: Event) -> Event:
    kind = BY_CLASS[type(event)]
    return decode(kind.name, kind.schema, encode(event))


def places(value: object, path: Path = ()) -> Iterator[Path]:
    """The path of each value inside an event or a part."""
    if attrs.has(cast("type", type(value))):
        steps: list[tuple[str | int, object]] = [
            (field.name, getattr(value, field.name)) for field in fields_of(cast("type", type(value)))
        ]
    elif isinstance(value, tuple):
        steps = list(enumerate(value))
    else:
        steps = []
    for step, inner in steps:
        yield (*path, step)
        yield from places(inner, (*path, step))


def replaced(value: Any, path: Path, new: object) -> Any:  # noqa: ANN401 - an event, a tuple or what they hold
    """`value` with what is at `path` replaced."""
    if not path:
        return new
    step, *rest = path
    if isinstance(step, int):
        return (*value[:step], replaced(value[step], tuple(rest), new), *value[step + 1 :])
    return attrs.evolve(value, **{step: replaced(getattr(value, step), tuple(rest), new)})


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for path in places(value):
        inner = value
        for step in path:
            inner = inner[step] if isinstance(step, int) else getattr(inner, step)  # type: ignore[index]
        if isinstance(inner, str):
            yield inner


def wide_integer_in(plain: object) -> bool:
    if isinstance(plain, dict):
        return any(map(wide_integer_in, plain.values()))
    if isinstance(plain, list):
        return any(map(wide_integer_in, plain))
    return isinstance(plain, int) and abs(plain) > EXACT


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_readable_annotations(kind: str) -> None:
    names = [field.name for field in fields_of(KINDS[kind].event)]
    assert names == list(attrs.fields_dict(KINDS[kind].event))
    assert "on" in names


@given(events())
def test_an_event_comes_back_from_its_bytes(event: Event) -> None:
    assert read_back(event) == event


@given(events())
def test_bytes_are_canonical(event: Event) -> None:
    raw = encode(event)
    again = json.dumps(json.loads(raw), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert raw == again.encode()
    assert encode(read_back(event)) == raw


@given(events())
def test_a_drawn_event_has_no_fault(event: Event) -> None:
    assert shape(event) == ()


@given(events())
def test_the_door_reads_every_valid_event(event: Event) -> None:
    assert structure(kind_of(event), read_json(encode(event))) == event
    line = b'{"kind":"%s","event":%s}' % (kind_of(event).encode(), encode(event))
    assert read_event(line).event == event


@given(st.data())
def test_shape_passes_exactly_what_comes_back_the_same(data: st.DataObject) -> None:
    """The independent judge: msgspec's strict types, plus clean texts and integers that stay exact."""
    event = data.draw(events())
    path = data.draw(st.sampled_from(list(places(event))))
    odd = replaced(event, path, data.draw(ODD_PYTHON))
    try:
        survives = read_back(odd) == odd
    except (msgspec.MsgspecError, TypeError, OverflowError, UnicodeEncodeError):
        survives = False
    survives = survives and all(map(is_clean, texts_in(odd))) and not wide_integer_in(json.loads(encode(odd)))
    assert (shape(odd) == ()) == survives


def broken(of: Declared) -> st.SearchStrategy[object]:
    """Values of the right type, just or far beyond a bound."""
    match of:
        case Whole(low, high):
            return st.integers(max_value=low - 1) | st.integers(min_value=high + 1)
        case Words(shortest, longest, pattern):
            too_short = [st.just("x" * (shortest - 1))] if shortest else []
            too_long = [st.integers(longest + 1, longest + 9).map(lambda size: "x" * size)] if longest else []
            strange = [st.sampled_from(["Éa b", "!", "", "A" * 70])] if pattern else []
            return st.one_of(*too_short, *too_long, *strange) if too_short or too_long or strange else st.nothing()
        case Choice(values):
            return st.text(max_size=8).filter(lambda text: text not in values)
        case Perhaps(inner):
            return broken(inner)
        case Many() | Part() | Flag() | Day():
            return st.nothing()


def declared_at(cls: type, path: Path) -> Declared:
    at: Declared = Part(cls)
    for step in path:
        while isinstance(at, Perhaps):
            at = at.of
        if isinstance(at, Many):
            at = at.of
        elif isinstance(at, Part):
            at = next(field.type for field in fields_of(at.cls) if field.name == step)
    return at


def written(path: Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


@given(st.data())
def test_what_breaks_a_bound_is_named_there_and_refused_by_all(data: st.DataObject) -> None:
    event = data.draw(events())
    path = data.draw(st.sampled_from(list(places(event))))
    beyond = broken(declared_at(type(event), path))
    assume(not beyond.is_empty)
    value = data.draw(beyond)
    bad = replaced(event, path, value)

    assert {fault.where for fault in shape(bad)} == {written(path)}
    kind = KINDS[kind_of(event)]
    unbounded = isinstance(value, int) and declared_at(type(event), path) == Whole(-EXACT, EXACT, "")
    if not unbounded:  # only the canonical form bounds it: msgspec has nothing to enforce
        with pytest.raises(msgspec.ValidationError):
            decode(kind.name, kind.schema, encode(bad))
    with pytest.raises(Refused) as refused:
        structure(kind.name, json.loads(encode(bad)))
    assert refused.value.refusals == shape(bad)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, Any]:
    """The plain fields of an event, changed in a few places: other values, lost keys, strange keys."""
    event = draw(events())
    plain = json.loads(encode(event))
    for _ in range(draw(st.integers(1, 3))):
        containers = list(_containers(plain))
        into = draw(st.sampled_from(containers))
        if isinstance(into, dict):
            key = draw(st.sampled_from([*into, "colour", "été"]))
            if draw(st.booleans()):
                into.pop(key, None)
            else:
                into[key] = draw(ODD_JSON)
        elif into and draw(st.booleans()):
            into.pop()
        else:
            into.append(draw(ODD_JSON))
    return kind_of(event), plain


def _containers(plain: Plain) -> Iterator[Any]:
    if isinstance(plain, dict | list):
        yield plain
        for inner in list(plain.values()) if isinstance(plain, dict) else plain:
            yield from _containers(inner)


def _extra_keys(cls: type, plain: Plain) -> bool:
    """Whether `plain`, which msgspec reads as `cls`, has a key that the class has not."""
    fields = {field.name: field.type for field in fields_of(cls)}
    return any(key not in fields or _extra_inside(fields[key], value) for key, value in plain.items())


def _extra_inside(of: Declared, plain: Plain) -> bool:
    match of:
        case Perhaps(inner):
            return plain is not None and _extra_inside(inner, plain)
        case Many(inner):
            return any(_extra_inside(inner, item) for item in plain)
        case Part(cls):
            return _extra_keys(cls, plain)
        case _:
            return False


def sample(of: Declared) -> Any:  # noqa: ANN401, PLR0911 - any type, one return a case
    """One plain value of a declared type, every field given, every tuple with one element."""
    match of:
        case Whole(low):
            return max(low, 0)
        case Words(pattern=None):
            return "x"
        case Words():
            return EXAMPLES[of.unit]
        case Flag():
            return True
        case Day():
            return "2026-03-07"
        case Choice(values):
            return values[0]
        case Perhaps(inner):
            return sample(inner)
        case Many(inner):
            return [sample(inner)]
        case Part(cls):
            return {field.name: sample(field.type) for field in fields_of(cls)}


def slots(plain: Plain) -> Iterator[tuple[Any, Any]]:
    """Each (container, key or index) inside `plain`."""
    for container in list(_containers(plain)):
        for slot in list(container) if isinstance(container, dict) else range(len(container)):
            yield container, slot


ODD: list[Plain] = [
    None,
    True,
    0,
    1,
    -1,
    10**13,
    2**60,
    1.0,
    0.5,
    "",
    "1",
    "x y",
    "É",
    "m-01\n",
    "e\u0301",
    "2026-13-01",
    [],
    [1],
    {},
]


@pytest.mark.parametrize("kind", KINDS)
def test_all_agree_on_every_odd_value_in_every_field(kind: str) -> None:
    plain = sample(Part(KINDS[kind].event))
    assert agree(kind, plain)
    for container, slot in slots(plain):
        kept = container[slot]
        for odd in ODD:
            container[slot] = odd
            agree(kind, plain)
        container[slot] = kept


def agree(kind: str, plain: Plain) -> bool:
    """Whether the door lets `plain` in, having asserted that the fast reader reads the same."""
    raw = json.dumps(plain).encode()
    try:
        fast = decode(kind, KINDS[kind].schema, raw)
    except msgspec.DecodeError:
        fast = None
    # What the door adds to the fast reader: unknown fields, clean texts, exact integers.
    let_in = fast is not None and not _extra_keys(KINDS[kind].event, plain) and shape(fast) == ()
    try:
        strict = structure(kind, plain)
    except Refused:
        strict = None
    assert (strict is not None) == let_in, plain
    if let_in:
        assert strict == fast
        assert decode(kind, KINDS[kind].schema, encode(strict)) == strict
    return let_in


@given(mutated())
@example(("work_recorded", {"on": "2026-03-07", "member": "m-01", "minutes": True}))
@example(("work_recorded", {"on": "2026-03-07", "member": "m-01", "minutes": 30.0}))
def test_the_door_and_the_fast_reader_agree_on_mutated_fields(case: tuple[str, Any]) -> None:
    agree(*case)


@given(st.data())
def test_a_subclass_of_an_allowed_type_is_refused(data: st.DataObject) -> None:
    event = data.draw(events_of(KINDS["work_recorded"].event))
    day = data.draw(st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 1, 1)))  # noqa: DTZ001

    class Number(int):
        pass

    class Word(str):
        __slots__ = ()

    assert isinstance(day, date)
    odd = attrs.evolve(event, on=day, member=Word(event.member), minutes=Number(event.minutes))
    assert [(fault.name, fault.where) for fault in shape(odd)] == [
        ("wrong-type", "on"),
        ("wrong-type", "member"),
        ("wrong-type", "minutes"),
    ]


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_whatever_comes_in_is_read_or_refused_by_name(raw: bytes | str) -> None:
    with pytest.raises(Refused):
        read_event(raw)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-EXACT, EXACT) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(PLAIN)
def test_strict_json_reads_what_json_writes(plain: object) -> None:
    assert read_json(json.dumps(plain)) == plain


@given(PLAIN, st.data())
def test_a_cut_text_is_refused(plain: object, data: st.DataObject) -> None:
    text = json.dumps([plain])
    with pytest.raises(Refused) as refused:
        read_json(text[: data.draw(st.integers(0, len(text) - 1))])
    assert refused.value.names[0] in {"json-cut-short", "not-json"}
