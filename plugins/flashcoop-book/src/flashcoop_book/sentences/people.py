"""Who, what they decided, what they offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from flashcoop_book.sentences.base import Telling, ended, plain
from flashcoop_core import events as e
from flashcoop_core.events import Event
from flashcoop_core.money import line_amount

if TYPE_CHECKING:
    from flashcoop_book.telling import Teller

__all__ = ["TELLERS"]


def _opened(teller: Teller, events: Sequence[e.SessionOpened]) -> str:
    (event,) = events
    say = teller.voice.say
    facts = attrs.asdict(event, recurse=False) | {"host": event.host.name}
    told = say("session_opened", **facts)
    if not event.imposed:
        return told
    matters = teller.voice.listed(say(f"imposed-{matter}") for matter in event.imposed)
    return f"{told} {say('imposed', matters=matters)}"


def _amended(teller: Teller, event: e.SessionAmended) -> dict[str, object]:
    facts = attrs.asdict(event, recurse=False)
    changed = (name for name in ("place", "starts", "ends", "accounts", "plugins") if facts[name])
    changes = teller.voice.listed(teller.voice.say(f"amended-{name}", **facts) for name in changed)
    return {"changes": changes, "reason": ended(event.reason)}


def _joined(teller: Teller, events: Sequence[e.MemberJoined]) -> str:
    say, contract = teller.voice.say, events[0].contract
    if contract is None:
        under = say("without-contract")
    else:
        under = say("with-contract", kind=say(f"contract-{contract.kind}"), ends=contract.ends)
    members = teller.voice.listed(event.member for event in events)
    return teller.voice.many("member_joined", len(events), members=members, contract=under)


def _worked(teller: Teller, events: Sequence[e.WorkRecorded]) -> str:
    members = dict.fromkeys(event.member for event in events)
    time = teller.voice.hours(sum(event.minutes for event in events))
    return teller.voice.many("work_recorded", len(members), members=teller.voice.listed(members), time=time)


def _price_changed(teller: Teller, events: Sequence[e.PriceChanged]) -> str:
    (event,) = events
    facts = {"product": teller.names.product(event.product), "channel": event.channel, "price": event.price}
    if event.emergency is None:
        return teller.voice.say("price_changed", **facts)
    mark = event.emergency
    return teller.voice.say("price_changed-emergency", **facts, facilitator=mark.facilitator, reason=ended(mark.reason))


def _budget(teller: Teller, event: e.BudgetEstimated) -> dict[str, object]:
    cents = sum(line_amount(line.cents, event.quantity) if line.per_unit else line.cents for line in event.lines)
    return {"product": teller.names.product(event.product), "quantity": event.quantity, "cents": cents}


TELLERS: Mapping[type[Event], Telling] = MappingProxyType(
    {
        e.SessionOpened: _opened,
        e.SessionAmended: plain("session_amended", _amended),
        e.PartnerEngaged: plain(
            "partner_engaged", lambda t, event: {"name": event.name, "role": t.voice.say(f"role-{event.role}")}
        ),
        e.FacilitatorEngaged: plain(
            "facilitator_engaged",
            lambda t, event: {"facilitator": event.facilitator, "role": t.voice.say(f"role-{event.role}")},
        ),
        e.MemberJoined: _joined,
        e.ContractSigned: plain(
            "contract_signed",
            lambda t, event: {
                "member": event.member,
                "kind": t.voice.say(f"contract-{event.contract.kind}"),
                "ends": event.contract.ends,
            },
        ),
        e.MemberLeft: plain("member_left", lambda _, event: {"member": event.member}),
        e.WorkRecorded: _worked,
        e.DecisionProposed: plain("decision_proposed", lambda _, event: {"question": event.question}),
        e.VoteCast: plain("vote_cast", lambda _, event: {"decision": event.decision}),
        e.DecisionAmended: plain(
            "decision_amended", lambda _, event: {"question": event.question, "reason": ended(event.reason)}
        ),
        e.DecisionApplied: plain(
            "decision_applied",
            lambda t, event: {"question": t.names.question(event.decision), "how": ended(event.how)},
        ),
        e.DecisionClosed: plain("decision_closed", lambda _, event: {"decision": event.decision}),
        e.DecisionWithdrawn: plain(
            "decision_withdrawn", lambda _, event: {"decision": event.decision, "reason": ended(event.reason)}
        ),
        e.ProductDefined: plain(
            "product_defined",
            lambda _, event: {
                "product": event.name,
                "rate": event.vat_rate,
                "reason": ended(event.vat_reason),
                "by": event.decided_by,
            },
        ),
        e.PriceSet: plain(
            "price_set",
            lambda t, event: {
                "product": t.names.product(event.product),
                "channel": event.channel,
                "price": event.price,
            },
        ),
        e.PriceChanged: _price_changed,
        e.BudgetEstimated: plain("budget_estimated", _budget),
    }
)
