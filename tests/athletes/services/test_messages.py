"""Notes between athlete and staff."""

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
