"""The addresses inside one organization, without what stands before them."""

from django.urls import path

from config.operator.inside import register_all

urlpatterns = [path("", register_all().urls)]
