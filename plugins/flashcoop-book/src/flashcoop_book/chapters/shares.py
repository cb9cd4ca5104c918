"""The share of each member: how much, how it was computed, what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_book.book import Book, chapter, decision_anchor
from flashcoop_book.chapters.pairs import pair
from flashcoop_book.charts.bars import Bar, bars
from flashcoop_book.markup import Html, Part, tag
from flashcoop_book.tables import Cells
from flashcoop_core.books.statements.distribution import Distribution, MemberShare
from flashcoop_core.books.statements.member_account import MemberAccount
from flashcoop_core.tables import Column, Row
from flashcoop_core.words import label

__all__ = ["shares", "weight"]


def weight(book: Book, key: str, amount: int) -> str:
    """A weight as people say it: a time, where the split is by hours."""
    return book.voice.hours(amount) if key == "hours" else str(amount)


def shares(book: Book) -> Html:
    """The chapter."""
    say, distribution = book.voice.say, book.statement("distribution")
    if distribution.on is None:
        return chapter("shares", say("chapter-shares"), tag("p", _nothing(book)))
    return chapter(
        "shares",
        say("chapter-shares"),
        tag("p", _how(book, distribution)),
        tag("p", book.voice.rich("shares-cost")),
        pair("shares-members", say("shares-chart"), _chart(book, distribution), *_table(book, distribution)),
    )


def _nothing(book: Book) -> Part:
    left = book.record.left
    if left is None:
        return book.voice.say("shares-none")
    cents, reason = book.voice.cents(left.distributable), book.voice.say(f"left-{left.reason}")
    return book.voice.rich("shares-left", cents=cents, reason=reason)


def _how(book: Book, distribution: Distribution) -> Html:
    count = sum(1 for share in distribution.shares if share.weight or share.share)
    name = label("line-distributable", book.voice.lang)
    return book.voice.rich(
        "shares-how-one" if count == 1 else "shares-how",
        cents=book.money(distribution.distributable, distribution, name),
        count=count,
        key=book.teller.key(distribution.key),
        vote=_vote(book, distribution.decision),
    )


def _vote(book: Book, decision: str) -> Part:
    """The decision, told in full where it was made."""
    if decision not in book.record.decisions:
        return decision
    return tag("a", book.voice.say("see-vote"), href=f"#{decision_anchor(decision)}")


def _chart(book: Book, distribution: Distribution) -> Html:
    voice = book.voice
    lines = [Bar(share.member, share.share, voice.cents(share.share)) for share in distribution.shares]
    lines += [
        Bar(book.record.names.partner(part.cause), part.cents, voice.cents(part.cents), "in-2")
        for part in distribution.causes
    ]
    amounts = [line.amount for line in lines]
    description = voice.say("shares-chart-text", most=voice.cents(max(amounts)), least=voice.cents(min(amounts)))
    return bars("shares-chart", voice.say("shares-chart"), description, lines)


def _table(book: Book, distribution: Distribution) -> tuple[tuple[Column, ...], Iterator[tuple[Row, Cells]]]:
    say, key = book.voice.say, distribution.key
    weighed = key != "equal"
    columns = (
        Column(say("column-member")),
        Column(say("column-fate")),
        *((Column(say("column-time" if key == "hours" else "column-weight"), "right"),) if weighed else ()),
        Column(say("column-share"), "right"),
        Column(say("column-net-pay"), "right"),
        Column(say("column-paid-out"), "right"),
    )
    return columns, _rows(book, distribution, weighed=weighed)


def _rows(book: Book, distribution: Distribution, *, weighed: bool) -> Iterator[tuple[Row, Cells]]:
    voice, key = book.voice, distribution.key
    accounts = {statement.member for statement in book.statements if isinstance(statement, MemberAccount)}
    for share in distribution.shares:
        own = (weight(book, key, share.weight),) if weighed else ()
        pay = (voice.cents(cents) if share.cost else "" for cents in (share.net, share.paid))
        known = share.member in accounts
        account = tag("a", share.member, href=f"#s-member-account-{share.member}") if known else share.member
        yield Row((share.member, _fate(book, share), *own, voice.cents(share.share), *pay)), {0: account}
    for part in distribution.causes:
        own = (weight(book, key, part.weight),) if weighed else ()
        cells = (voice.say("fate-cause"), *own, voice.cents(part.cents), "", "")
        yield Row((book.record.names.partner(part.cause), *cells)), {}
    shared = sum(share.share for share in distribution.shares) + sum(part.cents for part in distribution.causes)
    paid = any(share.cost for share in distribution.shares)
    ends = (sum(getattr(share, name) for share in distribution.shares) for name in ("net", "paid"))
    sums = (voice.cents(shared), *(voice.cents(cents) if paid else "" for cents in ends))
    yield Row((voice.say("sales-total"), "", *(("",) if weighed else ()), *sums), total=True), {}


def _fate(book: Book, share: MemberShare) -> str:
    return book.voice.say(f"fate-{share.fate}", cause=book.record.names.partner(share.cause))
