"""What a state says of its athlete is what the athlete's row says, whoever writes it."""

from dataclasses import replace
from datetime import timedelta

from athletes import services
from athletes.models import Athlete, AthleteState, Race
from athletes.services import RaceFacts
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import TODAY


def card(athlete: Athlete) -> tuple[object, ...]:
    state = AthleteState.objects.get(athlete=athlete)
    return (state.name, state.name_sought, state.timezone, state.coach_key, state.removed)


def test_a_new_state_takes_the_card(inside: Club) -> None:
    athlete = make_athlete("Éva Kiss", coach=inside.coach, timezone="Europe/Budapest")

    assert card(athlete) == ("Éva Kiss", "ÉVA KISS", "Europe/Budapest", inside.coach.pk, False)
    assert AthleteState.objects.get(athlete=athlete).public_id == athlete.public_id


def test_each_change_of_the_athlete_is_taken_over(inside: Club) -> None:
    """Also by statements that no service knows of."""
    mine = Athlete.objects.filter(pk=inside.athlete.pk)
    found = []
    for said in ({"name": "Ji-woo Kim"}, {"timezone": "Asia/Seoul"}, {"coach": None}, {"deleted_at": NOW}):
        mine.update(**said)
        found.append(card(inside.athlete))

    assert found == [
        ("Ji-woo Kim", "JI-WOO KIM", "UTC", inside.coach.pk, False),
        ("Ji-woo Kim", "JI-WOO KIM", "Asia/Seoul", inside.coach.pk, False),
        ("Ji-woo Kim", "JI-WOO KIM", "Asia/Seoul", None, False),
        ("Ji-woo Kim", "JI-WOO KIM", "Asia/Seoul", None, True),
    ]


def next_race(athlete: Athlete) -> tuple[object, str]:
    state = AthleteState.objects.get(athlete=athlete)
    return state.race_day, state.race_name


def test_the_next_race_follows_the_races(inside: Club) -> None:
    """By the state's own day: a race that is over is not the next one."""
    AthleteState.objects.filter(athlete=inside.athlete).update(load_day=TODAY)

    def race(name: str, days: int) -> Race:
        facts = RaceFacts(name, TODAY + timedelta(days=days), 10_000)
        return services.add_race(athlete=inside.athlete, race=facts)

    race("Past", -1)
    far, near = race("Far", 90), race("Near", 9)
    found = [next_race(inside.athlete)]
    removed = services.remove_race(race=near, now=NOW)
    found.append(next_race(inside.athlete))
    sooner = services.facts_of_race(far)
    services.update_race(race=far, facts=replace(sooner, day=TODAY + timedelta(days=30)))
    found.append(next_race(inside.athlete))
    services.restore_race(race=removed, version=removed.version)
    found.append(next_race(inside.athlete))

    ends = [(9, "Near"), (90, "Far"), (30, "Far"), (9, "Near")]
    assert found == [(TODAY + timedelta(days=days), name) for days, name in ends]


def test_the_night_names_the_next_race(inside: Club) -> None:
    AthleteState.objects.filter(athlete=inside.athlete).update(load_day=TODAY)
    for name, days in (("Today", 0), ("Later", 5)):
        facts = RaceFacts(name, TODAY + timedelta(days=days), 10_000)
        services.add_race(athlete=inside.athlete, race=facts)
    before = next_race(inside.athlete)[1]

    services.refresh_stale(now=NOW + timedelta(days=1))

    assert (before, next_race(inside.athlete)[1]) == ("Today", "Later")
