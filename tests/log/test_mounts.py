"""Network file systems: recognised in the table of mounts, and refused before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from flashcoop_core.errors import LedgerUnreadable, NetworkFileSystem
from flashcoop_core.log import Item
from flashcoop_core.log.connection import LedgerFile
from flashcoop_core.log.mounts import MOUNTS, mount_of, refuse_network
from flashcoop_core.log.sqlite import SQLiteLog

MakeItem = Callable[..., Item]

_DESKTOP = r"""
22 28 0:21 / /proc rw,nosuid,nodev,noexec,relatime shared:13 - proc proc rw
28 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw,errors=remount-ro
31 28 0:27 / /dev/shm rw,nosuid,nodev shared:3 - tmpfs tmpfs rw,inode64
40 28 0:44 / /home rw,relatime shared:20 - nfs4 nas:/export/home rw,vers=4.2,hard,proto=tcp
41 40 259:3 / /home/m/disk rw,relatime shared:21 - xfs /dev/nvme0n1p3 rw
42 28 0:45 / /mnt/la\040cave\0111 rw shared:22 - cifs //nas/la\040cave rw,vers=3.1.1
43 28 0:39 / /mnt/ssh rw,nosuid,nodev,relatime shared:23 - fuse.sshfs host:/srv rw,user_id=1000
44 28 0:41 / /mnt/dav rw,nosuid,nodev,relatime - fuse https://cloud.example.org/dav/ rw,user_id=1000
45 28 0:46 / /mnt/back\134slash rw - btrfs /dev/sdb1 rw,subvol=/
46 28 0:44 /m/books /srv/books rw,relatime shared:20 - nfs4 nas:/export/home rw,vers=4.2,hard,proto=tcp
47 28 0:47 / /media/twice rw,relatime - ext4 /dev/sdc1 rw
48 47 0:48 / /media/twice rw,relatime - smb3 //nas/twice rw
49 28 0:49 / /mnt/sealed rw,relatime shared:30 master:2 propagate_from:2 - fuse.gocryptfs /home/m/sealed rw
"""

_GVISOR = """
16 15 0:18 / / rw - 9p none rw,trans=fd,rfdno=3,wfdno=3,aname=/,dfltuid=4294967294,dcache=1000,directfs
24 16 0:25 / /home/m rw - 9p none rw,trans=fd,rfdno=7,wfdno=7,aname=/
"""

_VIRTUAL_MACHINE = r"""
30 1 0:24 / / rw,relatime - overlay overlay rw,lowerdir=/lower,upperdir=/upper,workdir=/work
31 30 0:50 / /lent rw,relatime - virtiofs lent rw
32 30 0:51 / /old rw,relatime - 9p old rw,access=client,trans=virtio
33 30 0:52 / /mnt/c rw,noatime - 9p C:\134 rw,aname=drvfs;path=C:\Program Files;uid=1000,mmap,trans=fd
34 30 0:53 / /far rw,relatime - 9p 192.0.2.1 rw,access=user,trans=tcp,port=564
"""


@pytest.mark.parametrize(
    ("table", "path", "point", "system", "refused"),
    [
        (_DESKTOP, "/srv/a.flashcoop", "/", "ext4", False),
        (_DESKTOP, "/home/m/a.flashcoop", "/home", "nfs4", True),
        (_DESKTOP, "/homes/m/a.flashcoop", "/", "ext4", False),
        (_DESKTOP, "/home/m/disk/a.flashcoop", "/home/m/disk", "xfs", False),
        (_DESKTOP, "/home/m/disks/a.flashcoop", "/home", "nfs4", True),
        (_DESKTOP, "/mnt/la cave\t1/a.flashcoop", "/mnt/la cave\t1", "cifs", True),
        (_DESKTOP, "/mnt/ssh/a.flashcoop", "/mnt/ssh", "fuse.sshfs", True),
        (_DESKTOP, "/mnt/dav/a.flashcoop", "/mnt/dav", "fuse", True),
        (_DESKTOP, "/mnt/back\\slash/a.flashcoop", "/mnt/back\\slash", "btrfs", False),
        (_DESKTOP, "/srv/books/a.flashcoop", "/srv/books", "nfs4", True),
        (_DESKTOP, "/media/twice/a.flashcoop", "/media/twice", "smb3", True),
        (_DESKTOP, "/mnt/sealed/a.flashcoop", "/mnt/sealed", "fuse.gocryptfs", False),
        (_GVISOR, "/a.flashcoop", "/", "9p", False),
        (_GVISOR, "/home/m/a.flashcoop", "/home/m", "9p", False),
        (_VIRTUAL_MACHINE, "/tmp/a.flashcoop", "/", "overlay", False),  # noqa: S108 - a line of a table
        (_VIRTUAL_MACHINE, "/lent/a.flashcoop", "/lent", "virtiofs", False),
        (_VIRTUAL_MACHINE, "/old/a.flashcoop", "/old", "9p", False),
        (_VIRTUAL_MACHINE, "/mnt/c/a.flashcoop", "/mnt/c", "9p", False),
        (_VIRTUAL_MACHINE, "/far/a.flashcoop", "/far", "9p", True),
    ],
)
def test_what_a_path_lies_on_is_read_off_the_table(
    table: str, path: str, point: str, system: str, refused: bool
) -> None:
    mount = mount_of(Path(path), table)
    assert mount is not None
    assert (mount.point, mount.type, mount.is_network) == (point, system, refused)


@pytest.mark.parametrize("table", ["", "\n", "28 1 259:2 / / rw", "this is no table - at all\n", "1 2 3 4 5 - 6 7 8"])
def test_a_table_that_says_nothing_of_a_path_tells_nothing(table: str) -> None:
    assert mount_of(Path("/srv/a.flashcoop"), table) is None


def test_where_there_is_no_table_nothing_is_refused(tmp_path: Path) -> None:
    refuse_network(tmp_path, tmp_path / "absent")


@pytest.mark.skipif(not MOUNTS.exists(), reason="only Linux has the table")
def test_the_table_of_this_computer_can_be_read(tmp_path: Path) -> None:
    mount = mount_of(tmp_path.resolve(), MOUNTS.read_text())
    assert mount is not None
    assert tmp_path.resolve().is_relative_to(mount.point)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder of which the table `mounts` beside it says that it is a network share."""
    share = tmp_path / "the share"
    share.mkdir()
    point = str(share.resolve()).replace(" ", r"\040")
    (tmp_path / "mounts").write_text(
        f"28 1 259:2 / / rw,relatime shared:1 - ext4 /dev/vda rw\n40 28 0:44 / {point} rw - nfs4 nas:/books rw\n"
    )
    return share


