from datetime import date, timedelta

from analytics.adherence import Due, Ran, WeekAdherence, week_by_week
from analytics.compliance import Amount, Verdict

MONDAY = date(2026, 11, 16)
PLANNED = Amount(3600.0, 10_000.0, 60.0)


def due(day: int, verdict: Verdict | None, **given: bool) -> Due:
    return Due(MONDAY + timedelta(days=day), verdict, PLANNED, **given)


def test_week_leaves_out_what_is_excused_or_still_to_come():
    sessions = [
        due(0, Verdict.DONE),
        due(1, Verdict.MISSED, key=True),
        due(2, Verdict.EXCUSED, key=True),
        due(3, Verdict.PARTLY),
        due(4, Verdict.DONE, key=True),
        due(5, None, key=True),
        due(6, Verdict.NO_PLAN),
    ]
    runs = [Ran(MONDAY, Amount(3000.0, 9_000.0, 50.0)), Ran(MONDAY, Amount(1800.0, None, 25.0))]

    (week,) = week_by_week(sessions, runs, last=MONDAY + timedelta(days=6), weeks=1)

    assert week == WeekAdherence(
        monday=MONDAY,
        counted=4,
        done=2,
        partly=1,
        missed=1,
        excused=1,
        key_counted=2,
        key_done=1,
        planned=Amount(14_400.0, 40_000.0, 240.0),
        actual=Amount(4800.0, 9_000.0, 75.0),
    )
    assert (week.share, week.load_share) == (0.5, 75 / 240)


def test_week_without_a_plan_has_no_share():
    runs = [Ran(MONDAY, PLANNED)]

    before, week = week_by_week([], runs, last=MONDAY, weeks=2)

    assert (week.share, week.load_share, week.actual) == (None, None, PLANNED)
    assert (before.monday, before.counted) == (MONDAY - timedelta(days=7), 0)


def test_load_share_goes_by_time_where_no_load_is_planned():
    sessions = [Due(MONDAY, Verdict.DONE, Amount(3600.0, None, None))]

    (week,) = week_by_week(sessions, [Ran(MONDAY, Amount(1800.0, None, 30.0))], last=MONDAY, weeks=1)

    assert week.load_share == 0.5
