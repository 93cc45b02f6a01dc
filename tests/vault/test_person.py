"""Making and opening a person: by passphrase, by code, and by nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sameteam import vault
from sameteam.vault import (
    CannotOpenError,
    KdfParams,
    NewPerson,
    PersonRow,
    RecoverySeed,
    TamperedError,
    WeakParametersError,
    WrongCodeError,
    WrongPassphraseError,
    keys,
    member,
    row,
)


def test_a_new_person_opens_with_name_and_passphrase(host, anna: NewPerson) -> None:
    opened = host.open([anna.row], "river stones", " ANNA ")
    assert opened.secrets == anna.secrets
    assert opened.row is anna.row


def test_a_new_person_opens_with_the_twelve_words(anna: NewPerson) -> None:
    typed = ", ".join(word[:4] for word in anna.words)
    opened = vault.open_with_recovery([anna.row], vault.read_words(typed))
    assert opened.secrets == anna.secrets


@pytest.mark.S("S-29")
def test_recovery_needs_no_pepper_and_no_passphrase(host) -> None:
    """A host that lost its pepper locks every door but the one on paper."""
    anna = host.new("river stones", "Anna")
    with pytest.raises(WrongPassphraseError):
        vault.open_person(
            [anna.row], "river stones", "Anna", bytes(32), host.params, allow_weak=True
        )
    assert vault.open_with_recovery([anna.row], anna.code).secrets == anna.secrets


def test_nothing_stored_is_a_secret_or_the_name(anna: NewPerson) -> None:
    columns = [getattr(anna.row, name) for name in PersonRow.__dataclass_fields__]
    stored = b"".join(column for column in columns if isinstance(column, bytes))
    for secret in (
        anna.secrets.user_key,
        anna.secrets.secret_key,
        anna.secrets.screen_key,
        anna.code,
        b"river stones",
        b"Anna",
        b"anna",
    ):
        assert bytes(secret) not in stored


@pytest.mark.parametrize(
    ("passphrase", "name"),
    [("river stone", "Anna"), ("", "Anna"), ("river stones", "Ann"), ("garden gate", "Anna")],
)
def test_a_wrong_passphrase_or_name_opens_nothing(
    host, anna: NewPerson, passphrase: str, name: str
) -> None:
    with pytest.raises(WrongPassphraseError):
        host.open([anna.row], passphrase, name)


def test_two_people_may_bear_one_name_and_each_gets_their_own(host, anna: NewPerson) -> None:
    other = host.new("night train", "anna")
    assert other.row.handle == anna.row.handle
    rows = [anna.row, other.row]
    assert host.open(rows, "river stones", "Anna").secrets == anna.secrets
    assert host.open(rows, "night train", "Anna").secrets == other.secrets
    assert vault.open_with_recovery(rows, other.code).secrets == other.secrets


@pytest.mark.S("S-30")
def test_an_unknown_name_costs_the_same_work_and_gets_the_same_answer(
    host, anna: NewPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[tuple[object, ...]] = []
    real = keys.hash_secret_raw

    def counted(secret: bytes, salt: bytes, **cost: object) -> bytes:
        runs.append((salt, tuple(sorted(cost.items(), key=str))))
        return real(secret, salt, **cost)

    monkeypatch.setattr(keys, "hash_secret_raw", counted)
    answers = set()
    namesakes = [host.new(f"night train {n}", "Anna").row for n in range(3)]
    runs.clear()
    for rows in ([], [anna.row], [anna.row, *namesakes]):
        with pytest.raises(WrongPassphraseError) as refused:
            host.open(rows, "a guess", "Anna")
        answers.add(str(refused.value))
    assert len(runs) == 3
    assert len(set(runs)) == 1
    assert len(answers) == 1


def test_a_person_with_an_older_cost_still_opens_after_the_cost_was_raised(host) -> None:
    dear = KdfParams(m_kib=128, t=2, p=1)
    anna = host.new("river stones", "Anna")
    opened = vault.open_person(
        [anna.row], "river stones", "Anna", host.pepper, dear, allow_weak=True
    )
    raised = vault.change_passphrase(
        opened.row, opened.secrets, "river stones", "Anna", host.pepper, dear, allow_weak=True
    )
    assert raised.params == dear
    assert host.open([raised], "river stones", "Anna").secrets == anna.secrets


def test_a_row_with_a_lowered_cost_is_refused(host, anna: NewPerson) -> None:
    with pytest.raises(WeakParametersError):
        vault.open_person([anna.row], "river stones", "Anna", host.pepper)
    with pytest.raises(WeakParametersError):
        vault.new_person("river stones", "Anna", host.pepper, host.params)


def test_the_real_cost_works_and_is_what_one_gets_by_default(host) -> None:
    anna = vault.new_person("river stones", "Anna", host.pepper)
    assert anna.row.params == KdfParams(m_kib=65536, t=3, p=1)
    opened = vault.open_person([anna.row], "river stones", "Anna", host.pepper)
    assert opened.secrets == anna.secrets


def test_ben_opens_nothing_of_annas(host, anna: NewPerson, ben: NewPerson) -> None:
    with pytest.raises(WrongPassphraseError):
        host.open([anna.row], "garden gate", "Ben")
    with pytest.raises(WrongPassphraseError):
        host.open([anna.row], "garden gate", "Anna")
    with pytest.raises(WrongCodeError):
        vault.open_with_recovery([anna.row], ben.code)
    with pytest.raises(WrongCodeError):
        vault.open_with_recovery([anna.row], RecoverySeed(bytes(16)))
    with pytest.raises(WrongCodeError):
        vault.open_with_recovery([], anna.code)
    with pytest.raises(TamperedError):
        row.open_rest(anna.row, ben.secrets.user_key)


COLUMNS = [name for name in PersonRow.__dataclass_fields__ if name != "params"]


@pytest.mark.S("A-16")
@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_of_bens_can_be_put_into_annas_row(
    host, anna: NewPerson, ben: NewPerson, column: str
) -> None:
    """A host who swaps columns gets neither person's secrets, with neither passphrase."""
    mixed = replace(anna.row, **{column: getattr(ben.row, column)})
    for passphrase, name in (("river stones", "Anna"), ("garden gate", "Ben")):
        with pytest.raises((WrongPassphraseError, TamperedError)):
            host.open([mixed], passphrase, name)
    for code in (anna.code, ben.code):
        with pytest.raises((WrongCodeError, TamperedError)):
            vault.open_with_recovery([mixed], code)


