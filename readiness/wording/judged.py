"""What coaches' decisions say of a rule, in sentences: shown, and never done by itself."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext

from analytics.learning import Outcome, Suggestion
from readiness.models import FlagKind

Params = Mapping[str, float]


def rule_name(code: str) -> str:
    """What the rule is called."""
    return str(FlagKind(code).label) if code in FlagKind.values else code


def share(value: float | None) -> str:
    """75 %; a dash where nothing was decided."""
    return "–" if value is None else f"{round(100 * value)} %"


def reasoning(suggestion: Suggestion) -> str:
    """The suggestion with its reasons, or why there is none."""
    params = {name: _number(value) for name, value in suggestion.params.items()}
    if suggestion.value is not None:
        params["value"] = _number(suggestion.value)
    return SAY[suggestion.outcome]() % params


def _number(value: float) -> str:
    return f"{value:g}"


SAY: dict[Outcome, Callable[[], str]] = {
    Outcome.SUGGESTED: lambda: gettext(
        "A limit of %(value)s instead of %(now)s would have spared %(spared)s of %(false_alarms)s false"
        " alarms, and none of the %(taken)s cases that somebody acted upon."
    ),
    Outcome.TOO_FEW: lambda: gettext(
        "Decisions so far: %(decisions)s. From %(least)s on they tell something about the limit."
    ),
    Outcome.NO_FALSE_ALARMS: lambda: gettext(
        "%(false_alarms)s false alarms in %(decisions)s decisions: there is no reason to change the limit."
    ),
    Outcome.WOULD_HIDE: lambda: gettext(
        "To spare %(spared)s of %(false_alarms)s false alarms, the limit would also have hidden %(hidden)s"
        " cases that somebody acted upon: it stays."
    ),
    Outcome.SPARES_TOO_FEW: lambda: gettext(
        "The false alarms lie where the limit stands: no other one would spare most of them."
    ),
}
