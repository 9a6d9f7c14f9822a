"""Several places that hurt, from the form to the row."""

import pytest
from django.http import QueryDict

from readiness import services
from readiness.forms import CheckInForm
from readiness.models import CheckIn
from readiness.selectors import given_answers
from readiness.spots import spots_of, told_of
from tests.factories import NOW, Club
from tests.readiness.given import HURT, TODAY

FIVE = "day=2026-11-21&sleep=4&energy=4&recovery=3&stress=4&problem=pain"


def form(query: str) -> CheckInForm:
    return CheckInForm(QueryDict(f"{FIVE}&{query}"))


def answers(query: str) -> tuple[int, str, tuple[tuple[str, str, int], ...]]:
    given = form(query)
    assert given.is_valid(), given.errors
    found = given.answers()
    return found.pain, found.body_part, found.spots


@pytest.mark.parametrize(
    "query,told",
    [
        ("body_part=calf&pain=4", (4, "calf", (("calf", "", 4),))),
        ("body_part=calf&side=left&pain=0", (0, "calf", ())),
        (
            "body_part=calf&side=left&pain=3&spot-foot-right=6",
            (6, "foot", (("foot", "right", 6), ("calf", "left", 3))),
        ),
        ("spot-hip-both=2&spot-hip-left=0", (2, "hip", (("hip", "both", 2),))),
        ("body_part=calf&side=left&pain=3&spot-calf-left=5", (5, "calf", (("calf", "left", 5),))),
    ],
)
def test_the_worst_place_counts(query: str, told: tuple[int, str, tuple[tuple[str, str, int], ...]]) -> None:
    assert answers(query) == told


@pytest.mark.parametrize("typed", ["11", "-1", "x", "4.5", "٣", "999999"])
def test_the_map_takes_numbers_from_0_to_10(typed: str) -> None:
    given = form(f"spot-foot-left={typed}")

    assert not given.is_valid()
    assert given.errors["more"] == ["Write numbers from 0 to 10."]
    assert [box.value for row in given.pain_map() for box in row.boxes if box.value] == [typed]


def test_answers_for_another_day_lose_no_place() -> None:
    again = form("body_part=calf&pain=3&spot-foot-left=2").for_day(TODAY, "over")

    assert [(box.name, box.value) for row in again.pain_map() for box in row.boxes if box.value] == [
        ("spot-foot-left", "2")
    ]


def test_what_was_said_is_there_to_be_changed(inside: Club) -> None:
    given = form("body_part=calf&side=left&pain=3&spot-foot-right=6")
    assert given.is_valid()

    check_in = services.record_check_in(athlete=inside.athlete, day=TODAY, answers=given.answers(), now=NOW)
    said = given_answers(check_in=check_in)

    assert (said["body_part"], said["side"], said["pain"], said["more"]) == (
        "foot", "right", 6, [("calf", "left", 3)],
    )  # fmt: skip


def test_the_same_places_again_leave_no_trace(inside: Club) -> None:
    given = form("body_part=calf&side=left&pain=3")
    assert given.is_valid()
    for _twice in range(2):
        services.record_check_in(athlete=inside.athlete, day=TODAY, answers=given.answers(), now=NOW)

    stored = CheckIn.objects.get()
    assert (stored.version, stored.spots) == (1, [{"part": "calf", "side": "left", "pain": 3}])


def test_an_answer_without_a_map_has_its_one_place(inside: Club) -> None:
    check_in = services.record_check_in(athlete=inside.athlete, day=TODAY, answers=HURT, now=NOW)

    assert [(spot.place.part, spot.pain) for spot in spots_of(check_in)] == [("calf", 6)]


def test_nothing_said_is_nothing() -> None:
    told = told_of([])

    assert (told.pain, told.body_part, told.spots) == (0, "", ())
