"""What can go wrong in the vault: one class for each cause.

No message, field or repr here ever holds a passphrase, a name, a key, a word of a recovery code or
anything that was sealed. Causes are raised `from None`, so that no inner error carries them either.
"""

from __future__ import annotations

from enum import StrEnum


class VaultError(Exception):
    """Base of all: `except VaultError` catches every broken promise of this floor."""


class CannotOpenError(VaultError):
    """The key is wrong, the place is wrong, or bytes were altered: the seal cannot say which."""

    def __init__(self) -> None:
        super().__init__("does not open: another key, another place, or altered")


class UnknownFormatError(VaultError):
    """The bytes are too short, or begin with a version that this program does not know."""

    def __init__(self) -> None:
        super().__init__("not a seal of a known format")


class MissingContextError(VaultError):
    """Associated data is mandatory: a seal that belongs nowhere could be moved anywhere."""

    def __init__(self) -> None:
        super().__init__("associated data must not be empty")


class WrongLengthError(VaultError):
    """A key, token or code of the wrong number of bytes."""

    def __init__(self, kind: str, expected: int, found: int) -> None:
        super().__init__(f"{kind}: expected {expected} bytes, found {found}")
        self.kind, self.expected, self.found = kind, expected, found


class BadPublicKeyError(VaultError):
    """A public key that nobody can hold the secret of; a shared secret would be known to all."""

    def __init__(self) -> None:
        super().__init__("not a usable public key")


class WeakParametersError(VaultError):
    """Stored or asked-for Argon2id parameters lie under the floor: a downgrade is refused."""

    def __init__(self, m_kib: int, t: int, p: int) -> None:
        super().__init__(f"Argon2id parameters under the floor: m={m_kib} KiB, t={t}, p={p}")
        self.m_kib, self.t, self.p = m_kib, t, p


class ExcessiveParametersError(VaultError):
    """Argon2id parameters so high that one sign-in would stop the machine."""

    def __init__(self, m_kib: int, t: int, p: int) -> None:
        super().__init__(f"Argon2id parameters over the ceiling: m={m_kib} KiB, t={t}, p={p}")
        self.m_kib, self.t, self.p = m_kib, t, p


class KdfFailedError(VaultError):
    """Argon2id could not run: no memory left, or parameters or a salt that make no sense."""

    def __init__(self) -> None:
        super().__init__("Argon2id did not run")


class WeakPepperError(VaultError):
    """The host's pepper is shorter than 32 bytes."""

    def __init__(self, found: int) -> None:
        super().__init__(f"pepper: expected at least 32 bytes, found {found}")
        self.found = found


class WrongPassphraseError(VaultError):
    """No row opens with this name and passphrase; an unknown name ends here too."""

    def __init__(self) -> None:
        super().__init__("no such name with that passphrase")


class SamePassphraseError(VaultError):
    """The passphrase that someone else knows was chosen again."""

    def __init__(self) -> None:
        super().__init__("the new passphrase is the one in use")


class WrongCodeError(VaultError):
    """No row opens with this recovery code; an unknown name ends here too."""

    def __init__(self) -> None:
        super().__init__("no such name with that recovery code")


class TamperedError(VaultError):
    """The right key was used, and still a part of the person's row is not what its owner stored."""

    def __init__(self, part: str) -> None:
        super().__init__(f"altered or mixed with another version: {part}")
        self.part = part


class UnreadableCodeError(VaultError):
    """Base of the three ways in which typed words are not a recovery code."""


class WordCountError(UnreadableCodeError):
    """Not twelve words."""

    def __init__(self, found: int) -> None:
        super().__init__(f"expected 12 words, found {found}")
        self.found = found


class UnknownWordError(UnreadableCodeError):
    """Words that are not in the list, by position from 1. The words themselves are not kept."""

    def __init__(self, positions: tuple[int, ...]) -> None:
        super().__init__("not in the word list: " + ", ".join(f"word {n}" for n in positions))
        self.positions = positions


class ChecksumError(UnreadableCodeError):
    """Twelve known words that do not belong together: one is wrong, or two are swapped."""

    def __init__(self) -> None:
        super().__init__("the twelve words do not fit together")


class Fault(StrEnum):
    """What is wrong at one place of a log."""

    FOREIGN = "foreign"  # the row names another vault
    GAP = "gap"  # rows before this one are missing
    REPEATED = "repeated"  # this seq, or a later one, came already
    CONTENT = "content"  # the sealed bytes are not those that the digest names
    TAG = "tag"  # author, time, digest or place differ from what was written
    SHORT = "short"  # the log ends before its head
    LONG = "long"  # the log goes on after its head
    HEAD = "head"  # the head names another last entry, or its mac is not the owner's
    SEAL = "seal"  # the entry does not open with this key at this place


class ChainBrokenError(VaultError):
    """The log is not what its owner wrote; `seq` is the first entry that shows it."""

    def __init__(self, seq: int, fault: Fault) -> None:
        super().__init__(f"log broken at entry {seq}: {fault}")
        self.seq, self.fault = seq, fault
