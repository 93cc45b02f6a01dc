from __future__ import annotations

from django.urls import path

from sameteam.web.plan import views

urlpatterns = [
    path("today", views.plan),
    path("today/aside", views.set_aside),
    path("today/others", views.others),
    path("today/tell", views.tell_list),
    path("today/tell/<slug:kind>", views.tell),
]
