"""Refusals in the plugin's own words, and the checks that several methods and keys share."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.events import DecisionProposed, SplitOption
from flashcoop_core.hooks import Refusal
from flashcoop_governance_extra.texts import TEXTS

__all__ = ["PLUGIN", "outside", "refusal", "several_options"]

#: The name that the plugin is installed under. Its refusals begin with it.
PLUGIN = "governance-extra"


def refusal(reason: str, where: str = "", **facts: object) -> Refusal:
    """A refusal by its reason. `where` is the field at fault, in the proposal or in the split option."""
    return Refusal(f"{PLUGIN}.{reason}", facts, where, TEXTS[reason])


def several_options(proposal: DecisionProposed) -> Iterator[Refusal]:
    """At least two options: with one, every ballot that is not blank would be for it."""
    if len(proposal.options) < 2:  # noqa: PLR2004 - one to choose, and another
        yield refusal("too-few-options", "options", count=len(proposal.options))


def outside(
    of: DecisionProposed | SplitOption, name: str, least: int, most: int, reason: str = "number-out-of-range"
) -> Iterator[Refusal]:
    """Refuse the parameter `name` if it is given and is no number from `least` to `most`."""
    for at, given in enumerate(of.parameters):
        if given.name == name and not least <= given.value <= most:
            where = f"parameters[{at}].value"
            yield refusal(reason, where, parameter=name, value=given.value, least=least, most=most)
