"""Addresses of the planning app."""

from django.urls import path

from planning.views import library, mine, moving, plans

urlpatterns = [
    path("library/", library.library, name="library"),
    path("library/<slug:code>/", library.library_session, name="library_session"),
    path("athletes/<uuid:public_id>/plans/new/", plans.plan_new, name="plan_new"),
    path("athletes/<uuid:public_id>/plans/preview/", plans.plan_preview, name="plan_preview"),
    path("plans/<uuid:public_id>/", plans.plan_page, name="plan_page"),
    path("plans/<uuid:public_id>/publish/", plans.plan_publish, name="plan_publish"),
    path("plans/<uuid:public_id>/discard/", plans.plan_discard, name="plan_discard"),
    path("plan/", mine.my_plan, name="my_plan"),
    path("plan/moves/<uuid:public_id>/undo/", moving.undo_move_own, name="undo_move_own"),
    path("sessions/<uuid:public_id>/move/", moving.move_own, name="move_own"),
    path("sessions/<uuid:public_id>/", mine.session_page, name="session_page"),
]
