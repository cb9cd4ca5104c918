"""A document as DOCX, for people to edit: real headings, lists and tables. The same facts, the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from itertools import pairwise
from typing import Any, cast

import docx as python_docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from flashcoop_kit.blocks import (
    BOX,
    Blank,
    Block,
    Bullets,
    Document,
    Field,
    Heading,
    Line,
    Notice,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Ticks,
    is_box,
    keeps,
)

__all__ = ["docx"]

_FONT = "Arial"
#: What has pictograms; a word processor that does not have it takes its own font of symbols.
_SIGNS = "DejaVu Sans"
_GREEN = RGBColor(0x0F, 0x6B, 0x57)
_GREY = RGBColor(0x53, 0x60, 0x5B)

#: A4 and its margins, in centimetres.
_SHORT, _TALL, _SIDE, _TOP = Cm(21), Cm(29.7), Cm(2), Cm(1.8)

#: What stands between the border of a cell and its text, in twentieths of a point: tables stand so far to the right.
_CELL_SIDE = 108

#: Options side by side have so many letters together; those that are longer stand one under the other.
_IN_A_ROW = 75

#: When the files of the archive were made, as far as it says.
_STAMP = (1980, 1, 1, 0, 0, 0)


def docx(document: Document) -> bytes:
    """The file."""
    writer = _Writer(document)
    for block, after in pairwise((*document.blocks, PageBreak())):
        writer.block(block)
        if keeps(block, after):
            writer.word.paragraphs[-1].paragraph_format.keep_with_next = True
    raw = io.BytesIO()
    writer.word.save(raw)
    return _without_time(raw.getvalue())


def _without_time(raw: bytes) -> bytes:
    """The same archive, whose files were made at a day that never changes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _STAMP), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


