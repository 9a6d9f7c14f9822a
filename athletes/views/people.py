"""A new athlete, the profile, the invitation, and the athlete's own Me."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from athletes import selectors, services, wording
from athletes.access import action
from athletes.forms import AthleteForm, InviteForm, ProfileForm
from athletes.http import Request
from athletes.models import Athlete
from athletes.views.finding import UNPROCESSABLE, athlete_of, is_own, lists_of, sent
from tenancy.access import kinds, open_to
from tenancy.addresses import at


@action("athlete.create")
@require_http_methods(["GET", "POST"])
def athlete_new(request: Request) -> HttpResponse:
    """A new athlete of the coach's own, invited at once if there is an e-mail."""
    form = AthleteForm(sent(request), zone=request.organization.timezone)
    if request.method == "POST" and form.is_valid():
        try:
            athlete = services.welcome(newcomer=form.newcomer(), by=request.membership, now=now())
        except services.AlreadyAthlete as refused:
            form.add_error("email", refused.message)
        else:
            return redirect(at(request, "athlete_profile", athlete.public_id))
    return render(request, "athletes/athlete_new.html", {"form": form}, status=_status(form))


@action("profile.write")
@require_http_methods(["GET", "POST"])
def athlete_profile(request: Request, public_id: UUID) -> HttpResponse:
    """What is known of the athlete, to be changed by themself or their coach."""
    athlete = athlete_of(request, public_id)
    with_mode = open_to("athlete.write", kinds(request.membership, is_athlete=request.athlete is not None))
    form = ProfileForm(sent(request), athlete=athlete, units=request.user.units, with_mode=with_mode)
    if request.method == "POST" and form.is_valid():
        services.update_profile(athlete=athlete, profile=form.profile(), since=athlete.local_day(now()))
        messages.success(request, _("Saved."))
        return redirect(at(request, "athlete_profile", public_id))
    words = {"form": form, "own": is_own(request, athlete), **lists_of(request, athlete)}
    return render(request, "athletes/athlete_profile.html", words, status=_status(form))


@action("athlete.invite")
@require_http_methods(["GET", "POST"])
def athlete_invite(request: Request, public_id: UUID) -> HttpResponse:
    """Ask the athlete in by e-mail."""
    athlete = athlete_of(request, public_id)
    form = InviteForm(sent(request))
    if request.method == "POST" and form.is_valid() and _invite(request, athlete, form):
        return redirect(at(request, "athlete_page", public_id))
    words = {"form": form, "athlete": athlete}
    return render(request, "athletes/athlete_invite.html", words, status=_status(form))


@action("profile.read")
@require_GET
def me(request: Request) -> HttpResponse:
    """The athlete's own facts; whoever does not run here has an account all the same."""
    athlete = request.athlete
    if athlete is None:
        return redirect("person")
    lists = lists_of(request, athlete)
    zones = selectors.zone_table(athlete=athlete, day=athlete.local_day(now()))
    return render(request, "athletes/me.html", {"zones": zones, **lists})


def _invite(request: Request, athlete: Athlete, form: InviteForm) -> bool:
    email = form.email_address()
    try:
        invitation = services.invite_athlete(athlete=athlete, by=request.membership, email=email, now=now())
    except services.AlreadyAthlete as refused:
        form.add_error("email", refused.message)
        return False
    messages.success(request, wording.invited(email) if invitation else wording.linked(email))
    return True


def _status(form: AthleteForm | ProfileForm | InviteForm) -> int:
    return UNPROCESSABLE if form.errors else 200
