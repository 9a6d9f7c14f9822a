"""The site's addresses, and those it is compared with."""

from django.urls import include, path

from bench import views

urlpatterns = [
    path("bench/bare/", views.bare),
    path("o/<slug:slug>/bench/", views.authenticated),
    path("api/v1/bench/", views.Authenticated.as_view()),
    path("", include("config.urls")),
]
