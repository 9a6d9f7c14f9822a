"""The organization's settings and its members; for owners."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from coach import services
from coach.forms.settings import InviteForm, OrganizationForm
from tenancy import selectors as tenancy
from tenancy.access import recently_authenticated
from tenancy.addresses import at
from tenancy.models import Membership
from tenancy.services import LastOwner, end_membership, invite, withdraw_invitation


@action("organization.write")
@require_http_methods(["GET", "POST"])
def organization_settings(request: Request) -> HttpResponse:
    """Name, time zone, how much coaches see, how advice reaches the plan, and how fast cases are due."""
    sent = request.POST if request.method == "POST" else None
    form = OrganizationForm(sent, organization=request.organization, owner=request.user)
    if sent is not None and form.is_valid():
        services.change_organization(organization=request.organization, wishes=form.wishes())
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
def end_member(request: Request, public_id: UUID) -> HttpResponse:
    """End a membership: the person can no longer enter."""
    current = Membership.objects.filter(organization=request.organization, ended_at=None)
    found = get_object_or_404(current.select_related("user"), public_id=public_id)
    try:
        end_membership(membership=found, now=now())
    except LastOwner as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, gettext("%(name)s can no longer enter.") % {"name": found.user})
    return redirect(at(request, "members"))


def _members(request: Request, form: InviteForm) -> HttpResponse:
    words = {
        "members": tenancy.members_of(request.organization),
        "invitations": tenancy.open_invitations(request.organization, now=now()),
        "form": form,
    }
    return render(request, "coach/members.html", words, status=422 if form.errors else 200)
