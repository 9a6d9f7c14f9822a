"""What the rules did stands in the command center: to be confirmed, or taken back."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from planning.models import PlannedSession
from readiness.models import Decision, Intervention, Verb
from readiness.services import put_back
from tests.coach.given import HTMX, address, browser, more_cases, send, shown
from tests.factories import NOW, Club

DONE = {"tab": "done"}


def confirm(client: Client, case: Intervention, *, htmx: bool = True) -> object:
    where = f"{address('confirm', case.public_id)}?tab=done"
    return client.post(where, {"version": case.version}, headers=HTMX if htmx else None)


@pytest.mark.parametrize(
    "minutes, words",
    [(0, "Applied by itself, undo until 06:40"), (11, "Applied by itself, not confirmed yet")],
)
def test_the_row_says_what_the_rules_did(inside: Club, eased: Intervention, minutes: int, words: str) -> None:
    with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
        page = browser(inside.coach).get(address("command_center"), DONE)

    assert [row.next_step for row in page.context["center"].rows] == [words]
    assert "1 change was made by the rules" in page.content.decode()


def test_the_pane_shows_the_change_and_both_ways(eased: Intervention, coach: Client) -> None:
    page = coach.get(address("command_center"), DONE)

    case, text = page.context["case"], page.content.decode()
    assert case.decided.line == (
        "Applied by the rules, 0\xa0minutes ago. The athlete can put it back until 06:40."
    )
    assert [(change.now, change.load_now) for change in case.changes] == [("8×400 m, 200 m jog", 104)]
    assert (case.has_proposal, case.may_confirm, case.load_proposed < 104) == (True, True, True)
    assert ('id="do-confirm"' in text, 'data-key="t"' in text, 'id="do-approve"' in text) == (
        True,
        True,
        False,
    )


def test_confirming_keeps_the_case_in_sight(inside: Club, eased: Intervention, coach: Client) -> None:
    answer = confirm(coach, eased)

    session, case = PlannedSession.objects.get(), answer.context["case"]
    assert (session.adapted, session.confirmed) == ("ease", True)
    assert case.decided.line == "Confirmed by Northline Coach, 0\xa0minutes ago."
    assert (case.intervention, case.may_confirm) == (eased, False)
    assert "Confirmed: Ji-woo Han" in answer.content.decode()
    assert "made by the rules" not in answer.content.decode()


def test_confirming_without_javascript_leads_back_to_the_case(eased: Intervention, coach: Client) -> None:
    asked = coach.get(address("confirm", eased.public_id))
    answer = confirm(coach, eased, htmx=False)

    assert asked.status_code == 200
    assert answer.url == f"{address('command_center')}?tab=done&case={eased.public_id}"
    assert Decision.objects.first().verb == Verb.CONFIRM


def test_a_confirmation_is_taken_back(eased: Intervention, coach: Client) -> None:
    confirm(coach, eased)

    answer = coach.post(address("undo_decision", Decision.objects.first().public_id), headers=HTMX)

    case = answer.context["case"]
    assert (PlannedSession.objects.get().confirmed, case.may_confirm) == (False, True)
    assert case.decided.undo_id == Decision.objects.get(verb=Verb.APPLY).public_id


def test_the_change_is_taken_back_to_the_queue(eased: Intervention, coach: Client) -> None:
    made = Decision.objects.get(verb=Verb.APPLY)

    answer = coach.post(address("undo_decision", made.public_id), headers=HTMX)

    case = answer.context["case"]
    assert (PlannedSession.objects.get().adapted, case.intervention.closed_at) == ("", None)
    assert case.decided.line == "Undone by Northline Coach, 0\xa0minutes ago."
    assert case.proposal_note == "Drafted by the rules · not sent yet"
    assert shown(coach.get(address("command_center"))) == ["Ji-woo Han"]


def test_confirming_what_the_athlete_has_put_back_is_refused(
    inside: Club, eased: Intervention, coach: Client
) -> None:
    put_back(athlete=inside.athlete, member=inside.runner, now=NOW)

    answer = confirm(coach, eased)

    assert (answer.status_code, PlannedSession.objects.get().adapted) == (409, "")


def test_an_open_case_is_not_confirmed(case: Intervention, coach: Client) -> None:
    assert confirm(coach, case).status_code == 409


def test_the_page_of_the_athlete_names_the_rules(inside: Club, eased: Intervention, coach: Client) -> None:
    page = coach.get(address("athlete_page", inside.athlete.public_id))

    assert "Applied by the rules" in page.content.decode()


def test_a_decided_case_counts_as_before(inside: Club, coach: Client) -> None:
    send(coach, "approve", more_cases(inside, 1)[0])

    page = coach.get(address("command_center"), DONE)

    counts = page.context["center"].counts
    assert (counts.done, counts.unconfirmed, page.context["case"].may_confirm) == (1, 0, False)


@pytest.mark.parametrize("member", ["runner", "assistant"])
def test_others_find_nothing(inside: Club, eased: Intervention, member: str) -> None:
    client = browser(getattr(inside, member))

    answers = [confirm(client, eased), client.post(address("confirm", uuid4()))]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_another_organization_is_not_found(rival: Client, case: Intervention) -> None:
    assert confirm(rival, case).status_code == 404
