"""The forms that people answer, read from `forms/*.toml`: questions, scales with pictograms, in two languages.

Forms are data, and versioned: an answer says which version it was given to, and is read with that
version for ever. A form that changes gets a file of its own, `<id>-<version>.toml`; none is edited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, TypeAlias

from msgspec import Struct, convert

from flashcoop_core.codec.looking import looked_at
from flashcoop_core.errors import Refusal, Refused
from flashcoop_core.events.fields import Id
from flashcoop_core.learning.events import Answer, FormVersion, Mark, MarkValue, Moment, RespondentRole
from flashcoop_core.written import Lang

__all__ = [
    "Family",
    "Form",
    "Option",
    "Question",
    "Scale",
    "Step",
    "Words",
    "check_answers",
    "check_form",
    "check_marks",
    "form",
    "forms",
    "newest_forms",
    "read_form",
]

#: What a form is: marks on a scale, questions of all kinds, or what an interview is led by.
FormKind: TypeAlias = Literal["grid", "questionnaire", "interview"]
#: How a question is answered: a step of a scale, one option, several of them, or in one's own words.
QuestionKind: TypeAlias = Literal["scale", "choice", "choices", "text"]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """A text in both languages, plain enough for those who read with difficulty (level A2)."""

    fr: str
    en: str

    def say(self, lang: Lang) -> str:
        """The text in `lang`."""
        return self.fr if lang == "fr" else self.en


class Step(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A step of a scale: its mark, what it means, and the sign that stands for it beside the words.

    `pictogram` is one character, `pictogram_name` what it shows, to be read aloud.
    """

    mark: MarkValue
    words: Words
    pictogram: str
    pictogram_name: Words


