"""The programs that our files are held against: real ones, which Python packages cannot bring along.

In CI each must be there. Elsewhere a test that needs an absent one is skipped, and says what to install.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

import pytest

__all__ = ["can_make_paper", "program"]

#: Program -> the packages of Debian that bring it.
_PACKAGES: Mapping[str, str] = MappingProxyType(
    {
        "chromium": "chromium",
        "hledger": "hledger",
        "ledger": "ledger",
        "pdfinfo": "poppler-utils",
        "pdftotext": "poppler-utils",
        "soffice": "libreoffice-calc-nogui libreoffice-writer-nogui",
    }
)


def program(name: str) -> str:
    """Where that program is: beside this Python, or on the path."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name) or _absent(name, _PACKAGES[name])


def can_make_paper() -> None:
    """Return if PDF files can be made: WeasyPrint draws letters with libraries of the system."""
    try:
        import weasyprint  # noqa: F401 - heavy
    except OSError:
        _absent("Pango", "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")


def _absent(what: str, packages: str) -> NoReturn:
    message = f"{what} is not installed: on Debian, `apt-get install {packages}`"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
