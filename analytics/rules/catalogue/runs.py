"""With a run, and with what is said of it: each a risk of its own."""

from analytics.rules.rule import Group, Level, Param, Rule, Suggests, When

RUNS = (
    Rule(
        "activity_pain",
        Group.RUNS,
        fact="run_pain",
        when=When.FROM,
        limit="risk.swap_pain",
        weight="risk.watch_from",
        severe=Level("risk.rest_pain", "risk.at_risk_from"),
        params=(Param("pain", fact="run_pain"),),
        suggests=Suggests.ASK,
    ),
    Rule(
        "effort_high",
        Group.RUNS,
        fact="effort_over",
        when=When.FROM,
        limit="evidence.effort_points",
        window="evidence.effort_runs",
        weight="evidence.effort_weight",
        params=(Param("over", fact="effort_over"), Param("runs", fact="effort_runs")),
        suggests=Suggests.EASE,
    ),
    Rule(
        "easy_too_hard",
        Group.RUNS,
        fact="easy_hard",
        when=When.FROM,
        limit="evidence.easy_count",
        window="evidence.easy_days",
        weight="evidence.easy_weight",
        params=(Param("count", fact="easy_hard"), Param("days", number="evidence.easy_days")),
        suggests=Suggests.MESSAGE,
    ),
    Rule(
        "decoupling_up",
        Group.RUNS,
        fact="decoupling_rise",
        when=When.FROM,
        limit="evidence.decoupling_points",
        window="evidence.decoupling_runs",
        weight="evidence.decoupling_weight",
        params=(Param("rise", fact="decoupling_rise"), Param("runs", number="evidence.decoupling_runs")),
        suggests=Suggests.EASE,
    ),
)
