"""Addresses of the planning app."""

from django.urls import path

from planning.views import editor, exports, library, mine, moving, own_sessions, plan_it, plans, printing

urlpatterns = [
    path("library/", library.library, name="library"),
    path("library/new/", editor.session_new, name="session_new"),
    path("library/<uuid:public_id>/", own_sessions.own_session, name="own_session"),
    path("library/<uuid:public_id>/edit/", editor.session_edit, name="session_edit"),
    path("library/<uuid:public_id>/plan/", plan_it.own_plan, name="own_plan"),
    path("library/<uuid:public_id>/favourite/", own_sessions.own_favourite, name="own_favourite"),
    path("library/<uuid:public_id>/copy/", own_sessions.own_copy, name="own_copy"),
    path("library/<uuid:public_id>/archive/", own_sessions.own_archive, name="own_archive"),
    path("library/<uuid:public_id>/unarchive/", own_sessions.own_unarchive, name="own_unarchive"),
    path("library/<uuid:public_id>/versions/<int:number>/", own_sessions.own_put_back, name="own_put_back"),
    path("library/<slug:code>/plan/", plan_it.shipped_plan, name="shipped_plan"),
    path("library/<slug:code>/favourite/", own_sessions.shipped_favourite, name="shipped_favourite"),
    path("library/<slug:code>/copy/", own_sessions.shipped_copy, name="shipped_copy"),
    path("library/<slug:code>/", library.library_session, name="library_session"),
    path("library/<slug:code>/export/", exports.library_export, name="library_export"),
    path("library/<slug:code>/print/", printing.library_print, name="library_print"),
    path("athletes/<uuid:public_id>/plans/new/", plans.plan_new, name="plan_new"),
    path("athletes/<uuid:public_id>/plans/preview/", plans.plan_preview, name="plan_preview"),
    path("athletes/<uuid:public_id>/plans/suggest/", plans.plan_suggest, name="plan_suggest"),
    path("plans/<uuid:public_id>/", plans.plan_page, name="plan_page"),
    path("plans/<uuid:public_id>/publish/", plans.plan_publish, name="plan_publish"),
    path("plans/<uuid:public_id>/discard/", plans.plan_discard, name="plan_discard"),
    path("plan/", mine.my_plan, name="my_plan"),
    path("plan/moves/<uuid:public_id>/undo/", moving.undo_move_own, name="undo_move_own"),
    path("sessions/<uuid:public_id>/move/", moving.move_own, name="move_own"),
    path("sessions/<uuid:public_id>/", mine.session_page, name="session_page"),
    path("sessions/<uuid:public_id>/export/", exports.session_export, name="session_export"),
    path("sessions/<uuid:public_id>/print/", printing.session_print, name="session_print"),
]
