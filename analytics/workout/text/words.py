"""The words of the language that mean one thing: headings, units, keywords."""

from analytics.workout.steps import Manner

HEADINGS = {"warm_up": "Warm-up", "main": "Main set", "cool_down": "Cool-down"}
"""How a block's heading is written."""
BLOCK_NAMES = {
    "warm-up": "warm_up",
    "warmup": "warm_up",
    "warm up": "warm_up",
    "워밍업": "warm_up",
    "웜업": "warm_up",
    "준비운동": "warm_up",
    "main set": "main",
    "main": "main",
    "main block": "main",
    "본운동": "main",
    "메인": "main",
    "메인 세트": "main",
    "cool-down": "cool_down",
    "cooldown": "cool_down",
    "cool down": "cool_down",
    "쿨다운": "cool_down",
    "정리운동": "cool_down",
}
HOURS = frozenset({"h", "hr", "시간"})
MINUTES = frozenset({"m", "min", "'", "’", "′", "분"})
SECONDS = frozenset({"s", "sec", '"', "”", "″", "초"})
METRES_IN = {
    "mtr": "1",
    "meters": "1",
    "metres": "1",
    "미터": "1",
    "km": "1000",
    "킬로": "1000",
    "mi": "1609.344",
    "마일": "1609.344",
}
"""Units of distance with their metres, in digits, so that 0.4km is exactly 400."""
MANNERS = {
    "ramp": Manner.RAMP_UP,
    "램프": Manner.RAMP_UP,
    "rest": Manner.REST,
    "휴식": Manner.REST,
}
LAP = frozenset({("press", "lap"), ("랩", "버튼")})
OPEN_WORDS = frozenset({"open", "free", "freeride", "자유"})
JOG_WORDS = frozenset({"jog", "조깅"})
HR_WORDS = frozenset({"hr", "심박"})
MAX_HR_WORDS = frozenset({"hr", "hrmax", "maxhr", "심박"})
LTHR_WORDS = frozenset({"lthr"})
PACE_WORDS = frozenset({"pace", "페이스"})
AT = "@"
