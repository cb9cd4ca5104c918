"""On which file system a ledger lies: one that comes over a network is refused.

A ledger is safe only where all who open it share one kernel: it keeps the locks, it maps the
`-shm` file that WAL needs, and what it says is on the disk is there. A network file system promises
none of the three (https://sqlite.org/wal.html, https://sqlite.org/howtocorrupt.html), and mostly
seems to work all the same: a ledger on sshfs opens, stores, and gives two computers the same turn.

Linux says in /proc/self/mountinfo what is mounted where. Elsewhere nothing is known, and nothing
is refused.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from flashcoop_core.errors import NetworkFileSystem

__all__ = ["MOUNTS", "Mount", "mount_of", "refuse_network"]

#: Where Linux keeps the table of what this process sees mounted.
MOUNTS = Path("/proc/self/mountinfo")

#: File systems on which several computers meet, as Linux calls them; those of FUSE without `fuse.`.
_NETWORK = frozenset(
    {
        "acfs",
        "afs",
        "auristorfs",
        "beegfs",
        "blobfuse2",
        "ceph",
        "ceph-fuse",
        "cifs",
        "coda",
        "curlftpfs",
        "davfs",
        "gcsfuse",
        "gfs2",
        "glusterfs",
        "google-drive-ocamlfuse",
        "gpfs",
        "gvfsd-fuse",
        "juicefs",
        "lustre",
        "mfs",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "onedriver",
        "orangefs",
        "panfs",
        "pvfs2",
        "rclone",
        "s3fs",
        "seaweedfs",
        "smb3",
        "smbfs",
        "smbnetfs",
        "sshfs",
    }
)

#: How 9p travels when it leaves the machine.
_NETWORK_TRANSPORTS = frozenset({"trans=rdma", "trans=tcp"})

_ESCAPED = re.compile(r"\\([0-7]{3})")


class Mount(NamedTuple):
    """A line of the table: where it is mounted, which type, what is mounted, its own options."""

    point: str
    type: str
    source: str
    options: str

    @property
    def is_network(self) -> bool:
        """Whether what lies there comes over a network.

        9p and virtiofs are not refused as such: gVisor, WSL and virtual machines hand in folders of
        the computer they run on that way, often the root itself. Every program inside still goes
        through one kernel, which keeps locks and mapped pages for all of them; SQLite's warning
        is about file systems where it cannot. 9p that does leave the machine names a transport
        that does. Against a host that writes to the folder of its own guest nothing here helps.
        """
        if self.type == "9p":
            return not _NETWORK_TRANSPORTS.isdisjoint(self.options.split(","))
        # WebDAV is of type `fuse` and no more: only the address of the server tells.
        return self.type.removeprefix("fuse.") in _NETWORK or "://" in self.source


def mount_of(path: Path, table: str) -> Mount | None:
    """The line of `table`, a mountinfo, that `path` lies under; None if there is none.

    `path` is absolute and without symbolic links. It need not exist.
    """
    found: Mount | None = None
    for line in table.split("\n"):
        place, _, what = line.partition(" - ")
        fields, described = place.split(" "), what.split(" ", 2)
        if len(fields) < 6 or len(described) < 3:  # noqa: PLR2004 - as many as the format has before and after the dash
            continue
        point = _ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), fields[4])
        # The longest that fits; of several on one point the last covers the others.
        if _lies_under(path, point) and (found is None or len(point) >= len(found.point)):
            found = Mount(point, *described)
    return found


def refuse_network(path: Path, mounts: Path = MOUNTS) -> None:
    """Refuse a `path` that lies on a network file system, by the table in the file `mounts`.

    Raises:
        NetworkFileSystem: it does.
    """
    try:
        table = os.fsdecode(mounts.read_bytes())
    except OSError:
        return
    mount = mount_of(path, table)
    if mount is not None and mount.is_network:
        raise NetworkFileSystem(path=path, system=mount.type)


def _lies_under(path: Path, point: str) -> bool:
    return f"{path}/".startswith(f"{point.rstrip('/')}/")
