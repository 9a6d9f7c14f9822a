"""Which column of a table means what: names in English and Korean, units in headers, dates by their look."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from ingest.parsers.numerals import Numerals, duration
from ingest.parsers.tables.dates import moment


class Field(StrEnum):
    """What a column can be, for a mapping of a person's own table."""

    DATE = "date"
    TIME_OF_DAY = "time_of_day"
    DISTANCE = "distance"
    DURATION = "duration"
    ELAPSED = "elapsed"
    MOVING = "moving"
    PACE = "pace"
    SPORT = "sport"
    NAME = "name"
    WORKOUT_TYPE = "workout_type"
    NOTES = "notes"
    SHOE = "shoe"
    AVG_HR = "avg_hr"
    MAX_HR = "max_hr"
    CADENCE = "cadence"
    MAX_CADENCE = "max_cadence"
    ASCENT = "ascent"
    DESCENT = "descent"
    POWER = "power"
    CALORIES = "calories"
    RPE = "rpe"
    FEEL = "feel"
    INTENSITY = "intensity"
    TRIMP = "trimp"
    ID = "external_id"
    FILENAME = "filename"
    DEVICE = "device"


_ALIASES = {
    Field.DATE: (
        "date,day,activity date,workout date,start date,run date,start,started,start time local,"
        "workout day,날짜,일자,운동 날짜,일시,시작 시간,활동 날짜,datum,fecha,data"
    ),
    Field.TIME_OF_DAY: "time of day,start time,started at,시작 시각,시각",
    Field.DISTANCE: (
        "distance,dist,total distance,mileage,miles,mi,km,kms,kilometers,거리,총 거리,주행 거리,"
        "distanz,distancia,distance run"
    ),
    Field.DURATION: (
        "duration,time,total time,moving time,run time,elapsed,elapsed time,timer time,minutes,hours,"
        "시간,운동 시간,소요 시간,기록,총 시간,dauer,zeit,duración,tiempo"
    ),
    Field.PACE: (
        "pace,avg pace,average pace,min/km,min/mi,min/mile,pace per mile,pace per km,페이스,평균 페이스"
    ),
    Field.SPORT: "sport,activity type,activity,discipline,종목,활동 유형,운동 종류,운동",
    Field.NAME: "name,title,activity name,workout name,제목,이름,활동 이름",
    Field.WORKOUT_TYPE: (
        "workout type,type,type of run,run type,workout,session,kind,훈련 종류,훈련 유형,유형,훈련"
    ),
    Field.NOTES: "notes,note,comments,comment,description,remarks,details,journal,메모,비고,노트,설명,코멘트",
    Field.SHOE: "shoe,shoes,gear,equipment,activity gear,신발,러닝화,장비",
    Field.AVG_HR: (
        "avg hr,average hr,hr,heart rate,avg heart rate,average heart rate,mean hr,hr avg,avghr,bpm,"
        "평균 심박,평균 심박수,심박,심박수,heartrate"
    ),
    Field.MAX_HR: "max hr,maximum hr,max heart rate,hr max,maxhr,peak hr,최대 심박,최대 심박수,최고 심박수",
    Field.CADENCE: "cadence,avg cadence,average cadence,avg run cadence,spm,케이던스,평균 케이던스",
    Field.MAX_CADENCE: "max cadence,max run cadence,최대 케이던스",
    Field.ASCENT: (
        "ascent,elevation,elevation gain,elev gain,total ascent,climb,vert,gain,상승,누적 상승,"
        "고도 상승,획득 고도"
    ),
    Field.DESCENT: "descent,elevation loss,total descent,loss,하강,고도 하강",
    Field.POWER: "power,avg power,average power,watts,파워,평균 파워",
    Field.CALORIES: "calories,kcal,energy,칼로리,열량",
    Field.RPE: "rpe,perceived exertion,effort,exertion,운동 자각도,자각도",
    Field.FEEL: "feel,feeling,mood,느낌,기분,컨디션",
    Field.INTENSITY: "intensity,intensity score,hardness,강도,훈련 강도",
    Field.TRIMP: "trimp",
    Field.ID: "id,activity id,아이디",
    Field.FILENAME: "filename,file,file name,파일,파일명",
    Field.DEVICE: "device,watch,기기,시계",
}
_FIELD_OF = {alias: field for field, aliases in _ALIASES.items() for alias in aliases.split(",")}
# Names that mean it only where nothing better is there.
_LOOSE = {"run": Field.DISTANCE, "running": Field.DISTANCE, "러닝": Field.DISTANCE, "달리기": Field.DISTANCE}
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
_SHARE_OF_DATES = 0.8
_ROWS_LOOKED_AT = 50


def guess(headers: Sequence[str], sample_rows: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """Field → header, as far as names and looks tell; of two columns for one field, the first."""
    found: dict[str, str] = {}
    for header in headers:
        field = _FIELD_OF.get(base_name(header))
        if field is not None and field not in found and _could_be(field, headers.index(header), sample_rows):
            found[field] = header
    for header in headers:
        loose = _LOOSE.get(base_name(header))
        if loose is not None and loose not in found and _numeric(headers.index(header), sample_rows):
            found[loose] = header
    if Field.DATE not in found:
        dated = next((place for place in range(len(headers)) if _dated(place, sample_rows)), None)
        if dated is not None and headers[dated]:
            found[Field.DATE] = headers[dated]
    return found


def is_enough(mapping: Mapping[str, str]) -> bool:
    """Whether a row can say when and how much."""
    return Field.DATE in mapping and bool({Field.DISTANCE, Field.DURATION} & set(mapping))


def base_name(header: str) -> str:
    """The name without unit and punctuation, in small letters."""
    name = _BRACKETS.sub(" ", header.casefold()).replace("_", " ").strip(" .:*#-")
    return " ".join(name.split())


def unit_of(header: str, units: Mapping[str, float]) -> float | None:
    """The factor to SI of the unit that a header names: in brackets, after a comma, or as a word of it."""
    text = header.casefold()
    inside = " ".join(_BRACKETS.findall(text))
    for part in (inside, text):
        for word in re.findall(r"[^\W\d_]+", part):
            if word in units:
                return units[word]
    return None


def _could_be(field: Field, place: int, rows: Sequence[Sequence[str]]) -> bool:
    """Names deceive: "time" may be a time of day, "day" the name of one."""
    cells = _cells(place, rows)
    if not cells:
        return True
    if field == Field.DATE:
        return sum(moment(cell) is not None for cell in cells) >= len(cells) / 2
    if field == Field.DISTANCE:
        return _numeric(place, rows)
    if field == Field.DURATION:
        known = [cell for cell in cells if duration(cell) is not None or Numerals().number(cell) is not None]
        return len(known) >= len(cells) / 2
    return True


def _numeric(place: int, rows: Sequence[Sequence[str]]) -> bool:
    cells = _cells(place, rows)
    known = [cell for cell in cells if re.match(r"^[~≈]?\s*\d+([.,]\d+)?", cell)]
    return len(known) >= max(1, len(cells) / 2)


def _dated(place: int, rows: Sequence[Sequence[str]]) -> bool:
    cells = _cells(place, rows)
    dates = [cell for cell in cells if not cell.replace(".", "").isdigit() and moment(cell) is not None]
    return len(dates) >= max(1, _SHARE_OF_DATES * len(cells))


def _cells(place: int, rows: Sequence[Sequence[str]]) -> list[str]:
    return [row[place].strip() for row in rows[:_ROWS_LOOKED_AT] if place < len(row) and row[place].strip()]
