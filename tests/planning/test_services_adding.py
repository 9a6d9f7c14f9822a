"""A session of the library put on a day of a plan."""

from datetime import date, timedelta

import pytest

from planning import services
from planning.models import CatalogueSession, LibrarySession, Plan, PlannedSession, PlanState
from planning.selectors import session_detail
from tests.factories import NOW, Club
from tests.planning.making import make_plan, make_run, make_session
from tests.planning.own import make_facts, make_own

TODAY = NOW.date()  # a Saturday of the bare plan's week
SUNDAY = TODAY + timedelta(days=1)


@pytest.fixture
def own(inside: Club) -> LibrarySession:
    return make_own(inside.coach, cues="Relax.", purpose="Speed.")


def test_an_own_session_stands_in_the_plan(inside: Club, bare: Plan, own: LibrarySession) -> None:
    planned = services.plan_library_session(athlete=inside.athlete, source=own, day=SUNDAY, now=NOW)

    planned = PlannedSession.objects.select_related("library_version", "athlete").get(pk=planned.pk)
    assert (planned.day, planned.plan_id, planned.steps, planned.category, planned.key) == (
        SUNDAY,
        bare.pk,
        own.steps,
        "threshold",
        True,
    )
    assert (planned.title, planned.purpose, planned.template_code) == (
        {"en": "Kilometres", "ko": "Kilometres"},
        {"en": "Speed.", "ko": "Speed."},
        "",
    )
    assert (planned.library_version.number, session_detail(session=planned, units="metric").cues) == (
        1,
        "Relax.",
    )
    assert planned.duration_s > 0
    assert planned.load > 0


def test_what_was_planned_stays_when_the_session_changes(
    inside: Club, bare: Plan, own: LibrarySession
) -> None:
    planned = services.plan_library_session(athlete=inside.athlete, source=own, day=SUNDAY, now=NOW)
    before = planned.steps

    services.change_library_session(
        session=own, author=inside.coach, facts=make_facts("20m Z2", cues="Fly."), now=NOW
    )

    planned = PlannedSession.objects.select_related("library_version", "athlete").get(pk=planned.pk)
    assert (planned.steps, planned.library_version.number) == (before, 1)
    assert session_detail(session=planned, units="metric").cues == "Relax."


def test_a_shipped_session_keeps_its_code(inside: Club, bare: Plan) -> None:
    shipped = CatalogueSession.objects.get(code="vo2-400")

    planned = services.plan_library_session(athlete=inside.athlete, source=shipped, day=SUNDAY, now=NOW)

    assert (planned.template_code, planned.library_version, planned.title) == ("vo2-400", None, shipped.title)


def test_it_stands_behind_what_the_day_holds(inside: Club, bare: Plan, own: LibrarySession) -> None:
    make_session(bare, SUNDAY, position=3)

    planned = services.plan_library_session(athlete=inside.athlete, source=own, day=SUNDAY, now=NOW)

    assert planned.position == 4


def test_a_run_of_today_is_matched(inside: Club, bare: Plan, own: LibrarySession) -> None:
    run = make_run(inside.athlete, TODAY)

    planned = services.plan_library_session(athlete=inside.athlete, source=own, day=TODAY, now=NOW)

    assert PlannedSession.objects.get(pk=planned.pk).activity == run


def test_a_day_that_is_over_is_refused(inside: Club, bare: Plan, own: LibrarySession) -> None:
    with pytest.raises(services.PastDay):
        services.plan_library_session(
            athlete=inside.athlete, source=own, day=TODAY - timedelta(days=1), now=NOW
        )


def test_the_athletes_own_calendar_counts(inside: Club, bare: Plan, own: LibrarySession) -> None:
    inside.athlete.timezone = "Pacific/Kiritimati"  # where it is Saturday evening

    with pytest.raises(services.PastDay):
        services.plan_library_session(
            athlete=inside.athlete, source=own, day=TODAY, now=NOW + timedelta(hours=6)
        )


@pytest.mark.parametrize("day", [SUNDAY + timedelta(days=1), date(2030, 1, 1)])
def test_a_day_outside_the_plan_is_refused(inside: Club, bare: Plan, own: LibrarySession, day: date) -> None:
    with pytest.raises(services.OutsidePlan):
        services.plan_library_session(athlete=inside.athlete, source=own, day=day, now=NOW)


def test_without_a_plan_nothing_is_planned(inside: Club, own: LibrarySession) -> None:
    make_plan(inside.athlete, inside.coach, state=PlanState.DRAFT)

    with pytest.raises(services.NoPlan):
        services.plan_library_session(athlete=inside.athlete, source=own, day=SUNDAY, now=NOW)
