"""How much of the database the command center touches in a club of two thousand: no clock is needed."""

from datetime import timedelta

import psycopg
import pytest

from athletes.models import Athlete, AthleteState, PulseEntry
from bench.statements import inside, recorded
from coach import selectors
from coach.selectors import Place, Tab
from readiness.models import Intervention, InterventionState
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
MODELS = (Athlete, AthleteState, Intervention, PulseEntry)
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
    with psycopg.connect(test_database.urls.owner, autocommit=True) as owner:
        wait_for(lambda: tidied(owner), what="every page is known to be visible")
    return club


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


def test_every_tab_and_search_touches_little(thousands: Club) -> None:
    with inside(thousands.organization.pk):
        for place in (Place(tab, search) for tab in Tab for search in SEARCHES):
            with recorded() as sent:
                selectors.command_center(membership=thousands.owner, now=NOW, place=place)

            touched = [statement.buffers() for statement in sent]
            assert (len(touched), max(touched) <= MOST_BUFFERS) == (2, True), (place, touched)
