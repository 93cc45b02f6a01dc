from __future__ import annotations

from django.urls import path

from sameteam.web.data import views

urlpatterns = [
    path("settings", views.overview),
    path("settings/visits", views.visits),
    path("settings/passphrase", views.passphrase),
    path("settings/code", views.code),
    path("settings/copy", views.copy),
    path("settings/bring", views.bring),
    path("settings/erase", views.erase),
    path("settings/erase/answers", views.erase_answers),
]
