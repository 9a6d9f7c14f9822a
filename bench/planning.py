"""P14: a season of 48 weeks, generated and saved."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from athletes.models import Athlete, Race
from bench.people import Club
from bench.statements import inside
from bench.timing import in_turn
from bench.verdicts import Verdict
from planning import services
from planning.services import PlanInputs

WEEKS = 48


def plans(big: Club, *, today: date, rounds: int) -> Iterator[Verdict]:
    """Generated with every session of every week; and saved as a draft, which is rolled back each time."""
    start = today + timedelta(days=7 - today.weekday())
    inputs = PlanInputs(start, WEEKS, 40_000.0, (60, 75, 60, 90, 45, 90, 180))
    race_day = start + timedelta(weeks=WEEKS, days=-1)
    with inside(big.organization.pk):
        athlete = Athlete.objects.select_related("organization").order_by("pk")[0]
        race = Race.objects.of(athlete)[0]
        race.day = race_day

        def generate() -> None:
            built = services.preview(
                athlete=athlete, race_day=race_day, race_distance_m=race.distance_m, inputs=inputs
            )
            services.fill_season(
                athlete=athlete, built=built, race_day=race_day, race_name=race.name, inputs=inputs
            )

        def save() -> None:
            with transaction.atomic():
                services.draft_plan(athlete=athlete, race=race, author=big.membership, inputs=inputs)
                transaction.set_rollback(True)

        times = in_turn({"generated": generate, "saved": save}, rounds=rounds)
    for name, goal in (("generated", 20), ("saved", 150)):
        words = f"the best of {rounds}, for time itself depends on the machine; p50 {times[name].p50:.0f} ms"
        label = "plan of 48 weeks, generated" + (" and saved" if name == "saved" else "")
        yield Verdict(label, times[name].best, goal, " ms", words)
