"""Activities.csv of Garmin Connect's website: any language, its decimals, local times."""

from datetime import date, datetime

import pytest

from ingest.parsers import Origin, Score, tables

ENGLISH = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Aerobic TE,Avg Run Cadence,"
    "Avg Stride Length,Total Ascent,Elapsed Time"
)
ROW = (
    'Trail Running,2026-01-04 12:38:59,false,"Hill, long","13,40","1.255","01:17:01,6","153","166","2,9",'
    '"172","1,01","1.412","01:20:00"'
)


def test_read_understands_decimal_commas_and_thousands_dots():
    (entry,) = tables.read(f"{ENGLISH}\n{ROW}\n".encode(), "Activities.csv").entries

    assert (entry.summary.distance_m, entry.summary.ascent_m) == (13_400, 1412)
    assert (entry.summary.timer_s, entry.summary.elapsed_s) == (4621.6, 4800)
    assert (entry.summary.avg_hr_bpm, entry.summary.avg_cadence_spm) == (153, 172)
    assert (entry.summary.calories, entry.scores) == (1255, {Score.AEROBIC_EFFECT: 2.9})


def test_read_gives_local_times_that_know_no_zone():
    (entry,) = tables.read(f"{ENGLISH}\n{ROW}\n".encode(), "Activities.csv").entries

    assert (entry.origin, entry.sport, entry.sub_sport) == (Origin.GARMIN, "running", "trail")
    assert (entry.started_at, entry.day) == (datetime(2026, 1, 4, 12, 38, 59), date(2026, 1, 4))  # noqa: DTZ001
    assert (entry.local_offset_s, entry.external_id) == (None, "")


@pytest.mark.parametrize(
    "header, kind",
    [
        ("Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Maximale Herzfrequenz", "Laufen"),
        ("Aktivitetstype,Dato,Favorit,Titel,Distance,Kalorier,Tid,Maks. puls", "Løb"),
        ("Typ aktywności,Data,Ulubiony,Tytuł,Dystans,Kalorie,Czas,Maksymalne tętno", "Bieganie"),
        ("활동 유형,날짜,즐겨찾기,제목,거리,칼로리,시간,최대 심박수", "러닝"),
        ("Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,FC máxima", "Carrera"),
    ],
    ids=["German", "Danish", "Polish", "Korean", "Spanish"],
)
def test_read_knows_the_names_of_other_languages(header: str, kind: str):
    row = f'{kind},2026-01-04 12:38:59,false,x,"5,01",300,"00:25:00",171'

    (entry,) = tables.read(f"{header}\n{row}\n".encode(), "Activities.csv").entries

    assert (entry.sport, entry.summary.distance_m, entry.summary.timer_s) == ("running", 5010, 1500)
    assert entry.summary.max_hr_bpm == 171


def test_read_takes_the_first_columns_of_an_unknown_language():
    text = "A,B,C,D,E,F,G\nRunning,2026-01-04 12:38:59,true,x,5.01,300,00:25:00\n"

    (entry,) = tables.read(text.encode(), "Activities.csv").entries

    assert (entry.summary.distance_m, entry.summary.timer_s) == (5010, 1500)


def test_read_tells_miles_by_steps_and_their_length():
    row = 'Running,2026-01-04 12:38:59,false,x,"6.00",600,"00:50:00",150,170,3.0,170,1.14,100,"00:50:00"'

    (entry,) = tables.read(f"{ENGLISH}\n{row}\n".encode(), "Activities.csv").entries

    assert entry.summary.distance_m == pytest.approx(9656.064)
    assert entry.summary.ascent_m == pytest.approx(30.48)


def test_read_takes_dashes_for_nothing():
    row = 'Running,2026-01-04 12:38:59,false,x,"--","--","00:50:00","--","--","--","--","--","--","--"'

    (entry,) = tables.read(f"{ENGLISH}\n{row}\n".encode(), "Activities.csv").entries

    assert (entry.summary.distance_m, entry.summary.avg_hr_bpm) == (None, None)
