"""Addresses of the ingest app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
