"""Whatever is answered and switched on: the plan keeps to the guardrail, and people confirm."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analytics.answers import Answers, Problem
from analytics.automatic import GUARDRAIL_RISK, AutomaticRules
from athletes.models import Athlete, Mode, Race
from planning.exporting import Format
from planning.models import PlannedSession
from planning.selectors import NotConfirmed, may_leave, session_export, session_exports
from planning.services import StaleSession
from readiness import services
from readiness.models import Decision, Intervention, Verb
from readiness.services import NotUndoable, StaleIntervention
from tests.factories import NOW, Club
from tests.readiness.given import CARE, SORE, TIRED, TODAY, WELL, check_in, in_automatic_mode

RULE_OF = {
    "ease": "ease_low_readiness",
    "shorten": "shorten_low_readiness",
    "swap": "swap_low_readiness",
    "rest": "rest_illness",
    "move": "move_low_readiness",
}
ANSWERS = {"care": CARE, "tired": TIRED, "sore": SORE, "well": WELL}
DEEDS = (*ANSWERS, "withdraw", "rescore", "confirm", "approve", "dismiss", "undo", "put back")
EVERY_RULE = {item.name: st.booleans() for item in fields(AutomaticRules)}
SCALE = st.integers(1, 5)
some_answers = st.builds(
    Answers,
    sleep=SCALE,
    energy=SCALE,
    recovery=SCALE,
    stress=SCALE,
    problem=st.sampled_from([Problem.NONE, Problem.NONE, Problem.ILL]),
) | st.builds(
    Answers,
    sleep=SCALE,
    energy=SCALE,
    recovery=SCALE,
    stress=SCALE,
    problem=st.just(Problem.PAIN),
    pain=st.integers(0, 10),
    body_part=st.just("calf"),
)
against_the_database = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@dataclass(frozen=True)
class Day:
    """An athlete's morning, and what has been switched on."""

    answers: Answers
    mode: Mode
    rules: dict[str, bool]
    races: bool
    illness_weight: float


days = st.builds(
    Day,
    answers=some_answers,
    mode=st.sampled_from([*Mode, Mode.AUTOMATIC, Mode.AUTOMATIC, Mode.AUTOMATIC]),
    rules=st.fixed_dictionaries(EVERY_RULE),
    races=st.sampled_from([False, False, True]),
    illness_weight=st.sampled_from([0.4, 1.0]),
)


@contextmanager
def nothing_stays() -> Iterator[None]:
    """An example of its own: what it writes is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@against_the_database
@given(days)
def test_what_reaches_the_plan_alone_keeps_to_the_guardrail(
    inside: Club, session: PlannedSession, day: Day
) -> None:
    with nothing_stays():
        athlete = Athlete.objects.select_related("organization").get(pk=inside.athlete.pk)
        athlete.mode = day.mode
        athlete.settings = {"automatic": day.rules, "risk": {"illness_weight": day.illness_weight}}
        if day.races:
            Race.objects.create(athlete=athlete, name="Park run", day=TODAY, distance_m=5000)

        check_in(athlete, day.answers)

        changed = PlannedSession.objects.select_related("plan").get(pk=session.pk)
        assert may_leave(changed) is not changed.automatic
        if changed.automatic:
            _keeps_to_the_guardrail(day, before=session, after=changed)


def _keeps_to_the_guardrail(day: Day, *, before: PlannedSession, after: PlannedSession) -> None:
    case = Intervention.objects.get(state="applied")
    assert (day.mode, day.races, day.answers.pain) == (Mode.AUTOMATIC, False, 0)
    assert case.risk <= GUARDRAIL_RISK
    assert after.load <= before.load
    assert day.rules[RULE_OF[after.adapted]]


@against_the_database
@given(st.lists(st.sampled_from(DEEDS), min_size=1, max_size=9))
@example(["tired", "sore", "approve"])
@example(["tired", "sore", "approve", "undo"])
def test_nothing_leaves_before_a_person_stands_behind_it(
    inside: Club, session: PlannedSession, deeds: list[str]
) -> None:
    """The session may leave as the coach published it, or as a person has last decided; never otherwise."""
    with nothing_stays():
        in_automatic_mode(inside.athlete, swap_low_readiness=True)
        for minutes, deed in enumerate(deeds):
            _do(deed, inside, minutes)

            now = PlannedSession.objects.select_related("plan").get(pk=session.pk)
            assert may_leave(now) == (_author_of(now) != "the rules")
            assert _leaves(now) == may_leave(now)


def _leaves(session: PlannedSession) -> bool:
    """Through any of the doors: the list of files, and each of them."""
    found = {bool(session_exports(session=session))}
    for wanted in Format:
        try:
            session_export(session=session, wanted=wanted)
            found.add(True)
        except NotConfirmed:
            found.add(False)
    assert len(found) == 1 or session.steps is None
    return True in found


def _author_of(session: PlannedSession) -> str:
    """By the log alone: who stands behind what is in the plan."""
    if session.adapted == "":
        return "the plan's author"
    held = Decision.objects.filter(intervention__session=session, verb__in=["apply", "approve", "confirm"])
    last = held.standing().first()
    assert last is not None
    return "the rules" if last.verb == Verb.APPLY else "a coach"


def _do(deed: str, club: Club, minutes: int) -> None:
    at, athlete = NOW + timedelta(minutes=minutes), club.athlete
    case = Intervention.objects.order_by("closed_at", "pk").last()
    try:
        if deed in ANSWERS:
            check_in(athlete, ANSWERS[deed], minutes=minutes)
        elif deed == "withdraw":
            services.withdraw_check_in(athlete=athlete, day=TODAY, now=at)
        elif deed == "rescore":
            services.rescore(athlete=athlete, day=TODAY, now=at)
        elif deed == "put back":
            services.put_back(athlete=athlete, member=club.runner, now=at)
        elif case is not None:
            _decide(deed, case, club, at)
    except (NotUndoable, StaleIntervention, StaleSession):
        return


def _decide(deed: str, case: Intervention, club: Club, at: object) -> None:
    seen = {"intervention": case, "member": club.coach, "now": at, "version": case.version}
    if deed == "confirm":
        services.confirm(**seen)
    elif deed == "approve":
        services.approve(**seen)
    elif deed == "dismiss":
        services.dismiss(**seen, reason="The plan stands")
    else:
        last = Decision.objects.filter(intervention=case).standing().first()
        if last is not None:
            services.undo(decision=last, member=club.coach, now=at)
