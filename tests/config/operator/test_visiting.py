"""Entering an organization, its time, leaving it, and what each write says of it."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from athletes.models import Athlete, Race
from tenancy import scope
from tenancy.models import OperatorVisit, Stay, User
from tenancy.visits import enter_organization
from tests.config.operator.conftest import REASON
from tests.factories import Club, make_user

ENTER = "/operator/enter/"
INSIDE = "/operator/o/northline/"
ATHLETES = f"{INSIDE}athletes/athlete/"
WORDS = {"organization": "northline", "reason": REASON, "stay": "30"}


def entered(club: Club) -> list[OperatorVisit]:
    with scope.enter(club.organization.pk):
        return list(OperatorVisit.objects.all())


def last_audit(club: Club, model: str) -> object:
    with scope.enter(club.organization.pk):
        return apps.get_model(model).objects.latest("pgh_id")


def test_an_operator_enters_with_a_reason_and_a_time(club: Club, browser: Client, operator: User) -> None:
    answer = browser.post(ENTER, WORDS)

    [visit] = entered(club)
    assert (answer.status_code, answer.headers["Location"]) == (302, INSIDE)
    assert (visit.operator, visit.reason) == (operator, REASON)
    assert visit.ends_at - visit.entered_at == timedelta(minutes=30)


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"reason": "because"},
        {"reason": " " * 12},
        {"stay": "600"},
        {"organization": "nowhere"},
    ],
    ids=str,
)
def test_nobody_enters_without_a_reason_or_for_ever(
    club: Club, browser: Client, wrong: dict[str, str]
) -> None:
    answer = browser.post(ENTER, {**WORDS, **wrong})

    assert (answer.status_code, entered(club)) == (422, [])


def test_the_page_of_entering_names_the_organization_asked_for(club: Club, browser: Client) -> None:
    page = browser.get(ENTER, {"organization": "northline"}).content.decode()

    assert '<option value="northline" selected>' in page


def test_nothing_to_enter_on_an_empty_site(browser: Client) -> None:
    assert "Nobody has founded an organization yet." in browser.get(ENTER).content.decode()


@pytest.mark.parametrize("path", [ENTER, INSIDE, ATHLETES, "/operator/status/"])
def test_pages_of_the_operator_exist_for_nobody_else(club: Club, visit: OperatorVisit, path: str) -> None:
    owner, staff = Client(), Client()
    owner.force_login(club.owner.user)
    staff.force_login(make_user("Only Staff", is_staff=True))

    assert [client.get(path).status_code for client in (Client(), owner, staff)] == [302, 404, 404]


def test_without_a_visit_the_operator_sees_no_row(club: Club, browser: Client) -> None:
    answers = [browser.get(path) for path in (INSIDE, ATHLETES, f"{ATHLETES}{club.athlete.pk}/change/")]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert [club.athlete.name in answer.content.decode() for answer in answers] == [False, False, False]
    assert f"{ENTER}?organization=northline" in answers[0].content.decode()


def test_a_visit_of_somebody_else_lets_nobody_in(club: Club, visit: OperatorVisit) -> None:
    other = Client()
    other.force_login(make_user("Second Operator", is_staff=True, is_superuser=True))

    assert other.get(ATHLETES).status_code == 403


def test_a_visit_opens_one_organization_only(
    club: Club, other_club: Club, visit: OperatorVisit, browser: Client
) -> None:
    assert browser.get("/operator/o/southside/athletes/athlete/").status_code == 403
    assert browser.get("/operator/o/nowhere/").status_code == 404


@pytest.mark.parametrize("minutes, status", [(14, 200), (16, 403)])
def test_time_ends_a_visit(club: Club, operator: User, browser: Client, minutes: int, status: int) -> None:
    began = timezone.now() - timedelta(minutes=minutes)
    enter_organization(
        organization=club.organization, operator=operator, reason=REASON, stay=Stay.QUARTER, now=began
    )

    answer = browser.get(ATHLETES)

    assert (answer.status_code, club.athlete.name in answer.content.decode()) == (status, status == 200)


def test_leaving_ends_a_visit_also_on_pages_that_stand_open(
    club: Club, visit: OperatorVisit, browser: Client
) -> None:
    left = browser.post(f"{INSIDE}leave/", follow=True)

    late = browser.post(f"{ATHLETES}{club.athlete.pk}/delete/", {"post": "yes"})
    assert ("You have left Northline." in left.content.decode(), late.status_code) == (True, 403)
    with scope.enter(club.organization.pk):
        assert Athlete.objects.filter(pk=club.athlete.pk).exists()


def test_entering_again_ends_the_visit_before(club: Club, visit: OperatorVisit, browser: Client) -> None:
    browser.post(ENTER, WORDS)
    browser.post(f"{INSIDE}leave/")

    assert (browser.get(ATHLETES).status_code, len(entered(club))) == (403, 2)


def test_a_page_inside_says_until_when_and_why(visit: OperatorVisit, browser: Client) -> None:
    page = browser.get(INSIDE).content.decode()

    assert (REASON in page, f'action="{INSIDE}leave/"' in page) == (True, True)


def test_a_write_inside_carries_operator_and_reason(
    club: Club, visit: OperatorVisit, browser: Client, operator: User
) -> None:
    words = {"athlete": club.athlete.pk, "name": "Spring Half", "day": "2027-04-04", "distance_m": "21097.5"}

    answer = browser.post(f"{INSIDE}athletes/race/add/", {**words, "priority": "A"})

    audit = last_audit(club, "athletes.RaceAudit")
    expected = {"operator": operator.pk, "reason": REASON, "visit": visit.pk, "membership": None}
    assert (answer.status_code, audit.name) == (302, "Spring Half")
    assert {name: audit.pgh_context[name] for name in expected} == expected
    assert audit.pgh_context["source"] == f"{INSIDE}athletes/race/add/"


def test_a_change_inside_has_a_new_version_and_a_history(
    club: Club, visit: OperatorVisit, browser: Client, operator: User
) -> None:
    with scope.enter(club.organization.pk):
        race = Race.objects.create(athlete=club.athlete, name="Old", day="2027-04-04", distance_m=5000)
    words = {
        "athlete": club.athlete.pk,
        "name": "New",
        "day": "2027-04-04",
        "distance_m": "5000",
        "priority": "A",
    }

    browser.post(f"{INSIDE}athletes/race/{race.pk}/change/", words)

    page = browser.get(f"{INSIDE}athletes/race/{race.pk}/history/").content.decode()
    with scope.enter(club.organization.pk):
        race.refresh_from_db()
    assert (race.name, race.version) == ("New", 2)
    assert [word in page for word in (operator.email, REASON, "name: New")] == [True, True, True]


def test_writes_inside_leave_nothing_in_the_log_of_all_organizations(
    club: Club, visit: OperatorVisit, browser: Client
) -> None:
    chosen = {"action": "delete_selected", "_selected_action": [club.stranger.pk], "post": "yes"}

    browser.post(ATHLETES, chosen)

    with scope.enter(club.organization.pk):
        assert not Athlete.objects.filter(pk=club.stranger.pk).exists()
    assert LogEntry.objects.count() == 0
