from __future__ import annotations

from django.urls import path

from sameteam.web.card import views

urlpatterns = [
    path("card", views.enter),
    path("card/read", views.read),
    path("card/answer", views.answer),
    path("card/erase", views.erase),
    path("card/close", views.close),
]
