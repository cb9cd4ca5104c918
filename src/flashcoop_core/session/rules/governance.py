"""Rules of governance: what may be proposed, who votes, how a decision closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from flashcoop_core.errors import Refusal
from flashcoop_core.events import DecisionClosed, DecisionProposed, DecisionWithdrawn, Parameter, SplitOption, VoteCast
from flashcoop_core.session.figures import KEYS, METHODS, key_named, method_named, tally
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


@rule("unknown-method", "consent-needs-one-option", "unknown-parameter", "duplicate-parameter")
def _method(state: State, event: DecisionProposed) -> Iterator[Refusal]:
    method = method_named(state, event.method)
    if method is None:
        known = tuple(sorted({*METHODS, *state.activated.methods}))
        yield refuse("unknown-method", "method", method=event.method, known=known)
    else:
        yield from method.check(event)
        yield from _parameters(event.parameters, method.parameters, "parameters")


def _parameters(given: Sequence[Parameter], known: Sequence[str], where: str) -> Iterator[Refusal]:
    names = [parameter.name for parameter in given]
    for at, name in enumerate(names):
        if name in names[:at]:
            yield refuse("duplicate-parameter", f"{where}[{at}].name", parameter=name)
        elif name not in known:
            yield refuse("unknown-parameter", f"{where}[{at}].name", parameter=name, known=tuple(known) or ("-",))


@rule("too-few-options", "duplicate-option")
def _options(state: State, event: DecisionProposed) -> Iterator[Refusal]:
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


@rule(
    "unknown-product",
    "unknown-member",
    "duplicate-weight",
    "unknown-partner",
    "duplicate-cause",
    "unknown-key",
    "weights-not-taken",
    "causes-not-taken",
    "weights-missing",
    "unknown-parameter",
    "duplicate-parameter",
)
def _options_refer(state: State, event: DecisionProposed) -> Iterator[Refusal]:
    for at, option in enumerate(event.options):
        for price in option.prices:
            if price.product not in state.products:
                yield refuse("unknown-product", f"options[{at}].prices", product=price.product)
        if option.split is None:
            continue
        yield from _split_refers(state, option.split, f"options[{at}].split")
        yield from _key(state, option.option, option.split, f"options[{at}].split")


def _split_refers(state: State, split: SplitOption, where: str) -> Iterator[Refusal]:
    members = [weight.member for weight in split.weights]
    for at, member in enumerate(members):
        if member not in state.members:
            yield refuse("unknown-member", f"{where}.weights[{at}].member", member=member)
        if member in members[:at]:
            yield refuse("duplicate-weight", f"{where}.weights[{at}].member", member=member)
    for at, cause in enumerate(split.causes):
        if cause not in state.partners:
            yield refuse("unknown-partner", f"{where}.causes[{at}]", partner=cause)
        if cause in split.causes[:at]:
            yield refuse("duplicate-cause", f"{where}.causes[{at}]", cause=cause)


def _key(state: State, option: str, split: SplitOption, where: str) -> Iterator[Refusal]:
    key = key_named(state, split.key)
    if key is None:
        yield refuse("unknown-key", f"{where}.key", key=split.key, known=tuple(sorted({*KEYS, *state.activated.keys})))
        return
    # What a key does not take would be voted, and count for nothing.
    if split.weights and not key.takes_weights:
        yield refuse("weights-not-taken", f"{where}.weights", key=split.key)
    if split.causes and not key.takes_causes:
        yield refuse("causes-not-taken", f"{where}.causes", key=split.key)
    for refusal in key.check(split):
        place = f"{where}.{refusal.where}" if refusal.where else where
        yield attrs.evolve(refusal, facts={**refusal.facts, "option": option}, where=place)
    yield from _parameters(split.parameters, key.parameters, f"{where}.parameters")


@rule("unknown-decision", "decision-not-open")
def _open_decision(state: State, event: VoteCast | DecisionClosed | DecisionWithdrawn) -> Iterator[Refusal]:
    decision = state.decisions.get(event.decision)
    if decision is None:
        yield refuse("unknown-decision", "decision", decision=event.decision)
    elif not decision.is_open:
        yield refuse("decision-not-open", "decision", decision=event.decision)


@rule("unknown-option", "duplicate-choice", "objection-needs-consent", "ballot-of-another-form")
def _ballot(state: State, event: VoteCast) -> Iterator[Refusal]:
    decision = state.decisions.get(event.decision)
    method = method_named(state, decision.proposal.method) if decision else None
    if decision is None or method is None:
        return
    options = {option.option for option in decision.proposal.options}
    if event.option is not None and event.option not in options:
        yield refuse("unknown-option", "option", option=event.option, decision=event.decision)
    for at, choice in enumerate(event.choices):
        if choice not in options:
            yield refuse("unknown-option", f"choices[{at}]", option=choice, decision=event.decision)
        if choice in event.choices[:at]:
            yield refuse("duplicate-choice", f"choices[{at}]", option=choice)
    if (event.option is not None and method.ballot != "one") or (event.choices and method.ballot == "one"):
        where = "option" if event.option is not None else "choices"
        yield refuse("ballot-of-another-form", where, decision=event.decision, method=decision.proposal.method)
    if event.objects and not method.objections:
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
    DecisionProposed: (_new, _members_matter, _method, _options, _exact, _options_refer),
    VoteCast: (_open_decision, known_member, contract_in_force, _ballot),
    DecisionClosed: (_open_decision, _counted),
    DecisionWithdrawn: (_open_decision,),
}
