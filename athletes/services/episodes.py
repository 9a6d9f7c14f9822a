"""Injuries and illness: opened, told, changed, moved along the way back, ended, taken back."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from analytics import episodes
from athletes.models import (
    Allowance,
    Athlete,
    AthleteState,
    BodyPart,
    Episode,
    EpisodeKind,
    EpisodeStep,
    Origin,
    ReturnState,
    Severity,
    Side,
)
from athletes.services import inverse
from athletes.services.versions import Changed
from tenancy.models import Membership


class AlreadyOpen(ValueError):
    """One injury a place, one illness at a time."""

    message = _("This is open already. Change what stands there.")


class NoPlace(ValueError):
    """An injury is somewhere."""

    message = _("Choose where the injury is.")


class WrongOrder(ValueError):
    """An end before the beginning, a step before it, or a day to come."""

    message = _("The days are in the wrong order, or still to come.")


class Over(ValueError):
    """The episode has ended: nothing moves any more."""

    message = _("This is over. Open it again before you move it.")


@dataclass(frozen=True, slots=True)
class EpisodeFacts:
    """What is said of an injury or illness; an illness has no place."""

    kind: EpisodeKind
    began_on: date
    body_part: BodyPart | str = ""
    side: Side | str = ""
    severity: Severity = Severity.MODERATE
    diagnosis: str = ""
    ended_on: date | None = None
    allowed: Allowance = Allowance.NOTHING


def facts_of_episode(episode: Episode) -> EpisodeFacts:
    """What is said of the episode now."""
    return EpisodeFacts(**{item.name: getattr(episode, item.name) for item in fields(EpisodeFacts)})


def open_episode(
    *, athlete: Athlete, by: Membership, facts: EpisodeFacts, origin: Origin, now: datetime
) -> Episode:
    """An injury or illness, resting to begin with. Raises NoPlace, WrongOrder, AlreadyOpen."""
    said = _values(facts, athlete.local_day(now))
    try:
        with transaction.atomic():
            _hold(athlete.pk)
            opened: Episode = Episode.objects.create(
                athlete=athlete, origin=origin, opened_by=by, opened_at=now, **said
            )
            _step(opened, opened.began_on, by, now)
            _tell_state(athlete.pk)
    except IntegrityError as refused:
        raise AlreadyOpen from refused
    return opened


def change_episode(
    *, episode: Episode, facts: EpisodeFacts, now: datetime, version: int | None = None
) -> Episode:
    """Say otherwise; an end closes it, no end opens it again. Raises as open_episode does, or Changed."""
    said = _values(facts, episode.athlete.local_day(now))
    return _written(episode, said, version)


def move_episode(
    *,
    episode: Episode,
    state: ReturnState,
    day: date,
    by: Membership,
    now: datetime,
    version: int | None = None,
) -> Episode:
    """A step on the way back, or one back, from that day on; it allows what its state usually does.

    Raises WrongOrder, Over, Changed.
    """
    if not episode.began_on <= day <= episode.athlete.local_day(now):
        raise WrongOrder
    allowed = episodes.ALLOWED_IN[episodes.ReturnState(state)].value
    with transaction.atomic():
        _hold(episode.athlete_id)
        held = inverse.held(episode, version)
        if held.ended_on is not None:
            raise Over
        if held.state == state:
            return held
        moved = inverse.write(held, {"state": state, "allowed": allowed})
        _step(moved, day, by, now)
        _tell_state(moved.athlete_id)
    return moved


def put_back_episode(*, episode: Episode, version: int) -> Episode:
    """Take back the last change or step. Raises Changed, NothingToTakeBack, AlreadyOpen."""
    try:
        with transaction.atomic():
            _hold(episode.athlete_id)
            held = inverse.held(episode, version)
            EpisodeStep.objects.filter(episode=held, number=held.version).delete()
            back = inverse.put_back(held)
            _tell_state(back.athlete_id)
    except IntegrityError as refused:
        raise AlreadyOpen from refused
    return back


@transaction.atomic
def remove_episode(*, episode: Episode, now: datetime, version: int | None = None) -> Episode:
    """Take away what should not have been opened. Raises Changed."""
    _hold(episode.athlete_id)
    held = inverse.held(episode, version)
    return _hidden(held, now)


def take_back_told(*, episode: Episode, by: Membership, now: datetime, version: int) -> Episode:
    """What the athlete told of by mistake. Raises Changed, for what others have opened or touched too."""
    if episode.opened_by_id != by.pk or episode.origin != Origin.ATHLETE:
        raise Changed
    return remove_episode(episode=episode, now=now, version=version)


def restore_episode(*, episode: Episode, version: int) -> Episode:
    """Undo remove_episode. Raises Changed, AlreadyOpen."""
    try:
        with transaction.atomic():
            _hold(episode.athlete_id)
            held: Episode = Episode.objects.select_for_update(of=("self",)).get(pk=episode.pk)
            if held.version != version or held.deleted_at is None:
                raise Changed
            return _hidden(held, None)
    except IntegrityError as refused:
        raise AlreadyOpen from refused


def _hidden(held: Episode, at: datetime | None) -> Episode:
    Episode.objects.filter(pk=held.pk).update(deleted_at=at, version=F("version") + 1)
    held.refresh_from_db()
    _tell_state(held.athlete_id)
    return held


def _written(episode: Episode, said: dict[str, Any], version: int | None) -> Episode:
    try:
        with transaction.atomic():
            _hold(episode.athlete_id)
            written = inverse.write(inverse.held(episode, version), said)
            _tell_state(written.athlete_id)
    except IntegrityError as refused:
        raise AlreadyOpen from refused
    return written


def _values(facts: EpisodeFacts, today: date) -> dict[str, Any]:
    said = {item.name: getattr(facts, item.name) for item in fields(facts)}
    if facts.kind == EpisodeKind.ILLNESS:
        said |= {"body_part": "", "side": ""}
    elif not facts.body_part:
        raise NoPlace
    if facts.began_on > today or (facts.ended_on and not facts.began_on <= facts.ended_on <= today):
        raise WrongOrder
    return said | {"diagnosis": facts.diagnosis.strip()}


def _step(episode: Episode, day: date, by: Membership, now: datetime) -> None:
    EpisodeStep.objects.create(
        athlete_id=episode.athlete_id,
        episode=episode,
        state=episode.state,
        day=day,
        moved_by=by,
        moved_at=now,
        number=episode.version,
    )


def _hold(athlete_id: int) -> None:
    """One change of an athlete's episodes at a time: their state is summed up from all of them."""
    list(Athlete.objects.filter(pk=athlete_id).order_by().select_for_update(no_key=True).values_list("pk"))


def _tell_state(athlete_id: int) -> None:
    """What is open goes where plans and lists look: the narrow row."""
    still = Episode.objects.open().filter(athlete=athlete_id).exclude(allowed=Allowance.ALL)
    rows = list(still.order_by().values_list("kind", "allowed"))
    allowed = episodes.strictest(episodes.Allowance(one) for _kind, one in rows)
    kinds = {kind for kind, _one in rows}
    AthleteState.objects.filter(athlete=athlete_id).update(
        injured=EpisodeKind.INJURY in kinds, sick=EpisodeKind.ILLNESS in kinds, allowed=allowed.value
    )
