"""Garmin's kinds of activity in the words of FIT: sport and sub-sport."""

_SAME = (
    "running",
    "cycling",
    "swimming",
    "walking",
    "hiking",
    "rowing",
    "hiit",
    "mountaineering",
    "snowshoeing",
    "multisport",
    "alpine_skiing",
    "cross_country_skiing",
    "inline_skating",
    "rock_climbing",
    "tennis",
    "golf",
)
_SPORTS: dict[str, tuple[str, str]] = {
    **{name: (name, "generic") for name in _SAME},
    "treadmill_running": ("running", "treadmill"),
    "indoor_running": ("running", "indoor_running"),
    "street_running": ("running", "street"),
    "trail_running": ("running", "trail"),
    "track_running": ("running", "track"),
    "ultra_run": ("running", "ultra"),
    "virtual_run": ("running", "virtual_activity"),
    "obstacle_run": ("running", "obstacle"),
    "casual_walking": ("walking", "casual_walking"),
    "speed_walking": ("walking", "speed_walking"),
    "indoor_walking": ("walking", "indoor_walking"),
    "road_biking": ("cycling", "road"),
    "mountain_biking": ("cycling", "mountain"),
    "gravel_cycling": ("cycling", "gravel_cycling"),
    "cyclocross": ("cycling", "cyclocross"),
    "track_cycling": ("cycling", "track_cycling"),
    "indoor_cycling": ("cycling", "indoor_cycling"),
    "virtual_ride": ("cycling", "virtual_activity"),
    "e_bike_fitness": ("e_biking", "e_bike_fitness"),
    "e_bike_mountain": ("e_biking", "e_bike_mountain"),
    "lap_swimming": ("swimming", "lap_swimming"),
    "open_water_swimming": ("swimming", "open_water"),
    "strength_training": ("training", "strength_training"),
    "indoor_cardio": ("training", "cardio_training"),
    "fitness_equipment": ("fitness_equipment", "generic"),
    "yoga": ("training", "yoga"),
    "pilates": ("training", "pilates"),
    "breathwork": ("training", "breathing"),
    "elliptical": ("fitness_equipment", "elliptical"),
    "stair_climbing": ("fitness_equipment", "stair_climbing"),
    "indoor_rowing": ("fitness_equipment", "indoor_rowing"),
    "multi_sport": ("multisport", "generic"),
    "resort_skiing_snowboarding": ("alpine_skiing", "resort"),
    "backcountry_skiing": ("alpine_skiing", "backcountry"),
    "other": ("generic", "generic"),
}
_BY_SPORT_TYPE = {"RUNNING": "running", "CYCLING": "cycling", "SWIMMING": "swimming", "WALKING": "walking"}


def sport_of(activity_type: str, sport_type: str) -> tuple[str, str]:
    """Sport and sub-sport; an unknown kind keeps Garmin's word, so that nothing is taken for a run."""
    name = activity_type.lower()
    if name in _SPORTS:
        return _SPORTS[name]
    return (_BY_SPORT_TYPE.get(sport_type, name), "generic") if name or sport_type else ("", "")
