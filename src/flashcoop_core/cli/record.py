"""`flashcoop record`: one event, from JSON, computed by a planner, or asked field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from flashcoop_core.cli.files import plain_json, raw, writing
from flashcoop_core.cli.kinds import called, labels_of
from flashcoop_core.cli.outcome import Misused, Status
from flashcoop_core.cli.spoken import Command, command, ledger, option, session_option
from flashcoop_core.words import say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.ledger import Session
    from flashcoop_core.ledger.recording import Receipt
    from flashcoop_core.session.extension import Words
    from flashcoop_core.session.plan import Plan

__all__ = ["made", "tell"]


def made(lang: Lang) -> Command:
    """The command."""

    def record(  # noqa: PLR0913, PLR0917 - one for each option, by name
        ledger: str,
        session: str | None,
        file: str | None,
        plan: str | None,
        kind: str | None,
        by: str | None,
        observers: tuple[str, ...],
    ) -> Status:
        if kind is not None and (file is not None or plan is not None):
            raise Misused("usage-kind-is-asked")
        with writing(ledger, observers, lang) as opened:
            chosen = opened.session(session)
            if plan is not None:
                receipts = chosen.record(_planned(plan, file), by=by)
            elif file is not None:
                receipts = _given(chosen, file, by)
            else:
                recorded = _asked(chosen, kind, by, lang)
                if recorded is None:
                    click.echo(say("not-recorded", {}, lang), err=True)
                    return Status.REFUSED
                receipts = recorded
            labels = labels_of(chosen, receipts)
        tell(receipts, lang, labels=labels)
        return Status.DONE

    return command(
        "record",
        lang,
        record,
        ledger(lang),
        session_option(lang),
        option("json", lang, "--json", "file", metavar="FILE|-"),
        option("plan", lang, metavar="NAME"),
        option("kind", lang, metavar="KIND"),
        option("by", lang, metavar="ID"),
        option("observer", lang, "--observer", "observers", metavar="PLUGIN", multiple=True),
    )


def _planned(name: str, file: str | None) -> Plan:
    from flashcoop_core.cli.plans import planned  # noqa: PLC0415 - only for those who plan

    return planned(name, {} if file is None else plain_json(file))


def _given(session: Session, file: str, by: str | None) -> tuple[Receipt, ...]:
    from flashcoop_core.codec.door import read_event  # noqa: PLC0415 - only for those who give JSON

    bare = read_event(raw(file), session.state.activated.vocabulary)
    return session.record(bare.event, by=bare.by or by, ids=[bare.id] if bare.id else None)


def _asked(session: Session, kind: str | None, by: str | None, lang: Lang) -> tuple[Receipt, ...] | None:
    """Record the event that the answers make, once they are confirmed."""
    from flashcoop_core.books.statements.base import kind_label  # noqa: PLC0415 - only for those who are asked
    from flashcoop_core.cli.asking import ask_event, ask_one_of, ask_yes, given_back  # noqa: PLC0415
    from flashcoop_core.codec.structure import structure  # noqa: PLC0415

    activated = session.state.activated
    vocabulary = activated.vocabulary
    # A session is opened by `new`.
    kinds = {name: kind_label(name, lang) for name in vocabulary.kinds if name != "session_opened"}
    kinds |= {name: label[0 if lang == "fr" else 1] for name, label in activated.labels.items()}
    if kind is not None and kind not in kinds:
        raise Misused("usage-unknown-kind", kinds=tuple(kinds))
    chosen = kind or ask_one_of(kinds, "ask-kind", lang)
    fields = ask_event(vocabulary.kinds[chosen].event, lang)
    if not ask_yes("ask-record", {}, lang):
        return None
    with given_back("record", chosen, fields, lang):
        return session.record(structure(chosen, fields, vocabulary=vocabulary), by=by)


def tell(
    receipts: Sequence[Receipt],
    lang: Lang,
    head: str = "session-head",
    labels: Mapping[str, Words] = MappingProxyType({}),
) -> None:
    """Say what was recorded, and the `head` to keep, of whatever it is; what is worth a look goes to stderr.

    `labels` are those of the kinds of plugins.
    """
    for receipt in receipts:
        facts = {
            "kind": called(receipt.kind, labels, lang),
            "session": receipt.session,
            "version": receipt.version,
            "id": receipt.id,
        }
        click.echo(say("repeated" if receipt.repeated else "recorded", facts, lang))
        for warning in receipt.warnings:
            click.echo(f"⚠ [{warning.name}] {warning.say(lang)}", err=True)
    for receipt in receipts[-1:]:
        click.echo(say(head, {"head": receipt.head}, lang))
