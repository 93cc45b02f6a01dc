"""`sameteam backup FILE`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sameteam.web.store import backup, copy, rows


class Command(BaseCommand):
    help = "Write a consistent copy of everything to FILE, while the app runs."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="Write over a file that exists.")

    def handle(self, *_: Any, file: Path, force: bool, **__: Any) -> None:
        try:
            made = backup.make(file, timezone.now(), force=force)
        except FileExistsError:
            message = f"{file} is there already. With --force it is written over."
            raise CommandError(message, returncode=2) from None
        except OSError as fault:
            message = f"{file}: {fault.strerror}. No copy was made."
            raise CommandError(message, returncode=2) from None
        except copy.CopyFault as fault:
            message = f"The copy could not be read back, so it was thrown away: {fault}"
            raise CommandError(message, returncode=2) from None
        self.stdout.write(f"{file}: {rows.counted(made.counts)}. Read back: whole.")
        if made.with_key:
            self.stdout.write(
                "It holds the key file as well, without which it opens for nobody. Keep it where "
                "you would keep a key. What was written stays locked by each passphrase."
            )
        if made.broken:
            self.stderr.write(
                f"In {len(made.broken)} of its vaults the entries do not fit together. They are "
                "in the copy as they are. sameteam doctor tells more."
            )