@pytest.mark.parametrize("column", COLUMNS)
def test_one_altered_byte_in_any_column_is_seen(host, anna: NewPerson, column: str) -> None:
    stored = getattr(anna.row, column)
    for altered in (stored[:-1] + bytes([stored[-1] ^ 1]), stored + b"\0", b""):
        changed = replace(anna.row, **{column: altered})
        with pytest.raises(vault.VaultError):
            host.open([changed], "river stones", "Anna")
        with pytest.raises((WrongCodeError, TamperedError)):
            vault.open_with_recovery([changed], anna.code)


def test_an_altered_cost_in_the_row_is_seen_by_the_code_too(anna: NewPerson) -> None:
    changed = replace(anna.row, params=KdfParams())
    with pytest.raises(TamperedError):
        vault.open_with_recovery([changed], anna.code)


def test_a_vault_key_that_anna_keeps_opens_for_her_and_in_its_vault_alone(
    anna: NewPerson, ben: NewPerson
) -> None:
    key = vault.VaultKey.fresh()
    wrapped = vault.keep(anna.secrets.secret_key, "vault-1", key)
    assert vault.kept(anna.secrets.secret_key, "vault-1", wrapped) == key
    for secret, place in (
        (ben.secrets.secret_key, "vault-1"),
        (anna.secrets.secret_key, "vault-2"),
    ):
        with pytest.raises(CannotOpenError):
            vault.kept(secret, place, wrapped)


def test_a_vault_key_given_to_ben_is_bens_and_in_its_vault_alone(
    anna: NewPerson, ben: NewPerson
) -> None:
    key = vault.VaultKey.fresh()
    sealed = vault.give(ben.row.public_key, "vault-1", key)
    assert vault.take(ben.secrets.secret_key, "vault-1", sealed) == key
    for secret, place in (
        (anna.secrets.secret_key, "vault-1"),
        (ben.secrets.secret_key, "vault-2"),
    ):
        with pytest.raises(CannotOpenError):
            vault.take(secret, place, sealed)


@pytest.mark.S("A-16")
def test_a_host_cannot_plant_a_vault_key_of_its_own(anna: NewPerson) -> None:
    """The host knows every public key; what it seals to Anna must not pass for what she kept."""
    planted = vault.give(anna.row.public_key, "vault-1", vault.VaultKey.fresh())
    with pytest.raises(vault.VaultError):
        member.kept(anna.secrets.secret_key, "vault-1", planted)
