"""Where the pages of the demo club are: one thing of each kind, for the addresses that need one."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone

from athletes import services as athletes
from athletes.models import (
    Activity,
    Athlete,
    Author,
    EpisodeKind,
    Event,
    NoteAudience,
    Origin,
    Race,
    ReplyLink,
)
from athletes.services import PhraseFacts, ShoeFacts, groups, replying, unsubscribing
from coach.models import SavedPage
from coach.services import keep_view
from demo import club
from ingest import services as ingest
from ingest.models import Conflict, Door, ImportRun
from planning import services as planning
from planning.models import CatalogueSession, Plan, PlannedSession
from planning.selectors import squads
from planning.services import squad_plans, templates
from readiness.models import CheckIn, Intervention
from readiness.services import TurnFacts, add_turn
from tenancy import scope, services
from tenancy.models import Membership, Role


def places() -> dict[str, str]:
    """By the first part of an address, what stands behind it."""
    coach = Membership.objects.select_related("organization").get(
        organization__slug=club.SLUG, role=Role.OWNER
    )
    with scope.enter(coach.organization_id):
        athlete = Athlete.objects.exclude(member=None).get()
        found = {**_shown(athlete), **_made(athlete, coach)}
        return {kind: str(name) for kind, name in found.items()}


def _shown(athlete: Athlete) -> dict[str, object]:
    """What the season has left behind."""
    session = PlannedSession.objects.filter(athlete=athlete, plan__state="published").earliest("day")
    return {
        "athletes": athlete.public_id,
        "queue": Intervention.objects.open().order_by("-risk")[0].public_id,
        "races": Race.objects.filter(athlete=athlete)[0].public_id,
        "plans": session.plan.public_id,
        "sessions": session.public_id,
        "activities": Activity.objects.filter(athlete=athlete).latest("started_at").public_id,
        "library": CatalogueSession.objects.all()[0].code,
    }


def _made(athlete: Athlete, coach: Membership) -> dict[str, object]:
    """What a season does not leave behind by itself."""
    moment = timezone.now()
    upload = ingest.accept_upload(
        athlete=athlete, uploader=coach, filename="torn.fit", data=b"not a run", now=moment
    )
    _dispute(athlete)
    invitation = services.invite(
        by=coach, email="new@journey.test", name="New Runner", role=Role.NONE, now=moment
    )
    shipped = CatalogueSession.objects.all()[0]
    return {
        "library uuid": planning.make_mine(source=shipped, author=coach, now=moment).public_id,
        "shoes": athletes.add_shoe(athlete=athlete, shoe=ShoeFacts("Daily trainer")).public_id,
        "uploads": upload.public_id,
        "imports": _imported(athlete, coach).public_id,
        "invitation": services.invitation_token(invitation),
        "week": "2026-11-16",
        **_said(athlete, coach),
        **_templated(athlete, coach),
        **_noted(athlete, coach),
        **_arranged(coach),
    }


def _arranged(coach: Membership) -> dict[str, object]:
    """A saved view and a turn of the rota."""
    view = keep_view(member=coach, page=SavedPage.QUEUE, name="Mine", query="tab=waiting")
    turn = add_turn(facts=TurnFacts(coach, weekday=0))
    return {"views": view.public_id, "settings uuid": turn.public_id}


def _noted(athlete: Athlete, coach: Membership) -> dict[str, object]:
    """A note of each kind, a task and an injury of last week that is over."""
    moment = timezone.now()
    today = athlete.local_day(moment)
    said: dict[str, Any] = {"athlete": athlete, "now": moment}
    shared = athletes.NoteFacts(NoteAudience.SHARED, "Well done on Sunday.")
    private = athletes.NoteFacts(NoteAudience.PRIVATE, "Worries about work.")
    athletes.write_note(author=coach, facts=shared, **said)
    note = athletes.write_note(author=coach, facts=private, **said)
    task = athletes.TaskFacts("Call about the race", coach, today, athlete=athlete)
    week = athletes.EpisodeFacts(
        EpisodeKind.INJURY, today - timedelta(days=9), "calf", "left", ended_on=today - timedelta(days=2)
    )
    episode = athletes.open_episode(by=coach, facts=week, origin=Origin.COACH, **said)
    return {
        "notes": note.public_id,
        "tasks": athletes.add_task(author=coach, facts=task, now=moment).public_id,
        "episodes": episode.public_id,
    }


def _said(athlete: Athlete, coach: Membership) -> dict[str, object]:
    """Messages of both sides, a notice, a template of messages, and the links of mails."""
    moment, runner = timezone.now(), athlete.member
    send = {"athlete": athlete, "now": moment}
    asked = athletes.send_message(author=coach, side=Author.COACH, body="How is the calf?", **send)
    athletes.send_message(author=runner, side=Author.ATHLETE, body="Better, thank you.", **send)
    for member in (coach, runner):
        athletes.notify(event=Event.MESSAGE, to=member, athlete=athlete, params={"who": "Anna"}, now=moment)
    facts = PhraseFacts("Well done", "Well done, {name}!", "{name}님, 잘하셨어요!")
    link = ReplyLink.objects.create(
        athlete=athlete,
        answered_id=asked.public_id,
        member=runner,
        made_at=moment,
        expires_at=moment + replying.LASTS,
    )
    address = unsubscribing.link_for(member=runner, event=Event.MESSAGE)
    return {
        "phrases": athletes.add_phrase(facts=facts, owner=None).public_id,
        "check-ins": CheckIn.objects.of(athlete).latest("day").public_id,
        "reply": replying.token_of(link),
        "unsubscribe": address.rstrip("/").rsplit("/", 1)[-1],
    }


def _templated(athlete: Athlete, coach: Membership) -> dict[str, object]:
    """A template of the athlete's plan that was applied to them, and the group that they are in."""
    plan = Plan.objects.published().of(athlete).select_related("race").get()
    template = templates.template_of_plan(plan=plan, name="Half marathon", author=coach)
    chosen, _without = squads.choose(template, [athlete], start=None, now=timezone.now())
    run = squad_plans.apply_template(template=template, chosen=chosen, author=coach, now=timezone.now())
    group = groups.make_group(name="Tuesday track", tags=["track"], members=[athlete])
    return {"templates": template.public_id, "template-runs": run.public_id, "groups": group.public_id}


def _imported(athlete: Athlete, coach: Membership) -> ImportRun:
    """Two files that nobody can read, which wait for somebody to say that they are to be imported."""
    files = [ingest.Incoming(name, BytesIO(b"not a run")) for name in ("torn.fit", "torn.gpx")]
    facts = {"athlete": athlete, "uploader": coach, "door": Door.PAGE, "now": timezone.now()}
    return ingest.open_import(**facts, name="files", files=files, preview=True)


def _dispute(athlete: Athlete) -> None:
    """Two sources of the latest run that tell of different hearts."""
    told = {"fit": 150, "strava": 190}
    said = [{"source": f"{kind}|id:1", "kind": kind, "value": bpm} for kind, bpm in told.items()]
    Conflict.objects.create(
        athlete=athlete,
        activity=Activity.objects.filter(athlete=athlete).latest("started_at"),
        kind="field",
        field="avg_hr_bpm",
        options=said,
        suggested="fit|id:1",
        reason="highest",
        raised_at=timezone.now(),
    )
