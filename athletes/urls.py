"""Addresses of the athletes app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
