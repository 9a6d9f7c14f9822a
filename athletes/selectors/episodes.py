"""Injuries and illness of an athlete: what is open, what was, and the days they cost."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.episodes import Allowance, Lost, days_lost, strictest
from athletes.models import Athlete, AthleteState, Episode, EpisodeKind, EpisodeStep, ReturnState
from tenancy.database.prepared import Keys

DAY = timedelta(days=1)
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class EpisodeLine:
    """An episode with its steps and the days it has cost; `day` counts today as the first, while it lasts."""

    episode: Episode
    steps: tuple[EpisodeStep, ...]
    lost: int
    day: int

    @property
    def is_open(self) -> bool:
        return self.episode.ended_on is None


@dataclass(frozen=True, slots=True)
class Episodes:
    """All of an athlete's, newest first; `lost` counts each day of the last year once."""

    open: tuple[EpisodeLine, ...]
    past: tuple[EpisodeLine, ...]
    lost: int
    allowed: Allowance

    @property
    def injuries(self) -> tuple[EpisodeLine, ...]:
        return tuple(line for line in self.open if line.episode.kind == EpisodeKind.INJURY)


def episodes_of(*, athlete: Athlete, today: date) -> Episodes:
    """Everything kept of the athlete's injuries and illness. Two queries."""
    rows = list(Episode.objects.of(athlete).current().order_by("-began_on", "-pk"))
    steps = EpisodeStep.objects.of(athlete).select_related("moved_by__user").order_by("day", "pk")
    by_episode: dict[int, list[EpisodeStep]] = {row.pk: [] for row in rows}
    for step in steps:
        by_episode.get(step.episode_id, []).append(step)
    lines = [_line(row, by_episode[row.pk], today) for row in rows]
    open_ones = tuple(line for line in lines if line.is_open)
    return Episodes(
        open=open_ones,
        past=tuple(line for line in lines if not line.is_open),
        lost=_lost_in_a_year(lines, today),
        allowed=strictest(Allowance(line.episode.allowed) for line in open_ones),
    )


def allowances(*, athletes: Collection[int]) -> dict[int, Allowance]:
    """What open episodes allow, by athlete's key. One query."""
    states = AthleteState.objects.filter(athlete__id__any_of=Keys(athletes)).order_by()
    found = {pk: Allowance(allowed) for pk, allowed in states.values_list("athlete_id", "allowed") if allowed}
    return {pk: found.get(pk, Allowance.ALL) for pk in athletes}


def lost_of(episode: Episode, steps: Sequence[EpisodeStep]) -> Lost:
    """From its first day to the one on which everything was allowed again, or on which it was over."""
    full = next((step.day for step in reversed(steps) if step.state == ReturnState.FULL), None)
    back = full if episode.state == ReturnState.FULL else None
    over = episode.ended_on + DAY if episode.ended_on else None
    ends = [day for day in (back, over) if day is not None]
    return Lost(episode.began_on, min(ends) if ends else None)


def _line(episode: Episode, steps: list[EpisodeStep], today: date) -> EpisodeLine:
    lost = days_lost([lost_of(episode, steps)], today)
    return EpisodeLine(episode, tuple(steps), lost, (today - episode.began_on).days + 1)


def _lost_in_a_year(lines: Iterable[EpisodeLine], today: date) -> int:
    since = today - YEAR + DAY
    spans = [lost_of(line.episode, line.steps) for line in lines]
    recent = [one for one in spans if one.back is None or one.back > since]
    return days_lost([Lost(max(one.began, since), one.back) for one in recent], today)
