"""Addresses of the readiness app."""

from django.urls import path

from readiness.views import answering, history, own_records, talking, today, watch

urlpatterns = [
    path("today/", today.today, name="today"),
    path("today/check-in/", today.check_in, name="check_in"),
    path("today/check-in/undo/", today.undo_check_in, name="undo_check_in"),
    path("today/put-back/", today.put_back, name="put_back"),
    path("today/answer/", answering.answer, name="answer"),
    path("today/answer/<uuid:public_id>/take-back/", answering.answer_take_back, name="answer_take_back"),
    path("today/reply/", today.reply, name="reply"),
    path("messages/", talking.my_messages, name="my_messages"),
    path("messages/<uuid:public_id>/take-back/", talking.message_take_back, name="message_take_back"),
    path("athletes/<uuid:public_id>/messages/", talking.thread_page, name="thread"),
    path("athletes/<uuid:public_id>/messages/new/", talking.message_new, name="message_new"),
    path("sessions/<uuid:public_id>/messages/", talking.session_talk, name="session_talk"),
    path("check-ins/<uuid:public_id>/messages/", talking.check_in_talk, name="check_in_talk"),
    path("queue/<uuid:public_id>/messages/", talking.case_talk, name="case_talk"),
    path("me/notes/", own_records.my_notes, name="my_notes"),
    path("me/notes/told/", own_records.my_episode_new, name="my_episode_new"),
    path(
        "me/notes/<uuid:public_id>/take-back/",
        own_records.my_episode_remove,
        name="my_episode_remove",
    ),
    path("athletes/<uuid:public_id>/watch/", watch.watch_values, name="watch_values"),
    path("athletes/<uuid:public_id>/readiness/", history.readiness_days, name="readiness_days"),
    path("athletes/<uuid:public_id>/readiness/table/", history.readiness_table, name="readiness_table"),
]