def opened(path: Path, *, read_only: bool = False) -> LedgerFile:
    return LedgerFile(path, read_only=read_only, timeout=0.2, mounts=path.parent.parent / "mounts")


def test_no_ledger_is_made_on_a_network_share_nor_anything_else(share: Path) -> None:
    with pytest.raises(NetworkFileSystem) as refused:
        opened(share / "a.flashcoop")
    assert refused.value.facts == {"path": (share / "a.flashcoop").resolve(), "system": "nfs4"}
    assert list(share.iterdir()) == []


def test_a_ledger_on_a_network_share_is_not_written_to_under_any_of_its_names(share: Path, ledger: Path) -> None:
    path = share / "a.flashcoop"
    ledger.replace(path)
    before = path.read_bytes()
    (local := share.parent / "local").mkdir()
    (local / "alias.flashcoop").symlink_to(path)
    for name in (path, local / "alias.flashcoop"):
        with pytest.raises(NetworkFileSystem):
            opened(name)
    assert path.read_bytes() == before
    assert [other.name for other in share.iterdir()] == ["a.flashcoop"]
    opened(local / "b.flashcoop").close()  # beside the link, but on the disk


def test_a_closed_ledger_on_a_network_share_can_be_read(share: Path, ledger: Path) -> None:
    path = share / "a.flashcoop"
    ledger.replace(path)
    file = opened(path, read_only=True)
    assert file.read("SELECT max(position) FROM log") == [(24,)]
    file.close()
    assert [other.name for other in share.iterdir()] == ["a.flashcoop"]


def test_a_ledger_on_a_network_share_that_is_being_written_to_is_not_read(
    share: Path, ledger: Path, item: MakeItem
) -> None:
    path = share / "a.flashcoop"
    ledger.replace(path)
    reader = opened(path, read_only=True)
    writer = SQLiteLog(path)  # on the server, to which the share is a disk
    with writer.writing() as turn:
        turn.append([item("new", 1)])
    with pytest.raises(NetworkFileSystem):
        reader.read("SELECT max(position) FROM log")
    with pytest.raises(NetworkFileSystem):
        opened(path, read_only=True)
    writer.close()


def test_the_refusal_says_what_to_do() -> None:
    refused = NetworkFileSystem(path="/mnt/x/a.flashcoop", system="cifs")
    assert re.search("/mnt/x/a.flashcoop.*cifs.*copiez-le", refused.say("fr"))
    assert re.search("/mnt/x/a.flashcoop.*cifs.*copy it", refused.say("en"))


def test_an_absent_ledger_on_a_network_share_is_absent(share: Path) -> None:
    with pytest.raises(LedgerUnreadable):
        opened(share / "a.flashcoop", read_only=True)
