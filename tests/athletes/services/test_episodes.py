"""Episodes: one open a place, the way back, and what the narrow row tells of them."""

from datetime import date, timedelta
from typing import Any

import pytest

from athletes import selectors, services
from athletes.models import (
    Allowance,
    AthleteState,
    Episode,
    EpisodeKind,
    EpisodeStep,
    Origin,
    ReturnState,
)
from athletes.services import EpisodeFacts
from tests.factories import NOW, Club

TODAY = date(2026, 11, 21)
CALF = EpisodeFacts(EpisodeKind.INJURY, TODAY - timedelta(days=4), "calf", "left")
ILL = EpisodeFacts(EpisodeKind.ILLNESS, TODAY)


def start(club: Club, facts: EpisodeFacts = CALF) -> Episode:
    return services.open_episode(
        athlete=club.athlete, by=club.coach, facts=facts, origin=Origin.COACH, now=NOW
    )


def change(episode: Episode, **said: Any) -> Episode:
    facts = EpisodeFacts(**{**_facts(services.facts_of_episode(episode)), **said})
    return services.change_episode(episode=episode, facts=facts, now=NOW)


def _facts(facts: EpisodeFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in facts.__dataclass_fields__}


def move(club: Club, episode: Episode, state: ReturnState, ago: int = 0) -> Episode:
    day = TODAY - timedelta(days=ago)
    return services.move_episode(episode=episode, state=state, day=day, by=club.coach, now=NOW)


def told(club: Club) -> tuple[bool, bool, str]:
    state = AthleteState.objects.get(athlete=club.athlete)
    return state.injured, state.sick, state.allowed


def test_an_open_injury_is_told_to_the_narrow_row(inside: Club) -> None:
    before = told(inside)

    episode = start(inside)

    assert (before, told(inside)) == ((False, False, "all"), (True, False, "nothing"))
    assert [(step.state, step.day) for step in EpisodeStep.objects.filter(episode=episode)] == [
        ("resting", CALF.began_on)
    ]


def test_the_way_back_allows_more_step_by_step_until_all_is_allowed(inside: Club) -> None:
    episode = start(inside)

    seen = []
    for state in (ReturnState.WALK_RUN, ReturnState.EASY, ReturnState.FULL):
        move(inside, episode, state)
        seen.append(told(inside))

    assert seen == [(True, False, "easy"), (True, False, "no_key"), (False, False, "all")]


def test_the_strictest_of_two_counts(inside: Club) -> None:
    move(inside, start(inside), ReturnState.EASY)

    start(inside, ILL)

    assert told(inside) == (True, True, "nothing")


def test_an_end_closes_and_no_end_opens_again(inside: Club) -> None:
    episode = start(inside)

    change(episode, ended_on=TODAY)
    closed = told(inside)
    change(Episode.objects.get(pk=episode.pk), ended_on=None)

    assert (closed, told(inside)) == ((False, False, "all"), (True, False, "nothing"))


def test_one_is_open_a_place_and_side(inside: Club) -> None:
    start(inside)
    start(inside, EpisodeFacts(EpisodeKind.INJURY, TODAY, "calf", "right"))

    with pytest.raises(services.AlreadyOpen):
        start(inside)
    assert Episode.objects.open().count() == 2


def test_one_that_is_over_makes_room(inside: Club) -> None:
    over = start(inside)
    change(over, ended_on=TODAY)
    start(inside)

    with pytest.raises(services.AlreadyOpen):
        change(Episode.objects.get(pk=over.pk), ended_on=None)


@pytest.mark.parametrize(
    "facts,refusal",
    [
        (EpisodeFacts(EpisodeKind.INJURY, TODAY), services.NoPlace),
        (EpisodeFacts(EpisodeKind.ILLNESS, TODAY + timedelta(days=1)), services.WrongOrder),
        (EpisodeFacts(EpisodeKind.ILLNESS, TODAY, ended_on=TODAY - timedelta(days=1)), services.WrongOrder),
    ],
    ids=["nowhere", "to come", "ends before"],
)
def test_what_cannot_be_is_refused(inside: Club, facts: EpisodeFacts, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        start(inside, facts)

    assert told(inside) == (False, False, "all")


def test_an_illness_has_no_place(inside: Club) -> None:
    ill = start(inside, EpisodeFacts(EpisodeKind.ILLNESS, TODAY, "calf", "left"))

    assert (ill.body_part, ill.side) == ("", "")


def test_a_step_lies_within_the_episode_and_nothing_moves_after_it(inside: Club) -> None:
    episode = start(inside)
    with pytest.raises(services.WrongOrder):
        move(inside, episode, ReturnState.EASY, ago=5)
    with pytest.raises(services.WrongOrder):
        move(inside, episode, ReturnState.EASY, ago=-1)
    change(episode, ended_on=TODAY)

    with pytest.raises(services.Over):
        move(inside, episode, ReturnState.EASY)


def test_a_step_is_taken_back_with_what_it_allowed(inside: Club) -> None:
    episode = start(inside)
    moved = move(inside, episode, ReturnState.EASY)

    back = services.put_back_episode(episode=episode, version=moved.version)

    assert (back.state, back.allowed, told(inside)) == ("resting", "nothing", (True, False, "nothing"))
    assert [step.state for step in EpisodeStep.objects.filter(episode=episode)] == ["resting"]


def test_an_end_is_taken_back(inside: Club) -> None:
    episode = start(inside)
    ended = change(episode, ended_on=TODAY, allowed=Allowance.ALL)

    back = services.put_back_episode(episode=episode, version=ended.version)

    assert (back.ended_on, back.allowed, back.began_on) == (None, "nothing", CALF.began_on)


def test_removed_and_back(inside: Club) -> None:
    gone = services.remove_episode(episode=start(inside), now=NOW, version=1)
    after = told(inside)

    services.restore_episode(episode=gone, version=gone.version)

    assert (after, told(inside)) == ((False, False, "all"), (True, False, "nothing"))


def test_of_two_who_move_at_once_one_is_told(inside: Club) -> None:
    episode = start(inside)
    move(inside, episode, ReturnState.EASY)

    with pytest.raises(services.Changed):
        services.move_episode(
            episode=episode, state=ReturnState.FULL, day=TODAY, by=inside.owner, now=NOW, version=1
        )


def test_days_lost_end_with_full_training(inside: Club) -> None:
    episode = start(inside)
    move(inside, episode, ReturnState.FULL, ago=1)

    found = selectors.episodes_of(athlete=inside.athlete, today=TODAY)

    assert [(line.lost, line.day) for line in found.open] == [(3, 5)]
    assert found.lost == 3


def test_past_ones_stand_apart_and_the_year_counts_each_day_once(inside: Club) -> None:
    start(inside)
    over = EpisodeFacts(EpisodeKind.ILLNESS, TODAY - timedelta(days=6), ended_on=TODAY - timedelta(days=3))
    start(inside, over)

    found = selectors.episodes_of(athlete=inside.athlete, today=TODAY)

    assert ([line.lost for line in found.open], [line.lost for line in found.past]) == ([5], [4])
    assert (found.lost, found.allowed) == (7, "nothing")
