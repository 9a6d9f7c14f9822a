"""The repetitions of a run, at the places where they were run."""

from collections.abc import Sequence

import numpy as np
import pytest

from demo.simulation import SimulatedRun
from ingest.parsers import Lap, Pause, Summary
from ingest.parsers.recording import Stream
from ingest.reconcile.intervals import Interval, Part, intervals
from ingest.reconcile.named import Named
from ingest.reconcile.names import parse_name
from tests.ingest.parsers.samples import Segment, simulated

WARM_UP, COOL_DOWN = Segment(900, 2.8), Segment(600, 2.7)
EIGHT = (WARM_UP, *(Segment(84, 4.76), Segment(80, 2.5)) * 8, COOL_DOWN)
STARTS = [900 + 164 * number for number in range(8)]


def named(name: str) -> Named:
    found = parse_name(name)
    assert found
    return found


def streams(run: SimulatedRun, *, noise_m_s: float = 0.0, seed: int = 3) -> dict[str, Stream]:
    rng = np.random.default_rng(seed)
    return {
        "distance_m": run.distance_m,
        "speed_m_s": np.maximum(0.0, run.speed_m_s + noise_m_s * rng.standard_normal(len(run.speed_m_s))),
        "heart_rate_bpm": run.heart_rate_bpm,
    }


def laps(*told: tuple[float, float, str]) -> list[Lap]:
    """Laps of (seconds, metres, trigger), one after the other."""
    starts = np.cumsum([0.0, *(seconds for seconds, _, _ in told)]).tolist()
    return [
        Lap(start, trigger, "", "running", Summary(timer_s=seconds, distance_m=metres))
        for start, (seconds, metres, trigger) in zip(starts, told, strict=False)
    ]


def kinds(found: Sequence[Interval]) -> str:
    """The parts by their first letters; c is cool-down, r recovery, R a rep."""
    letters = {Part.REP: "R", Part.RECOVERY: "r", Part.WARM_UP: "w", Part.COOL_DOWN: "c"}
    return "".join(letters[part.kind] for part in found)


def of_reps(found: Sequence[Interval]) -> list[Interval]:
    return [part for part in found if part.kind == Part.REP]


MANUAL = "manual"
TRACK = (
    (600.0, 1700.0, MANUAL),
    *((84.0, 405.0, MANUAL), (80.0, 200.0, MANUAL)) * 8,
    (600.0, 1650.0, "session_end"),
)


@pytest.mark.parametrize("noise_m_s", [0.0, 0.1, 0.3])
@pytest.mark.parametrize("seed", [7, 11, 23])
def test_intervals_without_laps_are_found_by_speed(noise_m_s: float, seed: int):
    run = simulated(EIGHT, seed=seed)

    found = intervals(named("8x400m w/ 200m jog"), (), streams(run, noise_m_s=noise_m_s))

    assert kinds(found) == "w" + "Rr" * 7 + "Rc"  # nothing ends the last jog but the way home
    reps = of_reps(found)
    assert [part.start_s for part in reps] == pytest.approx(STARTS, abs=3)
    assert [part.start_s + part.duration_s for part in reps] == pytest.approx(
        [start + 84 for start in STARTS], abs=3
    )


@pytest.mark.parametrize("seed", range(10))
def test_intervals_with_standing_rests_are_found_by_speed(seed: int):
    run = simulated((WARM_UP, *(Segment(84, 4.76), Segment(60, 0.0)) * 8, COOL_DOWN), seed=seed)

    reps = of_reps(intervals(named("8x400m"), (), streams(run, noise_m_s=0.3, seed=seed)))

    assert [part.start_s for part in reps] == pytest.approx([900 + 144 * n for n in range(8)], abs=3)
    assert [part.duration_s for part in reps] == pytest.approx([84] * 8, abs=3)


def test_intervals_whose_jogs_are_as_long_are_the_quick_ones():
    told = [(150.0, 400.0, MANUAL), *[(84.0, 410.0, MANUAL), (150.0, 400.0, MANUAL)] * 4]

    found = intervals(named("4x400m/400m jog"), laps(*told), {})

    assert kinds(found) == "wRrRrRrRr"
    assert [part.duration_s for part in of_reps(found)] == [84.0] * 4


def test_intervals_by_duration_need_no_distance():
    told = [Lap(60.0 * n, MANUAL, "", "running", Summary(timer_s=60.0)) for n in range(8)]

    found = intervals(named("4x1min/1min"), told, {})

    assert kinds(found) == "Rr" * 4
    assert {part.pace_s_per_km for part in found} == {None}


def test_intervals_have_the_prescribed_distance_and_its_pace():
    found = intervals(named("8x400m w/ 200m jog"), laps(*TRACK), {})

    rep, recovery = found[1], found[2]
    assert (rep.prescribed_m, rep.recorded_m, rep.canonical_m) == (400.0, 405.0, 400.0)
    assert rep.pace_s_per_km == 210.0
    assert (recovery.kind, recovery.prescribed_m, recovery.canonical_m) == (Part.RECOVERY, 200.0, None)
    assert [part.index for part in of_reps(found)] == list(range(1, 9))


def test_intervals_follow_one_another_without_gaps():
    found = intervals(named("8x400m"), laps(*TRACK), {})

    ends = [part.start_s + part.duration_s for part in found]
    assert [part.start_s for part in found] == pytest.approx([0.0, *ends[:-1]])
    assert ends[-1] == sum(seconds for seconds, _, _ in TRACK)


