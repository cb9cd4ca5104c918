"""Filière plugins: what a trade adds to a session. They shape the log, so the opening activates them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

import attrs

from flashcoop_core.hooks.markers import hookspec
from flashcoop_core.session.extension import Extension, Words

__all__ = ["Filiere", "FiliereHooks", "VatCategory"]


@attrs.frozen(kw_only=True)
class VatCategory:
    """A kind of product, and the VAT rate that the law gives it.

    Attributes:
        name: lower case, digits, `-`.
        label: for people.
        rate: basis points (5.5 % is 550); where `certain` is false, the rate usually applied.
        article: where the rate stands: `CGI art. 278-0 bis A 1°`.
        certain: whether the rate follows from the category alone. If not, the host's accountant decides
            product by product, and says why.
    """

    name: str
    label: Words
    rate: int
    article: str
    certain: bool = True


@attrs.frozen(kw_only=True, eq=False)
class Filiere:
    """A trade.

    Attributes:
        label: for people.
        extension: its kinds of event, rules, state.
        vat_categories: its products and their rates.
        checklists: programme day (from 1) -> what is checked that day, an item a text.
    """

    label: Words
    extension: Extension = attrs.field(factory=Extension)
    vat_categories: tuple[VatCategory, ...] = ()
    checklists: Mapping[int, tuple[Words, ...]] = MappingProxyType({})


class FiliereHooks(Protocol):
    """What a filière plugin implements.

    ```python
    from flashcoop_core.hooks import Filiere, FiliereHooks, VatCategory, hookimpl

    SOAP = VatCategory(name="soap", label=("Savon", "Soap"), rate=2_000, article="CGI art. 278")

    class Soap:
        @hookimpl
        def flashcoop_filiere(self) -> Filiere:
            return Filiere(label=("Savonnerie", "Soap making"), vat_categories=(SOAP,))

    _: FiliereHooks = Soap()
    ```
    """

    @hookspec
    def flashcoop_filiere(self) -> Filiere:
        """The trade: called once, when the plugin is loaded. Must give the same every time."""
        ...
