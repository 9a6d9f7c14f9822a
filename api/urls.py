"""Addresses of the API, under api/v1/."""

from django.urls import path

from api.views import activities as runs
from api.views import athletes, auth, docs, keys, me, plans, today, uploads
from api.views import interventions as cases

urlpatterns = [
    path("auth/token/", auth.Token.as_view(), name="api_token"),
    path("auth/refresh/", auth.Refresh.as_view(), name="api_refresh"),
    path("auth/revoke/", auth.Revoke.as_view(), name="api_revoke"),
    path("me/", me.Me.as_view(), name="api_me"),
    path("today/", today.Today.as_view(), name="api_today"),
    path("today/put-back/", today.PutBack.as_view(), name="api_put_back"),
    path("check-in/", today.CheckIn.as_view(), name="api_check_in"),
    path("plan/", plans.MyPlan.as_view(), name="api_my_plan"),
    path("activities/", runs.MyActivities.as_view(), name="api_my_activities"),
    path("activities/<uuid:public_id>/", runs.OneActivity.as_view(), name="api_activity"),
    path("activities/<uuid:public_id>/effort/", runs.ActivityEffort.as_view(), name="api_effort"),
    path("athletes/", athletes.Athletes.as_view(), name="api_athletes"),
    path("athletes/<uuid:public_id>/plan/", plans.AthletePlan.as_view(), name="api_plan"),
    path("athletes/<uuid:public_id>/activities/", runs.AthleteActivities.as_view(), name="api_activities"),
    path("athletes/<uuid:public_id>/uploads/", uploads.AthleteUploads.as_view(), name="api_uploads"),
    path("uploads/<uuid:public_id>/", uploads.OneUpload.as_view(), name="api_upload"),
    path("interventions/", cases.Interventions.as_view(), name="api_interventions"),
    path("interventions/<uuid:public_id>/", cases.OneIntervention.as_view(), name="api_intervention"),
    path("interventions/<uuid:public_id>/decisions/", cases.Decisions.as_view(), name="api_decisions"),
    path("decisions/<uuid:public_id>/undo/", cases.UndoDecision.as_view(), name="api_undo"),
    path("api-keys/", keys.ApiKeys.as_view(), name="api_api_keys"),
    path("api-keys/<uuid:public_id>/", keys.OneApiKey.as_view(), name="api_api_key"),
    path("schema/", docs.Description.as_view(), name="api_schema"),
    path("docs/", docs.reader, name="api_docs"),
]
