"""What was missed, written down once for each target of a case."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from readiness.models import Breach, Intervention, Target


def note(held: Intervention, *, now: datetime) -> None:
    """Keep the targets of a case that have passed unmet, or were met too late. Safe to repeat."""
    keep(list(missed(held, now)))


def keep(found: Sequence[Breach]) -> None:
    """Write down what was not written down yet."""
    if found:
        Breach.objects.bulk_create(found, ignore_conflicts=True)


def missed(held: Intervention, now: datetime) -> Iterable[Breach]:
    """The targets that a case has missed by now, met since or not. While it waits its clock stands."""
    at = held.closed_at or held.waiting_since or now
    ends = {
        Target.RESPONSE: (held.respond_by, held.responded_at or at),
        Target.RESOLUTION: (held.resolve_by, at),
    }
    for target, (due_at, met_at) in ends.items():
        if due_at is not None and due_at < met_at:
            yield Breach(
                athlete_id=held.athlete_id,
                intervention=held,
                target=target,
                bucket=held.bucket,
                coach_id=held.coach_id,
                due_at=due_at,
                recorded_at=now,
            )
