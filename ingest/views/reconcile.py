"""Where sources differ: the cards, one open; answers, and taking the last one back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from athletes.access import action
from athletes.http import Request
from athletes.services import Changed
from athletes.settings import BadSetting
from ingest import selectors, services
from ingest.forms import answer_of, version_of
from ingest.models import Conflict
from ingest.services import CannotMove, NoAnswer
from ingest.views import cards

REFUSALS = (Changed, CannotMove, NoAnswer, BadSetting)


@action("conflict.read")
@require_GET
def reconcile(request: Request) -> HttpResponse:
    """What waits in the caseload, or of oneself; for htmx the open card alone."""
    return cards.either(request, cards.scope_of(request), request.GET.get("card", ""))


@action("conflict.read")
@require_GET
def athlete_reconcile(request: Request, public_id: UUID) -> HttpResponse:
    """The same for one athlete."""
    scope = cards.scope_of(request, public_id)
    return cards.either(request, scope, request.GET.get("card", ""))


@action("conflict.decide")
@require_POST
def decide_conflict(request: Request, public_id: UUID) -> HttpResponse:
    """Answer one card; what was typed wrongly comes back with the card."""
    card, scope = _card(request, public_id), cards.scope_asked(request)
    try:
        answer, form = answer_of(request.POST, card, request.user.units)
        if answer is None:
            return cards.either(request, scope, str(public_id), status=422, typed=form)
        seen, by = version_of(request.POST), request.membership
        services.decide(conflict=card, member=by, choice=answer, now=now(), version=seen)
    except REFUSALS as refusal:
        return cards.refused(request, scope, public_id, str(refusal.message))
    return cards.onwards(request, scope, gettext("Decided: %(name)s") % {"name": card.athlete.name})


@action("conflict.decide")
@require_POST
def undo_conflict(request: Request, public_id: UUID) -> HttpResponse:
    """Take a decision back, with all that were made together with it."""
    card, scope = _card(request, public_id), cards.scope_asked(request)
    together = selectors.decided_with(conflict=card)
    try:
        if version_of(request.POST) not in (None, card.version):
            raise Changed
        services.undo_decisions(conflicts=together, now=now())
    except REFUSALS as refusal:
        return cards.refused(request, scope, public_id, str(refusal.message))
    return cards.returned(request, scope, card, gettext("Taken back"))


@action("conflict.decide")
@require_POST
def accept_conflicts(request: Request) -> HttpResponse:
    """Take what is suggested, wherever that is clear."""
    scope, waiting = cards.scope_asked(request), cards.scope_asked(request).waiting
    done = services.accept_suggested(conflicts=waiting, member=request.membership, now=now())
    said = ngettext("%(n)d suggestion accepted", "%(n)d suggestions accepted", len(done))
    return cards.onwards(request, scope, said % {"n": len(done)}, with_rows=True)


@action("conflict.decide")
@require_POST
def prefer_source(request: Request, public_id: UUID) -> HttpResponse:
    """Always take a kind of source for the field of this card, for its athlete."""
    card, scope = _card(request, public_id), cards.scope_asked(request)
    try:
        services.prefer(athlete=card.athlete, field=card.field, source=request.POST.get("kind", ""))
    except REFUSALS as refusal:
        return cards.refused(request, scope, public_id, str(refusal.message))
    said = gettext("The rule is kept. What is here follows in a moment.")
    return cards.onwards(request, scope, said, with_rows=True)


def _card(request: Request, public_id: UUID) -> Conflict:
    seen = Conflict.objects.visible_to(request.membership)
    found: Conflict = get_object_or_404(
        seen.select_related("athlete__organization", "activity"), public_id=public_id
    )
    return found
