"""The program itself: which language, which command, which exit status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import islice
from typing import cast

import click

from flashcoop_core.cli.outcome import EXPLAINED, Misused, Status, finished
from flashcoop_core.cli.spoken import help_option, option, usage
from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["COMMANDS", "LANGUAGE", "Program", "language", "program", "run"]

#: The environment variable that chooses the language where `--lang` does not.
LANGUAGE = "FLASHCOOP_LANG"

_LANGUAGES = ("fr", "en")

#: Command -> the module of this package that makes it, loaded when it is run.
COMMANDS: Mapping[str, str] = {
    "demo": "demo",
    "new": "new",
    "record": "record",
    "import": "importing",
    "log": "listing",
    "show": "show",
    "day": "day",
    "statements": "statements",
    "why": "why",
    "learn": "learn",
    "forms": "forms",
    "follow-ups": "follow_ups",
    "progress": "progress",
    "purge": "purge",
    "verify": "verify",
    "report": "report",
    "export": "export",
    "kit": "kit",
    "network": "network",
    "pay-files": "pay_files",
    "pay-results": "pay_results",
    "plugins": "plugins",
    "plugin": "scaffold",
}


class Program(click.Group):
    """`flashcoop`: a group that imports a command's module only when that command is run."""

    lang: Lang = "fr"

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """The names of the commands, in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - same
        """The command of that name, made in the language of the program."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"flashcoop_core.cli.{COMMANDS[cmd_name]}")
        return cast("click.Command", module.made(self.lang))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown command is refused in the language of the program."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            error = Misused("usage-unknown-command", commands=tuple(COMMANDS))
            error.ctx = ctx
            raise error
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        usage(self, ctx, formatter, self.lang)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, a line for each command, and the exit statuses. Loads no command."""
        options = [record for param in self.params if (record := param.get_help_record(ctx))]
        commands = [(name, say(f"help-{name}", {}, self.lang).split("\n\n")[0]) for name in COMMANDS]
        statuses = [(str(int(status)), say(f"status-{int(status)}", {}, self.lang)) for status in EXPLAINED]
        for heading, records in (
            ("terminal-options", options),
            ("terminal-commands", commands),
            ("terminal-statuses", statuses),
        ):
            with formatter.section(say(heading, {}, self.lang)):
                formatter.write_dl(records)


def program(lang: Lang) -> Program:
    """The program that speaks `lang`."""

    def without_command(lang: str) -> Status | None:  # noqa: ARG001 - chosen before: see `language`
        ctx = click.get_current_context()
        if ctx.invoked_subcommand is not None:
            return None
        click.echo(ctx.get_help(), err=True)
        ctx.exit(Status.USAGE)

    made = Program(
        "flashcoop",
        callback=without_command,
        invoke_without_command=True,
        add_help_option=False,
        params=[
            option("lang", lang, type=click.Choice(_LANGUAGES), envvar=LANGUAGE, default="fr"),
            help_option(lang),
        ],
        help=say("help-flashcoop", {}, lang),
        options_metavar="[--lang fr|en]",
        subcommand_metavar=say("terminal-command-metavar", {}, lang),
    )
    made.lang = lang
    return made


def language(args: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language asked for by `--lang` before the command, else by the environment, else French.

    It must be known before the commands are made, since they explain themselves in it. Whether it
    is one that there is, click says later, of the same option.
    """
    chosen = environment.get(LANGUAGE, "fr")
    words = iter(args)
    for word in words:
        if not word.startswith("-"):
            break
        if word == "--lang":
            chosen = next(words, chosen)
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
    return "en" if chosen == "en" else "fr"


def _language_first(args: Sequence[str]) -> list[str]:
    """The same words with `--lang` before the command, wherever it was written; after `--` nothing is an option."""
    first: list[str] = []
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--lang":
            value = tuple(islice(words, 1))
            if not value:
                return [word]  # before the command, it would take the command for its value
            first += [word, *value]
        else:
            (first if word.startswith("--lang=") else rest).append(word)
    return [*first, *rest]


def run(args: Sequence[str], environment: Mapping[str, str]) -> Status:
    """Do what `args` say, in the language that they or the `environment` choose; the exit status."""
    args = _language_first(args)
    lang = language(args, environment)
    return finished(lambda: program(lang).main(args, "flashcoop", standalone_mode=False), lang)
