"""A sentence for each kind of event, one module a subject."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flashcoop_book.sentences import money, people, programme, trade
from flashcoop_book.sentences.base import Telling
from flashcoop_core.events import Event

__all__ = ["TELLERS"]

#: By class. A kind of a plugin has none.
TELLERS: Mapping[type[Event], Telling] = MappingProxyType(
    {**people.TELLERS, **programme.TELLERS, **trade.TELLERS, **money.TELLERS}
)
