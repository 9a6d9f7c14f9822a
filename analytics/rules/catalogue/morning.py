"""With a check-in: the terms of one risk."""

from analytics.answers import HIGHEST_PAIN
from analytics.rules.rule import Group, Param, Rule, Shape, Suggests, When

PLACE = (Param("body_part", fact="body_part"), Param("side", fact="side", spare=True))

MORNING = (
    Rule(
        "low_readiness",
        Group.MORNING,
        fact="score",
        when=When.BELOW,
        limit="risk.readiness_limit",
        shape=Shape.SHORTFALL,
        weight="risk.readiness_weight",
        params=(
            Param("score", fact="score"),
            Param("limit", number="risk.readiness_limit"),
            Param("band", fact="band"),
        ),
        suggests=Suggests.SHORTEN,
    ),
    Rule(
        "pain",
        Group.MORNING,
        fact="pain",
        when=When.HOLDS,
        shape=Shape.PROPORTION,
        scale=HIGHEST_PAIN,
        weight="risk.pain_weight",
        params=(Param("pain", fact="pain"), *PLACE),
        suggests=Suggests.SWAP,
    ),
    Rule(
        "illness",
        Group.MORNING,
        fact="ill",
        when=When.HOLDS,
        weight="risk.illness_weight",
        suggests=Suggests.REST,
    ),
    Rule(
        "ramp",
        Group.MORNING,
        fact="ramp",
        when=When.ABOVE,
        limit="risk.ramp_from",
        shape=Shape.RISING,
        span="risk.ramp_span",
        weight="risk.ramp_weight",
        params=(Param("ramp", fact="ramp"), Param("limit", number="risk.ramp_from")),
        suggests=Suggests.EASE,
    ),
    Rule(
        "falling",
        Group.MORNING,
        fact="fall",
        when=When.FROM,
        limit="risk.fall_points",
        window="risk.fall_days",
        weight="risk.fall_weight",
        params=(Param("fall", fact="fall"), Param("days", number="risk.fall_days")),
        suggests=Suggests.EASE,
    ),
    Rule(
        "key_session",
        Group.MORNING,
        fact="key_session",
        when=When.HOLDS,
        unless=(("band", "green"),),
        weight="risk.key_session_weight",
        params=(Param("category", fact="session"), Param("band", fact="band")),
        suggests=Suggests.EASE,
    ),
    Rule(
        "monotony",
        Group.MORNING,
        fact="monotony",
        when=When.ABOVE,
        limit="risk.monotony_limit",
        weight="risk.monotony_weight",
        params=(Param("monotony", fact="monotony"), Param("limit", number="risk.monotony_limit")),
        suggests=Suggests.EASE,
    ),
    Rule(
        "no_rest",
        Group.MORNING,
        fact="days_without_rest",
        when=When.ABOVE,
        limit="risk.no_rest_days",
        weight="risk.no_rest_weight",
        params=(Param("days", fact="days_without_rest"),),
        suggests=Suggests.REST,
    ),
)
"""FIELD's one risk, term by term (recommendation.assess_risk)."""
