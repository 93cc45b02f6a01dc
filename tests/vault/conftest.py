"""People of the vault's tests: Anna, and her partner Ben, who shares her computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import settings

from sameteam import vault
from sameteam.vault import KdfParams, NewPerson, OpenedPerson, PersonRow, Secrets

# A busy machine is no failure: nothing here is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

CHEAP = KdfParams(m_kib=64, t=1, p=1)


@dataclass(frozen=True)
class Host:
    """A host whose Argon2id costs next to nothing."""

    pepper: bytes = b"a pepper of at least 32 bytes ..."
    params: KdfParams = CHEAP

    def new(self, passphrase: str, name: str) -> NewPerson:
        return vault.new_person(passphrase, name, self.pepper, self.params, allow_weak=True)

    def open(self, rows: Sequence[PersonRow], passphrase: str, name: str) -> OpenedPerson:
        return vault.open_person(rows, passphrase, name, self.pepper, self.params, allow_weak=True)

    def change(self, row: PersonRow, secrets: Secrets, passphrase: str, name: str) -> PersonRow:
        return vault.change_passphrase(
            row, secrets, passphrase, name, self.pepper, self.params, allow_weak=True
        )

    def renew(self, row: PersonRow, secrets: Secrets, passphrase: str, name: str) -> NewPerson:
        return vault.renew_user_key(
            row, secrets, passphrase, name, self.pepper, self.params, allow_weak=True
        )


@pytest.fixture(scope="session")
def host() -> Host:
    return Host()


@pytest.fixture(scope="session")
def anna(host: Host) -> NewPerson:
    """Anna, passphrase "river stones"."""
    return host.new("river stones", "Anna")


@pytest.fixture(scope="session")
def ben(host: Host) -> NewPerson:
    """Ben, passphrase "garden gate"."""
    return host.new("garden gate", "Ben")
