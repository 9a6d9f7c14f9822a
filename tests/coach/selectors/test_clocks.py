"""How a case stands to its next target, in business time, and how that reads."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import translation

from analytics.business_time import ALWAYS, BusinessTime, Span
from athletes.services import change_settings
from coach import selectors
from coach.selectors.clocks import clock_of
from coach.templatetags.clocks import next_breach, span
from readiness import services
from readiness.models import Intervention, Target
from tests.coach.given import address
from tests.factories import NOW, Club

OFFICE = BusinessTime("Europe/Berlin", (*[(Span(9 * 60, 17 * 60),)] * 5, (), ()))
HERE = datetime(2026, 11, 20, 16, 0, tzinfo=ZoneInfo("Europe/Berlin"))  # a Friday
HOUR = timedelta(hours=1)


def case_of(**facts: Any) -> Any:
    usual = {
        "state": "new",
        "due_at": HERE + 2 * HOUR,
        "opened_at": HERE - 3 * HOUR,
        "closed_at": None,
        "responded_at": None,
        "waiting_since": None,
        "escalated_at": None,
    }
    return SimpleNamespace(**{**usual, **facts})


@pytest.mark.parametrize(
    "facts, words",
    [
        ({}, "Response in 2 h"),
        ({"due_at": HERE + 28 * HOUR, "responded_at": HERE}, "Resolve in 1 d 4 h"),
        ({"due_at": HERE - 3 * HOUR}, "Response 3 h over"),
        ({"due_at": HERE - 3 * HOUR, "responded_at": HERE}, "Resolve: 3 h over"),
        ({"state": "waiting", "waiting_since": HERE - 3 * HOUR, "responded_at": HERE}, "Stopped at 5 h left"),
    ],
)
def test_the_next_breach_in_words(facts: dict[str, Any], words: str) -> None:
    drawn = next_breach(clock_of(case_of(**facts), ALWAYS, HERE))

    assert f">{words}<" in drawn
    assert ">open 3 h<" in drawn


@pytest.mark.parametrize(
    "due, look", [(HERE - HOUR, "due over"), (HERE + HOUR, "due soon"), (HERE + 9 * HOUR, "due ok")]
)
def test_what_is_over_is_marked(due: datetime, look: str) -> None:
    assert f'class="{look}"' in next_breach(clock_of(case_of(due_at=due), ALWAYS, HERE))


def test_a_stopped_clock_is_never_marked() -> None:
    stopped = case_of(state="waiting", waiting_since=HERE, due_at=HERE - HOUR, responded_at=HERE)

    assert 'class="due ok"' in next_breach(clock_of(stopped, ALWAYS, HERE))


def test_a_closed_case_has_no_clock() -> None:
    assert clock_of(case_of(closed_at=HERE), ALWAYS, HERE) is None
    assert next_breach(None) == ""


def test_time_left_is_business_time_and_the_title_the_moment() -> None:
    monday = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)  # 10:30 in Berlin

    clock = clock_of(case_of(due_at=monday), OFFICE, HERE)

    assert clock is not None
    assert (clock.minutes, clock.target) == (60 + 90, Target.RESPONSE)
    assert 'title="Mon 23, 10:30"' in next_breach(clock)


def test_days_are_no_measure_where_there_are_opening_hours() -> None:
    assert (span(28 * 60), span(28 * 60, by_hours=True)) == ("1 d 4 h", "28 h")


@pytest.mark.parametrize(
    "minutes, words",
    [
        (0, "0 m"),
        (59, "59 m"),
        (60, "1 h"),
        (65, "1 h 05 m"),
        (1440, "1 d"),
        (14_400, "10 d"),
        (15_000, "10 d"),
    ],
)
def test_spans(minutes: int, words: str) -> None:
    assert span(minutes) == words


def test_each_language_has_its_words() -> None:
    clock = clock_of(case_of(), ALWAYS, HERE)
    with translation.override("en"):
        english = next_breach(clock)
    with translation.override("ko"):
        korean = next_breach(clock)

    assert english != korean


def test_an_escalated_case_says_so_until_it_is_answered() -> None:
    told = clock_of(case_of(escalated_at=HERE), ALWAYS, HERE)
    answered = clock_of(case_of(escalated_at=HERE, responded_at=HERE), ALWAYS, HERE)

    assert "Escalated" in next_breach(told)
    assert "Escalated" not in next_breach(answered)


def test_row_and_case_say_the_same(inside: Club, case: Intervention, coach: Client) -> None:
    change_settings(organization=inside.organization, changes={"hours.monday": "09:00-17:00"})
    inside.coach.organization.refresh_from_db()

    (row,) = selectors.command_center(membership=inside.coach, now=NOW).rows
    whole = Intervention.objects.select_related("athlete__organization").get(pk=case.pk)
    shown = selectors.case_of(intervention=whole, now=NOW)

    assert row.clock == shown.clock
    assert row.clock is not None
    assert row.clock.by_hours
    assert "Response in" in coach.get(address("command_center")).content.decode()


def test_what_is_due_soon_is_so_by_business_time(inside: Club, case: Intervention) -> None:
    """NOW is a Saturday; due on Monday at ten is an hour of business away."""
    change_settings(organization=inside.organization, changes={"hours.monday": "09:00-17:00"})
    inside.coach.organization.refresh_from_db()
    monday = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    Intervention.objects.filter(pk=case.pk).update(due_at=monday)

    counts = selectors.command_center(membership=inside.coach, now=NOW).counts

    assert (counts.overdue, counts.due_soon) == (0, 1)


def test_a_waiting_row_stands_still(inside: Club, case: Intervention) -> None:
    services.message(
        intervention=case, member=inside.coach, now=NOW, version=case.version, body="Which calf?"
    )
    place = selectors.Place(selectors.Tab.WAITING)

    rows = [
        selectors.command_center(membership=inside.coach, now=at, place=place).rows[0]
        for at in (NOW, NOW + 9 * HOUR)
    ]

    assert {(row.clock.minutes, row.clock.stopped, row.minutes_left) for row in rows if row.clock} == {
        (72 * 60, True, None)
    }
