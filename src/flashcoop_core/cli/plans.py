"""The planners on the command line: JSON arguments, held to what the planner declares.

`{"product": "kokedama", "pieces": 2}` for the planner `sale`: the rest (price, totals, VAT) comes
from the state of the session.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from flashcoop_core.cli.outcome import Misused
from flashcoop_core.codec.leaves import under, wrong_type
from flashcoop_core.codec.strict_json import Plain, path_key
from flashcoop_core.codec.structure import read_as
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events import PayLine, PurchaseLine
from flashcoop_core.session import plan as planners

if TYPE_CHECKING:
    from flashcoop_core.session.plan import Plan

__all__ = ["PLANNERS", "planned"]

#: The planners that give an event; `purchase_line` gives a part of one.
PLANNERS = tuple(name for name in planners.__all__ if name not in ("Plan", "purchase_line"))


def planned(name: str, plain: Plain) -> Plan:
    """The plan that the planner `name` makes of the JSON arguments `plain`.

    Raises:
        Misused: there is no such planner.
        Refused: arguments are missing, unknown or not what the planner declares; all are named.
    """
    if name not in PLANNERS:
        raise Misused("usage-unknown-plan", plans=PLANNERS)
    planner: Callable[..., Plan] = getattr(planners, name)
    if not isinstance(plain, dict):
        raise Refused([wrong_type(plain, "{…}")], kind=name)
    parameters, hints = inspect.signature(planner).parameters, get_type_hints(planner, include_extras=True)
    faults = [
        Refusal("unknown-field", {"known": tuple(parameters)}, path_key(key)) for key in plain if key not in parameters
    ]
    faults += [
        Refusal("missing-field", {}, key)
        for key, parameter in parameters.items()
        if parameter.default is inspect.Parameter.empty and key not in plain
    ]
    arguments = {}
    for key in parameters.keys() & plain.keys():
        try:
            arguments[key] = _read(hints[key], plain[key])
        except Refused as refused:
            faults += (under(key, refusal) for refusal in refused.refusals)
    if faults:
        raise Refused(sorted(faults, key=lambda fault: fault.where), kind=name)
    return planner(**arguments)


def _read(hint: Any, plain: Plain) -> object:  # noqa: ANN401 - any annotation
    """`plain` as `hint` declares it, by the same strict door as events."""
    if get_origin(hint) in (Union, UnionType):
        return _read(_arm(get_args(hint), plain), plain)
    if isinstance(get_origin(hint), type) and issubclass(get_origin(hint), Mapping):
        return _mapping(get_args(hint), plain)
    if get_origin(hint) is not None and get_origin(hint) is not Literal and get_args(hint):
        (of, *_) = get_args(hint)
        return _sequence(of, plain) if not hasattr(hint, "__metadata__") else read_as(hint, plain)
    return None if hint is NoneType and plain is None else read_as(hint, plain)


def _arm(arms: tuple[Any, ...], plain: Plain) -> object:
    """The arm of a union that a value of that type of JSON can only be meant for; else the first."""

    def holds(arm: Any) -> bool:  # noqa: ANN401 - any annotation
        origin = get_origin(arm)
        if plain is None:
            return arm is NoneType
        if isinstance(plain, list):
            return isinstance(origin, type) and not issubclass(origin, Mapping)
        if isinstance(plain, dict):
            return isinstance(origin, type) and issubclass(origin, Mapping)
        return arm is not NoneType and not isinstance(origin, type)

    return next((arm for arm in arms if holds(arm)), arms[0])


def _mapping(types: tuple[Any, ...], plain: Plain) -> dict[Any, Any]:
    if not isinstance(plain, dict):
        raise Refused([wrong_type(plain, "{…}")])
    of_key, of_value = types
    read: dict[Any, Any] = {}
    faults: list[Refusal] = []
    for key, value in plain.items():
        try:
            read[read_as(of_key, key)] = read_as(of_value, value)
        except Refused as refused:
            faults += (under(path_key(key), refusal) for refusal in refused.refusals)
    if faults:
        raise Refused(faults)
    return read


def _sequence(of: type, plain: Plain) -> tuple[Any, ...]:
    """A list of parts. What the planner computes of a part may be left out of it."""
    if not isinstance(plain, list):
        raise Refused([wrong_type(plain, "[…]")])
    read: list[object] = []
    faults: list[Refusal] = []
    for index, item in enumerate(plain):
        try:
            read.append(_element(of, item))
        except Refused as refused:
            faults += (under(f"[{index}]", refusal) for refusal in refused.refusals)
    if faults:
        raise Refused(faults)
    return tuple(read)


def _element(of: type, item: Plain) -> object:
    if isinstance(item, dict):
        if of is PurchaseLine and "net" not in item and "vat" not in item:
            # A voucher that prints only its gross: the line is computed, then held to its bounds.
            gross, rate = (read_as(int, item.get(key, 0)) for key in ("gross", "rate"))
            if gross > 0 <= rate:
                line = planners.purchase_line("materials", gross, rate)
                return read_as(of, {**item, "net": line.net, "vat": line.vat})
        if of is PayLine:
            return read_as(of, {"accrued": 0, "difference": 0, **item})
    return read_as(of, item)
