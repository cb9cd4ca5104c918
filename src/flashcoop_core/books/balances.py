"""Balances: the debits and credits of each account and analytic, summed over entries.

Sums, and nothing else, so that those of two parts of a log can be computed apart and added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

import attrs

from flashcoop_core.books.entries import Entry, postings_of
from flashcoop_core.errors import Damaged

__all__ = ["Balances", "Booked", "Total", "trial_balance_of"]


class Booked(Protocol):
    """What a trial balance reads of a stored event, be it an `Envelope` of the log or another."""

    @property
    def session(self) -> str: ...  # noqa: D102 - as in the log

    @property
    def entries(self) -> Iterable[Entry]: ...  # noqa: D102 - as in the log


class Total(NamedTuple):
    """What was posted to one account and analytic, in cents; both sums are zero or more."""

    account: str
    aux: str
    debit: int
    credit: int

    @property
    def balance(self) -> int:
        """Debit less credit, in cents."""
        return self.debit - self.credit


#: account -> aux -> cents, while they are summed: half the time of one mapping keyed by pairs.
_Sums = defaultdict[str, defaultdict[str, int]]


@attrs.frozen
class Balances:
    """One `Total` for each account and analytic that was posted to, in that order. `Balances()` is nothing yet."""

    totals: tuple[Total, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Balances:
        """The sums of `entries`."""
        debited, credited = _nothing(), _nothing()
        for account, aux, cents, _ in postings_of(entries):
            side = debited if cents > 0 else credited
            side[account][aux] += abs(cents)
        return _gathered(debited, credited)

    def __add__(self, other: Balances) -> Balances:
        debited, credited = _nothing(), _nothing()
        for account, aux, debit, credit in (*self.totals, *other.totals):
            debited[account][aux] += debit
            credited[account][aux] += credit
        return _gathered(debited, credited)

    def balance(self, prefix: str = "", aux: str | None = None) -> int:
        """Debit less credit, in cents, of the accounts that start with `prefix`; of one analytic if `aux` is given."""
        return sum(
            total.balance
            for total in self.totals
            if total.account.startswith(prefix) and (aux is None or total.aux == aux)
        )

    def by_account(self) -> Mapping[str, tuple[int, int]]:
        """Account -> (debit, credit), in cents, all analytics together, in the order of the accounts."""
        accounts: dict[str, tuple[int, int]] = {}
        for account, _, debit, credit in self.totals:
            debited, credited = accounts.get(account, (0, 0))
            accounts[account] = debited + debit, credited + credit
        return accounts

    @property
    def is_zero_sum(self) -> bool:
        """Whether debits equal credits over all accounts."""
        return self.balance() == 0


def trial_balance_of(envelopes: Iterable[Booked], after: int = 0) -> Balances:
    """The sums of all that `envelopes` booked, each entry checked to balance. Memory stays flat.

    `after` is the position in the ledger after which the reading starts.

    Raises:
        Damaged: an entry does not sum to zero; `facts` give the position and session of its event.
    """
    debited, credited = _nothing(), _nothing()
    for position, envelope in enumerate(envelopes, after + 1):
        for _, _, postings in envelope.entries:
            # The inner loop of every replay: a function of its own would cost a twentieth of the whole.
            rest = 0
            for account, aux, cents, _ in postings:
                rest += cents
                if cents > 0:
                    debited[account][aux] += cents
                else:
                    credited[account][aux] -= cents
            if rest:
                raise Damaged(position=position, session=envelope.session, what="unbalanced")
    return _gathered(debited, credited)


def _nothing() -> _Sums:
    return defaultdict(lambda: defaultdict(int))


def _gathered(debited: _Sums, credited: _Sums) -> Balances:
    """The sums of both sides, side by side, sorted."""
    pairs = {(account, aux) for side in (debited, credited) for account, analytics in side.items() for aux in analytics}
    return Balances(
        tuple(Total(account, aux, debited[account][aux], credited[account][aux]) for account, aux in sorted(pairs))
    )
