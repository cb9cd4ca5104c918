"""Runs of the command line, and a small session for them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from click.testing import CliRunner

from flashcoop_core.cli.program import LANGUAGE, run

__all__ = ["JOURNEY", "OPENING", "Demo", "Said", "flashcoop"]

OPENING: Mapping[str, Any] = {
    "on": "2026-03-02",
    "name": "Les Essais",
    "host": {"name": "CAE des Exemples", "siren": "123456782", "section": "fc-essais"},
    "place": "Lusignan",
    "starts": "2026-03-02",
    "ends": "2026-03-10",
    "fiscal_year_ends": "2026-12-31",
    "filiere": "kokedama",
}

_CONTRACT = {"kind": "cape", "signed": "2026-03-02", "ends": "2026-12-31"}


def _price(cents: int) -> list[dict[str, object]]:
    return [{"product": "kokedama", "channel": "market", "price": cents}]


def _event(kind: str, on: str, **fields: object) -> bytes:
    return json.dumps({"kind": kind, "event": {"on": on, **fields}}).encode() + b"\n"


#: Ten bare events, one a line: two members join, vote a price, make pieces, get an advance.
JOURNEY: tuple[bytes, ...] = (
    _event("member_joined", "2026-03-02", member="m-1", contract=_CONTRACT),
    _event("member_joined", "2026-03-02", member="m-2", contract=_CONTRACT),
    _event("facilitator_engaged", "2026-03-02", facilitator="f-1"),
    _event(
        "product_defined",
        "2026-03-03",
        product="kokedama",
        name="Kokedama",
        vat_rate=2000,
        vat_reason="taux normal",
        decided_by="f-1",
    ),
    _event(
        "decision_proposed",
        "2026-03-03",
        decision="prix",
        subject="price",
        question="À quel prix ?",
        options=[
            {"option": "douze", "label": "12 €", "prices": _price(1200)},
            {"option": "dix", "label": "10 €", "prices": _price(1000)},
        ],
    ),
    _event("vote_cast", "2026-03-03", decision="prix", member="m-1", option="douze"),
    _event("vote_cast", "2026-03-03", decision="prix", member="m-2", option="douze"),
    _event("goods_produced", "2026-03-04", product="kokedama", quantity=10_000),
    _event("funds_advanced", "2026-03-04", reference="av-1", into="till", cents=5000),
    _event("work_recorded", "2026-03-05", member="m-1", minutes=480),
)


class Said(NamedTuple):
    """What a run wrote on stdout and stderr, and how it ended."""

    status: int
    out: str
    err: str


#: (story, language) -> what the demo said, and the folder that it left.
Demo = Callable[[str, str], tuple[Said, Path]]


class _Program:
    """What CliRunner calls. Errors are kept apart by us: versions of click differ in what they mix."""

    name = "flashcoop"

    def __init__(self) -> None:
        self.errors = StringIO()

    def main(self, args: list[str], **_: object) -> NoReturn:
        with redirect_stderr(self.errors):
            status = run(args, os.environ)
        sys.exit(status)


def flashcoop(*args: object, typed: str | bytes | None = None, env: Mapping[str, str] | None = None) -> Said:
    """Run `flashcoop` with `args`; `typed` is what it finds on stdin, `env` what the environment holds besides."""
    program = _Program()
    result = CliRunner().invoke(
        program,  # type: ignore[arg-type] # it has all that is called of a command
        [str(arg) for arg in args],
        input=typed,
        env={LANGUAGE: None, **(env or {})},
        catch_exceptions=False,
    )
    return Said(result.exit_code, result.output, program.errors.getvalue())
