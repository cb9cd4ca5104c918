"""A sentence for what happened: one kind of event at a time, told together where people would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from flashcoop_book.record import Happening, Names
from flashcoop_book.sentences import TELLERS
from flashcoop_book.voice import Voice
from flashcoop_core.words import label

__all__ = ["Teller"]

_PIECE = "pièce"


@attrs.frozen
class Teller:
    """Says what happened, in the language of `voice`, with the names of `names`."""

    voice: Voice
    names: Names

    def tell(self, group: Sequence[Happening]) -> str:
        """The sentence of events of one kind that are told together."""
        event = group[0].event
        teller = TELLERS.get(type(event))
        if teller is None:
            return self._unread(group)
        return teller(self, [happening.event for happening in group])

    def what(self, kind: str) -> str:
        """What a kind of event is called; its wire name where only a plugin knows."""
        if kind in self.names.kinds:
            return self.voice.pick(self.names.kinds[kind])
        return label(f"kind-{kind}", self.voice.lang, otherwise=kind)

    def key(self, key: str) -> str:
        """What a way to share is called."""
        if key in self.names.keys:
            return self.voice.pick(self.names.keys[key])
        return label(f"key-{key}", self.voice.lang, otherwise=key)

    def goods(self, lines: Iterable[tuple[str, int]]) -> str:
        """Products and their quantities, as a list: `17 Kokedama et 2 Atelier`."""
        sums: dict[str, int] = {}
        for product, quantity in lines:
            sums[product] = sums.get(product, 0) + quantity
        return self.voice.listed(self._amount_of(product, quantity) for product, quantity in sums.items())

    def _amount_of(self, product: str, quantity: int) -> str:
        defined = self.names.products.get(product)
        unit = f" {defined.unit}" if defined and defined.unit != _PIECE else ""
        return f"{self.voice.quantity(quantity)}{unit} {self.names.product(product)}"

    def several(self, group: Sequence[Happening]) -> str:
        """So many events of one kind that their sentences would tire: what they are, and how many."""
        return self.voice.many("several", len(group), what=self.what(group[0].kind))

    def _unread(self, group: Sequence[Happening]) -> str:
        kind = group[0].kind
        return self.voice.say("unread", what=self.what(kind), plugin=kind.partition(".")[0])
