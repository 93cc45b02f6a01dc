from __future__ import annotations

from django.urls import path

from sameteam.web.safety import views

urlpatterns = [
    path("help", views.help_page),
    path("help/plan", views.safety_plan),
    path("help/in/<slug:country>", views.help_page),
    path("help/<slug:place>", views.words_page),
    path("questions", views.questions),
    path("leave", views.leave),
]
