"""Where a notice leads to: the page of a floor above, by its name and the public ids in the parameters."""

from django.conf import settings

from athletes.models import Event, Notice
from tenancy.addresses import address

Place = tuple[str, tuple[object, ...]]

OF_CASES = frozenset(
    {Event.CASE_OPENED, Event.CASE_ASSIGNED, Event.CASE_ESCALATED, Event.DISAGREED, Event.ASKED}
)
OWN: dict[str, str] = {
    Event.MESSAGE: "my_messages",
    Event.PLAN_CHANGED: "my_plan",
    Event.NOTE_SHARED: "my_notes",
}
"""Where athletes find what they are told of; everything else is on Today."""


def path_of(notice: Notice, slug: str) -> str:
    """The page's path on this site. The notice has its athlete loaded."""
    name, args = _of_runs(notice) or (_own(notice) if _is_own(notice) else _of_staff(notice))
    return address(name, slug, *args)


def link_of(notice: Notice, slug: str) -> str:
    """The whole address, for a mail."""
    return f"{settings.SITE_URL}{path_of(notice, slug)}"


def _is_own(notice: Notice) -> bool:
    return notice.athlete is not None and notice.athlete.member_id == notice.member_id


def _of_runs(notice: Notice) -> Place | None:
    """What leads both sides to the same page."""
    params = notice.params
    if notice.event == Event.NEW_ACTIVITY and params.get("activity"):
        return "activity_page", (params["activity"],)
    if notice.event == Event.IMPORT_ENDED and params.get("run"):
        return "import_page", (params["run"],)
    if notice.event == Event.CONFLICT and notice.athlete is not None:
        return "athlete_reconcile", (notice.athlete.public_id,)
    return None


def _own(notice: Notice) -> Place:
    return OWN.get(notice.event, "today"), ()


def _of_staff(notice: Notice) -> Place:
    params, athlete = notice.params, notice.athlete
    if notice.event == Event.WEEKLY_DIGEST:
        return "coach_week", (params["day"],)
    if notice.event == Event.TASK_DUE:
        return "tasks", ()
    if notice.event in OF_CASES and params.get("case"):
        return "case", (params["case"],)
    if athlete is None:
        return "home", ()
    return ("thread" if notice.event == Event.MESSAGE else "athlete_page"), (athlete.public_id,)
