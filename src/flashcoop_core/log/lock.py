"""The lock that gives writers their turn: a file beside the ledger, `<ledger>.lock`.

SQLite's own lock lets a busy process starve the others for seconds; queued on a file lock of the
operating system they get fair shares. The lock goes away with the process that holds it, however
that process ends. The file is never removed: two processes could then lock two different files.
"""

from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path

__all__ = ["SideLock"]


class SideLock:
    """An exclusive lock between processes, on a file of mode 0600 that is made if absent.

    Raises:
        OSError: the file can be neither opened nor made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = self._taken = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)

    def take(self, seconds: float) -> None:
        """Take the lock.

        Raises:
            TimeoutError: somebody else held it all the time, for `seconds`.
        """
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file = os.open(self._path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
            self._taken = _Queued(file).wait(seconds)

    def release(self) -> None:
        """Let the next one have the lock, which was taken."""
        fcntl.flock(self._taken, fcntl.LOCK_UN)
        if self._taken != self._file:
            os.close(self._taken)
            self._taken = self._file

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)


class _Queued(threading.Thread):
    """A thread that waits in the kernel's queue, since flock itself knows no timeout.

    Trying again and again instead would let a busy process win every time. The thread has an open
    file of its own, so that it can be left behind: when its turn comes too late it gives it back.
    """

    def __init__(self, file: int) -> None:
        super().__init__(daemon=True)
        self._file = file
        self._decision = threading.Lock()
        self._obtained = threading.Event()
        self._abandoned = False

    def wait(self, seconds: float) -> int:
        """The file that carries the lock. TimeoutError if it was not obtained in `seconds`."""
        self.start()
        try:
            self._obtained.wait(seconds)
        except BaseException:
            if not self._abandon():
                os.close(self._file)
            raise
        if self._abandon():
            raise TimeoutError
        return self._file

    def run(self) -> None:
        """Queue, and keep the lock only if somebody still waits for it."""
        fcntl.flock(self._file, fcntl.LOCK_EX)
        with self._decision:
            if self._abandoned:
                os.close(self._file)
            else:
                self._obtained.set()

    def _abandon(self) -> bool:
        """Leave the queue, unless the lock was obtained."""
        with self._decision:
            self._abandoned = not self._obtained.is_set()
            return self._abandoned
