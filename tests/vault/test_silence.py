"""No message, repr or traceback of this floor holds a secret.

Tracebacks are rendered as a server logs them: messages, and the chain of causes, without locals.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from sameteam import vault
from sameteam.vault import (
    KdfParams,
    NewPerson,
    RecoverySeed,
    SessionToken,
    UserKey,
    VaultKey,
    errors,
    keys,
)

CANARY = "canary-river-stones"
NAME = "Anna-canary"
KEY = VaultKey(b"CANARYKEYCANARYKEYCANARYKEY12345")
TOKEN = SessionToken(b"CANARYTOKENCANARYTOKENCANARYTO12")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def forbidden(anna: NewPerson) -> list[str]:
    raw = [*vars_of(anna), bytes(KEY), bytes(TOKEN)]
    shown = [form for secret in raw for form in (secret.hex(), repr(bytes(secret))[2:-1])]
    return [*shown, *map(" ".join, pairwise(anna.words)), CANARY, NAME, "CANARY", "canary"]


def vars_of(anna: NewPerson) -> list[bytes]:
    secrets = anna.secrets
    return [
        bytes(secrets.user_key),
        bytes(secrets.secret_key),
        bytes(secrets.screen_key),
        bytes(anna.code),
    ]


def assert_silent(text: str, anna: NewPerson) -> None:
    found = [n for n, secret in enumerate(forbidden(anna)) if secret in text]
    assert not found, f"secrets number {found} of forbidden() were shown"


@pytest.fixture(scope="module")
def anna(host) -> NewPerson:
    return host.new(CANARY, NAME)


def failures(host, anna: NewPerson) -> dict[str, Callable[[], object]]:
    sealed = vault.seal(KEY, CANARY.encode(), aad=b"here")
    other = UserKey.fresh()
    row = vault.append(KEY, "v", vault.genesis("v"), NAME, NOON, CANARY.encode())
    words = " ".join(anna.words)
    held = vault.seal_to(anna.row.public_key, CANARY.encode(), label="held")
    session = vault.seal_secrets(SessionToken.fresh(), anna.secrets)
    wrong = RecoverySeed(b"canarycanarycana")
    unknown = replace(anna.row, by_passphrase=b"")
    return {
        "wrong passphrase": lambda: host.open([anna.row], CANARY + "x", NAME),
        "surrogate": lambda: host.open([anna.row], CANARY + "\udc80", NAME + "\udc80"),
        "tampered": lambda: host.open([unknown], CANARY, NAME),
        "weak": lambda: vault.new_person(CANARY, NAME, host.pepper, KdfParams(m_kib=8)),
        "excessive": lambda: vault.new_person(CANARY, NAME, host.pepper, KdfParams(t=99)),
        "kdf": lambda: keys.derive(CANARY, b"", host.params, host.pepper, allow_weak=True),
        "pepper": lambda: vault.new_person(CANARY, NAME, b"canary"),
        "same": lambda: host.renew(anna.row, anna.secrets, CANARY, NAME),
        "wrong code": lambda: vault.open_with_recovery([anna.row], wrong),
        "count": lambda: vault.read_words(words + " canary"),
        "unknown word": lambda: vault.read_words("canarycanary " + words.split(" ", 1)[1]),
        "checksum": lambda: vault.read_words("zoo " * 12),
        "cannot open": lambda: vault.unseal(other, sealed, aad=b"here"),
        "format": lambda: vault.unseal(KEY, sealed[:9], aad=b"here"),
        "no place": lambda: vault.seal(KEY, CANARY.encode(), aad=b""),
        "length": lambda: VaultKey(bytes(KEY) + b"canary"),
        "box": lambda: vault.open_sealed(vault.SecretKey.fresh(), held, label="held"),
        "label": lambda: vault.open_sealed(anna.secrets.secret_key, held, label="other"),
        "public": lambda: vault.seal_to(vault.PublicKey(bytes(32)), CANARY.encode(), label="l"),
        "chain": lambda: vault.open_all(KEY, "v", [row], vault.genesis("v")),
        "chain key": lambda: vault.open_all(VaultKey.fresh(), "v", [row], row.head),
        "session": lambda: vault.open_secrets(TOKEN, session),
    }


@pytest.mark.S("S-35")
def test_no_failure_tells_a_secret(host, anna: NewPerson) -> None:
    for attempt in failures(host, anna).values():
        with pytest.raises(vault.VaultError) as refused:
            attempt()
        error: BaseException | None = refused.value
        rendered = [str(error), repr(error), repr(vars(error))]
        rendered += traceback.format_exception_only(refused.value)
        while error is not None:  # causes that `from None` hides are looked at as well
            rendered += [str(error), repr(error.args)]
            error = error.__cause__ or error.__context__
        assert_silent("\n".join(rendered), anna)


def test_every_kind_of_failure_is_tried(host, anna: NewPerson) -> None:
    raised = set()
    for attempt in failures(host, anna).values():
        with pytest.raises(vault.VaultError) as refused:
            attempt()
        raised.add(type(refused.value))
    kinds = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, vault.VaultError)
    }
    assert kinds - raised == {vault.VaultError, vault.UnreadableCodeError}


@pytest.mark.S("S-35")
def test_no_value_tells_a_secret_when_shown(host, anna: NewPerson) -> None:
    row = vault.append(KEY, "v", vault.genesis("v"), NAME, NOON, CANARY.encode())
    session = vault.open_secrets(TOKEN, vault.seal_secrets(TOKEN, anna.secrets, {"c": CANARY}))
    derived = keys.derive(CANARY, bytes(16), host.params, host.pepper, allow_weak=True)
    shown = [
        anna,
        anna.row,
        anna.secrets,
        anna.code,
        KEY,
        TOKEN,
        derived,
        row,
        vault.open_all(KEY, "v", [row], row.head),
        session,
        host.open([anna.row], CANARY, NAME),
    ]
    assert_silent("\n".join(f"{value!r} {value!s} {value}" for value in shown), anna)
    assert derived.kek.hex() not in repr(derived)


def test_the_finder_itself_finds(anna: NewPerson) -> None:
    """The control: without it the tests above would show nothing."""
    for leak in (anna.secrets.user_key.hex(), repr(bytes(KEY)), f"name: {NAME}"):
        with pytest.raises(AssertionError):
            assert_silent(leak, anna)
