"""Addresses of the athletes app."""

from django.urls import path

from athletes.views import groups, notices, people, phrases, preferences, races, shoes, zones

urlpatterns = [
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.group_new, name="group_new"),
    path("groups/<uuid:public_id>/", groups.group_edit, name="group_edit"),
    path("groups/<uuid:public_id>/remove/", groups.group_remove, name="group_remove"),
    path("notices/", notices.notices, name="notices"),
    path("notices/count/", notices.notice_count, name="notice_count"),
    path("notices/read/", notices.notices_read, name="notices_read"),
    path("notices/wishes/", preferences.notice_wishes, name="notice_wishes"),
    path("notices/wishes/keep/", preferences.notice_wishes_keep, name="notice_wishes_keep"),
    path("notices/rhythm/", preferences.notice_rhythm, name="notice_rhythm"),
    path("notices/mute/", preferences.notice_mute, name="notice_mute"),
    path("notices/mutes/<uuid:public_id>/end/", preferences.notice_unmute, name="notice_unmute"),
    path("notices/reply-links/end/", preferences.reply_links_end, name="reply_links_end"),
    path("notices/<uuid:public_id>/", notices.notice_open, name="notice_open"),
    path("phrases/", phrases.phrases, name="phrases"),
    path("phrases/new/", phrases.phrase_new, name="phrase_new"),
    path("phrases/<uuid:public_id>/", phrases.phrase_edit, name="phrase_edit"),
    path("phrases/<uuid:public_id>/remove/", phrases.phrase_remove, name="phrase_remove"),
    path("phrases/<uuid:public_id>/restore/", phrases.phrase_restore, name="phrase_restore"),
    path("athletes/new/", people.athlete_new, name="athlete_new"),
    path("athletes/<uuid:public_id>/profile/", people.athlete_profile, name="athlete_profile"),
    path("athletes/<uuid:public_id>/invite/", people.athlete_invite, name="athlete_invite"),
    path("athletes/<uuid:public_id>/zones/", zones.zones_edit, name="zones_edit"),
    path("athletes/<uuid:public_id>/races/new/", races.race_new, name="race_new"),
    path("races/<uuid:public_id>/", races.race_edit, name="race_edit"),
    path("races/<uuid:public_id>/delete/", races.race_delete, name="race_delete"),
    path("races/<uuid:public_id>/restore/", races.race_restore, name="race_restore"),
    path("athletes/<uuid:public_id>/shoes/new/", shoes.shoe_new, name="shoe_new"),
    path("shoes/<uuid:public_id>/", shoes.shoe_edit, name="shoe_edit"),
    path("shoes/<uuid:public_id>/delete/", shoes.shoe_delete, name="shoe_delete"),
    path("shoes/<uuid:public_id>/restore/", shoes.shoe_restore, name="shoe_restore"),
    path("me/", people.me, name="me"),
]
