"""What a coach does in the evening: the calendar, the builder's preview, a template for a squad."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import cycle
from time import perf_counter

from django.db import connection, transaction

from athletes.models import Athlete
from bench.people import Club
from bench.statements import inside, recorded
from bench.timing import in_turn
from bench.verdicts import Verdict
from planning.forms import NO_RACE
from planning.models import Plan, TemplateRow, TemplateRun, TemplateUse
from planning.selectors.squads import choose
from planning.services import squad_plans, templates
from tenancy.models import Outbox

SQUAD = 500
WEEKS = 12


def pages(big: Club, *, today: date, rounds: int) -> Iterator[Verdict]:
    """Twelve weeks of one athlete's calendar, and the preview after a change of the builder's form."""
    with inside(big.organization.pk):
        planned = Plan.objects.published().select_related("athlete").order_by("pk")[0]
    home = f"{big.home}athletes/{planned.athlete.public_id}/"
    form, lengths = _form(today), cycle((20, 24, 28))
    big.owner.get(f"{home}plans/new/")
    address = f"{home}calendar/?weeks={WEEKS}&from={today.isoformat()}"
    big.owner.get(address)
    with recorded() as sent:
        big.owner.get(address)
    times = in_turn(
        {
            "authenticated": lambda: big.owner.get(f"{big.home}bench/"),
            "calendar": lambda: big.owner.get(address),
            "preview": lambda: big.owner.post(f"{home}plans/preview/", form | {"weeks": next(lengths)}),
        },
        rounds=rounds,
    )
    p95, base = times["calendar"].p95, times["authenticated"].p95
    words = f"p95 {p95:.1f} ms, authenticated {base:.1f}; {len(sent)} queries with those that know who asks"
    yield Verdict(f"calendar of {WEEKS} weeks / authenticated view, p95", p95 / base, 3, "×", words)
    words = f"p50 {times['preview'].p50:.0f} ms, the whole page: a browser asks for the preview alone"
    yield Verdict("builder's preview after a change, p95", times["preview"].p95, 150, " ms", words)


def squad(big: Club, *, now: datetime) -> Iterator[Verdict]:
    """A season as a template, drafted for 500 athletes by one worker, and taken back.

    Each batch in a transaction of its own, as a worker has it: one for all would slow down as it grows.
    """
    with inside(big.organization.pk):
        plan = Plan.objects.published().select_related("race").order_by("pk")[0]
        template = templates.template_of_plan(plan=plan, name="Bench", author=big.membership)
        athletes = list(Athlete.objects.current().order_by("pk")[: 2 * SQUAD])
        chosen = choose(template, athletes, start=now.date() + timedelta(days=7), now=now)[0][:SQUAD]
        run = squad_plans.apply_template(template=template, chosen=chosen, author=big.membership, now=now)
    batches = range(0, len(chosen), squad_plans.BATCH)
    made = [_batch(big, run, first, now) for first in batches]
    with inside(big.organization.pk):
        Outbox.objects.filter(kind=squad_plans.APPLY).delete()
        TemplateRun.objects.filter(pk=run.pk).delete()
        TemplateRow.objects.filter(template=template).delete()
        template.delete()
    drafts, seconds = sum(count for count, _s in made), sum(seconds for _c, seconds in made)
    words = f"{plan.weeks} weeks; {drafts} drafts, in batches of {squad_plans.BATCH} as the worker makes them"
    yield Verdict(f"template for {len(chosen)} athletes", seconds, 10, " s", words)


def _batch(big: Club, run: TemplateRun, first: int, now: datetime) -> tuple[int, float]:
    """How many drafts the batch has made, and its seconds with what PostgreSQL checks at the end."""
    with inside(big.organization.pk):
        begun = perf_counter()
        squad_plans.apply_batch(run_id=run.pk, first=first, last=first + squad_plans.BATCH, now=now)
        connection.check_constraints()
        seconds = perf_counter() - begun
        drafts = TemplateUse.objects.filter(template=run.template_id).count()
        transaction.set_rollback(True)
    return drafts, seconds


def _form(today: date) -> dict[str, object]:
    minutes = {f"minutes_{weekday}": value for weekday, value in enumerate((60, 75, 60, 90, 45, 90, 180))}
    return {"race": NO_RACE, "start": today.isoformat(), "current_week": 40, "key_per_week": 2, **minutes}
