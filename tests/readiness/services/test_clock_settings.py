"""Other targets and opening hours: open cases follow, what was missed stays missed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from athletes.models import Athlete
from athletes.services import Changed, change_settings
from athletes.settings import BadSetting, Escalation
from readiness import services
from readiness.models import Intervention
from readiness.services import ClockWishes
from tenancy.models import Organization, Outbox
from tests.factories import NOW, Club
from tests.readiness.given import SORE, check_in, open_case

HOUR = timedelta(hours=1)
MONDAY = datetime.fromisoformat("2026-11-23T09:00+00:00")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


@pytest.fixture
def case(athlete: Athlete) -> Intervention:
    check_in(athlete, SORE)
    return open_case(athlete)


def wishes(club: Club, **changes: object) -> ClockWishes:
    fresh = Organization.objects.get(pk=club.organization.pk)
    return replace(services.clock_wishes_of(fresh), **changes)


def office(club: Club) -> ClockWishes:
    found = wishes(club)
    return replace(found, hours={**found.hours, **dict.fromkeys(WEEKDAYS, "09:00-17:00")})


def change(club: Club, asked: ClockWishes) -> int:
    return services.change_clock(organization=club.organization, wishes=asked)


def test_a_change_is_kept_and_asks_for_the_clocks(inside: Club) -> None:
    asked = replace(
        office(inside),
        response_h={"at_risk": 4.0, "watch": 12.0, "stable": 24.0},
        closed_days="2026-12-25 Christmas Day",
        escalation=Escalation(on=True, after_h=1.5, to="both"),
    )

    change(inside, asked)

    assert wishes(inside) == asked
    assert Outbox.objects.filter(kind="readiness.redraw_clocks").count() == 1


def test_open_cases_follow_the_opening_hours(inside: Club, case: Intervention) -> None:
    change(inside, office(inside))

    assert services.redraw_clocks(now=NOW + HOUR) == 1

    held = open_case(inside.athlete)
    assert (held.due_at, held.respond_by, held.version) == (
        MONDAY + 56 * HOUR,
        MONDAY + 56 * HOUR,
        case.version,
    )


def test_to_draw_them_up_twice_changes_nothing(inside: Club, case: Intervention) -> None:
    change(inside, office(inside))

    moved = [services.redraw_clocks(now=NOW + HOUR), services.redraw_clocks(now=NOW + HOUR)]

    assert moved == [1, 0]


def test_the_way_back_gives_the_clocks_back(inside: Club, case: Intervention) -> None:
    made = change(inside, office(inside))
    services.redraw_clocks(now=NOW + HOUR)

    services.undo_clock(organization=inside.organization, version=made)
    services.redraw_clocks(now=NOW + 2 * HOUR)

    held = open_case(inside.athlete)
    assert (held.due_at, held.resolve_by) == (case.due_at, case.resolve_by)
    assert Organization.objects.get(pk=inside.organization.pk).settings.get("hours", {}) == {}


def test_what_was_changed_again_since_is_left_alone(inside: Club) -> None:
    made = change(inside, office(inside))
    change_settings(organization=inside.organization, changes={"cooldown_h": 6})

    with pytest.raises(Changed):
        services.undo_clock(organization=inside.organization, version=made)


def test_what_was_missed_stays_missed(inside: Club, case: Intervention) -> None:
    change(inside, office(inside))

    services.redraw_clocks(now=NOW + 25 * HOUR)

    held = open_case(inside.athlete)
    assert (held.respond_by, held.resolve_by) == (case.respond_by, MONDAY + 248 * HOUR)


def test_nothing_is_late_because_the_hours_have_changed(inside: Club, athlete: Athlete) -> None:
    change(inside, office(inside))
    athlete.organization.refresh_from_db()
    check_in(athlete, SORE)
    case = open_case(athlete)
    change(inside, wishes(inside, hours=dict.fromkeys((*WEEKDAYS, "saturday", "sunday"), "")))

    services.redraw_clocks(now=NOW + 30 * HOUR)

    held = open_case(athlete)
    assert (held.respond_by, held.resolve_by) == (case.respond_by, NOW + 72 * HOUR)


def test_a_stopped_clock_is_drawn_up_where_it_stands(inside: Club, case: Intervention) -> None:
    services.message(
        intervention=case, member=inside.coach, now=NOW + HOUR, version=case.version, body="Which calf?"
    )
    change(inside, wishes(inside, resolution_h={"at_risk": 48.0, "watch": 48.0, "stable": 48.0}))
    services.redraw_clocks(now=NOW + 60 * HOUR)

    services.reply(athlete=inside.athlete, author=inside.runner, body="Left", now=NOW + 61 * HOUR)

    assert open_case(inside.athlete).due_at == NOW + 61 * HOUR + 47 * HOUR


@pytest.mark.parametrize(
    "changes, code",
    [
        ({"closed_days": "Christmas"}, "no_day"),
        ({"hours": {"monday": "9-17"}}, "no_span"),
        ({"hours": {"monday": "17:00-09:00"}}, "ends_before_it_begins"),
        ({"response_h": {"watch": 0.0}}, "out_of_range"),
    ],
)
def test_what_cannot_be_is_refused(inside: Club, changes: dict[str, object], code: str) -> None:
    with pytest.raises(BadSetting) as refused:
        change(inside, wishes(inside, **changes))

    assert refused.value.code == code
    assert str(refused.value.message)
