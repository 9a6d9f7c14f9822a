"""Reports of how the coaches work: how fast cases are answered."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from athletes.access import action, may
from athletes.http import Request
from coach import response_table as table
from coach import selectors
from coach.response_cards import card_of
from coach.selectors import REPORT_MONTHS, REPORT_USUAL, ResponseReport


@action("report.read")
@require_GET
def response_report(request: Request) -> HttpResponse:
    """First responses and resolutions by month: an owner's of everybody, a coach's own."""
    report, months = _report(request), _months(request)
    cards = [(gettext("All cases"), report.whole)] if len(report.coaches) > 1 else []
    cards += [(table.name_of(one), one) for one in report.coaches]
    words = {
        "report": report,
        "months": months,
        "choices": REPORT_MONTHS,
        "cards": [card_of(name, one, now()) for name, one in cards],
        "headings": table.headings(),
        "lines": list(table.lines_of(report)),
        "may_set": may(request, "organization.write"),
    }
    return render(request, "coach/responses.html", words)


@action("report.read")
@require_GET
def response_table(request: Request) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    headers = {"Content-Disposition": 'attachment; filename="responses.csv"', "Cache-Control": "no-store"}
    return HttpResponse(
        table.as_csv(_report(request)), content_type="text/csv; charset=utf-8", headers=headers
    )


def _report(request: Request) -> ResponseReport:
    return selectors.response_report(membership=request.membership, now=now(), months=_months(request))


def _months(request: Request) -> int:
    """How many the address asks for, or as many as usual."""
    asked = request.GET.get("months", "")
    return int(asked) if asked in {str(number) for number in REPORT_MONTHS} else REPORT_USUAL
