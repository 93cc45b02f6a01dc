"""The search of the canary tests can find something: else its silence would prove nothing."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from sameteam.web.store.models import Knock
from tests.web.privacy.canary import hides, three_words
from tests.web.privacy.places import places

pytestmark = pytest.mark.django_db(transaction=True)
# A word of these tests' own: in a write-ahead log it stays for the tests that come after.
WORD = "cloudberry"


def test_a_word_that_is_not_sealed_is_found_in_table_file_and_log(tmp_path: Path) -> None:
    Knock.objects.create(handle=b"", device=WORD, made_at=timezone.now())
    found = {place for place, data in places(tmp_path / "copy") if hides(data, [WORD])}
    assert "table store_knock" in found
    log = {"sqlite": "file test.db-wal", "postgresql": "file 0000"}[connection.vendor]
    assert any(place.startswith(log) for place in found)


@pytest.mark.parametrize(
    "coded",
    [
        lambda data: data,
        bytes.upper,
        base64.b64encode,
        base64.urlsafe_b64encode,
        lambda data: data.hex().encode(),
        lambda data: data.decode().encode("utf-16"),
        lambda data: "".join(f"\\u{letter:04x}" for letter in data).encode(),
    ],
)
@pytest.mark.parametrize("before", [b"", b"a", b"ab", b"abc"])
def test_a_word_that_is_only_coded_is_found(coded: Callable[[bytes], bytes], before: bytes) -> None:
    assert hides(coded(before + WORD.encode() + b" and so on"), [WORD])


def test_nothing_is_found_where_nothing_is() -> None:
    assert hides(b"a cloud, a berry, and so on", [WORD]) == []


@pytest.mark.parametrize("row", [b"two three four", b'"two","three","four"', b"two\nTHREE\nfour"])
def test_three_words_of_a_code_are_found_however_they_are_joined(row: bytes) -> None:
    assert three_words(["one", "two", "three", "four", "five"]).search(row)
