"""What the command palette finds: athletes, pages and actions, each only for whoever may open it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from athletes.access import may
from athletes.http import Request
from athletes.models import Athlete
from tenancy.addresses import at

MOST = 16
MOST_ATHLETES = 8


class Kind(IntEnum):
    """In the order in which equally good finds stand."""

    ATHLETE = 0
    PAGE = 1
    ACTION = 2

    @property
    def word(self) -> str | Promise:
        return WORDS[self]


WORDS: dict[Kind, str | Promise] = {
    Kind.ATHLETE: _("Athlete"),
    Kind.PAGE: _("Page"),
    Kind.ACTION: _("Action"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """An address of the organization, the action that opens it, and the key that `G` is followed by."""

    name: str
    action: str
    icon: str
    label: str | Promise
    kind: Kind = Kind.PAGE
    key: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """A line of the palette."""

    kind: Kind
    label: str
    url: str
    icon: str
    key: str = ""


SPOTS = (
    Spot("command_center", "queue.read", "inbox", _("Command center"), key="c"),
    Spot("squad", "queue.read", "users", _("Squad"), key="s"),
    Spot("caseload", "queue.read", "heart-pulse", _("Caseload"), key="k"),
    Spot("board", "squad.read", "calendar-days", _("Squad week"), key="w"),
    Spot("library", "library.read", "library", _("Library"), key="l"),
    Spot("tasks", "task.read", "check", _("Tasks"), key="d"),
    Spot("sync", "sync.read", "refresh-cw", _("Imports"), key="i"),
    Spot("command_center", "queue.read", "user", _("My cases"), query="?tab=needs-you&owner=me"),
    Spot(
        "command_center",
        "queue.read",
        "inbox",
        _("Cases that nobody has taken"),
        query="?tab=needs-you&owner=none",
    ),
    Spot("reconcile", "queue.read", "list-filter", _("Sources that differ"), key="r"),
    Spot("today", "today.read", "footprints", _("My running"), key="t"),
    Spot("organization_settings", "organization.write", "settings", _("Settings"), key="o"),
    Spot("members", "member.read", "users", _("Members")),
    Spot("command_center", "queue.read", "clock", _("Cases waiting for the athlete"), query="?tab=waiting"),
    Spot("command_center", "queue.read", "moon", _("Snoozed cases"), query="?tab=snoozed"),
    Spot("command_center", "queue.read", "check", _("Decided today"), query="?tab=done"),
    Spot("squad", "plan.write", "calendar-days", _("Plans to publish"), query="?only=drafts"),
    Spot("squad", "coaching.write", "users", _("Athletes without a coach"), query="?coach=none"),
    Spot("athlete_new", "athlete.create", "plus", _("Add an athlete"), Kind.ACTION),
    Spot("members", "member.write", "mail", _("Invite to the staff"), Kind.ACTION, query="#invite"),
    Spot("task_new", "task.write", "plus", _("Add a task"), Kind.ACTION),
    Spot("my_notes", "today.read", "file-text", _("Notes for me, injuries and illness"), Kind.PAGE),
    Spot("log", "today.read", "upload", _("Log a run of my own"), Kind.ACTION),
    Spot("queue_filters", "queue.read", "list-filter", _("Filter the queue"), Kind.ACTION),
    Spot("phrases", "phrase.read", "message-square-text", _("Message templates")),
    Spot("coach_week_now", "queue.read", "calendar-days", _("My week as a coach")),
    Spot("notices", "notice.read", "bell", _("Notices")),
    Spot("notice_wishes", "notice.read", "settings", _("What I am told")),
    Spot("rules", "rule.read", "list-filter", _("Rules")),
    Spot("clock_settings", "organization.write", "clock", _("Response times")),
    Spot("response_report", "report.read", "clock", _("Response report")),
    Spot("rules_report", "queue.read", "target", _("What was decided, by rule")),
    Spot("decision_log", "log.read", "clock", _("Log of decisions")),
    Spot("saved_views", "view.read", "list-filter", _("Saved views")),
    Spot("rota", "rota.read", "calendar-days", _("Rota")),
    Spot("turn_new", "rota.write", "plus", _("Add a turn to the rota"), Kind.ACTION),
    Spot("absence_new", "absence.write", "moon", _("Somebody is away: lend a caseload"), Kind.ACTION),
)

ABOUT_ATHLETE = (
    Spot("plan_new", "plan.write", "plus", _("New plan for %(name)s"), Kind.ACTION),
    Spot("athlete_profile", "profile.write", "user", _("Profile of %(name)s"), Kind.ACTION),
    Spot("zones_edit", "zones.write", "gauge", _("Zones of %(name)s"), Kind.ACTION),
    Spot("athlete_notes", "task.read", "file-text", _("Notes, tasks and injuries of %(name)s"), Kind.ACTION),
    Spot("activities", "activity.read", "activity", _("Activities of %(name)s"), Kind.ACTION),
    Spot("activity_new", "activity.write", "plus", _("Enter an activity of %(name)s"), Kind.ACTION),
    Spot("readiness_days", "checkin.read", "chart-line", _("Readiness of %(name)s by day"), Kind.ACTION),
    Spot("watch_values", "checkin.read", "watch", _("Watch values of %(name)s"), Kind.ACTION),
    Spot("thread", "message.read", "message-square-text", _("Messages with %(name)s"), Kind.ACTION),
    Spot("upload", "upload.write", "upload", _("Upload a run of %(name)s"), Kind.ACTION),
    Spot("imports", "import.read", "refresh-cw", _("Imports of %(name)s"), Kind.ACTION),
    Spot("coaching", "coaching.write", "users", _("Who coaches %(name)s"), Kind.ACTION),
)


def finds(request: Request, query: str, athletes: Sequence[Athlete]) -> list[Find]:
    """The best lines for what was typed, the best first; `athletes` are those whose names fit."""
    ranked = [(closeness(find.label, query), find) for find in _candidates(request, athletes)]
    fitting = [(rank, find) for rank, find in ranked if rank is not None]
    fitting.sort(key=lambda pair: (pair[0], pair[1].kind))
    return [find for _rank, find in fitting[:MOST]]


def closeness(label: str, query: str) -> int | None:
    """0: begins so; 1: its words do; 2: holds it somewhere; None: does not fit."""
    said, words = label.casefold(), query.casefold().split()
    if not all(word in said for word in words):
        return None
    if said.startswith(" ".join(words)):
        return 0
    return 1 if all(any(part.startswith(word) for part in said.split()) for word in words) else 2


def _candidates(request: Request, athletes: Sequence[Athlete]) -> Iterator[Find]:
    for athlete in athletes:
        url = at(request, "athlete_page", athlete.public_id)
        yield Find(Kind.ATHLETE, athlete.name, url, "user")
    for spot in SPOTS:
        if may(request, spot.action):
            url = at(request, spot.name) + spot.query
            yield Find(spot.kind, str(spot.label), url, spot.icon, spot.key)
    yield Find(Kind.PAGE, str(_("Your account")), reverse("person"), "user")
    for athlete in athletes[:1]:
        for spot in ABOUT_ATHLETE:
            if may(request, spot.action):
                url = at(request, spot.name, athlete.public_id)
                yield Find(spot.kind, str(spot.label) % {"name": athlete.name}, url, spot.icon)
