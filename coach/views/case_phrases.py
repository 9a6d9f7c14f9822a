"""Templates in the message dialog of a case: chosen, filled in for the athlete, still to be sent."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from athletes.access import action
from athletes.http import Request
from athletes.models import Phrase
from coach.views import showing, verbs
from readiness import subjects
from readiness.models import Intervention
from readiness.selectors import talking


@action("queue.decide")
@require_GET
@vary_on_headers("HX-Request")
def case_phrases(request: Request, public_id: UUID) -> HttpResponse:
    """The templates to choose from; with `phrase` in the address the message as that one says it.

    For htmx the choice, or the filled field, to stand in the dialog; else a page with the form.
    """
    seen = Intervention.objects.visible_to(request.membership).select_related("athlete")
    case = get_object_or_404(seen, public_id=public_id)
    phrases = talking.phrases_for(member=request.membership)
    wanted = request.GET.get("phrase", "")
    chosen = next((one for one in phrases if str(one.public_id) == wanted), None)
    form = verbs.form_of(request, verbs.MESSAGE, case)
    form.initial["body"] = _filled(chosen, case)
    words = {"case": case, "form": form, "phrases": phrases, "chosen": chosen}
    words |= {"verb": verbs.MESSAGE, "place": showing.place_of(request)}
    part = ("#body" if wanted else "#choice") if request.htmx else ""
    return render(request, f"coach/case_phrases.html{part}", words)


def _filled(chosen: Phrase | None, case: Intervention) -> str:
    if chosen is None:
        return ""
    today = case.athlete.local_day(now())
    about = subjects.case(case)
    return talking.filled_phrase(phrase=chosen, athlete=case.athlete, about=about, today=today)
