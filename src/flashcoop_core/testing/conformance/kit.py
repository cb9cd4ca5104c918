"""How a kit works: checks with names, and the tests that they become in each class that names a plugin.

A test made by `given` that two classes inherit is refused by hypothesis ("called from multiple different
executors"). So nothing is inherited: each class gets fresh tests, made of the checks when it is defined.
"""

from __future__ import annotations

import inspect
import sysconfig
import traceback
from collections.abc import Callable, Mapping
from functools import cached_property, wraps
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import FlakyFailure
from hypothesis.strategies import SearchStrategy

import flashcoop_core
from flashcoop_core.errors import FlashcoopError, PluginFailed, PluginUnusable
from flashcoop_core.hooks import PluginManager
from flashcoop_core.hooks.api import GROUP
from flashcoop_core.hooks.calling import shortened
from flashcoop_core.hooks.loaded import Loaded

__all__ = ["Conformance", "NotConforming", "drawn", "must", "needs", "sentence"]

_CHECK, _TEST = "check_", "test_"

_Check = TypeVar("_Check", bound=Callable[..., None])

#: Which part of an example matters takes longest to find out, and is said in the terms of Python.
_PHASES = tuple(phase for phase in Phase if phase is not Phase.explain)

#: Where our own lines lie, and those of Python.
_OURS, _LIBRARY = (str(Path(flashcoop_core.__file__).parent), "<"), sysconfig.get_path("stdlib")

#: The check that says why a plugin does not load; the others do not say it again.
_LOADS = "check_registration"

#: What is not installed and gives no name is called so.
_UNNAMED = "tried"

_UNTRIED = "it could not be tried, since the plugin does not load: `pytest -k registration` says why"


class NotConforming(AssertionError):
    """A plugin does not keep what its kind promises. The message is for people who keep accounts."""


def must(holds: object, what: str) -> None:
    """Raise `NotConforming`, saying `what` is wrong, unless it `holds`."""
    if not holds:
        raise NotConforming(what)


def drawn(**strategies: Callable[[Any], SearchStrategy[Any]]) -> Callable[[_Check], _Check]:
    """Mark a check whose arguments are drawn, each from the strategy that a function of the kit gives."""

    def mark(check: _Check) -> _Check:
        check.drawn = strategies  # type: ignore[attr-defined] # a mark
        return check

    return mark


def needs(*hooks: str) -> Callable[[_Check], _Check]:
    """Mark a check that only plugins with these hooks are held to."""

    def mark(check: _Check) -> _Check:
        check.needs = hooks  # type: ignore[attr-defined] # a mark
        return check

    return mark


def sentence(check: Callable[..., object]) -> str:
    """What a check asks: the first paragraph of its docstring, on one line."""
    return " ".join((inspect.getdoc(check) or check.__name__).split("\n\n")[0].split())


class Conformance:
    """A kit. A class that names a `plugin` gets a test for each check: `check_registration` -> `test_registration`.

    Attributes:
        plugin: the module, or the object, with the hooks.
        name: what sessions and commands call it; found where it is installed.
        leave_out: check (`registration`) -> why it is not made. Such a test is shown as skipped, with its reason.
    """

    plugin: ClassVar[object] = None
    name: ClassVar[str] = ""
    leave_out: ClassVar[Mapping[str, str]] = MappingProxyType({})

    def __init_subclass__(cls, *, kit: bool = False, **rest: Any) -> None:  # noqa: ANN401 - of other classes
        super().__init_subclass__(**rest)
        if not kit:
            _add_tests(cls)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    @classmethod
    def checks(cls) -> dict[str, Callable[..., None]]:
        """The checks of this class by name, those of the kit first."""
        found: dict[str, Callable[..., None]] = {}
        for base in reversed(cls.__mro__):
            found |= {name.removeprefix(_CHECK): value for name, value in vars(base).items() if name.startswith(_CHECK)}
        return found

    @cached_property
    def plugins(self) -> PluginManager:
        """A manager that knows this plugin and no other."""
        return PluginManager.of(**{self.called: self.plugin})

    @cached_property
    def called(self) -> str:
        """The name under which the plugin is tried."""
        if self.name:
            return self.name
        module = getattr(self.plugin, "__name__", None)
        found = [entry.name for entry in entry_points(group=GROUP) if entry.value == module]
        return found[0] if found else _UNNAMED

    @property
    def loaded(self) -> Loaded:
        """The plugin, found sound."""
        return self.plugins.load(self.called)

    def check_registration(self) -> None:
        """The plugin is made as the core asks: its hooks are marked, known and complete, what they declare is sound."""
        must(self.plugin is not None, "the class says of no plugin that it is about it: write `plugin = my_module`")
        first, second = self.loaded, PluginManager.of(**{self.called: self.plugin}).load(self.called)
        must(first.hooks == second.hooks, "asked twice, it does not implement the same hooks")


