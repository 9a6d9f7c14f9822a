"""What an open episode makes of the day."""

from functools import partial

from athletes import services as athletes
from athletes.models import Episode, EpisodeKind, Origin
from athletes.services import EpisodeFacts
from readiness import services
from readiness.models import Flag, FlagKind, Intervention
from tests.factories import NOW, Club
from tests.readiness.given import TODAY, WELL, plan_for, session_for

CALF = EpisodeFacts(EpisodeKind.INJURY, TODAY, "calf", "left")


def start(club: Club, facts: EpisodeFacts = CALF) -> Episode:
    said = {"by": club.coach, "facts": facts, "origin": Origin.COACH, "now": NOW}
    change = partial(athletes.open_episode, athlete=club.athlete, **said)
    return services.with_episode(athlete=club.athlete, change=change, now=NOW)


def live() -> list[str]:
    return list(Flag.objects.filter(withdrawn_at=None).values_list("kind", flat=True))


def test_an_open_injury_rests_a_well_runner(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    start(inside)

    services.record_check_in(athlete=inside.athlete, day=TODAY, answers=WELL, now=NOW)

    assert live() == [FlagKind.EPISODE]
    assert Intervention.objects.get().action == "rest"


def test_opened_after_the_check_in_it_counts_at_once_and_goes_with_its_end(inside: Club) -> None:
    session_for(plan_for(inside, inside.athlete))
    services.record_check_in(athlete=inside.athlete, day=TODAY, answers=WELL, now=NOW)
    before = live()

    episode = start(inside)
    opened = live()
    remove = partial(athletes.remove_episode, episode=episode, now=NOW)
    services.with_episode(athlete=inside.athlete, change=remove, now=NOW)

    assert (before, opened, live()) == ([], [FlagKind.EPISODE], [])


def test_without_a_session_there_is_nothing_to_spare(inside: Club) -> None:
    start(inside)

    services.record_check_in(athlete=inside.athlete, day=TODAY, answers=WELL, now=NOW)

    assert live() == []
