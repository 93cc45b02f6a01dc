"""A person: making, opening and renewing the keys.

Every change returns a complete new row and alters nothing: the old row opens until the new one has
taken its place, and a crash between leaves one of the two.

What renewal cannot do: a copy of the old row stays open to whoever holds it with its old passphrase
or code. `renew_user_key` shuts the way in; it does not take back what was already read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sameteam.vault import box, keys, recovery
from sameteam.vault.errors import (
    CannotOpenError,
    SamePassphraseError,
    TamperedError,
    UnknownFormatError,
    WrongCodeError,
    WrongPassphraseError,
)
from sameteam.vault.keys import KdfParams, RecoverySeed, ScreenKey, SecretKey, UserKey
from sameteam.vault.row import (
    PersonRow,
    Secrets,
    open_rest,
    unwrap_by_code,
    unwrap_by_passphrase,
    with_mac,
    wrap_by_code,
    wrap_by_passphrase,
    wrap_screen_key,
    wrap_secret_key,
)


@dataclass(frozen=True, slots=True)
class OpenedPerson:
    row: PersonRow
    secrets: Secrets


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A row to store, the secrets to go on with, and the code to show once."""

    row: PersonRow
    secrets: Secrets
    code: RecoverySeed

    @property
    def words(self) -> tuple[str, ...]:
        return recovery.words(self.code)


def new_person(
    passphrase: str,
    name: str,
    pepper: bytes,
    params: KdfParams | None = None,
    *,
    allow_weak: bool = False,
) -> NewPerson:
    """Draw all keys of a new person and wrap them. One Argon2 run."""
    secrets = Secrets(UserKey.fresh(), SecretKey.fresh(), ScreenKey.fresh())
    lock = _Lock.of(passphrase, name, pepper, params, allow_weak)
    return _build(lock, secrets)


def open_person(
    rows: Sequence[PersonRow],
    passphrase: str,
    name: str,
    pepper: bytes,
    params: KdfParams | None = None,
    *,
    allow_weak: bool = False,
) -> OpenedPerson:
    """Find and open, among all rows of this name's handle, the one with this passphrase.

    `params` is what new rows get. One Argon2id run, with no rows too; one more for each other cost
    that the rows still have. Raises WrongPassphraseError, TamperedError, WeakParametersError.
    """
    costs = {params or KdfParams()} | {row.params for row in rows}
    for cost in costs:
        cost.check(allow_weak=allow_weak)
    salt = keys.salt_for(name, pepper)
    derived = {
        cost: keys.derive(passphrase, salt, cost, pepper, allow_weak=allow_weak) for cost in costs
    }
    # Every row is compared, so that the time does not tell which one it was.
    fits = [row for row in rows if keys.verifies(derived[row.params].verifier, row.verifier)]
    if not fits:
        raise WrongPassphraseError
    row = fits[0]
    try:
        user_key = unwrap_by_passphrase(derived[row.params].kek, row)
    except (CannotOpenError, UnknownFormatError):
        raise TamperedError("user key") from None
    return OpenedPerson(row, open_rest(row, user_key))


def open_with_recovery(rows: Sequence[PersonRow], code: RecoverySeed) -> OpenedPerson:
    """Open, among all rows of one handle, the one that this code belongs to.

    The caller then asks for a new passphrase and shows a new code. Raises WrongCodeError,
    TamperedError.
    """
    for row in rows:
        try:
            user_key = unwrap_by_code(code, row)
        except (CannotOpenError, UnknownFormatError):
            continue
        return OpenedPerson(row, open_rest(row, user_key))
    raise WrongCodeError


def change_passphrase(
    row: PersonRow,
    secrets: Secrets,
    passphrase: str,
    name: str,
    pepper: bytes,
    params: KdfParams | None = None,
    *,
    allow_weak: bool = False,
) -> PersonRow:
    """Wrap the user key by a new passphrase, a new name or a new cost. All else stays."""
    lock = _Lock.of(passphrase, name, pepper, params, allow_weak)
    return with_mac(secrets.user_key, lock.put_on(row, secrets.user_key))


def renew_recovery(row: PersonRow, secrets: Secrets) -> NewPerson:
    """A new code; the row it replaces held the old one's only wrap."""
    code = RecoverySeed.fresh()
    changed = replace(row, by_code=wrap_by_code(code, secrets.user_key, row.public_key))
    return NewPerson(with_mac(secrets.user_key, changed), secrets, code)


def drop_recovery(row: PersonRow, secrets: Secrets) -> PersonRow:
    """No code at all, for a person who has no place to keep one."""
    return with_mac(secrets.user_key, replace(row, by_code=b""))


def renew_screen_key(row: PersonRow, secrets: Secrets) -> OpenedPerson:
    """Throw the screening key away: what it sealed is then closed for good."""
    renewed = replace(secrets, screen_key=ScreenKey.fresh())
    changed = replace(row, screen_key=wrap_screen_key(renewed, row.public_key))
    return OpenedPerson(with_mac(renewed.user_key, changed), renewed)


def renew_user_key(
    row: PersonRow,
    secrets: Secrets,
    passphrase: str,
    name: str,
    pepper: bytes,
    params: KdfParams | None = None,
    *,
    allow_weak: bool = False,
) -> NewPerson:
    """ "Someone knows my passphrase": new passphrase, user key and code; everything wrapped anew.

    The X25519 and screening secrets stay, so what was sealed to them still opens. The caller ends
    all other sessions in the same transaction. Raises SamePassphraseError.
    """
    lock = _Lock.of(passphrase, name, pepper, params, allow_weak)
    if keys.verifies(lock.derived.verifier, row.verifier):
        raise SamePassphraseError
    return _build(lock, replace(secrets, user_key=UserKey.fresh()))


@dataclass(frozen=True, slots=True)
class _Lock:
    """A name and passphrase, derived and ready to be put on a row."""

    handle: bytes
    salt: bytes
    params: KdfParams
    derived: keys.Derived

    @classmethod
    def of(
        cls, passphrase: str, name: str, pepper: bytes, params: KdfParams | None, allow_weak: bool
    ) -> _Lock:
        cost, salt = params or KdfParams(), keys.salt_for(name, pepper)
        derived = keys.derive(passphrase, salt, cost, pepper, allow_weak=allow_weak)
        return cls(keys.handle(name, pepper), salt, cost, derived)

    def put_on(self, row: PersonRow, user_key: UserKey) -> PersonRow:
        return replace(
            row,
            handle=self.handle,
            salt=self.salt,
            params=self.params,
            verifier=keys.stored_verifier(self.derived.verifier),
            by_passphrase=wrap_by_passphrase(self.derived.kek, user_key, row.public_key),
        )


def _build(lock: _Lock, secrets: Secrets) -> NewPerson:
    code, public = RecoverySeed.fresh(), box.public_key(secrets.secret_key)
    row = PersonRow(
        handle=lock.handle,
        salt=lock.salt,
        params=lock.params,
        verifier=keys.stored_verifier(lock.derived.verifier),
        by_passphrase=wrap_by_passphrase(lock.derived.kek, secrets.user_key, public),
        by_code=wrap_by_code(code, secrets.user_key, public),
        public_key=public,
        secret_key=wrap_secret_key(secrets, public),
        screen_key=wrap_screen_key(secrets, public),
    )
    return NewPerson(with_mac(secrets.user_key, row), secrets, code)
