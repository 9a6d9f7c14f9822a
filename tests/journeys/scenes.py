"""Scenes for the journeys, set inside the site's own database by a process that is told which (site.py)."""

import json
import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import django
from openpyxl import Workbook

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.journeys.settings")
django.setup()

from allauth.account.models import EmailAddress  # noqa: E402
from django.utils import timezone  # noqa: E402

from analytics.readiness import Answers, Problem  # noqa: E402
from analytics.workout import KEY_CATEGORIES  # noqa: E402
from athletes import services as athletes  # noqa: E402
from athletes.models import Athlete  # noqa: E402
from athletes.services import RaceFacts  # noqa: E402
from coach import founding  # noqa: E402
from config.env import env  # noqa: E402
from demo.fitfile import encode_run  # noqa: E402
from demo.simulation import Course, Runner, Segment, simulate  # noqa: E402
from planning import services as planning  # noqa: E402
from planning.goal import Goal  # noqa: E402
from planning.models import Outcome, PlannedSession  # noqa: E402
from planning.services import PlanInputs  # noqa: E402
from readiness import services as readiness  # noqa: E402
from tenancy import scope, services  # noqa: E402
from tenancy.models import Kind, Membership, Organization, Role, User  # noqa: E402
from tests.journeys.places import places  # noqa: E402
from tests.journeys.scenes_names import PASSWORD  # noqa: E402

RACE_M = 21097.5
RUNS, DISPUTED = 30, 2
TIRED = Answers(sleep=2, energy=2, recovery=2, stress=3)
ILL = Answers(sleep=2, energy=2, recovery=1, stress=3, problem=Problem.ILL)
HURT = Answers(sleep=2, energy=2, recovery=1, stress=3, problem=Problem.PAIN, pain=6, body_part="calf")


def club(label: str) -> dict[str, str]:
    """A coach and an athlete without a plan; and which plan brings a key session today."""
    coach, athlete = _coach_and_athlete(label)
    with scope.enter(coach.organization_id):
        start, weeks = _with_key_session_today(athlete)
    return {
        "slug": coach.organization.slug,
        "athlete": str(athlete.public_id),
        "start": start.isoformat(),
        "weeks": str(weeks),
        "race_day": _race_day(start, weeks).isoformat(),
    }


def morning(label: str) -> dict[str, str]:
    """The same with the plan published: a key session waits, and the athlete has not checked in."""
    coach, athlete = _coach_and_athlete(label)
    with scope.enter(coach.organization_id):
        _publish(athlete, coach, *_with_key_session_today(athlete))
    return {"slug": coach.organization.slug, "athlete": str(athlete.public_id)}


def missed(label: str) -> dict[str, str]:
    """The same a day later: the key session was missed, and the days to come are free."""
    facts = morning(label)
    organization = Organization.objects.get(slug=facts["slug"])
    with scope.enter(organization.pk):
        athlete = Athlete.objects.get(public_id=facts["athlete"])
        today = athlete.local_day(timezone.now())
        session = PlannedSession.objects.filter(key=True, day=today)[0]
        near = PlannedSession.objects.filter(
            day__range=(today - timedelta(days=2), today + timedelta(days=8))
        )
        near.exclude(pk=session.pk).update(deleted_at=timezone.now())
        session.day, session.outcome, session.percent = today - timedelta(days=1), Outcome.MISSED, 0
        session.save()
        Athlete.objects.filter(pk=athlete.pk).update(availability_min=[180] * 7)
    return {**facts, "title": session.title["en"]}


def queue(label: str) -> dict[str, str]:
    """Three tired athletes for whom the same is proposed, and one who hurts."""
    coach, athlete = _coach_and_athlete(label)
    with scope.enter(coach.organization_id):
        start, weeks = _with_key_session_today(athlete)
        for name, answers in (
            ("Ana Ito", TIRED),
            ("Ben Okoro", TIRED),
            ("Cem Aksu", TIRED),
            ("Dan Holt", HURT),
        ):
            runner = _athlete(coach, None, name)
            _publish(runner, coach, start, weeks)
            _check_in(runner, answers)
    return {"slug": coach.organization.slug}


