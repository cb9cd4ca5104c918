"""Everything that flashcoop_core raises on purpose.

::

    FlashcoopError
    ├── Refused              an event was not let in: one or more `Refusal`s; nothing changed
    ├── AmountError          a written amount is not a whole number of cents
    ├── Conflict             the session moved on since the version the caller expected
    ├── UnknownSession       the ledger holds no such session, or several and none was named
    ├── PluginUnusable       a plugin that was asked for is missing, broken, incompatible or in two copies
    ├── PluginFailed         a function of a plugin raised: which plugin, which version, what
    └── LogError
        ├── NotALedger       the file is something else
        ├── LaterFormat      the file was made by a later version
        ├── FormerDraft      the file was made by a version whose format was a draft, read no more
        ├── LedgerUnreadable the file cannot be opened or read (absent, no right, input/output error)
        ├── NetworkFileSystem the file lies on a network share, where locks protect nothing
        ├── LedgerBusy       another writer held the lock for too long
        ├── TracesRemain     what was erased may still be found in the file
        ├── WriteFailed      the disk refused (full, read-only, input/output error)
        ├── LedgerPoisoned   a write failed earlier: this handle must be reopened
        ├── LedgerForked     the handle was opened by the parent process
        ├── LedgerClosed     the handle was closed
        ├── IdReused         an event with that id is stored already
        ├── UnknownKind      the log holds an event of a kind that this version does not know
        ├── LaterSchema      the log holds an event whose fields a later version wrote
        ├── UnknownSchema    the log holds an event of a version that its kind never had
        ├── Damaged          `verify` or a reading found a changed, missing, swapped or inserted event
        │   └── LearningDamaged  the same, in what is kept of learning beside the ledger
        ├── NotAHead         what was given as a head is not 64 hexadecimal digits
        └── HeadNotFound     the head that was kept elsewhere is not in this ledger: its tail was cut

Each has a stable `name` (`till-would-go-negative`), `facts` (amounts, dates, ids: never free text)
and a sentence in French and in English that says what to do next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from flashcoop_core.words import fill, say
from flashcoop_core.written import Lang

__all__ = [
    "AmountError",
    "Conflict",
    "Damaged",
    "FlashcoopError",
    "FormerDraft",
    "HeadNotFound",
    "IdReused",
    "LaterFormat",
    "LaterSchema",
    "LearningDamaged",
    "LedgerBusy",
    "LedgerClosed",
    "LedgerForked",
    "LedgerPoisoned",
    "LedgerUnreadable",
    "LogError",
    "NetworkFileSystem",
    "NotAHead",
    "NotALedger",
    "PluginFailed",
    "PluginUnusable",
    "Refusal",
    "Refused",
    "TracesRemain",
    "UnknownKind",
    "UnknownSchema",
    "UnknownSession",
    "WriteFailed",
]


class FlashcoopError(Exception):
    """Base of all: it has a stable `name`, `facts`, and speaks French and English."""

    name: str

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts: Mapping[str, object] = facts

    def say(self, lang: Lang = "fr") -> str:
        """The sentence for people, in `lang`."""
        return say(self.name, self.facts, lang)

    def __str__(self) -> str:
        return self.say()


@attrs.frozen
class Refusal:
    """One reason why an event was not let in.

    `name` is stable (`price-not-voted`); `facts` are the amounts, dates and ids that the sentence
    quotes; `where` is the path of the field at fault (`lines[0].quantity`), empty if none. `texts`
    are the words of a plugin for its own refusal, (French, English); the core's are found by name.
    """

    name: str
    facts: Mapping[str, object] = attrs.field(factory=dict)
    where: str = ""
    texts: tuple[str, str] | None = attrs.field(default=None, eq=False, repr=False)

    def say(self, lang: Lang = "fr") -> str:
        """The sentence for people, in `lang`."""
        sentence = fill(self.texts, self.facts, lang) if self.texts else say(self.name, self.facts, lang)
        colon = "\u00a0: " if lang == "fr" else ": "
        return f"{self.where}{colon}{sentence}" if self.where else sentence

    def __str__(self) -> str:
        return f"[{self.name}] {self.say()}"


class Refused(FlashcoopError):
    """The event, or the batch it came in, was not let in. Nothing changed.

    `refusals` holds every reason of the first bad event; `kind` is its wire name and `line` its
    place in the batch or file, from 1 (0: a single event).
    """

    name = "refused"

    def __init__(self, refusals: Sequence[Refusal], *, kind: str = "", line: int = 0) -> None:
        super().__init__(kind=kind, line=line)
        self.refusals = tuple(refusals)
        self.kind = kind
        self.line = line

    @property
    def names(self) -> tuple[str, ...]:
        """The stable names of the refusals, in order."""
        return tuple(refusal.name for refusal in self.refusals)

    def say(self, lang: Lang = "fr") -> str:
        """What was refused and every reason why, a line each, in `lang`."""
        line = f"{'ligne' if lang == 'fr' else 'line'} {self.line}" if self.line else ""
        place = ", ".join(part for part in (line, self.kind) if part)
        lines = [f"- [{refusal.name}] {refusal.say(lang)}" for refusal in self.refusals]
        return "\n".join(
            [
                f"{say(self.name, {}, lang)} ({place})" if place else say(self.name, {}, lang),
                *lines,
            ]
        )


class AmountError(FlashcoopError):
    """A written amount is not a whole number of cents. `name` says why."""

    def __init__(self, name: str, **facts: object) -> None:
        super().__init__(**facts)
        self.name = name


class Conflict(FlashcoopError):
    """The session is not at the version that the caller expected."""

    name = "version-conflict"


class UnknownSession(FlashcoopError):
    """No session has that id, or the ledger holds several and none was named."""

    name = "unknown-session"


class PluginUnusable(FlashcoopError):
    """A plugin that was asked for cannot be used. `name` says why: `plugin-missing`, `plugin-broken`, ….

    Facts: `plugin`, and where they are known `distribution` (with its version), `reason`, `wants`, `have`.
    """

    def __init__(self, name: str, **facts: object) -> None:
        super().__init__(**facts)
        self.name = name


class PluginFailed(FlashcoopError):
    """A function of a plugin raised. Nothing was recorded; the plugin's own error is the cause.

    Facts: `plugin`, `distribution` (with its version), `function`, `error` (its type and message, shortened).
    """

    name = "plugin-failed"


class LogError(FlashcoopError):
    """The log could not be read or written."""


class NotALedger(LogError):
    """The file is not a ledger."""

    name = "not-a-ledger"


class LaterFormat(LogError):
    """The file has a format that this version does not know."""

    name = "later-format"


class FormerDraft(LogError):
    """The file has the format of an earlier draft, which is read no more. Facts: `path`, `found`, `known`."""

    name = "former-draft"


class LedgerUnreadable(LogError):
    """The file cannot be opened or read. Facts: `path`, `reason` (the system's or SQLite's code)."""

    name = "ledger-unreadable"

    def say(self, lang: Lang = "fr") -> str:
        """What is the matter and what to do, in `lang`; of a file that is not there, that it is not."""
        return say("ledger-absent" if self.facts.get("reason") == "ENOENT" else self.name, self.facts, lang)


class NetworkFileSystem(LogError):
    """The file lies on a file system that comes over a network: no lock protects it there.

    Facts: `path`, `system` (`nfs4`, `cifs`, `fuse.sshfs`). Copy the closed ledger to a disk of this
    computer and open the copy.
    """

    name = "network-file-system"


class LedgerBusy(LogError):
    """Another writer held the lock for longer than the time allowed. Facts: `path`, `seconds`."""

    name = "ledger-busy"


class WriteFailed(LogError):
    """The disk refused the write. Facts: `path`, `reason` (the system's or SQLite's code).

    Nothing of the batch is in the ledger, or, if the failure struck the very last step, all of it:
    reopen and record the same events again, with the same ids.
    """

    name = "write-failed"


class TracesRemain(LogError):
    """What was erased is gone from the tables, but may still be found in the files. Facts: `path`, `reason`.

    Ask for the same erasure again: it empties the files, even if there is nothing left to erase.
    """

    name = "traces-remain"


class LedgerPoisoned(LogError):
    """An earlier write failed on this handle; reopen the ledger before writing again. Facts: `path`."""

    name = "ledger-poisoned"


class LedgerForked(LogError):
    """The handle was opened before this process was forked; open the ledger in this process."""

    name = "ledger-forked"


class LedgerClosed(LogError):
    """The handle was closed."""

    name = "ledger-closed"


class IdReused(LogError):
    """An event with that `id` (a fact, in hexadecimal) is stored already."""

    name = "id-reused"


class UnknownKind(LogError):
    """No kind of event has this wire name (`kind`)."""

    name = "unknown-kind"


class LaterSchema(LogError):
    """An event of `kind` was written under `schema`; this version of the library knows `current`."""

    name = "later-schema"


class UnknownSchema(LogError):
    """Events of `kind` never had this version (`schema`)."""

    name = "unknown-schema"


class Damaged(LogError):
    """A stored event is not what was written.

    Facts: `position` of the first bad event, its `session` where one is known, and `what`: a short
    code, one of `flashcoop_core.words.logs.DAMAGES`. Some codes have a fact `detail`: the column.
    """

    name = "ledger-damaged"

    def __init__(self, *, position: int, what: str, session: str = "", detail: str = "") -> None:
        super().__init__(position=position, session=session, what=what, detail=detail)
        self.position = position
        self.session = session
        self.what = what
        self.detail = detail

    def say(self, lang: Lang = "fr") -> str:
        """Where the damage is, what it is, and what to do, in `lang`."""
        place = ("-in" if self.position else "-of") if self.session else "-at" if self.position else ""
        parts = (f"{self.name}{place}", f"damage-{self.what}")
        return " ".join(say(part, self.facts, lang) for part in parts)


class LearningDamaged(Damaged):
    """What is kept of learning, beside the ledger, is no longer what was written: as `Damaged`."""

    name = "learning-damaged"


class NotAHead(LogError):
    """What was given as a head is not 64 hexadecimal digits: a part of one proves nothing."""

    name = "not-a-head"


class HeadNotFound(LogError):
    """The `head` given is no head of this ledger: events were cut or replaced since it was printed."""

    name = "head-not-found"
