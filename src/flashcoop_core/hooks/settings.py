"""What a user may set for one call of a plugin: names, defaults, and what was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.session.extension import Words

__all__ = ["Setting", "chosen"]


@attrs.frozen(kw_only=True)
class Setting:
    """One thing that may be set, as text: `--set name=value`.

    Attributes:
        name: lower case, digits, `-`.
        label: what it is, for people.
        default: its value where none is given; None if one must be.
    """

    name: str
    label: Words
    default: str | None = None


def chosen(settings: Iterable[Setting], given: Mapping[str, str], *, of: str) -> dict[str, str]:
    """The value of every setting: given, or its default. `of` is what they are set for, for the refusals.

    Raises:
        Refused: `unknown-setting` or `missing-setting`, all at once.
    """
    known = {setting.name: setting for setting in settings}
    refusals = [
        Refusal("unknown-setting", {"setting": name, "of": of, "known": tuple(known) or ("-",)}, name)
        for name in given
        if name not in known
    ]
    values: dict[str, str] = {}
    for name, setting in known.items():
        value = given.get(name, setting.default)
        if value is None:
            refusals.append(Refusal("missing-setting", {"setting": name, "of": of}, name))
        else:
            values[name] = value
    if refusals:
        raise Refused(refusals, kind=of)
    return values
