"""What if: read from the address, nothing saved, one variant taken as a draft."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from athletes.models import Race
from planning import selectors
from planning.models import Plan, Revision
from tests.athletes.factories import record_days
from tests.coach.given import address
from tests.factories import Club
from tests.planning.drafting import NEXT_TUESDAY, TODAY
from tests.planning.making import make_plan, make_race, make_session

MISSED = {"a-kind": "miss", "a-first": "2026-11-23", "a-last": "2026-11-29"}
MORE = {"b-kind": "scale", "b-first": "2026-11-23", "b-last": "2026-11-29", "b-percent": "120"}


@pytest.fixture
def race(inside: Club) -> Race:
    return make_race(inside.athlete, day=TODAY + timedelta(days=15), name="Jeju Half", distance_m=21_097.5)


@pytest.fixture
def plan(inside: Club, race: Race) -> Plan:
    record_days(inside.athlete, 50, last=TODAY - timedelta(days=1), duration_s=2700)
    plan = make_plan(inside.athlete, inside.coach, race=race)
    for number in range(4):
        make_session(plan, NEXT_TUESDAY + timedelta(days=number))
    return plan


def page(client: Client, club: Club, **asked: Any) -> HttpResponse:
    return client.get(address("season_what_if", club.athlete.public_id), asked)


def take(client: Client, club: Club, letter: str, **words: Any) -> HttpResponse:
    return client.post(
        address("season_what_if_draft", club.athlete.public_id), {**MISSED, **MORE, **words, "take": letter}
    )


def row(response: HttpResponse, label: str) -> list[float]:
    (found,) = [one for one in response.context["found"].rows if one.label.endswith(label)]
    return [float(cell.words.replace("−", "-")) for cell in found.cells]


def test_two_variants_stand_beside_the_season(inside: Club, coach: Client, plan: Plan) -> None:
    response = page(coach, inside, **MISSED, **MORE)

    found = response.context["found"]
    stands, missed, more = row(response, "Jeju Half, Sun 6: fitness")
    assert missed < stands < more
    assert row(response, "form")[1] > row(response, "form")[0]
    assert [one.draftable for one in found.variants] == [True, True]
    assert [one.letter for one in found.chart.curves] == ["", "A", "B"]
    assert found.finding.startswith("A: at Jeju Half fitness ")
    assert Revision.objects.count() == 0


def test_without_an_idea_the_season_stands_alone(inside: Club, coach: Client, plan: Plan) -> None:
    response = page(coach, inside)

    assert (response.context["found"].variants, response.status_code) == ((), 200)
    assert b"take-A" not in response.content


@pytest.mark.parametrize(
    "asked, field",
    [
        ({"a-kind": "miss", "a-first": "2026-11-23"}, "last"),
        ({"a-kind": "miss", "a-first": "2026-11-23", "a-last": "2026-11-20"}, "last"),
        ({"a-kind": "miss", "a-first": "2026-11-23", "a-last": "2027-11-20"}, "last"),
        ({"a-kind": "scale", "a-first": "1999-11-23", "a-last": "2026-11-20", "a-percent": "90"}, "first"),
        ({"a-kind": "scale", "a-first": "2026-11-23", "a-last": "2026-11-29", "a-percent": "900"}, "percent"),
        ({"a-kind": "move_race", "a-race": "1", "a-days": "3"}, "race"),
        ({"a-kind": "fly"}, "kind"),
    ],
)
def test_what_cannot_be_supposed_is_said_at_its_field(
    inside: Club, coach: Client, race: Race, asked: dict[str, str], field: str
) -> None:
    response = page(coach, inside, **asked)

    assert list(response.context["forms"]["A"].errors) == [field]
    assert response.context["found"].variants == ()


def test_races_are_supposed_elsewhere_gone_or_new(
    inside: Club, coach: Client, plan: Plan, race: Race
) -> None:
    moved = page(coach, inside, **{"a-kind": "move_race", "a-race": race.public_id, "a-days": "-7"})
    gone = page(
        coach,
        inside,
        **{"a-kind": "drop_race", "a-race": race.public_id},
        **{"b-kind": "add_race", "b-first": "2026-11-29", "b-distance": "10000", "b-priority": "B"},
    )

    assert [one.draftable for one in moved.context["found"].variants] == [False]
    assert b"A cannot become a draft" in moved.content
    dropped, added = gone.context["found"].variants
    assert ([one.name for one in dropped.outlook.events], len(added.outlook.events)) == ([], 2)


def test_a_variant_is_taken_as_a_draft(inside: Club, coach: Client, plan: Plan) -> None:
    answer = take(coach, inside, "A")

    draft = selectors.draft_of(athlete=inside.athlete)
    assert (answer.status_code, answer["Location"]) == (302, address("season", inside.athlete.public_id))
    assert [type(one).__name__ for one in draft.changes] == ["Remove"] * 4


@pytest.mark.parametrize("letter, more", [("C", {}), ("A", {"a-kind": ""}), ("A", {"a-last": "2026-11-22"})])
def test_what_cannot_be_taken_is_refused(
    inside: Club, coach: Client, plan: Plan, letter: str, more: dict[str, str]
) -> None:
    answer = take(coach, inside, letter, **more)

    assert (answer.status_code, selectors.draft_of(athlete=inside.athlete).changes) == (422, ())
