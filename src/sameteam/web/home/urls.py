from __future__ import annotations

from django.urls import path

from sameteam.web.home import views

urlpatterns = [path("", views.welcome), path("healthz", views.healthz)]
