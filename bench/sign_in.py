"""Signing in through its form, beside the bare Argon2id run that it cannot do without."""

from __future__ import annotations

import os

from argon2.low_level import Type, hash_secret_raw
from django.conf import settings

from bench.person import PASSPHRASE, Person
from bench.timing import Measure, in_turn
from bench.visitor import Ask, Visitor

ROUNDS = 9


def measure(database: str, person: Person, ask: Ask) -> list[Measure]:
    cost, salt = settings.KDF, os.urandom(16)

    def ours() -> None:
        Visitor(ask).post("/in", name=person.name, passphrase=PASSPHRASE)

    def bare() -> None:
        hash_secret_raw(
            PASSPHRASE.encode(),
            salt,
            time_cost=cost.t,
            memory_cost=cost.m_kib,
            parallelism=cost.p,
            hash_len=32,
            type=Type.ID,
        )

    return in_turn(
        {"sign in, 100 entries": ours},
        bare,
        bare_is=f"Argon2id, {cost.m_kib // 1024} MiB, t={cost.t}",
        rounds=ROUNDS,
        database=database,
        warm=1,
    )
