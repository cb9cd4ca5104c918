"""The books as data: the published form holds, other programs read the same sums, memory stays flat."""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from jsonschema import validate

import flashcoop_format_data
from flashcoop_core import Ledger, Session
from flashcoop_core.demo import Stage, play
from flashcoop_core.errors import Refused
from flashcoop_core.hooks import PluginManager, ReportHooks
from flashcoop_format_data import FIGURES, POSTINGS

_: ReportHooks = flashcoop_format_data


@pytest.fixture(scope="module")
def session() -> Session:
    stage = Stage(1)
    manager = PluginManager.installed()
    return play("jinsei", stage, Ledger.open(clock=stage.clock, ids=stage.ids, plugins=manager), lambda _: None)


def exported(session: Session, name: str) -> dict[str, bytes]:
    return {file.name: file.whole() for file in session.export(f"data:{name}")}


def sums(session: Session) -> dict[str, int]:
    return {total: debit - credit for total, (debit, credit) in session.books.balances.by_account().items()}


def test_the_json_has_the_published_form(session: Session) -> None:
    (content,) = exported(session, "json").values()
    document = json.loads(content)
    schema = json.loads(files(flashcoop_format_data).joinpath("schema.json").read_text(encoding="utf-8"))
    validate(document, schema)
    assert {statement["statement"] for statement in document["statements"]} == set(
        schema["properties"]["statements"]["items"]["properties"]["statement"]["enum"]
    )
    assert tuple(document["postings"][0]) == tuple(POSTINGS)
    assert document["statements"] == [statement.data() for statement in session.books.statements()]


def test_lines_and_document_hold_the_same_postings(session: Session) -> None:
    (document,) = exported(session, "json").values()
    (lines,) = exported(session, "jsonl").values()
    assert [json.loads(line) for line in lines.splitlines()] == json.loads(document)["postings"]


def test_the_same_books_give_the_same_bytes(session: Session) -> None:
    for name in ("json", "jsonl", "parquet"):
        assert exported(session, name) == exported(session, name)


def test_pandas_polars_and_duckdb_read_the_balances(session: Session, tmp_path: Path) -> None:
    for name, content in exported(session, "parquet").items():
        (tmp_path / name).write_bytes(content)
    path = tmp_path / f"{session.id}-postings.parquet"
    frame = pd.read_parquet(path)
    assert tuple(frame.columns) == tuple(POSTINGS)
    assert frame.groupby("account")["cents"].sum().to_dict() == sums(session)
    with_polars = pl.read_parquet(path).group_by("account").agg(pl.col("cents").sum())
    assert dict(with_polars.iter_rows()) == sums(session)
    query = f"SELECT account, sum(cents)::BIGINT FROM '{path}' GROUP BY account"  # noqa: S608 - our own path
    assert dict(duckdb.connect().execute(query).fetchall()) == sums(session)


def test_figures_are_those_of_the_statements(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "figures.parquet"
    path.write_bytes(exported(session, "parquet")[f"{session.id}-figures.parquet"])
    frame = pd.read_parquet(path)
    assert tuple(frame.columns) == tuple(FIGURES)
    shown = frame[frame["statement"] == "income-statement"].set_index("path")["value"].to_dict()
    statement = session.books.income_statement().data()
    assert shown["result.cents"] == statement["result"]["cents"]
    assert shown["income[0].lines[0].cents"] == statement["income"][0]["lines"][0]["cents"]
    assert set(frame["head"]) == {session.head}


def test_without_pyarrow_it_says_what_to_install(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "flashcoop_format_data.tables", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(Refused) as refused:
        list(session.export("data:parquet"))
    (refusal,) = refused.value.refusals
    assert refusal.name == "data.no-pyarrow"
    assert "flashcoop-format-data[parquet]" in refusal.say("fr")
