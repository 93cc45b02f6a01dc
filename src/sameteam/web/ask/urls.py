from __future__ import annotations

from django.urls import path

from sameteam.web.ask import paper, views

urlpatterns = [
    path("ask", views.ask),
    path("ask/check", views.check),
    path("ask/look", views.looked),
    path("ask/made", views.made),
    path("ask/card", views.card),
    path("ask/back", views.back),
    path("ask/page/<slug:size>", paper.page),
    path("ask/all", views.everything),
]
