"""The command center: the page, its queue and the case beside it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import AthleteGrant
from readiness.models import Intervention, InterventionState
from tenancy.models import Organization, User
from tests.coach.given import HTMX, address, browser, case_for, more_cases, shown
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import approve


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_is_eleven_queries(
    inside: Club, coach: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    more_cases(inside, rows)
    coach.get(address("command_center"))

    with django_assert_num_queries(11):
        page = coach.get(address("command_center"))

    assert len(shown(page)) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_pane_is_nine_queries(
    inside: Club, coach: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    where = f"{address('command_center')}?case={more_cases(inside, rows)[-1].public_id}"
    coach.get(where)

    with django_assert_num_queries(9):
        coach.get(where, headers=HTMX)


def test_the_breached_come_first_then_the_severe_then_the_urgent(inside: Club, coach: Client) -> None:
    late, mild, severe, urgent = more_cases(inside, 4)
    for case, risk, hours in ((late, 0.2, -1), (mild, 0.3, 1), (severe, 0.9, 20), (urgent, 0.9, 10)):
        Intervention.objects.filter(pk=case.pk).update(risk=risk, due_at=NOW + timedelta(hours=hours))

    page = coach.get(address("command_center"))

    assert shown(page) == ["Runner 1", "Runner 4", "Runner 3", "Runner 2"]


def test_a_row_says_who_why_what_and_how_long(case: Intervention, coach: Client) -> None:
    row = coach.get(address("command_center")).context["center"].rows[0]

    assert (row.name, row.band, row.minutes_left) == ("Ji-woo Han", "red", 24 * 60)
    assert (row.reason.split(" · ")[0], row.next_step) == ("Readiness 5", "Rest")


def test_the_most_urgent_case_is_chosen(inside: Club, case: Intervention, coach: Client) -> None:
    page = coach.get(address("command_center"))

    assert page.context["case"].athlete == inside.athlete
    assert f'id="pick-{case.public_id}" ' in page.content.decode()


def test_htmx_gets_the_pane_alone(inside: Club, case: Intervention, coach: Client) -> None:
    other = more_cases(inside, 1)[0]

    pane = coach.get(address("command_center"), {"case": other.public_id}, headers=HTMX)

    assert (b"<html" in pane.content, pane.context["case"].athlete.name) == (False, "Runner 1")
    assert "HX-Request" in pane.headers["Vary"]


@pytest.mark.parametrize("wanted", ["", "nonsense", "01a1fc86-0000-7000-8000-000000000000"])
def test_an_unknown_case_falls_back_to_the_first(
    inside: Club, case: Intervention, coach: Client, wanted: str
) -> None:
    page = coach.get(address("command_center"), {"case": wanted})

    assert page.context["case"].intervention == case


def test_a_case_out_of_sight_is_not_chosen(inside: Club, case: Intervention, coach: Client) -> None:
    stranger = case_for(inside, inside.stranger)

    page = coach.get(address("command_center"), {"case": stranger.public_id})

    assert (page.context["case"].intervention, shown(page)) == (case, ["Ji-woo Han"])


def test_a_mailed_link_leads_into_the_queue(case: Intervention, coach: Client) -> None:
    answer = coach.get(address("case", case.public_id))

    assert answer.url == f"{address('command_center')}?case={case.public_id}"


def test_looking_at_a_case_marks_it_seen(case: Intervention, coach: Client) -> None:
    coach.get(address("command_center"))

    case.refresh_from_db()
    assert (case.state, case.version) == (InterventionState.SEEN, 1)


def test_names_can_be_filtered(inside: Club, case: Intervention, coach: Client) -> None:
    more_cases(inside, 2)

    page = coach.get(address("command_center"), {"q": "ner 2"})

    assert (shown(page), page.context["center"].counts.needs_you) == (["Runner 2"], 3)


def test_each_tab_has_its_own_cases(inside: Club, case: Intervention, coach: Client) -> None:
    asleep, waiting, done = more_cases(inside, 3)
    Intervention.objects.filter(pk=asleep.pk).update(snoozed_until=NOW + timedelta(hours=5))
    Intervention.objects.filter(pk=waiting.pk).update(state=InterventionState.WAITING)
    approve(inside, done.athlete)

    tabs = [coach.get(address("command_center"), {"tab": tab}) for tab in ("", "waiting", "snoozed", "done")]

    assert [shown(page) for page in tabs] == [["Ji-woo Han"], ["Runner 2"], ["Runner 1"], ["Runner 3"]]
    assert [count for _tab, _label, count, _query in tabs[0].context["tabs"]] == [1, 1, 1, 1]


def test_a_snoozed_row_says_until_when(inside: Club, case: Intervention, coach: Client) -> None:
    Intervention.objects.filter(pk=case.pk).update(snoozed_until=NOW + timedelta(days=1))

    row = coach.get(address("command_center"), {"tab": "snoozed"}).context["center"].rows[0]

    assert row.next_step == "Back on Sun 22 at 06:30"


def test_no_clock_runs_while_the_athlete_is_asked(case: Intervention, coach: Client) -> None:
    Intervention.objects.filter(pk=case.pk).update(state=InterventionState.WAITING)

    row = coach.get(address("command_center"), {"tab": "waiting"}).context["center"].rows[0]

    assert row.minutes_left is None


def test_the_longest_queue_is_cut_and_says_so(inside: Club, coach: Client) -> None:
    rows = [
        Intervention(
            athlete=make_athlete(f"Runner {count}", coach=inside.coach),
            risk=0.5,
            bucket="watch",
            confidence=1,
            action="keep",
            opened_at=NOW,
            due_at=NOW + timedelta(hours=1),
        )
        for count in range(51)
    ]
    Intervention.objects.bulk_create(rows)

    page = coach.get(address("command_center"))

    assert (len(shown(page)), page.context["center"].counts.needs_you) == (25, 51)
    assert "Show the next 25" in page.content.decode()


def test_an_empty_queue_says_who_checked_in(inside: Club, coach: Client) -> None:
    page = coach.get(address("command_center")).content.decode()

    assert ("Nobody needs you" in page, "0 of 1 checked in." in page) == (True, True)


def test_a_coach_without_athletes_is_led_to_the_first(inside: Club) -> None:
    inside.athlete.coach = None
    inside.athlete.save()

    page = browser(inside.coach).get(address("command_center")).content.decode()

    assert ("No athletes yet" in page, address("athlete_new") in page) == (True, True)


def test_an_assistant_sees_whom_they_were_granted(
    inside: Club, case: Intervention, assistant: Client
) -> None:
    case_for(inside, inside.stranger)
    AthleteGrant.objects.create(athlete=inside.stranger, member=inside.assistant)

    page = assistant.get(address("command_center"))

    assert (shown(page), page.context["center"].pulse.total) == (["Daniel Okafor"], 1)


def test_an_owner_sees_everyone(inside: Club, case: Intervention, owner: Client) -> None:
    case_for(inside, inside.stranger)

    assert sorted(shown(owner.get(address("command_center")))) == ["Daniel Okafor", "Ji-woo Han"]


def test_an_athlete_finds_no_command_center(case: Intervention, runner: Client) -> None:
    found = [
        runner.get(address(*where)).status_code for where in (["command_center"], ["case", case.public_id])
    ]

    assert found == [404, 404]


def test_another_organization_is_not_found(rival: Client, case: Intervention) -> None:
    assert rival.get(address("command_center")).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "unknown"])
def test_a_case_of_nobody_is_not_found(inside: Club, coach: Client, who: str) -> None:
    public_id = case_for(inside, inside.stranger).public_id if who == "stranger" else uuid4()

    assert coach.get(address("case", public_id)).status_code == 404


def test_heading_shows_the_clock_of_the_organization(inside: Club, coach: Client) -> None:
    Organization.objects.filter(pk=inside.organization.pk).update(timezone="Asia/Seoul")
    User.objects.filter(pk=inside.coach.user_id).update(timezone="America/New_York")

    with time_machine.travel(datetime(2026, 11, 20, 23, 30, tzinfo=UTC), tick=False):
        page = coach.get(address("command_center")).content.decode()

    assert "Saturday 21 November, 08:30" in page
