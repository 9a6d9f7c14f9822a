"""A season of 48 weeks, generated and saved."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from athletes.models import Athlete, Race
from athletes.services import facts_of_race
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
    with inside(big.organization.pk):
        athlete = Athlete.objects.select_related("organization").order_by("pk")[0]
        race = Race.objects.of(athlete)[0]
        race.day = start + timedelta(weeks=WEEKS, days=-1)

        def generate() -> None:
            services.sketch_plan(athlete=athlete, race=facts_of_race(race), inputs=inputs)

        def save() -> None:
            with transaction.atomic():
                services.draft_plan(athlete=athlete, race=race, author=big.membership, inputs=inputs)
                transaction.set_rollback(True)

        times = in_turn({"generated": generate, "saved": save}, rounds=rounds)
    for name, goal in (("generated", 20), ("saved", 150)):
        words = f"the best of {rounds}, for time itself depends on the machine; p50 {times[name].p50:.0f} ms"
        label = "plan of 48 weeks, generated" + (" and saved" if name == "saved" else "")
        yield Verdict(label, times[name].best, goal, " ms", words)