def _add_tests(cls: type[Conformance]) -> None:
    checks = cls.checks()
    unknown = sorted(set(cls.leave_out) - set(checks))
    if unknown:
        raise TypeError(f"{cls.__name__}.leave_out names no check: {', '.join(unknown)}; there are {', '.join(checks)}")
    silent = sorted(name for name, reason in cls.leave_out.items() if not reason.strip())
    if silent:
        raise TypeError(f"{cls.__name__}.leave_out does not say why: {', '.join(silent)}")
    for name, check in checks.items():
        if all(callable(getattr(cls.plugin, hook, None)) for hook in getattr(check, "needs", ())):
            setattr(cls, f"{_TEST}{name}", _left_out(cls, name) if name in cls.leave_out else _test(cls, name, check))


def _test(cls: type[Conformance], name: str, check: Callable[..., None]) -> Callable[..., None]:
    """A test of `cls` that makes `check`."""
    strategies = getattr(check, "drawn", None)
    if strategies is None:
        # Wrapped, so that pytest sees the fixtures that the check asks for.
        return _named(cls, name, check, wraps(check)(_explained(check)))
    values = {argument: _deferred(cls, of) for argument, of in strategies.items()}
    drawing = given(**values)(_named(cls, name, check, _bare(check)))
    drawing = settings(deadline=None, report_multiple_bugs=False, phases=_PHASES)(drawing)
    return _named(cls, name, check, _explained(check, drawing))


def _deferred(cls: type[Conformance], of: Callable[[Any], SearchStrategy[Any]]) -> SearchStrategy[Any]:
    # What a plugin declares is asked for by its tests, not while they are collected.
    return st.deferred(lambda: of(cls()))


def _bare(check: Callable[..., None]) -> Callable[..., None]:
    """`check` as a new function: one that hypothesis has seen already belongs to another class."""

    def test(self: Conformance, **drawn: object) -> None:
        check(self, **drawn)

    return test


def _explained(check: Callable[..., None], made: Callable[..., None] | None = None) -> Callable[..., None]:
    """`check`, made as it is or by `made`, which says first what it asks when the plugin fails it."""
    asked, make = sentence(check), made or check

    def test(self: Conformance, **fixtures: object) -> None:
        __tracebackhide__ = True
        try:
            make(self, **fixtures)
        except NotConforming as fault:
            raise _complaint(asked, str(fault), fault) from fault.__cause__
        except PluginUnusable as unfit:
            why = f"it does not load: {unfit.facts.get('reason') or unfit.say('en')}"
            wrong = why if check.__name__ == _LOADS else _UNTRIED
            raise _complaint(asked, wrong, unfit) from None
        except PluginFailed as failed:
            wrong = f"it failed: {failed.facts['error']}{_line_of(failed.__cause__)}"
            raise _complaint(asked, wrong, failed) from failed.__cause__
        except FlashcoopError as error:
            raise _complaint(asked, f"the core answered: {error.say('en')}", error) from error.__cause__
        except FlakyFailure as flaky:
            # Seen once and not again: hypothesis tells of both. What was seen is what matters.
            seen = flaky.exceptions[0]
            wrong = f"{seen}\n(Asked the same again, it did not: it keeps something from one call to the next.)"
            raise _complaint(asked, wrong, flaky) from None
        except Exception as error:
            raise _complaint(asked, f"it failed: {shortened(error)}{_line_of(error)}", error) from error

    return test


def _line_of(error: BaseException | None) -> str:
    """Where an error was raised: the innermost line that is neither ours nor a library's."""
    frames = traceback.extract_tb(error.__traceback__) if error else ()
    own = [frame for frame in frames if _is_elsewhere(frame.filename)]
    return f", in {Path(own[-1].filename).name}, line {own[-1].lineno}" if own else ""


def _is_elsewhere(file: str) -> bool:
    library = file.startswith(_LIBRARY) and "site-packages" not in file
    return not library and not file.startswith(_OURS)


def _complaint(asked: str, wrong: str, fault: BaseException) -> NotConforming:
    """What a check asks, what is wrong, and the smallest example, if one was drawn."""
    complaint = NotConforming(f"{asked}\nBut {wrong}")
    for note in getattr(fault, "__notes__", ()):
        complaint.add_note(note)
    return complaint


def _left_out(cls: type[Conformance], name: str) -> Callable[..., None]:
    reason = cls.leave_out[name]

    def test(_: Conformance) -> None:
        import pytest  # noqa: PLC0415 - the process that is asked elsewhere runs no test

        pytest.skip(f"left out: {reason}")

    return _named(cls, name, cls.checks()[name], test)


def _named(
    cls: type[Conformance], name: str, check: Callable[..., None], test: Callable[..., None]
) -> Callable[..., None]:
    test.__name__ = f"{_TEST}{name}"
    test.__qualname__ = f"{cls.__qualname__}.{test.__name__}"
    test.__module__ = cls.__module__
    test.__doc__ = check.__doc__
    return test
