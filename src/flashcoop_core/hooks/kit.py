"""Kit plugins: the documents around a session (press, partners, rights, evaluation), for people to edit and sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, Protocol

import attrs

from flashcoop_core.hooks.files import File
from flashcoop_core.hooks.markers import hookspec
from flashcoop_core.hooks.view import SessionView
from flashcoop_core.session.extension import Words
from flashcoop_core.vault import Roster

__all__ = ["KitDocument", "KitForm", "KitHooks"]

#: The forms of a document: one that is edited, one that is printed.
KitForm = Literal["docx", "pdf"]


@attrs.frozen(kw_only=True, eq=False)
class KitDocument:
    """A document of the kit: `flashcoop kit LEDGER --only <name>`.

    Attributes:
        name: lower case, digits, `-`.
        label: what it is, for people.
        family: what it belongs to, for people.
        write: (session, roster, forms) -> files, the same bytes for the same input. `roster` holds the
            `identity` of members and nothing else; it is empty where none was given, and then what is
            personal is left blank. A pure function: no clock, chance, file or network.
        identity: the fields of `Identity` that it shows. Without any, it names no one and is given no roster.
    """

    name: str
    label: Words
    family: Words
    write: Callable[[SessionView, Roster, Sequence[KitForm]], Iterable[File]]
    identity: tuple[str, ...] = ()


class KitHooks(Protocol):
    """What a kit plugin implements. The command `flashcoop kit` asks the plugin that is called `kit`.

    ```python
    from collections.abc import Iterator, Sequence
    from flashcoop_core.hooks import File, KitDocument, KitForm, KitHooks, Roster, SessionView, hookimpl

    def badges(session: SessionView, roster: Roster, forms: Sequence[KitForm]) -> Iterator[File]:
        for member in session.state.members:
            who = roster.get(member)
            yield File(f"badge-{member}.docx", (who.first_names if who else "").encode())

    class Kit:
        @hookimpl
        def flashcoop_kit(self) -> Sequence[KitDocument]:
            label, family = ("Les badges", "Badges"), ("Participants", "Participants")
            return [KitDocument(name="badges", label=label, family=family, write=badges, identity=("first_names",))]

    _: KitHooks = Kit()
    ```
    """

    @hookspec
    def flashcoop_kit(self) -> Sequence[KitDocument]:
        """The documents: called once, when the plugin is loaded."""
        ...
