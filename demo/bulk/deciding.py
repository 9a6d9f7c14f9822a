"""The cases given to the club's athletes: the old ones decided, today's in every tab of the queue."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import connection

from analytics.recommendation import Action
from athletes.models import Athlete
from demo.bulk.filling import staged_rows
from demo.bulk.lives import Life
from demo.bulk.staging import Row, multiply, stage
from planning.selectors import session_on
from planning.services import propose
from readiness.models import Decision, Flag, Intervention

REASON = "Looked at the week: fine as it is."
# Each case of the herd gets its id first, because flags and decisions name it; and its fate by number.
HERD_CASES = """
CREATE TEMP TABLE herd_case ON COMMIT DROP AS
SELECT nextval(pg_get_serial_sequence('readiness_intervention', 'id')) AS id, herd.number, staged.day,
    CASE WHEN staged.day < %s THEN 'decided'
        WHEN mod(herd.number, 10) = 0 THEN 'asked' WHEN mod(herd.number, 10) = 1 THEN 'snoozed'
        WHEN mod(herd.number, 10) = 2 THEN 'decided' WHEN mod(herd.number, 10) = 3 THEN 'late'
        ELSE 'new' END AS fate
FROM herd JOIN life_intervention staged USING (life)
"""
CASE = "JOIN herd_case USING (number, day)"


def decide(
    lives: Sequence[Life], *, seed: int, owner_id: int, today: date, heard_at: datetime, now: datetime
) -> None:
    """Cases, flags and decisions. Everything else stands already."""
    stage(Intervention, _cases(lives, today), more={"day": "date"})
    with connection.cursor() as cursor:
        cursor.execute(HERD_CASES, [today])
        cursor.execute("ANALYZE herd_case")
    _interventions(seed, heard_at, now)
    stage(Flag, staged_rows(lives, lambda life: life.flags))
    multiply(
        Flag, moment="staged.raised_at", seed=seed, given={"intervention_id": "herd_case.id"}, joins=CASE
    )
    _decisions(seed, owner_id, heard_at)


def _cases(lives: Sequence[Life], today: date) -> Iterator[Row]:
    """With today's session and what is proposed instead: the same for everybody who lives the life."""
    for row in staged_rows(lives, lambda life: life.cases):
        yield {**row, **_proposal(row)} if row["day"] == today else row


def _proposal(row: Row) -> Row:
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(athlete_id) FROM herd WHERE life = %s", [row["life"]])
        (athlete_id,) = cursor.fetchone()
    if athlete_id is None:
        return {}
    session = session_on(athlete=Athlete.objects.get(pk=athlete_id), day=row["day"])
    if session is None or session.steps is None:
        return {}
    action = Action(row["action"])
    proposal = None if action is Action.KEEP else propose(session=session, action=action).to_json()
    return {"session_version": session.version, "proposal": proposal}


def _interventions(seed: int, heard_at: datetime, now: datetime) -> None:
    heard, this_moment = (f"'{moment.isoformat()}'::timestamptz" for moment in (heard_at, now))
    late = "CASE WHEN fate = 'late' THEN interval '4 days' ELSE interval '0' END"
    decided_at = f"least(staged.opened_at + interval '35 minutes', {heard})"
    given = {
        "id": "herd_case.id",
        "coach_id": "herd.coach_id",
        "session_id": "CASE WHEN staged.session_version IS NOT NULL THEN session.id END",
        "state": "CASE fate WHEN 'decided' THEN 'resolved' WHEN 'asked' THEN 'waiting' "
        "WHEN 'snoozed' THEN 'seen' ELSE 'new' END",
        "opened_at": f"staged.opened_at - {late}",
        **_clocks(late, heard, decided_at),
        "closed_at": f"CASE WHEN fate = 'decided' THEN {decided_at} END",
        "snoozed_until": f"CASE WHEN fate = 'snoozed' THEN {this_moment} + interval '20 hours' END",
        "version": "CASE WHEN fate IN ('new', 'late') THEN 1 ELSE 2 END",
    }
    session = "LEFT JOIN planning_plannedsession session ON session.athlete_id = herd.athlete_id"
    joins = f"{CASE} {session} AND session.day = staged.day"
    multiply(Intervention, moment="staged.opened_at", seed=seed, given=given, joins=joins)


def _clocks(late: str, heard: str, decided_at: str) -> dict[str, str]:
    """Both targets, and what became of them: readiness.services.clock in SQL, always open."""
    asked = "fate IN ('asked', 'snoozed')"
    answered_at = f"CASE WHEN fate = 'decided' THEN {decided_at} WHEN {asked} THEN {heard} END"
    took_s = f"greatest(0, extract(epoch FROM {answered_at} - staged.opened_at))"
    since = f"jsonb_build_object('from', staged.opened_at - {late}, 'bucket', staged.bucket, 'waited_s', 0)"
    return {
        "due_at": f"CASE WHEN {asked} THEN staged.resolve_by ELSE staged.due_at - {late} END",
        "respond_by": f"staged.respond_by - {late}",
        "resolve_by": f"staged.resolve_by - {late}",
        "responded_at": answered_at,
        "response_s": took_s,
        "resolution_s": f"CASE WHEN fate = 'decided' THEN {took_s} END",
        "waiting_since": f"CASE WHEN fate = 'asked' THEN {heard} END",
        "clock": f"jsonb_build_object('response', {since}, 'resolution', {since})",
    }


def _decisions(seed: int, owner_id: int, heard_at: datetime) -> None:
    """By the owner, each with its way back."""
    before = ("action", "proposal", "session_id", "session_version", "respond_by", "resolve_by", "clock")
    kept = ", ".join(f"'{name}', held.{name}" for name in before)
    unset = ("snoozed_until", "closed_at", "responded_at", "response_s", "resolution_s", "waiting_since")
    empty = ", ".join(f"'{name}', NULL" for name in unset)
    inverse = f"'state', 'new', 'due_at', held.respond_by, {kept}, {empty}"
    given = {
        "intervention_id": "held.id",
        "member_id": str(owner_id),
        "verb": "CASE fate WHEN 'decided' THEN 'dismiss' WHEN 'asked' THEN 'message' ELSE 'snooze' END",
        "reason": f"CASE WHEN fate = 'decided' THEN '{REASON}' ELSE '' END",
        "decided_at": f"coalesce(held.closed_at, '{heard_at.isoformat()}'::timestamptz)",
        "inverse": f"jsonb_build_object('intervention', jsonb_build_object({inverse}))",
    }
    joins = "JOIN herd_case USING (number) JOIN readiness_intervention held ON held.id = herd_case.id"
    some = "WHERE fate NOT IN ('new', 'late')"
    multiply(Decision, moment="held.opened_at", seed=seed, given=given, staged=False, joins=joins, tail=some)
