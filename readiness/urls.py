"""Addresses of the readiness app."""

from django.urls import path

from readiness.views import history, today, watch

urlpatterns = [
    path("today/", today.today, name="today"),
    path("today/check-in/", today.check_in, name="check_in"),
    path("today/check-in/undo/", today.undo_check_in, name="undo_check_in"),
    path("today/put-back/", today.put_back, name="put_back"),
    path("today/reply/", today.reply, name="reply"),
    path("athletes/<uuid:public_id>/watch/", watch.watch_values, name="watch_values"),
    path("athletes/<uuid:public_id>/readiness/", history.readiness_days, name="readiness_days"),
    path("athletes/<uuid:public_id>/readiness/table/", history.readiness_table, name="readiness_table"),
]
