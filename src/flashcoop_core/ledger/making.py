"""What plugins make of a session: reports, the books, documents, files for a payroll. Nothing they do is read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from flashcoop_core.errors import PluginFailed, PluginUnusable, Refusal, Refused
from flashcoop_core.hooks.files import File, is_file_name
from flashcoop_core.hooks.payroll import PayResult, Payroll, PayRun
from flashcoop_core.hooks.report import Document, LedgerFormat, Report
from flashcoop_core.hooks.settings import chosen
from flashcoop_core.vault import Roster
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.hooks.kit import KitDocument, KitForm
    from flashcoop_core.hooks.manager import PluginManager
    from flashcoop_core.hooks.view import SessionView

__all__ = ["document", "kit", "kit_files", "kit_roster", "ledger_files", "pay_files", "pay_results"]

#: The plugin that makes the documents around a session.
_KIT = "kit"

_T = TypeVar("_T")


def document(plugins: PluginManager, view: SessionView, name: str, given: Mapping[str, str], lang: Lang) -> Document:
    """The report `<plugin>:<name>` of a session.

    Raises:
        PluginUnusable: there is no such report.
        PluginFailed: the plugin raised, or gave no document.
        Refused: a setting is unknown or missing, or the plugin says what is wrong with one.
    """
    plugin, report = plugins.maker_of(name)
    if not isinstance(report, Report):
        raise PluginUnusable("plugin-makes-files", plugin=plugin, document=f"{plugin}:{report.name}")
    settings = chosen(report.settings, given, of=name)
    made = _given(plugins, plugin, plugins.call(plugin, report.make, view, settings, lang), Document)
    for file in made.files:
        _sound(plugins, plugin, file)
    return made


def ledger_files(
    plugins: PluginManager, view: SessionView, name: str, given: Mapping[str, str], lang: Lang
) -> Iterator[File]:
    """The files of the ledger format `<plugin>:<name>`, one after the other.

    Raises: as `document`.
    """
    plugin, form = plugins.maker_of(name)
    if not isinstance(form, LedgerFormat):
        raise PluginUnusable("plugin-makes-report", plugin=plugin, document=f"{plugin}:{form.name}")
    settings = chosen(form.settings, given, of=name)
    yield from _files(plugins, plugin, plugins.call(plugin, form.write, view, settings, lang))


def kit(plugins: PluginManager, only: Sequence[str] = ()) -> tuple[KitDocument, ...]:
    """The documents that the plugin `kit` makes: those named in `only`, in the order of the kit, or all.

    Raises:
        PluginUnusable: the plugin is not there (`kit-missing`), or is not in order.
        Refused: it makes no document of one of these names (`unknown-kit-document`).
    """
    if all(found.name != _KIT for found in plugins.found):
        raise PluginUnusable("kit-missing", plugin=_KIT)
    documents = plugins.load(_KIT).kit
    known = tuple(document.name for document in documents)
    strange = [name for name in only if name not in known]
    if strange:
        raise Refused([Refusal("unknown-kit-document", {"document": name, "known": known}) for name in strange])
    return tuple(document for document in documents if not only or document.name in only)


def kit_roster(view: SessionView, documents: Iterable[KitDocument], roster: Roster | None) -> Roster:
    """What the documents may show of the members that `roster` knows; nothing of anybody without one.

    Raises:
        Refused: it holds a text that no file can (`roster-unwritable-text`).
    """
    if roster is None:
        return Roster({})
    fields = {field for document in documents for field in document.identity}
    known = roster.only(view.state.members, fields)
    refusals = known.check(known, (), sorted(fields))
    if refusals:
        raise Refused(refusals, kind=_KIT)
    return known


def kit_files(
    plugins: PluginManager, view: SessionView, document: KitDocument, roster: Roster, forms: Sequence[KitForm]
) -> Iterator[File]:
    """The files of one document of the kit. It is given of `roster` the fields that it shows, and no more.

    Raises:
        PluginFailed: the plugin raised, or gave something else than files.
        Refused: the plugin says what is missing.
    """
    known = roster.only(roster if document.identity else (), document.identity)
    yield from _files(plugins, _KIT, plugins.call(_KIT, document.write, view, known, tuple(forms)))


def pay_files(
    plugins: PluginManager, plugin: str, run: PayRun, roster: Roster, given: Mapping[str, str]
) -> tuple[File, ...]:
    """The files that the payroll `plugin` imports. It is given of `roster` what it needs, and no more.

    Raises:
        PluginUnusable: it is no payroll plugin that writes.
        PluginFailed: it raised, or gave something else than files.
        Refused: the roster forgets a member or a field, or holds a text that no file can; a setting is unknown
            or missing; the payroll does not take amounts in the basis of the run (`pay-basis-not-taken`).
    """
    write = plugins.load(plugin).hook("flashcoop_pay_files")
    payroll, known = _known(plugins, plugin, run, roster)
    settings = chosen(payroll.settings, given, of=plugin)
    files = plugins.call(plugin, _whole("flashcoop_pay_files", write), run=run, roster=known, settings=settings)
    # They are short and given together: whole, so that they can be read as often as one likes.
    return tuple(File(file.name, file.whole()) for file in _files(plugins, plugin, files))


def pay_results(  # noqa: PLR0913, PLR0917 - as many as the hook takes
    plugins: PluginManager, plugin: str, content: bytes, run: PayRun, roster: Roster, given: Mapping[str, str]
) -> tuple[PayResult, ...]:
    """What the payroll `plugin` reads in a file of results.

    Raises: as `pay_files`; the plugin refuses a file that is not in its form.
    """
    read = plugins.load(plugin).hook("flashcoop_pay_results")
    payroll, known = _known(plugins, plugin, run, roster)
    settings = chosen(payroll.settings, given, of=plugin)
    whole = _whole("flashcoop_pay_results", read)
    results = plugins.call(plugin, whole, content=content, run=run, roster=known, settings=settings)
    return tuple(_given(plugins, plugin, result, PayResult) for result in results)


def _whole(name: str, hook: Callable[..., Iterable[_T]]) -> Callable[..., tuple[_T, ...]]:
    """`hook` made whole inside of one call, whose failures say its `name`: what it gives may be lazy."""

    def whole(**named: object) -> tuple[_T, ...]:
        return tuple(hook(**named))

    whole.__name__ = name
    return whole


def _known(plugins: PluginManager, plugin: str, run: PayRun, roster: Roster) -> tuple[Payroll, Roster]:
    """What the payroll needs, and the part of the roster that it may see."""
    payroll = plugins.load(plugin).payroll
    if payroll is None:
        raise PluginUnusable("plugin-lacks-hook", plugin=plugin, distribution="-", hook="flashcoop_payroll")
    members = [element.member for element in run.elements]
    refusals = roster.check(members, payroll.identity, payroll.optional_identity)
    if run.basis not in payroll.bases:
        refusals += (Refusal("pay-basis-not-taken", {"plugin": plugin, "basis": run.basis, "known": payroll.bases}),)
    if refusals:
        raise Refused(refusals, kind=plugin)
    return payroll, roster.only(members, (*payroll.identity, *payroll.optional_identity))


def _given(plugins: PluginManager, plugin: str, value: object, cls: type[_T]) -> _T:
    """`value`, if it is what the hook asks for."""
    if not isinstance(value, cls):
        raise _failed(plugins, plugin, f"gave {type(value).__name__}, not {cls.__name__}")
    return value


def _files(plugins: PluginManager, plugin: str, files: Iterable[object]) -> Iterator[File]:
    """The files, each sound and none twice; what raises while one is made says which plugin it is."""
    seen: set[str] = set()
    pending = iter(files)
    while (file := plugins.call(plugin, next, pending, None)) is not None:
        sound = _sound(plugins, plugin, _given(plugins, plugin, file, File))
        if sound.name in seen:
            raise _failed(plugins, plugin, f"gave two files called {sound.name}")
        seen.add(sound.name)
        yield File(sound.name, _pieces(plugins, plugin, sound))


def _sound(plugins: PluginManager, plugin: str, file: File) -> File:
    # A name that people gave might lead out of the folder.
    if not is_file_name(file.name):
        raise _failed(plugins, plugin, f"gave a file the name {file.name[:40]!r}, which is not safe")
    return file


def _pieces(plugins: PluginManager, plugin: str, file: File) -> Iterator[bytes]:
    pieces = file.pieces()
    while (piece := plugins.call(plugin, next, pieces, None)) is not None:
        yield _given(plugins, plugin, piece, bytes)


def _failed(plugins: PluginManager, plugin: str, error: str) -> PluginFailed:
    maker = plugins.load(plugin).found.maker
    return PluginFailed(plugin=plugin, distribution=maker, function="-", error=error)
