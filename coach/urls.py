"""Addresses of the coach's pages."""

from django.urls import path

from coach.views import calendar, coaching, drafting, keys, palette, queue, roster, settings, start, together

urlpatterns = [
    path("", start.home, name="home"),
    path("welcome/", start.welcome_profile, name="welcome_profile"),
    path("welcome/file/", start.welcome_file, name="welcome_file"),
    path("queue/", queue.command_center, name="command_center"),
    path("queue/together/", together.decide, name="decide_together"),
    path("queue/together/undo/", together.undo, name="undo_together"),
    path("queue/<uuid:public_id>/", queue.case, name="case"),
    path("queue/<uuid:public_id>/approve/", queue.approve, name="approve"),
    path("queue/<uuid:public_id>/confirm/", queue.confirm, name="confirm"),
    path("queue/<uuid:public_id>/edit/", queue.edit_case, name="edit_case"),
    path("queue/<uuid:public_id>/message/", queue.message_case, name="message_case"),
    path("queue/<uuid:public_id>/snooze/", queue.snooze, name="snooze"),
    path("queue/<uuid:public_id>/dismiss/", queue.dismiss, name="dismiss"),
    path("decisions/<uuid:public_id>/undo/", queue.undo_decision, name="undo_decision"),
    path("athletes/", roster.squad, name="squad"),
    path("athletes/<uuid:public_id>/", roster.athlete_page, name="athlete_page"),
    path("athletes/<uuid:public_id>/coaching/", coaching.coaching, name="coaching"),
    path("athletes/<uuid:public_id>/coaching/undo/", coaching.coaching_undo, name="coaching_undo"),
    path("athletes/<uuid:public_id>/calendar/", calendar.calendar, name="calendar"),
    path("athletes/<uuid:public_id>/calendar/session/", calendar.calendar_session, name="calendar_session"),
    path("athletes/<uuid:public_id>/calendar/add/", calendar.calendar_add, name="calendar_add"),
    path("athletes/<uuid:public_id>/calendar/week/", calendar.calendar_week, name="calendar_week"),
    path("athletes/<uuid:public_id>/calendar/begin/", drafting.calendar_begin, name="calendar_begin"),
    path("athletes/<uuid:public_id>/calendar/change/", drafting.calendar_change, name="calendar_change"),
    path("athletes/<uuid:public_id>/calendar/undo/", drafting.calendar_undo, name="calendar_undo"),
    path(
        "athletes/<uuid:public_id>/calendar/publish/",
        drafting.calendar_publish,
        name="calendar_publish",
    ),
    path(
        "athletes/<uuid:public_id>/calendar/discard/",
        drafting.calendar_discard,
        name="calendar_discard",
    ),
    path(
        "athletes/<uuid:public_id>/calendar/look-again/",
        drafting.calendar_look_again,
        name="calendar_look_again",
    ),
    path("revisions/<uuid:public_id>/take-back/", drafting.revision_take_back, name="revision_take_back"),
    path("palette/", palette.palette, name="palette"),
    path("settings/", settings.organization_settings, name="organization_settings"),
    path("settings/operator-visits/", settings.operator_visits, name="operator_visits"),
    path("settings/api-keys/", keys.api_keys, name="api_keys"),
    path("settings/api-keys/make/", keys.make_key, name="make_key"),
    path("settings/api-keys/<uuid:public_id>/revoke/", keys.revoke_key, name="revoke_key"),
    path("settings/members/", settings.members, name="members"),
    path("settings/members/invite/", settings.invite_member, name="invite_member"),
    path(
        "settings/members/invited/<uuid:public_id>/withdraw/",
        settings.withdraw_invited,
        name="withdraw_invited",
    ),
    path("settings/members/<uuid:public_id>/role/", settings.change_role, name="change_role"),
    path("settings/members/<uuid:public_id>/end/", settings.end_member, name="end_member"),
]
