"""What needs the web floor: `python -m bench.worker DATABASE` prints its measures as JSON.

A process of its own for each database, since Django's settings are read once. They are the ones
that people run (`sameteam.web.settings.local`), with the data folder and the database of the
environment, and the real cost of a passphrase.
"""

from __future__ import annotations

import sys

import msgspec

from sameteam.cli import store


def main(database: str) -> None:
    store.ready()
    store.migrate()
    from django.conf import settings

    settings.ROOT_URLCONF = "bench.addresses"
    from bench import append, page, sign_in

    whole, bare = page.ways()
    people = page.people(whole)
    measures = [
        *page.measure(database, people, bare),
        *append.measure(database, people[100]),
        *sign_in.measure(database, people[100], whole),
    ]
    sys.stdout.buffer.write(msgspec.json.encode({"version": _version(), "measures": measures}))


def _version() -> str:
    from django.db import connection

    ask = "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
    with connection.cursor() as cursor:
        return str(cursor.execute(ask).fetchone()[0])


if __name__ == "__main__":
    main(sys.argv[1])
