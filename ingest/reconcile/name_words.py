"""The words of workout names, English and Korean: kinds of run, and what makes a name say something else."""

from ingest.reconcile.named import Kind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BY_KIND = {
    Kind.EASY: "easy jog jogging 조깅 이지 이지런 죠깅",
    Kind.RECOVERY: "recovery regeneration shakeout 회복 회복주 회복런 회복조깅 리커버리",
    Kind.LONG: "long lsd longrun 롱런 장거리 장거리주",
    Kind.STEADY: "steady aerobic 지속주",
    Kind.TEMPO: "tempo threshold 템포 템포런 템포주 역치 역치주",
    Kind.PROGRESSION: "progression prog progressive buildup 빌드업 빌드업주 빌드업런",
    Kind.INTERVALS: "interval intervals reps repeats repetitions 인터벌 반복주",
    Kind.LADDER: "ladder pyramid 피라미드",
    Kind.FARTLEK: "fartlek 파틀렉 파트렉",
    Kind.HILLS: "hill hills 언덕 언덕훈련",
    Kind.RACE: "race parkrun tt 대회 레이스",
}
KINDS = {word: kind for kind, words in _BY_KIND.items() for word in words.split()}

# Say nothing: they may stand anywhere.
NEUTRAL = _words(
    "run runs running morning lunch midday noon afternoon evening night workout session the a an of in"
    " at on with am pm track treadmill trail road outdoor indoor paced slow relaxed nice my monday"
    " tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun 런"
    " 달리기 러닝 훈련 아침 점심 저녁 오전 오후 새벽 야간 트랙 트레드밀 월요일 화요일 수요일 목요일"
    " 금요일 토요일 일요일"
)
# The name speaks of another day, of a plan, or of something that is no run of this size.
ELSEWHERE = _words(
    "to until til till for from post pre after before day days week weeks month months year prep plan"
    " build taper recon goal goals training volunteer volunteering volunteered tail walk walked walking"
    " hike ride bike couch expo shopping report recap photos no not dns dnf cancelled canceled missed"
    " skipped failed ready countdown than vs left 전 후 목표 계획 주차 일차 준비"
)
OTHER_SPORTS = _words(
    "swim swimming bike biking ride cycling row rowing erg hike squat squats pushup pushups pullups"
    " lunges core gym strength yoga bench deadlift plank planks relay ski swimrun 수영 자전거 릴레이"
    " 계주"
)

WARM_UP, COOL_DOWN = "wu", "cd"
RECOVERY = _words(
    "jog jogs jogging rest rests rec recovery recoveries recover off float walk walking standing 조깅"
    " 휴식 회복 걷기 리커버리"
)
RECOVERY_BEFORE = RECOVERY | {"r", "ri"}
PACE = frozenset({"pace", "effort", "페이스"})
STRIDES = frozenset({"strides", "stride", "striders", "질주"})
FULL_M, HALF_M, PARKRUN_M, JUNIOR_M = 42_195.0, 21_097.5, 5000.0, 2000.0
RACES_M = {"marathon": FULL_M, "마라톤": FULL_M, "half": HALF_M}
