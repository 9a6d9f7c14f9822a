"""The organization's settings and its members; for owners."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import action
from athletes.http import Request
from coach.forms.settings import InviteForm, OrganizationForm
from tenancy import selectors as tenancy
from tenancy import services
from tenancy.addresses import at
from tenancy.models import Membership


@action("organization.write")
@require_http_methods(["GET", "POST"])
def organization_settings(request: Request) -> HttpResponse:
    """Name, time zone, how much coaches see, how advice reaches the plan, and how fast cases are due."""
    form = OrganizationForm(request.POST or None, organization=request.organization)
    if request.method == "POST" and form.is_valid():
        form.change(request.organization)
        messages.success(request, gettext("Settings saved."))
        return redirect(at(request, "organization_settings"))
    return render(request, "coach/settings.html", {"form": form}, status=422 if form.errors else 200)


@action("member.read")
@require_GET
def members(request: Request) -> HttpResponse:
    """Who belongs to the organization, and who is invited."""
    words = {
        "members": tenancy.members_of(request.organization),
        "invitations": tenancy.open_invitations(request.organization, now=now()),
        "form": InviteForm(),
    }
    return render(request, "coach/members.html", words)


@action("member.write")
@require_POST
def invite_member(request: Request) -> HttpResponse:
    """Invite a person to the staff by mail."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        words = {"members": tenancy.members_of(request.organization), "form": form, "invitations": []}
        return render(request, "coach/members.html", words, status=422)
    services.invite(by=request.membership, now=now(), **form.cleaned_data)
    messages.success(request, gettext("The invitation is on its way to %(email)s.") % form.cleaned_data)
    return redirect(at(request, "members"))


@action("member.write")
@require_POST
def end_member(request: Request, public_id: UUID) -> HttpResponse:
    """End a membership: the person can no longer enter."""
    found = get_object_or_404(Membership, organization=request.organization, public_id=public_id, ended_at=None)
    try:
        services.end_membership(membership=found, now=now())
    except services.LastOwner as refusal:
        messages.error(request, str(refusal.message))
    return redirect(at(request, "members"))
