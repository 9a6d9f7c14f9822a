"""Templates, and plans that were made from them, for tests."""

from datetime import date, timedelta
from typing import Any

from analytics.workout import Step, Target, TargetKind, Workout, to_json
from athletes.models import Athlete, Race
from planning.content import Content
from planning.models import Anchor, PlannedSession, PlanTemplate, TemplateOrigin, TemplateRun, TemplateUse
from planning.selectors.squads import Chosen
from planning.services import squad_plans, templates
from planning.services.templates import Outline
from planning.template_rows import Slot
from tests.factories import NOW, Club, make_athlete
from tests.planning.making import make_race

START = date(2026, 11, 23)
RACE_SUNDAY = date(2026, 12, 13)
EASY_TARGET, HARD_TARGET = Target(TargetKind.ZONE, 1, 2), Target(TargetKind.ZONE, 4, 4)
VERSION = 1


def easy(minutes: int = 40) -> Content:
    steps = to_json(Workout((), (Step(minutes * 60.0, None, EASY_TARGET),), ()))
    return Content("easy", {"en": f"Easy {minutes}", "ko": f"이지 {minutes}"}, steps, {})


def hard(minutes: int = 20) -> Content:
    main = (Step(minutes * 60.0, None, HARD_TARGET),)
    steps = to_json(Workout((Step(600.0, None, EASY_TARGET),), main, ()))
    return Content("threshold", {"en": f"Threshold {minutes}", "ko": f"역치 {minutes}"}, steps, {})


WEEKS = {
    Slot(week, weekday): (content,)
    for week in (1, 2, 3)
    for weekday, content in ((1, hard(20 + week)), (3, easy()), (5, easy(60)))
}
"""Tuesdays hard, Thursdays and Saturdays easy, for three weeks."""


def make_template(club: Club, *, anchor: Anchor = Anchor.START, **facts: Any) -> PlanTemplate:
    given = {"name": "Ten kilometres", "outline": [Outline()] * 3, "days": WEEKS, **facts}
    return templates.make_template(author=club.coach, anchor=anchor, **given)


def apply_to(template: PlanTemplate, club: Club, *athletes: Athlete, start: date = START) -> TemplateRun:
    people = athletes or (club.athlete,)
    chosen = [Chosen(one, start) for one in people]
    return squad_plans.apply_template(template=template, chosen=chosen, author=club.coach, now=NOW)


def squad(club: Club, count: int, **facts: Any) -> list[Athlete]:
    return [make_athlete(f"Runner {number:03d}", coach=club.coach, **facts) for number in range(count)]


def race_of(athlete: Athlete, day: date = RACE_SUNDAY, **facts: Any) -> Race:
    return make_race(athlete, day=day, distance_m=10_000.0, name="City 10 km", **facts)


def days_of(athlete: Athlete) -> list[tuple[date, str]]:
    """The athlete's planned days with their titles."""
    found = PlannedSession.objects.current().of(athlete).order_by("day")
    return [(session.day, session.title["en"]) for session in found]


def session_on(athlete: Athlete, day: date) -> PlannedSession:
    return PlannedSession.objects.current().of(athlete).get(day=day)


def edit(template: PlanTemplate, week: int, weekday: int, *contents: Content) -> PlanTemplate:
    template.refresh_from_db()
    return templates.edit_week(
        template=template,
        week=week,
        outline=Outline(),
        days={Slot(week, weekday): contents},
        version=template.version,
        now=NOW,
    )


def uses_of(template: PlanTemplate) -> list[TemplateUse]:
    found = TemplateUse.objects.filter(template=template).select_related("athlete", "plan__race")
    return list(found.order_by("pk"))


def origins_of(template: PlanTemplate) -> list[TemplateOrigin]:
    return list(TemplateOrigin.objects.filter(use__template=template))


def later(days: int) -> date:
    return START + timedelta(days=days)
