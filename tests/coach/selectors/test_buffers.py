"""How much of the database the command center touches in a club of two thousand: no clock is needed."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest

from athletes.models import Athlete, AthleteState, Group, GroupMember, PulseEntry
from bench.statements import inside, recorded
from coach import selectors
from coach.selectors import Narrowed, Place, Tab
from coach.selectors.narrowing import ME, NOBODY
from readiness.models import Bucket, Flag, Intervention, InterventionState
from tests.database import TestDatabase
from tests.factories import NOW, Club, make_club
from tests.waiting import wait_for

MANY = 2000
MOST_BUFFERS = 250
SEARCHES = ("", "run", "7", "zz")
STATES = (
    InterventionState.NEW,
    InterventionState.SEEN,
    InterventionState.WAITING,
    InterventionState.RESOLVED,
)
MODELS = (Athlete, AthleteState, Flag, GroupMember, Intervention, PulseEntry)
VISIBLE = "SELECT bool_and(relallvisible = relpages) FROM pg_class WHERE relname = ANY(%s)"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def thousands(test_database: TestDatabase) -> Club:
    """Half of the club has a case, in every tab; the tables are as autovacuum leaves them."""
    club = make_club()
    with inside(club.organization.pk):
        athletes = Athlete.objects.bulk_create(Athlete(name=f"Runner {number}") for number in range(MANY))
        states = (AthleteState(athlete=one, band="green", readiness_day=NOW.date()) for one in athletes)
        AthleteState.objects.bulk_create(states)
        Intervention.objects.bulk_create(case_of(one, number) for number, one in enumerate(athletes[::2]))
        taken = Intervention.objects.filter(pk__in=Intervention.objects.order_by("pk").values("pk")[:300])
        taken.update(owner=club.owner, coach=club.coach)
        Flag.objects.bulk_create(
            flag_of(case, number) for number, case in enumerate(Intervention.objects.all())
        )
        for name, step in (("Everybody", 1), ("Few", 100)):
            group = Group.objects.create(name=name, tags=[name.lower()])
            GroupMember.objects.bulk_create(GroupMember(group=group, athlete=one) for one in athletes[::step])
    with psycopg.connect(test_database.urls.owner, autocommit=True) as owner:
        wait_for(lambda: tidied(owner), what="every page is known to be visible")
    return club


def flag_of(case: Intervention, number: int) -> Flag:
    kind = "pain" if number % 9 == 0 else "low_readiness"
    known = {"athlete_id": case.athlete_id, "intervention": case, "day": NOW.date(), "raised_at": NOW}
    return Flag(kind=kind, strength=0.5, **known)


def tidied(owner: psycopg.Connection) -> bool:
    """Vacuum once more; a look that somebody else takes meanwhile keeps pages from being marked."""
    owner.execute("VACUUM (ANALYZE)")
    (done,) = owner.execute(VISIBLE, [[model._meta.db_table for model in MODELS]]).fetchone()
    return bool(done)


def case_of(athlete: Athlete, number: int) -> Intervention:
    state = STATES[number % len(STATES)]
    return Intervention(
        athlete=athlete,
        state=state,
        risk=number % 97 / 97,
        bucket="watch",
        confidence=1,
        action="ease",
        factors=[{"code": "low_readiness", "share": 1.0, "params": {"score": 30}}],
        opened_at=NOW,
        due_at=NOW + timedelta(minutes=number),
        closed_at=NOW - timedelta(minutes=number % 300) if state == InterventionState.RESOLVED else None,
        snoozed_until=NOW + timedelta(hours=9) if number % 8 == 1 else None,
    )


def every_place(club: Club) -> Iterator[Place]:
    """Each tab, narrowed in each way that there is."""
    yield from (Place(tab, search) for tab in Tab for search in SEARCHES)
    for group in Group.objects.all():
        yield from (Place(tab, narrowed=Narrowed(group=str(group.public_id))) for tab in Tab)
        yield from (Place(tab, narrowed=Narrowed(tag=group.tags[0])) for tab in Tab)
    people = (ME, NOBODY, str(club.coach.public_id))
    ways = [Narrowed(owner=one) for one in people] + [Narrowed(coach=one) for one in people]
    ways += [Narrowed(bucket=bucket) for bucket in Bucket.values]
    ways += [
        Narrowed(kind="pain"),
        Narrowed(kind="silent"),
        Narrowed(owner=NOBODY, kind="pain", bucket="at_risk"),
    ]
    yield from (Place(tab, narrowed=way) for tab in Tab for way in ways)


def test_every_tab_and_search_touches_little(thousands: Club) -> None:
    with inside(thousands.organization.pk):
        for place in every_place(thousands):
            with recorded() as sent:
                selectors.command_center(membership=thousands.owner, now=NOW, place=place)

            touched = [statement.buffers() for statement in sent]
            assert (len(touched), max(touched) <= MOST_BUFFERS) == (2, True), (place, touched)
