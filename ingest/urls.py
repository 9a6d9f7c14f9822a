"""Addresses of the ingest app."""

from django.urls import path

from ingest import activity_edit_views, activity_views, views

urlpatterns = [
    path("log/", views.log, name="log"),
    path("athletes/<uuid:public_id>/upload/", views.upload, name="upload"),
    path("uploads/<uuid:public_id>/", views.upload_status, name="upload_status"),
    path("uploads/<uuid:public_id>/file/", activity_views.upload_file, name="upload_file"),
    path("athletes/<uuid:public_id>/activities/", activity_views.activities, name="activities"),
    path("athletes/<uuid:public_id>/activities/new/", activity_edit_views.activity_new, name="activity_new"),
    path("activities/<uuid:public_id>/", activity_views.activity_page, name="activity_page"),
    path("activities/<uuid:public_id>/log/", activity_views.log_effort, name="log_effort"),
    path("activities/<uuid:public_id>/edit/", activity_edit_views.activity_edit, name="activity_edit"),
    path("activities/<uuid:public_id>/delete/", activity_edit_views.activity_delete, name="activity_delete"),
    path(
        "activities/<uuid:public_id>/restore/", activity_edit_views.activity_restore, name="activity_restore"
    ),
]
