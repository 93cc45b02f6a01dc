"""`sameteam restore FILE`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sameteam.web.store import copy, keyfile, restore, rows


class Command(BaseCommand):
    help = "Bring everything back from FILE, or nothing."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="Erase what is here first.")
        parser.add_argument(
            "--damaged-too", action="store_true", help="Also vaults whose entries do not fit."
        )

    def handle(self, *_: Any, file: Path, replace: bool, damaged_too: bool, **__: Any) -> None:
        try:
            restored = restore.restore(file, replace=replace, damaged_too=damaged_too)
        except (copy.CopyFault, restore.NotRestoredError, keyfile.WrongKeyError) as fault:
            message = f"{file}: {fault} Nothing was changed."
            raise CommandError(message, returncode=2) from None
        except OSError as fault:
            message = f"{fault.filename or file}: {fault.strerror}. Nothing was changed."
            raise CommandError(message, returncode=2) from None
        told = rows.counted(restored.counts)
        self.stdout.write(f"Brought back: {told}. Everybody signs in anew.")
        if restored.kept_out:
            self.stdout.write(
                f"Left out, because they had erased all: {restored.kept_out} of the people in it."
            )
        if restored.key_changed:
            self.stdout.write("The key file was changed too. If the app is running, start it anew.")
