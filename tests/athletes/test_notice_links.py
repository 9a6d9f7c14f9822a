"""Where a notice leads: each side to its own page."""

import pytest

from athletes.models import Event
from athletes.notice_links import path_of
from athletes.services import notify
from tests.factories import NOW, Club


@pytest.mark.parametrize(
    "event, member, page",
    [
        (Event.NOTE_SHARED, "runner", "/me/notes/"),
        (Event.PLAN_CHANGED, "runner", "/plan/"),
        (Event.APPLIED_BY_RULES, "runner", "/today/"),
        (Event.TASK_DUE, "coach", "/tasks/"),
    ],
)
def test_a_notice_leads_to_what_it_tells_of(inside: Club, event: Event, member: str, page: str) -> None:
    told = notify(
        event=event, to=getattr(inside, member), athlete=inside.athlete, params={}, now=NOW, key="one"
    )

    assert told is not None
    assert path_of(told, inside.organization.slug) == f"/o/{inside.organization.slug}{page}"
