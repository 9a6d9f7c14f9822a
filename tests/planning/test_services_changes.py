"""Replacing a session and putting it back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from analytics.recommendation import Action
from athletes.models import Race
from planning import services
from planning.models import Plan, PlannedSession
from planning.selectors import is_race_day, may_leave
from planning.services import Proposal, SessionRun, StaleSession
from tests.factories import NOW, Club
from tests.planning.making import EASY_RUN, INTERVALS, make_race, make_run, make_session

DAY = date(2026, 11, 21)
CONTENT = ("title", "steps", "duration_s", "load", "category", "key", "adapted", "outcome", "template_code")


@pytest.fixture
def session(bare: Plan) -> PlannedSession:
    facts = {"category": "vo2", "key": True, "template_code": "vo2-400", "title": {"en": "400 m intervals"}}
    return make_session(bare, DAY, INTERVALS, **facts)


@pytest.fixture
def easier(session: PlannedSession) -> Proposal:
    return services.propose(session=session, action=Action.SWAP)


def content(session: PlannedSession) -> dict[str, object]:
    return PlannedSession.objects.filter(pk=session.pk).values(*CONTENT)[0]


def test_a_replaced_session_is_the_proposal(session: PlannedSession, easier: Proposal) -> None:
    services.replace_session(session=session, version=1, proposal=easier)

    session.refresh_from_db()
    assert (session.steps, session.load, session.category, session.key, session.adapted, session.version) == (
        easier.steps,
        easier.load,
        "easy",
        False,
        "swap",
        2,
    )


def test_restoring_brings_everything_back(session: PlannedSession, easier: Proposal) -> None:
    before = content(session)
    inverse = services.replace_session(session=session, version=1, proposal=easier)

    restored = services.restore_session(session=session, inverse=inverse)

    assert (content(session), restored.version) == (before, 3)


def test_an_older_version_is_refused(session: PlannedSession, easier: Proposal) -> None:
    services.replace_session(session=session, version=1, proposal=easier)

    with pytest.raises(StaleSession) as refused:
        services.replace_session(session=session, version=1, proposal=easier)

    assert str(refused.value.message).startswith("This session has changed")


def test_an_undo_after_another_change_is_refused(session: PlannedSession, easier: Proposal) -> None:
    inverse = services.replace_session(session=session, version=1, proposal=easier)
    services.replace_session(session=session, version=2, proposal=replace(easier, load=1.0))

    with pytest.raises(StaleSession):
        services.restore_session(session=session, inverse=inverse)


def test_what_was_run_is_not_replaced(inside: Club, session: PlannedSession, easier: Proposal) -> None:
    services.match_session(activity=make_run(inside.athlete, DAY, 3000))

    with pytest.raises(SessionRun):
        services.replace_session(session=session, version=1, proposal=easier)


def test_what_was_run_as_replaced_is_not_restored(
    inside: Club, session: PlannedSession, easier: Proposal
) -> None:
    inverse = services.replace_session(session=session, version=1, proposal=easier)
    services.match_session(activity=make_run(inside.athlete, DAY, easier.duration_s))

    with pytest.raises(SessionRun):
        services.restore_session(session=session, inverse=inverse)


def test_a_rest_is_excused(session: PlannedSession) -> None:
    rest = services.propose(session=session, action=Action.REST)

    services.replace_session(session=session, version=1, proposal=rest)

    session.refresh_from_db()
    assert (session.steps, session.outcome, session.duration_s) == (None, "excused", 0)


def test_a_run_on_a_rest_day_counts_again_once_the_rest_is_undone(
    inside: Club, session: PlannedSession
) -> None:
    rest = services.propose(session=session, action=Action.REST)
    inverse = services.replace_session(session=session, version=1, proposal=rest)
    run = make_run(inside.athlete, DAY, 2700)
    services.match_session(activity=run)

    restored = services.restore_session(session=session, inverse=inverse)

    assert (restored.activity_id, restored.outcome) == (run.pk, "done")


def test_a_removed_session_is_refused(session: PlannedSession, easier: Proposal) -> None:
    session.delete()

    with pytest.raises(StaleSession):
        services.replace_session(session=session, version=1, proposal=easier)


def test_a_proposal_survives_json(session: PlannedSession) -> None:
    proposals = [services.propose(session=session, action=action) for action in Action]

    assert [Proposal.from_json(one.to_json()) for one in proposals] == proposals


def test_a_proposal_of_an_easy_run_has_its_steps(easier: Proposal) -> None:
    assert easier.workout is not None
    assert easier.workout.main[0].target == EASY_RUN.main[0].target


def test_a_change_by_the_rules_is_confirmed_by_nobody(session: PlannedSession, easier: Proposal) -> None:
    inverse = services.replace_session(session=session, version=1, proposal=easier, by_rules=True)

    session.refresh_from_db()
    assert (session.automatic, session.confirmed, may_leave(session)) == (True, False, False)
    restored = services.restore_session(session=session, inverse=inverse)
    assert (restored.automatic, restored.confirmed, may_leave(restored)) == (False, True, True)


def test_confirming_lets_it_leave_and_is_undone(session: PlannedSession, easier: Proposal) -> None:
    services.replace_session(session=session, version=1, proposal=easier, by_rules=True)

    for confirmed in (True, False):
        services.confirm_session(session=session, version=2, confirmed=confirmed)

        session.refresh_from_db()
        assert (session.confirmed, may_leave(session), session.version) == (confirmed, confirmed, 2)


def test_only_the_rules_leave_something_unconfirmed(session: PlannedSession) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        services.confirm_session(session=session, version=1, confirmed=False)


def test_confirming_an_older_version_is_refused(session: PlannedSession, easier: Proposal) -> None:
    services.replace_session(session=session, version=1, proposal=easier, by_rules=True)

    with pytest.raises(StaleSession):
        services.confirm_session(session=session, version=1)


@pytest.mark.parametrize("change", [{"state": "draft"}, {"deleted_at": NOW}], ids=["draft", "removed"])
def test_a_plan_that_the_athlete_cannot_see_never_leaves(
    session: PlannedSession, change: dict[str, object]
) -> None:
    Plan.objects.update(**change)

    assert not may_leave(PlannedSession.objects.select_related("plan").get())


@pytest.mark.parametrize(
    "days, removed, expected",
    [(0, False, True), (1, False, False), (0, True, False)],
    ids=["that day", "another day", "removed"],
)
def test_a_race_of_the_day_makes_it_a_race_day(
    session: PlannedSession, days: int, removed: bool, expected: bool
) -> None:
    facts = {"day": DAY + timedelta(days=days), "deleted_at": NOW if removed else None}
    make_race(session.athlete, **facts)

    assert is_race_day(session) is expected


def test_the_race_of_the_plan_counts_though_it_was_removed(session: PlannedSession) -> None:
    Race.objects.update(day=DAY, deleted_at=NOW)

    assert is_race_day(session)
