"""Someone who waits for a file is told that the work goes on; nobody else is."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import pytest

from flashcoop_core.cli import export
from flashcoop_core.cli import waiting as module
from flashcoop_core.cli.waiting import waiting
from flashcoop_core.hooks import File


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def _worked(screen: io.StringIO, seconds: float, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(module, "_BEAT", 0.02)
    monkeypatch.setattr(sys, "stderr", screen)
    with waiting("en") as counted:
        assert list(counted([b"abc", b"de"])) == [b"abc", b"de"]
        sleep(seconds)
    return screen.getvalue()


def test_a_terminal_shows_how_far_it_is_and_is_left_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = _worked(_Screen(), 0.1, monkeypatch)
    assert "Being written: 0 s, 5 bytes…" in drawn
    assert drawn.endswith("\r\x1b[K")


def test_short_work_and_what_is_no_terminal_show_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _worked(_Screen(), 0.0, monkeypatch) == ""
    assert _worked(io.StringIO(), 0.1, monkeypatch) == ""


@pytest.mark.parametrize("name", ["books", "books.txt"])
def test_an_export_is_waited_for_while_it_is_made_and_while_it_is_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[bool] = []

    @contextmanager
    def watched(_: str) -> Iterator[Callable[[Iterable[bytes]], Iterator[bytes]]]:
        waited.append(True)
        yield iter
        waited.clear()

    def pieces() -> Iterator[bytes]:
        assert waited
        yield b"abc"

    def files() -> Iterator[File]:
        assert waited
        yield File("a.txt", pieces())

    monkeypatch.setattr(export, "waiting", watched)
    for path, size in export._left(files(), tmp_path / name, "en"):  # noqa: SLF001 - what the command does
        assert not waited
        assert (path.read_bytes(), size) == (b"abc", 3)
