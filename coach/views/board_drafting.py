"""What is done on the board: draft for one or several athletes, undo, publish all, throw all away."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from athletes.access import action
from athletes.http import Request
from athletes.models import Athlete
from coach.forms.board import drafts_seen, ids_of
from coach.forms.calendar import AskForm
from coach.views.board_showing import athletes_named, changed, place_of, refused, with_athletes
from coach.views.drafting import CONFLICT, UNFIT, UNPROCESSABLE, said
from planning import services
from planning.models import Revision
from planning.services import Together
from tenancy.addresses import at


@action("plan.write")
@require_POST
def board_change(request: Request) -> HttpResponse:
    """Draft what was dropped, pressed or chosen in a menu, for whom it was said."""
    form = AskForm(request.POST)
    if not form.is_valid():
        return refused(request, gettext("Say which session and which day."), status=UNPROCESSABLE)
    athletes, asked = athletes_named(request), form.asked()
    try:
        done = services.draft_for_all(athletes=athletes, author=request.membership, asked=asked, now=now())
    except UNFIT as why:
        return refused(request, why.message, status=UNPROCESSABLE, session=asked.session)
    except services.StaleSession as why:
        return refused(request, why.message, status=CONFLICT, session=asked.session)
    undo_url = f"{at(request, 'board_undo')}?{with_athletes(request, athletes)}"
    return changed(request, said(asked.ask), undo_url=undo_url, session=done[0].session)


@action("plan.write")
@require_POST
def board_undo(request: Request) -> HttpResponse:
    """Take back the last step of the drafts of those who are named."""
    try:
        services.undo_last_of_all(athletes=athletes_named(request))
    except services.NothingDrafted as why:
        return refused(request, why.message, status=CONFLICT)
    return changed(request, gettext("Undone."))


@action("plan.write")
@require_POST
def board_publish(request: Request) -> HttpResponse:
    """Show every athlete what is drafted for them, as far as it is as the coach saw it."""
    done = services.publish_all(seen=_seen(request), now=now())
    words = ngettext("Published for %(count)d athlete.", "Published for %(count)d athletes.", len(done.made))
    return _together(request, done, words % {"count": len(done.made)})


@action("plan.write")
@require_POST
def board_discard(request: Request) -> HttpResponse:
    """Throw away everybody's draft, as far as it is as the coach saw it."""
    done = services.discard_all(seen=_seen(request), now=now())
    words = ngettext("Discarded for %(count)d athlete.", "Discarded for %(count)d athletes.", len(done.made))
    return _together(request, done, words % {"count": len(done.made)})


@action("plan.write")
@require_POST
def board_take_back(request: Request) -> HttpResponse:
    """Undo what was published or thrown away together."""
    ids = ids_of(request.GET.getlist("revision"))
    seen = Revision.objects.visible_to(request.membership).select_related("athlete__organization")
    found = list(seen.filter(public_id__in=ids))
    if not found or len(found) != len(ids):
        raise Http404
    done = services.take_back_all(revisions=found, now=now())
    if not done.made:
        return refused(request, services.TooLate.message, status=CONFLICT)
    word = gettext("Undone: it is a draft again.")
    return changed(request, f"{word} {_left_out(done)}".strip())


def _seen(request: Request) -> dict[Athlete, int]:
    """The athletes whose drafts were looked at, with the version; 404 where one is not seen."""
    versions = drafts_seen(request.POST.get("seen", ""))
    visible = Athlete.objects.visible_to(request.membership).select_related("organization")
    found = {one: versions[one.public_id] for one in visible.filter(public_id__in=list(versions))}
    if not found or len(found) != len(versions):
        raise Http404
    return found


def _together(request: Request, done: Together, word: str) -> HttpResponse:
    if not done.made:
        return refused(request, _left_out(done), status=CONFLICT)
    return changed(request, f"{word} {_left_out(done)}".strip(), undo_url=_way_back(request, done.made))


def _left_out(done: Together) -> str:
    """For whom it was not done, and why."""
    return " ".join(f"{athlete.name}: {why}" for athlete, why in done.left_out)


def _way_back(request: Request, made: Sequence[Revision]) -> str:
    ids: list[UUID] = [revision.public_id for revision in made]
    named = "&".join(f"revision={one}" for one in ids)
    return f"{at(request, 'board_take_back')}?{named}&{place_of(request).query()}"
