"""`flashcoop new`: a session opened, in a ledger that is made if it is not there."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, cast

import attrs
import click

from flashcoop_core.cli.files import plain_json
from flashcoop_core.cli.outcome import Status
from flashcoop_core.cli.spoken import Command, command, ledger, option
from flashcoop_core.ledger import Ledger
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.codec.strict_json import Plain
    from flashcoop_core.events import SessionOpened

__all__ = ["made"]

_KIND = "session_opened"


def made(lang: Lang) -> Command:
    """The command."""

    def new(ledger: str, file: str | None, session: str | None, plugins: tuple[str, ...], by: str | None) -> Status:
        fields = _fields(plain_json(file)) if file is not None else _asked(lang)
        if fields is None:
            click.echo(say("not-recorded", {}, lang), err=True)
            return Status.REFUSED
        with nullcontext() if file is not None else _given_back(fields, lang), Ledger.open() as trial:
            opening = _with_plugins(_opening(fields), plugins)
            # On a ledger in memory first: a file is not made for a session that cannot be opened.
            trial.open_session(opening, id=session, by=by)
        with Ledger.open(ledger) as opened:
            made = opened.open_session(opening, id=session, by=by)
            click.echo(say("opened", {"session": made.id, "path": ledger, "name": opening.name}, lang))
            click.echo(say("session-head", {"head": made.head}, lang))
        return Status.DONE

    return command(
        "new",
        lang,
        new,
        ledger(lang),
        option("json-new", lang, "--json", "file", metavar="FILE|-"),
        option("session-new", lang, "--session", metavar="ID"),
        option("plugin", lang, "--plugin", "plugins", metavar="NAME", multiple=True),
        option("by", lang, metavar="ID"),
    )


def _with_plugins(opening: SessionOpened, names: Sequence[str]) -> SessionOpened:
    """The opening that activates those plugins too, under the hook API of this version."""
    from flashcoop_core.events import PluginActivation  # noqa: PLC0415 - `--help` needs none of it
    from flashcoop_core.hooks.api import HOOK_API  # noqa: PLC0415

    more = tuple(PluginActivation(name=name, hook_api=HOOK_API) for name in names)
    return attrs.evolve(opening, plugins=(*opening.plugins, *more))


def _fields(plain: Plain) -> Plain:
    """The fields, given alone or as the event that holds them."""
    whole = isinstance(plain, dict) and plain.keys() == {"kind", "event"} and plain["kind"] == _KIND
    return plain["event"] if whole else plain


def _opening(fields: Plain) -> SessionOpened:
    from flashcoop_core.codec.structure import structure  # noqa: PLC0415 - `--help` needs none of it

    return cast("SessionOpened", structure(_KIND, fields))


def _given_back(fields: Plain, lang: Lang) -> AbstractContextManager[None]:
    from flashcoop_core.cli.asking import given_back  # noqa: PLC0415 - only for those who are asked

    return given_back("new", _KIND, fields, lang)


def _asked(lang: Lang) -> Plain:
    """The answers; None if they are not confirmed. The chart of accounts is ours unless JSON gives another."""
    from flashcoop_core.cli.asking import ask_event, ask_yes  # noqa: PLC0415 - only for those who are asked
    from flashcoop_core.events import KINDS  # noqa: PLC0415

    fields = ask_event(KINDS[_KIND].event, lang, skip=("accounts", "plugins"))
    return fields if ask_yes("ask-record", {}, lang) else None
