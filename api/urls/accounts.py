"""Who asks: tokens, keys, the organization, its members and its settings."""

from django.urls import path

from api.views import auth, docs, import_settings, keys, me, members, organization, rules, watch_rules

urlpatterns = [
    path("auth/token/", auth.Token.as_view(), name="api_token"),
    path("auth/refresh/", auth.Refresh.as_view(), name="api_refresh"),
    path("auth/revoke/", auth.Revoke.as_view(), name="api_revoke"),
    path("me/", me.Me.as_view(), name="api_me"),
    path("organizations/", me.MyOrganizations.as_view(), name="api_my_organizations"),
    path("organization/", organization.Organization.as_view(), name="api_organization"),
    path(
        "organization/import-settings/",
        import_settings.ImportSettings.as_view(),
        name="api_import_settings",
    ),
    path("organization/watch-rules/", watch_rules.WatchRules.as_view(), name="api_watch_rules"),
    path(
        "organization/watch-rules/preview/",
        watch_rules.WatchRulesPreview.as_view(),
        name="api_watch_rules_preview",
    ),
    path("organization/rules/", rules.RulesForAll.as_view(), name="api_rules_for_all"),
    path("organization/rules/<slug:field>/", rules.OneRuleForAll.as_view(), name="api_rule_for_all"),
    path("memberships/", members.Memberships.as_view(), name="api_memberships"),
    path("memberships/<uuid:public_id>/", members.OneMembership.as_view(), name="api_membership"),
    path("invitations/", members.Invitations.as_view(), name="api_invitations"),
    path("invitations/<uuid:public_id>/", members.OneInvitation.as_view(), name="api_invitation"),
    path(
        "athletes/<uuid:public_id>/watch-rules/",
        watch_rules.AthleteWatchRules.as_view(),
        name="api_athlete_watch_rules",
    ),
    path(
        "athletes/<uuid:public_id>/watch-rules/preview/",
        watch_rules.AthleteWatchRulesPreview.as_view(),
        name="api_athlete_watch_rules_preview",
    ),
    path("athletes/<uuid:public_id>/rules/", rules.AthleteRules.as_view(), name="api_rules"),
    path("athletes/<uuid:public_id>/rules/<slug:field>/", rules.OneAthleteRule.as_view(), name="api_rule"),
    path("api-keys/", keys.ApiKeys.as_view(), name="api_api_keys"),
    path("api-keys/<uuid:public_id>/", keys.OneApiKey.as_view(), name="api_api_key"),
    path("schema/", docs.Description.as_view(), name="api_schema"),
    path("docs/", docs.reader, name="api_docs"),
]
