"""What a day's session could be instead."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.recommendation import Action
from analytics.workout import Physiology, fit_to_duration, from_json
from planning import selectors, services
from planning.models import CatalogueSession, Plan, PlannedSession
from tests.factories import Club
from tests.planning.making import EASY_RUN, INTERVALS, make_session

DAY = date(2026, 11, 21)
PHYSIOLOGY = Physiology("f", 190, 48, 172, 4.0)


@pytest.fixture
def intervals(bare: Plan) -> PlannedSession:
    facts = {"category": "vo2", "key": True, "template_code": "vo2-400", "duration_s": 3000.0, "load": 60.0}
    return make_session(bare, DAY, INTERVALS, purpose={"en": "Speed"}, **facts)


def from_template(plan: Plan, code: str, minutes: int = 60) -> PlannedSession:
    template = CatalogueSession.objects.get(code=code)
    workout = fit_to_duration(from_json(template.steps), minutes * 60, PHYSIOLOGY)
    facts = {"category": template.category, "key": True, "template_code": code, "title": template.title}
    return make_session(plan, DAY, workout, **facts)


def test_keep_is_the_session_itself(intervals: PlannedSession) -> None:
    kept = services.propose(session=intervals, action=Action.KEEP)

    assert (kept.title, kept.steps, kept.load, kept.key, kept.adapted) == (
        intervals.title,
        intervals.steps,
        60,
        True,
        Action.KEEP,
    )


def test_ease_takes_repetitions_away_and_says_so(intervals: PlannedSession) -> None:
    eased = services.propose(session=intervals, action=Action.EASE)

    assert eased.title["en"] == "5 × 400 m, 200 m jog"
    assert (eased.category, eased.key, eased.purpose, eased.template_code) == (
        "vo2",
        True,
        {"en": "Speed"},
        "vo2-400",
    )


def test_shorten_makes_a_hard_session_easy(intervals: PlannedSession) -> None:
    shortened = services.propose(session=intervals, action=Action.SHORTEN)

    assert (shortened.category, shortened.key, shortened.purpose) == ("easy", False, {})
    assert shortened.title["en"].startswith("Easy ")


def test_shorten_leaves_an_easy_run_its_category(bare: Plan) -> None:
    long_run = make_session(bare, DAY, EASY_RUN, category="long")

    shortened = services.propose(session=long_run, action=Action.SHORTEN)

    assert (shortened.category, shortened.title["en"]) == ("long", "Long run 30 min")


def test_swap_falls_back_to_an_easy_run_where_the_regression_is_hard(bare: Plan) -> None:
    swapped = services.propose(session=from_template(bare, "vo2-400"), action=Action.SWAP)

    assert swapped.title["en"] == "Easy 40 min"
    assert (swapped.category, swapped.key, swapped.template_code, swapped.duration_s) == (
        "easy",
        False,
        "",
        2400,
    )


def test_swap_takes_the_regression_where_it_is_easy_enough(bare: Plan) -> None:
    swapped = services.propose(session=from_template(bare, "hills-short"), action=Action.SWAP)

    assert (swapped.category, swapped.template_code, swapped.key) == ("easy", "easy-run", False)
    assert swapped.purpose == CatalogueSession.objects.get(code="easy-run").purpose


def test_rest_has_no_steps(intervals: PlannedSession) -> None:
    rest = services.propose(session=intervals, action=Action.REST)

    assert (rest.title["en"], rest.steps, rest.workout, rest.duration_s, rest.load, rest.key) == (
        "Rest",
        None,
        None,
        0,
        0,
        False,
    )


def test_a_rest_stays_a_rest(bare: Plan) -> None:
    rest = make_session(bare, DAY, None, duration_s=0)

    assert services.propose(session=rest, action=Action.SHORTEN).adapted == Action.KEEP


@pytest.mark.parametrize("action", list(Action))
def test_no_proposal_costs_more_than_the_plan(inside: Club, draft: Plan, action: Action) -> None:
    for session in PlannedSession.objects.filter(plan=draft).select_related("athlete")[:20]:
        assert services.propose(session=session, action=action).load <= session.load + 1e-6


def test_swap_takes_no_session_that_some_pain_speaks_against(bare: Plan) -> None:
    swapped = services.propose(session=from_template(bare, "long-progression", 120), action=Action.SWAP)

    assert (swapped.category, swapped.template_code, swapped.duration_s) == ("easy", "", 2400)


def test_a_proposal_asks_for_athlete_zones_and_regression(
    intervals: PlannedSession, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    session = PlannedSession.objects.get(pk=intervals.pk)

    with django_assert_num_queries(3):
        services.propose(session=session, action=Action.SWAP)


def test_the_regression_is_one_step_down(bare: Plan) -> None:
    found = selectors.regression_of(from_template(bare, "vo2-800"))

    assert (found.code, selectors.regression_of(make_session(bare, DAY))) == ("vo2-800-middle", None)
