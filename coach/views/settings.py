"""The organization's settings and its members; for owners."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from coach import services
from coach.forms.coaching import RoleForm
from coach.forms.settings import STAFF, InviteForm, OrganizationForm
from tenancy import selectors as tenancy
from tenancy.access import recently_authenticated
from tenancy.addresses import at
from tenancy.models import Membership, Role
from tenancy.services import LastOwner, invite, withdraw_invitation


@action("organization.write")
@require_http_methods(["GET", "POST"])
def organization_settings(request: Request) -> HttpResponse:
    """Name, time zone, how much coaches see, how advice reaches the plan, and how fast cases are due."""
    sent = request.POST if request.method == "POST" else None
    form = OrganizationForm(sent, organization=request.organization, owner=request.user)
    if sent is not None and form.is_valid():
        services.change_organization(
            organization=request.organization, wishes=form.wishes(), owner=request.user, now=now()
        )
        messages.success(request, gettext("Settings saved."))
        return redirect(at(request, "organization_settings"))
    return render(request, "coach/settings.html", {"form": form}, status=422 if form.errors else 200)


@action("member.read")
@require_GET
def members(request: Request) -> HttpResponse:
    """Who belongs to the organization, and who is invited."""
    return _members(request, InviteForm(organization=request.organization))


@action("member.write")
@require_POST
def invite_member(request: Request) -> HttpResponse:
    """Invite a person to the staff by mail."""
    form = InviteForm(request.POST, organization=request.organization)
    if not form.is_valid():
        return _members(request, form)
    invite(by=request.membership, now=now(), **form.cleaned_data)
    messages.success(request, gettext("The invitation is on its way to %(email)s.") % form.cleaned_data)
    return redirect(at(request, "members"))


@action("member.write")
@require_POST
def withdraw_invited(request: Request, public_id: UUID) -> HttpResponse:
    """Take an invitation back: its link no longer counts."""
    waiting = tenancy.open_invitations(request.organization, now=now())
    found = next((row for row in waiting if row.public_id == public_id), None)
    if found is None:
        raise Http404
    withdraw_invitation(invitation=found, now=now())
    words = gettext("The invitation of %(email)s no longer counts.") % {"email": found.email}
    messages.success(request, words)
    return redirect(at(request, "members"))


@action("member.write")
@require_POST
@recently_authenticated
def change_role(request: Request, public_id: UUID) -> HttpResponse:
    """Another role on the staff; athletes get one by an invitation."""
    found = get_object_or_404(_current(request).exclude(role=Role.NONE), public_id=public_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Choose one of the roles."))
        return redirect(at(request, "members"))
    role = form.cleaned_data["role"]
    try:
        left = services.change_role(membership=found, role=role)
    except LastOwner as refusal:
        messages.error(request, str(refusal.message))
        return redirect(at(request, "members"))
    words = gettext("%(name)s is %(role)s now.") % {"name": found.user, "role": role.label}
    messages.success(request, f"{words} {_left(left)}".strip())
    return redirect(at(request, "members" if found != request.membership or role == Role.OWNER else "home"))


@action("member.write")
@require_POST
@recently_authenticated
def end_member(request: Request, public_id: UUID) -> HttpResponse:
    """End a membership: the person can no longer enter."""
    found = get_object_or_404(_current(request), public_id=public_id)
    try:
        left = services.end_membership(membership=found, now=now())
    except LastOwner as refusal:
        messages.error(request, str(refusal.message))
    else:
        words = gettext("%(name)s can no longer enter.") % {"name": found.user}
        messages.success(request, f"{words} {_left(left)}".strip())
    return redirect(at(request, "members"))


@action("visit.read")
@require_GET
def operator_visits(request: Request) -> HttpResponse:
    """Which operators of the site were here, when and why."""
    return render(request, "coach/operator_visits.html", {"visits": tenancy.visits(now=now())})


def _current(request: Request) -> QuerySet[Membership]:
    current = Membership.objects.filter(organization=request.organization, ended_at=None)
    return current.select_related("user")


def _left(number: int) -> str:
    """A sentence about athletes without a coach, if there are any now."""
    words = ngettext("%(number)d athlete has no coach now.", "%(number)d athletes have no coach now.", number)
    return words % {"number": number} if number else ""


def _members(request: Request, form: InviteForm) -> HttpResponse:
    words = {
        "members": tenancy.members_of(request.organization),
        "invitations": tenancy.open_invitations(request.organization, now=now()),
        "roles": STAFF,
        "form": form,
    }
    return render(request, "coach/members.html", words, status=422 if form.errors else 200)
