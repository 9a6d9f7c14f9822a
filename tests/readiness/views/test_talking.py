"""The thread on its page, and about one thing."""

from typing import Any

from athletes.models import Author, Message
from athletes.services import send_message
from tests.factories import Club

HOME = "/o/northline"


def said(club: Club, body: str = "Rest today.", side: Author = Author.COACH, **more: Any) -> Message:
    author = club.coach if side == Author.COACH else club.runner
    return send_message(athlete=club.athlete, author=author, side=side, body=body, **more)
