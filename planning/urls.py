"""Addresses of the planning app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
