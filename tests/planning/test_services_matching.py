"""Runs matched with the day's sessions, and the days that passed unrun."""

from datetime import UTC, date, datetime, timedelta

from pytest_django import DjangoAssertNumQueries

from planning import services
from planning.models import Plan, PlannedSession
from tests.factories import NOW, Club
from tests.planning.making import make_plan, make_run, make_session

DAY = date(2026, 11, 19)


def outcome(session: PlannedSession) -> tuple[int | None, str, float | None, str]:
    session.refresh_from_db()
    return session.activity_id, session.outcome, session.percent, session.measure


def test_a_run_becomes_the_days_session(inside: Club, bare: Plan) -> None:
    session = make_session(bare, DAY)
    run = make_run(inside.athlete, DAY, 2600)

    found = services.match_session(activity=run)

    assert found == session
    assert outcome(session) == (run.pk, "done", 96, "duration")


def test_a_short_run_is_partly_done(inside: Club, bare: Plan) -> None:
    session = make_session(bare, DAY)

    services.match_session(activity=make_run(inside.athlete, DAY, 1620))

    assert outcome(session)[1:] == ("partly", 60, "duration")


def test_thresholds_are_the_athletes_own(inside: Club, bare: Plan) -> None:
    inside.athlete.settings = {"compliance.green_low": 95}
    session = make_session(bare, DAY)
    run = make_run(inside.athlete, DAY, 2430)

    services.match_session(activity=run)

    assert outcome(session)[1:] == ("partly", 90, "duration")


def test_a_run_never_matches_another_date(inside: Club, bare: Plan) -> None:
    session = make_session(bare, DAY)

    found = services.match_session(activity=make_run(inside.athlete, DAY + timedelta(days=1)))

    assert (found, outcome(session)) == (None, (None, "", None, ""))


def test_another_sport_is_no_session(inside: Club, bare: Plan) -> None:
    make_session(bare, DAY)

    assert services.match_session(activity=make_run(inside.athlete, DAY, sport="cycling")) is None


def test_a_draft_is_not_matched(inside: Club) -> None:
    make_session(make_plan(inside.athlete, inside.coach, state="draft"), DAY)

    assert services.match_session(activity=make_run(inside.athlete, DAY)) is None


def test_a_rest_day_is_not_matched(inside: Club, bare: Plan) -> None:
    make_session(bare, DAY, workout=None, duration_s=0)

    assert services.match_session(activity=make_run(inside.athlete, DAY)) is None


def test_a_session_that_asks_for_no_amount_has_its_run_and_no_verdict(inside: Club, bare: Plan) -> None:
    session = make_session(bare, DAY, duration_s=0, distance_m=None, load=0)
    run = make_run(inside.athlete, DAY, 2600)

    services.match_session(activity=run)

    assert outcome(session) == (run.pk, "", None, "")


def test_a_day_without_an_amount_that_passed_as_missed_is_so_no_longer(inside: Club, bare: Plan) -> None:
    session = make_session(bare, DAY, duration_s=0, distance_m=None, load=0)
    services.mark_missed(athlete=inside.athlete, today=DAY + timedelta(days=1))
    assert outcome(session)[1] == "missed"

    run = make_run(inside.athlete, DAY, 2600)
    services.match_session(activity=run)

    assert outcome(session) == (run.pk, "", None, "")


def test_a_second_run_gives_the_first_its_better_place(inside: Club, bare: Plan) -> None:
    short, long = (
        make_session(bare, DAY, duration_s=2400),
        make_session(bare, DAY, duration_s=3600, position=1),
    )
    first = make_run(inside.athlete, DAY, 2900)
    services.match_session(activity=first)
    second = make_run(inside.athlete, DAY, 2300)

    services.match_session(activity=second)

    assert (outcome(short)[:2], outcome(long)[:2]) == ((second.pk, "done"), (first.pk, "done"))


def test_a_locked_match_stands(inside: Club, bare: Plan) -> None:
    first = make_run(inside.athlete, DAY, 1200)
    session = make_session(bare, DAY, activity=first, match_locked=True)

    services.match_session(activity=make_run(inside.athlete, DAY, 2700))

    assert outcome(session) == (first.pk, "off", 44, "duration")


