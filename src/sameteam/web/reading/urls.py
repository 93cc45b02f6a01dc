from __future__ import annotations

from django.urls import path

from sameteam.web.reading import views

urlpatterns = [
    path("read", views.reasons),
    path("read/about", views.about),
    path("read/<int:number>", views.reason),
    path("cards", views.cards),
    path("cards/<int:place>", views.practice),
]
