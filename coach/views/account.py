"""The person's own sign-in: second factors, and where they are signed in."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from tenancy import factors, selectors, sign_ins
from tenancy.access import signed_in
from tenancy.http import Request


@signed_in
@login_required
@require_GET
def second_factor(request: Request) -> HttpResponse:
    """The person's second factors, and who asks for one where there is none."""
    kept = factors.of(request.user)
    words = {"factors": kept, "asking": [] if kept.any else selectors.asking_second_factor(request.user)}
    return render(request, "mfa/index.html", words)


@signed_in
@login_required
@require_GET
def sign_ins_page(request: Request) -> HttpResponse:
    """Browsers and programs that are signed in as this person."""
    rows = sign_ins.standing(user=request.user, session=request.session, now=now())
    return render(request, "outside/sign_ins.html", {"sign_ins": rows})


@signed_in
@login_required
@require_POST
def end_sign_in(request: Request, public_id: UUID) -> HttpResponse:
    """Sign out one browser or program, at once."""
    if not sign_ins.end(user=request.user, public_id=public_id):
        raise Http404
    messages.success(request, gettext("Signed out there."))
    return redirect("sign_ins")


@signed_in
@login_required
@require_POST
def end_other_sign_ins(request: Request) -> HttpResponse:
    """Sign out everywhere but here, at once."""
    sign_ins.end_others(user=request.user, keep=sign_ins.current(request.session))
    messages.success(request, gettext("Signed out everywhere but here."))
    return redirect("sign_ins")
