"""What happens in textiles: a composition declared, fabric received and cut, a day's safety checked.

None of these books anything. Lengths are thousandths of a metre, that is millimetres; areas are square
millimetres; shares of weight are basis points, as rates are.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events.fields import Count, Id, Name, Quantity, Rate, Reference, Text
from flashcoop_filiere_textile.checks import CheckItem
from flashcoop_filiere_textile.fibres import Fibre

__all__ = [
    "Component",
    "CompositionDeclared",
    "CutPiece",
    "CuttingDone",
    "FabricReceived",
    "FibreShare",
    "LabelExempted",
    "Offcut",
    "SafetyChecked",
    "SizesDefined",
]


@attrs.frozen(kw_only=True)
class FibreShare:
    """A fibre and its share of the weight (basis points: 80 % is 8000)."""

    fibre: Fibre
    share: Rate


@attrs.frozen(kw_only=True)
class Component:
    """A part of a product with a composition of its own, outer fabric or lining (Reg. 1007/2011, art. 11).

    `part` names it where there are several. `fibres` stand in descending order of weight (art. 9.1).
    `others` are the shares of fibres that cannot easily be told, and that the label sums up as
    "other fibres" (art. 9.2): of at most 5 % each and 15 % together, the strict reading of that article.
    """

    part: Name | None = None
    fibres: tuple[FibreShare, ...]
    others: tuple[Rate, ...] = ()


@attrs.frozen(kw_only=True)
class CompositionDeclared:
    """What a product is made of, as its label says: names of annex I, shares of weight that sum to 100 %.

    `recycled` is a sentence about recycled material, if any, told apart from the composition.
    `animal_parts` are parts that are no textile (leather, horn, feathers): the label must say so (art. 12).
    Declared again, it replaces what was declared before, for what is sold from then on.
    """

    on: date
    product: Id
    components: tuple[Component, ...]
    recycled: Text | None = None
    animal_parts: bool = False


@attrs.frozen(kw_only=True)
class LabelExempted:
    """A product needs no composition label, and why: on the list of annex V (art. 17.2), or no textile product at all.

    A textile product has 80 % of its weight or more in textile fibres (art. 2.2). `decided_by` is the id
    of who decided.
    """

    on: date
    product: Id
    reason: Literal["annex_v", "not_textile"]
    decided_by: Id


@attrs.frozen(kw_only=True)
class SizesDefined:
    """The sizes in which a product is made (`M`, `40 x 35`), in the order shown; replaces those before."""

    on: date
    product: Id
    sizes: tuple[Reference, ...]


@attrs.frozen(kw_only=True)
class FabricReceived:
    """A length of fabric, called `lot`: where it comes from, and its length and width (millimetres).

    `voucher` is that of its purchase, where it was bought. Its value is a matter of purchases and counts.
    """

    on: date
    lot: Id
    name: Name
    origin: Literal["bought", "given", "recovered"]
    length: Quantity
    width: Quantity
    supplier: Id | None = None
    voucher: Reference | None = None


@attrs.frozen(kw_only=True)
class CutPiece:
    """`count` equal pieces cut for a product, each within `length` x `width` (millimetres); `part` says which."""

    product: Id
    size: Reference | None = None
    part: Name | None = None
    count: Count
    length: Quantity
    width: Quantity


@attrs.frozen(kw_only=True)
class Offcut:
    """A rectangle that is kept (millimetres): a lot of its own, to be cut later."""

    lot: Id
    length: Quantity
    width: Quantity


@attrs.frozen(kw_only=True)
class CuttingDone:
    """A length is taken off a lot, over its whole width, and cut: pieces + offcuts + waste = fabric in.

    `length` and `width` in millimetres, `waste` in square millimetres: what is left over, to the last one.
    """

    on: date
    lot: Id
    length: Quantity
    width: Quantity
    pieces: tuple[CutPiece, ...]
    offcuts: tuple[Offcut, ...] = ()
    waste: int


@attrs.frozen(kw_only=True)
class SafetyChecked:
    """The workshop is safe at the end of programme day `day` (from 1): what was checked, needle by needle.

    `needles_out` were handed out (needles, pins, blades), `needles_back` came back whole and
    `needles_broken` in pieces, all of them found.
    """

    on: date
    day: Count
    items: tuple[CheckItem, ...]
    needles_out: Count = 0
    needles_back: Count = 0
    needles_broken: Count = 0
    checked_by: Id
