"""*L'attestation de rétribution* of each member: their share, how it was computed, the vote, what payroll made of it.

Names are not in the ledger: they are written by hand, where lines are left for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import attrs

from flashcoop_book.book import Book
from flashcoop_book.chapters.shares import weight
from flashcoop_book.markup import Html, Part, tag
from flashcoop_book.page import head, style
from flashcoop_core import events as e
from flashcoop_core.books.statements.distribution import Distribution, MemberShare
from flashcoop_core.session.figures import METHODS
from flashcoop_core.words import label

__all__ = ["attestations", "file_name"]

#: No file name is longer (`hooks.is_file_name`).
_LONGEST = 120


@attrs.frozen
class _Paper:
    """One attestation: of whom, in which book."""

    book: Book
    opening: e.SessionOpened
    distribution: Distribution
    share: MemberShare

    def say(self, name: str, /, **facts: object) -> str:
        return self.book.voice.say(f"attestation-{name}", **facts)

    def cents(self, amount: int) -> str:
        return self.book.voice.cents(amount)


def attestations(book: Book) -> Iterator[tuple[str, bytes]]:
    """Member and document, for each that has a share or a payroll result. Empty if nothing was shared."""
    distribution, opening = book.statement("distribution"), book.record.opening
    if distribution.on is None or opening is None:
        return
    for share in distribution.shares:
        yield share.member, _document(_Paper(book, opening, distribution, share))


def file_name(session: str, member: str) -> str:
    """The name of a member's file: the ids, or what fits of them and a mark of the whole where both are long."""
    name = f"{session}-attestation-{member}"
    if len(name) + len(".pdf") > _LONGEST:
        mark = sha256(name.encode()).hexdigest()[:8]
        name = f"{name[: _LONGEST - len('.pdf') - len(mark) - 1]}-{mark}"
    return f"{name}.pdf"


def _document(paper: _Paper) -> bytes:
    lang, opening = paper.book.voice.lang, paper.opening
    title = f"{paper.say('title')} · {paper.share.member}"
    session = paper.say("session", name=opening.name, host=opening.host.name)
    body = tag(
        "body",
        tag("h1", paper.say("title")),
        tag("p", session, class_="session"),
        *_who(paper),
        tag("p", tag("span", paper.say("share")), tag("strong", paper.cents(paper.share.share)), class_="share"),
        *_how(paper),
        *_vote(paper),
        *_payroll(paper),
        tag("p", paper.say("no-payslip"), class_="fine"),
        _signed(paper),
        tag("p", _proof(paper), class_="proof"),
    )
    return f"<!DOCTYPE html>\n{tag('html', head(title, style('attestation')), body, lang=lang)}\n".encode()


def _blank(name: str, hint: str = "") -> Html:
    """A line to write on."""
    parts = (tag("span", name, class_="name"), tag("span", class_="line"))
    return tag("div", *parts, tag("small", hint) if hint else "", class_="blank")


def _who(paper: _Paper) -> Iterator[Html]:
    """The host attests, of somebody whose name is written by hand, that they took part."""
    book, opening, member = paper.book, paper.opening, paper.share.member
    yield tag("p", paper.say("host", host=opening.host.name, siren=_grouped(opening.host.siren)))
    yield _blank(paper.say("name"), paper.say("by-hand"))
    yield _blank(paper.say("born"), paper.say("by-hand"))
    yield tag("p", book.voice.rich("attestation-id", member=tag("b", member)))
    contract, minutes = book.record.members.get(member), book.record.minutes.get(member, 0)
    under = worked = ""
    if contract is not None:
        kind = book.voice.say(f"contract-{contract.kind}")
        under = paper.say("contract", kind=kind, signed=book.voice.long_day(contract.signed))
    if minutes:
        worked = paper.say("time", time=book.voice.hours(minutes))
    days = {"starts": book.voice.long_day(opening.starts), "ends": book.voice.long_day(opening.ends)}
    yield tag("p", paper.say("took-part", name=opening.name, place=opening.place, contract=under, time=worked, **days))


def _grouped(siren: str) -> str:
    return "\u00a0".join(siren[at : at + 3] for at in range(0, 9, 3))


def _line(name: Part, cents: str, *, total: bool = False) -> Html:
    return tag("tr", tag("th", name, scope="row"), tag("td", cents), class_="total" if total else None)


def _how(paper: _Paper) -> Iterator[Html]:
    """The envelope, line by line, and the member's part of it."""
    distribution, share, lang = paper.distribution, paper.share, paper.book.voice.lang
    lines = [
        _line(label(f"line-envelope-{part.line}", lang), paper.cents(part.cents)) for part in distribution.envelope
    ]
    whole = label("line-distributable", lang)
    yield tag("h2", paper.say("how"))
    yield tag(
        "table",
        *lines,
        _line(whole, paper.cents(distribution.distributable), total=True),
        _line(
            f"{paper.say('weight', key=paper.book.teller.key(distribution.key))}, {_part(paper)}",
            paper.cents(share.share),
        ),
    )


def _part(paper: _Paper) -> str:
    """The member's weight among all weights."""
    distribution, share, key = paper.distribution, paper.share, paper.distribution.key
    all_ = sum(each.weight for each in distribution.shares) + sum(part.weight for part in distribution.causes)
    if not share.weight:
        return paper.say("no-share")
    name = f"part-{key}" if key in ("equal", "hours") else "part"
    return paper.say(name, weight=weight(paper.book, key, share.weight), all=weight(paper.book, key, all_))


def _vote(paper: _Paper) -> Iterator[Html]:
    decision = paper.book.record.decisions.get(paper.distribution.decision)
    if decision is None or decision.closing is None or decision.winner is None:
        return
    closing, method = decision.closing, decision.proposal.method
    words = paper.book.record.names.methods.get(method)
    if method in METHODS:
        how = paper.say(f"method-{method}")
    else:
        how = paper.say("method", method=paper.book.voice.pick(words) if words else method)
    votes = next((part.votes for part in closing.tally if part.option == closing.winner), 0)
    yield tag("h2", paper.say("vote"))
    yield tag(
        "p",
        paper.say(
            "decided",
            on=paper.book.voice.long_day(closing.on),
            question=decision.proposal.question,
            option=decision.winner.label,
            votes=votes,
            dissent=closing.dissent,
            blank=closing.blank,
            entitled=closing.entitled,
            method=how,
        ),
    )


def _payroll(paper: _Paper) -> Iterator[Html]:
    share = paper.share
    yield tag("h2", paper.say("payroll"))
    if share.fate == "waived":
        yield tag("p", paper.say("waived"))
    elif share.fate == "given":
        yield tag("p", paper.say("given", cause=paper.book.record.names.partner(share.cause)))
    if share.cost:
        rows = ("cost", "gross", "net", "difference", "paid")
        yield tag("table", *(_line(paper.say(name), paper.cents(getattr(share, name))) for name in rows))
    elif share.fate == "due":
        yield tag("p", paper.say("no-payroll"))


def _signed(paper: _Paper) -> Html:
    where = tag("div", _blank(paper.say("place")), _blank(paper.say("date")), class_="where")
    stamp = tag(
        "div", tag("b", paper.say("for", host=paper.opening.host.name)), tag("br"), paper.say("signed"), class_="box"
    )
    return tag("div", where, stamp, class_="signed")


def _proof(paper: _Paper) -> str:
    heading = paper.book.heading
    return paper.say("proof", session=heading.session, version=heading.version, head=heading.head)
