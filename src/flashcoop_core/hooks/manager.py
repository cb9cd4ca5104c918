"""The plugins of one ledger: found, and loaded only when they are asked for. There is no other, global manager."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from threading import RLock
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self, cast

from flashcoop_core.errors import PluginUnusable, Refusal
from flashcoop_core.hooks.api import HOOK_API, OLDEST_HOOK_API
from flashcoop_core.hooks.calling import call, shortened
from flashcoop_core.hooks.discovery import CORE, Found, core_version, given, installed
from flashcoop_core.hooks.status import PluginStatus

if TYPE_CHECKING:
    from pluggy import PluginManager as Pluggy

    from flashcoop_core.events import PluginActivation
    from flashcoop_core.hooks.loaded import Loaded
    from flashcoop_core.hooks.report import LedgerFormat, Report
    from flashcoop_core.log.protocol import Log
    from flashcoop_core.session.extension import Activated

__all__ = ["PluginManager"]


class PluginManager:
    """The plugins that a ledger may use. Nothing is imported before it is asked for.

    `found` are those that are there, in the order of their names. Threads may share it, as they do a ledger.
    """

    def __init__(self, found: Iterable[Found] = ()) -> None:
        self.found = tuple(found)
        self._loaded: dict[str, Loaded | PluginUnusable] = {}
        self._registry: Pluggy | None = None
        # One thread at a time loads: to be registered twice would make a plugin broken.
        self._loading = RLock()

    @classmethod
    def installed(cls) -> Self:
        """Those that installed distributions announce in the entry-point group `flashcoop`."""
        return cls(installed())

    @classmethod
    def of(cls, **plugins: object) -> Self:
        """Plugins given by the program itself, by name: modules, or objects with hooks. For embedding and tests.

        A `_` in a name stands for `-`.
        """
        return cls(given(name.replace("_", "-"), plugin) for name, plugin in sorted(plugins.items()))

    # -- loading --------------------------------------------------------------------------------

    def load(self, name: str) -> Loaded:
        """The plugin of that name: imported, registered and found sound; at once if it was before.

        Raises:
            PluginUnusable: it is missing, broken, incompatible, or there are several.
        """
        with self._loading:
            if name not in self._loaded:
                try:
                    self._loaded[name] = self._load(self._only(name))
                except PluginUnusable as unusable:
                    self._loaded[name] = unusable
            loaded = self._loaded[name]
        if isinstance(loaded, PluginUnusable):
            raise loaded
        return loaded

    def _only(self, name: str) -> Found:
        """The one plugin of that name, if it fits this version."""
        found = [plugin for plugin in self.found if plugin.name == name]
        if not found:
            raise PluginUnusable("plugin-missing", plugin=name)
        if len(found) > 1:
            makers = ", ".join(plugin.maker for plugin in found)
            raise PluginUnusable("plugin-duplicate", plugin=name, distribution=makers)
        (only,) = found
        if only.unfit is not None:
            facts = {"wants": only.unfit, "have": f"{CORE} {core_version()}"}
            raise PluginUnusable("plugin-incompatible", plugin=name, distribution=only.maker, **facts)
        return only

    def _load(self, found: Found) -> Loaded:
        from flashcoop_core.hooks.loaded import Loaded  # noqa: PLC0415 - nothing is loaded by looking
        from flashcoop_core.hooks.registration import Unsound, new_pluggy, sound  # noqa: PLC0415

        if self._registry is None:
            self._registry = new_pluggy()
        try:
            plugin = found.load()
            _check_api(found, plugin)
            declared = sound(found, plugin, self._registry)
            return Loaded.of(found, plugin, declared, self._registry)
        except (KeyboardInterrupt, PluginUnusable):
            raise
        except BaseException as error:  # SystemExit too: a plugin may not end the program
            # What is wrong with how it is made is said in a sentence; the rest is its own error.
            reason = str(error) if isinstance(error, Unsound) else shortened(error)
            raise PluginUnusable("plugin-broken", plugin=found.name, distribution=found.maker, reason=reason) from error

    # -- what sessions ask: `Available` of `session.extension` ----------------------------------------

    def fault(self, activation: PluginActivation) -> Refusal | None:
        """Why that plugin cannot be activated here, as a refusal; None if it can."""
        try:
            loaded = self.load(activation.name)
        except PluginUnusable as unusable:
            return Refusal(unusable.name, unusable.facts)
        if not OLDEST_HOOK_API <= activation.hook_api <= HOOK_API:
            wants, have = f"hook API {activation.hook_api}", f"hook API {HOOK_API}"
            facts = {"plugin": activation.name, "distribution": loaded.found.maker, "wants": wants, "have": have}
            return Refusal("plugin-incompatible", facts)
        if loaded.extension is None:
            return Refusal("plugin-shapes-nothing", {"plugin": activation.name, "distribution": loaded.found.maker})
        return None

    def activated(self, activations: Iterable[PluginActivation]) -> Activated:
        """Those plugins as they are here, in their order; one at fault is among the `missing`."""
        from flashcoop_core.session.extension import Activated  # noqa: PLC0415 - loads the vocabulary

        wanted = tuple(activations)
        sound = [self.load(one.name) for one in wanted if self.fault(one) is None]
        here = {loaded.found.name for loaded in sound}
        return Activated(
            extensions=MappingProxyType(
                {loaded.found.name: loaded.extension for loaded in sound if loaded.extension is not None}
            ),
            origins=MappingProxyType({loaded.found.name: loaded.origin for loaded in sound}),
            missing=tuple(one.name for one in wanted if one.name not in here),
            called=self.call,
        )

    def call(self, plugin: str, function: Callable[..., Any], /, *arguments: object, **named: object) -> Any:  # noqa: ANN401 - what the function gives
        """What a function of a loaded plugin gives.

        Raises:
            PluginFailed: it raised; the message says which plugin and version.
        """
        return call(plugin, self.load(plugin).found.maker, function, *arguments, **named)

    # -- what commands ask ---------------------------------------------------------------------------

    def observer(self, name: str) -> Callable[..., None]:
        """What tells the observer plugin `name` of a commit: it takes `committed`, a `Committed`.

        Raises:
            PluginUnusable: it is not there, or observes nothing (`plugin-lacks-hook`).
        """
        return self.load(name).hook("flashcoop_committed")

    def log(self, scheme: str, url: str, *, read_only: bool, timeout: float) -> Log:
        """The log at `url`, opened by the plugin that its scheme names.

        Raises:
            PluginUnusable: there is no such plugin, or it opens no log (`plugin-lacks-hook`).
            PluginFailed: it raised something else than an error of logs.
        """
        opened = self.load(scheme).hook("flashcoop_open_log")
        return cast("Log", opened(url=url, read_only=read_only, timeout=timeout))

    def maker_of(self, qualified: str) -> tuple[str, Report | LedgerFormat]:
        """The plugin and the report or ledger format that `<plugin>:<name>` names.

        `<plugin>` alone will do if it has one; so will `<name>`, if only one of all plugins makes such a thing.

        Raises:
            PluginUnusable: there is no such plugin, it makes none or not that one
                (`plugin-lacks-report`), or several and none was named (`plugin-report-unnamed`);
                several plugins make one of that name (`plugin-report-of-several`).
        """
        plugin, _, name = qualified.partition(":")
        if not name and all(found.name != plugin for found in self.found):
            made = tuple(self._making(plugin))
            if len(made) == 1:
                return made[0]
            if made:
                known = tuple(f"{maker}:{report.name}" for maker, report in made)
                raise PluginUnusable("plugin-report-of-several", plugin="-", report=plugin, known=known)
        reports = self.load(plugin).reports
        found = [report for report in reports if name in (report.name, "")]
        if len(found) != 1:
            known = tuple(f"{plugin}:{report.name}" for report in reports) or ("-",)
            if not name and reports:
                raise PluginUnusable("plugin-report-unnamed", plugin=plugin, known=known)
            raise PluginUnusable("plugin-lacks-report", plugin=plugin, report=name or "-", known=known)
        return plugin, found[0]

    def _making(self, name: str) -> Iterator[tuple[str, Report | LedgerFormat]]:
        """Every report or ledger format of that name, with its plugin; what cannot be loaded makes none."""
        for plugin in sorted({found.name for found in self.found}):
            try:
                reports = self.load(plugin).reports
            except PluginUnusable:
                continue
            yield from ((plugin, report) for report in reports if report.name == name)

    def statuses(self, active: Iterable[str] = (), *, check: bool = False) -> Iterator[PluginStatus]:
        """Each plugin that is there or that the sessions name (`active`), with its state and what to do.

        Only the active ones are imported; all of them if `check` is set.
        """
        wanted = tuple(active)
        for name in sorted({*wanted, *(plugin.name for plugin in self.found)}):
            makers = tuple(plugin.maker for plugin in self.found if plugin.name == name)
            try:
                found = self._only(name)
                hooks = sorted(self.load(name).hooks) if check or name in wanted else []
                state = "active" if name in wanted else "inactive"
                yield PluginStatus(name, state, makers, tuple(hooks), {"plugin": name, "distribution": found.maker})
            except PluginUnusable as unusable:
                state = unusable.name.removeprefix("plugin-")
                yield PluginStatus(name, state, makers, (), unusable.facts)


def _check_api(found: Found, plugin: object) -> None:
    """Refuse a plugin that says it was written for later hooks than ours."""
    api = getattr(plugin, "hook_api", HOOK_API)
    if isinstance(api, int) and api > HOOK_API:
        facts = {"wants": f"hook API {api}", "have": f"hook API {HOOK_API}"}
        raise PluginUnusable("plugin-incompatible", plugin=found.name, distribution=found.maker, **facts)
