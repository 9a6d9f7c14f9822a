"""How a session is made gentler or shorter for an athlete: one step down its ladder, or an easy run."""

import math
from dataclasses import dataclass
from datetime import date

from analytics.workout import Physiology
from athletes.models import Athlete
from athletes.selectors import physiology
from planning import selectors
from planning.changes import Content
from planning.models import CatalogueSession
from planning.shipped import shipped_library

EASY_RUN = "easy-run"
EASY_FROM = 0.35
"""Where a week is eased by so much, key sessions become easy runs and no longer their regression."""
MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Easing:
    """The library by code, for a runner whose week is eased by a share."""

    library: dict[str, CatalogueSession]
    known: Physiology
    share: float

    def gentler(self, content: Content) -> Content:
        """The session below it in the library, as long as it is; an easy run where that spares nothing."""
        minutes = math.floor(content.duration_s / MINUTE_S)
        own = self.library.get(content.template_code)
        below = self.library.get(own.regression) if own and self.share < EASY_FROM else None
        if below is not None:
            softer = selectors.shipped_content(below, self.known, minutes)
            if softer.load < content.load and softer.duration_s <= content.duration_s:
                return softer
        return selectors.shipped_content(self.library[EASY_RUN], self.known, minutes)

    def shortened(self, content: Content, share: float) -> Content:
        """The same session in a share of its time, in whole minutes."""
        minutes = max(math.floor(content.duration_s * share / MINUTE_S), 1)
        return selectors.lasting(content, self.known, minutes=minutes)


def easing_for(*, athlete: Athlete, day: date, share: float) -> Easing:
    """For the athlete as they are on the day. One query."""
    library = {one.code: one for one in shipped_library()}
    return Easing(library, physiology(athlete=athlete, day=day), share)
