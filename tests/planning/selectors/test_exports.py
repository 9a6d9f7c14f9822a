"""Sessions as files: with whose numbers, and what does not leave."""

from datetime import date
from itertools import product

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.workout.formats import Loss
from athletes.models import Zones
from ingest.parsers import zwo
from planning import selectors
from planning.exporting import Format
from planning.models import CatalogueSession, Plan, PlannedSession
from tests.factories import NOW, Club
from tests.planning.library import shipped
from tests.planning.making import INTERVALS, make_plan, make_session

DAY = date(2026, 11, 18)
STATES = tuple(product(("draft", "published", "replaced"), (True, False), (None, NOW), (None, NOW)))


def text(session: PlannedSession) -> str:
    export = selectors.session_export(session=session, wanted=Format.TEXT)
    assert export is not None
    return export.data.decode()


@pytest.mark.parametrize("state, confirmed, removed, plan_removed", STATES)
def test_nothing_leaves_that_no_person_stands_behind(
    inside: Club,
    state: str,
    confirmed: bool,
    removed: object,
    plan_removed: object,
) -> None:
    """Every state of a session and its plan, through every door."""
    plan = make_plan(inside.athlete, inside.coach, state=state, deleted_at=plan_removed)
    fields = {"confirmed": confirmed, "automatic": not confirmed, "deleted_at": removed}
    session = make_session(plan, DAY, INTERVALS, **fields)

    may = (state != "draft", confirmed, removed, plan_removed) == (True, True, None, None)

    assert selectors.may_leave(session) is may
    assert bool(selectors.session_exports(session=session)) is may
    assert [leaves(session, wanted) for wanted in Format] == [may] * len(Format)


def leaves(session: PlannedSession, wanted: Format) -> bool:
    try:
        return selectors.session_export(session=session, wanted=wanted) is not None
    except selectors.NotConfirmed:
        return False


def test_a_rest_is_no_file(inside: Club, bare: Plan) -> None:
    session = make_session(bare, DAY, None)

    assert selectors.session_exports(session=session) == ()
    assert selectors.session_export(session=session, wanted=Format.FIT) is None


def test_numbers_are_the_athlete_s_on_the_day_of_the_session(inside: Club, bare: Plan) -> None:
    session = make_session(bare, DAY, INTERVALS)
    Zones.objects.create(
        athlete=inside.athlete, kind="pace", valid_from=DAY, bounds=[2.0, 2.5, 3.0, 3.5, 4.0]
    )
    Zones.objects.create(
        athlete=inside.athlete, kind="pace", valid_from=date(2026, 11, 19), bounds=[3.0, 3.5, 4.0, 4.5, 5.0]
    )

    export = selectors.session_export(session=session, wanted=Format.JSON)

    assert export is not None
    assert b'"targetValueTwo": 2.5' in export.data


def test_files_of_a_session_cost_one_query(
    inside: Club, bare: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = make_session(bare, DAY, INTERVALS)
    session = PlannedSession.objects.select_related("athlete", "plan").get(pk=made.pk)

    with django_assert_num_queries(1):
        found = selectors.session_exports(session=session)

    assert [one.format for one in found] == list(Format)


def test_a_session_of_the_library_for_nobody_says_so(inside: Club) -> None:
    session = CatalogueSession.objects.get(code="vo2-400")

    nobody = selectors.library_export(session=session, wanted=Format.FIT, athlete=None, day=DAY)
    chosen = selectors.library_export(session=session, wanted=Format.FIT, athlete=inside.athlete, day=DAY)

    codes = [{one.code for one in export.lost} for export in (nobody, chosen)]
    assert (Loss.WATCH_ZONES in codes[0], Loss.COUNTED in codes[1]) == (True, True)
    assert Loss.WATCH_ZONES not in codes[1]


@pytest.mark.parametrize("wanted", Format)
def test_every_session_of_the_library_is_a_file(inside: Club, wanted: Format) -> None:
    sessions = CatalogueSession.objects.all()

    found = [
        selectors.library_export(session=one, wanted=wanted, athlete=inside.athlete, day=DAY)
        for one in sessions
    ]

    assert (len(found), min(len(one.data) for one in found) > 20) == (len(shipped()), True)


def test_a_file_for_zwift_reads_back(inside: Club, bare: Plan) -> None:
    export = selectors.session_export(session=make_session(bare, DAY, INTERVALS), wanted=Format.ZWO)

    assert export is not None
    assert [one.name for one in zwo.read(export.data).workouts] == ["Easy run"]


def test_text_has_the_athlete_s_paces(inside: Club, bare: Plan) -> None:
    assert "- 400mtr 106-108% Pace" in text(make_session(bare, DAY, INTERVALS))
