"""What everything is compared with: Django with one page of constant words, and nothing else.

`python -m bench.bare` serves it on a free port and prints the port: a server as small as can be.
"""

from __future__ import annotations

import socket

from django.http import HttpRequest, HttpResponse
from django.urls import path


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><title>Notes</title><p>Nothing here.")


urlpatterns = [path("bare", page)]


def main() -> None:
    import uvicorn
    from django.conf import settings
    from django.core.asgi import get_asgi_application

    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[])
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    config = uvicorn.Config(
        get_asgi_application(), access_log=False, log_config=None, lifespan="off", ws="none"
    )
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
