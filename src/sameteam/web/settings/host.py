"""A host for many people: PostgreSQL, HTTPS, and no default for any secret."""

from __future__ import annotations

import hashlib

from django.core.exceptions import ImproperlyConfigured

from sameteam.web import env

from .base import *  # noqa: F403

HOME = None
PEPPER = env.pepper(None)
SECRET_KEY = hashlib.sha256(b"sameteam/forms" + PEPPER).hexdigest()
DATABASES = {"default": env.database(None)}
if not env.text("SAMETEAM_HOSTS"):
    raise ImproperlyConfigured("SAMETEAM_HOSTS is not set; expected host names with commas")
ALLOWED_HOSTS = env.text("SAMETEAM_HOSTS").split(",")
TIME_ZONE = "UTC"
HTTPS = True
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-f"
SESSION_COOKIE = "__Host-n"
SECURE_HSTS_SECONDS = 31_536_000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
