"""The notation of templates: what it makes, and that what people wrote is never taken for notation."""

from __future__ import annotations

import pytest

from flashcoop_kit.blocks import Blank, Bullets, Heading, Notice, Paragraph, Run, Table, Ticks
from flashcoop_kit.template import DOTS, Filling, blocks

#: A name that looks like everything the notation knows.
ODD = "**a** | {b} ] # c"

FILLING = Filling(facts={"name": ODD, "later": None}, conditions={"yes": True, "no": False}, parts={})


def test_a_fact_stands_as_it_is_whatever_it_looks_like() -> None:
    (paragraph,) = blocks("Bonjour **{name}** !", FILLING)
    assert paragraph == Paragraph((Run("Bonjour "), Run(ODD, bold=True), Run("\u00a0!")))
    (table,) = blocks("|1|2|\n| a | b |\n| {name} | |", FILLING)
    assert table == Table(((Run("a"),), (Run("b"),)), (((Run(ODD),), ()),), (1, 2))


def test_a_fact_that_is_not_known_is_a_blank() -> None:
    assert blocks("# {later}", FILLING) == (Heading(1, (Run(DOTS, gap=True),)),)
    (blank,) = blocks("___2 Nom = {later} | Ici = {name}", FILLING)
    assert isinstance(blank, Blank)
    assert [field.value for field in blank.fields] == [(), (Run(ODD),)]
    assert blank.lines == 2


def test_conditions_stand_inside_each_other() -> None:
    text = "@when yes\n@when no\na\n@otherwise\nb\n@end\n@otherwise\nc\n@end"
    assert blocks(text, FILLING) == (Paragraph((Run("b"),)),)


def test_each_kind_of_line_makes_its_block() -> None:
    text = "- a\n- b\n\n1. c\n2. d\n\n[ ] e\n[ ] f\n\n[ ] g | h\n\n!! Titre\ni\nj\n- k\n!!"
    made = blocks(text, FILLING)
    assert [type(block) for block in made] == [Bullets, Bullets, Ticks, Ticks, Notice]
    assert [block.inline for block in made if isinstance(block, Ticks)] == [False, True]
    notice = made[-1]
    assert isinstance(notice, Notice)
    assert notice.blocks == (Paragraph((Run("i j"),)), Bullets(((Run("k"),),)))


@pytest.mark.parametrize("text", ["{nobody}", "@when nobody\n@end", "@part nobody"])
def test_what_nobody_knows_is_a_mistake_of_the_template(text: str) -> None:
    with pytest.raises(KeyError):
        blocks(text, FILLING)


@pytest.mark.parametrize("text", ["@nothing", "@when yes\na", "@when yes\na\n@end b", "|1|2|\n| a |"])
def test_what_is_not_in_the_notation_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"@nothing|@end|cells"):
        blocks(text, FILLING)
