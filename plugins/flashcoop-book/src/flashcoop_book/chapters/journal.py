"""The journal: every event on its day, with the entries that it books. All links of the book end here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from markupsafe import Markup, escape

from flashcoop_book.book import Book, chapter
from flashcoop_book.figures import event_anchor
from flashcoop_book.markup import Html, tag
from flashcoop_book.record import Happening
from flashcoop_core.books.statements.base import side
from flashcoop_core.books.statements.journal import JournalEntry
from flashcoop_core.words import label

__all__ = ["journal"]

_COLUMNS = ("journal", "piece", "account", "wording", "debit", "credit")


def journal(book: Book) -> Iterator[Html]:
    """The chapter, in pieces: a body of the table for each event."""
    voice, statement = book.voice, book.statement("journal")
    intro = tag("p", voice.rich("about-journal"))
    yield chapter("journal", voice.say("chapter-journal"), intro)
    names = (label(f"column-{name}", voice.lang) for name in _COLUMNS)
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in names)))
    yield Markup(
        '<div class="scroll" role="group" tabindex="0" aria-labelledby="journal-name">'
        '<table class="right-5 right-6" id="journal-table">'
    )
    yield tag("caption", label("statement-journal", voice.lang), id="journal-name")
    yield head
    entries: defaultdict[int, list[JournalEntry]] = defaultdict(list)
    for entry in statement.entries:
        entries[entry.version].append(entry)
    for happening in sorted(book.record.happenings, key=lambda each: (each.on, each.version)):
        yield _event(book, happening, entries.get(happening.version, []))
    total = label("line-total", voice.lang)
    sums = "".join(f"<td>{side(cents, voice.lang)}</td>" for cents in (statement.debit, statement.credit))
    row = f'<tr class="total"><th scope="row">{total}</th>{"<td></td>" * 3}{sums}</tr>'
    yield Markup(f"<tbody>{row}</tbody></table></div>\n")  # noqa: S704 - our own words and digits
    yield from (tag("p", problem.say(voice.lang), class_="note") for problem in statement.check())


# Written by hand: ten thousand events go through here.
def _event(book: Book, happening: Happening, entries: list[JournalEntry]) -> Html:
    voice = book.voice
    told = str(escape(book.teller.tell([happening])))
    if happening.undone:
        told = f"<del>{told}</del> <em>{escape(voice.say('undone'))}</em>"
    said = f'<span class="said"><b>{happening.version}</b> · {voice.day(happening.on)} · {told}</span>'
    rows = [f'<tr><th scope="rowgroup" colspan="6">{said}</th></tr>']
    for entry in entries:
        first = f"<td>{entry.journal}</td><td>{escape(entry.piece)}</td>"
        for posting in entry.postings:
            whose = f" · {escape(posting.aux)}" if posting.aux else ""
            rows.append(
                f"<tr>{first}<td>{posting.account}</td><td>{escape(posting.label)}{whose}</td>"
                f"<td>{side(posting.debit, voice.lang)}</td><td>{side(posting.credit, voice.lang)}</td></tr>"
            )
            first = "<td></td><td></td>"
    body = "\n".join(rows)
    return Markup(f'<tbody id="{event_anchor(happening.version)}">{body}</tbody>\n')  # noqa: S704 - escaped above
