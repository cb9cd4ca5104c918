"""What activated plugins add to a session: kinds of event, rules, a state of their own, ways to vote and to share.

Plugins declare plain values; the core checks them, calls their functions with views, and appends.
Nothing here imports a plugin: a session is given what is `Available`, and asks it for the plugins
that its opening names, in the order of the opening.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import attrs
import msgspec

from flashcoop_core.codec.envelope import Entries
from flashcoop_core.codec.fast import decoder, encode
from flashcoop_core.errors import Refusal
from flashcoop_core.events import PluginActivation
from flashcoop_core.events.upcasts import Older
from flashcoop_core.events.vocabulary import CORE, Event, Kind, Vocabulary
from flashcoop_core.session import sharing, voting
from flashcoop_core.words import names

if TYPE_CHECKING:
    from flashcoop_core.books.chart import Chart
    from flashcoop_core.books.entries import Entry
    from flashcoop_core.session.rules.base import Rule
    from flashcoop_core.session.sharing import DistributionKey
    from flashcoop_core.session.voting import VotingMethod

__all__ = ["NOTHING", "Activated", "Available", "Called", "EventKind", "Extension", "NothingAvailable", "Words"]

#: A text for people: (French, English).
Words = tuple[str, str]

_T = TypeVar("_T")


@attrs.frozen(kw_only=True, eq=False)
class EventKind:
    """One kind of event that a plugin adds to the vocabulary.

    Attributes:
        name: its own name, `cut_made`; the log knows it as `<plugin>.cut_made`.
        event: a frozen attrs class whose fields have the types of `flashcoop_core.events.fields`;
            one of them is `on: date`, the accounting day.
        schema: raised when a field is added, taken away or read differently.
        older: for each earlier schema, the class it had and the upcaster to the next.
        label: what happened, for people.
        rules: what may refuse it, in the order in which they speak.
        postings: the entries it books, a pure function of the event and the session's chart; None if
            it never books anything. They are stored with the event under its hash.
        reversible: whether an `event_reversed` may undo it.
    """

    name: str
    event: type[Event]
    label: Words
    schema: int = 1
    older: Mapping[int, Older] = MappingProxyType({})
    rules: tuple[Rule, ...] = ()
    postings: Callable[[Any, Chart], tuple[Entry, ...]] | None = None
    reversible: bool = False


def _unmoved(own: Any, event: Event) -> Any:
    return own


@attrs.frozen(kw_only=True, eq=False)
class Extension:
    """What one plugin adds to the sessions that activate it.

    Attributes:
        kinds: its own kinds of event.
        rules: more rules for kinds of the core: class of event -> rules.
        texts: the sentence of each refusal that its rules name, `<plugin>.<reason>` -> (French, English),
            saying what to do next; facts stand in braces, with a unit: `{cents:cents}`.
        initial: its state before the first event, an immutable value.
        evolve: its fold, a pure function that gives its next state: every event of the core and of
            its own goes through, in order. A reversed event is left out: the fold is made again
            without it. Never called with events of other plugins.
        methods: ways to decide, beside majority and consent; proposals name them `<plugin>.<name>`.
        keys: ways to share, beside equal, hours and weights; split options name them `<plugin>.<name>`.
    """

    kinds: tuple[EventKind, ...] = ()
    rules: Mapping[type[Event], tuple[Rule, ...]] = MappingProxyType({})
    texts: Mapping[str, Words] = MappingProxyType({})
    initial: object = None
    evolve: Callable[[Any, Event], Any] = _unmoved
    methods: tuple[VotingMethod, ...] = ()
    keys: tuple[DistributionKey, ...] = ()


class Called(Protocol):
    """How the functions of a plugin are called: a failure says which plugin raised it."""

    def __call__(self, plugin: str, function: Callable[..., _T], /, *arguments: object) -> _T:
        """What `function`, of `plugin`, gives for `arguments`."""
        ...


def _plainly(plugin: str, function: Callable[..., _T], /, *arguments: object) -> _T:
    return function(*arguments)


@attrs.frozen(eq=False)
class Activated:
    """The plugins of one session, as they are here.

    Attributes:
        extensions: plugin name -> what it adds, in the order of the opening.
        origins: plugin name -> what is written on the events that it makes: its exact version.
        missing: the plugins that the session needs and that are not here, or not as they should be:
            the session can be read, not written.
        called: calls a function of a plugin; a failure says which plugin raised it.
    """

    extensions: Mapping[str, Extension] = MappingProxyType({})
    origins: Mapping[str, str] = MappingProxyType({})
    missing: tuple[str, ...] = ()
    called: Called = _plainly

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The kinds of the core and those of the plugins."""
        kinds = [
            Kind(f"{plugin}.{kind.name}", kind.event, kind.schema, plugin, kind.older)
            for plugin, extension in self.extensions.items()
            for kind in extension.kinds
        ]
        return CORE.with_kinds(kinds) if kinds else CORE

    @cached_property
    def _own(self) -> Mapping[type[Event], tuple[str, EventKind]]:
        return {kind.event: (plugin, kind) for plugin, extension in self.extensions.items() for kind in extension.kinds}

    @cached_property
    def labels(self) -> Mapping[str, Words]:
        """What happened, for people, by the wire name of each kind of a plugin."""
        return {
            f"{plugin}.{kind.name}": kind.label
            for plugin, extension in self.extensions.items()
            for kind in extension.kinds
        }

    def plugin_of(self, event: Event) -> str | None:
        """The plugin whose kind `event` is; None for one of the core."""
        own = self._own.get(type(event))
        return own[0] if own else None

    def is_reversible(self, event: Event) -> bool:
        """Whether `event` is of a plugin's kind that may be reversed."""
        own = self._own.get(type(event))
        return own is not None and own[1].reversible

    def postings(self, event: Event, chart: Chart) -> tuple[Entry, ...]:
        """What an event of a plugin's kind books.

        Raises:
            msgspec.ValidationError: the plugin gave something else than entries.
        """
        plugin, kind = self._own[type(event)]
        book = kind.postings
        if book is None:
            return ()
        given = self._copy(event)
        return self.called(plugin, lambda: msgspec.convert(book(given, chart), Entries))

    def refusals(self, view: Any, event: Event) -> tuple[Refusal, ...]:
        """What the rules of all plugins say of `event`, each in its plugin's own words."""
        return tuple(
            refusal
            for plugin in self.extensions
            for rule in self.rules_of(plugin, event)
            for refusal in self._worded(plugin, rule)(view, self._copy(event))
        )

    def _copy(self, event: Event) -> Event:
        """What a plugin is given of `event`: whatever it does to it, another value is stored."""
        kind = self.vocabulary.by_class[type(event)]
        return decoder(kind, kind.schema)(encode(event))

    def rules_of(self, plugin: str, event: Event) -> Sequence[Rule]:
        """The rules of `plugin` that look at `event`: those of its own kind, or of a kind of the core."""
        own = self._own.get(type(event))
        if own is not None:
            return own[1].rules if own[0] == plugin else ()
        return self.extensions[plugin].rules.get(type(event), ())

    def looks_at(self, event: Event) -> bool:
        """Whether any rule of a plugin looks at `event`."""
        return any(self.rules_of(plugin, event) for plugin in self.extensions)

    def evolved(self, states: Mapping[str, object], event: Event) -> dict[str, object]:
        """The state of each plugin after `event`."""
        owner = self.plugin_of(event)
        return {
            plugin: self.called(plugin, extension.evolve, states[plugin], self._copy(event))
            if owner in (None, plugin)
            else states[plugin]
            for plugin, extension in self.extensions.items()
        }

    def begun(self) -> dict[str, object]:
        """The state of each plugin before the first event."""
        return {plugin: extension.initial for plugin, extension in self.extensions.items()}

    @cached_property
    def methods(self) -> Mapping[str, VotingMethod]:
        """The voting methods of the plugins: `<plugin>.<name>`."""
        return {
            f"{plugin}.{method.name}": attrs.evolve(
                method,
                check=self._worded(plugin, method.check),
                count=self._guarded(plugin, voting.held_to(method.count)),
            )
            for plugin, extension in self.extensions.items()
            for method in extension.methods
        }

    @cached_property
    def keys(self) -> Mapping[str, DistributionKey]:
        """The distribution keys of the plugins: `<plugin>.<name>`."""
        return {
            f"{plugin}.{key.name}": attrs.evolve(
                key,
                check=self._worded(plugin, key.check),
                weights=self._guarded(plugin, sharing.held_to(key.weights)),
            )
            for plugin, extension in self.extensions.items()
            for key in extension.keys
        }

    def _worded(self, plugin: str, check: Callable[..., Iterable[Refusal]]) -> Callable[..., tuple[Refusal, ...]]:
        """`check`, called as any function of `plugin` is; its refusals speak the plugin's own words.

        Those words are the texts of the refusal itself, or of the extension; a refusal of the core has its own.
        """
        texts = self.extensions[plugin].texts

        def spoken(refusal: Refusal) -> Refusal:
            words = refusal.texts or texts.get(refusal.name)
            if words is None and refusal.name not in names("rules"):
                raise LookupError(f"no text in French and English for the refusal {refusal.name}")
            return attrs.evolve(refusal, texts=words)

        # Listed inside the call: a generator would otherwise raise outside of it.
        return lambda *arguments: self.called(
            plugin, lambda *given: tuple(spoken(refusal) for refusal in check(*given)), *arguments
        )

    def _guarded(self, plugin: str, function: Callable[..., _T]) -> Callable[..., _T]:
        """`function`, called as any function of `plugin` is."""
        return lambda *arguments: self.called(plugin, function, *arguments)


class Available(Protocol):
    """The plugins that a ledger can activate."""

    def fault(self, activation: PluginActivation) -> Refusal | None:
        """Why that plugin cannot be activated here; None if it can."""
        ...

    def activated(self, activations: Iterable[PluginActivation]) -> Activated:
        """Those plugins as they are here, in their order; a plugin at fault is among the `missing`."""
        ...


class NothingAvailable:
    """No plugin at all: what a session has where no ledger says otherwise."""

    def fault(self, activation: PluginActivation) -> Refusal | None:
        """See `Available.fault`."""
        return Refusal("plugin-missing", {"plugin": activation.name})

    def activated(self, activations: Iterable[PluginActivation]) -> Activated:
        """See `Available.activated`."""
        return Activated(missing=tuple(activation.name for activation in activations))


#: No plugin can be activated.
NOTHING = NothingAvailable()
