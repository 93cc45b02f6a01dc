"""Known answers: what we compute is what the standards say, so that others could read our data."""

from __future__ import annotations

import pytest

from sameteam.vault import KdfParams, RecoverySeed, SecretKey, box, hkdf, keys, recovery


def unhex(text: str) -> bytes:
    return bytes.fromhex("".join(text.split()))


# RFC 5869, appendix A: IKM, salt, info, L, PRK, OKM.
HKDF_CASES = [
    (
        "0b" * 22,
        "000102030405060708090a0b0c",
        "f0f1f2f3f4f5f6f7f8f9",
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    ),
    (
        bytes(range(0x00, 0x50)).hex(),
        bytes(range(0x60, 0xB0)).hex(),
        bytes(range(0xB0, 0x100)).hex(),
        "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
        "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
        "cc30c58179ec3e87c14c01d5c1f3434f1d87",
    ),
    (
        "0b" * 22,
        "",
        "",
        "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    ),
]


@pytest.mark.parametrize(("secret", "salt", "info", "prk", "okm"), HKDF_CASES)
def test_hkdf_gives_the_answers_of_rfc_5869(
    secret: str, salt: str, info: str, prk: str, okm: str
) -> None:
    concentrated = hkdf.extract(unhex(salt), unhex(secret))
    assert concentrated == unhex(prk)
    assert hkdf.expand(concentrated, unhex(info), len(unhex(okm))) == unhex(okm)


@pytest.mark.parametrize("length", [0, -1, 255 * 32 + 1])
def test_hkdf_refuses_lengths_that_the_standard_has_no_bytes_for(length: int) -> None:
    with pytest.raises(ValueError, match="length"):
        hkdf.expand(bytes(32), b"label", length)


class DraftKey(keys.Secret):
    """The key of the draft's example."""


def test_the_cipher_gives_the_answer_of_the_xchacha_draft() -> None:
    """draft-irtf-cfrg-xchacha-03, appendix A.3.1."""
    key = DraftKey(bytes(range(0x80, 0xA0)))
    nonce = bytes(range(0x40, 0x58))
    aad = unhex("50515253c0c1c2c3c4c5c6c7")
    plain = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you "
        b"only one tip for the future, sunscreen would be it."
    )
    sealed = unhex(
        """bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb
        731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452
        2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9
        21f9664c97637da9768812f615c68b13b52e
        c0875924c1c7987947deafd8780acf49"""
    )
    assert box.encrypt(key, nonce, plain, aad) == sealed
    assert box.decrypt(key, nonce, sealed, aad) == plain


@pytest.mark.parametrize(
    ("m_kib", "raw"),
    [
        (65536, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"),
        (256, "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
    ],
)
def test_the_passphrase_goes_through_argon2id_as_the_reference_program_has_it(
    m_kib: int, raw: str
) -> None:
    """phc-winner-argon2, src/test.c: Argon2id v=19, t=2, p=1, "password", "somesalt"."""
    params, pepper = KdfParams(m_kib, t=2, p=1), bytes(32)
    made = keys.derive("password", b"somesalt", params, pepper, allow_weak=True)
    concentrated = hkdf.extract(pepper, unhex(raw))
    assert made.verifier == hkdf.expand(concentrated, b"sameteam/1 login verifier")
    assert made.kek == hkdf.expand(concentrated, b"sameteam/1 key-encryption key")
    assert made.kek != made.verifier


def test_public_keys_are_those_of_rfc_7748() -> None:
    """Section 6.1, Alice's."""
    secret = SecretKey(unhex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"))
    public = unhex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")
    assert box.public_key(secret) == public


@pytest.mark.parametrize(
    ("seed", "spelled"),
    [
        ("00" * 16, "abandon " * 11 + "about"),
        ("7f" * 16, "legal winner thank year wave sausage worth useful legal winner thank yellow"),
        ("ff" * 16, "zoo " * 11 + "wrong"),
    ],
)
def test_recovery_words_are_those_of_bip_39(seed: str, spelled: str) -> None:
    assert " ".join(recovery.words(RecoverySeed(unhex(seed)))) == spelled
    assert recovery.read_words(spelled) == unhex(seed)
