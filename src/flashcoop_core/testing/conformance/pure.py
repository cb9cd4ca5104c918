"""What every pure function is held to: same input, same answer, here and elsewhere, and nothing else touched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flashcoop_core.errors import PluginFailed, Refused
from flashcoop_core.testing.conformance.elsewhere import CIRCUMSTANCES, Unanswered, elsewhere
from flashcoop_core.testing.conformance.kit import Conformance, NotConforming, must
from flashcoop_core.testing.conformance.told import difference, told
from flashcoop_core.testing.conformance.watch import Look, Matter, watched

__all__ = ["PureConformance"]

#: How often the same is asked.
_TIMES = 7


class PureConformance(Conformance, kit=True):
    """A kit for a plugin whose answers are computed from what it is given alone.

    A kit says which `cases` there are, in bytes that another process can be sent; what the plugin is
    `given` in a case; and what it has `made` of it.
    """

    def cases(self) -> Mapping[str, bytes]:
        """The cases by name. The same in every process."""
        raise NotImplementedError

    def given(self, case: bytes) -> Any:  # noqa: ANN401 - as each kit needs
        """What the plugin is given in a case: new values at every call."""
        raise NotImplementedError

    def made(self, given: Any) -> object:  # noqa: ANN401 - same
        """What the plugin makes of it."""
        raise NotImplementedError

    def answer(self, case: bytes) -> tuple[str, ...]:
        """What the plugin makes of a case, told line by line. A refusal is an answer too."""
        return self._answered(self.given(case))

    def _answered(self, given: Any) -> tuple[str, ...]:  # noqa: ANN401 - same
        try:
            return told(self.made(given))
        except Refused as refused:
            return told(refused.refusals)

    # -- checks ------------------------------------------------------------------------------------

    def check_same_every_time(self) -> None:
        """Asked the same question seven times, with other questions in between, it gives the same answer seven times.

        A figure that depends on what was asked before cannot be found again from its documents.
        """
        cases = self.cases()
        first = {name: self.answer(case) for name, case in cases.items()}
        for time in range(2, _TIMES + 1):
            for name, case in cases.items():
                apart = difference(first[name], self.answer(case), ("call 1", f"call {time}"))
                must(not apart, f"call {time} gives something else than the first, for {name}:\n{apart}")

    def check_same_elsewhere(self) -> None:
        """On another machine, in another language, time zone and folder, it gives the same answer to the byte."""
        cases = self.cases()
        here = {name: self.answer(case) for name, case in cases.items()}
        try:
            there = elsewhere(type(self), cases)
            if there == here:
                return
            same = elsewhere(type(self), cases, ())
            alone = (one for one in CIRCUMSTANCES if elsewhere(type(self), cases, (one,)) != same)
            cause = next(alone, "the process that asks it")
        except Unanswered as unanswered:
            raise NotConforming(f"in another process it cannot be asked:\n{unanswered}") from None
        name = next(name for name in here if here[name] != there[name])
        raise NotConforming(
            f"its answer depends on {cause}, for {name}:\n{difference(here[name], there[name], ('here', 'there'))}"
        )

    def check_no_clock(self) -> None:
        """It never asks what time it is: the days that matter are in what it is given."""
        self._must_not_look("clock", "the same pay run or books would give something else tomorrow")

    def check_no_chance(self) -> None:
        """It draws nothing at random: numbers and identifiers come from what it is given."""
        self._must_not_look("chance", "nobody could make the same document again")

    def check_nothing_of_the_machine(self) -> None:
        """It asks nothing of the machine it runs on, no variable and no folder: all it may know, it is given."""
        self._must_not_look("machine", "somebody else would get another answer")

    def check_nothing_outside(self) -> None:
        """It opens no file, no connection and no other program: what it makes, it gives back."""
        self._must_not_look("outside", "what it reads there is in no ledger, and what it sends there is out of control")

    def check_inputs_unchanged(self) -> None:
        """What it is given is as before when it is done: others go on reading it."""
        for name, case in self.cases().items():
            given = self.given(case)
            before = told(given)
            self._answered(given)
            apart = difference(before, told(given), ("before", "after"))
            must(not apart, f"it changes what it is given, for {name}:\n{apart}")

    def _must_not_look(self, matter: Matter, why: str) -> None:
        found = [look for look in self._looks() if look.matter == matter]
        must(not found, f"{found[0] if found else ''}: {why}")

    def _looks(self) -> list[Look]:
        """Everything that the plugin looks at in all cases."""
        found: list[Look] = []
        for case in self.cases().values():
            given = self.given(case)
            with watched() as looks:
                try:
                    self._answered(given)
                except PluginFailed:
                    if not looks:  # else it failed because it was not let out
                        raise
            found += looks
        return found
