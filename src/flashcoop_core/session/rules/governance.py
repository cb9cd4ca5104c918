"""Rules of governance: what may be proposed, who votes, how a decision closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from flashcoop_core.errors import Refusal
from flashcoop_core.events import (
    DecisionAmended,
    DecisionApplied,
    DecisionClosed,
    DecisionProposed,
    DecisionWithdrawn,
    Parameter,
    SplitOption,
    VoteCast,
)
from flashcoop_core.session.figures import KEYS, METHODS, key_named, method_named, tally, unnamed
from flashcoop_core.session.rules.base import refuse, rule
from flashcoop_core.session.rules.common import after_its_decision, contract_in_force, known_member
from flashcoop_core.session.state import Decision, State

__all__ = ["RULES", "ballot"]


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


@rule("unknown-decision", "decision-not-open", "decision-not-proposed-yet")
def _open_decision(
    state: State, event: DecisionAmended | VoteCast | DecisionClosed | DecisionWithdrawn
) -> Iterator[Refusal]:
    decision = state.decisions.get(event.decision)
    if decision is None:
        yield refuse("unknown-decision", "decision", decision=event.decision)
    elif not decision.is_open:
        yield refuse("decision-not-open", "decision", decision=event.decision)
    elif event.on < decision.proposal.on:
        yield refuse("decision-not-proposed-yet", "on", decision=event.decision, proposed=decision.proposal.on)


@rule("unknown-option", "duplicate-choice", "objection-needs-consent", "ballot-of-another-form")
def ballot(state: State, event: VoteCast) -> Iterator[Refusal]:
    """Whether the question takes such a ballot. Of a secret one, what goes to the urn is held to it as well."""
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


@rule("ballot-not-secret", "voted-already")
def _secret(state: State, event: VoteCast) -> Iterator[Refusal]:
    decision = state.decisions.get(event.decision)
    if decision is None or not decision.is_open or not decision.proposal.secret:
        return
    if event != event.without_choice():
        yield refuse("ballot-not-secret", "option", decision=event.decision)
    if event.member in decision.ballots:
        yield refuse("voted-already", "member", decision=event.decision, member=event.member)


@rule(
    "amendment-changes-nothing",
    *_method.names,
    *_options.names,
    *_exact.names,
    *_options_refer.names,
)
def _amends(state: State, event: DecisionAmended) -> Iterator[Refusal]:
    decision = state.decisions.get(event.decision)
    if decision is None or not decision.is_open:
        return
    amended = attrs.evolve(decision.proposal, question=event.question, options=event.options)
    if amended == decision.proposal:
        yield refuse("amendment-changes-nothing", "options", decision=event.decision)
    for check in (_method, _options, _exact, _options_refer):
        yield from check(state, amended)


@rule("votes-after-count", "urn-incomplete", "tally-differs", "lot-not-drawn", "drawn-for-nothing")
def _counted(state: State, event: DecisionClosed) -> Iterator[Refusal]:
    decision = state.decisions.get(event.decision)
    if decision is None or not decision.is_open:
        return
    last = max((ballot.on for ballot in decision.ballots.values()), default=event.on)
    if event.on < last:
        yield refuse("votes-after-count", "on", decision=event.decision, voted=last)
    shown = [unnamed(ballot) for ballot in event.ballots]
    # Where the vote was held, its urn says what the ballots are; elsewhere, the closing that came from there.
    ballots = state.urns.get(event.decision, shown)
    voters = len(decision.ballots)
    # Each that voted has a ballot: one that is missing, or one too many, is no vote of theirs.
    if decision.proposal.secret and len(ballots) != voters:
        yield refuse("urn-incomplete", "ballots", decision=event.decision, ballots=len(ballots), voters=voters)
        return
    counted = tally(state, event.decision, event.on, drawn=event.drawn, ballots=ballots)
    yield from _drawn(state, decision, event)
    if event != counted:
        tallied = tuple(f"{line.option}={line.votes}" for line in counted.tally)
        yield refuse("tally-differs", "tally", decision=event.decision, tally=tallied, outcome=counted.outcome)


def _drawn(state: State, decision: Decision, event: DecisionClosed) -> Iterator[Refusal]:
    """A lot is drawn where the proposal asked for one and options are level, among those; and nowhere else."""
    ballots = [unnamed(ballot) for ballot in event.ballots]
    undrawn = tally(state, event.decision, event.on, ballots=ballots)
    most = max(line.votes for line in undrawn.tally)
    level = tuple(line.option for line in undrawn.tally if line.votes == most)
    asked = decision.proposal.tie == "lot" and undrawn.outcome == "tie"
    if asked and event.drawn not in level:
        yield refuse("lot-not-drawn", "drawn", decision=event.decision, options=level)
    elif event.drawn is not None and not asked:
        yield refuse("drawn-for-nothing", "drawn", decision=event.decision)


@rule("unknown-decision", "decision-not-adopted", "unknown-event")
def _applies(state: State, event: DecisionApplied) -> Iterator[Refusal]:
    decision = state.decisions.get(event.decision)
    if decision is None:
        yield refuse("unknown-decision", "decision", decision=event.decision)
    elif decision.winner is None:
        yield refuse("decision-not-adopted", "decision", decision=event.decision)
    for at, named in enumerate(event.events):
        if named not in state.facts:
            yield refuse("unknown-event", f"events[{at}]", event=named)


RULES = {
    DecisionProposed: (_new, _members_matter, _method, _options, _exact, _options_refer),
    DecisionAmended: (_open_decision, _amends),
    VoteCast: (_open_decision, known_member, contract_in_force, ballot, _secret),
    DecisionClosed: (_open_decision, _counted),
    DecisionWithdrawn: (_open_decision,),
    DecisionApplied: (_applies, after_its_decision),
}
