"""The front of the book: whose it is, what is in it, the essential in a few figures and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flashcoop_book.book import Book, chapter
from flashcoop_book.markup import Html, Part, joined, tag
from flashcoop_core.words import label

__all__ = ["brief", "contents", "header"]


def header(book: Book) -> Html:
    """The title, who and where and when, and how far this book goes."""
    say = book.voice.say
    title = tag("h1", tag("span", say("title-before"), class_="over"), " ", book.heading.name, id="top")
    return tag("header", title, tag("p", _lead(book), class_="lead"), *_state(book))


def _lead(book: Book) -> Html:
    opening, voice = book.record.opening, book.voice
    if opening is None:
        return voice.rich("lead-empty")
    count = len(book.record.members)
    return voice.rich(
        "lead-one" if count == 1 else "lead",
        count=count,
        host=opening.host.name,
        place=opening.place,
        starts=voice.long_day(opening.starts),
        ends=voice.long_day(opening.ends),
    )


def _state(book: Book) -> Iterator[Html]:
    say, heading = book.voice.say, book.heading
    if book.record.opening is not None:
        closed = book.record.closed
        told = say("state-closed", on=book.voice.long_day(closed.on)) if closed else say("state-open")
        yield tag("p", told, class_="state")
    if heading.until is not None:
        yield tag("p", say("state-until", until=book.voice.long_day(heading.until)), class_="state")
    if heading.recorded is not None:
        yield tag("p", say("state-recorded", recorded=heading.recorded), class_="state")
    if book.missing:
        yield tag("p", say("state-missing", plugins=book.missing), class_="state")


def contents(book: Book, chapters: Sequence[tuple[str, str]], statements: Sequence[tuple[str, str]]) -> Html:
    """The chapters, (anchor, title); the statements under theirs."""

    def listed(entries: Sequence[tuple[str, str]], below: str = "", inner: Part = "") -> Html:
        return tag(
            "ol",
            *(tag("li", tag("a", title, href=f"#{id}"), inner if id == below else "") for id, title in entries),
        )

    inside = listed(chapters, "statements", listed(statements))
    return tag("nav", tag("h2", book.voice.say("contents"), id="contents"), inside, aria_labelledby="contents")


def brief(book: Book) -> Html:
    """The essential."""
    keys = tag("ul", *_keys(book), class_="keys")
    return chapter("brief", book.voice.say("chapter-brief"), keys, tag("p", joined(_sentences(book), " ")))


def _key(number: Part, what: str) -> Html:
    return tag("li", tag("strong", number), " ", tag("span", what))


def _keys(book: Book) -> Iterator[Html]:
    voice, record = book.voice, book.record
    members = len(record.members)
    yield _key(str(members), voice.many("key-members", members))
    adopted = sum(decision.winner is not None for decision in record.decisions.values())
    yield _key(str(adopted), voice.many("key-decisions", adopted))
    income = book.statement("income-statement")
    sales = next((group for group in income.income if group.name == "sales"), None)
    if sales is not None:
        yield _key(book.money(sales.cents, sales, label("line-sales", voice.lang)), voice.say("key-sales"))
    yield _key(*_end(book))


def _end(book: Book) -> tuple[Part, str]:
    """What became of the surplus, or what it is so far."""
    say, record = book.voice.say, book.record
    if record.shared is not None:
        return _shared(book), say("key-shared")
    if record.left is not None:
        return book.voice.cents(record.left.distributable), say("key-left")
    before = book.statement("income-statement").before_sharing
    shown = book.money(abs(before.cents), before, label("line-before-sharing", book.voice.lang))
    return shown, say("key-loss" if before.cents < 0 else "key-result")


def _shared(book: Book) -> Part:
    distribution = book.statement("distribution")
    return book.money(distribution.distributable, distribution, label("line-distributable", book.voice.lang))


def _sentences(book: Book) -> Iterator[Part]:
    voice, record = book.voice, book.record
    sold = [(line.product, line.quantity) for line in record.sold if line.quantity]
    if sold:
        yield voice.say("brief-sold", goods=book.teller.goods(sold))
    else:
        yield voice.say("brief-not-sold")
    before = book.statement("income-statement").before_sharing
    name = label("line-before-sharing", voice.lang)
    if record.shared is not None:
        yield voice.rich("brief-shared", cents=_shared(book), key=book.teller.key(record.shared.key))
    elif record.left is not None:
        cents, reason = voice.cents(record.left.distributable), voice.say(f"left-{record.left.reason}")
        yield voice.rich("brief-left", cents=cents, reason=reason)
    elif before.cents < 0:
        yield voice.rich("brief-loss", cents=book.money(-before.cents, before, name))
    elif before.cents:
        yield voice.rich("brief-open", cents=book.money(before.cents, before, name))
