"""The forms of learning as blocks: exactly the questions, options, scales and signs of a form, and its version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from flashcoop_core.learning.forms import Form, Question, Scale, forms
from flashcoop_kit.blocks import BOX, Blank, Block, Heading, Paragraph, Run, Table, Ticks, plain
from flashcoop_kit.template import french

__all__ = ["form_parts"]

#: The days on which the booklet is filled in.
_DAYS = 6

#: Options of so many letters together stand in a row.
_IN_A_ROW = 40

#: The lines left for an answer in one's own words; more where an interview is written down.
_LINES, _LINES_INTERVIEW = 3, 6

#: What marks a question that waits for an answer, where others may stay without one.
_STAR = "*"


def form_parts() -> Mapping[str, Sequence[Block]]:
    """The newest version of every form, by the name that templates give it: `form:<id>`."""
    # In the order of the versions: the last one stays.
    return {f"form:{form.id}": tuple(_form(form)) for form in forms()}


def _form(form: Form) -> Iterator[Block]:
    # The version stands first: alone behind the last table, it would ask for a page of its own. What a form is
    # for is told to those who hand it out; the template tells those who answer.
    yield Paragraph(
        plain(french(f"Formulaire : {form.title.fr}, version {form.version}. {_asking(form)}").strip()), "small"
    )
    yield from _families(form) if form.families else _questions(form)


def _asking(form: Form) -> str:
    """Which questions may stay without an answer: said once, not behind each of them."""
    optional = [question.optional for question in form.questions]
    if form.families or not any(optional):
        return ""
    if all(optional):
        return "Vous pouvez laisser une ligne vide."
    return f"L'étoile ({_STAR}) marque ce qui attend une réponse ; le reste peut rester vide."


def _families(form: Form) -> Iterator[Block]:
    """A grid of skills: a row a skill, a column a day, in which the sign of a step is written."""
    for scale in form.scales:
        yield _legend(scale)
    for family in form.families:
        asked = [question for skill in family.skills if (question := form.of_skill(skill)) is not None]
        header = (plain("Compétence"), *(plain(f"J{day}") for day in range(1, _DAYS + 1)))
        rows = tuple((plain(french(question.words.fr)), *((),) * _DAYS) for question in asked)
        yield Heading(2, plain(french(family.words.fr)))
        yield Table(header, rows, (6, *(1,) * _DAYS), roomy=True)


def _legend(scale: Scale) -> Table:
    """What the signs of a scale mean, and what they are called when they are read aloud."""
    rows = tuple(
        (
            (Run(step.pictogram, sign=True),),
            plain(str(step.mark)),
            plain(french(step.words.fr)),
            plain(step.pictogram_name.fr),
        )
        for step in scale.steps
    )
    header = tuple(plain(word) for word in ("Signe", "Note", "Ce que cela veut dire", "Le signe se dit"))
    return Table(header, rows, (1, 1, 5, 4))


def _questions(form: Form) -> Iterator[Block]:
    """The questions, numbered; those that follow each other on one scale share a table."""
    numbered = list(enumerate(form.questions, 1))
    for scale, same in groupby(numbered, key=lambda pair: form.scale(pair[1])):
        if scale is not None:
            yield _marks(form, scale, list(same))
        else:
            for number, question in same:
                yield from _asked(form, number, question)


def _marks(form: Form, scale: Scale, asked: Sequence[tuple[int, Question]]) -> Table:
    steps = tuple((Run(step.pictogram, sign=True), Run(f"\n{french(step.words.fr)}")) for step in scale.steps)
    # Each box with its sign: who reads with difficulty need not look up to the headings.
    boxes = tuple((Run(BOX), Run(f"\u00a0{step.pictogram}", sign=True)) for step in scale.steps)
    rows = tuple((plain(_question(form, number, question)), *boxes) for number, question in asked)
    return Table((plain("Cochez une case par ligne"), *steps), rows, (6, *(3,) * len(steps)))


def _question(form: Form, number: int, question: Question) -> str:
    """A question under its number; a star marks that it waits for an answer, where others do not."""
    star = "" if question.optional or not any(each.optional for each in form.questions) else f"\u00a0{_STAR}"
    return f"{number}. {french(question.words.fr)}{star}"


def _asked(form: Form, number: int, question: Question) -> Iterator[Block]:
    line = plain(_question(form, number, question), bold=True)
    if question.options:
        hint = Run(" Plusieurs réponses possibles." if question.kind == "choices" else " Une seule réponse.")
        yield Paragraph((*line, hint), "question")
        options = tuple(plain(french(option.words.fr)) for option in question.options)
        yield Ticks(options, inline=sum(len(option.words.fr) for option in question.options) <= _IN_A_ROW)
    else:
        yield Paragraph(line, "question")
        yield Blank((), lines=_LINES_INTERVIEW if form.kind == "interview" else _LINES)
