"""More ways to vote and to share in a Flashcoop: four methods, three keys.

A session that activates the plugin `governance-extra` names them in its proposals:
`governance-extra.two-thirds`, `.approval`, `.ranked`, `.consent-amended` decide;
`governance-extra.hours-equal`, `.points`, `.cause` share.
"""

from __future__ import annotations

from collections.abc import Sequence

from flashcoop_core.hooks import DistributionKey, VotingMethod, hookimpl
from flashcoop_governance_extra.approval import APPROVAL
from flashcoop_governance_extra.consent_amended import CONSENT_AMENDED
from flashcoop_governance_extra.ranked import RANKED
from flashcoop_governance_extra.sharing import CAUSE, HOURS_EQUAL, POINTS
from flashcoop_governance_extra.two_thirds import TWO_THIRDS

__all__ = [
    "APPROVAL",
    "CAUSE",
    "CONSENT_AMENDED",
    "HOURS_EQUAL",
    "POINTS",
    "RANKED",
    "TWO_THIRDS",
    "flashcoop_distribution_keys",
    "flashcoop_voting_methods",
]


@hookimpl
def flashcoop_voting_methods() -> Sequence[VotingMethod]:
    """The ways to decide."""
    return [TWO_THIRDS, APPROVAL, RANKED, CONSENT_AMENDED]


@hookimpl
def flashcoop_distribution_keys() -> Sequence[DistributionKey]:
    """The ways to share."""
    return [HOURS_EQUAL, POINTS, CAUSE]
