"""Small FIT files of every kind that is read: what mutations and truncations start from."""

from demo.fitfile import encode_run
from demo.simulation import Stop
from tests.ingest.parsers import rawfit
from tests.ingest.parsers.samples import START, encoded, message, simulated, workout_file

TIME, HEART_RATE = (253, 4, rawfit.UINT32), (3, 1, rawfit.UINT8)

RUN = encode_run(simulated(stops=[Stop(at_s=90, duration_s=45)]), every_s=20)
RAW = rawfit.file(
    rawfit.app(0),
    rawfit.described(0, 1, rawfit.UINT16, "Power", native=7),
    rawfit.definition(rawfit.RECORD, TIME, HEART_RATE, (8, 3, rawfit.BYTE), apps=[(1, 2, 0)]),
    *(rawfit.data("<IB3sH", START + i, 100 + i, bytes((i, 0x10, i)), 200 + i) for i in range(10)),
    rawfit.definition(rawfit.RECORD, HEART_RATE, local=1, big=True),
    *(rawfit.compressed(10 + i, ">B", 120 + i, local=1) for i in range(10)),
)
STRAP = rawfit.file(
    rawfit.definition(rawfit.HR, TIME, (0, 2, rawfit.UINT16), (6, 1, rawfit.UINT8), (9, 4, rawfit.UINT32)),
    rawfit.data("<IHBI", START, 0, 100, 1024),
    rawfit.definition(rawfit.HR, (6, 8, rawfit.UINT8), (10, 12, rawfit.BYTE), local=1),
    *(rawfit.data("<8s12s", bytes(range(100, 108)), bytes(range(i, 12 + i)), local=1) for i in range(20)),
    file_type=None,
)
WELLNESS = encoded(
    message("FILE_ID", type="monitoring_b", time_created=START, manufacturer="garmin"),
    message("MONITORING_INFO", timestamp=START, local_timestamp=START + 32_400),
    message("MONITORING_HR_DATA", timestamp=START, current_day_resting_heart_rate=48),
    *(message("MONITORING", timestamp=START + 60 * i, heart_rate=60 + i) for i in range(10)),
    *(message("MONITORING", timestamp_16=(START + 900 + 60 * i) & 0xFFFF, heart_rate=70) for i in range(5)),
    *(
        message("MONITORING", timestamp=START + 600 * i, activity_type="walking", cycles=50.0 * i)
        for i in range(5)
    ),
    *(
        message("STRESS_LEVEL", stress_level_time=START + 180 * i, stress_level_value=20 + i)
        for i in range(5)
    ),
    *(message("RESPIRATION_RATE", timestamp=START + 60 * i, respiration_rate=14.5) for i in range(3)),
    *(message("SPO2_DATA", timestamp=START + 60 * i, reading_spo2=96) for i in range(3)),
)
NIGHT = encoded(
    message("FILE_ID", type=49, time_created=START, manufacturer="garmin"),
    message("EVENT", timestamp=START, event=74, event_type="start"),
    *(
        message("SLEEP_LEVEL", timestamp=START + 1800 * i, sleep_level=level)
        for i, level in enumerate(("light", "deep", "rem", "awake"))
    ),
    message("EVENT", timestamp=START + 7200, event=74, event_type="stop"),
    message("SLEEP_ASSESSMENT", overall_sleep_score=81),
    message("HRV_STATUS_SUMMARY", timestamp=START + 7000, last_night_average=61.5),
    message("SKIN_TEMP_OVERNIGHT", timestamp=START, local_timestamp=START + 32_400, average_deviation=-0.25),
    message("MAX_MET_DATA", update_time=START, vo2_max=52.3, sport="running"),
)
SCALE = encoded(
    message("FILE_ID", type="weight", time_created=START, manufacturer="garmin"),
    message("WEIGHT_SCALE", timestamp=START, weight=62.5, percent_fat=14.2, user_profile_index=0),
)

SOURCES = (RUN, RAW, STRAP, RUN + STRAP, RAW + STRAP, RUN + RAW, WELLNESS, NIGHT, SCALE, workout_file())
