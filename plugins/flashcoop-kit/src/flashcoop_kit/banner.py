"""The roll-up and the banner, drawn at their true size: 85 by 200 and 300 by 80 centimetres."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from flashcoop_kit.markup import Html, tag
from flashcoop_kit.page import style

__all__ = ["banner", "kakemono"]

#: A name of this many letters or fewer fits at the full size; a longer one is set smaller, in steps.
_STEPS = ((8, "short"), (14, "medium"), (24, "long"))

#: A sphere of moss, leaves and their stem, in a field of 100 by 100: round, as a group around what it makes.
_EMBLEM = Markup(
    # The title is what is read aloud, in the PDF as well.
    '<svg viewBox="0 0 100 100" role="img"><title>Des membres en cercle, et ce qui pousse au milieu</title>'
    '<g fill="#f2c14e"><circle cx="50" cy="8" r="5"/><circle cx="80.4" cy="20.5" r="5"/>'
    '<circle cx="92" cy="50" r="5"/><circle cx="80.4" cy="79.5" r="5"/><circle cx="50" cy="92" r="5"/>'
    '<circle cx="19.6" cy="79.5" r="5"/><circle cx="8" cy="50" r="5"/><circle cx="19.6" cy="20.5" r="5"/></g>'
    '<circle cx="50" cy="50" r="30" fill="none" stroke="#f2c14e" stroke-width="1.5"/>'
    '<path d="M50 72V40" stroke="#ffffff" stroke-width="3" stroke-linecap="round"/>'
    '<path d="M50 54c-2-12-10-16-19-16 0 10 8 17 19 16zM50 46c1-11 9-17 18-17 1 10-6 18-18 17z" fill="#8fd3b6"/>'
    "</svg>"
)


def kakemono(facts: Mapping[str, str | None]) -> str:
    """The roll-up, as a page of HTML."""
    name = facts["session.name"] or ""
    return _page(
        "kakemono",
        f"Kakemono · {name}",
        tag("p", "Coopérative éphémère", class_="over"),
        _EMBLEM,
        tag("h1", name, class_=_size(name)),
        tag("p", facts["products"] or facts["session.filiere"] or "", class_="product"),
        tag(
            "ul",
            tag("li", "Une vraie entreprise."),
            tag("li", "Une voix par personne."),
            tag("li", f"{facts['session.time.capital']} pour tout faire."),
        ),
        tag(
            "p",
            facts["session.period"] or "",
            Markup("<br>"),
            tag("span", facts["session.place"] or ""),
            class_="when",
        ),
        tag("div", tag("p", "Hébergée par ", tag("b", facts["host.name"] or "")), class_="host"),
        tag("div", *(tag("div") for _ in range(3)), class_="logos"),
    )


def banner(facts: Mapping[str, str | None]) -> str:
    """The banner, as a page of HTML."""
    name = facts["session.name"] or ""
    return _page(
        "banderole",
        f"Banderole · {name}",
        tag("div", _EMBLEM, class_="emblem"),
        tag(
            "div",
            tag("h1", name, class_=_size(name)),
            tag("p", facts["products"] or facts["session.filiere"] or "", class_="product"),
            tag("p", facts["promise"] or "", class_="promise"),
            class_="text",
        ),
        tag("p", facts["host.name"] or "", class_="host"),
    )


def _size(name: str) -> str:
    return next((size for most, size in _STEPS if len(name) <= most), "longest")


def _page(kind: str, title: str, *parts: Html) -> str:
    head = tag(
        "head",
        Markup('<meta charset="utf-8">'),
        tag("title", title),
        tag("style", Markup(style("banner"))),  # noqa: S704 - a file of this package
    )
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', *parts, class_=kind), lang='fr')}\n"
