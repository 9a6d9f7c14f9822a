"""Own sessions in the calendar: beside it, in the dialog of a day, planned."""

import pytest
from django.test import Client

from planning.models import PlannedSession, Visibility
from tests.coach.given import address
from tests.coach.views.test_calendar import said, send
from tests.factories import Club
from tests.planning.drafting import SUNDAY
from tests.planning.making import make_plan
from tests.planning.own import make_own


def test_an_own_session_is_planned_with_its_version(inside: Club, coach: Client) -> None:
    make_plan(inside.athlete, inside.coach)
    own = make_own(inside.coach, purpose="Steady legs")

    send(coach, inside, ask="create", own=own.public_id, day=SUNDAY)
    send(coach, inside, "calendar_publish")

    made = PlannedSession.objects.get()
    assert (made.title["ko"], made.steps, made.key) == ("Kilometres", own.steps, True)
    assert (made.library_version, made.template_code) == (own.versions.get(), "")
    send(coach, inside, ask="move", session=made.public_id, day="2026-11-24")
    send(coach, inside, "calendar_publish")
    made.refresh_from_db()
    assert made.library_version == own.versions.get()


def test_own_sessions_stand_beside_the_calendar_and_in_the_dialog(inside: Club, coach: Client) -> None:
    own = make_own(inside.coach)
    at = inside.athlete.public_id

    beside = coach.get(address("calendar", at)).content.decode()
    offered = coach.get(address("calendar_add", at), {"q": "kilo"}).content.decode()
    chosen = coach.get(address("calendar_add", at), {"own": own.public_id})

    assert (f'data-own="{own.public_id}"' in beside, f"pick-own-{own.public_id}" in offered) == (True, True)
    assert "Kilometres" in said(chosen)
    assert f'name="own" value="{own.public_id}"' in chosen.content.decode()


@pytest.mark.parametrize("own", ["01920000-0000-7000-8000-000000000000", None])
def test_what_one_does_not_see_is_not_planned(inside: Club, coach: Client, own: str | None) -> None:
    private = make_own(inside.owner, visibility=Visibility.PRIVATE)

    answer = send(coach, inside, ask="create", own=own or private.public_id, day=SUNDAY)

    assert (answer.status_code, "The library has no such session" in said(answer)) == (422, True)


def test_there_are_five_ways_to_begin(inside: Club, coach: Client) -> None:
    page = coach.get(address("calendar", inside.athlete.public_id)).content.decode()

    ways = ("begin-season", "begin-suggested", "begin-template", "begin-empty", "begin-session")
    assert [way for way in ways if f'id="{way}"' not in page] == []
