"""How functions of plugins are called: whatever they raise says which plugin, of which version, raised it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from flashcoop_core.errors import FlashcoopError, PluginFailed

__all__ = ["call", "shortened"]

_T = TypeVar("_T")

#: How much of another program's message is shown.
_LONGEST = 200


def call(plugin: str, maker: str, function: Callable[..., _T], *arguments: object, **named: object) -> _T:
    """What `function`, which belongs to `plugin`, gives.

    Refusals and other errors of ours pass: a plugin raises them to say what is wrong with what it was
    given. An interruption from the keyboard passes too, with a note of where it struck.

    Raises:
        PluginFailed: it raised anything else, `SystemExit` included.
    """
    try:
        return function(*arguments, **named)
    except FlashcoopError:
        raise
    except KeyboardInterrupt as interrupt:
        interrupt.add_note(f"in plugin {plugin} ({maker})")
        raise
    except BaseException as error:
        # What calls a hook has a `name`, a function has a `__name__`.
        name = getattr(function, "__name__", None) or getattr(function, "name", type(function).__name__)
        raise PluginFailed(plugin=plugin, distribution=maker, function=name, error=shortened(error)) from error


def shortened(error: BaseException) -> str:
    """The type and the message of an error, on one line."""
    text = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(":")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
