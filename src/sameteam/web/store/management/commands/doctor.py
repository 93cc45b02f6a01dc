"""`sameteam doctor`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

import msgspec
from django.core.management.base import BaseCommand

from sameteam.web.store import doctor, rows


class Command(BaseCommand):
    help = "Check everything that can be checked without a passphrase."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *_: Any, as_json: bool, **__: Any) -> None:
        looked = doctor.look()
        if as_json:
            told = {
                "well": not looked.findings,
                "findings": looked.findings,
                "counts": looked.counts,
            }
            self.stdout.write(msgspec.json.encode(told).decode())
        else:
            for finding in looked.findings:
                self.stdout.write(finding)
            verdict = "All is well." if not looked.findings else "Not all is well."
            self.stdout.write(f"{verdict} Looked at {rows.counted(looked.counts)}.")
        if looked.findings:
            sys.exit(1)
