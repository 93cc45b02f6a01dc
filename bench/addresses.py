"""The product's addresses, with the bare page before them, so that it never waits for them."""

from __future__ import annotations

from bench import bare
from sameteam.web import urls

urlpatterns = [*bare.urlpatterns, *urls.urlpatterns]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
