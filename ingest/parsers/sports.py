"""Names of sports, as files and web pages in many languages write them, in the words of FIT."""

import re

RUNNING = "running"
_SPORTS: dict[tuple[str, str], str] = {
    (RUNNING, ""): (
        "running run jog jogging runs street_running 9 laufen lauf laufsport correr corrida carrera course "
        "course_a_pied corsa hardlopen lopen løb lob lobe løbe løping loping löpning lopning bieganie bieg "
        "juoksu бег koşu kosu 달리기 러닝 런 ランニング ラン 跑步 běh beh futás fut"
    ),
    (RUNNING, "treadmill"): (
        "treadmill_running treadmill indoor_running indoor_run laufband laufbandtraining laufbandlauf "
        "tapis_de_course course_sur_tapis cinta carrera_en_cinta tapis_roulant loopband løbebånd "
        "lobeband bieżnia bieganie_na_bieżni 트레드밀 러닝머신 트레드밀_러닝 실내_러닝"
    ),
    (RUNNING, "trail"): (
        "trail_running trail_run trail ultra_running ultra_run traillauf trailrunning trail_running_course "
        "carrera_de_montaña carrera_por_montaña course_de_trail corsa_trail trailløb "
        "트레일_러닝 트레일러닝 트레일_런"
    ),
    (RUNNING, "track"): "track_running track_run bahnlauf 트랙_러닝",
    (RUNNING, "virtual_activity"): "virtual_run virtual_running virtueller_lauf 가상_달리기 가상_런",
    ("cycling", ""): (
        "cycling biking bike ride 1 road_biking road_cycling rad radfahren radfahrt radsport vélo velo "
        "cyclisme ciclismo bicicleta bici fietsen fietsrit cykling cykeltur kolarstwo pyöräily велосипед "
        "자전거 라이딩 사이클링 gravel_ride e-bike_ride ebikeride"
    ),
    ("cycling", "mountain"): "mountain_biking mountain_bike_ride mountainbiken vtt btt 산악자전거",
    ("cycling", "indoor_cycling"): "indoor_cycling indoor_ride spinning 실내_사이클링",
    ("cycling", "virtual_activity"): "virtual_ride virtuelle_radfahrt 가상_라이딩",
    ("swimming", ""): (
        "swimming swim schwimmen natation natación natacion nuoto zwemmen svømning simning 수영"
    ),
    ("swimming", "lap_swimming"): "pool_swim pool_swimming lap_swimming schwimmbadschwimmen 수영장_수영",
    ("swimming", "open_water"): "open_water_swimming open_water_swim freiwasserschwimmen",
    ("walking", ""): (
        "walking walk gehen spaziergang marche caminata caminar camminata wandeling wandelen gang gåtur "
        "spacer chodzenie 10 걷기 산책"
    ),
    ("hiking", ""): (
        "hiking hike 4 wandern wanderung randonnée randonnee senderismo escursione vandring 하이킹 등산"
    ),
    ("training", "strength_training"): (
        "strength_training strength weight_training weights krafttraining kraft musculation fuerza "
        "entrenamiento_de_fuerza styrketræning 근력 근력_운동 웨이트_트레이닝"
    ),
    ("training", "yoga"): "yoga 요가",
    ("training", ""): "workout training crosstraining cross_training crossfit 운동",
    ("fitness_equipment", "elliptical"): (
        "elliptical crosstrainer ellipsentrainer elíptica elliptique 일립티컬"
    ),
    ("rowing", ""): "rowing row rudern aviron remo 로잉",
    ("cross_country_skiing", ""): "nordic_ski cross_country_skiing langlauf skilanglauf ski_de_fond",
    ("generic", ""): "other generic sonstiges otro otros autre altro andet overig inne 기타",
    ("multisport", ""): "multisport multi_sport triathlon brick",
}
_BY_NAME = {name: sport for sport, names in _SPORTS.items() for name in names.split()}
_RUN = re.compile(r"\brun(ning)?\b|lauf\b|course à pied|løb\b|달리기|러닝")


def sport_of(written: str) -> tuple[str, str]:
    """Sport and sub-sport, such as ("running", "trail"); the name itself where nobody knows it."""
    name = " ".join(written.casefold().split())
    if not name:
        return "", ""
    known = _BY_NAME.get(re.sub(r"[\s/]+", "_", name))
    if known is None:
        known = (RUNNING, "") if _RUN.search(name) else (re.sub(r"\W+", "_", name).strip("_")[:40], "")
    return known


def is_known(written: str) -> bool:
    return "_".join(written.casefold().split()) in _BY_NAME or bool(_RUN.search(written.casefold()))