class _Writer:
    """A document under way."""

    def __init__(self, document: Document) -> None:
        self.word: WordDocument = python_docx.Document()
        self.width = _TALL - 2 * _SIDE if document.landscape else _SHORT - 2 * _SIDE
        self._into: WordDocument | _Cell = self.word
        _properties(self.word, document)
        _styles(self.word)
        _page(self.word, document, Length(self.width))

    def block(self, block: Block) -> None:
        match block:
            case Heading(level, line):
                self._text(line, f"Heading {level}")
            case Paragraph(line, kind):
                self._text(line, "Normal" if kind == "body" else f"Kit {kind.capitalize()}")
            case Bullets(items, numbered):
                self._bullets(items, numbered=numbered)
            case Table():
                self._table(block)
            case Blank():
                self._blank(block)
            case Ticks(options, inline):
                self._ticks(options, inline=inline)
            case Signatures(parties):
                self._signatures(parties)
            case PageBreak():
                self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Notice():
                self._notice(block)

    def _text(self, line: Line, style: str) -> WordParagraph:
        paragraph = self._paragraph(style)
        _write(paragraph, line)
        return paragraph

    def _paragraph(self, style: str) -> WordParagraph:
        return _styled(self._into.add_paragraph(), style)

    def _bullets(self, items: Sequence[Line], *, numbered: bool) -> None:
        style = "List Number" if numbered else "List Bullet"
        number = _new_numbers(self.word) if numbered else None
        for item in items:
            paragraph = self._text(item, style)
            if number is not None:
                properties = cast("Any", paragraph._p).get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number

    def _table(self, table: Table) -> None:
        whole = sum(table.widths)
        made = self.word.add_table(rows=1 + len(table.rows), cols=len(table.widths), style="Table Grid")
        made.autofit = False
        _in_margins(made)
        for column, width in zip(made.columns, table.widths, strict=True):
            column.width = Length(self.width * width // whole)
        grid = list(made.rows)  # every look-up counts the cells again
        for at, (row, cells) in enumerate(zip(grid, (table.header, *table.rows), strict=True)):
            properties = cast("Any", row._tr).get_or_add_trPr()  # noqa: SLF001
            properties.append(OxmlElement("w:cantSplit"))
            if at == 0:
                properties.append(OxmlElement("w:tblHeader"))
            elif table.ticked:
                row.height = Cm(0.9)
            elif table.roomy:
                row.height = Cm(0.8)
            for nth, (cell, line, width) in enumerate(zip(row.cells, cells, table.widths, strict=True)):
                cell.width = Length(self.width * width // whole)
                paragraph = _styled(cell.paragraphs[0], "Kit Tall" if table.ticked and at else "Kit Cell")
                paragraph.paragraph_format.keep_with_next = table.kept and at < len(table.rows)
                _write(paragraph, line, bold=at == 0)
                if at == 0:
                    _shade(cell, "E4F0EC")
                if table.ticked:
                    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
                    if is_box(line) or (at == 0 and nth):
                        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._after_table()

    def _blank(self, blank: Blank) -> None:
        if blank.fields:
            self._asked(blank.fields).paragraph_format.keep_with_next = blank.lines > 1
        for left in reversed(range(blank.lines - bool(blank.fields))):
            ruled = self._paragraph("Kit Blank")
            ruled.paragraph_format.keep_with_next = left > 0
            end = Length(self.width)
            ruled.paragraph_format.tab_stops.add_tab_stop(end, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            ruled.add_run("\t")

    def _asked(self, fields: Sequence[Field]) -> WordParagraph:
        """Fields side by side; what is to be written goes on dots."""
        paragraph = self._paragraph("Kit Blank")
        for at, field in enumerate(fields, 1):
            last = at == len(fields)
            leader = WD_TAB_LEADER.SPACES if field.value else WD_TAB_LEADER.DOTS
            align = WD_TAB_ALIGNMENT.RIGHT if last else WD_TAB_ALIGNMENT.LEFT
            end = Length(self.width * at // len(fields))
            paragraph.paragraph_format.tab_stops.add_tab_stop(end, align, leader)
            _write(paragraph, field.label)
            paragraph.add_run("\u00a0: ")
            _write(paragraph, field.value, bold=True)
            if not (last and field.value):
                paragraph.add_run("\t" if last else "\t  ")
        return paragraph

    def _ticks(self, options: Sequence[Line], *, inline: bool) -> None:
        if not inline or sum(len(run.text) for option in options for run in option) > _IN_A_ROW:
            for left, option in zip(reversed(range(len(options))), options, strict=True):
                paragraph = self._text((), "Kit Tick")
                paragraph.paragraph_format.keep_with_next = left > 0
                paragraph.add_run(f"{BOX}\u00a0")
                _write(paragraph, option)
            return
        paragraph = self._text((), "Kit Tick")
        for at, option in enumerate(options):
            paragraph.add_run(f"{'      ' if at else ''}{BOX}\u00a0")
            _write(paragraph, option)

    def _signatures(self, parties: Sequence[Line]) -> None:
        made = self.word.add_table(rows=1, cols=len(parties), style="Table Grid")
        _in_margins(made)
        (row,) = made.rows
        row.height = Cm(3)
        cast("Any", row._tr).get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
        for cell, party in zip(row.cells, parties, strict=True):
            paragraph = _styled(cell.paragraphs[0], "Kit Cell")
            _write(paragraph, party)
        self._after_table()

    def _notice(self, notice: Notice) -> None:
        made = self.word.add_table(rows=1, cols=1, style="Table Grid")
        _in_margins(made)
        (row,) = made.rows
        cast("Any", row._tr).get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
        cell = row.cells[0]
        _shade(cell, "FDF6EC")
        paragraph = _styled(cell.paragraphs[0], "Kit Cell")
        _write(paragraph, notice.title, bold=True)
        self._into = cell
        for block in notice.blocks:
            if isinstance(block, Bullets):
                self._bullets(block.items, numbered=block.numbered)
            else:
                self._text(block.line, "Kit Cell")
        self._into = self.word
        self._after_table()

    def _after_table(self) -> None:
        """A table needs a paragraph after it, or the next one joins it: so low that none goes to a page of its own."""
        self._text((), "Kit After")


def _styled(paragraph: WordParagraph, style: str) -> WordParagraph:
    """The paragraph, in a style by its id: to look a style up by its name reads them all, hundreds of times."""
    cast("Any", paragraph._p).style = style.replace(" ", "")  # noqa: SLF001
    return paragraph


def _write(paragraph: WordParagraph, line: Line, *, bold: bool = False) -> None:
    for run in line:
        written = paragraph.add_run(run.text)
        if run.bold or bold:
            written.bold = True
        if run.sign or run.text == BOX:
            written.font.size = Pt(16)
            _signs(written)
        if run.gap:
            written.font.color.rgb = _GREY


def _signs(run: WordRun) -> None:
    """The run in the font of pictograms, whatever a word processor takes their letters for."""
    run.font.name = _SIGNS
    fonts = cast("Any", run._r).rPr.rFonts  # noqa: SLF001
    for kind in ("w:cs", "w:eastAsia"):
        fonts.set(qn(kind), _SIGNS)


def _in_margins(table: WordTable) -> None:
    """The borders of the table on the margins, as its text would be without them."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(_CELL_SIDE))
    indent.set(qn("w:type"), "dxa")
    cast("Any", table._tbl).tblPr.find(qn("w:tblW")).addnext(indent)  # noqa: SLF001


def _shade(cell: _Cell, fill: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
        shading.set(qn(name), value)
    cast("Any", cell._tc).get_or_add_tcPr().append(shading)  # noqa: SLF001


def _new_numbers(word: WordDocument) -> int:
    """The id of a numbering that begins at 1, of the kind that numbered lists have."""
    numbering = cast("Any", word.part.numbering_part.element)
    style = cast("Any", word.styles["List Number"].element)
    of = style.pPr.numPr.numId.val
    (abstract,) = [num.abstractNumId.val for num in numbering.num_lst if num.numId == of]
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def _properties(word: WordDocument, document: Document) -> None:
    made = datetime.combine(document.dated, time(12))
    properties = word.core_properties
    properties.title, properties.author, properties.language = document.title, document.author, "fr-FR"
    properties.last_modified_by, properties.comments, properties.keywords = document.author, "", ""
    properties.created = properties.modified = made
    properties.revision = 1
    # What the empty document brings along: a picture of itself, which is not this document's, and its language.
    package = word.part.package
    for id, relation in tuple(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(id)
    for language in cast("Any", word.settings.element).iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "fr-FR")


def _styles(word: WordDocument) -> None:
    for language in cast("Any", word.styles.element).iter(qn("w:lang")):
        language.set(qn("w:val"), "fr-FR")
    _font(word, "Normal", 10.5, after=6)
    for level, size in ((1, 20), (2, 13.5), (3, 11)):
        _font(word, f"Heading {level}", size, after=4, before=0 if level == 1 else 14, bold=True, color=_GREEN)
        word.styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        _font(word, name, 10.5, after=3)
    for name, size, after in (
        ("Kit Lead", 12, 8),
        ("Kit Question", 10.5, 3),
        ("Kit Small", 8.5, 3),
        ("Kit After", 2, 3),
        ("Kit Cell", 9.5, 2),
        ("Kit Tall", 11, 2),
        ("Kit Blank", 10.5, 4),
        ("Kit Tick", 10.5, 3),
    ):
        made = word.styles.add_style(name, 1)
        made.base_style = word.styles["Normal"]
        _font(
            word,
            name,
            size,
            after=after,
            before={"Kit Blank": 6, "Kit Question": 8, "Kit Cell": 2, "Kit Tall": 2}.get(name, 0),
            color=_GREY if name == "Kit Small" else None,
        )
    tick = cast("Any", word.styles["Kit Tick"]).paragraph_format
    tick.left_indent, tick.first_line_indent = Cm(0.6), Cm(-0.6)


def _font(  # noqa: PLR0913 - what a style is made of
    word: WordDocument,
    name: str,
    size: float,
    *,
    after: float,
    before: float = 0,
    bold: bool = False,
    color: RGBColor | None = None,
) -> None:
    style = cast("Any", word.styles[name])
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    fonts = style.element.rPr.rFonts
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    fonts.set(qn("w:cs"), _FONT)
    if color is not None:
        style.font.color.rgb = color
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _page(word: WordDocument, document: Document, width: Length) -> None:
    (section,) = word.sections
    short, tall = Length(_SHORT), Length(_TALL)
    section.page_width, section.page_height = (tall, short) if document.landscape else (short, tall)
    if document.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = _SIDE
    section.top_margin = section.bottom_margin = _TOP
    section.footer_distance = Cm(0.9)
    foot = _styled(section.footer.paragraphs[0], "Kit Small")
    foot.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{document.foot}\t")
    _counter(foot, "PAGE")
    foot.add_run("\u00a0/\u00a0")
    _counter(foot, "NUMPAGES")


def _counter(paragraph: WordParagraph, name: str) -> None:
    """A field that the word processor fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    cast("Any", paragraph._p).append(field)  # noqa: SLF001
