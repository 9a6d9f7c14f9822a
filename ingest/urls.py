"""Addresses of the ingest app."""

from django.urls import path

from ingest.views import activities, activity_edits, imports, moving, reconcile, review, rules, uploads

urlpatterns = [
    path("log/", uploads.log, name="log"),
    path("athletes/<uuid:public_id>/upload/", uploads.upload, name="upload"),
    path("uploads/<uuid:public_id>/", uploads.upload_status, name="upload_status"),
    path("sync/", imports.sync, name="sync"),
    path("athletes/<uuid:public_id>/imports/", imports.imports, name="imports"),
    path("imports/<uuid:public_id>/", imports.import_page, name="import_page"),
    path("imports/<uuid:public_id>/start/", imports.import_start, name="import_start"),
    path("imports/<uuid:public_id>/cancel/", imports.import_cancel, name="import_cancel"),
    path("imports/<uuid:public_id>/retry/", imports.import_retry, name="import_retry"),
    path("imports/<uuid:public_id>/undo/", imports.import_undo, name="import_undo"),
    path("imports/<uuid:public_id>/seen/", imports.import_seen, name="import_seen"),
    path("reconcile/", reconcile.reconcile, name="reconcile"),
    path("reconcile/accept/", reconcile.accept_conflicts, name="accept_conflicts"),
    path("athletes/<uuid:public_id>/reconcile/", reconcile.athlete_reconcile, name="athlete_reconcile"),
    path("conflicts/<uuid:public_id>/decide/", reconcile.decide_conflict, name="decide_conflict"),
    path("conflicts/<uuid:public_id>/undo/", reconcile.undo_conflict, name="undo_conflict"),
    path("conflicts/<uuid:public_id>/prefer/", reconcile.prefer_source, name="prefer_source"),
    path("athletes/<uuid:public_id>/rules/", rules.athlete_rules, name="athlete_rules"),
    path("athletes/<uuid:public_id>/rules/set/", rules.set_athlete_rule, name="set_athlete_rule"),
    path("settings/imports/", rules.import_settings, name="import_settings"),
    path("settings/imports/rules/", rules.set_rule_for_all, name="set_rule_for_all"),
    path("athletes/<uuid:public_id>/review/", review.review, name="review"),
    path("activities/<uuid:public_id>/review/", review.review_row, name="review_row"),
    path("uploads/<uuid:public_id>/file/", activities.upload_file, name="upload_file"),
    path("athletes/<uuid:public_id>/activities/", activities.activities, name="activities"),
    path("athletes/<uuid:public_id>/activities/new/", activity_edits.activity_new, name="activity_new"),
    path("activities/<uuid:public_id>/", activities.activity_page, name="activity_page"),
    path("activities/<uuid:public_id>/log/", activities.log_effort, name="log_effort"),
    path("activities/<uuid:public_id>/edit/", activity_edits.activity_edit, name="activity_edit"),
    path("activities/<uuid:public_id>/delete/", activity_edits.activity_delete, name="activity_delete"),
    path("activities/<uuid:public_id>/restore/", activity_edits.activity_restore, name="activity_restore"),
    path("activities/<uuid:public_id>/merge/", moving.activity_merge, name="activity_merge"),
    path("activities/<uuid:public_id>/split/", moving.activity_split, name="activity_split"),
    path("conflicts/<uuid:public_id>/undo-move/", moving.undo_move, name="undo_move"),
]
