"""Text in the dialect of intervals.icu, which ours reads wherever nothing is lost."""

import pytest
from hypothesis import given, settings

from analytics.workout import Step, Workout, flatten
from analytics.workout.formats import Loss, write_icu
from analytics.workout.intensity import step_fraction
from analytics.workout.text import parse, read
from tests.analytics.formats.watch import KNOWN
from tests.analytics.test_workout_text_round_trip import CHEAP
from tests.analytics.written import written_workouts

FOREIGN = frozenset({Loss.LAP, Loss.EFFORT})
"""What there is said with words that ours reads as something else, or refuses."""


def text(workout: Workout) -> str:
    return write_icu(workout, runner=KNOWN).data.decode()


def lost(source: str) -> dict[Loss, int]:
    return {one.code: one.steps for one in write_icu(parse(source), runner=KNOWN).lost}


@pytest.mark.no_cover
@given(written_workouts())
@settings(CHEAP, max_examples=1000)
def test_our_own_reader_runs_the_same(workout: Workout) -> None:
    written = write_icu(workout, runner=KNOWN)
    if FOREIGN & {one.code for one in written.lost}:
        return

    found, errors = read(written.data.decode())

    assert errors == ()
    assert found is not None
    planned = [flat.step for flat in flatten(workout)]
    seen = [flat.step for flat in flatten(found)]
    assert len(seen) == len(planned)
    for one, other in zip(planned, seen, strict=True):
        assert_same(one, other)


def assert_same(planned: Step, seen: Step) -> None:
    """Whole seconds and metres, also of a pace; the intensity to a percent of threshold."""
    assert seen.is_rest == planned.is_rest
    if planned.distance_m is not None:
        assert seen.distance_m == pytest.approx(planned.distance_m, abs=0.7)
    else:
        assert seen.duration_s == pytest.approx(planned.duration_s, abs=0.9)
    fractions = (step_fraction(step, KNOWN.physiology) for step in (seen, planned))
    assert next(fractions) == pytest.approx(next(fractions), abs=0.01, rel=0.006)


def test_the_dialect() -> None:
    source = """Warm-up
15m Z1-Z2
ramp 5m 60-80% pace

Main set
8x
  Quick feet 400mtr @3:28/km
  rest 90s
5m 95% LTHR
1mi @6:00/mi

Cool-down
10m Z1 HR"""

    assert (
        text(parse(source))
        == """Warmup
- 15m Z1-Z2 Pace
- 5m ramp 60-80% Pace

Main Set

8x
- Quick feet 400mtr 3:28/km Pace
- Rest 1m30s

- 5m 95% LTHR
- 1609mtr 6:00/mi Pace

Cooldown
- 10m Z1 HR
"""
    )


def test_repeats_of_repeats_are_written_out() -> None:
    source = "2x\n  3x\n    200mtr 115% pace\n    200mtr Z1\n  3m Z1"

    once = "3x\n- 200mtr 115% Pace\n- 200mtr Z1 Pace\n\n- 3m Z1 Pace"
    assert text(parse(source)) == f"Main Set\n\n{once}\n\n{once}\n"


@pytest.mark.parametrize(
    "source, line",
    [
        ("press lap Z2", "- 10m Z2 Pace press lap"),
        ("Hill 45s RPE 9", "- Hill RPE 9 45s"),
        ("10m T pace", "- 10m 100% Pace"),
        ("10m @14.5km/h", "- 10m 4:08/km Pace"),
        ("ramp 10m Z3-Z1 HR", "- 10m ramp 91-71.3% Pace"),
        ('"10m hard" 5m Z4 pace', "- 5m Z4 Pace"),
        ("45.5s Z4 pace", "- 46s Z4 Pace"),
    ],
)
def test_what_the_dialect_says_otherwise(source: str, line: str) -> None:
    assert text(parse(source)) == f"Main Set\n{line}\n"


@pytest.mark.parametrize(
    "source, codes",
    [
        ("10m 90% pace\n400mtr 95% LTHR\n2km @4:00/km\n5m Z2 HR", {}),
        ("press lap Z2 HR", {Loss.LAP: 1}),
        ("10m RPE 7", {Loss.EFFORT: 1}),
        ("10m Z2", {Loss.ZONES_BY_PACE: 1}),
        ("10m M pace", {Loss.PERCENT: 1}),
        ("1m Z1 HR\nrest 90s", {Loss.REST: 1}),
        ("2x\n  2x\n    1m\n  2m", {Loss.WRITTEN_OUT: 1}),
        ('"8x" 1m', {Loss.CUE: 1}),
        ("45.5s", {Loss.ROUNDED: 1}),
        ("ramp 1m RPE 3-5", {Loss.EFFORT: 1, Loss.RAMP: 1}),
    ],
)
def test_what_is_lost_is_said(source: str, codes: dict[Loss, int]) -> None:
    assert lost(source) == codes
