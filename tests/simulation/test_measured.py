"""The measures themselves: a season in which the rules are blind must not pass for a good one."""

from dataclasses import replace

from tests.simulation.measured import false_alarms, found, routine
from tests.simulation.people import people
from tests.simulation.problems import LASTS, OF_EACH_KIND, Effect, Trouble, plant
from tests.simulation.season import Season, Sight

RESTED = Sight(
    day=9, person=0, case=1, opened=True, codes=("illness",), action="rest", bucket="watch", to_decide=True
)


def a_season(*sights: Sight) -> Season:
    """Everybody answers each morning, and the rules have seen only what is given."""
    season = Season(people(200, seed=1), plant(200, first=2, last=20, seed=1), list(sights))
    season.answered.update({number: list(range(-5, 28)) for number in range(200)})
    return season


def test_blind_rules_find_nothing() -> None:
    assert {one.hours for one in found(a_season(), silent_days=4)} == {None}


def test_a_case_for_another_reason_or_decided_already_is_no_find() -> None:
    ill = next(one for one in a_season().problems.values() if one.trouble is Trouble.ILLNESS)
    seen = replace(RESTED, person=ill.person, day=ill.begins + 1)

    hours = [
        next(one.hours for one in found(a_season(sight), silent_days=4) if one.problem == ill)
        for sight in (seen, replace(seen, codes=("missed",)), replace(seen, to_decide=False))
    ]

    assert hours == [24, None, None]


def test_a_silence_counts_from_the_day_on_which_the_rule_can_know_of_it() -> None:
    silence = next(one for one in a_season().problems.values() if one.trouble is Trouble.SILENCE)
    seen = replace(RESTED, person=silence.person, day=silence.begins + 4, codes=("silent",))
    season = a_season(seen)
    season.answered[silence.person] = list(range(silence.begins))

    assert [one.hours for one in found(season, silent_days=4) if one.problem == silence] == [24]


def test_case_of_somebody_well_is_a_false_alarm_unless_it_is_routine() -> None:
    well = next(number for number in range(200) if number not in a_season().problems)
    alarm = replace(RESTED, person=well)
    eased = replace(alarm, action="ease", bucket="stable", codes=("key_session", "low_readiness"))

    season = a_season(alarm, eased, replace(alarm, opened=False))

    assert (false_alarms(season), routine(season)) == ([alarm], [eased])


def test_forty_people_have_one_problem_each_that_begins_and_ends() -> None:
    problems = plant(200, first=2, last=20, seed=3)

    kinds = [one.trouble for one in problems.values()]
    assert [kinds.count(trouble) for trouble in Trouble] == [OF_EACH_KIND] * 4
    assert all(2 <= one.begins <= 20 for one in problems.values())
    assert all(one.on(one.begins - 1) == Effect() for one in problems.values())
    assert all(one.on(one.begins) != Effect() for one in problems.values())
    assert all(one.on(one.begins + LASTS[one.trouble]) == Effect() for one in problems.values())
