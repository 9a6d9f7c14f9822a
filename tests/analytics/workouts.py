"""Steps and workouts to test with, and strategies for any workout."""

from hypothesis import strategies as st

from analytics.workout import Item, Physiology, Repeat, Step, Target, TargetKind, Workout

RUNNER = Physiology("f", 190, 50, 172, 3.7)
EASY = Target(TargetKind.ZONE, 1, 2)
JOG = Target(TargetKind.ZONE, 1, 1)
THRESHOLD = Target(TargetKind.PACE_PCT, 100, 100)
TEMPO_PACE = Target(TargetKind.PACE_PCT, 91, 95)
FAST = Target(TargetKind.PACE_PCT, 106, 110)
STRIDE = Target(TargetKind.RPE, 9, 9)


def minutes(amount: float, target: Target) -> Step:
    return Step(amount * 60, None, target)


def metres(amount: float, target: Target) -> Step:
    return Step(None, amount, target)


INTERVALS = Workout(
    (minutes(15, EASY),), (Repeat(8, (metres(400, FAST), metres(200, JOG))),), (minutes(10, JOG),)
)
LONG_REPEATS = Workout(
    (minutes(15, EASY),), (Repeat(3, (minutes(12, THRESHOLD), minutes(3, JOG))),), (minutes(10, JOG),)
)
TEMPO = Workout((minutes(15, EASY),), (minutes(25, TEMPO_PACE),), (minutes(10, JOG),))
EASY_RUN = Workout((), (minutes(45, EASY),), ())
WITH_STRIDES = Workout(
    (), (minutes(32, EASY), Repeat(6, (minutes(1 / 3, STRIDE), minutes(1, JOG)))), (minutes(5, EASY),)
)


def any_target() -> st.SearchStrategy[Target]:
    return st.one_of(
        st.just(Target(TargetKind.OPEN)),
        _ranges(TargetKind.ZONE, st.integers(1, 6)),
        _ranges(TargetKind.RPE, st.integers(1, 10)),
        _ranges(TargetKind.PACE_PCT, st.integers(50, 130)),
        _ranges(TargetKind.HR_PCT, st.integers(50, 115)),
    )


def any_step() -> st.SearchStrategy[Step]:
    timed = st.builds(Step, st.integers(60, 3600), st.none(), any_target())
    measured = st.builds(Step, st.none(), st.integers(500, 10_000), any_target(), cue=st.text(max_size=20))
    return timed | measured


def any_items(*, least: int = 0) -> st.SearchStrategy[tuple[Item, ...]]:
    def repeated(inner: st.SearchStrategy[Item]) -> st.SearchStrategy[Item]:
        return st.builds(Repeat, st.integers(1, 4), st.lists(inner, min_size=1, max_size=2).map(tuple))

    item = st.one_of(any_step(), repeated(any_step()), repeated(any_step() | repeated(any_step())))
    return st.lists(item, min_size=least, max_size=2).map(tuple)


def any_workout() -> st.SearchStrategy[Workout]:
    return st.builds(Workout, any_items(), any_items(least=1), any_items())


def _ranges(kind: TargetKind, ends: st.SearchStrategy[int]) -> st.SearchStrategy[Target]:
    return st.lists(ends, min_size=2, max_size=2).map(lambda pair: Target(kind, min(pair), max(pair)))
