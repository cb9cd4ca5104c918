"""The types of event fields, with their units and bounds.

Bounds stand here once: msgspec enforces them in C when a log is read, `codec.shape` names every
one that is broken when an event comes in. An event class never validates or converts by itself.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

__all__ = [
    "AccountNumber",
    "Analytic",
    "Cents",
    "ChargeRole",
    "Clock",
    "Count",
    "Counted",
    "DayNumber",
    "Fingerprint",
    "HookApi",
    "Id",
    "ImposedMatter",
    "Matter",
    "Minutes",
    "Month",
    "Name",
    "Piece",
    "PositiveCents",
    "ProductNature",
    "ProfessionalRole",
    "Quantity",
    "Rate",
    "Reference",
    "SignedCents",
    "SignedWhole",
    "Siren",
    "StockRole",
    "Text",
    "Weight",
]

_MOST_CENTS = 10**12
_MOST_THOUSANDTHS = 10**9

#: An amount of zero or more, in cents.
Cents = Annotated[int, Meta(ge=0, le=_MOST_CENTS, description="cents")]
#: An amount above zero, in cents.
PositiveCents = Annotated[int, Meta(ge=1, le=_MOST_CENTS, description="cents, above 0")]
#: An amount of either sign, in cents.
SignedCents = Annotated[int, Meta(ge=-_MOST_CENTS, le=_MOST_CENTS, description="cents, either sign")]
#: What a way to vote or to share takes; it says itself what the number means.
SignedWhole = Annotated[int, Meta(ge=-_MOST_CENTS, le=_MOST_CENTS, description="either sign")]
#: A quantity above zero, in thousandths of the product's unit (2 pieces = 2000).
Quantity = Annotated[int, Meta(ge=1, le=_MOST_THOUSANDTHS, description="thousandths, above 0")]
#: A quantity of zero or more, in thousandths.
Counted = Annotated[int, Meta(ge=0, le=_MOST_THOUSANDTHS, description="thousandths")]
#: A rate in basis points (20 % = 2000).
Rate = Annotated[int, Meta(ge=0, le=10_000, description="basis points")]
#: A number of ballots, tickets, months.
Count = Annotated[int, Meta(ge=0, le=1_000_000, description="count")]
#: The number of a programme day: seven of a Flashcoop, a few hundred of nine months.
DayNumber = Annotated[int, Meta(ge=1, le=400, description="from 1")]
#: Working time in minutes.
Minutes = Annotated[int, Meta(ge=1, le=24 * 60, description="minutes")]
#: The weight of a member in a split.
Weight = Annotated[int, Meta(ge=0, le=_MOST_CENTS, description="weight")]

#: An opaque identifier: ASCII, lower case, never a person's name.
Id = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}\Z", max_length=64, description="id")]
#: The name of a legal entity, a brand, a product or a place.
Name = Annotated[str, Meta(min_length=1, max_length=120, description="name")]
#: A short free text.
Text = Annotated[str, Meta(min_length=1, max_length=500, description="text")]
#: A number printed on a voucher, ticket or invoice.
Reference = Annotated[str, Meta(min_length=1, max_length=40, description="reference")]
#: What an account's postings are told apart by: a third party, a member, a channel, a product; or nothing.
Analytic = Annotated[str, Meta(max_length=64, description="analytic")]
#: The number of the voucher that an entry rests on, or nothing.
Piece = Annotated[str, Meta(max_length=64, description="piece")]
#: A version of the hook API.
HookApi = Annotated[int, Meta(ge=1, le=1_000, description="from 1")]
#: An account number of the plan comptable général, possibly padded by the host.
AccountNumber = Annotated[str, Meta(pattern=r"^[1-9][0-9]{1,9}\Z", description="account number")]
#: The nine digits that identify a French legal entity.
Siren = Annotated[str, Meta(pattern=r"^[0-9]{9}\Z", description="SIREN")]
#: A calendar month, `2026-03`.
Month = Annotated[str, Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])\Z", description="month")]
#: A local time of day, `10:15:00`.
Clock = Annotated[
    str,
    Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\Z", description="local time"),
]
#: A chain head, 64 hexadecimal digits.
Fingerprint = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z", description="SHA-256, hexadecimal")]

#: A matter that the host decides before the session begins.
ImposedMatter = Literal["filiere", "product", "venue", "calendar", "hours", "partners"]
#: What a decision is about. Prices, the split and adaptations are always the members' own.
Matter = Literal[
    "name",
    "brand",
    "price",
    "organisation",
    "split",
    "adaptation",
    "cause",
    "other",
    "filiere",
    "product",
    "venue",
    "calendar",
    "hours",
    "partners",
]
#: What a product is: made here (701), a service (706), or goods sold on (707).
ProductNature = Literal["finished", "service", "resale"]
#: What a professional comes for; `integration` is finding a job (insertion), `logistician` also who places the stalls.
ProfessionalRole = Literal[
    "accompaniment",
    "communication",
    "banker",
    "insurer",
    "producer",
    "logistician",
    "accountant",
    "integration",
    "other",
]
#: What a purchase is for: a role of the session's chart among the charges.
ChargeRole = Literal[
    "materials",
    "consumables",
    "packaging",
    "subcontracting",
    "supplies",
    "goods",
    "hire",
    "insurance",
    "fees",
    "advertising",
    "transport",
    "travel",
    "bank_fees",
]
#: A kind of stock: a role of the session's chart among the stocks.
StockRole = Literal[
    "stock_materials",
    "stock_consumables",
    "stock_packaging",
    "stock_finished",
    "stock_goods",
]
