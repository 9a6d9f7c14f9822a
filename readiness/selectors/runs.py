"""How far the looking again is."""

from readiness.models import RecomputeRun


def latest_run() -> RecomputeRun | None:
    """The latest run of the scope's organization, under way or over. One query."""
    found: RecomputeRun | None = RecomputeRun.objects.order_by("-started_at", "-pk").first()
    return found
