"""What the menu of a week does, by htmx and as plain forms."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from planning import selectors, services
from planning.models import Plan, PlannedSession
from tests.coach.given import HTMX, address
from tests.coach.views.test_calendar import said, send
from tests.factories import NOW, Club
from tests.planning.drafting import TODAY
from tests.planning.making import MONDAY, make_inputs, make_plan, make_race, make_session

FIFTH = MONDAY + timedelta(weeks=4)


@pytest.fixture
def season(inside: Club) -> Plan:
    plan = services.draft_plan(
        athlete=inside.athlete, race=make_race(inside.athlete), author=inside.coach, inputs=make_inputs()
    )
    return services.publish_plan(plan=plan, now=NOW)


def menu(client: Client, club: Club, *, htmx: bool = True) -> HttpResponse:
    at = address("calendar_week", club.athlete.public_id)
    return client.get(at, {"source": FIFTH}, headers=HTMX if htmx else None)


def test_the_menu_is_a_dialog_and_a_page(inside: Club, coach: Client, season: Plan) -> None:
    dialog, page = menu(coach, inside).content.decode(), menu(coach, inside, htmx=False).content.decode()

    asked = [one.value for one in services.Ask if "_week" in one.value]
    assert [ask for ask in asked if f'value="{ask}"' not in dialog or f'value="{ask}"' not in page] == []
    assert (dialog.strip().startswith("<dialog"), "<h1" in page) == (True, True)


def test_a_week_that_is_over_is_only_locked_or_copied(inside: Club, coach: Client) -> None:
    at = address("calendar_week", inside.athlete.public_id)

    page = coach.get(at, {"source": MONDAY - timedelta(days=1)}).content.decode()

    verbs = ("lock_week", "copy_week", "swap_week", "ease_week", "skip_week", "regenerate_week")
    assert [verb for verb in verbs if f'value="{verb}"' in page] == ["lock_week", "copy_week"]


@pytest.mark.parametrize("htmx", [True, False])
def test_a_locked_day_survives_when_the_week_is_made_anew(
    inside: Club, coach: Client, season: Plan, htmx: bool
) -> None:
    key = PlannedSession.objects.filter(plan=season, day__gte=FIFTH, key=True).first()
    kept = (key.day, key.title, key.steps)
    send(coach, inside, ask="edit", session=key.public_id, code="easy-run", htmx=htmx)
    send(coach, inside, ask="lock_day", day=key.day, htmx=htmx)

    answer = send(coach, inside, ask="regenerate_week", week=FIFTH, htmx=htmx)
    send(coach, inside, "calendar_publish", htmx=htmx)

    key.refresh_from_db()
    assert (key.day, key.locked, key.template_code) == (kept[0], True, "easy-run")
    if htmx:
        assert "made anew in the draft" in said(answer)
        assert f'data-stand-on="week-menu-{FIFTH}"' in answer.content.decode()
    else:
        assert answer["Location"].endswith(f"#week-menu-{FIFTH}")


def test_everything_in_the_menu_is_one_step_each(inside: Club, coach: Client, season: Plan) -> None:
    asks: list[dict[str, Any]] = [
        {"ask": "swap_week", "week": FIFTH, "day": FIFTH + timedelta(weeks=1)},
        {"ask": "lock_week", "week": FIFTH},
        {"ask": "unlock_week", "week": FIFTH},
        {"ask": "ease_week", "week": FIFTH, "percent": 30},
        {"ask": "off_week", "week": FIFTH},
        {"ask": "regenerate_week", "week": FIFTH},
        {"ask": "skip_week", "week": FIFTH},
        {"ask": "shift_weeks", "week": FIFTH, "days": 7},
    ]

    statuses = [send(coach, inside, **ask).status_code for ask in asks]

    assert statuses == [200] * len(asks)
    assert selectors.draft_of(athlete=inside.athlete).steps == len(asks)


def test_the_draft_says_what_a_shift_lands_on(inside: Club, coach: Client) -> None:
    plan = make_plan(inside.athlete, inside.coach)
    race = make_race(inside.athlete, day=TODAY + timedelta(days=8), name="Parkrun")
    make_session(plan, TODAY + timedelta(days=1))
    make_session(plan, TODAY + timedelta(days=8), locked=True)

    answer = send(coach, inside, ask="shift_weeks", week=TODAY, days=7)

    assert race.day == TODAY + timedelta(days=8)
    assert "A session on the day of a race" in said(answer)
    assert "Another session on a locked day" in said(answer)


@pytest.mark.parametrize(
    "words",
    [
        {"ask": "swap_week", "week": TODAY},
        {"ask": "ease_week", "week": TODAY},
        {"ask": "ease_week", "week": TODAY, "percent": 90},
        {"ask": "shift_weeks", "week": TODAY, "days": 0},
        {"ask": "regenerate_week", "week": TODAY},
        {"ask": "skip_week", "week": TODAY},
    ],
)
def test_refusals_of_weeks_say_why(inside: Club, coach: Client, words: dict[str, Any]) -> None:
    make_session(make_plan(inside.athlete, inside.coach), TODAY, locked=True)

    assert send(coach, inside, **words).status_code == 422
