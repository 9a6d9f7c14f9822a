"""Where the coach stands today towards an athlete: the case of the day and the decision that holds."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import F, Q

from athletes.models import Athlete
from planning.models import PlannedSession
from planning.proposal import Proposal
from readiness.models import Decision, FlagKind, Intervention, Verb

BY_THE_CLOCK = frozenset({FlagKind.SILENT, FlagKind.MISSED})
FINAL = frozenset({Verb.APPROVE, Verb.EDIT, Verb.DISMISS})


@dataclass(frozen=True, slots=True)
class Standing:
    """The open case, else the one closed today; `decision` is the last that was not undone."""

    case: Intervention | None = None
    decision: Decision | None = None

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
        return Proposal.from_json(case.proposal)

    def before(self, session: PlannedSession) -> dict[str, str]:
        """The title, by language, that the session had before the coach's decision; {} where unknown."""
        if self.case is None or self.decision is None or self.case.session_id != session.pk:
            return {}
        title: dict[str, str] = self.decision.inverse.get("session", {}).get("before", {}).get("title", {})
        return title


def standing_on(*, athlete: Athlete, day: date) -> Standing:
    """The case of the athlete's local day, in two queries."""
    midnight = datetime.combine(day, time(), ZoneInfo(athlete.timezone))
    cases = Intervention.objects.of(athlete).filter(Q(closed_at=None) | Q(closed_at__gte=midnight))
    case = cases.order_by(F("closed_at").desc(nulls_first=True), "-pk").first()
    return Standing() if case is None else Standing(case, _decision(case))


def _decision(case: Intervention) -> Decision | None:
    decisions = list(Decision.objects.filter(intervention=case).order_by("-decided_at", "-pk"))
    undone = {decision.undoes_id for decision in decisions}
    standing = (one for one in decisions if one.verb in FINAL and one.pk not in undone)
    return next(standing, None)