def test_a_removed_run_leaves_its_session_open(inside: Club, bare: Plan) -> None:
    session, run = make_session(bare, DAY), make_run(inside.athlete, DAY)
    services.match_session(activity=run)
    run.deleted_at = NOW
    run.save(update_fields=["deleted_at"])

    found = services.match_session(activity=run)

    assert (found, outcome(session)) == (None, (None, "", None, ""))


def test_an_excused_day_stays_excused(inside: Club, bare: Plan) -> None:
    session = make_session(bare, DAY, outcome="excused")

    services.match_session(activity=make_run(inside.athlete, DAY, 2700))

    assert outcome(session)[1:] == ("excused", 100, "duration")


def test_matching_again_writes_nothing(
    inside: Club, bare: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_session(bare, DAY)
    run = make_run(inside.athlete, DAY)
    services.match_session(activity=run)

    with django_assert_num_queries(7):
        services.match_session(activity=run)


def test_an_unrun_day_is_missed_once_it_is_over(inside: Club, bare: Plan) -> None:
    session, today = make_session(bare, DAY), make_session(bare, DAY + timedelta(days=1))

    marked = services.mark_missed(athlete=inside.athlete, today=DAY + timedelta(days=1))

    assert (marked, outcome(session), outcome(today)) == (
        1,
        (None, "missed", 0, "duration"),
        (None, "", None, ""),
    )


def test_marking_again_changes_nothing(inside: Club, bare: Plan) -> None:
    make_session(bare, DAY)
    services.mark_missed(athlete=inside.athlete, today=NOW.date())

    assert services.mark_missed(athlete=inside.athlete, today=NOW.date()) == 0


def test_rest_and_excused_days_are_not_missed(inside: Club, bare: Plan) -> None:
    make_session(bare, DAY, workout=None, duration_s=0)
    make_session(bare, DAY, outcome="excused")

    assert services.mark_missed(athlete=inside.athlete, today=NOW.date()) == 0


def test_days_before_the_plan_was_published_are_not_missed(inside: Club) -> None:
    plan = make_plan(inside.athlete, inside.coach, published_at=NOW)
    make_session(plan, DAY)

    assert services.mark_missed(athlete=inside.athlete, today=NOW.date()) == 0


def test_a_late_upload_turns_missed_into_done(inside: Club, bare: Plan) -> None:
    session = make_session(bare, DAY)
    services.mark_missed(athlete=inside.athlete, today=NOW.date())

    services.match_session(activity=make_run(inside.athlete, DAY))

    assert outcome(session)[1:] == ("done", 100, "duration")


def test_each_athletes_midnight_counts(inside: Club, bare: Plan) -> None:
    inside.athlete.timezone = "Asia/Seoul"
    inside.athlete.save(update_fields=["timezone"])
    here = make_session(bare, DAY)
    there = make_session(make_plan(inside.stranger, inside.coach), DAY)

    marked = services.mark_missed_everywhere(now=datetime(2026, 11, 19, 16, tzinfo=UTC))

    assert (marked, outcome(here)[1], outcome(there)[1]) == (1, "missed", "")


def test_a_match_moves_to_the_activity_that_stays(inside: Club, bare: Plan) -> None:
    gone, stays = make_run(inside.athlete, DAY, 2600), make_run(inside.athlete, DAY, 2650)
    session = make_session(bare, DAY, activity=gone, outcome="done")

    services.move_match(before=gone, after=stays)

    assert outcome(session)[:2] == (stays.pk, "done")


def test_a_match_is_let_go_where_the_activity_that_stays_has_its_own(inside: Club, bare: Plan) -> None:
    gone, stays = make_run(inside.athlete, DAY, 2600), make_run(inside.athlete, DAY, 2650)
    session = make_session(bare, DAY, activity=gone, outcome="done")
    make_session(bare, DAY, activity=stays, outcome="done")

    services.move_match(before=gone, after=stays)

    assert outcome(session)[:2] == (None, "")


def test_a_run_that_moved_to_another_days_session_leaves_the_one_it_was(inside: Club, bare: Plan) -> None:
    run = make_run(inside.athlete, DAY, 2600)
    left = make_session(bare, DAY + timedelta(days=1), activity=run, outcome="done")
    taken = make_session(bare, DAY)

    services.match_days(athlete=inside.athlete, days=[left.day, taken.day])

    assert (outcome(left)[:2], outcome(taken)[:2]) == ((None, ""), (run.pk, "done"))
