"""The web app as uvicorn serves it."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameteam.web.settings.local")
application = get_asgi_application()