@pytest.mark.parametrize(
    "name, told, expected",
    [
        ("8x400m", TRACK, "w" + "Rr" * 8 + "c"),
        ("8x400m", TRACK[1:], "Rr" * 8 + "c"),
        ("8x400m", TRACK[:-2], "w" + "Rr" * 7 + "R"),  # the watch was stopped after the last rep
        ("8x400m", (*TRACK[:-2], TRACK[-1]), "w" + "Rr" * 7 + "Rc"),
        ("8x400m", (TRACK[0], TRACK[0], *TRACK), "w" + "Rr" * 8 + "c"),
        # Automatic laps in the warm-up and within a mile.
        (
            "2x1mi",
            (
                (330.0, 1000.0, "distance"),
                (330.0, 1000.0, "distance"),
                (100.0, 250.0, MANUAL),
                (220.0, 1000.0, "distance"),
                (134.0, 612.0, MANUAL),
                (180.0, 400.0, MANUAL),
                (220.0, 1000.0, "distance"),
                (135.0, 610.0, MANUAL),
                (400.0, 1100.0, "session_end"),
            ),
            "wRrRc",
        ),
        # A workout on the watch ends its steps by distance, too.
        ("3x1k/60s", ((270.0, 1000.0, "distance"), (60.0, 120.0, "time")) * 3, "Rr" * 3),
        ("4x3min", (TRACK[0], *((180.0, 800.0, MANUAL), (90.0, 150.0, MANUAL)) * 4), "wRrRrRrRr"),
        ("400-800-400", ((84.0, 400.0, MANUAL), (90.0, 200.0, MANUAL), (175.0, 805.0, MANUAL),
                         (90.0, 200.0, MANUAL), (83.0, 398.0, MANUAL)), "RrRrR"),
    ],
)  # fmt: skip
def test_intervals_in_laps(name: str, told: Sequence[tuple[float, float, str]], expected: str):
    assert kinds(intervals(named(name), laps(*told), {})) == expected


@pytest.mark.parametrize(
    "name, told",
    [
        ("5x1k", [(300.0, 1000.0, "distance")] * 10),  # automatic laps of a steady run
        ("5x1k", [(270.0, 1000.0, "distance"), (320.0, 1000.0, "distance")] * 5),
        ("8x400m", [(600.0, 2000.0, MANUAL)] * 4),
        ("8x400m", TRACK[:7]),  # three of eight: another workout
        ("8x400m", []),
        ("10k race", TRACK),
    ],
)
def test_intervals_are_not_made_up(name: str, told: Sequence[tuple[float, float, str]]):
    assert intervals(named(name), laps(*told), {}) == ()


@pytest.mark.parametrize("waves_m_s", [0.0, 0.1])
def test_intervals_of_a_steady_run_are_not_found_by_speed(waves_m_s: float):
    run = simulated([Segment(120, 3.2 + waves_m_s), Segment(60, 3.2 - waves_m_s)] * 15)

    assert intervals(named("8x400m"), (), streams(run)) == ()


def test_intervals_that_were_cut_short_are_those_that_were_run():
    found = intervals(named("8x400m"), laps(*TRACK[:13]), {})

    assert kinds(found) == "w" + "Rr" * 6


def test_intervals_by_speed_where_the_laps_are_automatic():
    run = simulated(EIGHT)
    automatic = laps(*[(330.0, 1000.0, "distance")] * 8)

    found = intervals(named("8x400m"), automatic, streams(run))

    assert [part.start_s for part in of_reps(found)] == pytest.approx(STARTS, abs=3)


def test_intervals_with_standing_rests_while_the_watch_is_paused():
    told = laps((600.0, 1700.0, MANUAL), (90.0, 400.0, MANUAL), (91.0, 400.0, MANUAL), (89.0, 400.0, MANUAL))
    shifted = [
        Lap(lap.start_s + 60 * max(0, number - 1), lap.trigger, "", "running", lap.summary)
        for number, lap in enumerate(told)
    ]
    pauses = [Pause(690.0, 750.0), Pause(841.0, 901.0)]

    found = intervals(named("3x400m"), shifted, {}, pauses)

    assert kinds(found) == "wRRR"
    assert [part.start_s for part in of_reps(found)] == [600.0, 690.0, 781.0]


def test_intervals_of_a_progression_touch():
    told = [(300.0 - 5 * number, 1000.0, "distance") for number in range(6)]

    found = intervals(named("prog 3-2-1"), laps(*told), {})

    assert kinds(found) == "RRR"
    assert [part.canonical_m for part in found] == [3000.0, 2000.0, 1000.0]


def test_intervals_have_the_heart_rate_of_their_time():
    run = simulated(EIGHT)

    found = intervals(named("8x400m"), (), streams(run))

    rep = of_reps(found)[0]
    beats = run.heart_rate_bpm[round(rep.start_s) : round(rep.start_s + rep.duration_s)]
    assert (rep.avg_hr_bpm, rep.max_hr_bpm) == (pytest.approx(beats.mean()), beats.max())


def test_intervals_by_distance_alone():
    run = simulated(EIGHT)

    found = intervals(named("8x400m"), (), {"distance_m": run.distance_m})

    assert len(of_reps(found)) == 8
    assert found[1].avg_hr_bpm is None


def test_intervals_where_the_signal_was_lost():
    run = simulated(EIGHT)
    speed = run.speed_m_s.copy()
    speed[920:926] = np.nan

    found = intervals(named("8x400m"), (), {"speed_m_s": speed, "distance_m": run.distance_m})

    assert [part.start_s for part in of_reps(found)] == pytest.approx(STARTS, abs=3)


@pytest.mark.parametrize("length", [0, 5, 3000])
def test_intervals_of_a_run_that_stood(length: int):
    assert intervals(named("8x400m"), (), {"speed_m_s": np.full(length, np.nan)}) == ()
    assert intervals(named("8x400m"), (), {"speed_m_s": np.zeros(length)}) == ()
