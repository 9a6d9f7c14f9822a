"""The way in: each member's own home, and the two pages that end the first-run wizard."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods

from athletes.access import action
from athletes.forms import ProfileForm
from athletes.http import Request
from athletes.services import update_profile
from coach.outside import WIZARD_STEPS
from ingest.forms import UploadForm
from ingest.services import receive
from ingest.views.showing import page_of
from tenancy.addresses import at
from tenancy.models import Kind


@action("home.read")
@require_GET
def home(request: Request) -> HttpResponse:
    """Staff to the command center, runners to Today; a member who is neither yet is told so."""
    runs_alone = request.organization.kind == Kind.SELF
    if request.athlete is not None and (runs_alone or not request.membership.is_staff):
        return redirect(at(request, "today"))
    if request.membership.is_staff:
        return redirect(at(request, "command_center"))
    return render(request, "coach/nobody_yet.html")


@action("profile.write")
@require_http_methods(["GET", "POST"])
def welcome_profile(request: Request) -> HttpResponse:
    """Second step of the wizard: the runner's own profile; whoever does not run here goes on."""
    if request.athlete is None:
        return redirect(at(request, "home"))
    sent = request.POST if request.method == "POST" else None
    form = ProfileForm(sent, athlete=request.athlete, units=request.user.units)
    if form.is_valid():
        update_profile(athlete=request.athlete, profile=form.profile())
        return redirect(at(request, "welcome_file"))
    words = {"form": form, "wizard_steps": WIZARD_STEPS}
    return render(request, "coach/welcome_profile.html", words, status=422 if form.errors else 200)


@action("upload.write")
@require_http_methods(["GET", "POST"])
def welcome_file(request: Request) -> HttpResponse:
    """Last step, optional: a first run from the watch."""
    if request.athlete is None:
        return redirect(at(request, "home"))
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        received = receive(
            athlete=request.athlete, uploader=request.membership, files=form.files_in(), now=now()
        )
        return redirect(page_of(request, received))
    words = {"form": form, "wizard_steps": WIZARD_STEPS}
    return render(request, "coach/welcome_file.html", words, status=422 if form.errors else 200)
