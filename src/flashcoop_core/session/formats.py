"""The formats of a session, read from `formats.toml`: themes in modules, who is expected, what comes before.

Formats are data. What is code is how a step is seen in the state (`session.figures.steps`) and what is
said when one that must come first is missing (`session.rules.programme`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct, convert

from flashcoop_core.codec.looking import looked_at
from flashcoop_core.events.fields import ProfessionalRole

__all__ = ["Format", "Module", "Must", "Step", "Theme", "Words", "format_named", "theme_named"]

#: A text for people: (French, English).
Words = tuple[str, str]

#: What must have happened before a day of a theme is held.
Must = Literal[
    "facilitator-engaged",
    "contracts-signed",
    "consents-recorded",
    "insured",
    "product-defined",
    "price-voted",
    "something-to-sell",
    "till-closed",
    "sales-stopped",
]
#: What a day may be for. Those that are no `Must` are shown and never refused.
Step = (
    Must
    | Literal[
        "members-joined",
        "budget-estimated",
        "name-decided",
        "loan-simulated",
        "work-recorded",
        "something-sold",
        "till-closed-today",
        "till-counted",
        "stock-counted",
        "vat-settled",
        "split-voted",
        "profit-decided",
    ]
)


class Theme(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a day is about.

    `professionals` are groups of roles: one of each group is expected. `steps` are what the day is for,
    `before` what must have happened when it is held. `venue` is the use for which a place is needed,
    `checklist` the day by which filières number what is checked. `source` says where all this stands.
    """

    label: Words
    professionals: tuple[tuple[ProfessionalRole, ...], ...]
    steps: tuple[Step, ...]
    before: tuple[Must, ...]
    source: str
    venue: Literal["making", "selling"] | None = None
    checklist: int | None = None


class Module(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of the programme: its themes, in the usual order."""

    label: Words
    themes: tuple[str, ...]


class Format(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A format: what its sessions usually are. All but `ages` is shown and never refused: real sessions differ.

    `days` and `months` are the fewest and the most of them, `season` the first and the last month of the
    year. `ages` are the youngest and the oldest member: where they are given, whoever joins says whether
    they are a minor. `facilitators` is how many frame it at least. `members_come_and_go`: at any time.
    """

    label: Words
    modules: tuple[Module, ...]
    facilitators: int
    source: str
    days: tuple[int, int] | None = None
    months: tuple[int, int] | None = None
    season: tuple[int, int] | None = None
    ages: tuple[int, int] | None = None
    members_come_and_go: bool = False

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of all modules, in the usual order."""
        return tuple(theme for module in self.modules for theme in module.themes)

    def modules_of(self, themes: tuple[str, ...]) -> Iterator[tuple[int, Module]]:
        """The modules that `themes` belong to, with their numbers from 1."""
        for number, module in enumerate(self.modules, 1):
            if set(module.themes) & set(themes):
                yield number, module


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    themes: dict[str, Theme]
    formats: dict[str, Format]


@cache
def _file() -> _File:
    # Here and not above: a session without a programme reads no file.
    import tomllib  # noqa: PLC0415
    from importlib.resources import files  # noqa: PLC0415

    text = files("flashcoop_core.session").joinpath("formats.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), type=looked_at(_File))


def format_named(name: str) -> Format:
    """The format of that name, one of those that `SessionOpened.format` may be."""
    return _file().formats[name]


def theme_named(name: str) -> Theme:
    """The theme of that name, one of those of a format."""
    return _file().themes[name]
