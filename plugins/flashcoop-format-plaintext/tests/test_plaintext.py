"""Names of accounts, order of entries, what is asserted: the programs themselves are asked in tests/differential."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flashcoop_format_plaintext
from flashcoop_core import Ledger, Session
from flashcoop_core.books.chart import ROLES
from flashcoop_core.demo import Stage, play
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import ReportHooks
from flashcoop_format_plaintext.names import Names, kind_of
from flashcoop_format_plaintext.reading import amount

_: ReportHooks = flashcoop_format_plaintext

NAMES = Names({"601": "Achats stockés - Matières premières", "53": "Caisse"}, "fr")
#: What beancount takes for an account.
ACCOUNT = re.compile(r"[A-Z][^\W_]*(:[A-Z0-9][^\W_]*(-[^\W_]*)*)+")


@pytest.fixture(scope="module")
def session() -> Session:
    stage = Stage(1)
    return play("coopkies", stage, Ledger.open(clock=stage.clock, ids=stage.ids), lambda _: None)


def text(session: Session, form: str, **settings: str) -> str:
    (file,) = session.export(f"plaintext:{form}", settings)
    return file.whole().decode()


def test_accounts_are_named_after_the_plan() -> None:
    assert NAMES.name("601", "kokedama") == "Charges:601-Achats-stockés-Matières-premières:Kokedama"
    assert NAMES.name("53", "") == "Actif:53-Caisse"
    assert Names({}, "en", "S1").name("181", "") == "Liabilities:S1:181"


@given(st.lists(st.one_of(st.from_regex(r"\A[a-z0-9][a-z0-9._-]{0,8}\Z"), st.text(min_size=1)), unique=True))
def test_no_two_analytics_share_a_name(analytics: list[str]) -> None:
    names = [NAMES.name("53", aux) for aux in analytics]
    assert len(set(names)) == len(names)
    assert all(ACCOUNT.fullmatch(name) for name in names)


@pytest.mark.parametrize("number", sorted(ROLES.values()))
def test_every_account_of_the_chart_has_a_kind(number: str) -> None:
    root = {"6": "expenses", "7": "income"}.get(number[0])
    assert kind_of(number) in ({root} if root else {"assets", "liabilities", "expenses", "income"})


def test_amounts_are_written_digit_by_digit() -> None:
    assert [amount(cents) for cents in (0, 5, -5, 1_205, -100)] == ["0.00", "0.05", "-0.05", "12.05", "-1.00"]


@pytest.mark.parametrize("form", ["beancount", "hledger"])
def test_the_same_books_give_the_same_bytes_in_the_order_of_days(form: str, session: Session) -> None:
    whole = text(session, form)
    assert whole == text(session, form)
    days = re.findall(r"^(\d{4}-\d{2}-\d{2}) \*", whole, re.MULTILINE)
    assert days == sorted(days)
    assert session.head in whole


def test_each_closing_asserts_what_the_books_say(session: Session) -> None:
    last = text(session, "hledger").rsplit("Soldes à la clôture\n", 1)[1]
    asserted = dict(re.findall(r"^    (\S+)    0\.00 EUR = (\S+) EUR$", last, re.MULTILINE))
    names = Names.of(session.books.chart, "fr")
    balances = {names.name(total.account, total.aux): amount(total.balance) for total in session.books.balances.totals}
    assert asserted == balances


def test_a_name_that_no_account_can_have_is_refused(session: Session) -> None:
    for under in ("été", "a", "S 1", "S:1"):
        with pytest.raises(Refused) as refused:
            text(session, "hledger", under=under)
        assert refused.value.names == ("plaintext.under",)
