"""The squad."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, AthleteGrant, AthleteState, Race
from coach.selectors import Line
from ingest.models import RawFile, Upload, UploadState
from tests.coach.given import address
from tests.factories import NOW, Club, make_athlete
from tests.planning.making import make_plan
from tests.readiness.given import TODAY, plan_for, session_for


def lines(client: Client, **query: str) -> list[Line]:
    return list(client.get(address("squad"), query).context["lines"])


def names(client: Client, **query: str) -> list[str]:
    return [line.name for line in lines(client, **query)]


def fill(club: Club, athlete: Athlete) -> None:
    session_for(plan_for(club, athlete), TODAY - timedelta(days=1), outcome="done")


@pytest.mark.parametrize("number", [1, 3])
def test_the_squad_is_eleven_queries(
    inside: Club, coach: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in range(number):
        fill(inside, make_athlete(f"Runner {count}", coach=inside.coach))
    coach.get(address("squad"))

    with django_assert_num_queries(11):
        coach.get(address("squad"))


def test_a_line_says_how_the_athlete_is(inside: Club, coach: Client) -> None:
    plan = plan_for(inside, inside.athlete)
    for days_ago, outcome in ((1, "done"), (2, "partly"), (3, "missed"), (4, "excused"), (8, "done")):
        session_for(plan, TODAY - timedelta(days=days_ago), outcome=outcome)
    AthleteState.objects.update(readiness=34, band="red", readiness_day=TODAY, ctl=42.4, tsb=-8.0)

    line = lines(coach)[0]

    assert (line.readiness, line.band, line.ctl, line.tsb) == (34, "red", 42.4, -8.0)
    assert (line.done, line.due, line.race) == (2, 3, "Spring marathon")


def test_yesterdays_readiness_is_not_todays(inside: Club, coach: Client) -> None:
    AthleteState.objects.update(readiness=34, band="red", readiness_day=TODAY - timedelta(days=1))

    line = lines(coach)[0]

    assert (line.readiness, line.band) == (None, "")


@pytest.mark.parametrize(
    "days_ago, strip", [(0, (None, 60, 61, None, 63, 64, 65)), (3, (None, 63, 64, 65, None, None, None))]
)
def test_the_strip_ends_today(
    inside: Club, coach: Client, days_ago: int, strip: tuple[int | None, ...]
) -> None:
    spark = [60, 61, None, 63, 64, 65]
    AthleteState.objects.update(spark=spark, readiness=65, readiness_day=TODAY - timedelta(days=days_ago))

    assert lines(coach)[0].strip == strip


def test_a_line_says_how_long_ago(inside: Club, coach: Client) -> None:
    AthleteState.objects.update(last_activity_at=NOW - timedelta(days=2, hours=5))

    line = lines(coach)[0]

    assert (line.last_run, line.last_contact) == ("2\xa0days", "")


def test_the_next_race_is_the_nearest_to_come(inside: Club, coach: Client) -> None:
    for name, day, removed in (("Past", -1, None), ("Far", 90, None), ("Near", 9, None), ("Gone", 3, NOW)):
        Race.objects.create(
            athlete=inside.athlete,
            name=name,
            day=TODAY + timedelta(days=day),
            distance_m=10_000,
            deleted_at=removed,
        )

    assert lines(coach)[0].race == "Near"


def test_the_squad_can_be_filtered(inside: Club, owner: Client) -> None:
    make_plan(inside.stranger, inside.coach, state="draft")
    raw = RawFile.objects.create(sha256="1", size=1, path="x", stored_at=NOW)
    Upload.objects.create(
        athlete=inside.athlete,
        raw=raw,
        uploader=inside.coach,
        filename="x.fit",
        state=UploadState.REFUSED,
        received_at=NOW,
    )

    found = [names(owner, **query) for query in ({}, {"q": "woo"}, {"plan": "draft"}, {"files": "refused"})]

    assert found == [["Daniel Okafor", "Ji-woo Han"], ["Ji-woo Han"], ["Daniel Okafor"], ["Ji-woo Han"]]


def test_who_sees_whom(inside: Club, owner: Client, coach: Client, assistant: Client, runner: Client) -> None:
    AthleteGrant.objects.create(athlete=inside.stranger, member=inside.assistant)

    assert (names(owner), names(coach), names(assistant)) == (
        ["Daniel Okafor", "Ji-woo Han"],
        ["Ji-woo Han"],
        ["Daniel Okafor"],
    )
    assert runner.get(address("squad")).status_code == 404


def test_only_who_may_add_athletes_is_asked_to(inside: Club, coach: Client, assistant: Client) -> None:
    offered = [
        address("athlete_new") in who.get(address("squad")).content.decode() for who in (coach, assistant)
    ]

    assert offered == [True, False]


def test_the_squad_comes_in_pages(inside: Club, coach: Client) -> None:
    Athlete.objects.bulk_create(
        Athlete(name=f"Runner {number:02}", coach=inside.coach) for number in range(52)
    )

    first = coach.get(address("squad"), {"q": "runner"})
    second = coach.get(f"{address('squad')}?{first.context['following']}")

    shown = [[line.name for line in page.context["lines"]] for page in (first, second)]
    assert shown == [[f"Runner {number:02}" for number in range(50)], ["Runner 50", "Runner 51"]]
    assert ('id="next-page"' in first.content.decode(), second.context["following"]) == (True, "")


def test_a_page_after_nobody_known_is_the_first(inside: Club, coach: Client) -> None:
    assert names(coach, after=str(uuid4())) == names(coach, after="nonsense") == names(coach)


def test_athletes_of_one_name_are_each_shown_once(inside: Club, coach: Client) -> None:
    Athlete.objects.bulk_create(Athlete(name="Runner", coach=inside.coach) for _ in range(60))

    first = coach.get(address("squad"), {"q": "runner"})
    second = coach.get(f"{address('squad')}?{first.context['following']}")

    shown = {line.public_id for page in (first, second) for line in page.context["lines"]}
    assert len(shown) == 60
