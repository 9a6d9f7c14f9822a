"""Check-ins and histories for property tests, and check-ins that are worse or better in one thing."""

from dataclasses import replace

from hypothesis import strategies as st

from analytics.answers import Answers, History, Problem

SCALE = st.integers(1, 5)
PAST = st.lists(SCALE, max_size=35).map(tuple)
HRV = st.floats(5, 250)
RESTING_HR = st.floats(30, 110)
SLEEP_H = st.floats(0, 16)
# Within a problem pain moves; between problems, ill is the worst, and pain is what its number says.
WORSE_PROBLEM = {Problem.NONE: Problem.ILL, Problem.PAIN: Problem.ILL, Problem.ILL: Problem.ILL}
BETTER_PROBLEM = {Problem.NONE: Problem.NONE, Problem.PAIN: Problem.NONE, Problem.ILL: Problem.NONE}


def any_answers() -> st.SearchStrategy[Answers]:
    return st.builds(
        Answers,
        sleep=SCALE,
        energy=SCALE,
        recovery=SCALE,
        stress=SCALE,
        problem=st.sampled_from(Problem),
        pain=st.integers(0, 10),
        hrv_ms=st.none() | HRV,
        hrv_kind=st.sampled_from(["rmssd", "sdnn"]),
        resting_hr_bpm=st.none() | RESTING_HR,
        sleep_h=st.none() | SLEEP_H,
    )


def any_history() -> st.SearchStrategy[History]:
    def measured(values: st.SearchStrategy[float]) -> st.SearchStrategy[tuple[float, ...]]:
        return st.lists(values, max_size=35).map(tuple)

    return st.builds(
        History,
        sleep=PAST,
        energy=PAST,
        recovery=PAST,
        stress=PAST,
        hrv_ms=measured(HRV),
        resting_hr_bpm=measured(RESTING_HR),
        sleep_h=measured(SLEEP_H),
        scores=st.lists(st.integers(0, 100), max_size=28).map(tuple),
    )


def worse(answers: Answers) -> st.SearchStrategy[Answers]:
    """The same check-in with exactly one thing as bad or worse."""
    changes = [
        st.integers(1, answers.sleep).map(lambda value: replace(answers, sleep=value)),
        st.integers(1, answers.energy).map(lambda value: replace(answers, energy=value)),
        st.integers(1, answers.recovery).map(lambda value: replace(answers, recovery=value)),
        st.integers(1, answers.stress).map(lambda value: replace(answers, stress=value)),
        st.integers(answers.pain, 10).map(lambda value: replace(answers, pain=value)),
        st.just(replace(answers, problem=WORSE_PROBLEM[answers.problem])),
    ]
    if answers.hrv_ms is not None:
        changes.append(st.floats(1, answers.hrv_ms).map(lambda value: replace(answers, hrv_ms=value)))
    if answers.resting_hr_bpm is not None:
        higher = st.floats(answers.resting_hr_bpm, 150)
        changes.append(higher.map(lambda value: replace(answers, resting_hr_bpm=value)))
    if answers.sleep_h is not None:
        changes.append(st.floats(0, answers.sleep_h).map(lambda value: replace(answers, sleep_h=value)))
    return st.one_of(changes)


def better(answers: Answers) -> st.SearchStrategy[Answers]:
    """The same check-in with exactly one thing as good or better."""
    changes = [
        st.integers(answers.sleep, 5).map(lambda value: replace(answers, sleep=value)),
        st.integers(answers.energy, 5).map(lambda value: replace(answers, energy=value)),
        st.integers(answers.recovery, 5).map(lambda value: replace(answers, recovery=value)),
        st.integers(answers.stress, 5).map(lambda value: replace(answers, stress=value)),
        st.integers(0, answers.pain).map(lambda value: replace(answers, pain=value)),
        st.just(replace(answers, problem=BETTER_PROBLEM[answers.problem])),
    ]
    return st.one_of(changes)
