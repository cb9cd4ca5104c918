"""A report on a network in the forms that people ask for: text for a terminal, HTML, XLSX."""

from __future__ import annotations

from flashcoop_core.network.layout import sheets, title
from flashcoop_core.network.report import NetworkReport
from flashcoop_core.written import Lang

__all__ = ["as_html", "as_text", "as_xlsx"]


def as_text(report: NetworkReport, lang: Lang = "fr") -> str:
    """The report as tables for a terminal."""
    tables = (str(table) for sheet in sheets(report, lang) if not sheet.detail for table in sheet.tables())
    return "\n\n".join((title(report, lang), *tables))


def as_html(report: NetworkReport, lang: Lang = "fr") -> str:
    """The report as one HTML file that needs nothing else."""
    from flashcoop_core.network.pages import page  # noqa: PLC0415 - one form is asked for at a time

    return page(title(report, lang), sheets(report, lang), lang)


def as_xlsx(report: NetworkReport, lang: Lang = "fr") -> bytes:
    """The report as a workbook.

    Raises:
        Refused: XlsxWriter is not installed (`xlsx-writer-missing`).
    """
    from flashcoop_core.network.workbook import workbook  # noqa: PLC0415 - as above

    return workbook(title(report, lang), sheets(report, lang), lang)
