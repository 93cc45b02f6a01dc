"""One person's own machine: SQLite in the data folder, unless DATABASE_URL says otherwise."""

from __future__ import annotations

import hashlib

import tzlocal

from sameteam.web import env

from .base import *  # noqa: F403

HOME = env.home()
PEPPER = env.pepper(HOME)
SECRET_KEY = hashlib.sha256(b"sameteam/forms" + PEPPER).hexdigest()
DATABASES = {"default": env.database(HOME)}
ALLOWED_HOSTS = (env.text("SAMETEAM_HOSTS") or "127.0.0.1,localhost,[::1]").split(",")
TIME_ZONE = tzlocal.get_localzone_name() or "UTC"  # the day of the one who sits here
HTTPS = env.flag("SAMETEAM_HTTPS")
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "__Host-f" if HTTPS else "f"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
if HTTPS:
    SESSION_COOKIE = "__Host-n"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
