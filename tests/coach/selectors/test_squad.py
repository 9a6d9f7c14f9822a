"""The squad's order: the same as sorting in memory, page by page, whatever is missing."""

import random
from datetime import timedelta
from operator import attrgetter

import pytest

from athletes.models import Athlete, AthleteGrant, AthleteState
from coach.selectors import SquadPlace, squad, whole_squad
from coach.selectors.squad import Column
from tenancy.models import Membership
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import TODAY

FIELDS = ("tsb", "load_share", "ramp", "compliance", "race_day", "last_activity_at", "last_contact_at")


def shuffled(club: Club, count: int) -> list[AthleteState]:
    """So many states with few different values each, so that many are alike, and many are missing."""
    dice = random.Random(7)
    for number in range(count):
        athlete = make_athlete(f"Runner {number % 7}", coach=club.coach)
        far = dice.randrange(3)
        said = {
            "readiness": dice.choice([None, 40, 60]),
            "readiness_day": dice.choice([None, TODAY, TODAY - timedelta(days=2)]),
            "tsb": float(far),
            "load_share": dice.choice([None, 0.8, 1.2]),
            "ramp": dice.choice([None, -1.0, 3.5]),
            "compliance": dice.choice([None, 0.0, 1.0]),
            "race_day": dice.choice([None, TODAY, TODAY + timedelta(days=3)]),
            "last_activity_at": dice.choice([None, NOW, NOW - timedelta(days=far)]),
            "last_contact_at": dice.choice([None, NOW - timedelta(days=far)]),
        }
        AthleteState.objects.filter(athlete=athlete).update(**said)
    return list(AthleteState.objects.filter(coach_key=club.coach.pk).order_by("pk"))


def in_memory(states: list[AthleteState], column: Column, down: bool) -> list[int]:
    """The order that is promised, written down a second time."""
    first = column.keys[0].removeprefix("-")
    known = [state for state in states if getattr(state, first) is not None]
    unknown = sorted((state for state in states if state not in known), key=lambda s: (s.name_sought, s.pk))
    for key in reversed(column.keys):
        name, falls = key.removeprefix("-"), key.startswith("-") != down
        there = [state for state in known if getattr(state, name) is not None]
        missing = [state for state in known if getattr(state, name) is None]
        there.sort(key=attrgetter(name), reverse=falls)
        known = missing + there if falls else there + missing
    longest_ago_first = (column is Column.TODAY) if down else (column in {Column.RUN, Column.CONTACT})
    return [state.pk for state in (unknown + known if longest_ago_first else known + unknown)]


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("column", Column)
def test_pages_are_the_order_in_memory(inside: Club, column: Column, down: bool) -> None:
    states = {state.public_id: state for state in shuffled(inside, 40)}
    place, seen = SquadPlace(column=column, down=down), list[int]()

    while True:
        page = squad(membership=inside.coach, now=NOW, place=place, most=7)
        seen += [states[line.public_id].pk for line in page.lines]
        if page.after is None:
            break
        place = SquadPlace(column=column, down=down, after=page.after)

    assert seen == in_memory(list(states.values()), column, down)


def test_the_whole_squad_is_all_pages(inside: Club) -> None:
    shuffled(inside, 9)

    assert len(whole_squad(membership=inside.coach, now=NOW, place=SquadPlace())) == 10


@pytest.mark.parametrize("see_all", [False, True])
def test_states_are_seen_with_their_athletes(inside: Club, see_all: bool) -> None:
    """The state decides by what it copied; it may never decide otherwise."""
    inside.organization.settings = {"coaches_see_all": see_all}
    inside.organization.save()
    people = [make_athlete(f"Runner {number}", coach=inside.coach) for number in range(3)]
    AthleteGrant.objects.create(athlete=people[0], member=inside.assistant)
    Athlete.objects.filter(pk=people[1].pk).update(deleted_at=NOW)
    Athlete.objects.filter(pk=people[2].pk).update(coach=None)
    Athlete.objects.filter(pk=inside.stranger.pk).update(member=inside.assistant)

    for who in (inside.owner, inside.coach, inside.assistant, inside.runner):
        member = Membership.objects.select_related("organization").get(pk=who.pk)
        seen = set(Athlete.objects.visible_to(member).values_list("pk", flat=True))
        assert set(AthleteState.objects.visible_to(member).values_list("athlete", flat=True)) == seen
