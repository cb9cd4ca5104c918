"""The sessions that the book of a session is tested on: told by the demos, hostile, empty; and what a sound page is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from xml.etree.ElementTree import Element

import html5lib

from flashcoop_core import Ledger, Session
from flashcoop_core import events as e
from flashcoop_core.demo import Stage
from flashcoop_core.demo import play as perform
from flashcoop_core.demo.payslips import payslips
from flashcoop_core.hooks import PluginManager
from flashcoop_core.session import plan
from flashcoop_core.testing.watched import story_clock
from flashcoop_core.written import Lang

__all__ = ["LONG", "POISON", "demo", "empty", "hostile", "page", "read", "session_called", "sound"]

#: What would break out of a page that forgot to escape: in an element, in an attribute, in a style sheet.
POISON = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{0}%s"

#: As long as ids may be, and a break nowhere.
LONG = tuple(f"m{at}{'x' * 61}" for at in range(1, 9))


@cache
def demo(name: str) -> Session:
    """A session of `flashcoop demo`, in memory."""
    stage = Stage(2026)
    opened = Ledger.open(clock=stage.clock, ids=stage.ids, plugins=PluginManager.installed())
    return perform(name, stage, opened, lambda _: None)


@cache
def empty() -> Session:
    """Opened, and nothing else."""
    return _ledger().open_session(_opening("Vide"), id="vide")


@cache
def hostile() -> Session:
    """Eight members with the longest ids, texts that try to be HTML, a price in an emergency, a split by hours."""
    session = _ledger().open_session(_opening(POISON), id="s" * 64)
    for step in _hostile_steps():
        session.record(*step)
    session.record(
        plan.payroll(
            payslips(session.state.shares), month="2026-03", reference="paie", acknowledged_by="f-01", on=_day(13)
        ),
        plan.remuneration(reference="vir", on=_day(13)),
    )
    return session


def session_called(name: str) -> Session:
    """The session of that name: `jinsei`, `coopkies`, `hostile` or `empty`."""
    return {"hostile": hostile, "empty": empty}.get(name, lambda: demo(name))()


def page(session: Session, lang: Lang = "fr", version: int | None = None) -> str:
    """Its page, as text."""
    (file,) = session.export("livre:html", lang=lang, view=session.at(version=version).view)
    return file.whole().decode()


def read(page: str) -> Element:
    """The page as a browser reads it; what is not HTML is an error."""
    root: Element = html5lib.HTMLParser(strict=True).parse(page)
    return root


def sound(page: str) -> None:
    """Sound HTML, each id once, each link to a place that is there, nothing from outside, nothing that runs."""
    elements = list(read(page).iter())
    ids = [element.attrib["id"] for element in elements if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    known = set(ids)
    for element in elements:
        for name in _URLS & element.attrib.keys():
            assert element.attrib[name].startswith("#")
            assert element.attrib[name][1:] in known
        for name in ("aria-labelledby", "aria-describedby"):
            assert set(element.attrib.get(name, "").split()) <= known
        assert not any(name.lower().startswith("on") or name == "style" for name in element.attrib)
        assert str(element.tag).rpartition("}")[2] not in _ACTIVE
    assert not re.search(r"url\(|@import|javascript:", page)


_URLS = {"src", "href", "action", "data", "poster", "srcset", "background", "formaction", "ping", "cite", "manifest"}
_ACTIVE = {"script", "iframe", "img", "object", "embed", "link", "form", "base"}


def _ledger() -> Ledger:
    return Ledger.open(clock=story_clock(), plugins=PluginManager.installed())


def _day(number: int) -> date:
    return date(2026, 3, number)


def _opening(name: str) -> e.SessionOpened:
    return e.SessionOpened(
        on=_day(2),
        name=name[:120],
        host=e.Host(name="CAE <des> Épreuves & Cie", siren="123456782", section="fc"),
        place=POISON[:60],
        starts=_day(2),
        ends=_day(12),
        fiscal_year_ends=date(2026, 12, 31),
        filiere="kokedama",
        vat_liable=False,
    )


def _vote(decision: e.DecisionProposed, on: date, *options: str | None) -> list[object]:
    return [
        decision,
        *(
            e.VoteCast(on=on, decision=decision.decision, member=member, option=option)
            for member, option in zip(LONG, options, strict=True)
        ),
    ]


def _hostile_steps() -> Iterator[list[object]]:
    cape = e.Contract(signed=_day(2), ends=date(2026, 8, 31))
    yield [
        e.FacilitatorEngaged(on=_day(2), facilitator="f-01"),
        *(e.MemberJoined(on=_day(2), member=member, contract=cape) for member in LONG),
        *(e.WorkRecorded(on=_day(2), member=member, minutes=60 * at) for at, member in enumerate(LONG, 1)),
        e.ProductDefined(
            on=_day(2),
            product="p",
            name=POISON[:120],
            nature="service",
            vat_rate=0,
            vat_reason=POISON,
            decided_by="f-01",
        ),
    ]
    price = e.Option(
        option="o",
        label=POISON[:120],
        prices=(e.PriceOption(product="p", channel="c" * 64, price=100_000_01),),
    )
    asked = e.DecisionProposed(on=_day(2), decision="d", subject="price", question=POISON * 3, options=(price,))
    yield _vote(asked, _day(3), *["o"] * 7, None)
    yield [
        plan.decision_closing("d", on=_day(3)),
        e.PriceSet(on=_day(3), product="p", channel="c" * 64, price=100_000_01, decision="d"),
        plan.takings({"p": 1_000}, voucher=POISON[:40], channel="c" * 64, tickets=1, on=_day(6)),
        e.PriceChanged(
            on=_day(6),
            product="p",
            channel="c" * 64,
            price=1,
            emergency=e.Emergency(facilitator="f-01", reason=POISON),
        ),
        plan.till_close("session", on=_day(10)),
    ]
    yield [plan.till_count(100_000_01, on=_day(10))]
    hours = e.Option(option="h", label="Selon les heures", split=e.SplitOption(key="hours"))
    equal = e.Option(option="e", label=POISON[:120], split=e.SplitOption(key="equal"))
    split = e.DecisionProposed(on=_day(10), decision="split", subject="split", question=POISON, options=(hours, equal))
    yield _vote(split, _day(10), *["h"] * 5, "e", "e", None)
    yield [plan.decision_closing("split", on=_day(10)), plan.distribution("split", on=_day(10))]
    yield from _other_questions()
    yield [e.FundsReturned(on=_day(11), reference="r", cents=100_000_01)]


def _other_questions() -> Iterator[list[object]]:
    """One amended, settled by lot in secret and applied; one withdrawn; one amended and left open."""
    on, options = _day(11), tuple(e.Option(option=name, label=f"{name} {POISON}"[:120]) for name in ("o1", "o2"))

    def asked(decision: str, *, secret: bool = False) -> e.DecisionProposed:
        return e.DecisionProposed(
            on=on,
            decision=decision,
            subject="other",
            question=POISON * 2,
            options=options,
            secret=secret,
            tie="lot",
        )

    def amended(decision: str) -> e.DecisionAmended:
        return e.DecisionAmended(on=on, decision=decision, question=POISON * 3, options=options, reason=POISON)

    first, *others = _vote(asked("lot", secret=True), on, *["o1", "o2"] * 4)
    yield [first, amended("lot"), *others]
    yield [
        plan.decision_closing("lot", on=on, drawn="o2"),
        e.DecisionApplied(on=on, decision="lot", how=POISON),
        asked("back"),
        e.DecisionWithdrawn(on=on, decision="back", reason=POISON),
    ]
    yield [*_vote(asked("open"), on, *["o1"] * 8), amended("open")]
