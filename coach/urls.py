"""Addresses of the coach app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
