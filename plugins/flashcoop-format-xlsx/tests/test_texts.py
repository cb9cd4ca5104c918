"""Texts that people give stay texts, whatever they begin with; no formula is there that we did not write."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from xlsx_workbooks import cells, content, hostile, read

from flashcoop_core.written import Lang

#: All that a formula of ours is made of.
FORMULA = re.compile(
    r"""=(?: ROUND | SUMIF | SUMPRODUCT | SUM | COUNTIF | IF | MAX | MIN | ABS
        | (?:'[^'!]+'!)? \$?[A-Z]{1,2}\$?[0-9]+ (?: :\$?[A-Z]{1,2}\$?[0-9]+ )?
        | "(?:OK|ÉCART|DIFFERS|Contrôles\u00a0:[ ]|Checks:[ ]|>=?0)" | [0-9]+ | [-+*(),&=] )+""",
    re.VERBOSE,
)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_text_becomes_a_formula(lang: Lang) -> None:
    made = content(hostile(), lang)
    written = read(made, values=False).worksheets
    found = [cell for page in written for cell in cells(page) if cell.data_type == "f"]
    assert len(found) > 100
    assert [cell.value for cell in found if FORMULA.fullmatch(str(cell.value)) is None] == []
    given = [cell for page in read(made).worksheets for cell in cells(page) if cell.data_type == "s"]
    begun = {str(cell.value): cell for cell in given if str(cell.value).startswith(("=", "+", "-", "@"))}
    assert {
        '=HYPERLINK("http://example.org")',
        "@SUM(A1:A9)",
        "-2+3+cmd|' /C calc'!A0",
        "+cmd|' /C calc'!A0",
        "=A1",
        "=1+1",
        "=1+53",
        "@SUM(1)\ufffe<&>",
    } <= {text.replace("_xFFFE_", "\ufffe") for text in begun}
    assert all(cell.quotePrefix for cell in begun.values())


def test_only_the_cover_links_and_only_to_sheets() -> None:
    for page in read(content(hostile())).worksheets:
        links = [link for row in page.iter_rows() for cell in row if (link := cell.hyperlink) is not None]
        assert all(link.target is None and link.location for link in links)
        assert bool(links) is (page.title in ("Couverture", "Contrôles"))


def test_what_nobody_wrote_alone_leaves_the_cells() -> None:
    """Properties and footers hold no text that someone gave: there it would have to be escaped otherwise."""
    with zipfile.ZipFile(BytesIO(content(hostile()))) as parts:
        for name in parts.namelist():
            if "sharedStrings" not in name:
                assert b"HYPERLINK" not in parts.read(name)
                assert b"calc" not in re.sub(rb"calc(Pr|Id|On)", b"", parts.read(name)), name
