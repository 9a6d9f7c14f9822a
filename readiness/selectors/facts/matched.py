"""The runs that were matched to planned sessions, with what the rules read of them."""

from collections import defaultdict
from typing import Any

from django.db.models import F, FloatField, Func

from analytics.effort import hard_share
from planning.models import PlannedSession
from readiness.selectors.facts.asking import Days, between_in_plans
from readiness.selectors.facts.known import DAYS, Run


class HardestTarget(Func):
    """The highest RPE that one of the steps asks for; NULL where none does, and of a run that was not rated.

    Few sessions name an RPE: to look for the word is many times as quick as to walk through the steps.
    """

    template = (
        """(CASE WHEN %(rated)s AND (%(steps)s)::text LIKE '%%%%"rpe"%%%%' THEN """
        "(SELECT max(value::float) FROM jsonb_array_elements_text("
        """jsonb_path_query_array(%(steps)s, '$.**.target ? (@.kind == "rpe").high'))) END)"""
    )
    output_field = FloatField()

    def as_sql(self, compiler: Any, connection: Any, *_options: Any, **_more: Any) -> tuple[str, Any]:
        rpe, steps = (compiler.compile(part)[0] for part in self.get_source_expressions())
        return self.template % {"rated": f"{rpe} IS NOT NULL", "steps": steps}, []


def matched_runs(days: Days) -> dict[int, list[Run]]:
    """Of each athlete, those of the last six weeks. One query."""
    found = PlannedSession.objects.published().filter(**between_in_plans(days, days.keys(), DAYS))
    of_run = ("activity__rpe", "activity__hr_zone_s", "activity__pace_zone_s", "activity__decoupling_pct")
    rows = (
        found.filter(activity__deleted_at=None, activity__isnull=False)
        .order_by("day", "position", "pk")
        .values_list("athlete_id", "day", "category", HardestTarget(F("activity__rpe"), F("steps")), *of_run)
    )
    by_athlete: dict[int, list[Run]] = defaultdict(list)
    for pk, day, category, target, rpe, heart, pace, decoupling in rows:
        share = hard_share(heart)
        share = hard_share(pace) if share is None else share
        if day <= days[pk]:
            by_athlete[pk].append(Run(day, category, rpe, target, share, decoupling))
    return by_athlete
