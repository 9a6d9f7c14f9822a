"""Mail: in the person's language, once, with the way to end it; the day's mail; answers by link."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from athletes import services
from athletes.models import Author, Channel, Event, Message, Notice, NoticePreference, ReplyLink
from athletes.services import digests, mailing, messages, replying
from tenancy import scope
from tests.factories import NOW, Club

LINK = re.compile(r"https?://[^/\s]+(/(?:reply|unsubscribe)/\S+)")


def tell(club: Club, event: Event, **params: Any) -> Notice:
    made = services.notify(event=event, to=club.coach, athlete=club.athlete, params=params, now=NOW)
    assert made is not None
    return made


def mailed(notice: Notice) -> Any:
    mailing.mail_notice(public_id=str(notice.public_id), now=NOW)
    return mail.outbox[-1]


def said(club: Club, body: str = "How is the calf?") -> Message:
    """A message of the coach, of which the athlete is told after ten minutes."""
    message = services.send_message(
        athlete=club.athlete, author=club.coach, side=Author.COACH, body=body, now=NOW
    )
    messages.tell_message(public_id=str(message.public_id), now=NOW)
    return message


def links(club: Club) -> dict[str, str]:
    """The addresses in the mail of a message, by their first part."""
    said(club)
    found = LINK.findall(mailed(Notice.objects.get()).body)
    return {path.split("/")[1]: path for path in found}


@pytest.mark.parametrize(
    "language,subject", [("en", "Ji-woo Han disagrees with a decision"), ("ko", "Ji-woo Han")]
)
def test_mail_is_in_the_language_of_whoever_gets_it(inside: Club, language: str, subject: str) -> None:
    inside.coach.user.locale = language
    inside.coach.user.save()

    sent = mailed(tell(inside, Event.DISAGREED, excerpt="My calf is fine."))

    assert sent.subject.startswith(subject)
    assert (sent.to, "My calf is fine." in sent.body) == ([inside.coach.user.email], True)


def test_mail_says_how_to_get_no_more_of_it_and_tracks_nothing(inside: Club) -> None:
    sent = mailed(tell(inside, Event.DISAGREED))

    ((html, kind),) = sent.alternatives
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/unsubscribe/" in sent.extra_headers["List-Unsubscribe"]
    assert (kind, "<img" in html, "<script" in html) == ("text/html", False, False)


def test_mail_leaves_once(inside: Club) -> None:
    notice = tell(inside, Event.DISAGREED)

    assert [mailing.mail_notice(public_id=str(notice.public_id), now=NOW) for _ in range(2)] == [True, False]
    assert len(mail.outbox) == 1


def test_mail_does_not_leave_to_whoever_may_no_longer_see_the_athlete(inside: Club) -> None:
    notice = tell(inside, Event.DISAGREED)
    inside.athlete.coach = None
    inside.athlete.save()

    assert not mailing.mail_notice(public_id=str(notice.public_id), now=NOW)
    assert not mail.outbox


def test_message_is_told_unless_it_was_read_or_taken_back(inside: Club) -> None:
    read = services.send_message(
        athlete=inside.athlete, author=inside.coach, side=Author.COACH, body="Read.", now=NOW
    )
    services.read_thread(athlete=inside.athlete, member=inside.runner, side=Author.COACH, now=NOW)

    messages.tell_message(public_id=str(read.public_id), now=NOW)
    said(inside)

    assert [notice.params["excerpt"] for notice in Notice.objects.all()] == ["How is the calf?"]


def test_what_is_not_urgent_leaves_together_once_a_day(inside: Club) -> None:
    for number in range(2):
        tell(inside, Event.CONNECTION_FAILING, name=f"folder {number}")

    early, at_seven = NOW, NOW + timedelta(minutes=30)
    counts = [digests.send_digests(now=moment) for moment in (early, at_seven, at_seven + timedelta(hours=1))]

    assert counts == [0, 1, 0]
    assert all(f"folder {number}" in mail.outbox[0].body for number in range(2))


def test_answer_by_link_is_sent_once_and_shows_one_message_alone(inside: Club) -> None:
    services.send_message(
        athlete=inside.athlete, author=inside.coach, side=Author.COACH, body="Elsewhere.", now=NOW
    )
    reply = links(inside)["reply"]

    page = Client().get(reply).content.decode()
    first, again = (Client().post(reply, {"body": "Much better."}) for _ in range(2))

    assert ("How is the calf?" in page, "Elsewhere." in page, inside.athlete.name in page) == (
        True,
        False,
        False,
    )
    assert (first.status_code, again.status_code) == (200, 410)
    assert Message.objects.get(side=Author.ATHLETE).body == "Much better."


def test_page_of_the_link_is_in_the_readers_language_else_in_the_browsers(inside: Club) -> None:
    reply, korean = links(inside)["reply"], Client(headers={"accept-language": "ko"})

    unsaid = korean.get(reply).content.decode()
    inside.runner.user.locale = "en"
    inside.runner.user.save()
    said = korean.get(reply).content.decode()

    assert ('lang="ko"' in unsaid, 'lang="en"' in said) == (True, True)


def test_link_that_was_ended_or_forged_or_is_old_is_gone(inside: Club) -> None:
    reply = links(inside)["reply"]
    replying.end_links(member=inside.runner, now=NOW)
    ended = Client().get(reply).status_code
    ReplyLink.objects.update(revoked_at=None, expires_at=NOW)
    expired = Client().get(reply).status_code

    assert (ended, expired, Client().get("/reply/1.00:forged/").status_code) == (410, 410, 410)


def test_link_of_a_message_that_was_taken_back_is_gone(inside: Club) -> None:
    reply = links(inside)["reply"]
    Message.objects.all().delete()

    assert Client().get(reply).status_code == 410


def test_link_counts_in_its_own_organization_alone(club: Club, other_club: Club) -> None:
    with scope.enter(club.organization.pk):
        links(club)
        link = ReplyLink.objects.get()
    token = replying.signer.sign(f"{other_club.organization.pk}.{link.public_id.hex}")

    assert Client().get(f"/reply/{token}/").status_code == 410


def test_guessing_is_slowed_down(inside: Club) -> None:
    codes = {Client().get("/reply/1.00:forged/").status_code for _ in range(25)}

    assert codes == {410, 429}


def test_unsubscribing_needs_a_click_and_can_be_taken_back(inside: Club) -> None:
    end = links(inside)["unsubscribe"]
    Client().get(end)
    looked = NoticePreference.objects.count()
    Client(enforce_csrf_checks=True).post(end, {"List-Unsubscribe": "One-Click"})
    ended = NoticePreference.objects.get()
    Client().post(end, {"again": "1"})

    assert (looked, ended.event, ended.channel, ended.wanted) == (0, Event.MESSAGE, Channel.EMAIL, False)
    assert NoticePreference.objects.get().wanted
