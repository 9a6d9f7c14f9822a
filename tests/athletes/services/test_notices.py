"""Telling a member something: once, by the ways they want, not in their quiet times."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes import services
from athletes.models import Athlete, Channel, Event, Mailing, Mute, Notice, NoticePreference
from tenancy.models import Membership, Outbox
from tests.factories import NOW, Club


def tell(club: Club, to: Membership, event: Event = Event.MESSAGE, **more: object) -> Notice | None:
    athlete: Athlete = club.athlete
    return services.notify(event=event, to=to, athlete=athlete, params={}, now=NOW, **more)  # type: ignore[arg-type]


def mails() -> int:
    return Outbox.objects.filter(kind="athletes.mail_notice").count()


def test_notify_keeps_a_notice_and_asks_for_its_mail(
    inside: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(8):
        made = tell(inside, inside.coach)

    assert made is not None
    kept = Notice.objects.get()
    assert (kept.member, kept.athlete, kept.event, kept.in_app) == (
        inside.coach,
        inside.athlete,
        "message",
        True,
    )
    assert (kept.mailing, kept.read_at, mails()) == (Mailing.NOW, None, 1)


def test_notify_with_a_key_tells_only_once(inside: Club) -> None:
    told = [tell(inside, inside.coach, key="case:1") for _ in range(2)]
    tell(inside, inside.owner, key="case:1")

    assert [one is not None for one in told] == [True, False]
    assert (Notice.objects.count(), mails()) == (2, 2)


@pytest.mark.parametrize("event", [Event.NEW_ACTIVITY, Event.CASE_OPENED])
def test_notify_says_nothing_where_nothing_is_wanted(inside: Club, event: Event) -> None:
    assert tell(inside, inside.coach, event) is None

    assert not Notice.objects.exists()


def test_notify_of_what_was_asked_for_with_this_athlete(inside: Club) -> None:
    NoticePreference.objects.create(
        member=inside.coach,
        athlete=inside.athlete,
        event=Event.NEW_ACTIVITY,
        channel=Channel.EMAIL,
        wanted=True,
    )

    made = tell(inside, inside.coach, Event.NEW_ACTIVITY)

    assert made is not None
    assert (made.in_app, made.mailing, mails()) == (False, Mailing.DIGEST, 0)


@pytest.mark.parametrize(
    "quiet,told",
    [
        ({"messages_only": True}, False),
        ({"until": date(2026, 11, 22)}, False),
        ({"until": date(2026, 11, 21)}, True),
    ],
)
def test_notify_in_quiet_times_mails_nothing_and_counts_as_read(
    inside: Club, quiet: dict[str, object], told: bool
) -> None:
    Mute.objects.create(member=inside.coach, athlete=inside.athlete, **quiet)

    made = tell(inside, inside.coach)

    assert made is not None
    assert (made.read_at is None, mails()) == (told, int(told))


def test_notify_of_whoever_has_left_is_nothing(inside: Club) -> None:
    inside.coach.ended_at = NOW

    assert tell(inside, inside.coach) is None


def test_notices_are_forgotten_after_90_days(inside: Club) -> None:
    tell(inside, inside.coach)

    services.forget_notices(now=NOW + timedelta(days=90))
    kept = Notice.objects.count()
    services.forget_notices(now=NOW + timedelta(days=91))

    assert (kept, Notice.objects.count()) == (1, 0)


def test_mark_notices_read_of_one_member_alone(inside: Club) -> None:
    for member in (inside.coach, inside.owner):
        tell(inside, member)

    assert services.mark_notices_read(member=inside.coach, now=NOW) == 1

    assert [one.member for one in Notice.objects.unread()] == [inside.owner]
