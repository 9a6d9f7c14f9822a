"""The log of decisions: as a page, and as a table to keep."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from athletes.access import action
from athletes.http import Request
from coach import selectors
from coach.forms.log import LogForm
from coach.selectors.log import LogEntry, LogQuery

IN_A_TABLE = 500
MOST_PAGES = 100
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be a formula in a spreadsheet."""


@action("log.read")
@require_GET
def decision_log(request: Request) -> HttpResponse:
    """Who decided what about whom, the latest first."""
    form = _form(request)
    query, after = form.query(), request.GET.get("after", "")
    found = selectors.decision_log(membership=request.membership, query=query, after=after)
    asked = {name: request.GET[name] for name in form.fields if request.GET.get(name)}
    words = {
        "form": form,
        "log": found,
        "asked": urlencode(asked),
        "after": after,
    }
    return render(request, "coach/log.html", words, status=422 if form.errors else 200)


@action("log.read")
@require_GET
def decision_log_table(request: Request) -> HttpResponse:
    """The same as CSV, page by page until its end."""
    writer = csv.writer(_Echo())
    query = _form(request).query()
    lines = [writer.writerow(cells) for cells in _table(request, query)]
    response = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="decisions.csv"'
    return response


class _Echo:
    """What the writer writes comes back from it."""

    def write(self, value: str) -> str:
        return value


def _form(request: Request) -> LogForm:
    return LogForm(request.GET, staff=selectors.staff_choices(membership=request.membership))


def _table(request: Request, query: LogQuery) -> Iterator[list[Any]]:
    yield [
        *(gettext("When"), gettext("Who"), gettext("What"), gettext("Athlete")),
        *(gettext("Details"), gettext("Reason"), gettext("Undone")),
    ]
    after = ""
    for _page in range(MOST_PAGES):
        found = selectors.decision_log(
            membership=request.membership, query=query, after=after, most=IN_A_TABLE
        )
        yield from (_cells(entry) for entry in found.entries)
        after = found.following
        if not after:
            return


def _cells(entry: LogEntry) -> list[str]:
    said = [
        *(entry.decided_at.isoformat(timespec="seconds"), entry.by or gettext("The rules"), entry.word),
        *(entry.athlete, entry.details, entry.reason, gettext("Yes") if entry.undone else ""),
    ]
    return [f"'{cell}" if cell.startswith(DANGEROUS) else cell for cell in said]
