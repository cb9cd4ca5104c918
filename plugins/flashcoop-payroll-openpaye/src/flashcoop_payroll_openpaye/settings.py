"""What may be set: where the bodies are sent, and the codes of the host's file in OpenPaye."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Self

import attrs

from flashcoop_core.hooks import Basis, Refusal, Refused, Setting
from flashcoop_payroll_openpaye.texts import refusal

__all__ = ["SETTINGS", "Choices"]

_BASES: tuple[Basis, ...] = ("cost", "gross", "net")
_NUMBERS = ("dossier", "cape-type", "cape-status", "cape-retirement")
#: An id or a code of OpenPaye (int32), as it writes it.
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")

SETTINGS = (
    Setting(name="dossier", label=("Identifiant du dossier (dossierId)", "Id of the file (dossierId)")),
    Setting(name="establishment", label=("Code de l'établissement (code_etablissement)", "Code of the establishment")),
    Setting(name="code-cost", label=("Code de la prime en coût total", "Code of a bonus of total cost"), default=""),
    Setting(name="code-gross", label=("Code de la prime brute", "Code of a gross bonus"), default=""),
    Setting(name="code-net", label=("Code de la prime nette", "Code of a net bonus"), default=""),
    # DSN S21.G00.40.007: 32, « Contrat d'appui au projet d'entreprise » (note `france`, section 5; medium).
    Setting(name="cape-type", label=("Type de contrat d'un CAPE", "Kind of contract of a CAPE"), default="32"),
    # A CAPE is no employment contract (Code de commerce L127-1): « pas de statut professionnel » (medium).
    Setting(
        name="cape-status", label=("Statut professionnel d'un CAPE", "Professional status of a CAPE"), default="90"
    ),
    # No Agirc-Arrco for a CAPE (circular 2007-6 DRE): « pas de retraite complémentaire » (medium).
    Setting(name="cape-retirement", label=("Régime de retraite d'un CAPE", "Pension of a CAPE"), default="99"),
)


@attrs.frozen(kw_only=True)
class Choices:
    """The settings, read.

    Attributes:
        dossier: the id of the host's file in OpenPaye.
        establishment: the code of its establishment.
        codes: the code of the bonus of each basis; empty where none was given.
        cape_type, cape_status, cape_retirement: OpenPaye's codes for a CAPE.
    """

    dossier: int
    establishment: str
    codes: Mapping[Basis, str]
    cape_type: int
    cape_status: int
    cape_retirement: int

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> Self:
        """The settings as they were given, all of them.

        Raises:
            Refused: `openpaye.setting-number`, `openpaye.setting-text`, all that there are.
        """
        refusals = tuple(_faults(settings))
        if refusals:
            raise Refused(refusals, kind="openpaye")
        return cls(
            dossier=int(settings["dossier"]),
            establishment=settings["establishment"],
            codes={basis: settings[f"code-{basis}"] for basis in _BASES},
            cape_type=int(settings["cape-type"]),
            cape_status=int(settings["cape-status"]),
            cape_retirement=int(settings["cape-retirement"]),
        )


def _faults(settings: Mapping[str, str]) -> Iterator[Refusal]:
    for name in _NUMBERS:
        if not _NUMBER.fullmatch(settings[name]):
            yield refusal("setting-number", name, setting=name)
    if not settings["establishment"]:
        yield refusal("setting-text", "establishment", setting="establishment")
    for name in ("establishment", *(f"code-{basis}" for basis in _BASES)):
        if not settings[name].isprintable():
            yield refusal("setting-text", name, setting=name)
