from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "sameteam.web.store"
    label = "store"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from .connection import check

        connection_created.connect(check, dispatch_uid="store.connection.check")
