"""The clock of a case: two targets in business time, which stand still while the athlete is asked."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from analytics.business_time import business_between
from analytics.readiness import Problem
from athletes.models import Athlete
from athletes.selectors import business_time_of
from athletes.services import change_settings
from planning.models import PlannedSession
from readiness import services
from readiness.models import Breach, Decision, Intervention, Target, Verb
from readiness.services import Choice, clock
from tenancy.models import Organization
from tests.factories import NOW, Club
from tests.readiness.given import HURT, SORE, WELL, approve, check_in, open_case

HOUR = timedelta(hours=1)
OFFICE = {f"hours.{day}": "09:00-17:00" for day in ("monday", "tuesday", "wednesday", "thursday", "friday")}
# NOW is a Saturday, 06:30 UTC; the office opens on Monday.
MONDAY = datetime.fromisoformat("2026-11-23T09:00+00:00")


@pytest.fixture
def case(athlete: Athlete, session: PlannedSession) -> Intervention:
    check_in(athlete, SORE)
    return open_case(athlete)


@pytest.fixture
def office(inside: Club, athlete: Athlete) -> Organization:
    """Open on weekdays from nine to five."""
    _set(inside, **OFFICE)
    athlete.organization.refresh_from_db()
    return athlete.organization


def _set(club: Club, **changes: object) -> None:

    change_settings(organization=club.organization, changes=changes)


def decide(act: object, club: Club, case: Intervention, at: datetime, **words: object) -> Decision:
    fresh = Intervention.objects.get(pk=case.pk)
    return act(intervention=fresh, member=club.coach, now=at, version=fresh.version, **words)  # type: ignore[operator]


def ask(club: Club, case: Intervention, at: datetime) -> Decision:
    return decide(services.message, club, case, at, body="Which calf?")


def times(case: Intervention) -> tuple[datetime, datetime | None, datetime | None]:
    return case.due_at, case.respond_by, case.resolve_by


def test_a_case_has_a_day_to_the_answer_and_three_to_the_end(case: Intervention) -> None:
    assert times(case) == (NOW + 24 * HOUR, NOW + 24 * HOUR, NOW + 72 * HOUR)
    assert (case.responded_at, case.response_s) == (None, None)


def test_opening_hours_are_all_that_counts(office: Organization, athlete: Athlete) -> None:
    check_in(athlete, SORE)

    case = open_case(athlete)
    assert times(case) == (MONDAY + 56 * HOUR, MONDAY + 56 * HOUR, MONDAY + 248 * HOUR)


@pytest.mark.parametrize(
    "act, words",
    [
        (services.snooze, {"until": NOW + 20 * HOUR}),
        (services.message, {"body": "Which calf?"}),
        (services.dismiss, {"reason": "Known"}),
        (services.approve, {}),
        (services.edit, {"choice": Choice()}),
    ],
)
def test_each_decision_of_a_person_is_a_response(
    inside: Club, case: Intervention, act: object, words: dict[str, object]
) -> None:
    made = decide(act, inside, case, NOW + 2 * HOUR, **words)

    held = Intervention.objects.get(pk=case.pk)
    assert (held.responded_at, held.response_s, held.due_at) == (NOW + 2 * HOUR, 7200, case.resolve_by)
    assert held.resolution_s == (7200 if made.verb not in {Verb.SNOOZE, Verb.MESSAGE} else None)


def test_to_look_is_no_response(case: Intervention) -> None:
    services.mark_seen(intervention=case)

    assert Intervention.objects.get().responded_at is None


def test_the_first_response_stays_the_first(inside: Club, case: Intervention) -> None:
    decide(services.snooze, inside, case, NOW + HOUR, until=NOW + 20 * HOUR)
    decide(services.dismiss, inside, case, NOW + 5 * HOUR, reason="Known")

    held = Intervention.objects.get()
    assert (held.responded_at, held.response_s, held.resolution_s) == (NOW + HOUR, 3600, 5 * 3600)


def test_the_clock_stands_while_the_athlete_is_asked(inside: Club, case: Intervention) -> None:
    ask(inside, case, NOW + HOUR)
    services.reply(athlete=inside.athlete, author=inside.runner, body="Left", now=NOW + 31 * HOUR)

    back = open_case(inside.athlete)
    assert (back.due_at, back.waiting_since) == (case.resolve_by + 30 * HOUR, None)
    assert back.due_at - (NOW + 31 * HOUR) == 71 * HOUR


def test_waiting_counts_in_business_time(inside: Club, office: Organization, athlete: Athlete) -> None:
    check_in(athlete, SORE)
    case = open_case(athlete)
    ask(inside, case, MONDAY + 7 * HOUR)
    services.reply(athlete=athlete, author=inside.runner, body="Left", now=MONDAY + 25 * HOUR)

    back, hours = open_case(athlete), business_time_of(office)
    assert business_between(MONDAY + 25 * HOUR, back.due_at, hours) == 65 * HOUR
    assert business_between(MONDAY + 7 * HOUR, case.resolve_by, hours) == 65 * HOUR


def test_waiting_does_not_count_towards_the_resolution(inside: Club, case: Intervention) -> None:
    ask(inside, case, NOW + HOUR)
    services.reply(athlete=inside.athlete, author=inside.runner, body="Left", now=NOW + 3 * HOUR)
    decide(services.dismiss, inside, case, NOW + 4 * HOUR, reason="Known")

    assert Intervention.objects.get().resolution_s == 2 * 3600


def test_whoever_goes_on_without_the_athlete_starts_the_clock_again(inside: Club, case: Intervention) -> None:
    ask(inside, case, NOW + HOUR)

    decide(services.snooze, inside, case, NOW + 6 * HOUR, until=NOW + 20 * HOUR)

    held = Intervention.objects.get()
    assert (held.waiting_since, held.due_at) == (None, case.resolve_by + 5 * HOUR)


def test_a_snooze_does_not_stop_the_clock(inside: Club, case: Intervention) -> None:
    decide(services.snooze, inside, case, NOW + HOUR, until=NOW + 20 * HOUR)

    held = Intervention.objects.get()
    assert (held.due_at, held.waiting_since) == (case.resolve_by, None)


@pytest.mark.parametrize("answered", [False, True])
def test_undo_restores_the_clock_exactly(inside: Club, case: Intervention, answered: bool) -> None:
    before = {name: getattr(case, name) for name in (*clock.KEPT, "responded_at", "response_s")}
    made = ask(inside, case, NOW + HOUR)
    if answered:
        services.reply(athlete=inside.athlete, author=inside.runner, body="Left", now=NOW + 2 * HOUR)

    services.undo(decision=made, member=inside.coach, now=NOW + 3 * HOUR)

    held = Intervention.objects.get()
    assert {name: getattr(held, name) for name in before} == before


def test_undo_of_an_approval_restores_the_clock(inside: Club, case: Intervention) -> None:
    made = approve(inside, inside.athlete, now=NOW + HOUR)

    services.undo(decision=made, member=inside.coach, now=NOW + 2 * HOUR)

    held = Intervention.objects.get()
    assert times(held) == times(case)
    assert (held.responded_at, held.response_s, held.resolution_s) == (None, None, None)


def test_what_got_worse_while_it_waited_has_the_shorter_time_from_where_it_stood(
    inside: Club, athlete: Athlete, session: PlannedSession
) -> None:
    athlete.organization.settings = {"resolve": {"at_risk": 24.0, "watch": 90.0, "stable": 90.0}}
    check_in(athlete, SORE)
    case = open_case(athlete)
    ask(inside, case, NOW + HOUR)

    check_in(athlete, replace(HURT, problem=Problem.ILL, pain=8), minutes=120)

    worse = open_case(athlete)
    assert (case.bucket, worse.bucket) != ("at_risk", case.bucket)
    assert worse.due_at == NOW + 2 * HOUR + 24 * HOUR


def test_a_late_response_is_a_breach(inside: Club, case: Intervention) -> None:
    decide(services.dismiss, inside, case, NOW + 25 * HOUR, reason="Known")

    breach = Breach.objects.get()
    assert (breach.target, breach.due_at, breach.coach) == (Target.RESPONSE, NOW + 24 * HOUR, inside.coach)


def test_a_late_end_is_a_breach_of_its_own(inside: Club, case: Intervention) -> None:
    decide(services.snooze, inside, case, NOW + HOUR, until=NOW + 20 * HOUR)
    decide(services.dismiss, inside, case, NOW + 73 * HOUR, reason="Known")

    assert [breach.target for breach in Breach.objects.all()] == [Target.RESOLUTION]


def test_what_nobody_worked_on_ends_without_figures(athlete: Athlete, case: Intervention) -> None:
    check_in(athlete, WELL, minutes=30)

    held = Intervention.objects.get()
    assert (held.closed_at, held.response_s, held.resolution_s) == (NOW + HOUR / 2, None, None)


def test_what_ends_by_itself_too_late_was_missed_all_the_same(athlete: Athlete, case: Intervention) -> None:
    check_in(athlete, WELL, minutes=25 * 60)

    assert Intervention.objects.get().closed_at == NOW + 25 * HOUR
    assert [breach.target for breach in Breach.objects.all()] == [Target.RESPONSE]


def test_news_ends_the_wait_that_nobody_answers(inside: Club, case: Intervention) -> None:
    """Who is asked and falls silent is a matter for the coach again, with as much time as was left."""
    ask(inside, case, NOW + HOUR)

    services.watch_the_clock(now=NOW + 96 * HOUR)

    back = open_case(case.athlete)
    assert (back.pk, back.state, back.waiting_since) == (case.pk, "seen", None)
    assert back.factors[0]["code"] == "silent"
    assert back.due_at == NOW + (72 + 95) * HOUR


def test_what_was_known_when_the_athlete_was_asked_ends_no_wait(inside: Club, case: Intervention) -> None:
    services.watch_the_clock(now=NOW + 24 * HOUR)
    ask(inside, case, NOW + 25 * HOUR)

    services.watch_the_clock(now=NOW + 40 * HOUR)

    assert open_case(case.athlete).state == "waiting"
