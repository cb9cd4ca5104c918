"""The kinds of the second stream: wire name, class, schema version."""

from __future__ import annotations

from flashcoop_core.events.vocabulary import Kind, Vocabulary
from flashcoop_core.learning import events

__all__ = ["LEARNING", "PURGED"]

#: The wire name of a purge, which only a purge records.
PURGED = "learning_purged"

#: A wire name never changes; nor is one of them in the vocabulary of the books.
LEARNING = Vocabulary.of(
    Kind(name, event, 1, "learning")
    for name, event in (
        ("skills_assessed", events.SkillsAssessed),
        ("form_answered", events.FormAnswered),
        ("follow_up_reminded", events.FollowUpReminded),
        ("outcome_observed", events.OutcomeObserved),
        (PURGED, events.LearningPurged),
    )
)
