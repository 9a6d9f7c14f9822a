"""Conflict cards: raised where sources disagree too far, withdrawn where they no longer do."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from athletes.models import Activity, Athlete
from ingest.models import Conflict, ConflictKind, ConflictState
from ingest.reconcile import conflicts as reconciled
from ingest.reconcile.candidates import Ambiguous, Match
from ingest.services.resolving import Resolved

KINDS = {
    reconciled.ConflictKind.FIELD: ConflictKind.FIELD,
    reconciled.ConflictKind.DUPLICATE: ConflictKind.DUPLICATE,
    reconciled.ConflictKind.AMBIGUOUS: ConflictKind.MATCH,
    reconciled.ConflictKind.ZONE_SHIFT: ConflictKind.TIME_ZONE,
}
OF_FIELDS = (ConflictKind.FIELD, ConflictKind.TIME_ZONE)
Found = Match | Ambiguous | None


def decided(activities: Iterable[Activity]) -> Mapping[int, list[Conflict]]:
    """By activity, what people have decided of its fields. One query."""
    found: defaultdict[int, list[Conflict]] = defaultdict(list)
    known = list(activities)
    if not known:
        return found
    rows = Conflict.objects.filter(activity__in=known, state=ConflictState.RESOLVED)
    for row in rows.order_by("decided_at", "pk"):
        found[row.activity_id].append(row)
    return found


def keep(
    athlete: Athlete,
    pairs: Sequence[tuple[Activity | None, Resolved]],
    now: datetime,
    *,
    new: Collection[int] = (),
) -> None:
    """Bring the pending cards of activities in line with how their sources stand now. Safe to repeat.

    Those that are `new` cannot have cards yet.
    """
    wanted = {
        (activity.pk, one.field.value): _card(athlete, activity, one, found, now)
        for activity, found in pairs
        if activity
        for one in found.conflicts
        if one.state == reconciled.State.PENDING and one.field
    }
    pending = _pending([activity.pk for activity, _found in pairs if activity and activity.pk not in new])
    gone = [row.pk for key, row in pending.items() if key not in wanted]
    if gone:
        Conflict.objects.filter(pk__in=gone).update(state=ConflictState.WITHDRAWN, decided_at=now)
    Conflict.objects.bulk_create(card for key, card in wanted.items() if key not in pending)
    for key, row in pending.items():
        if key in wanted and row.options != wanted[key].options:
            row.options, row.suggested, row.reason = (
                wanted[key].options,
                wanted[key].suggested,
                wanted[key].reason,
            )
            row.version += 1
            row.save(update_fields=["options", "suggested", "reason", "version"])


def _pending(activities: Sequence[int]) -> dict[tuple[int, str], Conflict]:
    if not activities:
        return {}
    rows = Conflict.objects.filter(activity__in=activities, state=ConflictState.PENDING, kind__in=OF_FIELDS)
    return {(row.activity_id, row.field): row for row in rows}


def ask(
    athlete: Athlete,
    pairs: Sequence[tuple[Activity | None, Sequence[Found]]],
    known: Mapping[int, Activity],
    now: datetime,
) -> None:
    """Ask which activity it is, where an account could tell of several; until then it stands for itself."""
    cards = []
    for activity, found in pairs:
        for one in found:
            card = reconciled.of_match(one) if isinstance(one, Ambiguous) else None
            if activity is None or card is None:
                continue
            others = [known[key] for key in card.keys if key in known and known[key] != activity]
            if others:
                cards.append(_match(athlete, activity, others, card, now))
    Conflict.objects.bulk_create(cards, ignore_conflicts=True)


def _card(
    athlete: Athlete, activity: Activity, one: reconciled.Conflict, found: Resolved, now: datetime
) -> Conflict:
    said = found.run.provenance.get(str(one.field), [])
    suggested = next((option["source"] for option in said if option["chosen"]), "")
    return Conflict(
        athlete=athlete,
        activity=activity,
        kind=KINDS[one.kind],
        field=str(one.field),
        options=[{name: option[name] for name in ("source", "kind", "value")} for option in said],
        suggested=suggested,
        reason=one.reason.value,
        raised_at=now,
    )


def _match(
    athlete: Athlete,
    activity: Activity,
    others: Sequence[Activity],
    card: reconciled.Conflict,
    now: datetime,
) -> Conflict:
    options: list[dict[str, Any]] = [{"activity": str(one.public_id)} for one in others]
    return Conflict(
        athlete=athlete,
        activity=activity,
        other=others[0],
        kind=KINDS[card.kind],
        options=options,
        reason=card.reason.value,
        raised_at=now,
    )
