"""Every address of the site."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.contrib import admin
from django.urls import include, path, register_converter
from django.urls.converters import StringConverter
from django.views.generic import RedirectView

from athletes.views import preferences
from coach import outside
from coach.views import account as own
from config import health, language
from config.operator import views as operator
from planning.views import feeds
from readiness.views import reply_link
from tenancy.access import public, signed_in
from tenancy.styleguide import styleguide


class Base36(StringConverter):
    """A number as letters and digits; without a hyphen, which begins what comes after it."""

    regex = "[0-9A-Za-z]+"


register_converter(Base36, "base36")

organization_pages = [
    path("", include("coach.urls")),
    path("", include("ingest.urls")),
    path("", include("readiness.urls")),
    path("", include("planning.urls")),
    path("", include("athletes.urls")),
]

account_pages = [
    path("sign-in/", public(account.login), name="account_login"),
    path("sign-out/", signed_in(account.logout), name="account_logout"),
    path("inactive/", public(account.account_inactive), name="account_inactive"),
    path("closed/", public(account.signup), name="account_signup"),
    path("password/", signed_in(account.password_change), name="account_change_password"),
    path("password/set/", signed_in(account.password_set), name="account_set_password"),
    path("password/forgotten/", public(account.password_reset), name="account_reset_password"),
    path("password/forgotten/sent/", public(account.password_reset_done), name="account_reset_password_done"),
    path(
        "password/forgotten/key/<base36:uidb36>-<str:key>/",
        public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/forgotten/done/",
        public(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("email/sent/", public(account.email_verification_sent), name="account_email_verification_sent"),
    path("email/<str:key>/", public(account.confirm_email), name="account_confirm_email"),
    path("again/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("again/code/", signed_in(factors.reauthenticate), name="mfa_reauthenticate"),
    path("again/key/", signed_in(keys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("sign-in/second/", public(factors.authenticate), name="mfa_authenticate"),
    path("second-factor/", own.second_factor, name="mfa_index"),
    path("second-factor/app/", signed_in(app.activate_totp), name="mfa_activate_totp"),
    path("second-factor/app/remove/", signed_in(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-factor/codes/", signed_in(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/",
        signed_in(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("second-factor/keys/", own.second_factor, name="mfa_list_webauthn"),
    path("second-factor/keys/new/", signed_in(keys.add_webauthn), name="mfa_add_webauthn"),
    path("second-factor/keys/<int:pk>/remove/", signed_in(keys.remove_webauthn), name="mfa_remove_webauthn"),
    path("sign-ins/", own.sign_ins_page, name="sign_ins"),
    path("sign-ins/others/end/", own.end_other_sign_ins, name="end_other_sign_ins"),
    path("sign-ins/<uuid:public_id>/end/", own.end_sign_in, name="end_sign_in"),
]

operator_pages = [
    path("status/", operator.status_page, name="operator_status"),
    path("enter/", operator.enter, name="enter_organization"),
    path("o/<slug:slug>/leave/", operator.leave, name="leave_organization"),
    path("o/<slug:slug>/", operator.inside, name="inside"),
    path("o/<slug:slug>/<path:rest>", operator.inside, name="inside_page"),
]

urlpatterns = [
    path("", outside.start, name="start"),
    path("o/<slug:slug>/", include(organization_pages)),
    path("calendar/<slug:slug>/<str:token>/plan.ics", feeds.feed_file, name="feed_file"),
    path("reply/<str:token>/", reply_link.reply_by_link, name="reply_by_link"),
    path("unsubscribe/<str:token>/", preferences.unsubscribe, name="unsubscribe"),
    path("invitation/<str:token>/", outside.accept_invitation, name="accept_invitation"),
    path("welcome/<str:token>/", outside.first_run, name="first_run"),
    path("account/", include(account_pages)),
    path("account/me/", outside.person, name="person"),
    path("api/v1/", include("api.urls")),
    path("language/", public(language.set_language), name="set_language"),
    path("styleguide/", public(styleguide), name="styleguide"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("operator/", include(operator_pages)),
    path("operator/", admin.site.urls),
    path("favicon.ico", public(RedirectView.as_view(url="/static/icons/icon.svg"))),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler429 = "config.errors.too_many"
handler500 = "config.errors.broken"
