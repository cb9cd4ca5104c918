"""The input of the benchmarks: trade events that look like those of real sessions, the same for every program.

They are made from a seed, booked by the library's own postings, and written once as a ledger file
and once as plain text for each of the other programs. About 40 accounts, 2.75 postings an event,
several sessions whose events take turns. Rules are not asked: what is measured is reading.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, cast, get_args

import attrs
import msgspec

from flashcoop_core.books.chart import Chart, default_accounts
from flashcoop_core.books.entries import Entry
from flashcoop_core.books.postings import postings
from flashcoop_core.codec.fast import encode
from flashcoop_core.events import (
    BY_CLASS,
    ChargeAccrued,
    CreditNoteReceived,
    CustomerPaid,
    Event,
    Host,
    PayoutReceived,
    PurchaseLine,
    PurchaseMade,
    PurchasePaid,
    PurchasePayment,
    RateTotal,
    SaleLine,
    SaleMade,
    SalePayment,
    SaleRefunded,
    ServiceReceived,
    SessionOpened,
)
from flashcoop_core.events.fields import ChargeRole, ProductNature
from flashcoop_core.log import Item, encode_record
from flashcoop_core.log.sqlite import SQLiteLog
from flashcoop_core.money import net_of

__all__ = ["SESSIONS", "Recorded", "items", "plain", "recorded", "rooted", "write"]

#: Sessions whose events take turns in the ledger.
SESSIONS = 8

#: Rows in one transaction while the ledger is written.
_BATCH = 1000

_MONDAY = date(2026, 3, 2)
_DAYS = 9
_CHARGES: tuple[ChargeRole, ...] = get_args(ChargeRole)
_NATURES: tuple[ProductNature, ...] = get_args(ProductNature)
_RATES = (550, 1000, 2000)

#: The root under which plain text accounting keeps each class of the plan comptable.
_ROOTS = {"1": "Equity", "2": "Assets", "3": "Assets", "4": "Liabilities", "5": "Assets", "6": "Expenses"}


@attrs.frozen
class Recorded:
    """One event as it will be stored, before it has a place: whose, which, when, what it books."""

    session: str
    version: int
    id: bytes
    at: str
    event: Event
    entries: tuple[Entry, ...]

    @property
    def record(self) -> bytes:
        """The canonical bytes."""
        kind = BY_CLASS[type(self.event)]
        return encode_record(
            at=self.at,
            by="m-01",
            entries=self.entries,
            event=encode(self.event),
            id=self.id,
            kind=kind.name,
            on=self.event.on.isoformat(),
            origin=None,
            schema=kind.schema,
            session=self.session,
            version=self.version,
        )


def rooted(account: str) -> str:
    """The name of an account in plain text accounting: `53` -> `Assets:53`."""
    return f"{_ROOTS.get(account[0], 'Income')}:{account}"


def recorded(events: int, sessions: int = SESSIONS, seed: int = 7) -> Iterator[Recorded]:
    """`events` trade events, after the openings of their sessions."""
    chance = random.Random(seed)  # noqa: S311 - has to be the same every time
    chart = Chart(default_accounts())
    names = [f"session-{number}" for number in range(1, sessions + 1)]
    versions: dict[str, int] = defaultdict(int)
    for number in range(-sessions, events):
        session = names[number] if number < 0 else chance.choice(names)
        day = _MONDAY + timedelta(days=max(number, 0) * _DAYS // max(events, 1))
        event = _opening(session) if number < 0 else _trade(chance, number, day)
        versions[session] += 1
        yield Recorded(
            session=session,
            version=versions[session],
            # Time-ordered, as ids of the library are.
            id=(1_770_000_000_000 + sessions + number).to_bytes(6, "big") + chance.randbytes(10),
            at=f"{day}T10:00:00.{sessions + number:06d}Z" if events < 10**6 else f"{day}T10:00:00.000000Z",
            event=event,
            entries=postings(event, chart),
        )


def items(events: Iterable[Recorded]) -> Iterator[Item]:
    """What a log is given to store."""
    return ((one.session, one.id, one.record) for one in events)


def plain(events: Iterable[Recorded]) -> Iterator[dict[str, Any]]:
    """The same records as plain data, for a program that stores them in a way of its own."""
    return (msgspec.json.decode(one.record) for one in events)


def write(events: int, folder: Path, sessions: int = SESSIONS, *, texts: bool = True) -> str:
    """Write the input into `folder` as `books.flashcoop`, `.journal`, `.beancount`; say what it holds.

    With `texts` unset, the ledger only.
    """
    accounts: set[str] = set()
    parts: set[tuple[str, str]] = set()
    count = 0
    log = SQLiteLog(folder / "books.flashcoop")
    journal = (folder / "books.journal").open("w", encoding="utf-8")
    beancount = (folder / "books.beancount").open("w", encoding="utf-8")
    waiting = recorded(events, sessions)
    with journal, beancount, log.writing() as turn:
        while batch := list(islice(waiting, _BATCH)):
            turn.append(list(items(batch)))
            found = [posting for one in batch for _, _, entry in one.entries for posting in entry]
            count += len(found)
            parts.update((account, aux) for account, aux, _, _ in found)
            accounts.update(account for account, _, _, _ in found)
            if texts:
                journal.writelines(_transactions(batch, "{on} ({piece}) {journal}\n", "    "))
                beancount.writelines(_transactions(batch, '{on} * "{journal}" "{piece}"\n', "  "))
        # beancount sorts by day and reads openings first, wherever they stand.
        beancount.writelines(f"{_MONDAY} open {rooted(account)} EUR\n" for account in sorted(accounts))
    log.close()
    return (
        f"{events:,} events in {sessions} sessions, {count / events:.2f} postings an event on average, "
        f"{len(accounts)} accounts ({len(parts)} with their analytics)"
    )


def _transactions(events: Iterable[Recorded], head: str, indent: str) -> Iterator[str]:
    """The entries of `events` in plain text accounting, each under a line made of `head`."""
    for one in events:
        for journal, piece, entry in one.entries:
            yield head.format(on=one.event.on, piece=piece, journal=journal)
            for account, _, cents, _ in entry:
                yield f"{indent}{rooted(account)}  {_euros(cents)} EUR\n"
            yield "\n"


def _euros(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def _opening(session: str) -> SessionOpened:
    return SessionOpened(
        on=_MONDAY,
        name=session,
        host=Host(name="CAE", siren="123456782", section=session),
        place="Lusignan",
        starts=_MONDAY,
        ends=_MONDAY + timedelta(days=_DAYS),
        fiscal_year_ends=date(2026, 12, 31),
        filiere="kokedama",
        accounts=default_accounts(),
    )


def _trade(chance: random.Random, number: int, day: date) -> Event:
    """An event of trade: half of them tickets, a sixth purchases, then what is paid, refunded, noted."""
    made = chance.choices(
        (_sale, _purchase, _purchase_paid, _customer_paid, _service, _payout, _refund, _credit_note, _accrual),
        weights=(50, 17, 13, 10, 3, 3, 2, 1, 1),
    )
    return made[0](chance, f"{number:07d}", day)


def _sold(chance: random.Random, count: int) -> tuple[tuple[SaleLine, ...], RateTotal]:
    rate = chance.choice(_RATES)
    lines = []
    for _ in range(count):
        pieces, price = chance.randrange(1, 4), chance.choice((550, 600, 1200, 1550))
        gross = pieces * price
        product = f"p-{chance.randrange(12):02d}"
        nature = chance.choice(_NATURES)
        net = net_of(gross, rate)
        lines.append(
            SaleLine(
                product=product,
                nature=nature,
                quantity=pieces * 1000,
                price=price,
                gross=gross,
                rate=rate,
                net=net,
            )
        )
    net, gross = sum(line.net for line in lines), sum(line.gross for line in lines)
    return tuple(lines), RateTotal(rate=rate, net=net, vat=gross - net, gross=gross)


def _means(chance: random.Random, gross: int) -> tuple[SalePayment, ...]:
    means = chance.choice(("cash", "cash", "cheque", "card", "platform", "host", "bank", "customer"))
    customer = f"c-{chance.randrange(9)}" if means == "customer" else None
    return (SalePayment(means=cast("SalePayment", means), cents=gross, customer=customer),)  # type: ignore[arg-type]


def _sale(chance: random.Random, number: str, day: date) -> Event:
    lines, total = _sold(chance, 1 if chance.random() < 0.9 else 2)
    return SaleMade(
        on=day,
        at="10:15:00",
        ticket=f"t-{number}",
        channel=chance.choice(("market", "online", "shop")),
        lines=lines,
        totals=(total,),
        paid=_means(chance, total.gross),
        delivered=chance.random() < 0.98,
    )


def _refund(chance: random.Random, number: str, day: date) -> Event:
    lines, total = _sold(chance, 1)
    return SaleRefunded(
        on=day,
        ticket=f"t-{number}",
        refund=f"r-{number}",
        channel="market",
        lines=lines,
        totals=(total,),
        paid=(SalePayment(means="cash", cents=total.gross),),
        rebate=chance.random() < 0.5,
        returned=False,
    )


def _bought(chance: random.Random) -> PurchaseLine:
    gross = chance.randrange(100, 9000)
    net = net_of(gross, 2000)
    return PurchaseLine(
        charge=chance.choice(_CHARGES),
        net=net,
        vat=gross - net,
        gross=gross,
        rate=2000,
        deductible=chance.random() < 0.7,
        product=f"p-{chance.randrange(12):02d}",
    )


def _purchase(chance: random.Random, number: str, day: date) -> Event:
    line = _bought(chance)
    means = chance.choice(("credit", "cash", "host", "bank", "member"))
    member = f"m-{chance.randrange(9):02d}" if means == "member" else None
    return PurchaseMade(
        on=day,
        dated=day,
        voucher=f"v-{number}",
        supplier=f"s-{chance.randrange(9)}",
        lines=(line,),
        paid=(PurchasePayment(means=means, cents=line.gross, member=member),),  # type: ignore[arg-type]
    )


def _purchase_paid(chance: random.Random, number: str, day: date) -> Event:
    return PurchasePaid(on=day, voucher=f"v-{number}", supplier="s-1", means="host", cents=chance.randrange(100, 9000))


def _customer_paid(chance: random.Random, number: str, day: date) -> Event:
    return CustomerPaid(
        on=day,
        ticket=f"t-{number}",
        channel="market",
        customer="c-1",
        means="cheque",
        cents=chance.randrange(100, 9000),
    )


def _service(chance: random.Random, number: str, day: date) -> Event:
    return ServiceReceived(on=day, voucher=f"e-{number}", entrepreneur="e-01", cents=chance.randrange(100, 9000))


def _payout(chance: random.Random, number: str, day: date) -> Event:
    fee = chance.randrange(10, 90)
    return PayoutReceived(
        on=day,
        reference=f"q-{number}",
        source=chance.choice(("card", "platform")),
        channel="online",
        gross=chance.randrange(1000, 9000),
        fee=fee,
        fee_rate=2000,
        fee_vat=fee // 5,
        reverse_charge=chance.random() < 0.5,
        into="host",
    )


def _credit_note(chance: random.Random, number: str, day: date) -> Event:
    return CreditNoteReceived(
        on=day,
        dated=day,
        voucher=f"a-{number}",
        supplier="s-1",
        purchase=f"v-{number}",
        lines=(_bought(chance),),
        rebate=chance.random() < 0.5,
        means=chance.choice(("credit", "deposit")),
    )


def _accrual(chance: random.Random, number: str, day: date) -> Event:
    return ChargeAccrued(on=day, voucher=f"n-{number}", supplier="s-1", lines=(_bought(chance),))
