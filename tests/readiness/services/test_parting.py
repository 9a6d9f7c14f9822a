"""A reason set apart: decided by itself while the case goes on with the rest."""

from datetime import timedelta

import pytest

from readiness import services
from readiness.models import UNTIL_NEWS, Decision, Intervention, Verb
from readiness.services import NoReason, NoSuchReason, NotLater, OnlyReason, StaleIntervention, stands_alone
from tests.factories import NOW, Club
from tests.readiness.given import HURT, SORE, check_in, codes, open_case

LATER = NOW + timedelta(days=3)


@pytest.fixture
def case(inside: Club) -> Intervention:
    check_in(inside.athlete, HURT)
    return open_case(inside.athlete)


def fresh(case: Intervention) -> Intervention:
    return Intervention.objects.get(pk=case.pk)


def part(club: Club, case: Intervention, code: str = "low_readiness", **words: object) -> Decision:
    return services.set_apart(
        intervention=case, member=club.coach, now=NOW, version=fresh(case).version, code=code, **words
    )


def told(case: Intervention, share: float) -> None:
    """What was set apart was as strong as this."""
    held = fresh(case)
    held.apart = [{**held.apart[0], "share": share}]
    held.save()


def test_a_reason_leaves_the_case_and_its_risk(inside: Club, case: Intervention) -> None:
    made = part(inside, case, reason="He slept badly, that is all.")

    now = fresh(case)
    assert set(codes(case)) - set(codes(now)) == {"low_readiness"}
    assert (now.risk < case.risk, now.closed_at, made.verb) == (True, None, Verb.SET_APART)
    assert [(one["code"], one["dismissed"]) for one in now.apart] == [("low_readiness", True)]


def test_it_is_brought_back_by_hand(inside: Club, case: Intervention) -> None:
    part(inside, case, until=LATER)

    services.merge(
        intervention=case, member=inside.coach, now=NOW, version=fresh(case).version, code="low_readiness"
    )

    assert (codes(fresh(case)), fresh(case).risk, fresh(case).apart) == (codes(case), case.risk, [])


def test_it_is_brought_back_by_undo(inside: Club, case: Intervention) -> None:
    made = part(inside, case, until=LATER)

    services.undo(decision=made, member=inside.coach, now=NOW)

    assert (codes(fresh(case)), fresh(case).apart) == (codes(case), [])


def test_it_stays_away_while_it_says_the_same(inside: Club, case: Intervention) -> None:
    part(inside, case, until=LATER)

    check_in(inside.athlete, HURT, minutes=24 * 60)

    assert "low_readiness" not in codes(fresh(case))


def test_worse_news_of_the_same_kind_bring_it_back(inside: Club, case: Intervention) -> None:
    part(inside, case, until=LATER)
    told(case, -0.1)

    check_in(inside.athlete, HURT, minutes=24 * 60)

    assert "low_readiness" in codes(fresh(case))


def test_the_day_it_was_kept_aside_for_brings_it_back(inside: Club, case: Intervention) -> None:
    part(inside, case, until=LATER)

    services.bring_back(now=LATER - timedelta(minutes=1))
    assert "low_readiness" not in codes(fresh(case))
    services.bring_back(now=LATER)

    assert (codes(fresh(case)), fresh(case).apart) == (codes(case), [])


def test_a_case_of_which_only_what_was_kept_aside_is_left_sleeps_until_then(
    inside: Club, case: Intervention
) -> None:
    part(inside, case, code="pain", until=LATER)
    told(case, 0.9)

    check_in(inside.athlete, SORE, minutes=5)

    now = fresh(case)
    assert (codes(now), now.snoozed_until, now.closed_at) == (["pain"], LATER, None)


def test_a_case_of_which_only_what_was_dismissed_is_left_goes(inside: Club, case: Intervention) -> None:
    part(inside, case, code="pain", reason="With the physio.")
    told(case, 0.9)

    check_in(inside.athlete, SORE, minutes=5)

    assert fresh(case).factors == []


def test_pain_set_apart_is_still_decided_alone(inside: Club, case: Intervention) -> None:
    part(inside, case, code="pain", reason="With the physio.")

    assert stands_alone(fresh(case))


def test_what_makes_no_sense_is_refused(inside: Club, case: Intervention) -> None:
    with pytest.raises(NoReason):
        part(inside, case, reason="  ")
    with pytest.raises(NotLater):
        part(inside, case, until=NOW)
    with pytest.raises(NoSuchReason):
        part(inside, case, code="silent", reason="x")
    with pytest.raises(NoSuchReason):
        services.merge(intervention=case, member=inside.coach, now=NOW, version=case.version, code="pain")
    with pytest.raises(StaleIntervention):
        services.set_apart(
            intervention=case, member=inside.coach, now=NOW, version=99, code="pain", reason="x"
        )


def test_the_last_reason_is_not_set_apart(inside: Club, case: Intervention) -> None:
    for code in codes(case)[1:]:
        part(inside, case, code=code, reason="x")

    with pytest.raises(OnlyReason):
        part(inside, case, code=codes(case)[0], reason="x")


def test_a_snooze_without_a_time_lasts_until_something_new(inside: Club, case: Intervention) -> None:
    made = services.snooze(intervention=case, member=inside.coach, now=NOW, version=case.version, until=None)
    assert (fresh(case).snoozed_until, made.params) == (UNTIL_NEWS, {"until": None})

    part_of = fresh(case)
    part_of.factors = [one for one in part_of.factors if one["code"] != "low_readiness"]
    part_of.save()
    check_in(inside.athlete, HURT, minutes=24 * 60)

    assert fresh(case).snoozed_until is None
