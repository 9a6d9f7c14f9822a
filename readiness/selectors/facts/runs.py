"""How the last runs felt and were, against what they were planned for."""

from collections.abc import Sequence
from datetime import date, timedelta

from analytics.effort import EASY, EVEN, decoupling_rise, effort_over, expected_rpe, was_too_hard
from readiness.selectors.facts.known import Known, Part, Run


def ran(known: Known) -> Part:
    """Effort over the expected, easy runs that were not easy, decoupling that rises.

    One piece of evidence of each kind a week: it begins on the Monday of the last run that it rests on.
    """
    runs = sorted(known.runs, key=lambda run: run.day)
    return _with_decoupling(_with_easy(_with_effort(Part(), runs, known), runs, known), runs, known)


def _with_effort(part: Part, runs: Sequence[Run], known: Known) -> Part:
    wanted = known.settings.evidence.effort_runs
    rated = [(run, expected) for run in runs if run.rpe and (expected := _expected(run)) is not None][
        -wanted:
    ]
    over = effort_over([(float(run.rpe or 0), expected) for run, expected in rated], least=wanted)
    if over is None:
        return part
    facts = {"effort_over": round(over, 2), "effort_runs": len(rated)}
    return part.joined(facts, "effort_high", _monday(rated[-1][0].day))


def _with_easy(part: Part, runs: Sequence[Run], known: Known) -> Part:
    rules = known.settings.evidence
    first = known.ago(rules.easy_days)
    easy = [run for run in runs if run.category in EASY and run.day >= first]
    hard = [run for run in easy if _was_too_hard(run, rules.easy_share, rules.easy_points)]
    if not hard:
        return part.joined({"easy_hard": 0}) if easy else part
    return part.joined({"easy_hard": len(hard)}, "easy_too_hard", _monday(hard[-1].day))


def _with_decoupling(part: Part, runs: Sequence[Run], known: Known) -> Part:
    even = [run for run in runs if run.category in EVEN and run.decoupling_pct is not None]
    percents = [float(run.decoupling_pct or 0.0) for run in even]
    rise = decoupling_rise(percents, runs=known.settings.evidence.decoupling_runs)
    if rise is None:
        return part
    return part.joined({"decoupling_rise": round(rise, 1)}, "decoupling_up", _monday(even[-1].day))


def _expected(run: Run) -> float | None:
    return expected_rpe(run.category, target=run.target)


def _was_too_hard(run: Run, most_share: float, most_over: float) -> bool:
    expected = _expected(run)
    rpe = None if run.rpe is None else float(run.rpe)
    return expected is not None and was_too_hard(
        share=run.hard_share, rpe=rpe, expected=expected, most_share=most_share, most_over=most_over
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
