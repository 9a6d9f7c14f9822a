"""Names of workouts, read; and names that tell nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reconcile.named import Kind, Named, Rep, Size, Units
from ingest.reconcile.names import LONGEST_NAME, parse_name, whole_distance_m

MILE = 1609.344


NOTHING = (
    "Morning Run|Lunch Run|Afternoon Run|Run 5x|Run 2x today|2024 goals|Lunch at 5|Day 12|"
    "Easy Day 12|2024-05-12|2024/05/12|12.05.2024|20240512|May 5|5/6|10 km|Morning 10k|"
    "Easy Run 6:30|Long 2:15|C25K W3D1|Couch to 5k week 3|Week 5 long run 18|Run #5|Easy #3|Easy 2|"
    "tempo 5|Race 2024|Race week|Race day 10k|race pace 10k|Marathon training|5k training|"
    "jog to parkrun|parkrun volunteering|Long Beach 10k|Beverly Hills|4x4 trail|8x8|10x10|"
    "3x10 squats|4x100 relay|100x100 swim|5k, 10k, 21k PBs|2x1000 miles challenge|30/30 x 10|"
    "800 repeats|1994-1995-1996|5x|x400|2x|3x(|3x()|()|@|x x x||8개월|2회차|3주차 조깅|"
    "10km 대회 준비|아침 달리기"
)


def reps(count: int, distance_m: float | None = None, **more: object) -> tuple[Rep, ...]:
    return (Rep(distance_m, **more),) * count  # type: ignore[arg-type]


def jog(distance_m: float) -> Size:
    return Size(distance_m=distance_m)


def rest(duration_s: float) -> Size:
    return Size(duration_s=duration_s)


@pytest.mark.parametrize(
    "name, expected",
    [
        ("8x400m", reps(8, 400)),
        ("8 x 400", reps(8, 400)),
        ("10x400s", reps(10, 400)),
        ("400 x 8", reps(8, 400)),
        ("8 times 400m", reps(8, 400)),
        ("Tuesday Track 8x400m with Jim", reps(8, 400)),
        ("1,000m x 5", reps(5, 1000)),
        ("4x1600", reps(4, 1600)),
        ("4x400m/200m jog", reps(4, 400, recovery=jog(200))),
        ("8x400/200", reps(8, 400, recovery=jog(200))),
        ("12x200 on 200 off", reps(12, 200, recovery=jog(200))),
        ("6x1mi w/ 2:00 rest", reps(6, MILE, recovery=rest(120))),
        ("5x1000 R2'", reps(5, 1000, recovery=rest(120))),
        ('5x1000 r=90"', reps(5, 1000, recovery=rest(90))),
        ("8x400 (90s)", reps(8, 400, recovery=rest(90))),
        ("16x400 (1:00)", reps(16, 400)),  # the time of a rep, or a rest: not said
        ("8x400 @ 5k pace w/ 200m jog", reps(8, 400, recovery=jog(200))),
        ("5 x 1km @ 3:30", reps(5, 1000, pace_s_per_km=210.0)),
        ("8x400 @ 75", reps(8, 400, pace_s_per_km=187.5)),
        ("8x400 @ 3:28/km", reps(8, 400, pace_s_per_km=208.0)),
        ("6x800 @ 2:50", reps(6, 800)),  # a pace, or the time of a rep: both can be run
        ("5x2km @ 3:40-3:50/km", reps(5, 2000, pace_s_per_km=225.0)),
        ("3x(3x300)", reps(9, 300)),
        ("2 x 10 x 200", reps(20, 200)),
        ("3 sets of 3x300", reps(9, 300)),
        ("3x(400m/200m jog)", reps(3, 400, recovery=jog(200))),
        (
            "3x(2x300/100m jog) w/ 400m jog",
            (Rep(300, recovery=jog(100)),) * 5 + (Rep(300, recovery=jog(400)),),
        ),
        ("2x(400+200) w/ 90s jog", (Rep(400, recovery=rest(90)), Rep(200, recovery=rest(90))) * 2),
        ("4x1k + 6x200", reps(4, 1000) + reps(6, 200)),
        ("10x1' / 1'", reps(10, duration_s=60.0, recovery=rest(60))),
        ("5x3min (2min)", reps(5, duration_s=180.0, recovery=rest(120))),
        ("4x8min @ threshold, 2min rest", reps(4, duration_s=480.0, recovery=rest(120))),
        ("10x1min on/1min off", reps(10, duration_s=60.0, recovery=rest(60))),
        ("6x3:00", reps(6, duration_s=180.0)),
        ("인터벌 400m 8개", reps(8, 400)),
        ("1km 5회 @ 3:40", reps(5, 1000, pace_s_per_km=220.0)),
        ("400m*8회 (휴식 200m)", reps(8, 400, recovery=jog(200))),
        ("2분30초 x 6", reps(6, duration_s=150.0)),
    ],
)
def test_parse_name_reads_intervals(name: str, expected: tuple[Rep, ...]):
    assert parse_name(name) == Named(Kind.INTERVALS, expected)


@pytest.mark.parametrize(
    "name, expected",
    [
        ("20min tempo", Named(Kind.TEMPO, duration_s=1200.0)),
        ("20m tempo", Named(Kind.TEMPO, duration_s=1200.0)),
        ("템포런 20분", Named(Kind.TEMPO, duration_s=1200.0)),
        ("Tempo Run", Named(Kind.TEMPO)),
        ("10k race", Named(Kind.RACE, distance_m=10_000.0)),
        ("Half marathon race", Named(Kind.RACE, distance_m=21_097.5)),
        ("하프 대회", Named(Kind.RACE, distance_m=21_097.5)),
        ("parkrun", Named(Kind.RACE, distance_m=5000.0)),
        ("Bushy parkrun #812 🏃", Named(Kind.RACE, distance_m=5000.0)),
        ("Junior parkrun", Named(Kind.RACE, distance_m=2000.0)),
        ("Easy parkrun", Named(Kind.EASY, distance_m=5000.0)),
        ("long 18", Named(Kind.LONG, distance_m=18_000.0)),
        ("LSD 20km", Named(Kind.LONG, distance_m=20_000.0)),
        ("Easy long run 18 km", Named(Kind.LONG, distance_m=18_000.0)),
        ("long 1h45", Named(Kind.LONG, duration_s=6300.0)),
        ("easy 8 miles", Named(Kind.EASY, distance_m=8 * MILE)),
        ("easy 5 miles + 6x100 strides", Named(Kind.EASY, distance_m=5 * MILE)),
        ("Easy 8 km @ 5:30/km", Named(Kind.EASY, distance_m=8000.0)),
        ("조깅 10km", Named(Kind.EASY, distance_m=10_000.0)),
        ("10km조깅", Named(Kind.EASY, distance_m=10_000.0)),
        ("회복주 5km", Named(Kind.RECOVERY, distance_m=5000.0)),
        ("10k progression", Named(Kind.PROGRESSION, distance_m=10_000.0)),
        ("빌드업 12km", Named(Kind.PROGRESSION, distance_m=12_000.0)),
        ("prog 5-4-3", Named(Kind.PROGRESSION, (Rep(5000.0), Rep(4000.0), Rep(3000.0)), distance_m=12_000.0)),
        ("400-800-400", Named(Kind.LADDER, (Rep(400.0), Rep(800.0), Rep(400.0)))),
        ("400, 800, 1200", Named(Kind.LADDER, (Rep(400.0), Rep(800.0), Rep(1200.0)))),
        ("1-2-1 min", Named(Kind.LADDER, (Rep(None, 60.0), Rep(None, 120.0), Rep(None, 60.0)))),
        ("Hills 8x60s", Named(Kind.HILLS, (Rep(None, 60.0),) * 8)),
        (
            "WU 2k, 4x1k, CD 2k",
            Named(Kind.INTERVALS, reps(4, 1000), warm_up=Size(2000.0), cool_down=Size(2000.0)),
        ),
        (
            "10 min warm up, 20min tempo, 10 min cool down",
            Named(Kind.TEMPO, duration_s=1200.0, warm_up=rest(600), cool_down=rest(600)),
        ),
    ],
)
def test_parse_name_reads_other_runs(name: str, expected: Named):
    assert parse_name(name) == expected


@pytest.mark.parametrize("name", NOTHING.split("|"))
def test_parse_name_reads_nothing_into_other_names(name: str):
    assert parse_name(name) is None


@pytest.mark.parametrize(
    "units, expected", [(Units.METRIC, 18_000.0), (Units.IMPERIAL, pytest.approx(18 * MILE))]
)
def test_parse_name_counts_bare_numbers_in_the_units_of_the_athlete(units: Units, expected: float):
    named = parse_name("long 18", units)

    assert named
    assert named.distance_m == expected


def test_parse_name_takes_a_bare_pace_in_the_units_of_the_athlete():
    named = parse_name("4x10min @ 6:00", Units.IMPERIAL)

    assert named
    assert named.reps[0].pace_s_per_km == pytest.approx(360 / 1.609344)


_METRES = st.sampled_from(["m", " m", "mtr", " mtr", " metres", "meters", "M", ""])
_KILOMETRES = st.sampled_from(["k", "km", " km", "K", " Km", " kilometres", "킬로"])
_MILES = st.sampled_from(["mi", " mi", "mile", " miles", "Miles", "마일"])
_TIMES = st.sampled_from(["x", "×", "*", " x ", " × ", " X ", "  x"])


@given(
    st.integers(2, 20),
    _TIMES,
    st.one_of(
        st.tuples(st.sampled_from([200, 400, 800, 1200]), st.just(1.0), _METRES),
        st.tuples(st.integers(1, 5), st.just(1000.0), _KILOMETRES),
        st.tuples(st.integers(1, 3), st.just(MILE), _MILES),
    ),
    st.sampled_from(["", " ", "Track: "]),
)
def test_parse_name_does_not_mind_how_it_is_written(
    count: int, times: str, size: tuple[int, float, str], before: str
):
    value, metres, unit = size

    named = parse_name(f"{before}{count}{times}{value}{unit}")

    assert named == Named(Kind.INTERVALS, reps(count, pytest.approx(value * metres)))


@given(st.text(max_size=60) | st.text("0123456789x×()m k-/@:,'\"+wucd", max_size=40))
def test_parse_name_reads_any_text(name: str):
    named = parse_name(name)

    assert named is None or all((rep.distance_m is None) != (rep.duration_s is None) for rep in named.reps)


@pytest.mark.parametrize(
    "name", ["9x9x9x9x9x9x9x9x400", "99x(99x(99x400))", "3x" + "(" * 190, "8x(400" * 30, "3x(())"]
)
def test_parse_name_does_not_count_to_infinity(name: str):
    assert parse_name(name) is None


def test_parse_name_reads_the_beginning_of_a_long_text():
    assert parse_name("8x400m " + "(" * 5000) == parse_name("8x400m " + "(" * (LONGEST_NAME - 7))


@pytest.mark.parametrize(
    "name, recorded_m, expected",
    [
        ("10k race", 10_130.0, 10_000.0),
        ("10k race", 14_000.0, None),  # with a warm-up
        ("10k race", None, 10_000.0),
        ("10k race", 8000.0, 10_000.0),  # the watch lost its way: a person decides
        ("8x400m", 9000.0, None),
        ("WU 2k, 5k tempo", 5100.0, None),
    ],
)
def test_whole_distance_m_is_that_of_the_whole_run(
    name: str, recorded_m: float | None, expected: float | None
):
    named = parse_name(name)

    assert named
    assert whole_distance_m(named, recorded_m) == expected
