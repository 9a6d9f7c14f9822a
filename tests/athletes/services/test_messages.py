"""Notes between athlete and staff."""

from datetime import timedelta

import pytest

from athletes import services
from athletes.models import AthleteState, Author, Message
from tests.factories import NOW, Club


def test_send_message_of_a_coach_counts_as_contact(inside: Club) -> None:
    sent = services.send_message(
        athlete=inside.athlete, author=inside.coach, side=Author.COACH, body="Rest today.", now=NOW
    )

    stored = Message.objects.get(pk=sent.pk)
    assert (stored.author, stored.side, stored.body, stored.sent_at) == (
        inside.coach,
        "coach",
        "Rest today.",
        NOW,
    )
    assert AthleteState.objects.get(athlete=inside.athlete).last_contact_at == NOW


def test_send_message_of_the_athlete_does_not(inside: Club) -> None:
    services.send_message(
        athlete=inside.athlete, author=inside.runner, side=Author.ATHLETE, body="Sore.", now=NOW
    )

    assert AthleteState.objects.get(athlete=inside.athlete).last_contact_at is None


def test_take_back_makes_the_contact_before_the_last_one_again(inside: Club) -> None:
    said = {"athlete": inside.athlete, "author": inside.coach, "side": Author.COACH, "body": "Hello"}
    services.send_message(**said, now=NOW)
    later = services.send_message(**said, now=NOW + timedelta(minutes=5))

    services.take_back_message(message=later, member=inside.coach, now=NOW + timedelta(minutes=6))

    assert AthleteState.objects.get(athlete=inside.athlete).last_contact_at == NOW


def test_take_back_after_ten_minutes_is_refused(inside: Club) -> None:
    said = {"athlete": inside.athlete, "author": inside.coach, "side": Author.COACH, "body": "Hello"}
    message = services.send_message(**said, now=NOW)

    with pytest.raises(services.TooLateToTakeBack):
        services.take_back_message(message=message, member=inside.coach, now=NOW + timedelta(minutes=10))
