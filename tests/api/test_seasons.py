"""From a race to a draft, and what becomes of a draft."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from planning.models import Plan, PlannedSession
from tenancy import scope
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import drafts, races
from tests.factories import Club

NEW_RACE = {"name": "Seoul Marathon", "day": "2027-03-14", "distance_m": 42_195}
WEEK = [60, 60, 60, 60, 60, 90, 150]
BODY = {
    "new_race": NEW_RACE,
    "start": "2026-11-23",
    "weeks": 16,
    "current_week_m": 40_000,
    "availability_min": WEEK,
}


def ask(club: Club, path: str = "", key: str = "one", **said: Any) -> HttpResponse:
    body = {name: value for name, value in {**BODY, **said}.items() if value is not None}
    where = f"athletes/{club.athlete.public_id}/plans/{path}"
    return send(as_member(club.coach), "post", where, body, Idempotency_Key=key)


def plans(club: Club) -> int:
    with scope.enter(club.organization.pk):
        return Plan.objects.current().count()


@pytest.mark.parametrize("count", [1, 3])
def test_plans_latest_first(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = drafts(club, count)
    drafts(club, 1, club.stranger)
    client = as_member(club.coach)

    with django_assert_num_queries(7):
        found = client.get(f"{V1}/athletes/{club.athlete.public_id}/plans/").json()["results"]

    assert [one["public_id"] for one in found] == [str(one.public_id) for one in made]
    assert (found[0]["state"], found[0]["week_count"]) == ("draft", 18)


def test_athlete_sees_no_drafts(club: Club) -> None:
    (draft,) = drafts(club, 1)
    client = as_member(club.runner)

    assert client.get(f"{V1}/athletes/{club.athlete.public_id}/plans/").json()["results"] == []
    assert refusal(client.get(f"{V1}/plans/{draft.public_id}/")) == (404, "not_found")


def test_draft_sent_twice_under_a_key_is_one(club: Club) -> None:
    first, again = ask(club), ask(club)

    plan = first.json()
    assert (first.status_code, again.json()) == (201, plan)
    assert (plan["name"], plan["state"], len(plan["weeks"])) == ("Seoul Marathon", "draft", 17)
    assert plan["weeks"][0]["sessions"][0]["steps"]
    assert (plans(club), plan["race"]["priority"]) == (1, "A")


def test_preview_is_the_draft_and_keeps_nothing(club: Club) -> None:
    preview = ask(club, "preview/", key="none")
    assert (preview.status_code, plans(club)) == (200, 0)

    plan, seen = ask(club).json(), preview.json()

    shared = ("day", "category", "key", "title", "purpose", "steps", "duration_s", "distance_m", "load")
    kept, sketched = (
        [
            (week["number"], week["starts_on"], week["phase"], *(one[name] for name in shared))
            for week in season["weeks"]
            for one in week["sessions"]
        ]
        for season in (plan, seen)
    )
    assert sketched == kept
    assert seen["warnings"] == plan["warnings"]


def test_draft_towards_a_race_that_is_known(club: Club) -> None:
    race = races(club, 1)[0]
    send(as_member(club.coach), "patch", f"races/{race.public_id}/", {"day": "2027-03-14"})

    plan = ask(club, new_race=None, race=str(race.public_id), availability_min=None).json()

    assert plan["race"]["public_id"] == str(race.public_id)


@pytest.mark.parametrize(
    "said,field,code",
    [
        ({"new_race": None}, "race", "one_race"),
        ({"new_race": {**NEW_RACE, "distance_m": 1}}, "new_race.distance_m", "min_value"),
        ({"new_race": {**NEW_RACE, "day": "2026-12-01"}}, "", "too_few_weeks"),
        ({"weeks": 11}, "weeks", "min_value"),
        ({"start": "0001-01-01"}, "start", "early"),
        ({"current_week_m": -1}, "current_week_m", "min_value"),
        ({"availability_min": [0] * 7}, "", "no_availability"),
        ({"key_per_week": 4}, "key_per_week", "max_value"),
        ({"long_day": 7}, "long_day", "max_value"),
        ({"without_race": True}, "race", "one_race"),
        ({"cutback_every": 2}, "cutback_every", "min_value"),
        ({"growth_cap": 0.5}, "growth_cap", "max_value"),
        ({"key_days": [7]}, "key_days.0", "max_value"),
        ({"build_weeks": 40}, "", "phases_do_not_fit"),
    ],
)
@pytest.mark.parametrize("path", ["", "preview/"])
def test_season_that_cannot_be(club: Club, path: str, said: dict[str, Any], field: str, code: str) -> None:
    assert errors(ask(club, path, **said)) == [(field, code)]
    assert plans(club) == 0


def test_season_without_a_race_goes_forward(club: Club) -> None:
    plan = ask(club, new_race=None, without_race=True, weeks=14, distance_m=5000).json()

    assert (plan["race"], len(plan["weeks"]), plan["weeks"][-1]["phase"]) == (None, 14, "build")


def test_season_of_the_coachs_own_shape(club: Club) -> None:
    shape = {"base_weeks": 3, "peak_weeks": 2, "cutback_every": 3, "key_days": [1, 3], "longest_min": 90}

    weeks = ask(club, "preview/", **shape).json()["weeks"]

    assert [week["number"] for week in weeks if week["cutback"]][:2] == [3, 6]
    assert sum(week["phase"] == "base" for week in weeks) == 3


def test_race_of_somebody_else(club: Club) -> None:
    (race,) = races(club, 1, club.stranger)

    assert errors(ask(club, new_race=None, race=str(race.public_id))) == [("race", "unknown")]


def test_published_draft_is_the_athletes_plan(club: Club) -> None:
    (draft,) = drafts(club, 1)
    path = f"plans/{draft.public_id}/publish/"

    answers = [send(as_member(club.coach), "post", path, Idempotency_Key="one") for _ in range(2)]

    assert (answers[0].status_code, answers[0].json()["state"]) == (200, "published")
    assert answers[1].json() == answers[0].json()
    assert as_member(club.runner).get(f"{V1}/plan/").json() == answers[0].json()
    assert refusal(send(as_member(club.coach), "post", path)) == (409, "not_a_draft")


def test_discarded_draft_is_gone(club: Club) -> None:
    (draft,) = drafts(club, 1)
    path, client = f"plans/{draft.public_id}/", as_member(club.coach)

    answer = send(client, "delete", path)

    assert (answer.status_code, plans(club)) == (204, 0)
    assert refusal(client.get(f"{V1}/{path}")) == (404, "not_found")


def test_published_plan_is_not_discarded(club: Club) -> None:
    (draft,) = drafts(club, 1)
    client = as_member(club.coach)
    send(client, "post", f"plans/{draft.public_id}/publish/")

    assert refusal(send(client, "delete", f"plans/{draft.public_id}/")) == (409, "not_a_draft")
    assert client.get(f"{V1}/plans/{draft.public_id}/").json()["state"] == "published"


def test_planned_session(club: Club, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    (draft,) = drafts(club, 1)
    with scope.enter(club.organization.pk):
        session = PlannedSession.objects.filter(plan=draft)[0]
    client, path = as_member(club.coach), f"{V1}/planned-sessions/{session.public_id}/"

    with django_assert_num_queries(6):
        found = client.get(path).json()

    assert (found["plan"], found["athlete"]["name"]) == (str(draft.public_id), "Ji-woo Han")
    assert (found["code"], found["activity"]) == (session.template_code, None)
    assert refusal(as_member(club.runner).get(path)) == (404, "not_found")
