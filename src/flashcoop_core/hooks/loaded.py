"""A plugin that was imported, registered and found sound."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Self, cast

import attrs

from flashcoop_core.errors import PluginUnusable
from flashcoop_core.hooks.api import HOOK_API
from flashcoop_core.hooks.calling import call
from flashcoop_core.hooks.discovery import Found
from flashcoop_core.hooks.registration import SHAPING, hooks_of
from flashcoop_core.session.extension import Extension

if TYPE_CHECKING:
    from pluggy import PluginManager as Pluggy

    from flashcoop_core.hooks.filiere import Filiere
    from flashcoop_core.hooks.kit import KitDocument
    from flashcoop_core.hooks.payroll import Payroll
    from flashcoop_core.hooks.report import LedgerFormat, Report
    from flashcoop_core.session.sharing import DistributionKey
    from flashcoop_core.session.voting import VotingMethod

__all__ = ["Loaded"]


@attrs.frozen(eq=False)
class Loaded:
    """A sound plugin.

    Attributes:
        found: where it comes from.
        hooks: those it implements.
        extension: what it adds to the sessions that activate it; None if it shapes no log.
        filiere, payroll: what it declares, if it is one.
        reports: the reports and ledger formats it makes.
        kit: the documents of its kit.
    """

    found: Found
    hooks: frozenset[str]
    extension: Extension | None
    filiere: Filiere | None
    payroll: Payroll | None
    reports: tuple[Report | LedgerFormat, ...]
    kit: tuple[KitDocument, ...]
    _plugin: object
    _registry: Pluggy

    @classmethod
    def of(cls, found: Found, plugin: object, declared: Mapping[str, object], registry: Pluggy) -> Self:
        """The plugin whose declaring hooks gave `declared`."""
        hooks = hooks_of(registry, plugin)
        filiere = cast("Filiere | None", declared.get("flashcoop_filiere"))
        extension = filiere.extension if filiere else Extension()
        methods = cast("tuple[VotingMethod, ...]", declared.get("flashcoop_voting_methods", ()))
        keys = cast("tuple[DistributionKey, ...]", declared.get("flashcoop_distribution_keys", ()))
        return cls(
            found=found,
            hooks=hooks,
            extension=attrs.evolve(extension, methods=(*extension.methods, *methods), keys=(*extension.keys, *keys))
            if hooks & SHAPING
            else None,
            filiere=filiere,
            payroll=cast("Payroll | None", declared.get("flashcoop_payroll")),
            reports=cast("tuple[Report | LedgerFormat, ...]", declared.get("flashcoop_reports", ())),
            kit=cast("tuple[KitDocument, ...]", declared.get("flashcoop_kit", ())),
            plugin=plugin,
            registry=registry,
        )

    @property
    def origin(self) -> str:
        """What is written on the events that it makes: its name, distribution, version, and the hook API."""
        return f"{self.found.name} ({self.found.maker}, hook API {HOOK_API})"

    def hook(self, name: str) -> Callable[..., Any]:
        """What calls this plugin's `name`, with named arguments; a failure says which plugin raised it.

        Raises:
            PluginUnusable: it does not implement that hook (`plugin-lacks-hook`).
        """
        if name not in self.hooks:
            raise PluginUnusable("plugin-lacks-hook", plugin=self.found.name, distribution=self.found.maker, hook=name)
        others = [plugin for plugin in self._registry.get_plugins() if plugin is not self._plugin]
        caller = self._registry.subset_hook_caller(name, others)

        def called(**named: object) -> Any:  # noqa: ANN401 - what the hook gives
            results = call(self.found.name, self.found.maker, caller, **named)
            return results[0] if results else None

        return called
