"""Athletes are told of decisions, the staff of cases, both of a silence: where they want it, once."""

from datetime import timedelta

import pytest

from athletes.models import Channel, Event, Notice, NoticePreference
from readiness import services
from readiness.models import Intervention
from tests.factories import NOW, Club
from tests.readiness.given import HURT, TODAY, WELL, check_in, plan_for, session_for

LATER = NOW + timedelta(minutes=5)


def decide(club: Club) -> Intervention:
    session_for(plan_for(club, club.athlete))
    services.record_check_in(athlete=club.athlete, day=TODAY, answers=HURT, now=NOW)
    case = Intervention.objects.get()
    services.approve(intervention=case, member=club.coach, now=NOW, version=case.version)
    return Intervention.objects.get()


def test_athlete_is_told_of_a_decision_once(inside: Club) -> None:
    decide(inside)

    for _ in range(2):
        services.tell_what_happened(now=LATER)

    notice = Notice.objects.get()
    assert (notice.event, notice.member, notice.athlete) == (Event.DECISION, inside.runner, inside.athlete)
    assert (notice.params["verb"], notice.params["who"]) == ("approve", "Northline Coach")


def test_what_was_taken_back_is_never_told(inside: Club) -> None:
    case = decide(inside)
    services.undo(decision=case.decisions.get(), member=inside.coach, now=NOW)

    services.tell_what_happened(now=LATER)

    assert not Notice.objects.exists()


def test_decision_of_the_last_minutes_waits(inside: Club) -> None:
    decide(inside)

    services.tell_what_happened(now=NOW + timedelta(minutes=1))

    assert not Notice.objects.exists()


def test_check_in_tells_of_its_case_later_and_only_who_asked_for_it(inside: Club) -> None:
    NoticePreference.objects.create(
        member=inside.coach, event=Event.CASE_OPENED, channel=Channel.IN_APP, wanted=True
    )
    services.record_check_in(athlete=inside.athlete, day=TODAY, answers=HURT, now=NOW)
    at_once = Notice.objects.count()

    services.tell_what_happened(now=LATER)

    assert (at_once, Notice.objects.get().event) == (0, Event.CASE_OPENED)


@pytest.mark.parametrize("wanted", [True, False])
def test_both_sides_are_told_of_a_silence_where_they_want_it(inside: Club, wanted: bool) -> None:
    for member in (inside.runner, inside.coach):
        NoticePreference.objects.create(
            member=member, event=Event.CHECK_IN_MISSING, channel=Channel.IN_APP, wanted=wanted
        )
    plan_for(inside, inside.athlete)
    check_in(inside.athlete, WELL, days_ago=4)
    services.watch_the_clock(now=NOW)

    for _ in range(2):
        services.tell_what_happened(now=LATER)

    told = Notice.objects.filter(event=Event.CHECK_IN_MISSING)
    assert {notice.member for notice in told} == ({inside.runner, inside.coach} if wanted else set())
