"""The tests: a weak key derivation, and SQLite in a file or the PostgreSQL of DATABASE_URL."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from sameteam import vault
from sameteam.web import env

from .base import *  # noqa: F403

if env.text("SAMETEAM_HOME"):
    HOME = env.home()  # a server that a test starts, on a home of the test's own
else:
    HOME = Path(tempfile.mkdtemp(prefix="notes-test-"))
    atexit.register(shutil.rmtree, HOME, ignore_errors=True)
PEPPER = bytes(range(32))
SECRET_KEY = "for the tests alone"  # noqa: S105
DATABASES = {"default": env.database(HOME)}
if not os.environ.get("DATABASE_URL"):
    # A file, not memory: the tests look into it, and WAL needs one.
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.db")}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
TIME_ZONE = "UTC"
HTTPS = False
CSRF_COOKIE_NAME = "f"
KDF = vault.KdfParams(m_kib=64, t=1, p=1)
ALLOW_WEAK_KDF = True
