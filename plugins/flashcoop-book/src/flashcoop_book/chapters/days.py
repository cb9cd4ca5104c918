"""Day by day: what happened, and each decision where it was made."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_book.book import Book, chapter, decision_anchor
from flashcoop_book.charts.bars import small_bar
from flashcoop_book.markup import Html, Part, joined, tag
from flashcoop_book.record import Decision
from flashcoop_book.sentences.base import ended as ended_text
from flashcoop_book.story import Day, Sentence, days
from flashcoop_book.tables import table
from flashcoop_core.session.figures import METHODS
from flashcoop_core.tables import Column, Row

__all__ = ["timeline"]


def timeline(book: Book) -> Html:
    """The chapter."""
    say = book.voice.say
    told = [_day(book, day) for day in days(book.record, book.teller) if day.sentences]
    intro = book.voice.rich("days-intro") if told else say("days-none")
    return chapter("days", say("chapter-days"), tag("p", intro), *told)


def _day(book: Book, day: Day) -> Html:
    id = f"day-{day.on.isoformat()}"
    told = (_sentence(book, sentence) for sentence in day.sentences)
    return tag("section", tag("h3", book.voice.weekday(day.on), id=id), tag("ul", *told, class_="told"), class_="day")


def _sentence(book: Book, sentence: Sentence) -> Html:
    see = book.see(sentence.versions)
    if sentence.in_full:
        decision = book.record.decisions[sentence.decision]
        return tag("li", *_decision(book, decision), see, id=decision_anchor(sentence.decision), class_="decision")
    # In an element of its own: else WeasyPrint breaks a sentence that just fills its line after the first word.
    said = tag("span", sentence.text)
    if sentence.undone:
        return tag("li", tag("del", said), " ", tag("em", book.voice.say("undone")), " ", see)
    if sentence.decision:
        link = tag("a", book.voice.say("see-decision"), href=f"#{decision_anchor(sentence.decision)}")
        return tag("li", said, " ", link, " ", see)
    return tag("li", said, " ", see)


def _decision(book: Book, decision: Decision) -> Iterator[Part]:
    say, proposal = book.voice.say, decision.proposal
    id = f"{decision_anchor(proposal.decision)}-question"
    yield tag("p", _outcome(book, decision), class_="outcome")
    yield tag("h4", proposal.question, id=id)
    yield _options(book, decision, id)
    yield tag("p", *_counted(book, decision))
    members = book.voice.listed(decision.voters) if decision.voters else ""
    who = say("decision-who", members=members) if members else say("decision-nobody")
    yield tag("p", who, class_="voters")


def _outcome(book: Book, decision: Decision) -> str:
    say = book.voice.say
    if decision.closing is not None:
        won = decision.winner
        return say("decision-adopted-option", option=won.label) if won else say(f"decision-{decision.closing.outcome}")
    return say("decision-withdrawn" if decision.withdrawn else "decision-open")


def _options(book: Book, decision: Decision, id: str) -> Html:
    """The answers, with their votes once they are counted."""
    say, closing, options = book.voice.say, decision.closing, decision.proposal.options
    if closing is None:
        return tag("ul", *(tag("li", option.label) for option in options), class_="options")
    votes = {part.option: part.votes for part in closing.tally}
    most = max(closing.entitled, *votes.values(), 1)
    columns = (Column(say("column-option")), Column(say("column-votes"), "right"))
    counted = ((option.label, votes.get(option.option, 0)) for option in options)
    rows = ((Row((name, str(count))), {1: joined((small_bar(count, most), str(count)))}) for name, count in counted)
    return table(columns, rows, labelled_by=id)


def _counted(book: Book, decision: Decision) -> Iterator[Part]:
    voice, closing, method = book.voice, decision.closing, decision.proposal.method
    ended = "" if closing else "-withdrawn" if decision.withdrawn else "-open"
    yield voice.rich(f"decision-method{ended}", method=_method(book, method))
    if decision.proposal.secret:
        yield f" {voice.say('decision-secret')}"
    for amended in decision.amendments:
        yield f" {voice.say('decision-amended', on=voice.long_day(amended.on), reason=ended_text(amended.reason))}"
    if decision.withdrawn is not None:
        yield f" {voice.say('decision-reason', reason=ended_text(decision.withdrawn.reason))}"
    if closing is None:
        return
    if closing.drawn is not None:
        yield f" {voice.say('decision-drawn')}"
    for name, count in (("decision-voters", len(decision.voters)), ("decision-blank", closing.blank)):
        if count:
            yield " "
            yield voice.rich(voice.number(name, count), count=count, entitled=closing.entitled)
    yield " "
    yield voice.rich("decision-dissent" if closing.dissent else "decision-no-dissent", dissent=closing.dissent)


def _method(book: Book, method: str) -> Part:
    if method in METHODS:
        return book.voice.rich(f"method-{method}")
    words = book.record.names.methods.get(method)
    return book.voice.pick(words) if words else method
