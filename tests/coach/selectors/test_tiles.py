"""Four tiles: value, normal range, and whether today is out of it on the side that matters."""

from datetime import timedelta

import pytest

from coach.selectors.evidence import Evidence, Morning
from coach.selectors.tiles import Tile, normal_range, tiles_of
from tests.readiness.given import TODAY

DAYS = tuple(TODAY - timedelta(days=ago) for ago in reversed(range(28)))
HRV = (61.0, 63.0, 60.0, 64.0, 62.0, 58.0, 66.0)


def said(**words: object) -> Morning:
    calm = {"score": 72, "band": "green", "sleep": 4, "pain": 0, "body_part": "", "note": ""}
    return Morning(**{**calm, **words})


def evidence(**known: object) -> Evidence:
    empty = ("mornings", "hrv_ms", "sleep_h", "resting_hr_bpm", "loads", "theirs")
    nothing: dict[str, object] = {"hrv_kind": "rmssd", **{name: {} for name in empty}}
    return Evidence(calendar=DAYS, **{**nothing, **known})


def week_before(values: tuple[float, ...], today: float) -> dict[object, float]:
    return dict(zip(DAYS[-8:], (*values, today), strict=True))


def tile(number: int, **known: object) -> Tile:
    return tiles_of(evidence(**known))[number]


def test_the_normal_range_is_a_standard_deviation_around_the_mean() -> None:
    low, high = normal_range([*HRV, None])

    assert (round(low, 3), round(high, 3)) == (59.354, 64.646)


def test_too_few_days_give_no_range() -> None:
    assert normal_range([*HRV[:6], None, None]) is None


@pytest.mark.parametrize("today, bad", [(49.0, True), (60.0, False), (80.0, False)])
def test_only_a_low_hrv_is_marked(today: float, bad: bool) -> None:
    found = tile(0, hrv_ms=week_before(HRV, today))

    assert (found.title, found.value, found.note) == (
        "HRV (rMSSD)",
        f"{today:.0f} ms",
        "normal 59 ms to 65 ms",
    )
    assert (found.bad, len(found.days), found.days[-1]) == (bad, 14, today)


def test_without_hrv_there_is_the_readiness() -> None:
    found = tile(0, mornings={TODAY: said(score=34)})

    assert (found.title, found.value, found.note) == ("Readiness", "34", "too few days for a normal range")


def test_sleep_is_hours_where_they_are_known() -> None:
    hours = tile(1, sleep_h={TODAY: 5.9}, mornings={TODAY: said(sleep=2)})
    answers = tile(1, mornings={TODAY: said(sleep=2)})

    assert (hours.value, answers.value) == ("5 h 54 m", "2/5")


def test_pain_names_where_it_hurts_and_is_marked_when_high() -> None:
    mornings = {day: said() for day in DAYS[:-1]} | {TODAY: said(pain=6, body_part="calf")}

    found = tile(2, mornings=mornings)

    assert (found.value, found.note, found.bad) == ("6/10 Calf", "normal 0/10", True)


def test_a_day_without_an_answer_is_a_gap() -> None:
    found = tile(2, mornings={DAYS[-2]: said(pain=1)})

    assert (found.value, found.days[-2:], found.bad) == ("none today", (1.0, None), False)


def test_load_compares_two_weeks() -> None:
    found = tile(3, loads={DAYS[-8]: 300.0, DAYS[-2]: 260.0, TODAY: 124.0})

    assert (found.value, found.note) == ("384", "+28 % on the week before")
    assert found.label == "Load by day, 14 days; the last seven add up to 384, +28 % on the week before"


def test_load_after_a_week_without_any() -> None:
    assert tile(3, loads={TODAY: 50.0}).note == "no load the week before"
