"""Pages outside every organization: the start, the first run, an invitation, one's own account."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from coach import founding
from coach.forms.outside import FirstRunForm, JoinForm, PersonForm
from tenancy import selectors as tenancy
from tenancy import services
from tenancy.access import public, signed_in
from tenancy.models import User

WIZARD_STEPS = [_("You and your club"), _("Your own running"), _("A first run")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@public
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """To the person's organization; to the sign-in; or, while the site is empty, to a word about the first run."""
    if not request.user.is_authenticated:
        return render(request, "outside/empty.html") if tenancy.is_empty() else redirect("account_login")
    memberships = tenancy.memberships_of(request.user)
    if len(memberships) == 1:
        return redirect("home", memberships[0].organization.slug)
    return render(request, "outside/start.html", {"memberships": memberships})


@public
@require_http_methods(["GET", "POST"])
def first_run(request: HttpRequest, token: str) -> HttpResponse:
    """The first page of an empty site: who it is for, who owns it, what it is called."""
    if not founding.is_open(token):
        raise Http404
    form = FirstRunForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        founded = founding.found(answers=form.answers())
        _sign_in(request, founded.membership.user)
        return redirect("welcome_profile", founded.organization.slug)
    words = {"form": form, "wizard_steps": WIZARD_STEPS}
    return render(request, "outside/first_run.html", words, status=_status(form))


@public
@require_http_methods(["GET", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Join an organization: with a new account, or with the one of the invited address."""
    try:
        invitation = services.open_invitation(token=token, now=now())
    except services.InvitationGone as gone:
        return render(request, "outside/invitation_gone.html", {"reason": gone.message}, status=410)
    known = User.objects.filter(email=invitation.email).first()
    if known is not None and request.user != known:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    form = JoinForm(request.POST or None, invitation=invitation, known=known)
    if request.method == "POST" and form.is_valid():
        membership = founding.join(invitation=invitation, known=known, answers=form.answers(), now=now())
        if known is None:
            _sign_in(request, membership.user)
        return redirect("home", membership.organization.slug)
    words = {"form": form, "invitation": invitation, "known": known}
    return render(request, "outside/accept_invitation.html", words, status=_status(form))


@signed_in
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest) -> HttpResponse:
    """The person's own account: name, language, time zone, units."""
    if not request.user.is_authenticated:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    form = PersonForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        services.change_person(user=request.user, person=form.answers())
        return redirect("person")
    return render(request, "outside/person.html", {"form": form}, status=_status(form))


def _sign_in(request: HttpRequest, user: User) -> None:
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method="password")


def _status(form: object) -> int:
    return 422 if getattr(form, "errors", None) else 200
