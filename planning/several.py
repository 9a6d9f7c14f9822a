"""Changes to several planned sessions as one proposal: each before and after, and what the weeks come to."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from analytics.plan_check import Found, PlanRule
from planning.proposal import Proposal, Words


@dataclass(frozen=True, slots=True)
class Touched:
    """A session at the version it was seen at: `to_day` where it moves, `proposal` where it becomes another.

    Title and load are those that it had.
    """

    session: UUID
    version: int
    day: date
    title: Words
    load: float
    to_day: date | None = None
    proposal: Proposal | None = None

    @property
    def load_after(self) -> float:
        return self.load if self.proposal is None else self.proposal.load

    def to_json(self) -> dict[str, Any]:
        return {
            "session": str(self.session),
            "version": self.version,
            "day": self.day.isoformat(),
            "title": self.title,
            "load": self.load,
            "to_day": self.to_day.isoformat() if self.to_day else None,
            "proposal": self.proposal.to_json() if self.proposal else None,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Touched":
        """What `to_json` wrote."""
        return cls(
            session=UUID(data["session"]),
            version=data["version"],
            day=date.fromisoformat(data["day"]),
            title=data["title"],
            load=data["load"],
            to_day=date.fromisoformat(data["to_day"]) if data["to_day"] else None,
            proposal=Proposal.from_json(data["proposal"]) if data["proposal"] else None,
        )


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """The planned load of a week that is touched."""

    monday: date
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Several:
    """The sessions by day, the weeks, and which rules of planning give way."""

    touched: tuple[Touched, ...]
    weeks: tuple[WeekLoad, ...] = ()
    warnings: tuple[Found, ...] = ()

    def of(self, session: UUID) -> Touched | None:
        """What becomes of the session, if it is among them."""
        return next((one for one in self.touched if one.session == session), None)

    def to_json(self) -> dict[str, Any]:
        """As an intervention keeps it."""
        return {
            "changes": [one.to_json() for one in self.touched],
            "weeks": [{**asdict(one), "monday": one.monday.isoformat()} for one in self.weeks],
            "warnings": [
                {"rule": one.rule.value, "day": one.day.isoformat(), "params": one.params}
                for one in self.warnings
            ],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Several":
        """What `to_json` wrote; nothing where there are no changes."""
        return cls(
            tuple(Touched.from_json(one) for one in data.get("changes", ())),
            tuple(
                WeekLoad(date.fromisoformat(one["monday"]), one["before"], one["after"])
                for one in data.get("weeks", ())
            ),
            tuple(
                Found(PlanRule(one["rule"]), date.fromisoformat(one["day"]), one["params"])
                for one in data.get("warnings", ())
            ),
        )
