"""The squad: who stands in it, in which order, and what a line says."""

import csv
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import AthleteGrant, AthleteState, Group, GroupMember
from coach.selectors import Line
from ingest.models import RawFile, Upload, UploadState
from tests.coach.given import address
from tests.factories import NOW, Club, make_athlete
from tests.planning.making import make_plan
from tests.readiness.given import TODAY


def lines(client: Client, **query: str) -> list[Line]:
    return list(client.get(address("squad"), query).context["squad"].lines)


def names(client: Client, **query: str) -> list[str]:
    return [line.name for line in lines(client, **query)]


@pytest.mark.parametrize("number", [1, 3])
def test_the_squad_costs_the_same_with_more(
    inside: Club, coach: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    group = Group.objects.create(name="Marathon")
    for count in range(number):
        GroupMember.objects.create(group=group, athlete=make_athlete(f"Runner {count}", coach=inside.coach))
    coach.get(address("squad"))

    with django_assert_num_queries(11):
        coach.get(address("squad"))


def test_a_line_says_how_the_athlete_is(inside: Club, coach: Client) -> None:
    mine = AthleteState.objects.filter(athlete=inside.athlete)
    mine.update(readiness=34, band="red", readiness_day=TODAY, ctl=42.4, tsb=-8.0, week_done=2, week_due=3)
    mine.update(race_day=TODAY + timedelta(days=9), race_name="Spring 10")

    line = lines(coach)[0]

    assert (line.readiness, line.band, line.ctl, line.tsb) == (34, "red", 42.4, -8.0)
    assert (line.done, line.due, line.race, line.race_in, line.coach) == (
        2,
        3,
        "Spring 10",
        9,
        "Northline Coach",
    )


def test_yesterdays_readiness_is_not_todays(inside: Club, coach: Client) -> None:
    AthleteState.objects.update(readiness=34, band="red", readiness_day=TODAY - timedelta(days=1))

    line = lines(coach)[0]

    assert (line.readiness, line.band) == (None, "")


@pytest.mark.parametrize(
    "days_ago, scores", [(0, (None, 60, 71, None, 43, 64, 65)), (3, (None, 43, 64, 65, None, None, None))]
)
def test_the_mornings_end_today(
    inside: Club, coach: Client, days_ago: int, scores: tuple[int | None, ...]
) -> None:
    day = TODAY - timedelta(days=days_ago)
    AthleteState.objects.update(
        spark=[60, 71, None, 43, 64, 65], readiness=65, band="amber", readiness_day=day
    )

    line = lines(coach)[0]

    words = {None: "", 60: "amber", 71: "green", 43: "red", 64: "amber", 65: "amber"}
    assert line.scores[-7:] == scores
    assert line.week == tuple(words[score] for score in scores)


def test_a_line_says_how_long_ago(inside: Club, coach: Client) -> None:
    AthleteState.objects.update(last_activity_at=NOW - timedelta(days=2, hours=5))

    line = lines(coach)[0]

    assert (line.last_run, line.last_contact) == ("2\xa0days", "")


@pytest.mark.parametrize("load, word", [(None, "–"), (90.0, "below"), (150.0, "within"), (171.0, "above")])
def test_the_weeks_load_stands_beside_what_is_usual(
    inside: Club, coach: Client, load: float | None, word: str
) -> None:
    AthleteState.objects.update(week_load=load, band_low=100.0, band_high=170.0)

    page = coach.get(address("squad")).content.decode()

    assert (f"{word} · usual 100-170" in page) == (load is not None)
    assert ("usual 100-170" in page) == (load is not None)


def test_the_squad_can_be_narrowed(inside: Club, owner: Client) -> None:
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
    group = Group.objects.create(name="Marathon")
    GroupMember.objects.create(group=group, athlete=inside.stranger)
    AthleteState.objects.filter(athlete=inside.athlete).update(
        readiness=80, band="green", readiness_day=TODAY
    )
    daniel, jiwoo = ["Daniel Okafor"], ["Ji-woo Han"]

    asked = {
        "": daniel + jiwoo,
        "q=woo": jiwoo,
        "only=drafts": daniel,
        "only=refused": jiwoo,
        f"group={group.public_id}": daniel,
        f"group={uuid4()}": [],
        "coach=none": daniel,
        f"coach={inside.coach.public_id}": jiwoo,
        "band=green": jiwoo,
        "band=red": [],
        "band=none": daniel,
        "band=blue&only=x&coach=y&group=z&sort=w": daniel + jiwoo,
    }

    found = {
        query: [one.name for one in owner.get(f"{address('squad')}?{query}").context["squad"].lines]
        for query in asked
    }
    assert found == asked


def test_who_sees_whom(inside: Club, owner: Client, coach: Client, assistant: Client, runner: Client) -> None:
    AthleteGrant.objects.create(athlete=inside.stranger, member=inside.assistant)

    assert (names(owner), names(coach), names(assistant)) == (
        ["Daniel Okafor", "Ji-woo Han"],
        ["Ji-woo Han"],
        ["Daniel Okafor"],
    )
    assert runner.get(address("squad")).status_code == 404
    assert runner.get(address("squad_csv")).status_code == 404


def test_only_who_may_add_athletes_is_asked_to(inside: Club, coach: Client, assistant: Client) -> None:
    offered = [
        address("athlete_new") in who.get(address("squad")).content.decode() for who in (coach, assistant)
    ]

    assert offered == [True, False]


def test_the_squad_comes_in_pages(inside: Club, coach: Client) -> None:
    for number in range(52):
        make_athlete(f"Runner {number:02}", coach=inside.coach)

    first = coach.get(address("squad"), {"q": "runner"})
    second = coach.get(f"{address('squad')}?{first.context['squad'].following}")

    shown = [[line.name for line in page.context["squad"].lines] for page in (first, second)]
    assert shown == [[f"Runner {number:02}" for number in range(50)], ["Runner 50", "Runner 51"]]
    assert ('id="next-page"' in first.content.decode(), second.context["squad"].following) == (True, "")


def test_a_page_after_nobody_known_is_the_first(inside: Club, coach: Client) -> None:
    assert names(coach, after=str(uuid4())) == names(coach, after="nonsense") == names(coach)


def test_a_second_click_sorts_the_other_way_round(inside: Club, coach: Client) -> None:
    headings = [
        {each.name: each.query for each in coach.get(address("squad"), {"sort": sort}).context["columns"]}
        for sort in ("name", "load", "-load")
    ]

    assert [each["load"] for each in headings] == ["sort=-load", "sort=-load", "sort=load"]
    assert headings[0]["name"] == "sort=-name"


def test_htmx_gets_the_table_alone(inside: Club, coach: Client) -> None:
    page = coach.get(address("squad"), {"band": "none"}, headers={"HX-Request": "true"})

    assert b"<table" in page.content
    assert b"<html" not in page.content
    assert "HX-Request" in page.headers["Vary"]


def test_four_weeks_of_mornings_instead_of_numbers(inside: Club, coach: Client) -> None:
    page = coach.get(address("squad"), {"view": "heat", "rows": "compact"}).content.decode()

    assert 'aria-label="28 mornings: 0 go, 0 care, 0 hold, 28 no data"' in page
    assert 'id="sort-load"' not in page
    assert "squad compact" in page


def test_the_csv_holds_the_lines_that_are_asked_for(inside: Club, owner: Client) -> None:
    make_athlete("=HYPERLINK(1)", coach=inside.coach)
    AthleteState.objects.filter(athlete=inside.athlete).update(
        week_load=312.25, load_share=1.0, compliance=0.5, week_done=1, week_due=2, last_activity_at=NOW
    )

    sent = owner.get(address("squad_csv"), {"coach": str(inside.coach.public_id), "sort": "-load"})

    rows = list(csv.DictReader(StringIO(sent.content.decode("utf-8-sig"))))
    assert [row["athlete"] for row in rows] == ["Ji-woo Han", "'=HYPERLINK(1)"]
    assert (rows[0]["week_load"], rows[0]["sessions_run"], rows[0]["last_run"]) == (
        "312.2",
        "1",
        "2026-11-21T06:30:00+00:00",
    )
    assert (rows[1]["week_load"], rows[1]["last_run"]) == ("", "")
    assert sent.headers["Content-Disposition"] == 'attachment; filename="squad-2026-11-21.csv"'


def test_a_view_of_the_squad_is_kept_and_offered_there(inside: Club, coach: Client) -> None:
    page = coach.get(address("squad"), {"sort": "form"}).content.decode()
    keep = page.split('id="keep-view" href="')[1].split('"')[0].replace("&amp;", "&")

    coach.post(keep, {"name": "Tired ones", "page": "squad", "query": "sort=form"})

    page = coach.get(address("squad"), {"sort": "form"}).content.decode()
    assert f'href="{address("squad")}?sort=form" aria-current="true">Tired ones</a>' in page
