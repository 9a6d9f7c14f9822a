"""Taking a decision back, by htmx and as a plain form."""

from datetime import timedelta

import time_machine
from django.test import Client

from planning.models import PlannedSession
from readiness.models import Decision, Intervention, Verb
from tests.coach.given import HTMX, address, browser, send
from tests.factories import NOW, Club


def test_undo_brings_plan_and_case_back(case: Intervention, coach: Client) -> None:
    send(coach, "approve", case)

    answer = coach.post(address("undo_decision", Decision.objects.get().public_id), headers=HTMX)

    case.refresh_from_db()
    page = answer.content.decode()
    assert (answer.context["case"].intervention, case.closed_at) == (case, None)
    assert (PlannedSession.objects.get().load, Decision.objects.first().verb) == (104, Verb.UNDO)
    assert ('hx-swap-oob="innerMorph"' in page, "Undone: Ji-woo Han" in page) == (True, True)


def test_undo_without_javascript_leads_to_the_case(case: Intervention, coach: Client) -> None:
    send(coach, "approve", case)

    answer = coach.post(address("undo_decision", Decision.objects.get().public_id))

    assert answer.url == f"{address('command_center')}?tab=needs-you&case={case.public_id}"


def test_undo_too_late_changes_nothing_and_says_so(inside: Club, case: Intervention) -> None:
    send(browser(inside.coach), "approve", case)
    made = Decision.objects.get()

    with time_machine.travel(NOW + timedelta(hours=25), tick=False):
        refused = browser(inside.coach).post(address("undo_decision", made.public_id), headers=HTMX)
        plain = browser(inside.coach).post(address("undo_decision", made.public_id))

    assert (refused.status_code, refused.headers["HX-Retarget"]) == (409, "#flash")
    assert "Only the last decision on a case can be undone" in refused.content.decode()
    assert (plain.status_code, "Only the last decision" in plain.content.decode()) == (409, True)


def test_a_decided_case_shows_who_decided_and_the_way_back(
    inside: Club, case: Intervention, coach: Client
) -> None:
    send(coach, "dismiss", case)

    shown = coach.get(address("command_center"), {"tab": "done", "case": case.public_id}).context["case"]

    assert shown.decided.line == (
        "Dismissed by Northline Coach, 0\xa0minutes ago. Known, he is with the physio."
    )
    assert (shown.decided.undo_id, shown.has_proposal) == (Decision.objects.get().public_id, False)
