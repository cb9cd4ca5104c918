"""The marks that tell pluggy a specification from an implementation, and the version of the hooks.

Arguments are only ever added to a hook, each with a default, so that a plugin written for an older
version goes on working. The version rises when one is added; `OLDEST_HOOK_API` when one is taken away.
"""

from __future__ import annotations

from pluggy import HookimplMarker, HookspecMarker

from flashcoop_core.hooks.api import HOOK_API, OLDEST_HOOK_API, PROJECT

__all__ = ["HOOK_API", "OLDEST_HOOK_API", "hookimpl", "hookspec"]

#: Marks a hook specification, in this package.
hookspec = HookspecMarker(PROJECT)

#: Marks a hook implementation, in a plugin: `@hookimpl`, above a function named as the hook is.
hookimpl = HookimplMarker(PROJECT)