def rush(label: str, count: str) -> dict[str, str]:
    """A coach's busy morning, with a second owner: many athletes who hurt."""
    coach, _own = _coach_and_athlete(label)
    sol = _person("Coach Sol", f"sol@{label}.test")
    services.join(organization=coach.organization, user=sol, role=Role.OWNER)
    with scope.enter(coach.organization_id):
        for number in range(int(count)):
            _check_in(_athlete(coach, None, f"Runner {number:02}"), HURT)
    return {"slug": coach.organization.slug}


def news(label: str, name: str) -> dict[str, str]:
    """An athlete answers again: ill by now."""
    with scope.enter(Organization.objects.get(slug=label).pk):
        _check_in(Athlete.objects.select_related("organization").get(name=name), ILL)
    return {}


def squad(label: str, folder: str) -> dict[str, str]:
    """A coach with three athletes and no plan; and a season in a spreadsheet, with one cell that is wrong."""
    coach, athlete = _coach_and_athlete(label)
    with scope.enter(coach.organization_id):
        for name in ("Ana Ito", "Ben Okoro"):
            _athlete(coach, None, name)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Week", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    sheet.append(["1", "", "# Tempo: Loops\n10m Z1\n20m Z3", "", "easy 40 min", "", "", "long 90 min"])
    sheet.append(["2", "", "20 apples", "", "easy 45 min", "", "", "long 100 min"])
    path = Path(folder) / "autumn.xlsx"
    book.save(path)
    return {"slug": coach.organization.slug, "athlete": str(athlete.public_id), "path": str(path)}


def own_session(slug: str, title: str) -> dict[str, str]:
    """Somebody has given the first session of Ana's plan a title of their own."""
    organization = Organization.objects.get(slug=slug)
    with scope.enter(organization.pk):
        session = PlannedSession.objects.filter(athlete__name="Ana Ito").earliest("day")
        session.title, session.version = {"en": title, "ko": title}, session.version + 1
        session.save()
    return {"session": str(session.public_id)}


def file() -> dict[str, str]:
    """Today's run as a watch would have recorded it: 40 easy minutes."""
    run = simulate(
        [Segment(2400, 2.9)],
        runner=Runner(resting_hr_bpm=48, max_hr_bpm=190, threshold_hr_bpm=172, threshold_speed_m_s=4.0),
        started_at=timezone.now() - timedelta(minutes=45),
        seed=7,
        course=Course(37.5, 126.9),
        lap_every_m=1000.0,
    )
    path = env.runseason_var / "today.fit"
    path.write_bytes(encode_run(run, every_s=2))
    return {"path": str(path)}


def archive(label: str) -> dict[str, str]:
    """A club; and an export of its athlete: runs of many days, and a log that tells of two other hearts."""
    coach, athlete = _coach_and_athlete(label)
    moment = timezone.now() - timedelta(hours=1)
    path, log = env.runseason_var / f"{label}.zip", ["Date,Distance (km),Time,Avg HR"]
    with ZipFile(path, "w") as export:
        for day in range(1, RUNS + 1):
            at = moment - timedelta(days=day)
            run = simulate(
                [Segment(1800, 3.0)],
                runner=Runner(),
                started_at=at,
                seed=day,
                course=Course(37.5, 126.9),
                lap_every_m=None,
            )
            export.writestr(f"runs/{day}.fit", encode_run(run, every_s=2))
            if day <= DISPUTED:
                local = at.astimezone(ZoneInfo(athlete.timezone)).date()
                log.append(f"{local},5.4,30:00,{190 + day}")
        export.writestr("log.csv", "\n".join(log))
        export.writestr("torn.fit", b"not a run")
    return {"slug": coach.organization.slug, "athlete": str(athlete.public_id), "path": str(path)}


