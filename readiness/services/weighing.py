"""What live flags weigh together, and whether they say anything that is not known yet."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from analytics.recommendation import RiskRules
from analytics.rules import CURRENT, Group
from athletes.settings import Settings
from readiness.models import Bucket, Decision, Flag, FlagKind, Intervention

FROM_CHECK_IN = frozenset(FlagKind(rule.code) for rule in CURRENT[Group.MORNING])
"""Their strengths are the terms of one risk and add up; each other kind is a risk of its own."""

COUNTS_FOR = timedelta(days=7)
LASTING = frozenset(
    {
        FlagKind.UNHEARD,
        FlagKind.SILENT,
        FlagKind.NO_UPLOAD,
        FlagKind.NO_CONTACT,
        FlagKind.CONNECTION_FAILING,
        FlagKind.PAIN_LASTING,
        FlagKind.ILL_LASTING,
    }
)
"""What the clock takes back by itself lasts until then; other evidence counts no more once a week old."""

NEWS_RISK = 0.15
SEVERITY = {Bucket.STABLE: 0, Bucket.WATCH: 1, Bucket.AT_RISK: 2}


def risk_of(flags: Collection[Flag]) -> float:
    """0..1; rounded like analytics.recommendation.assess_risk, with which it agrees for a check-in alone."""
    together = sum(flag.strength for flag in flags if flag.kind in FROM_CHECK_IN)
    alone = max((flag.strength for flag in flags if flag.kind not in FROM_CHECK_IN), default=0.0)
    return round(min(1.0, max(together, alone)), 9)


def bucket_of(risk: float, rules: RiskRules) -> Bucket:
    """The bucket of a risk by the athlete's own limits."""
    if risk >= rules.at_risk_from:
        return Bucket.AT_RISK
    return Bucket.WATCH if risk >= rules.watch_from else Bucket.STABLE


def is_worse(bucket: Bucket, than: str) -> bool:
    return SEVERITY[bucket] > SEVERITY[Bucket(than)]


def opens(flag: Flag, rules: RiskRules) -> bool:
    """False for what weighs too little to open a case by itself; it only joins one."""
    told = flag.kind in FROM_CHECK_IN or flag.kind == FlagKind.ACTIVITY_PAIN
    return told or flag.strength >= rules.watch_from


def answers_all(
    decided: Collection[Decision], flags: Collection[Flag], settings: Settings, now: datetime
) -> bool:
    """True where each flag was answered within the cooldown of its rule, and the risk has not risen since."""
    known: dict[int, Intervention] = {}
    for flag in flags:
        since = now - timedelta(hours=settings.cooldown.get(flag.kind, 0.0))
        cases = [one.intervention for one in decided if one.decided_at > since]
        if not cases or is_news([flag], known=cases, risk=0.0):
            return False
        known |= {case.pk: case for case in cases}
    return bool(known) and not is_news((), known=list(known.values()), risk=risk_of(flags))


def is_news(flags: Collection[Flag], *, known: Collection[Intervention], risk: float) -> bool:
    """A kind that none of the known cases has, pain elsewhere, or a risk that rose.

    What was set apart of a case is known too.
    """
    told = [factor for case in known for factor in (*case.factors, *case.apart)]
    seen = {sign(factor["code"], factor["params"]) for factor in told}
    rose = round(risk - max(case.risk for case in known), 9) >= NEWS_RISK
    return rose or any(sign(flag.kind, flag.params) not in seen for flag in flags)


def sign(kind: str, params: dict[str, Any]) -> tuple[str, str]:
    """What makes two flags tell of one thing: their kind, and where it hurts."""
    return kind, str(params.get("body_part", ""))


def standing_of(
    flags: Collection[Flag], today: date, rules: RiskRules
) -> tuple[Bucket, list[dict[str, Any]]]:
    """The bucket that live flags put the athlete in today, decided or not, and what speaks for it."""
    live = counting(flags, today)
    reasons = [{"code": flag.kind, "share": flag.strength, "params": flag.params} for flag in live]
    return bucket_of(risk_of(live), rules), reasons


def counting(flags: Collection[Flag], today: date) -> list[Flag]:
    """Those of the live flags that say how the athlete is today."""
    since = today - COUNTS_FOR
    return [flag for flag in flags if flag.day > since or flag.kind in LASTING]
