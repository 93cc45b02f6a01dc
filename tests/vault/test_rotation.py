"""Changing keys: at every moment of a crash there is one whole row, and it opens.

Each change gives a complete new row before anything is replaced. So a crash leaves the old row or
the new one; these tests show that each opens by itself, and that no mixture of the two opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from sameteam import vault
from sameteam.vault import (
    CannotOpenError,
    NewPerson,
    PersonRow,
    SamePassphraseError,
    TamperedError,
    WrongCodeError,
    WrongPassphraseError,
)

SHUT = (WrongPassphraseError, WrongCodeError, TamperedError)
FIELDS = tuple(PersonRow.__dataclass_fields__)


def mixtures(old: PersonRow, new: PersonRow) -> Iterator[PersonRow]:
    """Every row that has some columns of the old and some of the new, and is neither."""
    changed = [name for name in FIELDS if getattr(old, name) != getattr(new, name)]
    assert len(changed) >= 2
    for taken in product((False, True), repeat=len(changed)):
        if any(taken) and not all(taken):
            names = [name for name, take in zip(changed, taken, strict=True) if take]
            yield replace(old, **{name: getattr(new, name) for name in names})


def test_a_changed_passphrase_opens_the_new_row_and_the_old_one_opens_the_old(host) -> None:
    anna = host.new("river stones", "Anna")
    new = host.change(anna.row, anna.secrets, "night train", "Anna")
    assert host.open([anna.row], "river stones", "Anna").secrets == anna.secrets
    assert host.open([new], "night train", "Anna").secrets == anna.secrets
    with pytest.raises(WrongPassphraseError):
        host.open([new], "river stones", "Anna")
    with pytest.raises(WrongPassphraseError):
        host.open([anna.row], "night train", "Anna")


def test_a_changed_passphrase_rewraps_only(host, anna: NewPerson) -> None:
    new = host.change(anna.row, anna.secrets, "night train", "Anna")
    kept = [name for name in FIELDS if getattr(new, name) == getattr(anna.row, name)]
    assert set(FIELDS) - set(kept) == {"verifier", "by_passphrase", "mac"}
    assert vault.open_with_recovery([new], anna.code).secrets == anna.secrets


def test_a_new_name_takes_the_place_of_the_old(host, anna: NewPerson) -> None:
    new = host.change(anna.row, anna.secrets, "river stones", "Anouk")
    assert host.open([new], "river stones", "anouk").secrets == anna.secrets
    assert new.handle != anna.row.handle
    with pytest.raises(WrongPassphraseError):
        host.open([anna.row], "river stones", "Anouk")


def test_no_mixture_of_rows_from_a_changed_passphrase_and_name_opens(host) -> None:
    anna = host.new("river stones", "Anna")
    new = host.change(anna.row, anna.secrets, "night train", "Anouk")
    for mixed in mixtures(anna.row, new):
        for passphrase, name in product(("river stones", "night train"), ("Anna", "Anouk")):
            with pytest.raises(SHUT):
                host.open([mixed], passphrase, name)
        with pytest.raises(SHUT):
            vault.open_with_recovery([mixed], anna.code)


@pytest.mark.S("A-12")
def test_a_new_code_kills_the_old_one(host) -> None:
    anna = host.new("river stones", "Anna")
    new = vault.renew_recovery(anna.row, anna.secrets)
    assert new.words != anna.words
    assert vault.open_with_recovery([new.row], new.code).secrets == anna.secrets
    assert host.open([new.row], "river stones", "Anna").secrets == anna.secrets
    with pytest.raises(WrongCodeError):
        vault.open_with_recovery([new.row], anna.code)


@pytest.mark.S("A-12")
def test_an_old_code_put_back_into_the_new_row_is_seen_by_either_door(host) -> None:
    anna = host.new("river stones", "Anna")
    new = vault.renew_recovery(anna.row, anna.secrets)
    revived = replace(new.row, by_code=anna.row.by_code)
    with pytest.raises(TamperedError):
        vault.open_with_recovery([revived], anna.code)
    with pytest.raises(TamperedError):
        host.open([revived], "river stones", "Anna")


def test_a_person_may_do_without_a_code(host, anna: NewPerson) -> None:
    bare = vault.drop_recovery(anna.row, anna.secrets)
    assert bare.by_code == b""
    assert host.open([bare], "river stones", "Anna").secrets == anna.secrets
    with pytest.raises(WrongCodeError):
        vault.open_with_recovery([bare], anna.code)


@pytest.mark.S("A-11")
def test_someone_who_knew_the_passphrase_is_shut_out(host) -> None:
    anna = host.new("river stones", "Anna")
    new = host.renew(anna.row, anna.secrets, "night train", "Anna")
    assert new.secrets.user_key != anna.secrets.user_key
    assert host.open([new.row], "night train", "Anna").secrets == new.secrets
    assert vault.open_with_recovery([new.row], new.code).secrets == new.secrets
    with pytest.raises(WrongPassphraseError):
        host.open([new.row], "river stones", "Anna")
    with pytest.raises(WrongCodeError):
        vault.open_with_recovery([new.row], anna.code)
    with pytest.raises(TamperedError):
        vault.row.open_rest(new.row, anna.secrets.user_key)


def test_what_was_written_before_a_new_user_key_still_opens(host) -> None:
    anna = host.new("river stones", "Anna")
    key = vault.VaultKey.fresh()
    wrapped = vault.keep(anna.secrets.secret_key, "vault-1", key)
    held = vault.seal_to(anna.row.public_key, b"a held form", label="held form")
    new = host.renew(anna.row, anna.secrets, "night train", "Anna")
    assert new.row.public_key == anna.row.public_key
    assert vault.kept(new.secrets.secret_key, "vault-1", wrapped) == key
    assert vault.open_sealed(new.secrets.secret_key, held, label="held form") == b"a held form"
    assert new.secrets.screen_key == anna.secrets.screen_key


def test_no_mixture_of_rows_from_a_new_user_key_opens(host) -> None:
    anna = host.new("river stones", "Anna")
    new = host.renew(anna.row, anna.secrets, "night train", "Anna")
    for mixed in mixtures(anna.row, new.row):
        for passphrase in ("river stones", "night train"):
            with pytest.raises(SHUT):
                host.open([mixed], passphrase, "Anna")
        for code in (anna.code, new.code):
            with pytest.raises(SHUT):
                vault.open_with_recovery([mixed], code)


def test_the_known_passphrase_is_not_taken_again(host, anna: NewPerson) -> None:
    with pytest.raises(SamePassphraseError):
        host.renew(anna.row, anna.secrets, "river stones", "Anna")


def test_a_thrown_away_screening_key_leaves_all_else_and_its_seals_shut(host) -> None:
    anna = host.new("river stones", "Anna")
    sealed = vault.seal(anna.secrets.screen_key, b"a screen", aad=b"screens")
    new = vault.renew_screen_key(anna.row, anna.secrets)
    opened = host.open([new.row], "river stones", "Anna").secrets
    assert opened == new.secrets
    assert opened.user_key == anna.secrets.user_key
    assert vault.open_with_recovery([new.row], anna.code).secrets == opened
    with pytest.raises(CannotOpenError):
        vault.unseal(opened.screen_key, sealed, aad=b"screens")
    for mixed in mixtures(anna.row, new.row):
        with pytest.raises(SHUT):
            host.open([mixed], "river stones", "Anna")


def test_no_change_alters_the_row_it_began_with(host) -> None:
    anna = host.new("river stones", "Anna")
    before = replace(anna.row)
    host.change(anna.row, anna.secrets, "night train", "Anna")
    vault.renew_recovery(anna.row, anna.secrets)
    vault.drop_recovery(anna.row, anna.secrets)
    vault.renew_screen_key(anna.row, anna.secrets)
    host.renew(anna.row, anna.secrets, "night train", "Anna")
    assert anna.row == before
