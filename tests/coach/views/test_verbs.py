"""Approve, edit, message, snooze, dismiss: by htmx and as plain forms."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from athletes.models import AthleteGrant, Message
from planning.models import PlannedSession
from readiness.models import Decision, Intervention, InterventionState
from readiness.services import dismiss
from tests.coach.given import HTMX, VERBS, address, browser, case_for, more_cases, send
from tests.factories import NOW, Club
from tests.readiness.given import HURT, TIRED, check_in


@pytest.mark.parametrize("verb", VERBS)
def test_a_decision_leads_to_the_next_case(
    inside: Club, case: Intervention, coach: Client, verb: str
) -> None:
    following = more_cases(inside, 1)[0]

    answer = send(coach, verb, case, next=str(following.public_id))

    page = answer.content.decode()
    assert (answer.status_code, answer.context["case"].intervention) == (200, following)
    assert ("<html" in page, 'id="queue-list"' in page, 'id="tabs" hx-swap-oob="innerHTML"' in page) == (
        False,
        False,
        True,
    )


@pytest.mark.parametrize("verb", VERBS)
def test_a_decision_offers_the_way_back(case: Intervention, coach: Client, verb: str) -> None:
    page = send(coach, verb, case).content.decode()

    made = Decision.objects.get(intervention=case)
    assert f'action="{address("undo_decision", made.public_id)}?tab=needs-you"' in page
    assert f"{made.get_verb_display()}: Ji-woo Han" in page


@pytest.mark.parametrize("verb", VERBS)
def test_a_plain_form_leads_back_to_the_queue(case: Intervention, coach: Client, verb: str) -> None:
    answer = send(coach, verb, case, htmx=False)

    made = Decision.objects.get(intervention=case)
    assert (answer.status_code, answer.url) == (302, f"{address('command_center')}?tab=needs-you")
    page = coach.get(answer.url).content.decode()
    assert f'action="{address("undo_decision", made.public_id)}?tab=needs-you"' in page


@pytest.mark.parametrize("verb", VERBS)
def test_without_javascript_each_verb_is_a_page(case: Intervention, coach: Client, verb: str) -> None:
    page = coach.get(address(verb, case.public_id))

    assert (page.status_code, page.context["form"]["version"].value()) == (200, case.version)
    assert "Nothing changes until you confirm." in page.content.decode()


def test_approving_changes_the_plan(case: Intervention, coach: Client) -> None:
    send(coach, "approve", case)

    session = PlannedSession.objects.get()
    case.refresh_from_db()
    assert (session.adapted, session.load, case.closed_at) == ("rest", 0, NOW)


def test_editing_puts_a_library_session_in(case: Intervention, coach: Client) -> None:
    send(coach, "edit_case", case, choice="code:easy-run", minutes="30", note="Flat, please")

    session, made = PlannedSession.objects.get(), Decision.objects.get()
    assert (session.template_code, round(session.duration_s), made.reason) == (
        "easy-run",
        1800,
        "Flat, please",
    )


def test_the_edit_form_comes_when_its_dialog_opens(case: Intervention, coach: Client) -> None:
    seen = case.version
    Intervention.objects.filter(pk=case.pk).update(version=seen + 1)

    form = coach.get(f"{address('edit_case', case.public_id)}?version={seen}", headers=HTMX)

    assert (b"<html" in form.content, form.context["form"]["version"].value()) == (False, seen)


def test_a_message_reaches_the_athlete_and_the_case_waits(case: Intervention, coach: Client) -> None:
    send(coach, "message_case", case)

    case.refresh_from_db()
    assert (Message.objects.get().body, case.state) == ("How is the calf?", InterventionState.WAITING)


def test_a_snooze_ends_by_the_clocks_of_the_club(inside: Club, case: Intervention) -> None:
    inside.organization.timezone = "Asia/Seoul"
    inside.organization.save()

    send(browser(inside.coach), "snooze", case)

    case.refresh_from_db()
    assert case.snoozed_until == datetime.fromisoformat("2026-11-22T06:30+09:00")


def test_a_dismissal_keeps_its_reason(case: Intervention, coach: Client) -> None:
    send(coach, "dismiss", case)

    assert Decision.objects.get().reason == "Known, he is with the physio."


@pytest.mark.parametrize(
    "verb, words",
    [
        ("dismiss", {"reason": "  "}),
        ("message_case", {"body": "x" * 2001}),
        ("snooze", {"until": "never"}),
        ("edit_case", {"choice": "ease", "minutes": "5"}),
    ],
)
def test_a_form_filled_in_badly_stands_open_with_what_was_typed(
    case: Intervention, coach: Client, verb: str, words: dict[str, str]
) -> None:
    answer = send(coach, verb, case, **words)

    page = answer.content.decode()
    opened = [dialog for dialog in answer.context["dialogs"] if dialog.open]
    assert (answer.status_code, page.count("data-open"), Decision.objects.count()) == (422, 1, 0)
    assert {name: opened[0].form[name].value() for name in words} == words


def test_a_plain_form_filled_in_badly_comes_back(case: Intervention, coach: Client) -> None:
    answer = send(coach, "message_case", case, htmx=False, body="")

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["body"])


@pytest.mark.parametrize("htmx", [True, False])
def test_a_case_that_changed_meanwhile_is_shown_afresh(case: Intervention, coach: Client, htmx: bool) -> None:
    seen = case.version
    Intervention.objects.filter(pk=case.pk).update(version=seen + 1)

    answer = send(coach, "approve", case, htmx=htmx)

    page = answer.content.decode()
    assert (answer.status_code, Decision.objects.count()) == (409, 0)
    assert ("This case has changed since you opened it." in page, f'value="{seen + 1}"' in page) == (
        True,
        True,
    )


def test_a_session_that_changed_meanwhile_is_proposed_afresh(case: Intervention, coach: Client) -> None:
    PlannedSession.objects.update(version=7)

    refused = send(coach, "approve", case)

    case.refresh_from_db()
    assert ("This session has changed" in refused.content.decode(), case.session_version) == (True, 7)
    assert send(coach, "approve", case).status_code == 200


def test_whoever_was_slower_goes_on_to_the_next_case(inside: Club, case: Intervention, coach: Client) -> None:
    following = more_cases(inside, 1)[0]
    dismiss(intervention=case, member=inside.owner, now=NOW, version=case.version, reason="Known")

    answer = send(coach, "approve", case, next=str(following.public_id))

    assert (answer.status_code, answer.context["case"].intervention) == (200, following)
    assert "Ji-woo Han: somebody else has decided already." in answer.content.decode()


def test_whoever_was_slower_is_told_without_javascript(
    inside: Club, case: Intervention, coach: Client
) -> None:
    dismiss(intervention=case, member=inside.owner, now=NOW, version=case.version, reason="Known")

    answer = send(coach, "approve", case, htmx=False)

    assert "somebody else has decided already." in coach.get(answer.url).content.decode()


def test_nothing_to_change_is_said(inside: Club, case: Intervention, coach: Client) -> None:
    PlannedSession.objects.update(deleted_at=NOW)
    Intervention.objects.filter(pk=case.pk).update(session=None, proposal=None)

    answer = send(coach, "edit_case", case)

    assert (answer.status_code, "There is no session to change" in answer.content.decode()) == (409, True)


def test_after_the_last_case_the_list_says_so(case: Intervention, coach: Client) -> None:
    answer = send(coach, "approve", case, next="")

    page = answer.content.decode()
    assert ('<ol id="queue-list" hx-swap-oob="innerMorph">' in page, "Nobody needs you" in page) == (
        True,
        True,
    )


def test_a_decision_in_another_tab_stays_in_it(inside: Club, case: Intervention, coach: Client) -> None:
    asleep, other = more_cases(inside, 2)
    Intervention.objects.filter(pk__in=[asleep.pk, other.pk]).update(snoozed_until=NOW + timedelta(hours=5))

    answer = coach.post(
        f"{address('dismiss', asleep.public_id)}?tab=snoozed&q=Runner",
        {"version": asleep.version, "reason": "Done", "next": str(other.public_id)},
        headers=HTMX,
    )

    assert (answer.context["place"].tab, answer.context["place"].search) == ("snoozed", "Runner")
    assert answer.context["case"].intervention == other


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_case_out_of_sight_is_not_found(inside: Club, coach: Client, verb: str, method: str) -> None:
    theirs = case_for(inside, inside.stranger).public_id

    found = [getattr(coach, method)(address(verb, each)).status_code for each in (theirs, uuid4())]

    assert found == [404, 404]


def test_a_decision_out_of_sight_is_not_found(inside: Club, coach: Client, owner: Client) -> None:
    theirs = case_for(inside, inside.stranger)
    send(owner, "approve", theirs)

    found = [
        coach.post(address("undo_decision", public_id)).status_code
        for public_id in (Decision.objects.get().public_id, uuid4())
    ]

    assert (found, Decision.objects.count()) == ([404, 404], 1)


def test_an_assistant_decides_about_whom_they_were_granted(
    inside: Club, case: Intervention, assistant: Client
) -> None:
    granted = case_for(inside, inside.stranger)
    AthleteGrant.objects.create(athlete=inside.stranger, member=inside.assistant)

    found = [send(assistant, "dismiss", each).status_code for each in (case, granted)]

    assert (found, Decision.objects.get().member) == ([404, 200], inside.assistant)


@pytest.mark.parametrize("verb", VERBS)
def test_an_athlete_decides_nothing(case: Intervention, runner: Client, verb: str) -> None:
    assert (send(runner, verb, case).status_code, Decision.objects.count()) == (404, 0)


def test_a_verb_is_not_another_method(case: Intervention, coach: Client) -> None:
    found = [coach.get(address("undo_decision", uuid4())), coach.put(address("approve", case.public_id))]

    assert [answer.status_code for answer in found] == [405, 405]


def test_news_after_the_pane_was_opened_is_not_decided_unseen(inside: Club, coach: Client) -> None:
    case = case_for(inside, inside.athlete, TIRED)
    check_in(inside.athlete, HURT, minutes=5)

    assert send(coach, "approve", case).status_code == 409
