"""What a life gives its coach to decide: the cases that the advice opened, and their flags."""

from collections.abc import Sequence
from datetime import date, timedelta

from analytics.recommendation import Action, Bucket, RiskRules
from athletes.settings import build
from demo.bulk.mornings import Row, Scored
from demo.cast import Person, Story
from demo.mornings import SILENT_DAYS
from readiness.models import FlagKind


def cases_of(person: Person, mornings: Sequence[Scored]) -> list[Row]:
    """The cases as `readiness.Intervention` keeps them, one a day at most; `day` is when it was opened."""
    found = [_advised(one) for one in mornings if one.advice is not None]
    return [*found, _silent(mornings[-1])] if person.story == Story.SILENT else found


def flags_of(cases: Sequence[Row], mornings: Sequence[Scored], *, today: date) -> list[Row]:
    """Their evidence as `readiness.Flag` keeps it: each check-in withdraws what earlier ones raised."""
    answered = [one for one in mornings if one.score is not None]
    return [
        {
            "kind": factor["code"],
            "day": _began(factor) or case["day"],
            "strength": factor["share"],
            "params": factor["params"],
            "raised_at": case["opened_at"],
            "withdrawn_at": next((one.at for one in answered if one.day > case["day"]), None),
        }
        for case in cases
        for factor in case["factors"]
    ]


def _began(factor: Row) -> date | None:
    """A silence begins with the last check-in (readiness.selectors.facts)."""
    since = factor["params"].get("since") if factor["code"] == FlagKind.SILENT else None
    return date.fromisoformat(since) if since else None


def _advised(one: Scored) -> Row:
    advice = one.advice
    if advice is None:
        raise ValueError(one.day)
    factors = [
        {"code": each.code, "share": each.share, "params": each.params} for each in advice.risk.factors
    ]
    return _case(
        one,
        factors=factors,
        risk=advice.risk.value,
        bucket=advice.risk.bucket,
        confidence=advice.confidence,
        action=advice.action,
    )


def _silent(one: Scored) -> Row:
    risk, since = RiskRules().watch_from, one.day - timedelta(days=SILENT_DAYS)
    params = {"days": SILENT_DAYS, "since": since.isoformat()}
    factor = {"code": FlagKind.SILENT.value, "share": risk, "params": params}
    return _case(one, factors=[factor], risk=risk, bucket=Bucket.WATCH, confidence=1.0, action=Action.KEEP)


def _case(
    one: Scored, *, factors: list[Row], risk: float, bucket: Bucket, confidence: float, action: Action
) -> Row:
    return {
        "day": one.day,
        "risk": risk,
        "bucket": bucket.value,
        "confidence": confidence,
        "factors": factors,
        "action": action.value,
        "opened_at": one.at,
        "due_at": one.at + timedelta(hours=build({}).sla[bucket]),
        "session_version": None,
        "proposal": None,
    }
