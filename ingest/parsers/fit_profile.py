"""Which FIT messages and fields are read: their numbers, scales, offsets, names of values.

A field is `number name`, then `/scale`, `-offset` and `:table of names` where it has them. Everything that
is not here is skipped unread.
"""

from dataclasses import dataclass

from ingest.parsers import fit_names as names
from ingest.parsers import fit_products as products

TIMESTAMP = 253


@dataclass(frozen=True, slots=True)
class ProfileField:
    name: str
    scale: float = 1.0
    offset: float = 0.0
    names: str = ""  # a key of NAMES


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of message. `once`: only the first of a file counts."""

    name: str
    fields: dict[int, ProfileField]
    once: bool = False


NAMES = {
    "sport": names.SPORTS,
    "sub_sport": names.SUB_SPORTS,
    "trigger": names.LAP_TRIGGERS,
    "intensity": names.INTENSITIES,
    "event": names.EVENTS,
    "event_type": names.EVENT_TYPES,
    "file": names.FILES,
    "duration": names.STEP_DURATIONS,
    "target": names.STEP_TARGETS,
    "activity_type": names.ACTIVITY_TYPES,
    "sleep_level": names.SLEEP_LEVELS,
    "maker": products.MAKERS,
}

_SESSION = """
253 timestamp, 2 start_time, 5 sport :sport, 6 sub_sport :sub_sport, 7 total_elapsed_time /1000,
8 total_timer_time /1000, 9 total_distance /100, 11 total_calories, 14 avg_speed /1000, 15 max_speed /1000,
16 avg_heart_rate, 17 max_heart_rate, 18 avg_cadence, 19 max_cadence, 20 avg_power, 21 max_power,
22 total_ascent, 23 total_descent, 59 total_moving_time /1000, 92 avg_fractional_cadence /128,
93 max_fractional_cadence /128, 124 enhanced_avg_speed /1000, 125 enhanced_max_speed /1000
"""
_LAP = """
253 timestamp, 2 start_time, 7 total_elapsed_time /1000, 8 total_timer_time /1000, 9 total_distance /100,
11 total_calories, 13 avg_speed /1000, 14 max_speed /1000, 15 avg_heart_rate, 16 max_heart_rate,
17 avg_cadence, 18 max_cadence, 19 avg_power, 20 max_power, 21 total_ascent, 22 total_descent,
23 intensity :intensity, 24 lap_trigger :trigger, 25 sport :sport, 39 sub_sport :sub_sport,
52 total_moving_time /1000, 80 avg_fractional_cadence /128, 81 max_fractional_cadence /128,
110 enhanced_avg_speed /1000, 111 enhanced_max_speed /1000
"""
_RECORD = """
253 timestamp, 0 position_lat, 1 position_long, 2 altitude /5 -500, 3 heart_rate, 4 cadence, 5 distance /100,
6 speed /1000, 7 power, 8 compressed_speed_distance, 13 temperature, 39 vertical_oscillation /10,
40 stance_time_percent /100, 41 stance_time /10, 53 fractional_cadence /128, 73 enhanced_speed /1000,
78 enhanced_altitude /5 -500, 83 vertical_ratio /100, 84 stance_time_balance /100, 85 step_length /10
"""
_STEP = """
254 message_index, 0 wkt_step_name, 1 duration_type :duration, 2 duration_value, 3 target_type :target,
4 target_value, 5 custom_target_value_low, 6 custom_target_value_high, 7 intensity :intensity, 8 notes
"""
_DEVICE = "2 manufacturer :maker, 4 product, 3 serial_number, 27 product_name"
_FILE = "0 type :file, 1 manufacturer :maker, 2 product, 3 serial_number, 4 time_created, 8 product_name"


def _kind(name: str, table: str, *, once: bool = False) -> Kind:
    fields = {}
    for entry in table.split(","):
        number, field_name, *rest = entry.split()
        marks = {word[0]: word[1:] for word in rest}
        fields[int(number)] = ProfileField(
            name=field_name,
            scale=float(marks.get("/", 1)),
            offset=float(marks.get("-", 0)),
            names=marks.get(":", ""),
        )
    return Kind(name, fields, once)


# Those of many rows: each field a column.
COLUMNS = {
    20: _kind("record", _RECORD),
    55: _kind(
        "monitoring",
        "253 timestamp, 3 cycles /2, 5 activity_type, 24 current_activity_type_intensity, 26 timestamp_16, "
        "27 heart_rate",
    ),
    227: _kind("stress_level", "0 stress_level_value, 1 stress_level_time, 3 body_battery"),
    269: _kind("spo2_data", "253 timestamp, 0 reading_spo2"),
    297: _kind("respiration_rate", "253 timestamp, 0 respiration_rate /100"),
}
# Of straps that were read after the swim: decoded by itself, for its arrays.
HEART_RATES = 132
HEART_RATE = _kind(
    "hr",
    "253 timestamp, 0 fractional_timestamp /32768, 1 time256 /256, 6 filtered_bpm, 9 event_timestamp, "
    "10 event_timestamp_12",
)

# Those of few rows: each message a mapping.
ROWS = {
    0: _kind("file_id", _FILE, once=True),
    3: _kind("user_profile", "254 message_index, 22 local_id"),
    12: _kind("sport", "0 sport :sport, 1 sub_sport :sub_sport", once=True),
    18: _kind("session", _SESSION),
    19: _kind("lap", _LAP),
    21: _kind("event", "253 timestamp, 0 event :event, 1 event_type :event_type"),
    23: _kind("device_info", _DEVICE, once=True),
    26: _kind("workout", "4 sport :sport, 8 wkt_name, 6 num_valid_steps", once=True),
    27: _kind("workout_step", _STEP),
    30: _kind(
        "weight_scale",
        "253 timestamp, 0 weight /100, 1 percent_fat /100, 2 percent_hydration /100, 4 bone_mass /100, "
        "5 muscle_mass /100, 12 user_profile_index",
    ),
    34: _kind("activity", "253 timestamp, 5 local_timestamp", once=True),
    103: _kind("monitoring_info", "253 timestamp, 0 local_timestamp", once=True),
    206: _kind(
        "field_description",
        "0 developer_data_index, 1 field_definition_number, 2 fit_base_type_id, 3 field_name, 8 units, "
        "14 native_mesg_num, 15 native_field_num",
    ),
    211: _kind("monitoring_hr_data", "253 timestamp, 0 resting_heart_rate, 1 current_day_resting_heart_rate"),
    229: _kind("max_met_data", "0 update_time, 2 vo2_max /10, 5 sport :sport"),
    275: _kind("sleep_level", "253 timestamp, 0 sleep_level :sleep_level"),
    346: _kind("sleep_assessment", "6 overall_sleep_score, 15 average_stress_during_sleep /100"),
    370: _kind("hrv_status_summary", "253 timestamp, 1 last_night_average /128"),
    398: _kind("skin_temp_overnight", "253 timestamp, 0 local_timestamp, 1 average_deviation"),
}

# Of what nobody reads, the time alone: messages with a compressed time count from it.
UNREAD = Kind("", {TIMESTAMP: ProfileField("timestamp")})
KINDS = {**COLUMNS, **ROWS, HEART_RATES: HEART_RATE}
