"""A person's row of wrapped keys, and the ways to open and renew it.

Every change returns a complete new row and alters nothing: the old row opens until the new one has
taken its place, and a crash between leaves one of the two. `mac` covers all the columns, so a row
mixed from two versions (an old recovery wrap put back, say) opens with neither.

What renewal cannot do: a copy of the old row stays open to whoever holds it with its old passphrase
or code. `renew_user_key` shuts the way in; it does not take back what was already read.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from sameteam.vault import box, hkdf, keys, recovery
from sameteam.vault.errors import (
    CannotOpenError,
    SamePassphraseError,
    TamperedError,
    UnknownFormatError,
    WrongCodeError,
    WrongPassphraseError,
)
from sameteam.vault.keys import (
    KdfParams,
    Kek,
    PublicKey,
    RecoverySeed,
    ScreenKey,
    SecretKey,
    UserKey,
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonRow:
    """Everything stored of a person. `by_code` is empty for a person without a recovery code."""

    handle: bytes  # 32
    salt: bytes  # 16
    params: KdfParams
    verifier: bytes  # 32, the hash of the verifier
    by_passphrase: bytes  # user key wrapped by the passphrase's key
    by_code: bytes  # user key wrapped by the recovery code's key
    public_key: PublicKey  # 32
    secret_key: bytes  # X25519 secret wrapped by the user key
    screen_key: bytes  # screening key wrapped by the user key
    mac: bytes = b""  # 32, over all of the above, by the user key

    def __repr__(self) -> str:
        return "<PersonRow>"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a signed-in person holds in memory."""

    user_key: UserKey
    secret_key: SecretKey
    screen_key: ScreenKey


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

    `params` is what new rows get. One Argon2 run, with no rows too; one more for each older cost
    or pepper that the rows still have. Raises WrongPassphraseError, TamperedError,
    WeakParametersError.
    """
    costs = {(keys.salt_for(name, pepper), params or KdfParams())}
    costs |= {(row.salt, row.params) for row in rows}
    for _, cost in costs:
        cost.check(allow_weak=allow_weak)
    derived = {c: keys.derive(passphrase, *c, pepper, allow_weak=allow_weak) for c in costs}
    # Every row is compared, so that the time does not tell which one it was.
    fits = [
        row for row in rows if keys.verifies(derived[row.salt, row.params].verifier, row.verifier)
    ]
    if not fits:
        raise WrongPassphraseError
    row = fits[0]
    try:
        user_key = _unwrap_by_passphrase(row, derived[row.salt, row.params].kek)
    except (CannotOpenError, UnknownFormatError):
        raise TamperedError("user key") from None
    return OpenedPerson(row, _open_rest(row, user_key))


def open_with_recovery(rows: Sequence[PersonRow], code: RecoverySeed) -> OpenedPerson:
    """Open, among all rows of one handle, the one that this code belongs to.

    The caller then asks for a new passphrase and shows a new code. Raises WrongCodeError,
    TamperedError.
    """
    key = recovery.recovery_key(code)
    for row in rows:
        try:
            user_key = box.unwrap(UserKey, key, row.by_code, "user key by code", row.public_key)
        except (CannotOpenError, UnknownFormatError):
            continue
        return OpenedPerson(row, _open_rest(row, user_key))
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
    return _with_mac(secrets.user_key, lock.put_on(row, secrets.user_key))


def renew_recovery(row: PersonRow, secrets: Secrets) -> NewPerson:
    """A new code; the row it replaces held the old one's only wrap."""
    code = RecoverySeed.fresh()
    changed = replace(row, by_code=_wrap_by_code(secrets.user_key, code, row.public_key))
    return NewPerson(_with_mac(secrets.user_key, changed), secrets, code)


def drop_recovery(row: PersonRow, secrets: Secrets) -> PersonRow:
    """No code at all, for a person who has no place to keep one."""
    return _with_mac(secrets.user_key, replace(row, by_code=b""))


def renew_screen_key(row: PersonRow, secrets: Secrets) -> OpenedPerson:
    """Throw the screening key away: what it sealed is then closed for good."""
    renewed = replace(secrets, screen_key=ScreenKey.fresh())
    return OpenedPerson(_wrap_rest(row, renewed), renewed)


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
        wrapped = box.wrap(self.derived.kek, user_key, "user key by passphrase", row.public_key)
        return replace(
            row,
            handle=self.handle,
            salt=self.salt,
            params=self.params,
            verifier=keys.stored_verifier(self.derived.verifier),
            by_passphrase=wrapped,
        )


def _build(lock: _Lock, secrets: Secrets) -> NewPerson:
    code, public = RecoverySeed.fresh(), box.public_key(secrets.secret_key)
    bare = PersonRow(
        handle=b"",
        salt=b"",
        params=lock.params,
        verifier=b"",
        by_passphrase=b"",
        by_code=_wrap_by_code(secrets.user_key, code, public),
        public_key=public,
        secret_key=b"",
        screen_key=b"",
    )
    return NewPerson(_wrap_rest(lock.put_on(bare, secrets.user_key), secrets), secrets, code)


def _wrap_by_code(user_key: UserKey, code: RecoverySeed, public: PublicKey) -> bytes:
    return box.wrap(recovery.recovery_key(code), user_key, "user key by code", public)


def _unwrap_by_passphrase(row: PersonRow, kek: Kek) -> UserKey:
    return box.unwrap(UserKey, kek, row.by_passphrase, "user key by passphrase", row.public_key)


def _wrap_rest(row: PersonRow, secrets: Secrets) -> PersonRow:
    """Wrap what the user key wraps, and seal the row with its mac."""
    key, public = secrets.user_key, row.public_key
    wrapped = replace(
        row,
        secret_key=box.wrap(key, secrets.secret_key, "secret key", public),
        screen_key=box.wrap(key, secrets.screen_key, "screen key", public),
    )
    return _with_mac(key, wrapped)


def _open_rest(row: PersonRow, user_key: UserKey) -> Secrets:
    if not hmac.compare_digest(_mac(user_key, row), row.mac):
        raise TamperedError("row")
    try:
        secret = box.unwrap(SecretKey, user_key, row.secret_key, "secret key", row.public_key)
        screen = box.unwrap(ScreenKey, user_key, row.screen_key, "screen key", row.public_key)
    except (CannotOpenError, UnknownFormatError):
        raise TamperedError("wrapped keys") from None
    return Secrets(user_key, secret, screen)


def _with_mac(user_key: UserKey, row: PersonRow) -> PersonRow:
    return replace(row, mac=_mac(user_key, row))


def _mac(user_key: UserKey, row: PersonRow) -> bytes:
    cost = f"{row.params.m_kib} {row.params.t} {row.params.p}".encode()
    columns = box.frame(
        row.handle,
        row.salt,
        cost,
        row.verifier,
        row.by_passphrase,
        row.by_code,
        row.public_key,
        row.secret_key,
        row.screen_key,
    )
    return blake2b(columns, digest_size=32, key=hkdf.subkey(user_key, "row mac")).digest()
