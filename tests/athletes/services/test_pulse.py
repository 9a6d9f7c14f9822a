"""The ledger of the squad's pulse: exact whatever happens, and kept short."""

from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from athletes import services
from athletes.models import Athlete, AthleteState, Band, PulseEntry
from tests.factories import NOW, Club, make_athlete

ZONES = ("UTC", "Asia/Seoul", "America/Los_Angeles")
DAYS = [None, *(NOW.date() + timedelta(days=offset) for offset in (-1, 0, 1))]
deeds = st.tuples(
    st.sampled_from(["check in", "take back", "remove", "restore", "move", "join", "erase", "settle"]),
    st.integers(0, 3),
    st.sampled_from(DAYS),
    st.sampled_from(Band.values),
    st.sampled_from(ZONES),
)


def in_ledger() -> Counter[tuple[object, ...]]:
    """What the entries add up to."""
    sums: Counter[tuple[object, ...]] = Counter()
    for entry in PulseEntry.objects.all():
        sums[entry.zone, entry.day, entry.band] += entry.number
    return Counter({kind: number for kind, number in sums.items() if number})


def counted() -> Counter[tuple[object, ...]]:
    """The same from the tables, athlete by athlete."""
    states = AthleteState.objects.filter(athlete__deleted_at=None).annotate(zone=F("athlete__timezone"))
    sums: Counter[tuple[object, ...]] = Counter()
    for state in states:
        sums[state.zone, None, ""] += 1
        if state.band and state.readiness_day:
            sums[state.zone, state.readiness_day, state.band] += 1
    return sums


def do(deed: str, athlete: Athlete, day: object, band: str, zone: str) -> None:
    one, state = Athlete.objects.filter(pk=athlete.pk), AthleteState.objects.filter(athlete=athlete)
    acts = {
        "check in": lambda: state.update(band=band, readiness_day=day),
        "take back": lambda: state.update(band="", readiness_day=day),
        "remove": lambda: one.update(deleted_at=NOW),
        "restore": lambda: one.update(deleted_at=None),
        "move": lambda: one.update(timezone=zone),
        "join": lambda: make_athlete("Newcomer", timezone=zone),
        "erase": state.delete,
        "settle": services.settle_pulse,
    }
    acts[deed]()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(deeds, max_size=14))
def test_the_ledger_adds_up_whatever_happens(
    inside: Club, done: list[tuple[str, int, object, str, str]]
) -> None:
    with transaction.atomic():
        athletes = [inside.athlete, inside.stranger, *(make_athlete(name) for name in ("Ana", "Ben"))]
        for deed, number, day, band, zone in done:
            do(deed, athletes[number], day, band, zone)

        assert in_ledger() == counted()
        transaction.set_rollback(True)


def test_settling_leaves_one_entry_of_a_kind(inside: Club) -> None:
    for band in ("green", "red", "amber", "green"):
        AthleteState.objects.update(band=band, readiness_day=NOW.date())
    before = in_ledger()

    services.settle_pulse()

    assert in_ledger() == before
    assert PulseEntry.objects.count() == len(before) == 2


def test_nothing_is_written_where_nothing_is_to_settle(inside: Club) -> None:
    services.settle_pulse()
    kept = set(PulseEntry.objects.values_list("pk", flat=True))

    services.settle_pulse()

    assert set(PulseEntry.objects.values_list("pk", flat=True)) == kept


def test_a_load_alone_leaves_no_entry(inside: Club) -> None:
    before = PulseEntry.objects.count()

    AthleteState.objects.update(ctl=40.0)

    assert PulseEntry.objects.count() == before
