"""One layout a statement: which columns it has, which lines, and what adds up to what."""

from __future__ import annotations

from flashcoop_format_xlsx.layouts.balance_sheet import balance_sheet
from flashcoop_format_xlsx.layouts.cash_flow import cash_flow
from flashcoop_format_xlsx.layouts.distribution import distribution
from flashcoop_format_xlsx.layouts.general_ledger import general_ledger
from flashcoop_format_xlsx.layouts.income_statement import income_statement
from flashcoop_format_xlsx.layouts.journal import journal
from flashcoop_format_xlsx.layouts.member_accounts import member_accounts
from flashcoop_format_xlsx.layouts.members import members
from flashcoop_format_xlsx.layouts.product_margins import product_margins
from flashcoop_format_xlsx.layouts.reconciliation import reconciliation
from flashcoop_format_xlsx.layouts.stock import stock
from flashcoop_format_xlsx.layouts.till_book import till_book
from flashcoop_format_xlsx.layouts.trial_balance import trial_balance
from flashcoop_format_xlsx.layouts.vat_summary import vat_summary

__all__ = [
    "balance_sheet",
    "cash_flow",
    "distribution",
    "general_ledger",
    "income_statement",
    "journal",
    "member_accounts",
    "members",
    "product_margins",
    "reconciliation",
    "stock",
    "till_book",
    "trial_balance",
    "vat_summary",
]
