"""Apple's kinds of workout in the words of FIT: sport and sub-sport."""

_PREFIX = "HKWorkoutActivityType"
_FOOT = frozenset({"running", "walking", "hiking"})
_SPORTS: dict[str, tuple[str, str]] = {
    "Running": ("running", "generic"),
    "TrackAndField": ("running", "track"),
    "Walking": ("walking", "generic"),
    "Hiking": ("hiking", "generic"),
    "Cycling": ("cycling", "generic"),
    "HandCycling": ("cycling", "hand_cycling"),
    "Swimming": ("swimming", "generic"),
    "SwimBikeRun": ("multisport", "generic"),
    "Rowing": ("rowing", "generic"),
    "Elliptical": ("fitness_equipment", "elliptical"),
    "StairClimbing": ("fitness_equipment", "stair_climbing"),
    "Stairs": ("fitness_equipment", "stair_climbing"),
    "FunctionalStrengthTraining": ("training", "strength_training"),
    "TraditionalStrengthTraining": ("training", "strength_training"),
    "CoreTraining": ("training", "strength_training"),
    "CrossTraining": ("training", "cardio_training"),
    "MixedCardio": ("training", "cardio_training"),
    "Yoga": ("training", "yoga"),
    "Pilates": ("training", "pilates"),
    "Flexibility": ("training", "flexibility_training"),
    "HighIntensityIntervalTraining": ("hiit", "generic"),
    "CrossCountrySkiing": ("cross_country_skiing", "generic"),
    "DownhillSkiing": ("alpine_skiing", "generic"),
    "SnowSports": ("alpine_skiing", "generic"),
    "Snowboarding": ("snowboarding", "generic"),
    "Climbing": ("rock_climbing", "generic"),
    "Golf": ("golf", "generic"),
    "Tennis": ("tennis", "generic"),
    "SkatingSports": ("inline_skating", "generic"),
    "Other": ("generic", "generic"),
}
_INDOORS = {"running": "treadmill", "walking": "indoor_walking", "cycling": "indoor_cycling"}
_WATERS = {"1": "lap_swimming", "2": "open_water"}


def sport_of(activity_type: str, *, indoors: bool, water: str) -> tuple[str, str]:
    """Sport and sub-sport; an unknown kind keeps Apple's word, so that nothing is taken for a run."""
    name = activity_type.removeprefix(_PREFIX)[:60]
    sport, sub_sport = _SPORTS.get(name, (name.lower(), "generic"))
    if indoors:
        sub_sport = _INDOORS.get(sport, sub_sport)
    if sport == "swimming":
        sub_sport = _WATERS.get(water, sub_sport)
    return sport, sub_sport


def is_on_foot(sport: str) -> bool:
    return sport in _FOOT
