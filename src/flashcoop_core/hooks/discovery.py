"""Which plugins are installed: read from the metadata of distributions, without importing any of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, EntryPoint, distributions, version

import attrs
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from flashcoop_core.hooks.api import GROUP

__all__ = ["CORE", "Found", "core_version", "given", "installed"]

#: Our own distribution, whose version a plugin may bound.
CORE = "flashcoop-core"


@attrs.frozen(eq=False)
class Found:
    """A plugin that is there.

    Attributes:
        name: what the opening and the commands call it.
        distribution, version: what brought it.
        source: the entry point to load, or the very object where one was given.
        unfit: the requirement of its distribution that this version of the core does not meet, if any.
    """

    name: str
    distribution: str
    version: str
    source: EntryPoint | object
    unfit: str | None = None

    @property
    def maker(self) -> str:
        """The distribution and its version, as messages say it."""
        return f"{self.distribution} {self.version}"

    def load(self) -> object:
        """The module or object: imported now, if it was not."""
        return self.source.load() if isinstance(self.source, EntryPoint) else self.source


def given(name: str, plugin: object) -> Found:
    """A plugin that a program hands over itself, without a distribution."""
    version = getattr(plugin, "__version__", "0")
    return Found(name, getattr(plugin, "__name__", type(plugin).__name__), str(version), plugin)


def core_version() -> str:
    """Our own version, as it is installed."""
    return version(CORE)


def installed(where: Iterable[Distribution] | None = None) -> tuple[Found, ...]:
    """The plugins that installed distributions announce, by name, then by distribution.

    The order of folders and of installation changes nothing. `where` is what is installed, by default
    all that this Python finds.
    """
    found: dict[tuple[str, str, str], Found] = {}
    ours = core_version()
    for distribution in where if where is not None else distributions():
        entries = distribution.entry_points.select(group=GROUP)
        if not entries:
            continue
        # Each question to a distribution has its whole metadata read anew.
        metadata = distribution.metadata
        name, unfit = metadata["Name"], _unfit(metadata.get_all("Requires-Dist", []), ours)
        for entry in entries:
            plugin = Found(entry.name, name, metadata["Version"], entry, unfit)
            # A distribution that stands twice on the path is found first where Python would import it.
            found.setdefault((entry.name, name.lower(), entry.value), plugin)
    return tuple(found[key] for key in sorted(found))


def _unfit(requires: Iterable[str], ours: str) -> str | None:
    """The requirement on the core that our version does not meet: pip asks when it installs, never again."""
    for requirement in _on_core(requires):
        if not requirement.specifier.contains(ours, prereleases=True):
            return str(requirement)
    return None


def _on_core(lines: Iterable[str]) -> Iterator[Requirement]:
    for line in lines:
        try:
            requirement = Requirement(line)
        except InvalidRequirement:  # of another package than the core, for all we know
            continue
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if canonicalize_name(requirement.name) == CORE and applies:
            yield requirement
