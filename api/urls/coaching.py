"""What a coach decides: cases, squad, caseload, rota, reports."""

from django.urls import path

from api.views import caseload, learning, log, responses, rota, saved_views, squad
from api.views import interventions as cases

urlpatterns = [
    path("organization/clock/", responses.ClockSettings.as_view(), name="api_clock_settings"),
    path("reports/response/", responses.ResponseReport.as_view(), name="api_response_report"),
    path("squad/", squad.Squad.as_view(), name="api_squad"),
    path("athletes/<uuid:public_id>/timeline/", caseload.Timeline.as_view(), name="api_timeline"),
    path("athletes/<uuid:public_id>/bucket/", caseload.BucketStanding.as_view(), name="api_bucket"),
    path(
        "athletes/<uuid:public_id>/bucket-changes/",
        caseload.BucketChanges.as_view(),
        name="api_bucket_changes",
    ),
    path("athletes/<uuid:public_id>/zone-history/", caseload.ZoneHistory.as_view(), name="api_zone_history"),
    path("caseload/", caseload.Caseload.as_view(), name="api_caseload"),
    path("caseload/counts/", caseload.CaseloadCounts.as_view(), name="api_caseload_counts"),
    path("reports/rules/", learning.RulesReport.as_view(), name="api_rules_report"),
    path("interventions/", cases.Interventions.as_view(), name="api_interventions"),
    path("interventions/together/", cases.DecideTogether.as_view(), name="api_together"),
    path("interventions/<uuid:public_id>/", cases.OneIntervention.as_view(), name="api_intervention"),
    path("interventions/<uuid:public_id>/offers/", cases.Offers.as_view(), name="api_offers"),
    path("interventions/<uuid:public_id>/seen/", cases.InterventionSeen.as_view(), name="api_seen"),
    path("interventions/<uuid:public_id>/decisions/", cases.Decisions.as_view(), name="api_decisions"),
    path("decisions/", log.Log.as_view(), name="api_log"),
    path("views/", saved_views.Views.as_view(), name="api_views"),
    path("views/<uuid:public_id>/", saved_views.OneView.as_view(), name="api_view"),
    path("views/<uuid:public_id>/restore/", saved_views.RestoreView.as_view(), name="api_view_restore"),
    path("rota/", rota.Turns.as_view(), name="api_rota"),
    path("rota/days/", rota.Days.as_view(), name="api_rota_days"),
    path("rota/<uuid:public_id>/", rota.OneTurn.as_view(), name="api_turn"),
    path("rota/<uuid:public_id>/restore/", rota.RestoreTurn.as_view(), name="api_turn_restore"),
    path("absences/", rota.Absences.as_view(), name="api_absences"),
    path("absences/<uuid:public_id>/", rota.OneAbsence.as_view(), name="api_absence"),
    path("absences/<uuid:public_id>/restore/", rota.RestoreAbsence.as_view(), name="api_absence_restore"),
    path("decisions/<uuid:public_id>/undo/", cases.UndoDecision.as_view(), name="api_undo"),
]
