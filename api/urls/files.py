"""What machines send, and what became of it."""

from django.urls import path

from api.views import activities as runs
from api.views import conflicts, imports, sources, uploads

urlpatterns = [
    path("activities/", runs.MyActivities.as_view(), name="api_my_activities"),
    path("activities/<uuid:public_id>/", runs.OneActivity.as_view(), name="api_activity"),
    path("activities/<uuid:public_id>/restore/", runs.RestoreActivity.as_view(), name="api_activity_restore"),
    path("activities/<uuid:public_id>/sources/", sources.ActivitySources.as_view(), name="api_sources"),
    path(
        "activities/<uuid:public_id>/provenance/", sources.ActivityProvenance.as_view(), name="api_provenance"
    ),
    path("activities/<uuid:public_id>/streams/", runs.ActivityStreams.as_view(), name="api_streams"),
    path("activities/<uuid:public_id>/effort/", runs.ActivityEffort.as_view(), name="api_effort"),
    path("athletes/<uuid:public_id>/activities/", runs.AthleteActivities.as_view(), name="api_activities"),
    path("athletes/<uuid:public_id>/uploads/", uploads.AthleteUploads.as_view(), name="api_uploads"),
    path("athletes/<uuid:public_id>/imports/", imports.AthleteImports.as_view(), name="api_imports"),
    path("imports/<uuid:public_id>/", imports.OneImport.as_view(), name="api_import"),
    path("imports/<uuid:public_id>/items/", imports.ImportItems.as_view(), name="api_import_items"),
    path("imports/<uuid:public_id>/start/", imports.StartImport.as_view(), name="api_import_start"),
    path("imports/<uuid:public_id>/cancel/", imports.CancelImport.as_view(), name="api_import_cancel"),
    path("imports/<uuid:public_id>/retry/", imports.RetryImport.as_view(), name="api_import_retry"),
    path("imports/<uuid:public_id>/undo/", imports.UndoImport.as_view(), name="api_import_undo"),
    path("conflicts/", conflicts.Conflicts.as_view(), name="api_conflicts"),
    path("conflicts/<uuid:public_id>/", conflicts.OneConflict.as_view(), name="api_conflict"),
    path(
        "conflicts/<uuid:public_id>/decision/",
        conflicts.ConflictDecision.as_view(),
        name="api_conflict_decision",
    ),
    path("conflicts/<uuid:public_id>/undo/", conflicts.ConflictUndo.as_view(), name="api_conflict_undo"),
    path("uploads/<uuid:public_id>/file/", uploads.UploadFile.as_view(), name="api_upload_file"),
    path("uploads/<uuid:public_id>/", uploads.OneUpload.as_view(), name="api_upload"),
]
