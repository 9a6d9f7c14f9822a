"""A season as it is asked for, before a plan or a preview is made of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from analytics.season import BadSeason
from api.http import Request
from api.problems import invalid
from api.serializers.seasons import SeasonInputs
from athletes.models import Athlete
from athletes.services import RaceFacts
from planning import selectors, services, wording
from planning.goal import Goal


def season(request: Request, athlete: Athlete) -> SeasonInputs:
    """The body as it was understood. Raises ValidationError."""
    asked = SeasonInputs(data=request.data, context={"athlete": athlete})
    asked.is_valid(raise_exception=True)
    return asked


def goal_of(athlete: Athlete, asked: SeasonInputs) -> Goal | None:
    """The race that was named, if it is the athlete's and still to come, or the new one, or none."""
    said = asked.validated_data
    if said.get("without_race"):
        return None
    if "new_race" in said:
        return Goal(RaceFacts(**said["new_race"]))
    today = athlete.local_day(timezone.now())
    for race in selectors.upcoming_races(athlete=athlete, today=today):
        if race.public_id == said["race"]:
            return services.goal_of(race)
    raise invalid("race", "unknown", _("The athlete has no such race to come."))


@contextmanager
def built() -> Iterator[None]:
    """Answers why no season can be built."""
    try:
        yield
    except BadSeason as refused:
        raise invalid("", refused.code, wording.refusal(refused)) from None