class Scale(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The steps of a scale, from the lowest. Those from `counts_from` on count: to agree, to manage without help."""

    id: Id
    steps: tuple[Step, ...]
    counts_from: MarkValue | None = None

    def step(self, mark: int) -> Step | None:
        """The step of that mark, if there is one."""
        return next((step for step in self.steps if step.mark == mark), None)


class Option(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the answers that a question offers."""

    id: Id
    words: Words


class Question(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question: what is asked, and what an answer may be.

    `scale` names a scale of the form, `skill` a skill of one of its families. `published` is the share
    (percent) of those who agreed in the national experiment 2019-2020, where one was published.
    """

    id: Id
    kind: QuestionKind
    words: Words
    scale: Id | None = None
    options: tuple[Option, ...] = ()
    skill: Id | None = None
    optional: bool = False
    published: int | None = None


class Family(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A family of key competences, and the skills that show it."""

    id: Id
    words: Words
    skills: tuple[Id, ...]


class Form(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A form in one version: who answers it, when, what is asked. `source` says what it rests on.

    `moments` are empty for a grid that is filled in on the days of the programme.
    """

    id: Id
    version: FormVersion
    kind: FormKind
    title: Words
    purpose: Words
    respondents: tuple[RespondentRole, ...]
    moments: tuple[Moment, ...]
    questions: tuple[Question, ...]
    source: str
    scales: tuple[Scale, ...] = ()
    families: tuple[Family, ...] = ()

    def question(self, id: str) -> Question | None:
        """The question of that id, if there is one."""
        return next((question for question in self.questions if question.id == id), None)

    def scale(self, question: Question) -> Scale | None:
        """The scale that a question is answered on, if it is on one."""
        return next((scale for scale in self.scales if scale.id == question.scale), None)

    def counts(self, question: Question, mark: int) -> bool:
        """Whether a mark is at a step that counts, on the scale of a question."""
        scale = self.scale(question)
        return scale is not None and scale.counts_from is not None and mark >= scale.counts_from

    def of_skill(self, skill: str) -> Question | None:
        """The question that marks a skill, if there is one."""
        return next((question for question in self.questions if question.skill == skill), None)


@cache
def forms() -> tuple[Form, ...]:
    """All forms in all versions, by id, then version."""
    from importlib.resources import files  # noqa: PLC0415 - what reads no form reads no file

    places = files("flashcoop_core.learning").joinpath("forms").iterdir()
    read = (read_form(place.read_text(encoding="utf-8")) for place in places if place.name.endswith(".toml"))
    return tuple(sorted(read, key=lambda one: (one.id, one.version)))


def newest_forms() -> tuple[Form, ...]:
    """Each form in its newest version: the one that is asked for, by id."""
    return tuple({one.id: one for one in forms()}.values())


def read_form(text: str) -> Form:
    """The form that a TOML text holds.

    Raises:
        ValueError: the text is no TOML, or lacks what a form has, or has what no form has.
    """
    import tomllib  # noqa: PLC0415 - as above

    return convert(tomllib.loads(text), type=looked_at(Form))


def form(id: str, version: int | None = None, *, among: Sequence[Form] | None = None) -> Form:
    """The form of that id in that version, the newest if none is given; `among` all there are by default.

    Raises:
        Refused: `unknown-form`, `unknown-form-version`.
    """
    known = forms() if among is None else among
    same = [one for one in known if one.id == id]
    if not same:
        names = tuple(dict.fromkeys(one.id for one in known))
        raise Refused([Refusal("unknown-form", {"form": id, "forms": names}, "form")])
    if version is None:
        return max(same, key=lambda one: one.version)
    for one in same:
        if one.version == version:
            return one
    versions = tuple(one.version for one in same)
    facts = {"form": id, "version": version, "versions": versions}
    raise Refused([Refusal("unknown-form-version", facts, "form_version")])


def check_answers(form: Form, answers: Sequence[Answer]) -> Iterator[Refusal]:
    """What is wrong with the answers given to `form`; nothing if they may be recorded."""
    times = Counter(answer.question for answer in answers)
    for twice in (id for id, count in times.items() if count > 1):
        yield Refusal("answered-twice", {"form": form.id, "question": twice}, "answers")
    for answer in answers:
        question = form.question(answer.question)
        if question is None:
            yield Refusal("unknown-question", {"form": form.id, "question": answer.question}, "answers")
        else:
            yield from _answer(form, question, answer)
    for asked in form.questions:
        if not asked.optional and asked.id not in times:
            yield Refusal("answer-missing", {"form": form.id, "question": asked.id}, "answers")


def check_marks(form: Form, marks: Sequence[Mark]) -> Iterator[Refusal]:
    """What is wrong with the marks given on a grid. Not every skill has to be marked: some cannot be seen every day."""
    if not marks:
        yield Refusal("no-marks", {"form": form.id}, "marks")
    for skill, times in Counter(mark.skill for mark in marks).items():
        if times > 1:
            yield Refusal("marked-twice", {"form": form.id, "skill": skill}, "marks")
    for mark in marks:
        question = form.of_skill(mark.skill)
        if question is None:
            yield Refusal("unknown-skill", {"form": form.id, "skill": mark.skill}, "marks")
        else:
            yield from _on_scale(form, question, mark.mark, "marks")


def check_form(form: Form) -> Iterator[str]:
    """What does not hold in a form, for those who write one: a line for each fault."""
    yield from _repeated("question", [question.id for question in form.questions])
    yield from _repeated("scale", [scale.id for scale in form.scales])
    yield from _repeated("family", [family.id for family in form.families])
    yield from _repeated("skill", [skill for family in form.families for skill in family.skills])
    yield from _repeated("skill asked", [question.skill for question in form.questions if question.skill])
    skills = {skill for family in form.families for skill in family.skills}
    asked = {question.skill for question in form.questions if question.skill}
    yield from (f"no question marks the skill {skill}" for skill in sorted(skills - asked))
    yield from (f"no family has the skill {skill}" for skill in sorted(asked - skills))
    for scale in form.scales:
        marks = [step.mark for step in scale.steps]
        if marks != sorted(set(marks)) or len(marks) < 2:  # noqa: PLR2004 - one step measures nothing
            yield f"the steps of {scale.id} do not ascend"
        yield from _repeated(f"pictogram of {scale.id}", [step.pictogram for step in scale.steps])
        yield from (f"{step.pictogram!r} is not one character" for step in scale.steps if len(step.pictogram) != 1)
        if scale.counts_from is not None and scale.step(scale.counts_from) is None:
            yield f"{scale.id} has no step {scale.counts_from}"
    for question in form.questions:
        if (question.kind == "scale") != (form.scale(question) is not None):
            yield f"{question.id} is answered on a scale, or has none"
        if (question.kind in {"choice", "choices"}) != (len(question.options) > 1):
            yield f"{question.id} is answered by a choice, or has none"
        yield from _repeated(f"option of {question.id}", [option.id for option in question.options])
    if not form.questions:
        yield "nothing is asked"
    for words in _all_words(form):
        if not (words.fr.strip() == words.fr != "" and words.en.strip() == words.en != ""):
            yield f"not in both languages: {words}"


def _answer(form: Form, question: Question, answer: Answer) -> Iterator[Refusal]:
    """An answer is of the kind that the question asks for, and of no other."""
    facts = {"form": form.id, "question": question.id}
    used = {
        "scale": answer.mark is not None,
        "text": answer.text is not None,
        "choice": bool(answer.choices),
        "choices": bool(answer.choices),
    }
    wanted = question.kind
    others = sum((answer.mark is not None, answer.text is not None, bool(answer.choices)))
    if not used[wanted] or others != 1:
        yield Refusal("answer-of-another-kind", {**facts, "kind": wanted}, "answers")
        return
    if answer.mark is not None:
        yield from _on_scale(form, question, answer.mark, "answers")
    known = [option.id for option in question.options]
    for choice, times in Counter(answer.choices).items():
        if choice not in known:
            yield Refusal("unknown-choice", {**facts, "choice": choice, "choices": tuple(known)}, "answers")
        elif times > 1:
            yield Refusal("chosen-twice", {**facts, "choice": choice}, "answers")
    if wanted == "choice" and len(set(answer.choices)) > 1:
        yield Refusal("too-many-choices", facts, "answers")


def _on_scale(form: Form, question: Question, mark: int, field: str) -> Iterator[Refusal]:
    scale = form.scale(question)
    if scale is not None and scale.step(mark) is None:
        marks = tuple(step.mark for step in scale.steps)
        facts = {"form": form.id, "question": question.id, "mark": mark, "marks": marks}
        yield Refusal("answer-outside-scale", facts, field)


def _repeated(what: str, ids: Sequence[str]) -> Iterator[str]:
    return (f"{what} {id} stands there {times} times" for id, times in Counter(ids).items() if times > 1)


def _all_words(form: Form) -> Iterator[Words]:
    yield from (form.title, form.purpose)
    yield from (family.words for family in form.families)
    for question in form.questions:
        yield question.words
        yield from (option.words for option in question.options)
    for scale in form.scales:
        for step in scale.steps:
            yield from (step.words, step.pictogram_name)
