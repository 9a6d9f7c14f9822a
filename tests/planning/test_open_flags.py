"""Open episodes hold plans back as check-ins do, and for as long as they are open."""

from datetime import date, timedelta

from analytics.season import Rule
from athletes import services as athletes
from athletes.models import AthleteState, EpisodeKind, Origin, ReturnState
from athletes.services import EpisodeFacts
from planning.open_flags import OpenFlags, flags_of
from planning.selectors import open_flags, standing_of
from tests.factories import NOW, Club

TODAY = date(2026, 11, 21)


def start(club: Club, kind: EpisodeKind = EpisodeKind.INJURY) -> None:
    facts = EpisodeFacts(kind, TODAY, "calf" if kind == EpisodeKind.INJURY else "")
    athletes.open_episode(athlete=club.athlete, by=club.coach, facts=facts, origin=Origin.COACH, now=NOW)


def test_an_injury_is_open_without_any_check_in_and_weeks_later(inside: Club) -> None:
    start(inside)

    found = open_flags(athlete=inside.athlete, start=TODAY + timedelta(weeks=8))

    assert found == OpenFlags(injury=True)
    assert found.hold.flags == (Rule.INJURY,)
    assert standing_of(athlete=inside.athlete, today=TODAY).situation.open.injury


def test_an_illness_is_open_too(inside: Club) -> None:
    start(inside, EpisodeKind.ILLNESS)

    assert open_flags(athlete=inside.athlete, start=TODAY) == OpenFlags(illness=True)


def test_full_training_holds_nothing_back(inside: Club) -> None:
    facts = EpisodeFacts(EpisodeKind.INJURY, TODAY, "calf")
    said = {"by": inside.coach, "now": NOW}
    episode = athletes.open_episode(athlete=inside.athlete, facts=facts, origin=Origin.COACH, **said)

    athletes.move_episode(episode=episode, state=ReturnState.FULL, day=TODAY, **said)

    assert open_flags(athlete=inside.athlete, start=TODAY) == OpenFlags()


def test_an_old_check_in_is_over_and_nobody_has_nothing_open() -> None:
    old = AthleteState(readiness_day=TODAY - timedelta(days=15), pain=8, ill=True)

    assert flags_of(old, start=TODAY) == OpenFlags()
    assert flags_of(None, start=TODAY) == OpenFlags()
