"""A disk that loses what was not synced: a VFS that records, and what a power loss leaves of it.

The database runs on real files. Every write, truncation, sync and deletion is recorded on the way,
in order, so that the power can be cut afterwards at any place, and many times.

What the model holds: a write is on the disk for sure once its file was synced, and a new file once
it was synced for the first time. Of what came later, anything may be there and anything may be
missing, in any order, in pieces of one sector. What it does not hold: a disk that lies about syncs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal

import apsw

SECTOR = 512
Luck = Literal["none", "all", "first", "any"]  # which unsynced writes are there after all


@dataclass(frozen=True, slots=True)
class Write:
    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    file: str


@dataclass(frozen=True, slots=True)
class Delete:
    file: str
    synced: bool  # the folder, too


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """No operation of the disk: here the writer was told that it is kept."""

    name: str


Operation = Write | Truncate | Sync | Delete | Acknowledged


class RecordingFile(apsw.VFSFile):
    def __init__(
        self, filename: str | apsw.URIFilename, flags: list[int], operations: list[Operation]
    ) -> None:
        path = filename if isinstance(filename, str) else filename.filename()
        self.name, self.operations = Path(path).name, operations
        super().__init__("", filename, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 (SQLite's names)
        self.operations.append(Write(self.name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self.operations.append(Truncate(self.name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self.operations.append(Sync(self.name))
        super().xSync(flags)


class RecordingDisk(apsw.VFS):
    """Registered under `name` for as long as it lives; it hands all on to the system's own."""

    def __init__(self, name: str) -> None:
        self.operations: list[Operation] = []
        super().__init__(name, "")

    def xOpen(  # noqa: N802
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> apsw.VFSFile:
        if name is None:  # a temporary file: nothing that should outlive anything
            return super().xOpen(name, flags)
        return RecordingFile(name, flags, self.operations)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.operations.append(Delete(Path(filename).name, bool(syncdir)))
        super().xDelete(filename, syncdir)


@dataclass
class _File:
    durable: bytearray | None  # None: not in the folder for sure
    later: list[Write | Truncate] = field(default_factory=list)
    doomed: bool = False  # deleted, and the folder not synced since


def after_power_loss(
    before: dict[str, bytes], done: Iterable[Operation], luck: Luck, chance: Random
) -> dict[str, bytes]:
    """The files as the next start finds them, when the power went after `done`."""
    files = {name: _File(bytearray(data)) for name, data in before.items()}
    for operation in done:
        match operation:
            case Write() | Truncate():
                file = files.setdefault(operation.file, _File(None))
                file.doomed = False
                file.later.append(operation)
            case Sync(name):
                file = files.setdefault(name, _File(None))
                if file.durable is None:
                    # The unix VFS syncs the folder with a new file's first sync: what was deleted
                    # in it before is gone for sure.
                    file.durable = bytearray()
                    files = {known: each for known, each in files.items() if not each.doomed}
                for each in file.later:
                    _apply(file.durable, each)
                file.later.clear()
            case Delete(name, synced):
                if synced or files[name].durable is None:
                    files.pop(name)
                else:
                    files[name].doomed = True
    left = {name: _left(file, luck, chance) for name, file in files.items()}
    return {name: bytes(data) for name, data in left.items() if data is not None}


def _left(file: _File, luck: Luck, chance: Random) -> bytearray | None:
    gone = luck == "all" or (luck != "none" and chance.random() < 0.5)
    if file.doomed and gone:
        return None
    survived = _survived(file.later, luck, chance)
    if file.durable is None and not survived:
        return None
    data = file.durable or bytearray()
    for each in survived:
        _apply(data, each)
    return data


def _survived(later: list[Write | Truncate], luck: Luck, chance: Random) -> list[Write | Truncate]:
    match luck:
        case "none":
            return []
        case "all":
            return later
        case "first":
            return later[: chance.randint(0, len(later))]
        case "any":
            pieces = [piece for each in later for piece in _sectors(each)]
            return [piece for piece in pieces if chance.random() < 0.5]


def _sectors(each: Write | Truncate) -> list[Write | Truncate]:
    if isinstance(each, Truncate):
        return [each]
    pieces: list[Write | Truncate] = []
    at, end = each.offset, each.offset + len(each.data)
    while at < end:
        until = min((at // SECTOR + 1) * SECTOR, end)
        data = each.data[at - each.offset : until - each.offset]
        pieces.append(Write(each.file, at, data))
        at = until
    return pieces


def _apply(data: bytearray, each: Write | Truncate) -> None:
    if isinstance(each, Truncate):
        del data[each.size :]
        data.extend(bytes(each.size - len(data)))
        return
    data.extend(bytes(max(0, each.offset - len(data))))
    data[each.offset : each.offset + len(each.data)] = each.data
