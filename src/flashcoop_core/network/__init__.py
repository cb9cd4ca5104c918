"""Many sessions and ledgers read as one: their tour, the people they reached, their books added up.

network = read_network(["essonne.flashcoop", "vienne.flashcoop"])
print(as_text(report(network, by="territory"), "en"))
"""

from __future__ import annotations

from flashcoop_core.network.about import About, Told, about_of
from flashcoop_core.network.figures import GroupBooks, Indicator
from flashcoop_core.network.forms import as_html, as_text, as_xlsx
from flashcoop_core.network.histories import Longer, Twice
from flashcoop_core.network.people import GROUPINGS
from flashcoop_core.network.reading import Network, Source, read_network
from flashcoop_core.network.report import THRESHOLD, Crossing, NetworkReport, Stop, report
from flashcoop_core.network.summary import Summary
from flashcoop_core.network.suppression import hidden, margins

__all__ = [
    "GROUPINGS",
    "THRESHOLD",
    "About",
    "Crossing",
    "GroupBooks",
    "Indicator",
    "Longer",
    "Network",
    "NetworkReport",
    "Source",
    "Stop",
    "Summary",
    "Told",
    "Twice",
    "about_of",
    "as_html",
    "as_text",
    "as_xlsx",
    "hidden",
    "margins",
    "read_network",
    "report",
]
