"""A day of the calendar: its sessions, runs and races in words."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext, pgettext

from analytics.workout import Bar, from_json, profile
from athletes.models import Activity, Race
from coach.selectors.calendar.facts import Facts
from coach.selectors.calendar.values import Card, Day, Flagged, Noted, Run
from planning import wording
from planning.changes import Entry
from planning.models import Audience, DayNote
from planning.pairing import SPORT
from tenancy.templatetags import display
from tenancy.templatetags.display import localised

SECONDS_A_MINUTE = 60


@display.kept_by_language
def free_words(*minutes: int) -> tuple[str, ...]:
    """How much time there is, of Monday to Sunday."""
    nothing = gettext("No time")
    return tuple(display.duration(one * SECONDS_A_MINUTE) if one else nothing for one in minutes)


def day_of(facts: Facts, day: date, free: str, units: str, *, detailed: bool) -> Day:
    """The day as it is with the draft. `free`: how much time there is; `detailed`: with their pictures."""
    entries = facts.entries.get(day, ())
    return Day(
        day=day,
        today=day == facts.today,
        past=day < facts.today,
        free=facts.athlete.availability_min[day.weekday()] > 0,
        minutes=free,
        locked=any(one.locked for one in entries),
        races=tuple(_race(race, units) for race in facts.races.get(day, ())),
        cards=tuple(_card(facts, one, units, detailed=detailed) for one in entries),
        runs=tuple(_run(run, units) for run in facts.others.get(day, ())),
        notes=tuple(map(_noted, facts.notes.get(day, ()))),
        warnings=tuple(wording.against(one) for one in facts.found.get(day, ())),
    )


def _card(facts: Facts, entry: Entry, units: str, *, detailed: bool) -> Card:
    content, run = entry.content, facts.run_of.get(entry.session)
    return Card(
        session=entry.session,
        version=entry.version or 0,
        title=localised(content.title),
        key=content.key,
        rest=content.steps is None,
        locked=entry.locked,
        open=not entry.run,
        time=_both(content.duration_s, run.duration_s if run else None, display.duration),
        distance=_both(
            content.distance_m, run.distance_m if run else None, lambda it: display.distance(it, units)
        ),
        load=_both(content.load, run.load if run else None, display.whole),
        outcome=entry.outcome,
        percent=entry.percent,
        drafted=", ".join(drafted_words(entry.drafted)) if entry.drafted else "",
        changed=entry.changed,
        note=run.note if run else "",
        run=run.public_id if run else None,
        profile=_profile(facts, entry) if detailed else (),
    )


def drafted_words(kinds: frozenset[str]) -> list[str]:
    """What the draft does to a session: "New" says it all."""
    words = {
        "create": pgettext("draft", "New"),
        "move": pgettext("draft", "Moved"),
        "edit": pgettext("draft", "Changed"),
        "lock": pgettext("draft", "Lock changed"),
    }
    return [words["create"]] if "create" in kinds else [word for kind, word in words.items() if kind in kinds]


def _both(planned: float | None, done: float | None, say: Callable[[float], str]) -> str:
    """Planned → done; one of them where the other is missing or reads the same."""
    words = [say(value) for value in (planned, done) if value]
    return " → ".join(dict.fromkeys(words))


def _profile(facts: Facts, entry: Entry) -> tuple[Bar, ...]:
    if entry.content.steps is None:
        return ()
    return profile(from_json(entry.content.steps), facts.zones.physiology_on(entry.day))


def _run(run: Activity, units: str) -> Run:
    return Run(
        activity=run.public_id,
        title=run.name or (gettext("Run") if run.sport == SPORT else run.sport),
        time=display.duration(run.duration_s),
        distance=display.distance(run.distance_m, units) if run.distance_m else "",
        load=display.whole(run.load) if run.load else "",
        note=run.note,
    )


def _noted(note: DayNote) -> Noted:
    return Noted(note.public_id, note.audience == Audience.STAFF, note.text)


def _race(race: Race, units: str) -> Flagged:
    return Flagged(race.public_id, race.name, f"{race.priority} · {display.distance(race.distance_m, units)}")
