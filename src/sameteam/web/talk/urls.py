from __future__ import annotations

from django.urls import path

from sameteam.web.talk import after, rehearsal, views

urlpatterns = [
    path("talk", views.plan),
    path("talk/check", views.check),
    path("talk/ready", views.ready),
    path("talk/day", views.day),
    path("talk/try/<int:place>", rehearsal.rehearse),
    path("talk/after", after.look_back),
]
