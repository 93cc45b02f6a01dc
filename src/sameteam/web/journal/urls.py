from __future__ import annotations

from django.urls import path

from sameteam.web.journal import views

urlpatterns = [
    path("book", views.book),
    path("book/new", views.note),
    path("book/<slug:page>/reasons", views.reasons),
    path("book/<slug:page>/erase", views.erase),
]
