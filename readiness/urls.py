"""Addresses of the readiness app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
