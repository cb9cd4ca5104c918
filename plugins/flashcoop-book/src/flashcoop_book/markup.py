"""HTML by its type: a `Markup` is HTML, any other text is text and is escaped where it enters."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

__all__ = ["Html", "Part", "joined", "tag"]

#: HTML that is whole and safe.
Html = Markup

#: What may stand inside an element: HTML as it is, or a text, which is escaped.
Part = Markup | str

_VOID = frozenset({"br", "meta"})


def tag(name: str, /, *parts: Part, **attributes: str | int | None) -> Html:
    """The element `name` around its parts.

    An attribute is named as in Python: `_` stands for `-`, one at the end is dropped (`class_`). None leaves it out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{written}>")  # noqa: S704 - our own names, values escaped above
    return Markup(f"<{name}{written}>{joined(parts)}</{name}>")  # noqa: S704 - as above


def joined(parts: Iterable[Part], between: Part = "") -> Html:
    """The parts one after the other, texts escaped."""
    return escape(between).join(parts)
