"""`Activities.csv` of the Garmin Connect website: names and sports in the language of the account, decimals
as that language writes them, local times without a zone, and no id.

The set of columns depends on the devices; their order does not. English, German, Spanish, French, Danish,
Polish and Korean names are known; for others the first columns are enough.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from statistics import median

from ingest.parsers.contents import Contents, Entry, Score
from ingest.parsers.numerals import Numerals, duration, numerals_of
from ingest.parsers.recording import Origin, Summary
from ingest.parsers.sports import sport_of
from ingest.parsers.tables.dates import Moment, moments
from ingest.parsers.tables.grid import Grid, Row
from ingest.parsers.tables.listing import Refused, contents_of
from ingest.parsers.units import MILE_M

_NAMES: Mapping[str, str] = {
    "type": (
        "activity type,aktivitätstyp,tipo de actividad,type d'activité,aktivitetstype,typ aktywności,"
        "활동 유형"
    ),
    "date": "date,datum,fecha,dato,data,날짜",
    "favorite": "favorite,favorit,favorito,favori,ulubiony,ulubione,즐겨찾기",
    "title": "title,titel,título,titre,tytuł,제목",
    "distance": "distance,distanz,distancia,dystans,distanza,거리",
    "calories": "calories,kalorien,calorías,kalorier,kalorie,칼로리",
    "time": "time,zeit,tiempo,durée,tid,czas,tempo,시간",
    "avg_hr": (
        "avg hr,ø herzfrequenz,durchschnittliche herzfrequenz,frecuencia cardiaca media,"
        "fréquence cardiaque moyenne,gns. puls,gennemsnitlig puls,średnie tętno,평균 심박수,"
        "평균 심박"
    ),
    "max_hr": (
        "max hr,maximale herzfrequenz,max. hf,fc máxima,fréquence cardiaque maximale,maks. puls,"
        "maksimal puls,maksymalne tętno,최대 심박수,최대 심박"
    ),
    "avg_cadence": (
        "avg run cadence,ø schrittfrequenz (laufen),cadencia de carrera media,"
        "cadence de course moyenne,gns. løbekadence,średni rytm biegu,평균 달리기 케이던스,"
        "평균 케이던스"
    ),
    "max_cadence": (
        "max run cadence,maximale schrittfrequenz (laufen),cadencia de carrera máxima,"
        "cadence de course maximale,maks. løbekadence,maksymalny rytm biegu,최대 달리기 케이던스,"
        "최대 케이던스"
    ),
    "ascent": (
        "total ascent,elev gain,anstieg gesamt,ascenso total,ascension totale,samlet stigning,"
        "całkowity wznios,총 상승,총 상승 고도"
    ),
    "descent": (
        "total descent,elev loss,abstieg gesamt,descenso total,descente totale,samlet fald,"
        "całkowity spadek,총 하강,총 하강 고도"
    ),
    "avg_power": "avg power,ø leistung,potencia media,puissance moyenne,gns. effekt,średnia moc,평균 파워",
    "max_power": (
        "max power,maximale leistung,potencia máxima,puissance maximale,maks. effekt,maksymalna moc,최대 파워"
    ),
    "moving": (
        "moving time,zeit in bewegung,tiempo en movimiento,temps de déplacement,tid i bevægelse,"
        "czas ruchu,이동 시간"
    ),
    "elapsed": (
        "elapsed time,verstrichene zeit,tiempo transcurrido,temps écoulé,forløbet tid,upływ czasu,경과 시간"
    ),
    "pace": "avg pace,ø pace,ritmo medio,allure moyenne,gns. tempo,średnie tempo,평균 페이스",
    "aerobic": "aerobic te,aerober te,te aeróbico,te aérobie,aerob te,aerobowy te,유산소 te",
    "stride": (
        "avg stride length,ø schrittlänge,longitud media de zancada,longueur moyenne des foulées,"
        "gns. skridtlængde,średnia długość kroku,평균 보폭"
    ),
    "tss": "training stress score®,training stress score",
}
HALFWAY_M = 1270.0  # between a kilometre and a mile
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split(",")}
_FIRST = ("type", "date", "favorite", "title", "distance", "calories", "time")
_LOCAL_TIME = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")
_YES_OR_NO = frozenset({"true", "false"})


def is_it(grid: Grid) -> bool:
    """A type, a local time, and true or false for a favourite: in any language."""
    rows = grid.rows[:20]
    return len(grid.header) >= len(_FIRST) and any(
        _LOCAL_TIME.match(row.cell(1)) and row.cell(2).lower() in _YES_OR_NO for row in rows
    )


def read(grid: Grid) -> Contents:
    return contents_of(_entries(grid))


def _entries(grid: Grid) -> Iterator[Entry | Refused]:
    places = _places(grid)
    numerals = numerals_of(cell for row in grid.rows[:500] for cell in row.cells[4:])
    metres = _unit_m(grid, places, numerals)
    for row, when in zip(grid.rows, moments(grid.column(1)), strict=True):
        if when is None or when.clock is None:
            if row.cell(places["time"]):
                yield Refused(row.number)
            continue
        yield _entry(row, when, places, numerals, metres)


def _places(grid: Grid) -> dict[str, int]:
    """By name; the first columns by their order, which is the same in every language."""
    places = dict(zip(_FIRST, range(len(_FIRST)), strict=True))
    for place, name in enumerate(grid.header):
        field = _FIELD_OF.get(name.casefold())
        if field is not None and (field not in places or field in _FIRST):
            places[field] = place
    return places


def _entry(row: Row, when: Moment, places: Mapping[str, int], numerals: Numerals, metres: float) -> Entry:
    sport, sub_sport = sport_of(row.cell(places["type"]))
    scores = {
        Score.AEROBIC_EFFECT: numerals.within(row.cell(places.get("aerobic")), 0.1, 5.0),
        Score.TSS: numerals.within(row.cell(places.get("tss")), 0.1, 5_000.0),
    }
    return Entry(
        origin=Origin.GARMIN,
        day=when.day,
        started_at=None if when.clock is None else datetime.combine(when.day, when.clock),
        sport=sport,
        sub_sport=sub_sport,
        name=row.cell(places["title"])[:200],
        summary=_summary(row, places, numerals, metres),
        scores={score: value for score, value in scores.items() if value is not None},
        place=str(row.number),
    )


def _summary(row: Row, places: Mapping[str, int], numerals: Numerals, metres: float) -> Summary:
    def number(name: str, low: float, high: float, factor: float = 1.0) -> float | None:
        return numerals.within(row.cell(places.get(name)), low, high, factor)

    return Summary(
        timer_s=duration(row.cell(places["time"])) or None,
        elapsed_s=duration(row.cell(places.get("elapsed"))) or None,
        moving_s=duration(row.cell(places.get("moving"))) or None,
        distance_m=number("distance", 0.001, 5e6, metres),
        ascent_m=number("ascent", 0.0, 50_000.0, 1.0 if metres == 1000.0 else 0.3048),
        descent_m=number("descent", 0.0, 50_000.0, 1.0 if metres == 1000.0 else 0.3048),
        avg_hr_bpm=number("avg_hr", 1.0, 254.0),
        max_hr_bpm=number("max_hr", 1.0, 254.0),
        avg_cadence_spm=number("avg_cadence", 1.0, 300.0),
        max_cadence_spm=number("max_cadence", 1.0, 300.0),
        avg_power_w=number("avg_power", 1.0, 5_000.0),
        max_power_w=number("max_power", 1.0, 5_000.0),
        calories=number("calories", 1.0, 100_000.0),
    )


def _unit_m(grid: Grid, places: Mapping[str, int], numerals: Numerals) -> float:
    """Metres of a unit of distance: no column says it, but steps and their length do, which are in metres."""
    ratios = []
    for row in grid.rows[:200]:
        minutes = (duration(row.cell(places["time"])) or 0.0) / 60
        found = [
            numerals.number(row.cell(places.get(name))) for name in ("distance", "avg_cadence", "stride")
        ]
        distance, cadence, stride = (value or 0.0 for value in found)
        if distance and 0.3 < stride < 2.5:
            ratios.append(cadence * stride * minutes / distance)
    return MILE_M if ratios and median(ratios) > HALFWAY_M else 1000.0