def empty() -> dict[str, str]:
    """The link of the first run, as the terminal prints it."""
    assert not Organization.objects.exists()
    return {"token": founding.first_run_token()}


def _coach_and_athlete(label: str) -> tuple[Membership, Athlete]:
    coach = services.found_organization(
        name=f"Journey {label}",
        kind=Kind.CLUB,
        owner=_person("Coach Mina", f"coach@{label}.test"),
        zone=env.default_timezone,
    ).membership
    runner = services.join(
        organization=coach.organization, user=_person("Ji-woo Han", f"runner@{label}.test"), role=Role.NONE
    )
    with scope.enter(coach.organization_id):
        return coach, _athlete(coach, runner)


def _check_in(runner: Athlete, answers: Answers) -> None:
    moment = timezone.now()
    day = runner.local_day(moment)
    readiness.record_check_in(athlete=runner, day=day, answers=answers, note="", now=moment)


def _publish(athlete: Athlete, coach: Membership, start: date, weeks: int) -> None:
    goal = Goal(RaceFacts("Spring Half", _race_day(start, weeks), RACE_M))
    plan = planning.start_plan(
        athlete=athlete, goal=goal, author=coach, inputs=_inputs(athlete, start, weeks)
    )
    planning.publish_plan(plan=plan, now=timezone.now())


def _athlete(coach: Membership, runner: Membership | None, name: str = "Ji-woo Han") -> Athlete:
    return athletes.create_athlete(
        name=name,
        coach=coach,
        member=runner,
        zone=env.default_timezone,
        sex="f",
        max_hr_bpm=190,
        resting_hr_bpm=48,
        threshold_hr_bpm=172,
        threshold_speed_m_s=4.0,
        availability_min=_availability(timezone.localdate(timezone=ZoneInfo(env.default_timezone))),
    )


def _availability(today: date) -> list[int]:
    """Most time three days from now, which draws the long run; then today, which draws a key session."""
    minutes = {today.weekday(): 90, (today.weekday() + 3) % 7: 120}
    return [minutes.get(weekday, 60) for weekday in range(7)]


def _with_key_session_today(athlete: Athlete) -> tuple[date, int]:
    """A start and a length for which the builder puts a key session on today."""
    today = athlete.local_day(timezone.now())
    monday = today - timedelta(days=today.weekday())
    for behind, weeks in product(range(2, 10), range(12, 21)):
        start = monday - timedelta(weeks=behind)
        goal = RaceFacts("", _race_day(start, weeks), RACE_M)
        inputs = _inputs(athlete, start, weeks)
        built = planning.build_season(athlete=athlete, goal=goal, inputs=inputs).built
        sessions = [session for week in built.weeks for session in week.sessions if session.day == today]
        if any(session.category in KEY_CATEGORIES for session in sessions):
            return start, weeks
    raise LookupError("no plan brings a key session today")


def _race_day(start: date, weeks: int) -> date:
    return start + timedelta(weeks=weeks, days=-1)


def _inputs(athlete: Athlete, start: date, weeks: int) -> PlanInputs:
    minutes = tuple(athlete.availability_min)
    return PlanInputs(start=start, weeks=weeks, current_week_m=40_000, availability_min=minutes)


def _person(name: str, email: str) -> User:
    user = User.objects.create_user(email, PASSWORD, name=name)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


SCENES: dict[str, Callable[..., dict[str, str]]] = {
    "club": club,
    "morning": morning,
    "missed": missed,
    "queue": queue,
    "rush": rush,
    "news": news,
    "file": file,
    "squad": squad,
    "own_session": own_session,
    "archive": archive,
    "empty": empty,
    "places": places,
}


def main() -> None:
    """A line for each scene that is wanted, and one for what came of it."""
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        name, *words = json.loads(line)
        print(json.dumps(SCENES[name](*words)), file=answers, flush=True)


if __name__ == "__main__":
    main()
