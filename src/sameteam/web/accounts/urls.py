from __future__ import annotations

from django.urls import path

from sameteam.web.accounts import views

urlpatterns = [
    path("start", views.start),
    path("in", views.open_notes),
    path("back", views.come_back),
    path("code", views.code),
    path("code/check", views.check_code),
    path("locked", views.locked),
    path("here", views.here),
]
