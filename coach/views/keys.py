"""The organization's API keys; for owners."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from athletes.access import action
from athletes.http import Request
from coach.forms.keys import KeyForm
from tenancy import keys
from tenancy.access import recently_authenticated
from tenancy.addresses import at


@action("key.read")
@require_GET
def api_keys(request: Request) -> HttpResponse:
    """The keys that count, when each was last used, and a form for a new one."""
    return _keys(request, KeyForm())


@action("key.write")
@require_POST
@recently_authenticated
def make_key(request: Request) -> HttpResponse:
    """Make a key. Its token stands in this answer alone, so there is no redirect, and nothing to keep."""
    form = KeyForm(request.POST)
    if not form.is_valid():
        return _keys(request, form)
    moment = now()
    try:
        made = keys.make(by=request.membership, **form.wishes(now=moment), now=moment)
    except keys.NameTaken as refusal:
        form.add_error("name", str(refusal.message))
        return _keys(request, form)
    answer = _keys(request, KeyForm(), made=made)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@action("key.write")
@require_POST
def revoke_key(request: Request, public_id: UUID) -> HttpResponse:
    """Let a key count no more."""
    found = get_object_or_404(keys.keys_of(request.organization), public_id=public_id)
    keys.revoke(key=found, now=now())
    messages.success(request, gettext("The key “%(name)s” no longer counts.") % {"name": found.name})
    return redirect(at(request, "api_keys"))


def _keys(request: Request, form: KeyForm, made: keys.Made | None = None) -> HttpResponse:
    words = {"kept": keys.keys_of(request.organization), "form": form, "made": made, "now": now()}
    return render(request, "coach/api_keys.html", words, status=422 if form.errors else 200)
