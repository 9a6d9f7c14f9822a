"""Units by the words that headers and notes have for them, as factors to SI."""

MILE_M, YARD_M, FOOT_M = 1609.344, 0.9144, 0.3048
METRES = {
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "킬로미터"), 1000.0),
    **dict.fromkeys(("mi", "mile", "miles", "마일"), MILE_M),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres", "미터"), 1.0),
    **dict.fromkeys(("yd", "yds", "yard", "yards"), YARD_M),
    **dict.fromkeys(("ft", "feet", "foot"), FOOT_M),
}
SECONDS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "초"), 1.0),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "분"), 60.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "시간"), 3600.0),
}
