"""HTML by its type: a `Markup` is HTML, any other text is text and is escaped where it enters."""

from __future__ import annotations

from markupsafe import Markup, escape

__all__ = ["Html", "Part", "tag"]

#: HTML that is whole and safe.
Html = Markup

#: What may stand inside an element: HTML as it is, or a text, which is escaped.
Part = Markup | str


def tag(name: str, /, *parts: Part, **attributes: str | int | None) -> Html:
    """The element `name` around its parts.

    An attribute is named as in Python: `_` stands for `-`, one at the end is dropped (`class_`). None leaves it out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = Markup("").join(parts)
    return Markup(f"<{name}{written}>{inside}</{name}>")  # noqa: S704 - our own names, values escaped above
