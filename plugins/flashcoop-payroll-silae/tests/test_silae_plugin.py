"""The plugin as the core and its users see it."""

from __future__ import annotations

import re
from string import Formatter

import pytest

import flashcoop_payroll_silae
from flashcoop_core.hooks import PayrollHooks, PayrollReaderHooks, PluginManager
from flashcoop_payroll_silae.texts import TEXTS

_: PayrollHooks = flashcoop_payroll_silae
__: PayrollReaderHooks = flashcoop_payroll_silae


def test_it_is_found_by_its_entry_point() -> None:
    loaded = PluginManager.installed().load("silae")
    assert loaded.hooks == {"flashcoop_payroll", "flashcoop_pay_files", "flashcoop_pay_results"}
    assert loaded.origin.startswith("silae (flashcoop-payroll-silae 0.1.0")


def test_it_asks_for_the_employee_number_and_nothing_else_of_a_person() -> None:
    assert flashcoop_payroll_silae.flashcoop_payroll().identity == ("employee_number",)


@pytest.mark.parametrize("reason", TEXTS)
def test_a_refusal_quotes_the_same_facts_in_both_languages_and_ends_with_a_point(reason: str) -> None:
    french, english = TEXTS[reason]
    quoted = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in (french, english)]
    assert quoted[0] == quoted[1]
    assert french != english
    assert re.search(r"[.…]\Z", french)
    assert re.search(r"[.…]\Z", english)
