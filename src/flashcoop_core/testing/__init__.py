"""What tests of sessions, plugins and logs need: drawn events, kits, an independent auditor.

The kits are for those who write plugins (`pip install flashcoop-core[testing]`):

    import flashcoop_payroll_atelier
    from flashcoop_core.testing import PayrollConformance

    class TestAtelier(PayrollConformance):
        plugin = flashcoop_payroll_atelier

The core never imports this room: it needs hypothesis and pytest, which `flashcoop_core` does not install.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flashcoop_core.testing.conformance.filiere import FiliereConformance
    from flashcoop_core.testing.conformance.governance import GovernanceConformance
    from flashcoop_core.testing.conformance.kit import NotConforming
    from flashcoop_core.testing.conformance.log import LogConformance
    from flashcoop_core.testing.conformance.payroll import PayrollConformance
    from flashcoop_core.testing.conformance.report import ReportConformance

__all__ = [
    "FiliereConformance",
    "GovernanceConformance",
    "LogConformance",
    "NotConforming",
    "PayrollConformance",
    "ReportConformance",
]

#: name -> the module of `conformance` that defines it: a kit loads nothing that only another one needs.
_HOME = {
    "FiliereConformance": "filiere",
    "GovernanceConformance": "governance",
    "LogConformance": "log",
    "NotConforming": "kit",
    "PayrollConformance": "payroll",
    "ReportConformance": "report",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a class, as the imports above say
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.conformance.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
