from __future__ import annotations

from django.urls import path

from sameteam.web.refusal import begun, views

urlpatterns = [
    path("write", views.write),
    path("write/look", views.looked),
    path("begun", begun.begun),
]
