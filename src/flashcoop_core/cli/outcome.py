"""How a run ends: its exit status, and one block on stderr that says why.

Whatever the ledger, the files given or the person at the keyboard do ends here. Only a fault of
this program itself shows a traceback.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING

import click

from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.errors import FlashcoopError

__all__ = ["EXPLAINED", "Misused", "Status", "finished"]


class Status(IntEnum):
    """The exit statuses, which `flashcoop --help` and the documentation list."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    DAMAGED = 3
    UNAVAILABLE = 4
    PLUGIN = 5
    INTERRUPTED = 130  # 128 + SIGINT, as shells count
    UNREAD = 141  # 128 + SIGPIPE: who read our output has gone


#: Those that people meet; each has a sentence `status-<number>`.
EXPLAINED = tuple(status for status in Status if status is not Status.UNREAD)


class Misused(click.UsageError):
    """The command was not used as it is meant: a stable name, and the facts of its sentence."""

    def __init__(self, name: str, **facts: object) -> None:
        super().__init__(name)
        self.name = name
        self.facts = facts


def finished(run: Callable[[], object], lang: Lang) -> Status:
    """Do `run`; say on stderr, in `lang`, what went wrong if anything did."""
    try:
        status = run()
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # click leaves by SystemExit when nobody reads what it writes
        _let_go_of_stdout()
        return Status.UNREAD
    except (Exception, KeyboardInterrupt) as error:
        ended = _ended(error, lang)
        if ended is None:
            raise
        text, status = ended
        click.echo(text, err=True)
    return Status(status) if isinstance(status, int) else Status.DONE


def _ended(error: BaseException, lang: Lang) -> tuple[str, Status] | None:
    """What to say of `error`, and the exit status; None if it is a fault of this program."""
    if isinstance(error, click.UsageError):
        return _usage(error, lang), Status.USAGE
    if isinstance(error, (click.Abort, KeyboardInterrupt)):  # click turns the one into the other
        return say("terminal-interrupted", {}, lang), Status.INTERRUPTED
    if isinstance(error, OSError):
        reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
        text = say("terminal-file", {"path": error.filename or "-", "reason": reason}, lang)
        return f"[terminal-file] {text}", Status.UNAVAILABLE
    from flashcoop_core.errors import FlashcoopError, Refused  # noqa: PLC0415 - `--help` needs no error

    if not isinstance(error, FlashcoopError):
        return None
    # A refusal writes its names itself: it may have several.
    named = "" if isinstance(error, Refused) else f"[{error.name}] "
    return named + error.say(lang), _status_of(error)


def _status_of(error: FlashcoopError) -> Status:
    from flashcoop_core import errors  # noqa: PLC0415 - as above

    damaged = (
        errors.Damaged,
        errors.HeadNotFound,
        errors.FormerDraft,
        errors.LaterFormat,
        errors.LaterSchema,
        errors.NotALedger,
        errors.UnknownKind,
        errors.UnknownSchema,
    )
    if isinstance(error, damaged):
        return Status.DAMAGED
    if isinstance(error, (errors.PluginFailed, errors.PluginUnusable)):
        return Status.PLUGIN
    if isinstance(error, errors.LogError) and not isinstance(error, (errors.IdReused, errors.NotAHead)):
        return Status.UNAVAILABLE
    return Status.REFUSED


def _usage(error: click.UsageError, lang: Lang) -> str:
    """What is wrong with the command as it was typed, how it is meant, where its help is."""
    name, facts = _misuse(error)
    lines = [f"[{name}] {say(name, facts, lang)}"]
    if error.ctx is not None:
        lines += [error.ctx.get_usage(), say("usage-help", {"command": error.ctx.command_path}, lang)]
    return "\n".join(lines)


def _misuse(error: click.UsageError) -> tuple[str, dict[str, object]]:
    if isinstance(error, Misused):
        return error.name, error.facts
    if isinstance(error, click.NoSuchOption):
        return "usage-unknown-option", {"option": error.option_name}
    if isinstance(error, click.BadOptionUsage):
        return "usage-option-alone", {"option": error.option_name}
    if isinstance(error, click.BadParameter):
        shown = error.param.get_error_hint(error.ctx) if error.param and error.ctx else "-"
        kind = "usage-missing" if isinstance(error, click.MissingParameter) else "usage-bad-value"
        return kind, {"parameter": shown.strip("'")}
    return "usage-extra", {}


def _let_go_of_stdout() -> None:
    """Nothing more may be written to a pipe that nobody reads, not even by Python as it ends."""
    import os  # noqa: PLC0415 - this hardly ever happens

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
