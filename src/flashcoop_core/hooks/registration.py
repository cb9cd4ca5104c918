"""What a plugin must be before it is used: every mistake that pluggy would swallow is named here.

pluggy ignores a function without its mark, and finds a keyword-only parameter only when it calls.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import attrs
import pluggy

from flashcoop_core.codec.declared import Day, fields_of
from flashcoop_core.hooks.api import HOOK_API, OLDEST_HOOK_API, PREFIX, PROJECT
from flashcoop_core.hooks.discovery import Found
from flashcoop_core.hooks.event_log import LogHooks
from flashcoop_core.hooks.filiere import Filiere, FiliereHooks
from flashcoop_core.hooks.governance import GovernanceHooks
from flashcoop_core.hooks.kit import KitDocument, KitHooks
from flashcoop_core.hooks.observer import ObserverHooks
from flashcoop_core.hooks.payroll import Payroll, PayrollHooks, PayrollReaderHooks
from flashcoop_core.hooks.report import LedgerFormat, Report, ReportHooks
from flashcoop_core.session.extension import Extension
from flashcoop_core.session.sharing import DistributionKey
from flashcoop_core.session.voting import VotingMethod
from flashcoop_core.vault import FIELDS
from flashcoop_core.words import names

__all__ = ["SHAPING", "SPECIFICATIONS", "Unsound", "hooks_of", "new_pluggy", "sound"]

#: What may be implemented, in the order in which the documentation tells of it.
SPECIFICATIONS: tuple[type, ...] = (
    FiliereHooks,
    GovernanceHooks,
    PayrollHooks,
    PayrollReaderHooks,
    ReportHooks,
    KitHooks,
    LogHooks,
    ObserverHooks,
)

#: The hooks by which a plugin shapes the log: a plugin with one of these is activated in an opening.
SHAPING = frozenset(
    {
        "flashcoop_filiere",
        "flashcoop_voting_methods",
        "flashcoop_distribution_keys",
        "flashcoop_pay_results",
    }
)

#: What is called once, without arguments, when a plugin is loaded: what each of its parts must be.
_DECLARED: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {
        "flashcoop_filiere": (Filiere,),
        "flashcoop_payroll": (Payroll,),
        "flashcoop_voting_methods": (VotingMethod,),
        "flashcoop_distribution_keys": (DistributionKey,),
        "flashcoop_reports": (Report, LedgerFormat),
        "flashcoop_kit": (KitDocument,),
    }
)

#: Those of them that give one value, not several.
_SINGLE = frozenset({"flashcoop_filiere", "flashcoop_payroll"})


class Unsound(Exception):
    """A plugin is not made as it should be. Its message says what to change; it is for developers, in English."""


def new_pluggy() -> pluggy.PluginManager:
    """A manager that knows every specification, and no plugin."""
    manager = pluggy.PluginManager(PROJECT)
    for specification in SPECIFICATIONS:
        manager.add_hookspecs(specification)
    return manager


def _known_hooks() -> frozenset[str]:
    return frozenset(name for specification in SPECIFICATIONS for name in dir(specification) if name.startswith(PREFIX))


def sound(found: Found, plugin: object, manager: pluggy.PluginManager) -> dict[str, object]:
    """Register `plugin` and give what its declaring hooks declare, by hook; or leave `manager` as it was.

    Raises:
        Unsound: it is not made as it should be.
    """
    _check_marks(plugin)
    try:
        manager.register(plugin, found.name)
        manager.check_pending()
    except (pluggy.PluginValidationError, ValueError) as error:
        if manager.is_registered(plugin):
            manager.unregister(plugin)
        raise Unsound(" ".join(str(error).split())) from error
    try:
        hooks = hooks_of(manager, plugin)
        _check_set(hooks)
        declared = {name: _declared(name, plugin) for name in sorted(hooks & _DECLARED.keys())}
        _check_declared(found.name, declared)
    except BaseException:
        manager.unregister(plugin)
        raise
    return declared


def hooks_of(manager: pluggy.PluginManager, plugin: object) -> frozenset[str]:
    """The hooks that a registered plugin implements."""
    return frozenset(caller.name for caller in manager.get_hookcallers(plugin) or ())


def _functions(plugin: object) -> Iterator[tuple[str, Callable[..., object]]]:
    for name in dir(plugin):
        value = getattr(plugin, name, None) if name.startswith(PREFIX) else None
        if inspect.isroutine(value):
            yield name, value


def _check_marks(plugin: object) -> None:
    """What pluggy passes over in silence."""
    api = getattr(plugin, "hook_api", HOOK_API)
    if type(api) is not int or api < OLDEST_HOOK_API:
        raise Unsound(f"hook_api is {api!r}: write a whole number from {OLDEST_HOOK_API} to {HOOK_API}")
    known = _known_hooks()
    found = dict(_functions(plugin))
    for name, function in found.items():
        if name not in known:
            from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

            near = get_close_matches(name, known, n=1)
            meant = f"write {near[0]}" if near else f"the hooks are {', '.join(sorted(known))}"
            raise Unsound(f"{name} is no hook: {meant}")
        if not hasattr(function, f"{PROJECT}_impl"):
            raise Unsound(f"{name} has no @hookimpl above it, so it would never be called")
        for parameter in inspect.signature(function).parameters.values():
            if parameter.kind not in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD):
                raise Unsound(f"{name} has the parameter {parameter}: hooks take plain parameters only")
    if not found:
        raise Unsound("it implements no hook: write at least one function flashcoop_… under @hookimpl")


def _check_set(hooks: frozenset[str]) -> None:
    """What must come together."""
    pay = {"flashcoop_pay_files", "flashcoop_pay_results"}
    if hooks & pay and "flashcoop_payroll" not in hooks:
        raise Unsound("a payroll also implements flashcoop_payroll, which says what it needs")
    if "flashcoop_payroll" in hooks and not hooks & pay:
        raise Unsound("flashcoop_payroll stands alone: implement flashcoop_pay_files or flashcoop_pay_results")
    governance = {"flashcoop_voting_methods", "flashcoop_distribution_keys"}
    if hooks & governance and not governance <= hooks:
        raise Unsound("a governance plugin implements both flashcoop_voting_methods and flashcoop_distribution_keys")


def _declared(name: str, plugin: object) -> object:
    """What a declaring hook gives, if it is of the right type."""
    value = getattr(plugin, name)()
    wanted = _DECLARED[name]
    parts: Sequence[object]
    if name in _SINGLE:
        parts = (value,)
    elif isinstance(value, (list, tuple)):
        parts = tuple(value)
    else:
        raise Unsound(f"{name} gives {type(value).__name__}: give a list of {_names(wanted)}")
    for part in parts:
        if not isinstance(part, wanted):
            raise Unsound(f"{name} gives {type(part).__name__} where {_names(wanted)} is asked for")
    return value if name in _SINGLE else parts


def _names(types: Iterable[type]) -> str:
    return " or ".join(cls.__name__ for cls in types)


def _check_declared(plugin: str, declared: Mapping[str, object]) -> None:
    """What the values themselves must be, that their types do not say."""
    for value in declared.values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Filiere):
                _check_extension(plugin, part.extension)
            elif isinstance(part, Payroll):
                _check_identity((*part.identity, *part.optional_identity), "a Payroll")
            else:
                if isinstance(part, KitDocument):
                    _check_identity(part.identity, "a KitDocument")
                _check_name(part.name, type(part).__name__)
    for name in ("flashcoop_voting_methods", "flashcoop_distribution_keys", "flashcoop_reports", "flashcoop_kit"):
        parts = declared.get(name, ())
        _check_once([part.name for part in parts], name)  # type: ignore[attr-defined] # checked above


def _check_identity(fields: Sequence[str], of: str) -> None:
    strange = [field for field in fields if field not in FIELDS]
    if strange:
        raise Unsound(f"an Identity has no {', '.join(strange)}: its fields are {', '.join(FIELDS)}")
    _check_once(fields, f"the identity that {of} asks for")


def _check_name(name: object, what: str) -> None:
    if not isinstance(name, str) or not name.replace("-", "").replace("_", "").isalnum() or name != name.lower():
        raise Unsound(f"a {what} is called {name!r}: use lower case letters, digits and -")


def _check_once(names: Sequence[str], where: str) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Unsound(f"{where} has {', '.join(twice)} twice: give each a name of its own")


def _check_extension(plugin: str, extension: Extension) -> None:
    _check_once([kind.name for kind in extension.kinds], "kinds")
    for kind in extension.kinds:
        _check_name(kind.name, "EventKind")
        _check_event_class(kind.name, kind.event)
        for older in kind.older.values():
            _check_event_class(kind.name, older.event)
        if set(kind.older) != set(range(1, kind.schema)):
            raise Unsound(
                f"kind {kind.name} has schema {kind.schema}: say in `older` how each of 1 to it less one is read"
            )
    rules = [rule for kind in extension.kinds for rule in kind.rules]
    rules += [rule for of in extension.rules.values() for rule in of]
    # A rule of the core may be used again, with its own name and words.
    own = {name for rule in rules for name in rule.names} - names("rules")
    foreign = {name for name in own if not name.startswith(f"{plugin}.")}
    if foreign:
        raise Unsound(f"refusals of a plugin begin with its name: {plugin}.…, not {', '.join(sorted(foreign))}")
    silent = own - extension.texts.keys()
    if silent:
        raise Unsound(f"no text in French and English for the refusals {', '.join(sorted(silent))}")


def _check_event_class(name: str, cls: type) -> None:
    """An event is a frozen attrs class whose fields the codec can hold to their bounds."""
    if not attrs.has(cls) or not _is_frozen(cls):
        raise Unsound(f"the class of kind {name} is not an attrs class made with @attrs.frozen(kw_only=True)")
    try:
        days = [field for field in fields_of(cls) if field.name == "on" and isinstance(field.type, Day)]
    except TypeError as error:
        raise Unsound(f"kind {name}: {error}; use the types of flashcoop_core.events.fields") from error
    if not days:
        raise Unsound(f"kind {name} has no field `on: date`, its accounting day")


def _is_frozen(cls: type) -> bool:
    return "__setattr__" in vars(cls)
