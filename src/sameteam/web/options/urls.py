from __future__ import annotations

from django.urls import path

from sameteam.web.options import views

urlpatterns = [
    path("options", views.listed),
    path("options/two", views.for_two),
    path("options/<int:number>", views.one),
]
