"""A class is read for the first time by several threads at once."""

from __future__ import annotations

import subprocess
import sys

_THREADS = """
import sys
from concurrent.futures import ThreadPoolExecutor
import attrs
import msgspec
from flashcoop_core.codec.looking import looked_at

sys.setswitchinterval(1e-6)
plain = {"x": 1, "parts": [{"part": {"p": 1}, "q": "a"}]}
with ThreadPoolExecutor(4) as threads:
    for _ in range(300):
        Inner = attrs.make_class("Inner", {"p": attrs.field(type=int)}, frozen=True)
        Part = attrs.make_class("Part", {"part": attrs.field(type=Inner), "q": attrs.field(type=str)}, frozen=True)
        Whole = attrs.make_class("Whole", {"x": attrs.field(type=int), "parts": attrs.field(type=tuple[Part, ...])})
        found = list(threads.map(lambda _: msgspec.convert(plain, looked_at(Whole)), range(4)))
        assert found == [Whole(1, (Part(Inner(1), "a"),))] * 4
"""


def test_threads_may_read_what_none_has_read_before() -> None:
    """In a process of its own: where it fails, the process crashes."""
    assert subprocess.run([sys.executable, "-c", _THREADS], check=False).returncode == 0
