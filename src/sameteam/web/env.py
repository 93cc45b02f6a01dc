"""The settings that a person or a host may change: one declared table, read once at the start.

`docs/settings.md` is made from this table, and a test compares the two.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import platformdirs
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Setting:
    name: str
    default: str
    help: str


SETTINGS = (
    Setting("SAMETEAM_HOME", "the user's data folder", "Folder for the database and the key file."),
    Setting("PORT", "a free port", "Port of the web app on this machine."),
    Setting("NO_BROWSER", "", "Set to 1 and no browser is opened at the start."),
    Setting("DATABASE_URL", "SQLite in SAMETEAM_HOME", "postgresql://user:password@host/name"),
    Setting("SAMETEAM_HOSTS", "127.0.0.1,localhost", "Host names that answer, with commas."),
    Setting("SAMETEAM_HTTPS", "", "Set to 1 behind HTTPS: secure cookies and HSTS."),
    Setting(
        "SAMETEAM_PEPPER", "a key file in SAMETEAM_HOME", "64 hex digits, kept off the database."
    ),
)


def text(name: str) -> str:
    if name not in {setting.name for setting in SETTINGS}:
        raise ImproperlyConfigured(f"{name} is not declared in env.SETTINGS")
    return os.environ.get(name, "").strip()


def flag(name: str) -> bool:
    value = text(name).lower()
    if value in {"", "0", "no", "false"}:
        return False
    if value in {"1", "yes", "true"}:
        return True
    raise ImproperlyConfigured(f"{name} is {value!r}; expected 1 or nothing")


def home() -> Path:
    """The data folder, made with room for its owner alone."""
    path = Path(text("SAMETEAM_HOME") or platformdirs.user_data_dir("sameteam", appauthor=False))
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def pepper(folder: Path | None) -> bytes:
    """32 bytes that lie outside the database: from the environment, else from a key file.

    Raises ImproperlyConfigured for anything that is not 64 hex digits.
    """
    given = text("SAMETEAM_PEPPER")
    if not given:
        if folder is None:
            raise ImproperlyConfigured("SAMETEAM_PEPPER is not set; expected 64 hex digits")
        given = _key_file(folder / "key").read_text().strip()
    try:
        found = bytes.fromhex(given)
    except ValueError:
        found = b""
    if len(found) != 32:
        raise ImproperlyConfigured("The pepper is not 64 hex digits (SAMETEAM_PEPPER or key file)")
    return found


def _key_file(path: Path) -> Path:
    """Made once, complete from the first moment, readable by its owner alone."""
    if not path.exists():
        fresh = path.with_name(f"key.{secrets.token_hex(4)}")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)  # Never replaces a key that another start has just made.
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path


def database(folder: Path | None) -> dict[str, object]:
    """Django's settings for the one database: SQLite in the data folder, or PostgreSQL."""
    url = text("DATABASE_URL")
    if not url:
        if folder is None:
            raise ImproperlyConfigured("DATABASE_URL is not set; expected postgresql://...")
        return sqlite(folder / "notes.db")
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL begins with {parts.scheme!r}; expected postgresql://"
        )
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
    }


def sqlite(path: Path) -> dict[str, object]:
    """SQLite as an acknowledged write needs it; `store.connection` checks every connection."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA secure_delete=ON;"
            ),
        },
    }
