"""Where the coach stands today towards an athlete: the case of the day and the decision that holds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q

from analytics.recommendation import Action
from athletes.models import Athlete
from planning.models import PlannedSession
from planning.proposal import Proposal
from planning.several import Several
from readiness.further import further_of
from readiness.models import FINAL, Decision, FlagKind, Intervention, InterventionState, Verb

BY_THE_CLOCK = frozenset({FlagKind.SILENT, FlagKind.MISSED})
PUT_BACK_WITHIN = timedelta(minutes=10)
"""So long the athlete may take back what the rules have changed; the coach has a day (services.undo)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The open case, else the one closed today; `decision` is the last final one that was not undone.

    `taken_back`: the rules have changed the session, and somebody has undone that.
    """

    case: Intervention | None = None
    decision: Decision | None = None
    taken_back: bool = False

    @property
    def speaks_of_today(self) -> bool:
        """False for a case that nothing the athlete said or did has opened."""
        if self.case is None:
            return False
        return any(factor["code"] not in BY_THE_CLOCK for factor in self.case.factors)

    def proposal_for(self, session: PlannedSession) -> Proposal | None:
        """What waits for the coach's word about the session as it stands; None if nothing does."""
        case = self.case
        if case is None or case.closed_at is not None or case.proposal is None:
            return None
        if (case.session_id, case.session_version) != (session.pk, session.version):
            return None
        if case.action == Action.MOVE:  # it stays what it is, on another day
            return None
        return Proposal.from_json(case.proposal)

    def put_back_until(self, session: PlannedSession, now: datetime) -> datetime | None:
        """Until when the athlete may put the planned session back; None where that cannot be."""
        made, case = self.decision, self.case
        own = case is not None and case.session_id == session.pk
        if made is None or not own or made.verb != Verb.APPLY or "sessions" in made.inverse:
            return None
        until: datetime = made.decided_at + PUT_BACK_WITHIN
        free = not session.confirmed and session.activity_id is None
        return until if free and now <= until else None

    def several(self) -> Several | None:
        """The coming days as they are proposed, or have been changed; None for one day alone."""
        case, made = self.case, self.decision
        if case is None or (case.closed_at is not None and (made is None or "sessions" not in made.inverse)):
            return None
        found = further_of(case).several
        return found if found.touched else None

    def days_put_back_until(self, now: datetime) -> datetime | None:
        """The same as put_back_until, for several days."""
        made, case = self.decision, self.case
        if made is None or case is None or made.verb != Verb.APPLY or "sessions" not in made.inverse:
            return None
        until: datetime = made.decided_at + PUT_BACK_WITHIN
        return until if case.state == InterventionState.APPLIED and now <= until else None

    def before(self, session: PlannedSession) -> dict[str, str]:
        """The title, by language, that the session had before the coach's decision; {} where unknown."""
        if self.decision is None:
            return {}
        for one in self.decision.inverse.get("sessions", ()):
            if one["session"] == str(session.public_id):
                moved: dict[str, str] = one["before"]["title"]
                return moved
        if self.case is None or self.case.session_id != session.pk:
            return {}
        title: dict[str, str] = self.decision.inverse.get("session", {}).get("before", {}).get("title", {})
        return title


def standing_on(*, athlete: Athlete, day: date) -> Standing:
    """The case of the athlete's local day, in two queries."""
    today = Q(closed_at=None) | Q(closed_at__gte=athlete.midnight(day))
    cases = Intervention.objects.of(athlete).filter(today)
    case = cases.order_by(F("closed_at").desc(nulls_first=True), "-pk").first()
    return Standing() if case is None else _standing(case)


def last_decision(case: Intervention) -> Decision | None:
    """The decision that an undo would take back: the last that holds."""
    made = Decision.objects.filter(intervention=case).standing()
    found: Decision | None = made.order_by("-decided_at", "-pk").first()
    return found


def _standing(case: Intervention) -> Standing:
    made = Decision.objects.filter(intervention=case).select_related("member__user")
    decisions = list(made.order_by("-decided_at", "-pk"))
    undone = {decision.undoes_id for decision in decisions}
    final = (one for one in decisions if _changes(one) and one.pk not in undone)
    taken_back = any(one.verb == Verb.APPLY and one.pk in undone for one in decisions)
    return Standing(case, next(final, None), taken_back)


def _changes(one: Decision) -> bool:
    """Whether it is the last word about the plan: a referral changes a session, and its case stays open."""
    return one.verb in FINAL or "session" in one.inverse
