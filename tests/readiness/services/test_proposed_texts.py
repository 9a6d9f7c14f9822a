"""A proposed text: in the athlete's language, sent as it is or changed."""

import pytest

from athletes.models import Athlete, Message
from planning.models import Plan
from readiness import services
from readiness.models import InterventionState
from tests.factories import NOW, Club
from tests.readiness.given import (
    WELL,
    approve,
    check_in,
    open_case,
    plan_for,
)
from tests.readiness.proposals import (
    LATER,
)


@pytest.fixture
def plan(inside: Club) -> Plan:
    return plan_for(inside, inside.athlete)


def test_who_is_silent_is_written_to(inside: Club, athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, WELL, days_ago=5)
    services.watch_the_clock(now=NOW)
    assert (open_case(athlete).action, open_case(athlete).proposal) == ("message", None)

    made = approve(inside, athlete)

    case, sent = open_case(athlete), Message.objects.get()
    assert (case.state, made.verb, made.params["proposed"]) == (InterventionState.WAITING, "message", True)
    assert sent.body.startswith("Hi Ji-woo, I have not heard from you for 5 days.")


def test_a_text_in_the_coachs_own_words_counts_as_changed(inside: Club, athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, WELL, days_ago=5)
    services.watch_the_clock(now=NOW)
    case = open_case(athlete)

    made = services.message(
        intervention=case, member=inside.coach, now=LATER, version=case.version, body="Call me, please."
    )

    assert (made.params["proposed"], Message.objects.get().body) == (False, "Call me, please.")


def test_the_text_is_in_the_athletes_language(inside: Club, athlete: Athlete, plan: Plan) -> None:
    inside.runner.user.locale = "ko"
    inside.runner.user.save(update_fields=["locale"])
    check_in(athlete, WELL, days_ago=5)
    services.watch_the_clock(now=NOW)

    approve(inside, athlete)

    assert not Message.objects.get().body.startswith("Hi ")
