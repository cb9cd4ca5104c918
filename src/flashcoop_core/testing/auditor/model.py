"""An independent auditor: what a session's books, till, stock and refusals must be, worked out the slow way.

It shares no code with the core and imports none of it: it reads the fields of events, keeps the list of facts, and
reads that list again from the start for each question. A fact that was reversed is struck out of the list; the core
undoes it step by step instead. Where both agree on random histories, two different ways led to the same books.
Sources: the note `accounting` and section 11 of the design.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace
from typing import NamedTuple

import attrs

from flashcoop_core.testing.auditor.books import ACCOUNTS, Event, Move, book, rounded, split

__all__ = ["Auditor", "Fact"]

#: Where customers' money waits until a payout.
_WAITING = ("cards_receivable", "cheques_receivable", "platform_receivable")
#: Steps of closing that are unwound last in, first out.
STEPS = (
    "VatSettled",
    "ContributionCharged",
    "ProfitDistributed",
    "ProfitLeft",
    "ShareWaived",
    "ShareGiven",
    "PayrollSettled",
    "RemunerationPaid",
    "SessionClosed",
)
_GONE = ("StockWrittenOff", "StockGiven", "StockKept")


class Fact(NamedTuple):
    """A recorded event, and what the auditor believes it books."""

    id: str
    version: int
    kind: str
    event: Event
    moves: list[Move]
    head: str


class Ring(NamedTuple):
    """A ticket as the till counts it: sign +1 a sale, -1 a refund or the reversal of a sale."""

    version: int
    on: date
    sign: int
    tickets: int
    totals: list[tuple[int, int, int, int]]


class Auditor:
    """What must be true of one session, from its facts alone. All amounts in cents, quantities in thousandths."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        #: Role -> account: those of the opening and its amendments over the table of the note.
        self.accounts: Mapping[str, str] = ACCOUNTS
        #: The ids of what was reversed.
        self.struck: frozenset[str] = frozenset()

    def copy(self) -> Auditor:
        """One that can go on without this one."""
        other = Auditor()
        other.facts, other.accounts, other.struck = list(self.facts), self.accounts, self.struck
        return other

    def take(self, event: Event, id: str = "", head: str = "") -> None:
        """Note a recorded event, its id and the chain head after it."""
        moves, kind = book(event, self.accounts), type(event).__name__
        version = len(self.facts) + 1
        self.facts.append(Fact(id or f"{version:032x}", version, kind, event, moves, head))
        if kind == "EventReversed":
            self.struck |= {event.event}
        if kind in ("SessionOpened", "SessionAmended"):
            self.accounts = {**self.accounts, **{account.role: account.number for account in event.accounts}}

    # -- facts ------------------------------------------------------------------------------------

    def standing(self, *kinds: str) -> Iterator[Fact]:
        """Facts of these kinds (class names; all if none) that were not reversed, without the reversals."""
        for fact in self.facts:
            if (fact.kind in kinds if kinds else fact.kind != "EventReversed") and fact.id not in self.struck:
                yield fact

    def events(self, *kinds: str) -> list[Event]:
        """The events of `standing`."""
        return [fact.event for fact in self.standing(*kinds)]

    def fact(self, id: str) -> Fact | None:
        """The fact of that id."""
        return next((fact for fact in self.facts if fact.id == id), None)

    @property
    def frame(self) -> SimpleNamespace | None:
        """The opening as amended; None before it."""
        if not self.facts:
            return None
        opened = self.facts[0].event
        frame = SimpleNamespace(
            opened=opened,
            starts=opened.starts,
            ends=opened.ends,
            books_begin=opened.on,
            books_end=opened.fiscal_year_ends,
        )
        for event in self.events("SessionAmended"):
            frame.starts, frame.ends = event.starts or frame.starts, event.ends or frame.ends
        for event in self.events("FiscalYearCut"):
            frame.books_begin, frame.books_end = event.on + timedelta(days=1), event.next_year_ends
        return frame

    @property
    def closed(self) -> bool:
        """Whether the session is closed and was not opened again."""
        return bool(self.events("SessionClosed"))

    # -- books ------------------------------------------------------------------------------------

    def balances(self) -> dict[tuple[str, str], int]:
        """(account, analytic) -> debit less credit, without those at zero."""
        sums: dict[tuple[str, str], int] = {}
        for fact in self.facts:
            for move in fact.moves:
                sums[move.account, move.aux] = sums.get((move.account, move.aux), 0) + move.cents
        return {key: cents for key, cents in sums.items() if cents}

    def balance(self, *prefixes: str, aux: str | None = None) -> int:
        """Debit less credit of the accounts that begin so."""
        return sum(
            cents
            for (account, name), cents in self.balances().items()
            if account.startswith(prefixes) and (aux is None or name == aux)
        )

    def of(self, role: str, aux: str | None = None) -> int:
        """The balance of the one account that plays `role`."""
        number = self.accounts[role]
        return sum(
            cents
            for (account, name), cents in self.balances().items()
            if account == number and (aux is None or name == aux)
        )

    def till_by_day(self) -> dict[date, int]:
        """Day -> what lies in the till at its end, for the days on which it moved."""
        moved: dict[date, int] = {}
        for fact in self.facts:
            for move in fact.moves:
                if move.account == self.accounts["till"]:
                    moved[fact.event.on] = moved.get(fact.event.on, 0) + move.cents
        ends: dict[date, int] = {}
        left = 0
        for day in sorted(moved):
            left += moved[day]
            ends[day] = left
        return ends

    def vat_of_months(self) -> dict[tuple[str, str], int]:
        """(month, role) -> VAT in the books of that month, debit above zero; settlements are no part of it."""
        roles = {self.accounts[role]: role for role in ("vat_collected", "vat_deductible", "vat_reverse_charged")}
        sums: dict[tuple[str, str], int] = {}
        for fact in self.facts:
            for move in fact.moves:
                if move.account in roles and move.vat is not None:
                    key = (f"{fact.event.on:%Y-%m}", roles[move.account])
                    sums[key] = sums.get(key, 0) + move.cents
        return {key: cents for key, cents in sums.items() if cents}

    def unsettled_months(self) -> list[str]:
        """Months that hold VAT and have no settlement."""
        settled = {event.month for event in self.events("VatSettled")}
        return sorted({month for month, _ in self.vat_of_months()} - settled)

    # -- people and decisions ---------------------------------------------------------------------

    def members(self) -> dict[str, SimpleNamespace]:
        """Member -> joined, contract, left, minutes, whether a minor, the consent that stands."""
        found: dict[str, SimpleNamespace] = {}
        for fact in self.standing("MemberJoined", "ContractSigned", "MemberLeft", "WorkRecorded"):
            event, person = fact.event, found.get(fact.event.member)
            if fact.kind == "MemberJoined":
                contract = event.contract or (person.contract if person else None)
                minutes = person.minutes if person else 0
                minor = event.minor if event.minor is not None else bool(person and person.minor)
                found[event.member] = SimpleNamespace(
                    joined=event.on, contract=contract, left=None, minutes=minutes, minor=minor, consent=None
                )
            elif person and fact.kind == "ContractSigned":
                person.contract = event.contract
            elif person and fact.kind == "MemberLeft":
                person.left = event.on
            elif person:
                person.minutes += event.minutes
        for event in self.events("GuardianConsentRecorded"):
            found[event.member].consent = event
        return found

    def may_take_part(self, name: str, on: date) -> bool:
        """Whether that member needs no guardian's consent on that day, or has it."""
        person = self.members()[name]
        return not person.minor or bool(person.consent and person.consent.signed <= on)

    def under_contract(self, on: date) -> set[str]:
        """Who is a member on that day, with a contract in force."""
        return {
            name
            for name, person in self.members().items()
            if person.joined <= on
            and (person.left is None or on <= person.left)
            and person.contract
            and person.contract.signed <= on <= person.contract.ends
        }

    def entitled(self, on: date) -> set[str]:
        """Who may vote, work and share on that day."""
        return {name for name in self.under_contract(on) if self.may_take_part(name, on)}

    def decision(self, name: str) -> SimpleNamespace | None:
        """A decision: its proposal, the last ballot of each member, its closing, whether it is open."""
        found = None
        kinds = ("DecisionProposed", "DecisionAmended", "VoteCast", "DecisionClosed", "DecisionWithdrawn")
        for fact in self.standing(*kinds):
            event = fact.event
            if event.decision != name:
                continue
            if fact.kind == "DecisionProposed":
                found = SimpleNamespace(proposal=event, ballots={}, closing=None, open=True)
            elif found and fact.kind == "DecisionAmended":
                found.proposal = attrs.evolve(found.proposal, question=event.question, options=event.options)
                found.ballots = {}
            elif found and fact.kind == "VoteCast":
                found.ballots[event.member] = event
            elif found:
                found.open = False
                found.closing = event if fact.kind == "DecisionClosed" else None
        return found

    def won(self, name: str) -> Event | None:
        """The winning option of a decision."""
        decision = self.decision(name)
        if decision is None or decision.closing is None:
            return None
        return next((part for part in decision.proposal.options if part.option == decision.closing.winner), None)

    # -- trade ------------------------------------------------------------------------------------

    def products(self) -> dict[str, Event]:
        """Product -> its definition."""
        return {event.product: event for event in self.events("ProductDefined")}

    def price(self, product: str, channel: str) -> int | None:
        """The price in force."""
        prices = [
            e.price for e in self.events("PriceSet", "PriceChanged") if (e.product, e.channel) == (product, channel)
        ]
        return prices[-1] if prices else None

    def goods(self) -> set[str]:
        """The products that have a stock: services have none."""
        return {name for name, of in self.products().items() if of.nature != "service"}

    def pieces_moved(self, fact: Fact, goods: set[str]) -> dict[str, int]:
        """Product -> pieces that a fact adds to the stock (thousandths)."""
        event = fact.event
        if fact.kind in ("GoodsProduced", "StockReceived"):
            found = [(event.product, event.quantity)]
        elif fact.kind in _GONE:
            found = [(event.product, -event.quantity)]
        elif fact.kind in ("SaleMade", "SaleDelivered", "TakingsRecorded") and getattr(event, "delivered", True):
            found = [(line.product, -line.quantity) for line in event.lines]
        elif fact.kind == "SaleRefunded" and event.returned and event.delivered:
            found = [(line.product, line.quantity) for line in event.lines]
        else:
            found = []
        moved: dict[str, int] = {}
        for product, quantity in found:
            if product in goods and quantity:
                moved[product] = moved.get(product, 0) + quantity
        return moved

    def stock(self) -> dict[str, int]:
        """Product -> pieces that should be there; services have none."""
        goods = self.goods()
        left = dict.fromkeys(goods, 0)
        for fact in self.standing():
            for product, quantity in self.pieces_moved(fact, goods).items():
                left[product] += quantity
        return left

    def tickets(self) -> dict[str, SimpleNamespace]:
        """Number -> the sale, what is owed on it, what was given back (cents and pieces by product)."""
        found: dict[str, SimpleNamespace] = {}
        for fact in self.standing("SaleMade", "TakingsRecorded", "SaleDelivered", "SaleRefunded", "CustomerPaid"):
            event = fact.event
            if fact.kind in ("SaleMade", "TakingsRecorded"):
                number = event.ticket if fact.kind == "SaleMade" else event.voucher
                owed = sum(part.cents for part in event.paid if part.means == "customer")
                delivered = getattr(event, "delivered", True)
                found[number] = SimpleNamespace(sale=event, owed=owed, delivered=delivered, back=0, cents={}, pieces={})
                continue
            ticket = found[event.ticket]
            if fact.kind == "SaleDelivered":
                ticket.delivered = True
            elif fact.kind == "CustomerPaid":
                ticket.owed -= event.cents
            else:
                ticket.owed -= sum(part.cents for part in event.paid if part.means == "customer")
                ticket.back += sum(part.cents for part in event.paid if part.means != "customer")
                for line in event.lines:
                    ticket.cents[line.product] = ticket.cents.get(line.product, 0) + line.gross
                    if event.returned and event.delivered:
                        ticket.pieces[line.product] = ticket.pieces.get(line.product, 0) + line.quantity
        return found

    def numbers(self) -> set[str]:
        """Numbers of tickets and refunds that are used, even if the ticket was reversed."""
        used = {fact.event.ticket for fact in self.facts if fact.kind == "SaleMade"}
        used |= {fact.event.voucher for fact in self.facts if fact.kind == "TakingsRecorded"}
        return used | {fact.event.refund for fact in self.facts if fact.kind == "SaleRefunded"}

    def bill(self, supplier: str, voucher: str) -> SimpleNamespace | None:
        """A purchase: gross, owed, taken off by credit notes."""
        found = None
        for fact in self.standing("PurchaseMade", "PurchasePaid", "CreditNoteReceived"):
            event = fact.event
            number = event.purchase if fact.kind == "CreditNoteReceived" else event.voucher
            if (event.supplier, number) != (supplier, voucher):
                continue
            if fact.kind == "PurchaseMade":
                owed = sum(part.cents for part in event.paid if part.means == "credit")
                found = SimpleNamespace(
                    gross=sum(line.gross for line in event.lines), owed=owed, credited=0, event=event
                )
            elif found and fact.kind == "PurchasePaid":
                found.owed -= event.cents
            elif found:
                gross = sum(line.gross for line in event.lines)
                found.credited += gross
                found.owed -= gross if event.means == "credit" else 0
        return found

    def grant(self, name: str) -> SimpleNamespace | None:
        """A grant: its award, what of it was received and deferred."""
        award = next((event for event in self.events("GrantAwarded") if event.grant == name), None)
        if award is None:
            return None
        received = sum(event.cents for event in self.events("GrantReceived") if event.grant == name)
        deferred = sum(event.cents for event in self.events("GrantDeferred") if event.grant == name)
        return SimpleNamespace(award=award, received=received, deferred=deferred)

    def accepted(self, stock: str) -> int:
        """The value that the host took over."""
        return sum(event.cents for event in self.events("StockAccepted") if event.stock == stock)

    def waiting(self) -> int:
        """What cards, cheques and platforms have not paid out."""
        return sum(self.of(role) for role in _WAITING)

    # -- the till ---------------------------------------------------------------------------------

    def rings(self) -> list[Ring]:
        """Every ticket as the till counts it. It never forgets: a reversed sale stays, its reversal is a refund."""
        found = []
        for fact in self.facts:
            event, sign = fact.event, 1
            if fact.kind == "EventReversed":
                original = self.fact(event.event)
                if original is None or original.kind not in ("SaleMade", "TakingsRecorded"):
                    continue
                told, tickets, sign = original.event, 1, -1
            elif fact.kind in ("SaleMade", "TakingsRecorded", "SaleRefunded"):
                told, tickets = event, max(getattr(event, "tickets", 1), 1)
                sign = -1 if fact.kind == "SaleRefunded" else 1
            else:
                continue
            totals = [(total.rate, total.net, total.vat, total.gross) for total in told.totals]
            found.append(Ring(fact.version, event.on, sign, tickets, totals))
        return found

    def last_till_closing(self, *periods: str) -> int:
        """The version of the last till closing of these periods; 0 if there is none."""
        return max((f.version for f in self.facts if f.kind == "TillClosed" and f.event.period in periods), default=0)

    def closed_through(self) -> date | None:
        """The last day that is closed."""
        days = [f.event.on for f in self.facts if f.kind == "TillClosed" and f.event.period in ("day", "session")]
        return max(days, default=None)

    def to_close(self, period: str) -> list[Ring]:
        """The tickets that a closing of `period` covers."""
        resets = ("day", "session") if period == "day" else (period,)
        return [ring for ring in self.rings() if ring.version > self.last_till_closing(*resets)]

    def till_closing(self, period: str) -> SimpleNamespace:
        """What a closing of `period` must say now."""
        covered, flow = self.to_close(period), period != "month"
        sales, refunds = _by_rate(covered, 1), _by_rate(covered, -1)
        rounding: dict[int, int] = {}
        if flow and self.facts[0].event.vat_rounding == "closing":
            for rate, (vat, gross) in _day_sums(self.to_close("day")).items():
                gap = gross - rounded(Fraction(gross * 10_000, 10_000 + rate)) - vat
                rounding |= {rate: gap} if gap else {}
        last = self.last_till_closing("day", "session")
        ever = [ring for ring in self.rings() if flow or ring.version <= last]
        amounts = [ring.sign * sum(gross for *_, gross in ring.totals) for ring in ever]
        return SimpleNamespace(
            number=1 + sum(f.kind == "TillClosed" and f.event.period == period for f in self.facts),
            tickets=sum(ring.tickets for ring in covered),
            sales=sales,
            refunds=refunds,
            rounding=rounding,
            gross=sum(ring.sign * sum(gross for *_, gross in ring.totals) for ring in covered),
            perpetual=sum(amounts),
            perpetual_absolute=sum(abs(cents) for cents in amounts),
            through=len(self.facts),
            head=self.facts[-1].head,
        )

    def sales_over(self) -> bool:
        """Whether the till was closed for the session and covers every ticket."""
        return bool(self.last_till_closing("session")) and not self.to_close("session")

    def till_counted(self) -> bool:
        """Whether the till was counted after the closing of the session's till, and no count undone since."""
        counts = [0]
        for fact in self.facts:
            if fact.kind == "TillCounted":
                counts.append(fact.version)
            elif fact.kind == "EventReversed" and fact.event.kind == "till_counted":
                counts.append(0)
        return counts[-1] >= self.last_till_closing("session")

    def stock_counted(self) -> bool:
        """Whether a count that stands is later than the last piece that moved."""
        moved, goods = 0, self.goods()
        for fact in self.facts:
            undone = self.fact(fact.event.event) if fact.kind == "EventReversed" else None
            if self.pieces_moved(undone or fact, goods):
                moved = fact.version
        counted = max((fact.version for fact in self.standing("StockCounted")), default=0)
        return moved <= counted

    # -- what is shared ---------------------------------------------------------------------------

    def uncollected(self) -> int:
        """The net of what customers owe on what was delivered."""
        owed = 0
        for ticket in self.tickets().values():
            net, gross = (sum(getattr(total, name) for total in ticket.sale.totals) for name in ("net", "gross"))
            owed += rounded(Fraction(net * ticket.owed, gross)) if ticket.delivered else 0
        return owed

    def contribution(self) -> int:
        """What the host has charged."""
        return sum(event.cents for event in self.events("ContributionCharged"))

    def borne(self, *prefixes: str) -> int:
        """Charges that were bought or borne: counts of stock move values, they are no charge."""
        return sum(
            move.cents
            for fact in self.standing()
            if fact.kind not in ("StockCounted", "ContributionCharged", "ProfitDistributed", "ShareGiven")
            for move in fact.moves
            if move.account.startswith(prefixes)
        )

    def received(self) -> int:
        """The value of stock that the host handed over, a charge like what is bought."""
        return sum(event.cents for event in self.events("StockReceived"))

    def last_booked(self) -> date | None:
        """The last day on which anything is booked."""
        return max((fact.event.on for fact in self.facts if fact.moves), default=None)

    def envelope(self) -> dict[str, int]:
        """The sum that is shared, line by line.

        Charges are those that were bought, received or borne: counts of stock move values, they are no charge.
        """
        charges = self.borne("60", "61", "62", "635", self.accounts["internal_purchases"])
        lines = {
            "net_sales": -self.balance("70"),
            "uncollected_sales": -self.uncollected(),
            "charges": -charges - self.received(),
            "stock_accepted": sum(event.cents for event in self.events("StockAccepted")),
            "contribution": -self.contribution(),
            "till_gaps": sum(event.gap for event in self.events("TillCounted")),
        }
        return {line: cents for line, cents in lines.items() if cents}

    def distributable(self) -> int:
        """What there is to share; a loss is below zero."""
        return sum(self.envelope().values())

    def contribution_due(self) -> tuple[int, int]:
        """(base, cents) that the opening's terms ask for; 0 cents if nothing is owed."""
        terms = self.facts[0].event.contribution
        base = -self.balance("70")
        if terms.base == "margin":
            base += self.envelope().get("stock_accepted", 0) - self.borne("60") - self.received()
        cents = rounded(Fraction(base * terms.rate, 10_000))
        if cents <= 0 or (self.distributable() + self.contribution() < 0 and not terms.in_loss):
            return base, 0
        return base, cents

    def shares(self, on: date, decision: str) -> list[tuple[str, int, int]]:
        """(member, weight, cents) of each who shares, as the decision says."""
        option = self.won(decision)
        if option is None or option.split is None:
            return []
        key, people, here = option.split.key, self.members(), self.entitled(on)
        if key == "hours":
            here |= {name for name, person in people.items() if person.contract and person.minutes}
            weights = {name: people[name].minutes for name in here}
        elif key == "weights":
            weights = {part.member: part.weight for part in option.split.weights if part.member in here}
        else:
            weights = dict.fromkeys(here, 1)
        if not any(weights.values()):
            return []
        parts = split(self.distributable(), weights)
        return [(name, weights[name], parts[name]) for name in sorted(parts)]

    def shares_due(self) -> dict[str, int]:
        """Member -> share that was not waived, given or settled by payroll."""
        due: dict[str, int] = {}
        for fact in self.standing("ProfitDistributed", "ShareWaived", "ShareGiven", "PayrollSettled"):
            event = fact.event
            if fact.kind == "ProfitDistributed":
                due = {share.member: share.cents for share in event.shares if share.cents}
            elif fact.kind == "PayrollSettled":
                due = {name: cents for name, cents in due.items() if name not in {line.member for line in event.lines}}
            else:
                due.pop(event.member, None)
        return due

    def pay_due(self) -> dict[str, int]:
        """Member -> net pay that payroll says and nobody has paid."""
        return {
            aux: -cents for (account, aux), cents in self.balances().items() if account == self.accounts["net_pay_due"]
        }

    def to_hand_over(self) -> dict[tuple[str, str], int]:
        """Every balance-sheet account but those with the host: what a closing names. Channels of treasury are one."""
        apart = [self.accounts[role] for role in ("link", "internal_purchases", "internal_sales")]
        lines: dict[tuple[str, str], int] = {}
        for (account, aux), cents in self.balances().items():
            if account[0] in "12345" and account not in apart:
                key = (account, aux if account[0] != "5" else "")
                lines[key] = lines.get(key, 0) + cents
        return {key: cents for key, cents in lines.items() if cents}

    def result(self) -> int:
        """Profit above zero: classes 6 and 7, and internal purchases and sales."""
        internal = (self.accounts["internal_purchases"], self.accounts["internal_sales"])
        return -self.balance("6", "7", *internal)


def _by_rate(rings: list[Ring], sign: int) -> dict[int, tuple[int, int, int]]:
    sums: dict[int, tuple[int, int, int]] = {}
    for ring in rings:
        for rate, *amounts in ring.totals if ring.sign == sign else ():
            before = sums.get(rate, (0, 0, 0))
            sums[rate] = (before[0] + amounts[0], before[1] + amounts[1], before[2] + amounts[2])
    return sums


def _day_sums(rings: list[Ring]) -> dict[int, tuple[int, int]]:
    """Rate -> (VAT, gross), refunds taken off."""
    sums: dict[int, tuple[int, int]] = {}
    for ring in rings:
        for rate, _, vat, gross in ring.totals:
            before = sums.get(rate, (0, 0))
            sums[rate] = (before[0] + ring.sign * vat, before[1] + ring.sign * gross)
    return sums
