"""Building a plan, publishing it, throwing it away."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from athletes.models import Race
from planning import selectors
from planning.models import Plan, PlanState
from tests.factories import Club
from tests.planning.making import RACE_DAY, WEEK_MIN, address, make_race

HTMX = {"HX-Request": "true"}


def answers(race: Race | None = None, **changes: Any) -> dict[str, Any]:
    facts = {
        "race": str(race.public_id) if race else "new",
        "start": "2026-11-16",
        "weeks": "17",
        "current_week": "40",
        "key_per_week": "2",
        "long_day": "6",
        **{f"minutes_{weekday}": str(minutes) for weekday, minutes in enumerate(WEEK_MIN)},
    }
    return {**facts, **changes}


@pytest.fixture
def race(inside: Club) -> Race:
    return make_race(inside.athlete)


def test_the_form_arrives_filled(inside: Club, coach: Client) -> None:
    today = inside.athlete.local_day(timezone.now())
    race = make_race(inside.athlete, day=today.replace(year=today.year + 1))

    form = coach.get(address("plan_new", inside.athlete.public_id)).context["form"]

    assert (form["race"].value(), form["weeks"].value(), form["start"].value()) == (str(race.public_id), 48, today)
    assert [field.value() for field in form.availability] == inside.athlete.availability_min


def test_a_sent_form_becomes_a_draft(inside: Club, coach: Client, race: Race, today_is_in_november: None) -> None:
    sent = coach.post(address("plan_new", inside.athlete.public_id), answers(race))

    plan = Plan.objects.get()
    assert (sent.status_code, sent.url) == (302, address("plan_page", plan.public_id))
    assert (plan.state, plan.race, plan.author, plan.inputs["long_day"]) == ("draft", race, inside.coach, 6)
