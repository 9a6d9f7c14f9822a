"""Notes of training logs: what a number means, how sure that is, and what stays words."""

import pytest

from ingest.parsers.notes import Notes, parse_notes, read_notes

MILE_KM = 1.609344


def test_parse_notes_reads_numbers_by_their_order():
    notes = parse_notes("7:45; 152; 178; felt good", unit_m=1609.344)

    assert notes.values["pace_s_per_km"] == pytest.approx(465 / MILE_KM)
    assert (notes.values["avg_hr_bpm"], notes.values["avg_cadence_spm"]) == (152, 178)
    assert notes.rest == "felt good"


def test_parse_notes_doubts_the_third_number_most():
    doubts = parse_notes("7:45; 152; 178; felt good").doubts

    assert doubts["avg_cadence_spm"] < 0.5 <= doubts["avg_hr_bpm"] < 0.9


@pytest.mark.parametrize(
    "text, name",
    [
        ("7:45; 152; 161", "max_hr_bpm"),
        ("7:45; 152; 178", "avg_cadence_spm"),
        ("7:45; 182; 176", "avg_cadence_spm"),
    ],
)
def test_parse_notes_takes_a_third_number_for_the_likelier(text: str, name: str):
    assert name in parse_notes(text).values


@pytest.mark.parametrize(
    "text, values, rest",
    [
        ("8 miles @ 7:30, HR 150", {"distance_m": 12_874.75, "pace_s_per_km": 279.62, "avg_hr_bpm": 150}, ""),
        ("RPE 6", {"rpe": 6}, ""),
        ("rpe: 7/10, tired", {"rpe": 7}, "tired"),
        ("Ghost 15", {"shoe": "Ghost 15"}, ""),
        ("new shoes: Foo Bar 3; windy", {"shoe": "Foo Bar 3"}, "new; windy"),
        ("10x400 in 78", {"workout": "10x400 in 78"}, ""),
        ("6 x 1 mile @ 6:10, jog between", {"workout": "6 x 1 mile @ 6:10"}, "jog between"),
        ("HR 150/171", {"avg_hr_bpm": 150, "max_hr_bpm": 171}, ""),
        ("avg HR 148, max HR 170", {"avg_hr_bpm": 148, "max_hr_bpm": 170}, ""),
        ("cadence 176", {"avg_cadence_spm": 176}, ""),
        ("4:40/km with Ann", {"pace_s_per_km": 280}, "with Ann"),
        ("pace 7:30 per mile", {"pace_s_per_km": 279.62}, ""),
        ("10k in 41:30!", {"distance_m": 10_000, "timer_s": 2490}, "!"),
        ("심박 151, 케이던스 180", {"avg_hr_bpm": 151, "avg_cadence_spm": 180}, ""),
        ("easy with the dogs", {}, "easy with the dogs"),
        ("2012 was better", {}, "2012 was better"),
        ("", {}, ""),
    ],
)  # fmt: skip
def test_parse_notes_reads_what_is_named(text: str, values: dict[str, float | str], rest: str):
    notes = parse_notes(text)

    assert dict(notes.values) == {
        name: value if isinstance(value, str) else pytest.approx(value, abs=0.01)
        for name, value in values.items()
    }
    assert notes.rest == rest
    assert set(notes.doubts) == set(notes.values)


def test_parse_notes_is_surer_of_a_pace_that_agrees():
    alone = parse_notes("7:45; 152")

    agreeing = parse_notes("7:45; 152", distance_m=8 * 1609.344, timer_s=8 * 465)
    contrary = parse_notes("7:45; 152", distance_m=8 * 1609.344, timer_s=8 * 400)

    assert contrary.doubts["pace_s_per_km"] < alone.doubts["pace_s_per_km"] < agreeing.doubts["pace_s_per_km"]


def test_parse_notes_finds_the_unit_of_a_pace_by_distance_and_time():
    notes = parse_notes("6:00; 152", distance_m=10_000, timer_s=3600)

    assert notes.values["pace_s_per_km"] == pytest.approx(360)


def test_parse_notes_doubts_a_distance_that_the_row_denies():
    assert parse_notes("8 miles", distance_m=12_875).doubts["distance_m"] > 0.9
    assert parse_notes("8 miles", distance_m=5_000).doubts["distance_m"] < 0.5


@pytest.mark.parametrize("text", ["7" * 3000, "9:" * 3000, "x1" * 3000, ";" * 6000, "1x" * 2500 + "\x00"])
def test_parse_notes_survives_nonsense(text: str):
    notes = parse_notes(text)

    assert all(0 <= doubt <= 1 for doubt in notes.doubts.values())


class _Model:
    """A reader by hand, which remembers whether it was asked."""

    def __init__(self, answer: Notes) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def __call__(self, text: str) -> Notes:
        self.asked.append(text)
        return self.answer


def test_read_notes_does_not_ask_where_all_is_explained():
    model = _Model(Notes())

    notes = read_notes("8 miles @ 7:30; felt good", model=model)

    assert (model.asked, notes.rest) == ([], "felt good")


def test_read_notes_asks_about_a_number_that_nothing_explains():
    model = _Model(Notes({"timer_s": 3840.0, "avg_hr_bpm": 99.0}, {"timer_s": 0.8, "avg_hr_bpm": 0.1}, "ran"))

    notes = read_notes("ran an hour and 4; HR 150", model=model)

    assert model.asked == ["ran an hour and 4; HR 150"]
    assert (notes.values["timer_s"], notes.values["avg_hr_bpm"], notes.rest) == (3840, 150, "ran")


def test_read_notes_without_a_model_keeps_the_doubts():
    text = "ran an hour and 4"

    assert read_notes(text, model=None) == parse_notes(text)
