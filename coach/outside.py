"""Pages outside every organization: the start, the first run, an invitation, one's own account."""

from typing import cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from coach import founding
from coach.forms.outside import FirstRunForm, JoinForm, PersonForm
from tenancy import selectors as tenancy
from tenancy import services
from tenancy.access import public, signed_in
from tenancy.models import Invitation, Membership, User

WIZARD_STEPS = [_("You and your club"), _("Your own running"), _("A first run")]
GONE = 410


@public
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """To the person's organization, or to the sign-in; on an empty site a word about the first run."""
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
    form = FirstRunForm(_sent(request))
    if form.is_valid():
        try:
            founded = founding.found(answers=form.answers())
        except founding.AlreadyFounded:
            return redirect("start")
        _sign_in(request, founded.membership.user)
        return redirect("welcome_profile", founded.organization.slug)
    return render(request, "outside/first_run.html", _wizard(form), status=_status(form))


@public
@require_http_methods(["GET", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Join an organization: with a new account, or with the one of the invited address."""
    try:
        invitation = services.open_invitation(token=token, now=now())
        return _invited(request, invitation)
    except services.InvitationGone as gone:
        return render(request, "outside/invitation_gone.html", {"reason": gone.message}, status=GONE)


@signed_in
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest) -> HttpResponse:
    """The person's own account: name, language, time zone, units."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    form = PersonForm(_sent(request), person=request.user)
    if form.is_valid():
        services.change_person(user=request.user, person=form.answers())
        messages.success(request, gettext("Saved."))
        return redirect("person")
    return render(request, "outside/person.html", {"form": form}, status=_status(form))


def _invited(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    known = User.objects.filter(email=invitation.email).first()
    words = {"invitation": invitation, "known": known}
    if request.user.is_authenticated and request.user != known:
        return render(request, "outside/invitation_of_other.html", words)
    if known is not None and not request.user.is_authenticated:
        return redirect_to_login(request.path)
    form = JoinForm(_sent(request), invitation=invitation, known=known)
    if form.is_valid():
        membership = _join(request, invitation, known, form)
        return redirect("home", membership.organization.slug)
    return render(request, "outside/accept_invitation.html", {**words, "form": form}, status=_status(form))


def _join(request: HttpRequest, invitation: Invitation, known: User | None, form: JoinForm) -> Membership:
    answers = form.answers()
    if known is not None or answers is None:
        return founding.join(invitation=invitation, user=cast(User, request.user), now=now())
    membership = founding.join_anew(invitation=invitation, answers=answers, now=now())
    _sign_in(request, membership.user)
    return membership


def _wizard(form: Form) -> dict[str, object]:
    return {"form": form, "wizard_steps": WIZARD_STEPS}


def _sign_in(request: HttpRequest, user: User) -> None:
    get_adapter().login(request, user)
    record_authentication(request, user, method="password")


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _status(form: Form) -> int:
    return 422 if form.errors else 200
