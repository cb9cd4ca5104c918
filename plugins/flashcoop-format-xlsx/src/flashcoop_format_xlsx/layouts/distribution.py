"""Distribution: the sum that was shared, line by line, then each share and what became of it."""

from __future__ import annotations

from flashcoop_core.books.statements.distribution import Distribution, MemberShare
from flashcoop_core.written import day
from flashcoop_format_xlsx.sheet import Column, Sheet

__all__ = ["distribution"]

_RESULTS = {"cost": "cost", "gross": "gross", "net": "net", "difference": "difference", "paid_out": "paid"}


def distribution(sheet: Sheet, statement: Distribution) -> None:
    """The sheet of the distribution; its tables are empty as long as nothing was shared."""
    _envelope(sheet, statement)
    sheet.gap()
    _shares(sheet, statement)
    if statement.on is None:
        sheet.note(sheet.speech.say("note-nothing-shared"))
    elif any(share.cost for share in statement.shares):
        sheet.note(sheet.speech.say("note-pay"))


def _envelope(sheet: Sheet, statement: Distribution) -> None:
    sheet.columns(Column("item", "text"), Column("", "text"), Column("amount", "cents"))
    first = sheet.next
    for part in statement.envelope:
        sheet.add(item=sheet.speech.line(f"envelope-{part.line}"), amount=part.cents)
    sum_to_share = sum(part.cents for part in statement.envelope)
    envelope = sheet.add(
        "total",
        item=sheet.speech.line("envelope"),
        amount=sheet.sum("amount", first, sum_to_share),
    )
    decided = sheet.add(item=sheet.speech.line("as-decided"), amount=statement.distributable)
    booked = sheet.add(item=sheet.speech.line("as-booked"), amount=statement.booked)
    sheet.keep("envelope", "amount", envelope, sum_to_share)
    sheet.keep("decided", "amount", decided, statement.distributable)
    sheet.keep("booked", "amount", booked, statement.booked)


def _shares(sheet: Sheet, statement: Distribution) -> None:
    sheet.columns(
        Column("member", "text"),
        Column("weight", "count"),
        Column("share", "cents"),
        Column("fate", "text"),
        Column("cause", "text"),
        *(Column(name, "side") for name in _RESULTS),
    )
    if statement.on is not None:
        key = sheet.speech.key(statement.key)
        sheet.block(f"{sheet.speech.line('shared-on')} {day(statement.on, sheet.speech.lang)}, {key}")
    first = sheet.next
    for share in statement.shares:
        sheet.add(
            member=share.member,
            weight=share.weight,
            share=share.share,
            fate=sheet.speech.say(f"fate-{share.fate}"),
            cause=share.cause or None,
            **_results(share),
        )
    for part in statement.causes:
        fate = sheet.speech.say("fate-cause")
        sheet.add(member=part.cause, weight=part.weight, share=part.cents, fate=fate)
    shared = sum(share.share for share in statement.shares) + sum(part.cents for part in statement.causes)
    total = sheet.add(
        "total",
        member=sheet.speech.line("total"),
        share=sheet.sum("share", first, shared),
        **{
            column: sheet.sum(column, first, sum(getattr(share, name) for share in statement.shares))
            for column, name in _RESULTS.items()
        },
    )
    sheet.keep("shares", "share", total, shared)


def _results(share: MemberShare) -> dict[str, int | None]:
    return {column: getattr(share, name) or None for column, name in _RESULTS.items()}
