"""What happens with plants: a VAT rate decided, a loss explained, plant health papers, care.

None of these books anything: a loss leaves the stock by the core's own `stock_written_off`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from flashcoop_core.events.fields import Count, Id, Name, Rate, Reference, Text

__all__ = [
    "CareDescribed",
    "Cause",
    "Caution",
    "ChannelDeclared",
    "Light",
    "LossExplained",
    "PassportExempted",
    "PassportRecorded",
    "ProductExcluded",
    "VatDecided",
    "Watering",
]

#: Why living stock was lost.
Cause = Literal["dried", "disease", "frost", "broken"]

#: Where a plant stands.
Light = Literal["shade", "indirect", "sun"]

#: How it is watered.
Watering = Literal["soak", "spray", "pour"]

#: What whoever buys it must know.
Caution = Literal["toxic_if_eaten", "toxic_to_pets", "irritating_sap", "allergenic", "not_edible"]


@attrs.frozen(kw_only=True)
class VatDecided:
    """The VAT rate of a product made of plants, decided with its reason: never deduced from the trade.

    10 % for plants and flowers that underwent no transformation (CGI art. 278 bis 3° bis); elements added
    are tolerated up to 25 % of the purchase price of the plants, net of VAT. 20 % where labour prevails, as
    in a composition (BOI-TVA-LIQ-30-10-35; Conseil d'État, 28 January 2015, no. 370455). `rate` in basis
    points; `decided_by` is the id of who decided, the host's accountant.
    """

    on: date
    product: Id
    rate: Rate
    reason: Text
    decided_by: Id


@attrs.frozen(kw_only=True)
class ProductExcluded:
    """A product is none of plants: a snack, a postcard. Neither its VAT nor a passport is this filière's business.

    `decided_by` is the id of who decided. A pot or a cut flower is no such product: its rate is decided.
    """

    on: date
    product: Id
    reason: Text
    decided_by: Id


@attrs.frozen(kw_only=True)
class LossExplained:
    """Why the pieces of a product that were written off as spoiled, under `reference`, were lost."""

    on: date
    reference: Reference
    product: Id
    cause: Cause


@attrs.frozen(kw_only=True)
class ChannelDeclared:
    """Whether sales on a channel are concluded at a distance: online, by post, by telephone.

    A contract is at a distance if the parties are never in the same place until it is concluded (Directive
    2011/83/EU, art. 2.7): an order online that is fetched by hand is one. A channel of which nothing was
    declared is not.
    """

    on: date
    channel: Id
    distance: bool = True


@attrs.frozen(kw_only=True)
class PassportRecorded:
    """A plant passport that goes with a product (Regulation (EU) 2016/2031, art. 79 and 83, annex VII).

    The fields of the passport itself: A the botanical name, B the registration number of the professional
    operator that issued it (`FR-NA00000`), C the traceability code where there is one, D the country of
    origin (two letters). A product of several species has one each. The session issues none: only an
    authorised operator does (art. 84), as a rule the nursery.
    """

    on: date
    product: Id
    botanical_name: Name
    operator: Reference
    traceability: Reference | None = None
    origin: Reference


@attrs.frozen(kw_only=True)
class PassportExempted:
    """A product that may be sold at a distance without a passport, why, and who decided.

    It is no plant for planting: cut, dried, a pot, moss alone; or the authority answered so.
    """

    on: date
    product: Id
    reason: Text
    decided_by: Id


@attrs.frozen(kw_only=True)
class CareDescribed:
    """How to keep a product alive: what its care label says. Replaces what was described before.

    Water every so many days (`water_every`), never under so many degrees Celsius (`coldest`).
    """

    on: date
    product: Id
    light: Light
    watering: Watering
    water_every: Count
    coldest: Count
    cautions: tuple[Caution, ...] = ()
