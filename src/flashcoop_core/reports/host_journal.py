"""The journal of a session as its host imports it: what every layout of it has in common.

Entries by accounting day, numbered without a gap in each fiscal year of the host (PCG 1031-1 to 1031-4), each with
its voucher and dates; the texts are made of kinds and ids, never of what people wrote. The host has the books of
one legal entity: some entries it makes itself, and each movement on the link has a mirror on its side (note
`accounting`, section 8).

Everything here is French, as accounting documents are (C. com. L123-22).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from flashcoop_core.books.chart import Chart, known_account, plan_comptable
from flashcoop_core.books.entries import Entry, Posting
from flashcoop_core.books.statements.reconciliation import mirrored
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.log.record import Envelope
from flashcoop_core.reports.dated import facts_in_date_order
from flashcoop_core.reports.host_books import FiscalYear, HostBooks, Origin
from flashcoop_core.reports.host_settings import HostChoice, Mark
from flashcoop_core.words import label

__all__ = ["JOURNALS", "HostEntry", "HostLine", "host_entries", "host_journal"]

#: Code -> label. Everything that moves at a bank or at the host is in BQ.
JOURNALS: Mapping[str, str] = MappingProxyType(
    {
        "AC": "Achats",
        "VE": "Ventes",
        "CA": "Caisse",
        "BQ": "Banque et liaison avec la CAE",
        "OD": "Opérations diverses",
    }
)

#: The roles whose analytic is a third party or a member. On the others it is a channel or a product.
_THIRD_PARTIES = (
    "suppliers",
    "supplier_invoices_expected",
    "supplier_deposits",
    "customers",
    "net_pay_due",
    "accrued_pay",
    "members_payable",
    "public_grants_receivable",
    "private_grants_receivable",
)

#: The kinds that move money between the session and its host's bank, and nothing else.
_TRANSFERS = frozenset({"funds_advanced", "funds_returned", "cash_moved"})

#: The kinds by which the host takes or gives what is not money: its mirror has the same accounts, swapped.
_TAKEN_OVER = frozenset({"session_closed", "stock_received"})


@attrs.frozen
class HostLine:
    """One line. `cents` is debit above zero; `aux` a third party or member (opaque id), else empty.

    `vat` is `V2000` for sales at 20 %, `A550` for purchases at 5.5 %, empty where no VAT is owed or deducted.
    """

    account: str
    label: str
    aux: str
    text: str
    cents: int
    vat: str


@attrs.frozen
class HostEntry:
    """One entry, which balances. `number` counts from 1 in its year; 0 if the entry is left out.

    `recorded` is the day on which it became final: the day (UTC) of its recording, but no earlier than `on`.
    `version` is that of its event in the session. `marks` say why the host may have it already; `mirror` that it
    belongs to the host's side.
    """

    number: int
    journal: str
    on: date
    recorded: date
    piece: str
    piece_date: date
    version: int
    marks: frozenset[Mark]
    mirror: bool
    lines: tuple[HostLine, ...]


# --- entries -------------------------------------------------------------------------------------


def host_journal(books: HostBooks, year: FiscalYear, choice: HostChoice) -> Iterator[HostEntry]:
    """The entries of `year` that the host imports, in the order of their numbers. Memory stays flat.

    Raises:
        Refused: `host-accounts-alike`.
    """
    return (entry for entry in host_entries(books, year, choice) if entry.number)


def host_entries(books: HostBooks, year: FiscalYear, choice: HostChoice) -> Iterator[HostEntry]:
    """The same, and between them those that the host books itself and `choice` leaves out: their number is 0.

    Raises:
        Refused: `host-accounts-alike`.
    """
    session = books.session
    chart = session.books.chart
    accounts = _accounts(chart, choice)
    third_parties = frozenset(chart[role] for role in _THIRD_PARTIES)
    section = session.opening.host.section
    number = 0
    for envelope, event in facts_in_date_order(session.books):
        on = date.fromisoformat(envelope.on)
        if not envelope.entries or not year.first <= on <= year.last:
            continue
        origin = books.origin(envelope, event)
        what = _what(envelope, origin)
        for entry in envelope.entries:
            for mirror, (journal, piece, postings), marks in _both_sides(entry, origin.kind, chart, choice):
                kept = not marks & choice.without
                number += kept
                text = f"{section} - {'Miroir - ' if mirror else ''}{what}"
                yield HostEntry(
                    number=number if kept else 0,
                    journal=journal,
                    on=on,
                    # A day that has not come yet is not final: an entry is never validated before its own date.
                    recorded=max(on, date.fromisoformat(envelope.at[:10])),
                    # An entry that no voucher justifies rests on its event.
                    piece=piece if piece.strip() else f"{session.id}-{origin.version}",
                    piece_date=origin.piece_date,
                    version=envelope.version,
                    marks=marks,
                    mirror=mirror,
                    lines=tuple(
                        HostLine(
                            account=accounts[account][0],
                            label=accounts[account][1],
                            aux=aux if account in third_parties else "",
                            text=_text(text, "" if account in third_parties else aux, marks),
                            cents=cents,
                            # No tax code may claim back what is part of the charge.
                            vat="" if (aux, abs(cents), rate) in origin.undeducted else _vat(account, rate, chart),
                        )
                        for account, aux, cents, rate in postings
                    ),
                )


def _what(envelope: Envelope, origin: Origin) -> str:
    """What happened, and with which supplier (an id), if there is one."""
    reversal = label("kind-event_reversed") if envelope.kind == "event_reversed" else ""
    parts = (reversal, label(f"kind-{origin.kind}", otherwise=origin.kind), origin.supplier)
    return " - ".join(part for part in parts if part)


def _text(what: str, detail: str, marks: Iterable[Mark]) -> str:
    """The text of a line: section, what happened, product or channel; `[CAE]` if the host may have it already."""
    return f"{what}{f' - {detail}' if detail else ''}{' [CAE]' if marks else ''}"


def _vat(account: str, rate: int | None, chart: Chart) -> str:
    if rate is None:
        return ""
    sold = account.startswith("7") or account in (chart["vat_collected"], chart["customer_advances"])
    return f"{'V' if sold else 'A'}{rate}"


def _accounts(chart: Chart, choice: HostChoice) -> Mapping[str, tuple[str, str]]:
    """Account of the chart -> the number that is written, padded, and its label."""
    plan = plan_comptable()
    labels = {choice.bank: plan[known_account(choice.bank) or ""], **chart.labels}
    accounts = {number: (number.ljust(choice.digits, "0"), name.strip() or number) for number, name in labels.items()}
    seen: dict[str, str] = {}
    for number, (padded, _) in accounts.items():
        other = seen.setdefault(padded, number)
        if other != number:
            facts = {"account": number, "other": other, "digits": choice.digits}
            raise Refused([Refusal("host-accounts-alike", facts, "digits")])
    return accounts


# --- the host's side -----------------------------------------------------------------------------


def _both_sides(
    entry: Entry, kind: str, chart: Chart, choice: HostChoice
) -> Iterator[tuple[bool, Entry, frozenset[Mark]]]:
    """The entry, and its mirror if one is asked for: (whether it is the mirror, entry, marks)."""
    _, piece, postings = entry
    marks = _marks(kind, postings, chart)
    yield False, entry, marks
    link = chart["link"]
    cents = sum(posting[2] for posting in postings if posting[0] == link)
    if not choice.mirror or not (cents or kind == "session_closed"):
        return
    if kind in _TAKEN_OVER or any(posting[0] == chart["internal_purchases"] for posting in postings):
        other = mirrored(chart)
        swapped = tuple((other.get(account, account), aux, -amount, None) for account, aux, amount, _ in postings)
        yield True, ("OD", piece, swapped), marks
    else:
        through_bank: tuple[Posting, ...] = ((link, "", -cents, None), (choice.bank, "", cents, None))
        yield True, ("BQ", piece, through_bank), marks | {"bank"}


def _marks(kind: str, postings: Iterable[Posting], chart: Chart) -> frozenset[Mark]:
    """Why the host may have an entry already.

    The undoing of an accrual (4286) is no part of the payroll's own journal: the host knows nothing of the accrual.
    """
    accounts = {account for account, _, _, _ in postings}
    linked = chart["link"] in accounts
    if kind == "session_closed":
        return frozenset({"closing"})
    if kind in _TRANSFERS and linked:
        return frozenset({"transfers"})
    if (kind == "remuneration_paid" and linked) or (kind == "payroll_settled" and chart["accrued_pay"] not in accounts):
        return frozenset({"payroll"})
    return frozenset()
