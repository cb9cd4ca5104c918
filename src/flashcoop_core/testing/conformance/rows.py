"""Events to put into a log: small, the same for the same arguments, of several sessions that take turns."""

from __future__ import annotations

import hashlib

from flashcoop_core.log import Item, Log, Row, encode_record

__all__ = ["item", "store", "story"]


def item(session: str, version: int, *, cents: int = 550, credit: int | None = None, event: bytes = b"") -> Item:
    """An event to store, with a sale of `cents`. Same arguments, same bytes; ids grow with the version."""
    id = version.to_bytes(6, "big") + hashlib.sha256(f"{session}/{version}".encode()).digest()[:10]
    record = encode_record(
        at="2026-03-04T10:00:00.000123Z",
        by="m-01",
        entries=(("CA", f"t-{version}", (("53", "", cents, None), ("7071", "p-1", -(credit or cents), 550))),),
        event=event or b'{"quantity":%d,"ticket":"t-%d"}' % (cents, version),
        id=id,
        kind="sale_made",
        on="2026-03-04",
        origin=None,
        schema=1,
        session=session,
        version=version,
    )
    return session, id, record


def story() -> list[Item]:
    """24 events of three sessions that take turns, and one session that comes and goes early."""
    early = [item("early", version) for version in range(1, 4)]
    return early + [item(name, version) for version in range(1, 8) for name in ("lusignan", "poitiers", "rouille")]


def store(log: Log, *items: Item) -> list[Row]:
    """Store `items` in one turn."""
    with log.writing() as writer:
        return writer.append(items)
