"""What is true everywhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sameteam import vault

WEB = Path(__file__).resolve().parent.parent

DEBUG = False
ROOT_URLCONF = "sameteam.web.urls"
ASGI_APPLICATION = "sameteam.web.asgi.application"
INSTALLED_APPS = ["django.contrib.staticfiles", "sameteam.web.store", "sameteam.web.shared"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "sameteam.web.shared.headers.HeadersMiddleware",
    "sameteam.web.accounts.middleware.SittingMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Every room keeps its pages beside its views.
        "DIRS": sorted(WEB.glob("*/templates")),
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "sameteam.web.shared.context.page",
            ],
            "builtins": ["sameteam.web.shared.templatetags.words"],
        },
    }
]

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATICFILES_DIRS: list[Path] = []
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_AUTOREFRESH = False
SERVESTATIC_MAX_AGE = 600
SERVESTATIC_ALLOW_ALL_ORIGINS = False

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None  # It goes with the browser window.
CSRF_FAILURE_VIEW = "sameteam.web.shared.errors.stale_form"
# To nobody else; under "no-referrer" browsers send forms with a null origin, and CSRF refuses them.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 50_000_000

# A shared device is the rule here, so that the idle lock is short (safety.md, S-25).
IDLE_LOCK = timedelta(minutes=5)
IDLE_LOCK_LONGEST = timedelta(minutes=15)
ABSOLUTE_LOCK = timedelta(hours=8)
VISIT_LENGTH = timedelta(hours=1)  # what someone without an account wrote is gone after this
SESSION_COOKIE = "n"
KDF = vault.KdfParams()
ALLOW_WEAK_KDF = False

# Ids and counts only, never a path's query, a form or a person (S-35).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"scrub": {"()": "sameteam.web.shared.log_scrub.Scrub"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["scrub"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
