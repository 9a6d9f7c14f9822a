"""The operator's pages, over the global tables only: what belongs to an organization is not shown here."""

from allauth.account.decorators import secure_admin_login
from allauth.mfa import admin as allauth_mfa  # noqa: F401  registers its model, which is taken back below
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tenancy import outbox, scope, services, sign_ins
from tenancy.models import Heartbeat, Invitation, Membership, Organization, Outbox, User

# One way in for everyone, with its lockout and its limits.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = _("RunSeason, operator")


class NoDelete(admin.ModelAdmin):
    """Rows that others refer to: they end, they are not deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnly(NoDelete):
    """To be looked at."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class NewUserForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "name")


class OtherPasswordForm(AdminPasswordChangeForm):
    """Whoever gets a password from somebody else has to choose their own with it."""

    def save(self, commit: bool = True) -> User:
        self.user.must_change_password = True
        user: User = super().save(commit)
        sign_ins.end_others(user=user, keep=None)
        return user


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    add_form = NewUserForm
    change_password_form = OtherPasswordForm
    ordering = ("email",)
    list_display = ("email", "name", "locale", "is_active", "is_staff", "must_change_password", "last_login")
    list_filter = ("is_active", "is_staff", "must_change_password", "locale")
    search_fields = ("email", "name")
    readonly_fields = ("public_id", "date_joined", "last_login")
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),)
    fieldsets = (
        (None, {"fields": ("email", "password", "must_change_password")}),
        (_("Person"), {"fields": ("name", "locale", "timezone", "units", "public_id")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        (_("Dates"), {"fields": ("date_joined", "last_login")}),
    )

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        if not change:
            obj.must_change_password = True
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Erasing a person is more than a row: it goes through every organization."""
        return False


@admin.register(Organization)
class OrganizationAdmin(NoDelete):
    ordering = ("name",)
    list_display = ("name", "slug", "kind", "timezone", "created_at")
    list_filter = ("kind",)
    search_fields = ("name", "slug")
    readonly_fields = ("public_id", "settings", "settings_version", "created_at")


@admin.register(Membership)
class MembershipAdmin(NoDelete):
    ordering = ("organization__name", "user__email")
    list_display = ("user", "organization", "role", "created_at", "ended_at")
    list_filter = ("role",)
    list_select_related = ("user", "organization")
    search_fields = ("user__email", "user__name", "organization__name")
    autocomplete_fields = ("user", "organization")
    readonly_fields = ("public_id", "created_at")

    def save_model(self, request: HttpRequest, obj: Membership, form: ModelForm, change: bool) -> None:
        """Its audit row belongs to the organization."""
        with scope.enter(obj.organization_id, source=request.path):
            super().save_model(request, obj, form, change)


@admin.register(Invitation)
class InvitationAdmin(ReadOnly):
    ordering = ("-created_at",)
    list_display = (
        "email",
        "organization",
        "role",
        "created_at",
        "expires_at",
        "accepted_at",
        "withdrawn_at",
    )
    list_filter = ("role",)
    list_select_related = ("organization",)
    search_fields = ("email", "name", "organization__name")
    actions = ("withdraw",)

    @admin.action(description=_("Withdraw the chosen invitations"))
    def withdraw(self, request: HttpRequest, chosen: QuerySet[Invitation]) -> None:
        for invitation in chosen:
            services.withdraw_invitation(invitation=invitation, now=now())


@admin.register(Outbox)
class OutboxAdmin(ReadOnly):
    ordering = ("-id",)
    list_display = ("kind", "organization", "ids", "due_at", "attempts", "done_at", "dead_at", "error")
    list_filter = ("kind", ("done_at", admin.EmptyFieldListFilter), ("dead_at", admin.EmptyFieldListFilter))
    list_select_related = ("organization",)
    search_fields = ("kind", "key", "error")
    actions = ("retry",)

    @admin.action(description=_("Try the chosen jobs again now"))
    def retry(self, request: HttpRequest, chosen: QuerySet[Outbox]) -> None:
        asked = outbox.ask_again(pks=list(chosen.values_list("pk", flat=True)), now=now())
        words = ngettext("%(count)d job is tried again.", "%(count)d jobs are tried again.", asked)
        self.message_user(request, words % {"count": asked})


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnly):
    ordering = ("name",)
    list_display = ("name", "beat_at")
    search_fields = ("name",)


admin.site.unregister(Authenticator)


@admin.register(Authenticator)
class AuthenticatorAdmin(ReadOnly):
    """Whose phone and codes are lost gets in again when the factors are deleted here; no secret is shown."""

    ordering = ("user__email", "type")
    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type",)
    list_select_related = ("user",)
    search_fields = ("user__email", "user__name")
    fields = ("user", "type", "created_at", "last_used_at")

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.is_superuser


@admin.register(apps.get_model("tenancy", "UserAudit"))
class UserAuditAdmin(ReadOnly):
    ordering = ("-pgh_id",)
    list_display = ("pgh_created_at", "pgh_label", "email", "is_active", "is_staff", "is_superuser", "locale")
    list_filter = ("pgh_label", "is_active", "is_staff")
    search_fields = ("email", "name")
    date_hierarchy = "pgh_created_at"
