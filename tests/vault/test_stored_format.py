"""What was stored by the first version opens for ever.

`format_1.json` was made once. A red test here means that people's data would no longer open: give
the new format a new version byte and keep reading this one; never make the file anew.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sameteam import vault
from sameteam.vault import EntryRow, KdfParams, PersonRow, PublicKey, Secrets, keys

HERE = Path(__file__).parent


def unhex(text: str | None) -> bytes | None:
    return None if text is None else bytes.fromhex(text)


@pytest.fixture(scope="module")
def stored() -> dict[str, Any]:
    return json.loads((HERE / "format_1.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def params(stored: dict[str, Any]) -> KdfParams:
    return KdfParams(stored["m_kib"], stored["t"], stored["p"])


@pytest.fixture(scope="module")
def row(stored: dict[str, Any], params: KdfParams) -> PersonRow:
    columns = {name: bytes.fromhex(text) for name, text in stored["person"].items()}
    public = PublicKey(columns.pop("public_key"))
    return PersonRow(params=params, public_key=public, **columns)


@pytest.fixture(scope="module")
def secrets(stored: dict[str, Any]) -> Secrets:
    made = {name: bytes.fromhex(text) for name, text in stored["secrets"].items()}
    return Secrets(
        keys.UserKey(made["user_key"]),
        keys.SecretKey(made["secret_key"]),
        keys.ScreenKey(made["screen_key"]),
    )


def test_the_stored_person_opens_by_passphrase_and_by_code(
    stored: dict[str, Any], row: PersonRow, params: KdfParams, secrets: Secrets
) -> None:
    pepper = bytes.fromhex(stored["pepper"])
    opened = vault.open_person(
        [row], stored["passphrase"], stored["name"], pepper, params, allow_weak=True
    )
    assert opened.secrets == secrets
    assert vault.handle(stored["name"], pepper) == row.handle
    code = vault.read_words(stored["words"])
    assert vault.open_with_recovery([row], code).secrets == secrets


def test_the_stored_log_opens(stored: dict[str, Any], secrets: Secrets) -> None:
    rows = [
        EntryRow(
            vault=stored["vault"],
            seq=entry["seq"],
            author=stored["author"],
            made_at=datetime.fromisoformat(entry["made_at"]),
            digest=bytes.fromhex(entry["digest"]),
            tag=bytes.fromhex(entry["tag"]),
            sealed=unhex(entry["sealed"]),
        )
        for entry in stored["log"]
    ]
    key = vault.kept(secrets.secret_key, stored["vault"], bytes.fromhex(stored["kept"]))
    assert key == bytes.fromhex(stored["vault_key"])
    opened = vault.open_all(key, stored["vault"], rows, rows[-1].head)
    assert [entry.payload for entry in opened] == [unhex(text) for text in stored["payloads"]]
    vault.check_head(key, stored["vault"], rows[-1].head, bytes.fromhex(stored["head_mac"]))


def test_what_others_sealed_for_the_stored_person_opens(
    stored: dict[str, Any], secrets: Secrets
) -> None:
    given = vault.take(secrets.secret_key, stored["vault"], bytes.fromhex(stored["given"]))
    assert given == bytes.fromhex(stored["vault_key"])
    held = bytes.fromhex(stored["held"])
    assert vault.open_sealed(secrets.secret_key, held, label="held form") == b"a held form"


def test_the_stored_session_opens(stored: dict[str, Any], secrets: Secrets) -> None:
    token = vault.read_cookie(stored["cookie"])
    assert token is not None
    assert vault.session_id(token).hex() == stored["session_id"]
    opened = vault.open_secrets(token, bytes.fromhex(stored["session"]))
    assert opened.secrets == secrets
    assert opened.extra == {"vault": stored["vault"]}
