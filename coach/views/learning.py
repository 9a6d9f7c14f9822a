"""What was decided about the cases of each rule: for owners of everybody, for others of their own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from athletes.access import action
from athletes.http import Request
from coach.forms.learning import PERIODS, period_of, since
from readiness import selectors
from tenancy.models import Role


@action("queue.read")
@require_GET
def rules_report(request: Request) -> HttpResponse:
    """By rule and by coach over a period, with suggestions that nobody has to follow."""
    days, everybody = period_of(request.GET), request.membership.role == Role.OWNER
    found = selectors.learned(membership=request.membership, since=since(now(), days), everybody=everybody)
    words = {"learned": found, "days": days, "periods": PERIODS.items(), "everybody": everybody}
    return render(request, "coach/rules_report.html", words)
