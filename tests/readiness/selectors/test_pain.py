"""Where it hurts, and what it speaks for."""

from datetime import timedelta

import pytest

from athletes import services as athletes
from athletes.models import EpisodeKind, Origin
from athletes.services import EpisodeFacts
from readiness import wording
from readiness.models import CheckIn
from readiness.selectors import pain_of, pain_rows
from tests.factories import NOW, Club
from tests.readiness.given import TODAY


def morning(club: Club, ago: int, **said: object) -> CheckIn:
    return CheckIn.objects.create(
        athlete=club.athlete, day=TODAY - timedelta(days=ago), answered_at=NOW, sleep=4, energy=4,
        recovery=4, stress=4, score=70, band="green", confidence=1, baseline_days=28, **said,
    )  # fmt: skip


def hurting(club: Club, *pains: int, side: str = "left") -> None:
    for ago, pain in enumerate(reversed(pains)):
        spots = [{"part": "calf", "side": side, "pain": pain}]
        morning(club, ago, problem="pain", body_part="calf", pain=pain, spots=spots)


def test_a_place_is_told_with_its_mornings(inside: Club) -> None:
    hurting(inside, 3, 4, 4)

    found = pain_of(athlete=inside.athlete, today=TODAY)

    assert [wording.pain_run(run) for run in found.runs] == ["Left calf 3, 4, 4 of 10: 3 days"]
    assert found.proposed == ()


def test_three_mornings_of_four_speak_for_an_injury(inside: Club) -> None:
    hurting(inside, 2, 4, 5, 4)

    (proposed,) = pain_of(athlete=inside.athlete, today=TODAY).proposed

    assert (proposed.kind, proposed.since) == (EpisodeKind.INJURY, TODAY - timedelta(days=3))


def test_what_is_open_already_is_not_proposed(inside: Club) -> None:
    hurting(inside, 4, 5, 4)
    facts = EpisodeFacts(EpisodeKind.INJURY, TODAY, "calf", "left")
    athletes.open_episode(athlete=inside.athlete, by=inside.coach, facts=facts, origin=Origin.COACH, now=NOW)

    assert pain_of(athlete=inside.athlete, today=TODAY).proposed == ()


def test_illness_is_proposed_from_one_morning(inside: Club) -> None:
    morning(inside, 1, problem="ill")

    (proposed,) = pain_of(athlete=inside.athlete, today=TODAY).proposed

    assert (proposed.kind, proposed.since) == (EpisodeKind.ILLNESS, TODAY - timedelta(days=1))


def test_an_old_check_in_says_nothing_of_now(inside: Club) -> None:
    morning(inside, 3, problem="ill")

    assert pain_of(athlete=inside.athlete, today=TODAY).day is None


def test_mornings_before_the_map_count_by_their_one_place(inside: Club) -> None:
    for ago in range(3):
        morning(inside, ago, problem="pain", body_part="calf", pain=5)

    assert pain_rows(athlete=inside.athlete, today=TODAY) == [
        ("2026-11-21", "calf", "", 5, 3), ("2026-11-20", "calf", "", 5, 2), ("2026-11-19", "calf", "", 5, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_pain_is_asked_for_in_two_queries(
    inside: Club, count: int, django_assert_num_queries: object
) -> None:
    hurting(inside, *[4] * count)

    with django_assert_num_queries(2):  # type: ignore[operator]
        pain_of(athlete=inside.athlete, today=TODAY)
