"""Addresses of the ingest app."""

from django.urls import path

from ingest import views

urlpatterns = [
    path("log/", views.log, name="log"),
    path("athletes/<uuid:public_id>/upload/", views.upload, name="upload"),
    path("uploads/<uuid:public_id>/", views.upload_status, name="upload_status"),
]
