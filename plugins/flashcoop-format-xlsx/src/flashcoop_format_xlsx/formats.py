"""How cells look: a number format for each kind in each language, and a few styles."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from flashcoop_core.written import Lang
from flashcoop_format_xlsx.values import Kind

__all__ = ["FACE", "SHADED", "Formats", "Style"]

#: What a row is: a line of a table, the first of an entry, a group with its sum, the head of a block, totals;
#: above and below the tables, titles and sentences.
Style = Literal[
    "line", "first", "group", "block", "total", "grand", "label", "title", "subtitle", "verdict", "note", "wrong"
]

FACE: Mapping[str, object] = MappingProxyType({"font_name": "Arial", "font_size": 10})

#: Styles whose empty cells show too.
SHADED = frozenset[Style]({"first", "group", "block", "total", "grand", "label"})

_INK, _PALE, _RULE, _GREY = "#1F3A4D", "#E8EEF2", "#B8C4CC", "#606A70"
_RED, _GREEN = "#C00000", "#1E7B34"

_STYLES: Mapping[Style, Mapping[str, object]] = MappingProxyType(
    {
        "line": {},
        "first": {"top": 1, "top_color": _RULE},
        "group": {"bold": True, "top": 1, "top_color": _RULE},
        "block": {"bold": True, "bg_color": _PALE, "text_wrap": False},
        "total": {"bold": True, "top": 1},
        "grand": {"bold": True, "top": 1, "bottom": 6},
        "label": {"bold": True, "bg_color": _INK, "font_color": "#FFFFFF", "valign": "vcenter"},
        "title": {"bold": True, "font_size": 14, "font_color": _INK, "text_wrap": False},
        "subtitle": {"font_size": 8, "font_color": _GREY, "text_wrap": False},
        "verdict": {"bold": True, "text_wrap": False},
        "note": {"italic": True, "font_color": _GREY},
        "wrong": {"bold": True, "font_color": _RED},
    }
)

#: Number formats: the locale makes separators French in LibreOffice wherever it runs; `_)` keeps a number off its edge.
_AMOUNTS: Mapping[Lang, tuple[str, str]] = MappingProxyType(
    {"fr": ("[$-40C]", '#,##0.00"\u00a0€"_)_)'), "en": ("", '"€"#,##0.00_)_)')}
)


def _numbers(lang: Lang) -> Mapping[Kind, str]:
    locale, euros = _AMOUNTS[lang]
    percent = '0.00"\u00a0"%' if lang == "fr" else "0.00%"
    return {
        "cents": f"{locale}{euros};{locale}-{euros}",
        "side": f"{locale}{euros};{locale}-{euros};",
        "quantity": f"{locale}#,##0.000_)_)",
        "pieces": f"{locale}#,##0_)_)",
        "count": "0_)_)",
        "number": "0",
        "rate": f"{locale}{percent}_)_)",
        "day": f"{locale}dd/mm/yyyy" if lang == "fr" else "yyyy-mm-dd",
    }


class Formats:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, workbook: Workbook, lang: Lang) -> None:
        self._workbook = workbook
        self._numbers = _numbers(lang)
        self._made: dict[tuple[Kind, Style, bool], Format] = {}
        self.good = workbook.add_format({"font_color": _GREEN})
        self.bad = workbook.add_format({"font_color": "#FFFFFF", "bg_color": _RED})
        #: For a text that lies over the cells beside it, whose ground stays white.
        self.bad_text = workbook.add_format({"font_color": _RED})
        self.link = workbook.add_format({**FACE, "font_color": "#0B5394", "underline": 1, "valign": "top"})
        self.code = workbook.add_format(
            {"font_name": "Courier New", "font_size": 9, "valign": "top", "text_wrap": True}
        )

    def of(self, kind: Kind, style: Style, *, quoted: bool = False) -> Format:
        """The format of a cell. One that is `quoted` holds a text that stays one when it is edited."""
        key = kind, style, quoted
        if key not in self._made:
            self._made[key] = self._workbook.add_format(self._properties(kind, style, quoted=quoted))
        return self._made[key]

    def _properties(self, kind: Kind, style: Style, *, quoted: bool) -> dict[str, object]:
        side = "left" if kind in ("text", "day", "number") else "right"
        number = {"num_format": self._numbers[kind]} if kind != "text" and style != "label" else {}
        wrapped = {"text_wrap": True} if kind == "text" or style == "label" else {}
        # As far from the edge as the numbers below.
        aligned = {"indent": 1} if side == "right" and style == "label" else {}
        return {
            **FACE,
            "valign": "top",
            "align": side,
            **aligned,
            **wrapped,
            **number,
            **_STYLES[style],
            **({"quote_prefix": True} if quoted else {}),
        }
