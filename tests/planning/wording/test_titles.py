"""What an adapted session is called."""

import pytest
from django.conf import settings

from analytics.workout import Manner, Physiology, Repeat, Step, Target, TargetKind, Workout, describe
from planning.wording import rest_titles, title, titles
from tests.planning.making import EASY, EASY_RUN, INTERVALS, JOG

PHYSIOLOGY = Physiology("f", 190, 48, 172, 4.0)
HARD = Target(TargetKind.ZONE, 4, 4)
TEMPO = Workout((Step(900, None, EASY),), (Step(1800, None, HARD),), ())
STRIDES = Workout(
    (), (Step(1800, None, EASY), Repeat(6, (Step(20, None, Target(TargetKind.RPE, 9, 9)),))), ()
)
REST = Step(90, None, Target(TargetKind.OPEN), manner=Manner.REST)
SETS = Workout((), (Repeat(2, (Repeat(6, (Step(None, 200, HARD), Step(None, 200, JOG))),)),), ())
LADDER = Workout((), (Step(600, None, HARD), Step(300, None, JOG), Step(300, None, HARD)), ())


@pytest.mark.parametrize(
    "workout, category, words",
    [
        (EASY_RUN, "easy", "Easy 45 min"),
        (EASY_RUN, "recovery", "Recovery run 45 min"),
        (EASY_RUN, "long", "Long run 45 min"),
        (EASY_RUN, "steady", "Steady run 45 min"),
        (INTERVALS, "vo2", "8 × 400 m, 200 m jog"),
        (Workout((), (Repeat(8, (Step(20, None, HARD),)),), ()), "hills", "8 × 20 s"),
        (Workout((), (Repeat(8, (Step(None, 400, HARD), REST)),), ()), "vo2", "8 × 400 m, 1 min 30 s rest"),
        (TEMPO, "tempo", "Tempo, 30 min hard"),
        (STRIDES, "strides", "Easy 32 min with 6 × 20 s"),
        (SETS, "vo2", "2 × (6 × 200 m)"),
        (LADDER, "fartlek", "Fartlek 20 min"),
        (Workout((), (Step(None, 10_000, HARD),), ()), "race_pace", "10 km"),
        (
            Workout((), (Step(2400, None, EASY), Step(900, None, HARD)), ()),
            "long",
            "Easy 55 min with 15 min in zone 4",
        ),
    ],
)
def test_a_workout_is_called_by_what_it_is(workout: Workout, category: str, words: str) -> None:
    assert title(describe(workout, PHYSIOLOGY), category) == words


def test_titles_come_in_every_language_of_the_site() -> None:
    languages = [code for code, _name in settings.LANGUAGES]

    assert list(titles(EASY_RUN, "easy", PHYSIOLOGY)) == languages
    assert list(rest_titles()) == languages
