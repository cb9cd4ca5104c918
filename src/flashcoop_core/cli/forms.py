"""`flashcoop forms`: the forms that people answer, or one of them with its scale."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

import click
from msgspec import to_builtins

from flashcoop_core.cli.spoken import Argument, Command, command, option
from flashcoop_core.cli.statements import written_json
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.learning.forms import Form

__all__ = ["made"]

_WIDTH = 96


def made(lang: Lang) -> Command:
    """The command."""

    def shown(name: str | None, version: int | None, *, as_json: bool) -> None:
        from flashcoop_core.learning.forms import form, forms  # noqa: PLC0415 - `--help` needs none of it

        if name is None:
            click.echo(written_json([to_builtins(one) for one in forms()]) if as_json else _list(forms(), lang))
            return
        found = form(name, version)
        click.echo(written_json(to_builtins(found)) if as_json else "\n".join(_lines(found, lang)))

    return command(
        "forms",
        lang,
        shown,
        Argument("name", lang, metavar="[NAME]", required=False, text="form"),
        option("form-version", lang, "--version", "version", type=click.IntRange(min=1), metavar="N"),
        option("json-out", lang, "--json", "as_json", is_flag=True),
    )


def _list(found: tuple[Form, ...], lang: Lang) -> str:
    from flashcoop_core.tables import Column, Row, Table  # noqa: PLC0415 - as above

    columns = tuple(Column(say(f"forms-{name}", {}, lang)) for name in ("form", "version", "title"))
    rows = (Row((one.id, str(one.version), one.title.say(lang))) for one in found)
    return Table("", columns, tuple(rows)).render()


def _roles(form: Form, lang: Lang) -> str:
    return ", ".join(say(f"respondent-{role}", {}, lang) for role in form.respondents)


def _lines(form: Form, lang: Lang) -> Iterator[str]:
    moments = ", ".join(say(f"moment-{moment}", {}, lang) for moment in form.moments)
    yield say("forms-head", {"title": form.title.say(lang), "form": form.id, "version": form.version}, lang)
    yield from wrap(form.purpose.say(lang), _WIDTH)
    yield say("forms-asked", {"roles": _roles(form, lang), "moments": moments or say("moment-days", {}, lang)}, lang)
    for scale in form.scales:
        yield ""
        yield say("forms-scale", {"scale": scale.id}, lang)
        yield from (f"  {step.mark}  {step.pictogram}  {step.words.say(lang)}" for step in scale.steps)
    asked = {skill: family for family in form.families for skill in family.skills}
    family = None
    yield ""
    for question in form.questions:
        now = asked.get(question.skill or "")
        if now is not None and now != family:
            family = now
            yield now.words.say(lang)
        facts = {"kind": say(f"question-{question.kind}", {}, lang), "scale": question.scale or ""}
        kind = say("forms-on-scale" if question.scale else "forms-kind", facts, lang)
        must = "" if question.optional else " *"
        text = f"{question.words.say(lang)}{must} [{question.id}; {kind}]"
        yield from wrap(text, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
        yield from (f"      □ {choice.words.say(lang)} [{choice.id}]" for choice in question.options)
    if any(not question.optional for question in form.questions):
        yield say("forms-needed", {}, lang)
