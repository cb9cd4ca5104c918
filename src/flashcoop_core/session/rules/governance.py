"""Rules of governance: what may be proposed, who votes, how a decision closes."""

from __future__ import annotations

from collections.abc import Iterator

from flashcoop_core.errors import Refusal
from flashcoop_core.events import DecisionClosed, DecisionProposed, DecisionWithdrawn, VoteCast
from flashcoop_core.session.figures import tally
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import contract_in_force, known_member
from flashcoop_core.session.state import State

__all__ = ["RULES"]


@rule("duplicate-decision")
def _new(state: State, event: DecisionProposed) -> Iterator[Refusal]:
    if event.decision in state.decisions:
        yield refuse("duplicate-decision", "decision", decision=event.decision)


@rule("imposed-matter")
def _members_matter(state: State, event: DecisionProposed) -> Iterator[Refusal]:
    if event.subject in state.opened.imposed:
        yield refuse("imposed-matter", "subject", subject=event.subject)


@rule("too-few-options", "consent-needs-one-option", "duplicate-option")
def _options(state: State, event: DecisionProposed) -> Iterator[Refusal]:
    if event.method == "consent" and len(event.options) != 1:
        yield refuse("consent-needs-one-option", "options", count=len(event.options))
    if not event.options:
        yield refuse("too-few-options", "options")
    ids = [option.option for option in event.options]
    for at, option in enumerate(ids):
        if option in ids[:at]:
            yield refuse("duplicate-option", f"options[{at}].option", option=option)


@rule("option-decides-nothing")
def _exact(state: State, event: DecisionProposed) -> Iterator[Refusal]:
    for at, option in enumerate(event.options):
        if (event.subject == "price" and not option.prices) or (event.subject == "split" and option.split is None):
            yield refuse("option-decides-nothing", f"options[{at}]", option=option.option, subject=event.subject)


@rule("unknown-product", "unknown-member", "weights-missing")
def _options_refer(state: State, event: DecisionProposed) -> Iterator[Refusal]:
    for at, option in enumerate(event.options):
        for price in option.prices:
            if price.product not in state.products:
                yield refuse("unknown-product", f"options[{at}].prices", product=price.product)
        if option.split is None:
            continue
        for weight in option.split.weights:
            if weight.member not in state.members:
                yield refuse("unknown-member", f"options[{at}].split", member=weight.member)
        if option.split.key == "weights" and not any(weight.weight for weight in option.split.weights):
            yield refuse("weights-missing", f"options[{at}].split", option=option.option)


@rule("unknown-decision", "decision-not-open")
def _open_decision(state: State, event: VoteCast | DecisionClosed | DecisionWithdrawn) -> Iterator[Refusal]:
    decision = state.decisions.get(event.decision)
    if decision is None:
        yield refuse("unknown-decision", "decision", decision=event.decision)
    elif not decision.is_open:
        yield refuse("decision-not-open", "decision", decision=event.decision)


@rule("unknown-option", "objection-needs-consent")
def _ballot(state: State, event: VoteCast) -> Iterator[Refusal]:
    decision = state.decisions.get(event.decision)
    if decision is None:
        return
    if event.option is not None and event.option not in {option.option for option in decision.proposal.options}:
        yield refuse("unknown-option", "option", option=event.option, decision=event.decision)
    if event.objects and decision.proposal.method != "consent":
        yield refuse("objection-needs-consent", "objects", decision=event.decision)


@rule("tally-differs")
def _counted(state: State, event: DecisionClosed) -> Iterator[Refusal]:
    decision = state.decisions.get(event.decision)
    if decision is None or not decision.is_open:
        return
    counted = tally(state, event.decision, event.on)
    if event != counted:
        tallied = tuple(f"{line.option}={line.votes}" for line in counted.tally)
        yield refuse("tally-differs", "tally", decision=event.decision, tally=tallied, outcome=counted.outcome)


RULES = {
    DecisionProposed: (_new, _members_matter, _options, _exact, _options_refer),
    VoteCast: (_open_decision, known_member, contract_in_force, _ballot),
    DecisionClosed: (_open_decision, _counted),
    DecisionWithdrawn: (_open_decision,),
}
