"""When files come in, or fail to."""

from analytics.rules.rule import Group, Param, Rule, Suggests, When

SOURCES = (
    Rule(
        "connection_failing",
        Group.SOURCES,
        fact="failing_days",
        when=When.FROM,
        limit="evidence.failing_days",
        weight="evidence.failing_weight",
        params=(Param("days", fact="failing_days"),),
        suggests=Suggests.MESSAGE,
    ),
)
