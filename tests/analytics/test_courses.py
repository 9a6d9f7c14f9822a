"""Which action follows: referrals, ways back, texts; where a session may go; whatever comes, one action."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answers import Problem
from analytics.courses import (
    ActionRules,
    Beside,
    Complaints,
    Evidence,
    Place,
    Said,
    Why,
    choose,
    complaints_of,
    over_since,
    places_for,
)
from analytics.days import monday_of
from analytics.recommendation import SPOKEN, Action

MON = date(2026, 11, 23)
DAY = timedelta(days=1)
FREE = (7200.0,) * 7
NOBODY_HURT = Complaints()
CODES = (
    "pain",
    "illness",
    "silent",
    "missed",
    "effort_high",
    "returning",
    "low_readiness",
    "what comes next",
)
OF_SESSION = (Action.KEEP, Action.EASE, Action.SHORTEN, Action.SWAP, Action.REST)
some_evidence = st.lists(
    st.builds(
        Evidence,
        code=st.sampled_from(CODES),
        params=st.fixed_dictionaries(
            {"pain": st.integers(0, 10), "after": st.sampled_from(["pain", "illness"])}
        ),
    ),
    max_size=4,
)
some_complaints = st.builds(
    Complaints, pain_days=st.integers(0, 20), ill_days=st.integers(0, 20), episodes=st.integers(0, 5)
)


def sore(ago: int, pain: int = 5, part: str = "calf") -> Said:
    return Said(MON - ago * DAY, Problem.PAIN, pain, part)


def ill(ago: int) -> Said:
    return Said(MON - ago * DAY, Problem.ILL)


def well(ago: int) -> Said:
    return Said(MON - ago * DAY, Problem.NONE)


def key(number: int, day: date, **facts: object) -> Beside:
    return Beside(UUID(int=number), day, 3600.0, 80.0, **{"key": True, **facts})


def easy(number: int, day: date, **facts: object) -> Beside:
    return Beside(UUID(int=number), day, 2400.0, 30.0, **{"easy": True, **facts})


@pytest.mark.parametrize(
    "evidence, complaints, why",
    [
        ([Evidence("pain", {"pain": 7})], Complaints(pain_days=1), Why.REFER_STRONG_PAIN),
        ([Evidence("activity_pain", {"pain": 8})], NOBODY_HURT, Why.REFER_STRONG_PAIN),
        ([Evidence("pain", {"pain": 3})], Complaints(pain_days=7), Why.REFER_PAIN_LASTS),
        ([Evidence("pain", {"pain": 4})], Complaints(pain_days=1, episodes=3), Why.REFER_SAME_PART),
        ([Evidence("illness")], Complaints(ill_days=6), Why.REFER_ILLNESS_LASTS),
    ],
)
def test_a_professional_looks_at_what_does_not_settle(
    evidence: list[Evidence], complaints: Complaints, why: Why
) -> None:
    chosen = choose(Action.REST, evidence, complaints)

    assert (chosen.action, chosen.why, chosen.session) == (Action.REFER, why, Action.REST)


@pytest.mark.parametrize(
    "evidence, complaints",
    [
        ([Evidence("pain", {"pain": 6})], Complaints(pain_days=6, episodes=2)),
        ([Evidence("illness")], Complaints(ill_days=5)),
    ],
)
def test_what_may_still_settle_stays_with_the_coach(evidence: list[Evidence], complaints: Complaints) -> None:
    assert choose(Action.REST, evidence, complaints).action is Action.REST


@pytest.mark.parametrize(
    "code, action",
    [
        ("silent", Action.MESSAGE),
        ("missed", Action.ASK),
        ("effort_high", Action.ASK),
        ("monotony", Action.KEEP),
    ],
)
def test_where_the_plan_stays_something_is_said(code: str, action: Action) -> None:
    assert choose(Action.KEEP, [Evidence(code, {"days": 5})], NOBODY_HURT).action is action


def test_the_session_of_the_day_ranks_above_a_word() -> None:
    assert choose(Action.EASE, [Evidence("missed")], NOBODY_HURT).action is Action.EASE


@pytest.mark.parametrize(
    "base, action", [(Action.KEEP, Action.RETURN), (Action.EASE, Action.RETURN), (Action.REST, Action.REST)]
)
def test_a_way_back_follows_unless_the_body_wants_less(base: Action, action: Action) -> None:
    returning = Evidence("returning", {"after": "pain", "days": 4})

    assert choose(base, [returning], NOBODY_HURT).action is action


@given(st.sampled_from(OF_SESSION), some_evidence, some_complaints)
def test_the_check_in_rule_is_never_overruled_by_a_word(
    base: Action, evidence: list[Evidence], complaints: Complaints
) -> None:
    chosen = choose(base, evidence, complaints)

    assert chosen.session is base
    assert chosen.action in {base, Action.REFER, Action.RETURN} or base is Action.KEEP
    assert (chosen.why is Why.CHECK_IN) == (chosen.action not in {*SPOKEN, Action.RETURN})


@given(st.sampled_from(OF_SESSION), some_evidence, some_complaints, st.integers(0, 3))
def test_a_longer_complaint_never_takes_a_referral_back(
    base: Action, evidence: list[Evidence], complaints: Complaints, more: int
) -> None:
    worse = Complaints(
        complaints.pain_days + more, complaints.ill_days + more, "", complaints.episodes + more
    )

    if choose(base, evidence, complaints).action is Action.REFER:
        assert choose(base, evidence, worse).action is Action.REFER


def test_pain_runs_on_over_mornings_without_a_check_in() -> None:
    found = complaints_of([sore(6), sore(5), sore(2), sore(0)], today=MON)

    assert (found.pain_days, found.ill_days, found.body_part, found.episodes) == (7, 0, "calf", 1)


def test_a_morning_without_pain_begins_the_count_anew() -> None:
    assert complaints_of([sore(3), well(2), sore(1), sore(0)], today=MON).pain_days == 2


def test_pain_that_keeps_coming_back_is_counted_by_its_place() -> None:
    said = [sore(20), sore(19), well(15), sore(12), sore(11, part="knee"), well(5), sore(0)]

    assert complaints_of(said, today=MON).episodes == 3


def test_yesterdays_complaint_is_not_todays() -> None:
    assert complaints_of([ill(2), ill(1)], today=MON) == Complaints()


RULES = {"ill_days": 2, "pain_days": 3, "pain_from": 4, "within_days": 7}


@pytest.mark.parametrize(
    "said, after",
    [
        ([ill(3), ill(2), well(0)], "illness"),
        ([sore(4), sore(3), sore(2), well(1)], "pain"),
        ([sore(4), sore(3), sore(2), sore(0, pain=2)], "pain"),
        ([ill(2), well(0)], None),
        ([ill(3), ill(2)], None),
        ([ill(3), ill(2), ill(0)], None),
        ([sore(3, pain=3), sore(2, pain=3), sore(1, pain=3), well(0)], None),
        ([ill(12), ill(11), well(9), well(0)], None),
        ([], None),
    ],
)
def test_what_has_ended_wants_a_way_back(said: list[Said], after: str | None) -> None:
    found = over_since(said, today=MON, **RULES)

    assert (found[0] if found else None) == after


def test_a_free_day_of_the_week_takes_the_key_session() -> None:
    assert places_for(key(1, MON), [], available_s=FREE) == (Place(MON + DAY), Place(MON + 2 * DAY))


def test_an_easy_day_changes_places_with_it() -> None:
    assert places_for(key(1, MON), [easy(2, MON + DAY)], available_s=FREE, days=1) == (
        Place(MON + DAY, UUID(int=2)),
    )


@pytest.mark.parametrize(
    "others, races",
    [
        ([key(2, MON + 2 * DAY)], ()),
        ([], (MON + 4 * DAY,)),
        ([easy(2, MON + DAY, fixed=True)], ()),
        ([easy(2, MON + DAY), easy(3, MON + DAY)], ()),
    ],
    ids=["key session next to it", "race near", "locked", "two sessions"],
)
def test_a_day_with_something_against_it_is_no_place(others: list[Beside], races: tuple[date, ...]) -> None:
    assert places_for(key(1, MON), others, available_s=FREE, races=races, days=1) == ()


def test_no_session_leaves_its_week_or_outlasts_a_day() -> None:
    sunday = MON + 6 * DAY

    assert places_for(key(1, sunday), [], available_s=FREE) == ()
    assert places_for(key(1, MON), [], available_s=(0.0,) * 7) == ()
    assert places_for(key(1, MON, fixed=True), [], available_s=FREE) == ()


beside = st.builds(
    Beside,
    session=st.uuids(),
    day=st.integers(-2, 9).map(lambda number: MON + number * DAY),
    duration_s=st.floats(0, 9000),
    load=st.floats(0, 200),
    key=st.booleans(),
    easy=st.booleans(),
    fixed=st.booleans(),
)


@given(beside, st.lists(beside, max_size=12), st.lists(st.floats(0, 9000), min_size=7, max_size=7))
def test_a_move_keeps_the_safety_rules(
    session: Beside, others: list[Beside], available_s: list[float]
) -> None:
    for place in places_for(session, others, available_s=available_s, days=6):
        kept = [one for one in others if one.session != place.instead]
        assert monday_of(place.day) == monday_of(session.day)
        assert not any(one.key and abs((one.day - place.day).days) <= 1 for one in kept)
        assert not any(one.day == place.day for one in kept)
        assert session.duration_s <= available_s[place.day.weekday()]


def test_the_numbers_are_settings() -> None:
    rules = ActionRules(refer_pain=9)

    assert choose(Action.REST, [Evidence("pain", {"pain": 8})], NOBODY_HURT, rules).action is Action.REST
