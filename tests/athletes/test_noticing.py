"""Who is told what, and by which way, until they say otherwise."""

import pytest

from athletes import noticing
from athletes.models import Channel, Event, Mailing
from athletes.noticing import BY_DEFAULT, FOR_ATHLETES, FOR_STAFF, Wanted


def test_every_event_has_a_default_and_an_audience() -> None:
    assert set(BY_DEFAULT) == set(Event) == {*FOR_ATHLETES, *FOR_STAFF}


def test_nobody_is_told_of_each_upload_by_default() -> None:
    assert not BY_DEFAULT[Event.NEW_ACTIVITY]


def test_push_is_not_offered() -> None:
    assert Channel.PUSH not in noticing.OFFERED


@pytest.mark.parametrize("event", Event)
def test_wish_for_one_athlete_counts_before_the_wish_for_all(event: Event) -> None:
    asked = {(event, Channel.EMAIL, None): False, (event, Channel.EMAIL, 7): True}

    assert noticing.wants(asked, event, Channel.EMAIL, 7)
    assert not noticing.wants(asked, event, Channel.EMAIL, 8)


@pytest.mark.parametrize(
    "event,quiet,by_digest,mailing",
    [
        (Event.MESSAGE, False, True, Mailing.NOW),
        (Event.MESSAGE, True, True, Mailing.NONE),
        (Event.CONNECTION_FAILING, False, True, Mailing.DIGEST),
        (Event.CONNECTION_FAILING, False, False, Mailing.NOW),
    ],
)
def test_what_is_not_urgent_waits_for_the_days_mail(
    event: Event, quiet: bool, by_digest: bool, mailing: Mailing
) -> None:
    wanted = noticing.wanted({}, event, athlete_id=None, quiet=quiet, by_digest=by_digest)

    assert wanted == Wanted(in_app=True, mailing=mailing)
