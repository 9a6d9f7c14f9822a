"""Addresses of the readiness app."""

from django.urls import path

from readiness.views import own_records, today, watch

urlpatterns = [
    path("today/", today.today, name="today"),
    path("today/check-in/", today.check_in, name="check_in"),
    path("today/check-in/undo/", today.undo_check_in, name="undo_check_in"),
    path("today/put-back/", today.put_back, name="put_back"),
    path("today/reply/", today.reply, name="reply"),
    path("me/notes/", own_records.my_notes, name="my_notes"),
    path("me/notes/told/", own_records.my_episode_new, name="my_episode_new"),
    path(
        "me/notes/<uuid:public_id>/take-back/",
        own_records.my_episode_remove,
        name="my_episode_remove",
    ),
    path("athletes/<uuid:public_id>/watch/", watch.watch_values, name="watch_values"),
]
