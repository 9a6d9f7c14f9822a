"""A season as a picture."""

from dataclasses import replace

from planning.charts import ChartWeek, season_chart

WEEKS = (
    ChartWeek(1, "base", cutback=False, duration_s=10_800, load=100, longest_s=3600),
    ChartWeek(2, "base", cutback=True, duration_s=7200, load=50, longest_s=2700),
    ChartWeek(3, "build", cutback=False, duration_s=14_400, load=200, longest_s=5400),
    ChartWeek(4, "taper", cutback=False, duration_s=9000, load=100, longest_s=5400),
)


def test_the_bar_of_the_hardest_week_is_the_tallest() -> None:
    heights = [bar.height for bar in season_chart(WEEKS).bars]

    assert heights == [41.0, 20.5, 82.0, 41.0]


def test_bars_and_bands_fill_the_width() -> None:
    chart = season_chart(WEEKS)

    assert [band.x for band in chart.bands] == [0, 50, 75]
    assert sum(band.width for band in chart.bands) == 100
    assert [round(bar.x, 2) for bar in chart.bars] == [1.75, 26.75, 51.75, 76.75]


def test_bands_are_phases_with_their_weeks() -> None:
    bands = season_chart(WEEKS).bands

    assert [(band.phase, band.first, band.last) for band in bands] == [
        ("base", 1, 2),
        ("build", 3, 3),
        ("taper", 4, 4),
    ]


def test_a_narrow_band_has_no_name() -> None:
    weeks = [ChartWeek(number, "base", False, 3600, 50, 1800) for number in range(1, 20)]
    chart = season_chart([*weeks, ChartWeek(20, "peak", False, 3600, 50, 1800)])

    assert [band.named for band in chart.bands] == [True, False]


def test_the_line_joins_the_longest_runs() -> None:
    line = season_chart(WEEKS).line

    assert [(part.x1, part.x2) for part in line] == [(12.5, 37.5), (37.5, 62.5), (62.5, 87.5)]
    assert (line[-1].y1, line[-1].y2) == (10.0, 10.0)


def test_the_biggest_and_the_longest_week_are_named() -> None:
    chart = season_chart(WEEKS)

    assert (chart.biggest.number, chart.longest.number) == (3, 3)


def test_a_season_without_load_is_drawn_flat() -> None:
    chart = season_chart([ChartWeek(1, "recovery", False, 0, 0, 0)])

    assert chart.bars[0].height == 0


def test_the_line_of_fitness_runs_where_it_is_known() -> None:
    ctl = (None, 20.0, 40.0, 30.0)

    chart = season_chart([replace(week, ctl=value) for week, value in zip(WEEKS, ctl, strict=True)])

    assert [(part.x1, part.y1, part.x2, part.y2) for part in chart.fitness] == [
        (37.5, 51, 62.5, 10),
        (62.5, 10, 87.5, 30.5),
    ]
    assert chart.fittest == replace(WEEKS[2], ctl=40.0)


def test_without_fitness_there_is_no_line_of_it() -> None:
    assert (season_chart(WEEKS).fitness, season_chart(WEEKS).fittest) == ((), None)
