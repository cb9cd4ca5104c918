"""Commands, options and arguments whose help speaks the language chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from flashcoop_core.words import say
from flashcoop_core.written import Lang

__all__ = ["Argument", "Command", "command", "help_option", "ledger", "option", "session_option", "usage"]


class Argument(click.Argument):
    """A click argument with a sentence in the help, which click has none for."""

    def __init__(self, name: str, lang: Lang, *, metavar: str, required: bool = True, text: str = "") -> None:
        super().__init__([name], metavar=metavar, required=required)
        self.text = say(f"help-argument-{text or name}", {}, lang)


class Command(click.Command):
    """A click command whose help says `Utilisation` where the language is French."""

    lang: Lang = "fr"

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        usage(self, ctx, formatter, self.lang)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the arguments and the options are."""
        given = [(param.metavar or "", param.text) for param in self.params if isinstance(param, Argument)]
        asked = (param.get_help_record(ctx) for param in self.params if isinstance(param, click.Option))
        options = [record for record in asked if record]
        for heading, records in (("terminal-arguments", given), ("terminal-options", options)):
            if records:
                with formatter.section(say(heading, {}, self.lang)):
                    formatter.write_dl(records)


def usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, lang: Lang) -> None:
    """Write the usage line of `command` in `lang`."""
    formatter.write_usage(
        ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), say("terminal-usage", {}, lang) + " "
    )


def command(name: str, lang: Lang, does: Callable[..., object], *params: click.Parameter) -> Command:
    """The command `name`, which `does` its work with the values of `params`; its help is the text `help-<name>`."""
    made = Command(
        name,
        callback=does,
        params=[*params, help_option(lang)],
        help=say(f"help-{name}", {}, lang),
        options_metavar="[OPTIONS]",
        add_help_option=False,
    )
    made.lang = lang
    return made


def option(name: str, lang: Lang, *flags: str, **attributes: Any) -> click.Option:  # noqa: ANN401 - as click takes them
    """An option, called `--<name>` unless `flags` say otherwise; its help is the text `help-option-<name>`."""
    return click.Option(flags or (f"--{name}",), help=say(f"help-option-{name}", {}, lang), **attributes)


def help_option(lang: Lang) -> click.Option:
    """`--help`, explained in `lang`."""

    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
        if wanted and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()

    return click.Option(
        ["--help"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=say("help-option-help", {}, lang),
    )


def ledger(lang: Lang) -> Argument:
    """The first argument of nearly every command: the path of the ledger."""
    return Argument("ledger", lang, metavar=say("terminal-ledger", {}, lang))


def session_option(lang: Lang) -> click.Option:
    """`--session`, which may be left out where the ledger holds one."""
    return option("session", lang, metavar="ID")
