"""The chart of accounts of a session: which account plays which role, under which label.

The numbers are those of the plan comptable général in force (ANC 2014-03 as amended), chosen by the
note `accounting`; a host may give others. They are frozen in the session's opening event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

import attrs

if TYPE_CHECKING:
    from flashcoop_core.events.opening import ChartAccount

__all__ = [
    "ROLES",
    "Account",
    "Chart",
    "beginnings",
    "default_accounts",
    "known_account",
    "may_share",
    "plan_comptable",
]


class Account(Protocol):
    """One account of a chart: an event's `ChartAccount`, or what a reader made of it without the event's class."""

    @property
    def role(self) -> str: ...  # noqa: D102 - as in ChartAccount
    @property
    def number(self) -> str: ...  # noqa: D102 - as in ChartAccount
    @property
    def label(self) -> str: ...  # noqa: D102 - as in ChartAccount


#: Every role that our postings use, and its account by default.
ROLES: Mapping[str, str] = MappingProxyType(
    {
        # the host
        "link": "181",
        "internal_purchases": "186",
        "internal_sales": "187",
        # stocks
        "stock_materials": "31",
        "stock_consumables": "322",
        "stock_packaging": "326",
        "stock_finished": "355",
        "stock_goods": "37",
        # third parties
        "suppliers": "401",
        "supplier_invoices_expected": "408",
        "supplier_deposits": "4097",
        "customers": "411",
        "customer_advances": "4191",
        "net_pay_due": "421",
        "accrued_pay": "4286",
        "social_security": "431",
        "other_social_bodies": "437",
        "withholding_tax": "4421",
        "public_grants_receivable": "441",
        "vat_reverse_charged": "4452",
        "vat_due": "44551",
        "vat_deductible": "44566",
        "vat_credit": "44567",
        "vat_collected": "44571",
        "vat_expected": "44586",
        "private_grants_receivable": "467",
        "members_payable": "468",
        "deferred_income": "487",
        # treasury
        "cards_receivable": "511",
        "cheques_receivable": "5112",
        "bank": "512",
        "platform_receivable": "517",
        "till": "53",
        # charges
        "materials": "601",
        "consumables": "6022",
        "packaging": "6026",
        "change_materials": "6031",
        "change_consumables": "6032",
        "change_goods": "6037",
        "subcontracting": "604",
        "supplies": "606",
        "goods": "607",
        "rebates_received": "609",
        "hire": "613",
        "insurance": "616",
        "fees": "622",
        "advertising": "623",
        "gifts_made": "6238",
        "transport": "624",
        "travel": "625",
        "bank_fees": "627",
        "payroll_taxes": "633",
        "vat_not_recovered": "6352",
        "pay": "641",
        "employer_contributions": "645",
        "other_payroll_charges": "647",
        "losses": "658",
        # income
        "sales_finished": "701",
        "sales_services": "706",
        "sales_goods": "707",
        "rebates_granted": "709",
        "change_finished": "7135",
        "grants": "741",
        "gains": "758",
        "gifts_received": "7582",
    }
)


#: role -> the beginnings that its account may have, where they are not the first two digits of the default.
#: The figures that are shared and settled are sums over these beginnings.
_BEGINNINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "link": ("18", "45"),
        "internal_purchases": ("18", "62"),
        "internal_sales": ("18", "62", "70"),
        "accrued_pay": ("42", "46"),
        "net_pay_due": ("42", "46"),
        "vat_not_recovered": ("635",),
        "pay": ("64",),
    }
    | dict.fromkeys((role for role in ROLES if role.startswith("vat_") and role != "vat_not_recovered"), ("445",))
)

#: Roles of one group may share an account: nothing is ever read from one of them alone.
_GROUPS: tuple[frozenset[str], ...] = (
    frozenset(
        (
            *("materials", "consumables", "packaging", "subcontracting", "supplies", "goods", "hire", "insurance"),
            *("fees", "advertising", "transport", "travel", "bank_fees"),
        )
    ),
    frozenset(("sales_finished", "sales_services", "sales_goods")),
    frozenset(("change_materials", "change_consumables", "change_goods")),
    frozenset(("employer_contributions", "payroll_taxes", "other_payroll_charges")),
    frozenset(("social_security", "other_social_bodies", "withholding_tax")),
    frozenset(("public_grants_receivable", "private_grants_receivable")),
    frozenset(("internal_purchases", "internal_sales")),
)


def beginnings(role: str) -> tuple[str, ...]:
    """What the number of the account that plays `role` must begin with."""
    return _BEGINNINGS.get(role, (ROLES[role][:2],))


def may_share(role: str, other: str) -> bool:
    """Whether two roles may have the same account: only where no figure reads one of them alone."""
    return any(role in group and other in group for group in _GROUPS)


@cache
def plan_comptable() -> Mapping[str, str]:
    """The plan comptable général of 2026: account number -> label (arrhes/PCG, CC0)."""
    # Reading the books needs neither the plan nor what reads it.
    import json  # noqa: PLC0415
    from importlib.resources import files  # noqa: PLC0415

    text = files("flashcoop_core.books").joinpath("pcg_2026.json").read_text(encoding="utf-8")
    accounts: dict[str, str] = json.loads(text)["accounts"]
    return MappingProxyType(accounts)


def known_account(number: str) -> str | None:
    """The longest account of the plan that `number` extends (`53000000` -> `53`); None if it extends none.

    Hosts pad and subdivide, so a prefix is enough, but never less than two digits.
    """
    plan = plan_comptable()
    prefixes = (number[:length] for length in range(len(number), 1, -1))
    return next((prefix for prefix in prefixes if prefix in plan), None)


def default_accounts() -> tuple[ChartAccount, ...]:
    """Every role with its account and the plan's label, for an opening event that names none."""
    from flashcoop_core.events.opening import ChartAccount  # noqa: PLC0415 - readers of books load no event

    plan = plan_comptable()
    return tuple(ChartAccount(role=role, number=number, label=plan[number]) for role, number in ROLES.items())


@attrs.frozen
class Chart:
    """Accounts by role, labels by number. A value: amending a session makes another chart."""

    accounts: tuple[Account, ...]

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """Role -> account number."""
        return MappingProxyType({account.role: account.number for account in self.accounts})

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Account number -> label."""
        return MappingProxyType({account.number: account.label for account in self.accounts})

    def __getitem__(self, role: str) -> str:
        """The account number that plays `role`.

        Raises:
            KeyError: the chart has no account for that role; the opening's rules see to it.
        """
        return self.numbers[role]

    def label(self, number: str) -> str:
        """The label of an account, or its number where the chart has none."""
        return self.labels.get(number, number)

    def amended(self, accounts: Iterable[Account]) -> Chart:
        """This chart with other accounts for the roles named."""
        changed = {account.role: account for account in accounts}
        kept = (account for account in self.accounts if account.role not in changed)
        return Chart((*kept, *changed.values()))

    def unknown(self) -> Iterator[str]:
        """The numbers that extend no account of the plan comptable général."""
        return (account.number for account in self.accounts if known_account(account.number) is None)
