from __future__ import annotations

from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "sameteam.web.shared"
    label = "shared"

    def ready(self) -> None:
        from .library import library

        library()  # A fault in a content file stops the start, and says where.
