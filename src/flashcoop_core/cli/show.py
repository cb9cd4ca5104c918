"""`flashcoop show`: what a session is now, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs
import click

from flashcoop_core import written
from flashcoop_core.cli.files import reading
from flashcoop_core.cli.spoken import Command, command, ledger, session_option
from flashcoop_core.tables import Column, Row, Table
from flashcoop_core.words import label, say
from flashcoop_core.written import Lang

if TYPE_CHECKING:
    from flashcoop_core.session.figures import Application
    from flashcoop_core.session.state import Decision, Member, Price, State

__all__ = ["made"]


def made(lang: Lang) -> Command:
    """The command."""

    def show(ledger: str, session: str | None) -> None:
        with reading(ledger) as opened:
            state = opened.session(session).state
        click.echo("\n\n".join(_Shown(state, lang).blocks()))

    return command("show", lang, show, ledger(lang), session_option(lang))


class _Shown:
    """The state of a session, written block by block."""

    def __init__(self, state: State, lang: Lang) -> None:
        self._state = state
        self._lang = lang

    def blocks(self) -> Iterator[str]:
        """Who and where, then what there is to show."""
        yield self._head()
        for table in (self._members(), self._decisions(), self._prices(), self._stock()):
            if table.rows:
                yield str(table)
        yield self._money()
        yield from self._steps()
        yield from self._plugins()

    def _plugins(self) -> Iterator[str]:
        if self._state.activated.extensions:
            yield self._say("show-plugins", plugins=tuple(self._state.activated.extensions))
        if self._state.activated.missing:
            yield self._say("show-plugins-unknown", plugins=self._state.activated.missing)

    def _say(self, text: str, /, **facts: object) -> str:
        return say(text, facts, self._lang)

    def _cents(self, cents: int) -> str:
        return written.cents(cents, self._lang)

    def _table(self, title: str, columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Table:
        """Columns whose name ends in `>` hold numbers, on the right."""
        made = tuple(
            Column(self._say(f"show-{name.rstrip('>')}"), "right" if name.endswith(">") else "left") for name in columns
        )
        return Table(self._say(f"show-{title}"), made, tuple(map(Row, rows)))

    def _head(self) -> str:
        state, opened = self._state, self._state.opened
        lines = [
            self._say("show-title", title=opened.name, place=opened.place, starts=opened.starts, ends=opened.ends),
            self._say("show-host", host=opened.host.name, section=opened.host.section),
            self._imposed(),
            self._say("show-version", session=state.session, version=state.version, head=state.head),
        ]
        if state.closing is not None:
            lines.append(self._say("show-closed", on=state.closing.on))
        return "\n".join(lines)

    def _imposed(self) -> str:
        matters = [self._say(f"matter-{matter}") for matter in self._state.opened.imposed]
        return self._say("show-imposed", matters=", ".join(matters)) if matters else self._say("show-nothing-imposed")

    def _members(self) -> Table:
        def rows() -> Iterator[tuple[str, ...]]:
            for who, member in self._state.members.items():
                worked = f"{member.minutes // 60} h {member.minutes % 60:02}"
                yield (who, written.day(member.joined, self._lang), self._contract(member), worked)

        return self._table("members", ("member", "joined", "contract", "worked>"), rows())

    def _contract(self, member: Member) -> str:
        if member.left is not None:
            return self._say("show-gone", on=member.left)
        if member.contract is None:
            return self._say("show-no-contract")
        return self._say("show-contract-until", kind=member.contract.kind.upper(), ends=member.contract.ends)

    def _decisions(self) -> Table:
        def rows() -> Iterator[tuple[str, ...]]:
            from flashcoop_core.session.figures import applications  # noqa: PLC0415 - only where something was decided

            applied = applications(self._state)
            for name, decision in self._state.decisions.items():
                yield (name, decision.proposal.question, self._outcome(decision), self._applied(applied.get(name)))

        return self._table("decisions", ("decision", "question", "outcome", "applied"), rows())

    def _applied(self, application: Application | None) -> str:
        if application is None:
            return ""
        if not application.facts:
            return self._say("show-never-applied")
        events = ", ".join(f"{label(f'kind-{fact.kind}', self._lang)} ({fact.version})" for fact in application.facts)
        if application.is_whole:
            return events
        return self._say("show-applied-in-part", events=events, missing=len(application.missing))

    def _outcome(self, decision: Decision) -> str:
        if decision.withdrawn:
            return self._say("show-withdrawn")
        if decision.closing is None:
            return self._say("show-open", ballots=len(decision.ballots))
        closing = decision.closing
        won = next((option.label for option in decision.proposal.options if option.option == closing.winner), "")
        return self._say(f"show-{closing.outcome}", winner=won, dissent=closing.dissent)

    def _prices(self) -> Table:
        def rows() -> Iterator[tuple[str, ...]]:
            for (product, channel), price in sorted(self._state.prices.items()):
                named = self._state.products[product].definition.name
                yield (
                    named,
                    label(f"channel-{channel}", self._lang, otherwise=channel),
                    self._cents(price.cents),
                    written.day(price.since, self._lang),
                    self._backed(price),
                )

        return self._table("prices", ("product", "channel", "price>", "since", "backed"), rows())

    def _backed(self, price: Price) -> str:
        if price.emergency is not None:
            mark = price.emergency
            return self._say("show-emergency", facilitator=mark.facilitator, reason=mark.reason)
        return self._say("show-voted", decision=price.decision or "-")

    def _stock(self) -> Table:
        def rows() -> Iterator[tuple[str, ...]]:
            for product in self._state.products.values():
                if product.definition.nature == "service":
                    continue
                pieces = (product.produced, product.sold, product.stock)
                yield (product.definition.name, *(written.quantity(part, self._lang) for part in pieces))

        return self._table("stock", ("product", "produced>", "sold>", "left>"), rows())

    def _money(self) -> str:
        state = self._state
        lines = [self._say("show-till", till=state.till_balance)]
        if state.opened.owns_bank:
            lines.append(self._say("show-bank", bank=state.balance("bank")))
        open_tickets = sum(ticket.owed for ticket in state.tickets.values())
        open_bills = sum(bill.owed for bill in state.bills.values())
        if open_tickets:
            lines.append(self._say("show-customers-owe", cents=open_tickets))
        if open_bills:
            lines.append(self._say("show-suppliers-owed", cents=open_bills))
        return "\n".join(lines)

    def _steps(self) -> Iterator[str]:
        """What of the closing is done, and what stands between the session and its end."""
        done = [self._state.facts[id] for id in self._state.steps.values()]
        if done:
            lines = [
                f"- {label(f'kind-{fact.kind}', self._lang)}, {written.day(fact.event.on, self._lang)}" for fact in done
            ]
            yield "\n".join((self._say("show-steps-done"), *lines))
        if self._state.closing is None:
            from flashcoop_core.session.plan import session_closing  # noqa: PLC0415 - not for a closed session
            from flashcoop_core.session.rules import check  # noqa: PLC0415

            refusals, _ = check(self._state, session_closing()(self._state))
            # The day of the closing is a question only once nothing else is left: what is left moves it.
            steps = [refusal for refusal in refusals if refusal.name != "day-closed"] or refusals
            heading = self._say("show-steps-next" if steps else "show-ready-to-close")
            told = (f"- [{step.name}] {attrs.evolve(step, where='').say(self._lang)}" for step in steps)
            yield "\n".join((heading, *told))
