"""All runs of a day against all sessions of the day."""

from planning.pairing import Planned, Run, pair


def test_each_run_takes_the_session_it_fits_best() -> None:
    sessions = [Planned(1, 40 * 60), Planned(2, 60 * 60)]
    runs = [Run(7, "running", 50 * 60), Run(8, "running", 38 * 60)]

    assert pair(sessions, runs) == {1: 8, 2: 7}


def test_one_run_takes_the_session_of_closest_length() -> None:
    sessions = [Planned(1, 30 * 60), Planned(2, 75 * 60)]

    assert pair(sessions, [Run(7, "running", 70 * 60)]) == {2: 7}


def test_another_sport_takes_none() -> None:
    assert pair([Planned(1, 40 * 60)], [Run(7, "cycling", 40 * 60)]) == {}


def test_a_locked_match_stands_though_another_run_fits_better() -> None:
    sessions = [Planned(1, 40 * 60, run_id=7, locked=True), Planned(2, 90 * 60)]
    runs = [Run(7, "running", 85 * 60), Run(8, "running", 40 * 60)]

    assert pair(sessions, runs) == {1: 7, 2: 8}


def test_a_locked_session_without_its_run_stays_empty() -> None:
    sessions = [Planned(1, 40 * 60, run_id=7, locked=True)]

    assert pair(sessions, [Run(8, "running", 40 * 60)]) == {}


def test_an_earlier_match_gives_way_to_a_better_one() -> None:
    sessions = [Planned(1, 40 * 60, run_id=7), Planned(2, 90 * 60)]
    runs = [Run(7, "running", 80 * 60), Run(8, "running", 40 * 60)]

    assert pair(sessions, runs) == {1: 8, 2: 7}


def test_more_runs_than_sessions_leave_the_worst_fitting_out() -> None:
    runs = [Run(7, "running", 20 * 60), Run(8, "running", 44 * 60)]

    assert pair([Planned(1, 45 * 60)], runs) == {1: 8}
