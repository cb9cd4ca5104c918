"""What may be set: the codes of the host's Silae file, and how numbers and columns are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, Self, TypeAlias, get_args

import attrs

from flashcoop_core.hooks import Basis, Refusal, Refused, Setting
from flashcoop_payroll_silae.cells import encodable, is_cell
from flashcoop_payroll_silae.texts import refusal

__all__ = ["CAPE_CODE", "SETTINGS", "Choices", "ContractKind"]

ContractKind: TypeAlias = Literal["cape", "cesa", "salaried", "other"]

#: DSN S21.G00.40.007, kind of contract: 32 « Contrat d'appui au projet d'entreprise » (note `france`, section 5).
CAPE_CODE = "32"

_BASES: tuple[Basis, ...] = ("cost", "gross", "net")
_YES_NO = ("yes", "no")
_DECIMALS = (",", ".")
#: As it is set -> as it stands in the file. No comma: it may be the decimal sign.
_SEPARATORS: Mapping[str, str] = MappingProxyType({";": ";", "|": "|", "tab": "\t"})

#: Silae knows no codes but those of the host's own file: none has a default.
SETTINGS = (
    Setting(
        name="code-cost",
        label=("Code Silae d'un montant en coût total", "Silae code of an amount of total cost"),
        default="",
    ),
    Setting(name="code-gross", label=("Code Silae d'un montant brut", "Silae code of a gross amount"), default=""),
    Setting(name="code-net", label=("Code Silae d'un montant net", "Silae code of a net amount"), default=""),
    Setting(
        name="code-hours",
        label=(
            "Code Silae des heures ; vide : pas de ligne d'heures",
            "Silae code of the hours; empty: no line of hours",
        ),
        default="",
    ),
    Setting(
        name="section",
        label=("Colonne Section analytique : yes ou no", "Column Section analytique: yes or no"),
        default="no",
    ),
    Setting(
        name="section-code",
        label=(
            "Section analytique telle que la paie l'écrit ; vide : celle de la session",
            "Analytic section as the payroll writes it; empty: that of the session",
        ),
        default="",
    ),
    Setting(name="header", label=("Ligne d'en-tête : yes ou no", "Heading line: yes or no"), default="yes"),
    Setting(name="decimal", label=("Signe décimal : , ou .", "Decimal sign: , or ."), default=","),
    Setting(
        name="results-separator",
        label=("Séparateur des résultats : ; | ou tab", "Separator of the results: ; | or tab"),
        default=";",
    ),
    Setting(
        name="contracts",
        label=("Codes DSN des contrats, code:contrat", "DSN codes of the contracts, code:contract"),
        default=f"{CAPE_CODE}:cape,01:salaried,02:salaried",
    ),
)


@attrs.frozen(kw_only=True)
class Choices:
    """The settings, read.

    Attributes:
        codes: the Silae code of each basis; empty where none was given.
        hours: the Silae code of hours; empty: hours are not sent.
        section: whether each line says an analytic section.
        section_code: that section as the payroll writes it (capitals, say); empty: the session's own.
        header: whether the first line names the columns.
        decimal: the decimal sign, `,` or `.`.
        separator: what parts the cells of a file of results.
        contracts: DSN code of a kind of contract -> that kind.
    """

    codes: Mapping[Basis, str]
    hours: str
    section: bool
    section_code: str
    header: bool
    decimal: str
    separator: str
    contracts: Mapping[str, ContractKind]

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> Self:
        """The settings as they were given, all of them.

        Raises:
            Refused: `silae.setting-value`, `silae.setting-cell`, `silae.setting-contracts`, all that there are.
        """
        refusals = tuple(_faults(settings))
        if refusals:
            raise Refused(refusals, kind="silae")
        return cls(
            codes={basis: settings[f"code-{basis}"] for basis in _BASES},
            hours=settings["code-hours"],
            section=settings["section"] == "yes",
            section_code=settings["section-code"],
            header=settings["header"] == "yes",
            decimal=settings["decimal"],
            separator=_SEPARATORS[settings["results-separator"]],
            contracts=dict(_contracts(settings["contracts"])),
        )


def _faults(settings: Mapping[str, str]) -> Iterator[Refusal]:
    known = {"section": _YES_NO, "header": _YES_NO, "decimal": _DECIMALS, "results-separator": tuple(_SEPARATORS)}
    for name, values in known.items():
        if settings[name] not in values:
            yield refusal("setting-value", name, setting=name, known=values)
    for name in (*(f"code-{basis}" for basis in _BASES), "code-hours", "section-code"):
        if not (is_cell(settings[name]) and encodable(settings[name])):
            yield refusal("setting-cell", name, setting=name)
    pairs = list(_contracts(settings["contracts"]))
    if not all(code and kind in get_args(ContractKind) for code, kind in pairs) or len(dict(pairs)) < len(pairs):
        yield refusal("setting-contracts", "contracts", known=get_args(ContractKind))


def _contracts(text: str) -> Iterator[tuple[str, ContractKind]]:
    """The pairs that the setting holds, checked by `_faults`."""
    for pair in text.split(","):
        code, _, kind = pair.partition(":")
        yield code, kind  # type: ignore[misc] # checked above
