"""Names and numbers of the hook system that everything in it shares. Loads nothing."""

from __future__ import annotations

__all__ = ["GROUP", "HOOK_API", "OLDEST_HOOK_API", "PREFIX", "PROJECT"]

#: The version of the hooks that this library calls.
HOOK_API = 1

#: The oldest version that a plugin may have been written for.
OLDEST_HOOK_API = 1

#: The entry-point group in which a distribution announces its plugins: name = module.
GROUP = "flashcoop"

#: What pluggy calls this system of hooks.
PROJECT = "flashcoop"

#: How the name of every hook begins.
PREFIX = "flashcoop_"
