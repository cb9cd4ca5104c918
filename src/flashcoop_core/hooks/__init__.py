"""What plugins implement, and the values they exchange with the core. Plugins import from here.

A plugin is a module (or an object) with functions named `flashcoop_…` under `@hookimpl`, announced by
its distribution in the entry-point group `flashcoop`. One protocol a kind says which; mypy checks a
module against it: `_: PayrollHooks = my_module`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flashcoop_core.books.chart import Chart
    from flashcoop_core.books.entries import Entry, Posting
    from flashcoop_core.books.postings.sides import credit, debit, entry
    from flashcoop_core.errors import Refusal, Refused
    from flashcoop_core.events.upcasts import Older
    from flashcoop_core.hooks.event_log import LogHooks
    from flashcoop_core.hooks.files import File
    from flashcoop_core.hooks.filiere import Filiere, FiliereHooks, VatCategory
    from flashcoop_core.hooks.governance import GovernanceHooks
    from flashcoop_core.hooks.kit import KitDocument, KitForm, KitHooks
    from flashcoop_core.hooks.manager import PluginManager
    from flashcoop_core.hooks.markers import HOOK_API, OLDEST_HOOK_API, hookimpl
    from flashcoop_core.hooks.observer import Committed, ObserverHooks
    from flashcoop_core.hooks.payroll import (
        Basis,
        PayElement,
        PayResult,
        Payroll,
        PayrollHooks,
        PayrollReaderHooks,
        PayRun,
    )
    from flashcoop_core.hooks.report import Document, LedgerFormat, Report, ReportHooks
    from flashcoop_core.hooks.settings import Setting
    from flashcoop_core.hooks.view import SessionView
    from flashcoop_core.session.extension import EventKind, Extension, Words
    from flashcoop_core.session.rules.base import Rule, refuse, rule
    from flashcoop_core.session.sharing import DistributionKey, Weights
    from flashcoop_core.session.state import Fact, Member, State
    from flashcoop_core.session.voting import Ballot, Count, VotingMethod, parameter
    from flashcoop_core.vault import Identity, Roster

__all__ = [
    "HOOK_API",
    "OLDEST_HOOK_API",
    "Ballot",
    "Basis",
    "Chart",
    "Committed",
    "Count",
    "DistributionKey",
    "Document",
    "Entry",
    "EventKind",
    "Extension",
    "Fact",
    "File",
    "Filiere",
    "FiliereHooks",
    "GovernanceHooks",
    "Identity",
    "KitDocument",
    "KitForm",
    "KitHooks",
    "LedgerFormat",
    "LogHooks",
    "Member",
    "ObserverHooks",
    "Older",
    "PayElement",
    "PayResult",
    "PayRun",
    "Payroll",
    "PayrollHooks",
    "PayrollReaderHooks",
    "PluginManager",
    "Posting",
    "Refusal",
    "Refused",
    "Report",
    "ReportHooks",
    "Roster",
    "Rule",
    "SessionView",
    "Setting",
    "State",
    "VatCategory",
    "VotingMethod",
    "Weights",
    "Words",
    "credit",
    "debit",
    "entry",
    "hookimpl",
    "parameter",
    "refuse",
    "rule",
]

#: name -> the module that defines it. Loaded when it is asked for: a command that needs no plugin loads none of this.
_HOME = {
    "Ballot": "flashcoop_core.session.voting",
    "Basis": "flashcoop_core.hooks.payroll",
    "Chart": "flashcoop_core.books.chart",
    "Committed": "flashcoop_core.hooks.observer",
    "Count": "flashcoop_core.session.voting",
    "DistributionKey": "flashcoop_core.session.sharing",
    "Document": "flashcoop_core.hooks.report",
    "Entry": "flashcoop_core.books.entries",
    "EventKind": "flashcoop_core.session.extension",
    "Extension": "flashcoop_core.session.extension",
    "Fact": "flashcoop_core.session.state",
    "File": "flashcoop_core.hooks.files",
    "Filiere": "flashcoop_core.hooks.filiere",
    "FiliereHooks": "flashcoop_core.hooks.filiere",
    "GovernanceHooks": "flashcoop_core.hooks.governance",
    "HOOK_API": "flashcoop_core.hooks.markers",
    "Identity": "flashcoop_core.vault",
    "KitDocument": "flashcoop_core.hooks.kit",
    "KitForm": "flashcoop_core.hooks.kit",
    "KitHooks": "flashcoop_core.hooks.kit",
    "LedgerFormat": "flashcoop_core.hooks.report",
    "LogHooks": "flashcoop_core.hooks.event_log",
    "Member": "flashcoop_core.session.state",
    "OLDEST_HOOK_API": "flashcoop_core.hooks.markers",
    "ObserverHooks": "flashcoop_core.hooks.observer",
    "Older": "flashcoop_core.events.upcasts",
    "PayElement": "flashcoop_core.hooks.payroll",
    "PayResult": "flashcoop_core.hooks.payroll",
    "PayRun": "flashcoop_core.hooks.payroll",
    "Payroll": "flashcoop_core.hooks.payroll",
    "PayrollHooks": "flashcoop_core.hooks.payroll",
    "PayrollReaderHooks": "flashcoop_core.hooks.payroll",
    "PluginManager": "flashcoop_core.hooks.manager",
    "Posting": "flashcoop_core.books.entries",
    "Refusal": "flashcoop_core.errors",
    "Refused": "flashcoop_core.errors",
    "Report": "flashcoop_core.hooks.report",
    "ReportHooks": "flashcoop_core.hooks.report",
    "Roster": "flashcoop_core.vault",
    "Rule": "flashcoop_core.session.rules.base",
    "SessionView": "flashcoop_core.hooks.view",
    "Setting": "flashcoop_core.hooks.settings",
    "State": "flashcoop_core.session.state",
    "VatCategory": "flashcoop_core.hooks.filiere",
    "VotingMethod": "flashcoop_core.session.voting",
    "Weights": "flashcoop_core.session.sharing",
    "Words": "flashcoop_core.session.extension",
    "credit": "flashcoop_core.books.postings.sides",
    "debit": "flashcoop_core.books.postings.sides",
    "entry": "flashcoop_core.books.postings.sides",
    "hookimpl": "flashcoop_core.hooks.markers",
    "parameter": "flashcoop_core.session.voting",
    "refuse": "flashcoop_core.session.rules.base",
    "rule": "flashcoop_core.session.rules.base",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a class or a function, as the imports above say
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
