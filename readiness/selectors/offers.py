"""What else a coach could do with a case than what is proposed."""

from dataclasses import dataclass
from datetime import date, datetime

from analytics.recommendation import Action
from planning import services as planning
from planning.selectors import session_on
from readiness.models import Intervention

DAYS_OFFERED = 6
ON_THE_SESSION = (Action.EASE, Action.SHORTEN, Action.SWAP, Action.REST)


@dataclass(frozen=True, slots=True)
class Offer:
    """An action that is possible now; `day`: where the session would go, `trades`: another one comes back."""

    action: Action
    day: date | None = None
    trades: bool = False


def offers_for(*, case: Intervention, now: datetime) -> tuple[Offer, ...]:
    """What may be done with the day's session and the days after it. A dozen queries: for one case alone."""
    athlete = case.athlete
    today = athlete.local_day(now)
    session = case.session or session_on(athlete=athlete, day=today)
    found: list[Offer] = []
    if session is not None and session.activity_id is None and session.day >= today:
        session.athlete = athlete
        found += [Offer(action) for action in ON_THE_SESSION if session.steps is not None]
        places = planning.places_of(session=session, today=today, days=DAYS_OFFERED)
        found += [Offer(Action.MOVE, one.day, one.instead is not None) for one in places]
    if planning.propose_way_back(athlete=athlete, today=today, after="illness") is not None:
        found.append(Offer(Action.RETURN))
    return tuple(found)
