"""The vault: keys, seals and the chain. Pure but for the random bytes it draws.

    keys      name and passphrase -> verifier, key-encryption key; the secrets' types
    person    making, opening and renewing a person's keys
    row       what is stored of a person, under one mac
    recovery  the twelve words
    member    a member's copy of a vault's key
    log       the append-only log of sealed entries
    session   secrets between two requests
    link      a code for someone without an account
    box       seal, wrap, seal to a public key, size classes
    errors    one class for each cause

What it promises, and what it cannot, stands in each module's first lines.
"""

from sameteam.vault.box import open_sealed, seal, seal_to, unseal
from sameteam.vault.errors import (
    BadPublicKeyError,
    CannotOpenError,
    ChainBrokenError,
    ChecksumError,
    ExcessiveParametersError,
    Fault,
    KdfFailedError,
    MissingContextError,
    SamePassphraseError,
    TamperedError,
    UnknownFormatError,
    UnknownWordError,
    UnreadableCodeError,
    VaultError,
    WeakParametersError,
    WeakPepperError,
    WordCountError,
    WrongCodeError,
    WrongLengthError,
    WrongPassphraseError,
)
from sameteam.vault.keys import (
    KdfParams,
    PublicKey,
    RecoverySeed,
    ScreenKey,
    SecretKey,
    SessionToken,
    UserKey,
    VaultKey,
    handle,
)
from sameteam.vault.link import (
    LinkCode,
    link_id,
    link_proof,
    open_for_link,
    proves,
    read_code,
    seal_for_link,
)
from sameteam.vault.log import (
    ChainFault,
    EntryRow,
    Head,
    LogKey,
    Opened,
    append,
    check_head,
    erase,
    genesis,
    head_mac,
    open_all,
    verify,
)
from sameteam.vault.member import give, keep, kept, take
from sameteam.vault.person import (
    NewPerson,
    OpenedPerson,
    change_passphrase,
    drop_recovery,
    new_person,
    open_person,
    open_with_recovery,
    renew_recovery,
    renew_screen_key,
    renew_user_key,
)
from sameteam.vault.recovery import ask_positions, check_words, read_words, words
from sameteam.vault.row import PersonRow, Secrets
from sameteam.vault.session import (
    OpenedSession,
    cookie_text,
    open_secrets,
    read_cookie,
    seal_secrets,
    session_id,
)

__all__ = [
    "BadPublicKeyError",
    "CannotOpenError",
    "ChainBrokenError",
    "ChainFault",
    "ChecksumError",
    "EntryRow",
    "ExcessiveParametersError",
    "Fault",
    "Head",
    "KdfFailedError",
    "KdfParams",
    "LinkCode",
    "LogKey",
    "MissingContextError",
    "NewPerson",
    "Opened",
    "OpenedPerson",
    "OpenedSession",
    "PersonRow",
    "PublicKey",
    "RecoverySeed",
    "SamePassphraseError",
    "ScreenKey",
    "SecretKey",
    "Secrets",
    "SessionToken",
    "TamperedError",
    "UnknownFormatError",
    "UnknownWordError",
    "UnreadableCodeError",
    "UserKey",
    "VaultError",
    "VaultKey",
    "WeakParametersError",
    "WeakPepperError",
    "WordCountError",
    "WrongCodeError",
    "WrongLengthError",
    "WrongPassphraseError",
    "append",
    "ask_positions",
    "change_passphrase",
    "check_head",
    "check_words",
    "cookie_text",
    "drop_recovery",
    "erase",
    "genesis",
    "give",
    "handle",
    "head_mac",
    "keep",
    "kept",
    "link_id",
    "link_proof",
    "new_person",
    "open_all",
    "open_for_link",
    "open_person",
    "open_sealed",
    "open_secrets",
    "open_with_recovery",
    "proves",
    "read_code",
    "read_cookie",
    "read_words",
    "renew_recovery",
    "renew_screen_key",
    "renew_user_key",
    "seal",
    "seal_for_link",
    "seal_secrets",
    "seal_to",
    "session_id",
    "take",
    "unseal",
    "verify",
    "words",
]
