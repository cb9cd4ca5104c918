"""Where a demo is played: its own clock and ids, so that its heads are the same every time, and its voice."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import attrs

from flashcoop_core import written
from flashcoop_core.codec.strict_json import Plain
from flashcoop_core.codec.structure import structure
from flashcoop_core.errors import PluginUnusable
from flashcoop_core.events import Event, PluginActivation
from flashcoop_core.hooks import HOOK_API, File, PluginManager
from flashcoop_core.ledger import Ledger, Session
from flashcoop_core.ledger.recording import Receipt
from flashcoop_core.ledger.sources import Ids, time_ordered_ids
from flashcoop_core.session.plan import Plan
from flashcoop_core.written import Lang

__all__ = ["ASSUMED", "Stage", "Told"]

#: Marks a figure that no source gives.
ASSUMED = "≈"

_LEGEND = {
    "fr": f"{ASSUMED} marque ce qu'aucune source ne donne : une hypothèse de cette démonstration.",
    "en": f"{ASSUMED} marks what no source gives: an assumption of this demonstration.",
}
_WEEKDAYS: dict[Lang, tuple[str, ...]] = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


@attrs.frozen
class Told:
    """A sentence of the story: its day, the version of the session by then, and whether it is an assumption."""

    on: date
    version: int
    text: str
    assumed: bool


class Stage:
    """The clock, the ids and the voice of one performance. Deterministic: `seed` and the story decide all."""

    def __init__(self, seed: int) -> None:
        self._now = datetime(2000, 1, 1, tzinfo=UTC)
        self._tell: Callable[[str], None] = lambda _: None
        self._lang: Lang = "fr"
        self._session: Session | None = None
        self._plugins: PluginManager | None = None
        #: What was said, in order.
        self.story: list[Told] = []
        #: What plugins made on the way, by the folder it belongs in.
        self.files: dict[str, tuple[File, ...]] = {}
        self.ids: Ids = time_ordered_ids(random.Random(seed).randbytes)  # noqa: S311 - made again, not kept secret

    def clock(self) -> datetime:
        """The moment of the story; each look at it is a minute later."""
        self._now += timedelta(minutes=1)
        return self._now

    @property
    def today(self) -> date:
        """The day that it is in the story."""
        return self._now.date()

    def voice(self, tell: Callable[[str], None], lang: Lang) -> None:
        """Tell the story line by line through `tell`, in `lang`."""
        self._tell, self._lang = tell, lang
        tell(_LEGEND[lang])

    def day(self, on: date, fr: str, en: str) -> None:
        """A new day begins."""
        self._now = datetime.combine(on, time(8), UTC)
        weekday = _WEEKDAYS[self._lang][on.weekday()]
        self._tell("")
        self._tell(f"{weekday} {written.day(on, self._lang)} - {fr if self._lang == 'fr' else en}")

    def say(self, fr: str, en: str, *, assumed: bool = False) -> None:
        """One sentence of the story."""
        mark, text = f"{ASSUMED} " if assumed else "  ", fr if self._lang == "fr" else en
        self._tell(f"  {mark}{text}")
        version = self._session.version if self._session else 0
        self.story.append(Told(self.today, version, text, assumed))

    def money(self, cents: int) -> str:
        """An amount as the listener writes it."""
        return written.cents(cents, self._lang)

    def enter(self, session: Session) -> None:
        """From here on, `record` records in `session`."""
        self._session = session

    def plugins(self, ledger: Ledger, *names: str) -> tuple[PluginActivation, ...]:
        """Those of `names` that can be activated in `ledger`; the story goes on without the others, and says so."""
        self._plugins = ledger.plugins
        wanted = [PluginActivation(name=name, hook_api=HOOK_API) for name in names]
        missing = [one.name for one in wanted if ledger.plugins.fault(one) is not None]
        for name in missing:
            self.say(f"Sans le module {name}, qui manque ici.", f"Without the plugin {name}, missing here.")
        return tuple(one for one in wanted if one.name not in missing)

    def of(self, kind: str, on: date, **fields: Plain) -> tuple[Event, ...]:
        """An event of a plugin's kind, `vegetal.vat_decided`; none where the session plays without that plugin.

        Given as JSON would give it: the story knows no class of a plugin.
        """
        vocabulary = self.session.state.activated.vocabulary
        if kind not in vocabulary.kinds:
            return ()
        return (structure(kind, {"on": on.isoformat(), **fields}, vocabulary=vocabulary),)

    def plugin(self, name: str) -> bool:
        """Whether a plugin can be used here, be it activated or not."""
        try:
            return self._plugins is not None and self._plugins.load(name) is not None
        except PluginUnusable:
            return False

    def is_active(self, name: str) -> bool:
        """Whether the session has activated a plugin."""
        return name in self.session.state.activated.extensions

    def record(self, *whats: Event | Plan, by: str | None = None) -> tuple[Receipt, ...]:
        """Record what happens, in one transaction."""
        if self._session is None:
            raise LookupError("the story has no session yet")
        return self._session.record(*whats, by=by)

    @property
    def session(self) -> Session:
        """The session that the story is about."""
        if self._session is None:
            raise LookupError("the story has no session yet")
        return self._session
