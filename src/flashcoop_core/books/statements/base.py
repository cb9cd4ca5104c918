"""What all statements share: their heading, their lines, their checks, how they are printed and given as data."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

import attrs

from flashcoop_core import written
from flashcoop_core.books.balances import Balances
from flashcoop_core.books.statements.selector import Selector
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label, say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.books.chart import Chart
    from flashcoop_core.log.record import Envelope

__all__ = [
    "Group",
    "Heading",
    "Line",
    "Problem",
    "Source",
    "Statement",
    "amount",
    "brief",
    "cash_accounts",
    "group_rows",
    "kind_label",
    "numbers",
    "party",
    "result_accounts",
    "reversed_ids",
    "side",
    "standing",
    "total_row",
]

#: The plan's labels reach 80 characters; data and exports have them whole.
_LONGEST_LABEL = 48

_TREASURY = ("till", "bank", "cards_receivable", "cheques_receivable", "platform_receivable")


@attrs.frozen
class Heading:
    """What a statement was computed from: the session, its last version and chain head (hexadecimal).

    `on` is the latest accounting day read. `until` is the effective date of the books, `recorded` the
    moment up to which records were read (ISO, UTC); None if nothing was left out. `imagined` says
    that some of the events were never recorded.
    """

    session: str
    name: str
    version: int
    head: str
    until: date | None = None
    recorded: str | None = None
    on: date | None = None
    imagined: bool = False

    def sentence(self, lang: Lang = "fr") -> str:
        """The line under every printed statement."""
        said = {
            "heading-version": True,
            "heading-until": self.until is not None,
            "heading-on": self.until is None and self.on is not None,
            "heading-recorded": self.recorded is not None,
            "heading-imagined": self.imagined,
            "heading-head": True,
        }
        facts = attrs.asdict(self)
        return " · ".join(say(part, facts, lang) for part, told in said.items() if told)


class Source(Protocol):
    """What a statement is computed from. `Books` is one."""

    @property
    def chart(self) -> Chart: ...  # noqa: D102 - as in Books
    @property
    def heading(self) -> Heading: ...  # noqa: D102 - as in Books
    @property
    def booked(self) -> Callable[[], Iterable[Envelope]]: ...  # noqa: D102 - as in Books
    @property
    def facts(self) -> Callable[[], Iterable[tuple[Envelope, Any]]]: ...  # noqa: D102 - as in Books
    @property
    def balances(self) -> Balances: ...  # noqa: D102 - as in Books


@attrs.frozen
class Line:
    """A figure in cents, as it is shown, and the postings that it sums.

    `name` is an account number, a channel, or the name of a label; `label` is the chart's own text
    for an account, else empty.
    """

    name: str
    cents: int
    selectors: tuple[Selector, ...]
    label: str = ""


@attrs.frozen
class Group:
    """Lines under one heading, and their sum in cents."""

    name: str
    lines: tuple[Line, ...]

    @property
    def cents(self) -> int:
        """The sum of the lines."""
        return sum(line.cents for line in self.lines)

    @property
    def selectors(self) -> tuple[Selector, ...]:
        """Those of all lines."""
        return tuple(selector for line in self.lines for selector in line.selectors)


@attrs.frozen
class Problem:
    """Two figures that must agree and do not: a stable name, and the figures."""

    name: str
    facts: Mapping[str, object]

    def say(self, lang: Lang = "fr") -> str:
        """The sentence for people, in `lang`."""
        return say(f"problem-{self.name}", self.facts, lang)

    def __str__(self) -> str:
        return f"[{self.name}] {self.say()}"


@attrs.frozen
class Statement(ABC):
    """A financial statement: typed lines in cents under a heading.

    `str()` of it is the French table.
    """

    #: Its name on the command line and in `data()`.
    name: ClassVar[str]

    heading: Heading

    def check(self) -> tuple[Problem, ...]:
        """Whatever in it does not agree; empty if all does."""
        return ()

    def data(self) -> dict[str, Any]:
        """The statement as plain data: cents are integers, days ISO texts. Ready for JSON."""
        return {"statement": self.name, **_fields(type(self), self)}

    @abstractmethod
    def table(self, lang: Lang = "fr") -> Table:
        """The statement as people read it."""

    def __str__(self) -> str:
        return str(self.table())

    def _table(self, lang: Lang, columns: Iterable[Column], rows: Iterable[Row], notes: Iterable[str] = ()) -> Table:
        """A table with the title of the statement above, and under it what it was computed from and what is wrong."""
        title = say("heading-title", {"title": label(f"statement-{self.name}", lang), "name": self.heading.name}, lang)
        shown = tuple(rows)
        nothing = () if shown else (label("note-nothing" if self.heading.on is None else "note-all-zero", lang),)
        wrong = (f"⚠ {problem.say(lang)}" for problem in self.check())
        return Table(
            title,
            tuple(columns),
            shown,
            (*nothing, *notes, *wrong, self.heading.sentence(lang)),
        )


def _plain(value: object) -> object:
    if isinstance(value, (Group, Line)):
        shown = {"name": value.name, "cents": value.cents}
        if isinstance(value, Group):
            return {**shown, "lines": _plain(value.lines)}
        return {**shown, "label": value.label} if value.label else shown
    kind = type(value)
    if attrs.has(kind):
        return _fields(kind, value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def _fields(kind: type[attrs.AttrsInstance], value: object) -> dict[str, object]:
    # Selectors say how to ask why; the figures are the data.
    names = (field.name for field in attrs.fields(kind) if field.name != "selectors")
    return {name: _plain(getattr(value, name)) for name in names}


# --- accounts ------------------------------------------------------------------------------------


def numbers(chart: Chart, *roles: str) -> tuple[str, ...]:
    """The account numbers that the chart gives to `roles`; a role it lacks gives none."""
    return tuple(dict.fromkeys(chart.numbers[role] for role in roles if role in chart.numbers))


def cash_accounts(chart: Chart) -> tuple[str, ...]:
    """Cash is 51x, 53 and 58 (note `accounting`, section 1), and wherever the host's chart keeps treasury."""
    return ("51*", "53*", "58*", *numbers(chart, *_TREASURY))


