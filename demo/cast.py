"""Who is in the demo club: invented people with a body, a race and a story. The same seed, the same club."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

GIVEN = (
    "Ji-woo", "Daniel", "Seo-yeon", "Marta", "Do-hyun", "Amelia", "Ha-eun", "Tomás", "Min-jun",
    "Grace", "Ji-ho", "Elif", "Jonas", "Soo-min", "Priya", "Lukas", "Yuna", "Omar",
    "Ingrid", "Hye-jin", "Mateo", "Nora", "Tae-yang", "Chloe",
)  # fmt: skip
FAMILY = (
    "Han",
    "Okafor",
    "Park",
    "Lindqvist",
    "Kim",
    "Ross",
    "Lee",
    "Vidal",
    "Choi",
    "Mbeki",
    "Yoon",
    "Kaya",
    "Weber",
)
# Name, metres, and by how many weeks the race is later than in the middle of things.
RACES = (
    ("Seoul Marathon", 42_195.0, 1),
    ("Spring Half", 21_097.5, -1),
    ("City 10 km", 10_000.0, -2),
    ("Lakeside Marathon", 42_195.0, 2),
)


class Story(StrEnum):
    """What the last days were like."""

    STEADY = "steady"
    STRAINED = "strained"  # heart-rate variability falls, sleep is short
    CALF = "calf"  # a calf hurts more every day
    ILL = "ill"  # since yesterday
    OVERREACHING = "overreaching"  # far more than planned for ten days
    SILENT = "silent"  # no check-in for five days
    SKIPPING = "skipping"  # key sessions missed
    WITHOUT_DATA = "without_data"  # never seen


@dataclass(frozen=True, slots=True)
class Person:
    """One athlete of the demo. `seed` rules everything random about them."""

    number: int
    name: str
    sex: str
    birth_year: int
    max_hr_bpm: int
    resting_hr_bpm: int
    threshold_speed_m_s: float
    week_m: float
    story: Story
    race: tuple[str, float, int]
    has_watch: bool
    adherence: float
    seed: int

    @property
    def threshold_hr_bpm(self) -> int:
        return round(self.resting_hr_bpm + 0.86 * (self.max_hr_bpm - self.resting_hr_bpm))


def cast(*, count: int, seed: int) -> list[Person]:
    """The athletes of the demo club, in order."""
    stories = _stories(count)
    return [_person(number, story, seed) for number, story in enumerate(stories)]


def _stories(count: int) -> list[Story]:
    """Two without data, about a quarter with something to decide, the rest steady; troubles first."""
    few = max(1, count // 16)
    troubled = [Story.STRAINED, Story.ILL, Story.CALF, Story.OVERREACHING, Story.SILENT, Story.SKIPPING]
    told = [story for story in troubled for _ in range(few)] + [Story.WITHOUT_DATA] * min(2, count // 4)
    return (told + [Story.STEADY] * count)[:count]


def _person(number: int, story: Story, seed: int) -> Person:
    rng = np.random.default_rng([seed, number])
    level = float(rng.uniform(0.0, 1.0))
    return Person(
        number=number,
        name=f"{GIVEN[number % len(GIVEN)]} {FAMILY[(number + number // len(GIVEN)) % len(FAMILY)]}",
        sex=str(rng.choice(["f", "m"])),
        birth_year=int(rng.integers(1962, 2004)),
        max_hr_bpm=int(rng.integers(172, 200)),
        resting_hr_bpm=int(rng.integers(44, 60)),
        threshold_speed_m_s=round(3.0 + 1.6 * level, 2),
        week_m=round(25_000 + 45_000 * level, -3),
        story=story,
        race=RACES[number % len(RACES)],
        has_watch=bool(rng.random() < 0.6),
        adherence=float(rng.uniform(0.8, 0.98)),
        seed=int(rng.integers(1, 2**31)),
    )
