"""The ledger of the squad's pulse, kept short."""

from collections import Counter
from datetime import date

from django.db import transaction

from athletes.models import PulseEntry


@transaction.atomic
def settle_pulse() -> None:
    """Put one entry in place of all of a kind; whoever adds one meanwhile waits for nothing.

    Safe to repeat, and side by side: what somebody else is settling is left to them.
    """
    entries = list(PulseEntry.objects.select_for_update(skip_locked=True))
    sums: Counter[tuple[str, date | None, str]] = Counter()
    for each in entries:
        sums[each.zone, each.day, each.band] += each.number
    if len(sums) == len(entries):
        return
    PulseEntry.objects.filter(pk__in=[each.pk for each in entries]).delete()
    PulseEntry.objects.bulk_create(
        PulseEntry(zone=zone, day=day, band=band, number=number)
        for (zone, day, band), number in sums.items()
        if number
    )