def result_accounts(chart: Chart) -> tuple[str, ...]:
    """The accounts of the income statement: classes 6 and 7, and internal transfers (186, 187)."""
    return ("6*", "7*", *numbers(chart, "internal_purchases", "internal_sales"))


# --- events --------------------------------------------------------------------------------------


def reversed_ids(source: Source) -> frozenset[str]:
    """The ids of the events that were reversed."""
    return frozenset(event.event for envelope, event in source.facts() if envelope.kind == "event_reversed")


def standing(source: Source) -> Iterator[tuple[Envelope, Any]]:
    """The events that still stand: neither reversed nor a reversal, in the order recorded."""
    undone = reversed_ids(source)
    return (
        (envelope, event)
        for envelope, event in source.facts()
        if envelope.kind != "event_reversed" and envelope.id not in undone
    )


# --- writing -------------------------------------------------------------------------------------


def amount(cents: int, lang: Lang) -> str:
    """An amount in a column that says its unit once, in its heading."""
    return written.cents(cents, lang, symbol=False)


def brief(text: str) -> str:
    """The label of an account cut at a word, where whole it would make a table too wide for a screen."""
    return shorten(text, _LONGEST_LABEL, placeholder=" …")


def side(cents: int, lang: Lang) -> str:
    """An amount in a debit or credit column: blank when there is none."""
    return amount(cents, lang) if cents else ""


def party(aux: str, lang: Lang) -> str:
    """A third party, a member, a product or a sales channel, for people: the core itself names one channel."""
    return label(f"channel-{aux}", lang, otherwise=aux)


def kind_label(kind: str, lang: Lang) -> str:
    """What happened, for people; the wire name of a kind that only a plugin knows."""
    return label(f"kind-{kind}", lang, otherwise=kind)


def group_rows(groups: Iterable[Group], lang: Lang, indent: int = 0) -> Iterator[Row]:
    """Each group with its sum, its lines under it: (wording, detail, sum)."""
    for group in groups:
        yield Row((label(f"line-{group.name}", lang), "", amount(group.cents, lang)), indent)
        for line in group.lines:
            text = f"{line.name} {brief(line.label)}" if line.label else label(f"line-{line.name}", lang)
            yield Row((text, amount(line.cents, lang), ""), indent + 1)


def total_row(line: Line, lang: Lang) -> Row:
    """A total under a rule, in the columns of `group_rows`."""
    return Row((label(f"line-{line.name}", lang), "", amount(line.cents, lang)), total=True)
