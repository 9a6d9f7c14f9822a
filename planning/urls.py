"""Addresses of the planning app."""

from django.urls import path

from planning.views import feeds, library, mine, outside, plans, squad_plans, templates

urlpatterns = [
    path("library/", library.library, name="library"),
    path("library/<slug:code>/", library.library_session, name="library_session"),
    path("athletes/<uuid:public_id>/plans/new/", plans.plan_new, name="plan_new"),
    path("athletes/<uuid:public_id>/plans/preview/", plans.plan_preview, name="plan_preview"),
    path("plans/<uuid:public_id>/", plans.plan_page, name="plan_page"),
    path("plans/<uuid:public_id>/publish/", plans.plan_publish, name="plan_publish"),
    path("plans/<uuid:public_id>/discard/", plans.plan_discard, name="plan_discard"),
    path("plan/", mine.my_plan, name="my_plan"),
    path("sessions/<uuid:public_id>/", mine.session_page, name="session_page"),
    path("templates/", templates.template_list, name="templates"),
    path("templates/new/", templates.template_new, name="template_new"),
    path("templates/<uuid:public_id>/", templates.template_page, name="template_page"),
    path("templates/<uuid:public_id>/weeks/<int:week>/", templates.template_week, name="template_week"),
    path("templates/<uuid:public_id>/resize/", templates.template_resize, name="template_resize"),
    path("templates/<uuid:public_id>/rename/", templates.template_rename, name="template_rename"),
    path("templates/<uuid:public_id>/remove/", templates.template_remove, name="template_remove"),
    path("templates/<uuid:public_id>/apply/", squad_plans.template_apply, name="template_apply"),
    path("templates/<uuid:public_id>/roll-out/", squad_plans.template_roll_out, name="template_roll_out"),
    path("templates/<uuid:public_id>/conflicts/", squad_plans.template_conflicts, name="template_conflicts"),
    path("template-runs/<uuid:public_id>/", squad_plans.template_run, name="template_run"),
    path("template-runs/<uuid:public_id>/undo/", squad_plans.template_run_undo, name="template_run_undo"),
    path("template-conflicts/<uuid:public_id>/", squad_plans.template_conflict, name="template_conflict"),
    path("plans/<uuid:public_id>/table/", outside.plan_table, name="plan_table"),
    path("plans/<uuid:public_id>/print/", outside.plan_print, name="plan_print"),
    path("athletes/<uuid:public_id>/feeds/", feeds.feeds, name="feeds"),
    path("feeds/<uuid:public_id>/revoke/", feeds.feed_revoke, name="feed_revoke"),
    path("plans/<uuid:public_id>/template/", templates.template_from_plan, name="template_from_plan"),
]
