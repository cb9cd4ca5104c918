"""The bodies of the API of OpenPaye: where each is sent, the names of its fields, and how sure we are of them.

Read in a stored copy of https://openpaye.redoc.ly (v1_1) as far as it went, else in programs that send such bodies.
Whoever has access to the API compares this table with the page first: a name that changed is changed here alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import attrs

__all__ = ["FIELDS", "Body"]


@attrs.frozen(kw_only=True)
class Body:
    """One kind of body.

    Attributes:
        path: where it is sent, by POST.
        query: the parameter of the query that goes with it.
        fields: every name that it may hold.
        required: those that it must hold.
        confidence: H, read in the published page; M, read in one program that uses the API.
        source: where the names were read.
    """

    path: str
    query: str
    fields: frozenset[str]
    required: frozenset[str]
    confidence: Literal["H", "M"]
    source: str


_SALARIES = Body(
    path="/salaries",
    query="dossierId",
    fields=frozenset(
        {
            "adresse",
            "banque",
            "civilite",
            "commune_naissance",
            "date_naissance",
            "departement",
            "email",
            "matricule_salarie",
            "nationalite",
            "nbr_enfants_charge",
            "nom",
            "nom_naissance",
            "numero_ss_cle",
            "pays_naissance",
            "prenom",
            "situation_familiale",
            "telephone",
        }
    ),
    required=frozenset({"matricule_salarie"}),
    confidence="M",
    source="GitHub migration-silae-openpaye, a program that creates employees; an assumption",
)

_CONTRATS = Body(
    path="/contrats",
    query="dossierId",
    fields=frozenset(
        {
            "ancien_numero_contrat_dsn",
            "cas_particuliers",
            "ccn",
            "code_etablissement",
            "date_anciennete",
            "date_debut_contrat",
            "date_fin_previsionnelle_contrat",
            "emploi",
            "emploi_conventionnel",
            "id",
            "matricule_salarie",
            "numero_contrat",
            "regime_retraite",
            "salaire_mensuel",
            "statut_professionnel",
            "type_contrat_temps_partiel",
            "type_contrat_travail",
        }
    ),
    required=frozenset(
        {"code_etablissement", "matricule_salarie", "numero_contrat", "statut_professionnel", "type_contrat_travail"}
    ),
    confidence="H",
    source="openpaye.redoc.ly v1_1, « Contrats »: the names that its stored copy shows, of more that there are",
)

_PRIMES = Body(
    path="/Primes",
    query="contratId",
    fields=frozenset({"annee", "bases", "ccn", "code", "mois", "montant", "tauxs"}),
    required=frozenset({"annee", "code", "mois"}),
    confidence="M",
    source="GitHub openpaye-mcp-server, a program that says it follows the published page",
)

#: File of the run -> the body of its requests.
FIELDS: Mapping[str, Body] = MappingProxyType({"salaries": _SALARIES, "contrats": _CONTRATS, "primes": _PRIMES})
