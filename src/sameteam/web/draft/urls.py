from __future__ import annotations

from django.urls import path

from sameteam.web.draft import views

urlpatterns = [
    path("say", views.say),
    path("say/check", views.check),
]
