"""The lock that gives writers their turn: a file beside the ledger, `<ledger>.lock`.

SQLite's own lock lets a busy process starve the others for seconds; queued on a file lock of the
operating system they get fair shares. The lock goes away with the process that holds it, however
that process ends.

The library never removes the file: two processes could then lock two different files. Others may
remove it (a script that clears `*.lock`, a folder restored from a copy), so a lock counts only if
the file that carries it is the one beside the ledger.
"""

from __future__ import annotations

import fcntl
import os
import threading
import time
from pathlib import Path

__all__ = ["SideLock"]

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
_AT_ONCE = fcntl.LOCK_EX | fcntl.LOCK_NB


class SideLock:
    """An exclusive lock between processes, on a file of mode 0600 that is made if absent.

    Raises:
        OSError: the file can be neither opened nor made.
    """

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._renew()
        self._taken = self._file

    def take(self, seconds: float) -> None:
        """Take the lock.

        Who waits for the holder of a file that was removed in the meantime waits until that one is
        done, and then takes the file that is there. Only a handle opened after the removal knows
        nothing of such a holder: between these two the table decides, which takes no row but the next.

        Raises:
            TimeoutError: somebody else held it all the time, for `seconds`.
            OSError: the file was removed and cannot be made again.
        """
        ends = time.monotonic() + seconds
        while True:
            carrier, identity = self._file, self._identity
            try:
                fcntl.flock(carrier, _AT_ONCE)
            except BlockingIOError:
                self._renew()  # the one that queues may have to be left behind
                _Queued(carrier).wait(max(ends - time.monotonic(), 0.0))
            if self._stands(identity):
                self._taken = carrier
                return
            fcntl.flock(carrier, fcntl.LOCK_UN)
            if carrier == self._file:
                self._renew()
            os.close(carrier)
            if time.monotonic() > ends:
                raise TimeoutError

    def release(self) -> None:
        """Let the next one have the lock, which was taken."""
        fcntl.flock(self._taken, fcntl.LOCK_UN)
        if self._taken != self._file:
            os.close(self._taken)
            self._taken = self._file

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)

    def _renew(self) -> None:
        """Open the file that is there now, or make it."""
        self._file = os.open(self._path, _FLAGS, 0o600)
        found = os.fstat(self._file)
        self._identity = found.st_dev, found.st_ino

    def _stands(self, identity: tuple[int, int]) -> bool:
        """Whether the file beside the ledger is the one that was opened, and not another in its place.

        While it is open no other file can get its number.
        """
        try:
            found = os.lstat(self._path)
        except OSError:
            return False
        return (found.st_dev, found.st_ino) == identity


class _Queued(threading.Thread):
    """A thread that waits in the kernel's queue, since flock itself knows no timeout.

    Trying again and again instead would let a busy process win every time. The open file is the
    thread's own, so that it can be left behind: when its turn comes too late it gives it back.
    """

    def __init__(self, file: int) -> None:
        super().__init__(daemon=True)
        self._file = file
        self._decision = threading.Lock()
        self._obtained = threading.Event()
        self._abandoned = False

    def wait(self, seconds: float) -> None:
        """Return when the file carries the lock. TimeoutError if it was not obtained in `seconds`."""
        self.start()
        try:
            self._obtained.wait(seconds)
        except BaseException:
            if not self._abandon():
                os.close(self._file)
            raise
        if self._abandon():
            raise TimeoutError

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
