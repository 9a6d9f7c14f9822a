"""What a roll-out of a template's changes would do to each plan that follows it; nothing is written here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from analytics.plan_merge import Merged, merge
from analytics.plan_placing import Note
from planning.content import content_of
from planning.models import (
    PlannedSession,
    PlanTemplate,
    TemplateOrigin,
    TemplateRow,
    TemplateUse,
)
from planning.own_plans import Runner, Told, Waiting
from planning.personalising import is_race, place_rows, told_of
from planning.selectors.squads import Chosen, runners
from planning.template_rows import slot_of
from planning.written import Written, standing, then, written


@dataclass(frozen=True, slots=True)
class Followed:
    """A plan that follows the template, with all that a merge looks at."""

    use: TemplateUse
    runner: Runner
    origins: dict[UUID, TemplateOrigin]
    sessions: tuple[PlannedSession, ...]

    @property
    def taken(self) -> set[date]:
        return {one.day for one in self.sessions} | self.runner.race_days

    @property
    def hard(self) -> set[date]:
        return {one.day for one in self.sessions if one.key}

    @property
    def done_days(self) -> set[date]:
        return {one.day for one in self.sessions if one.activity_id is not None or one.outcome}


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One plan's merge: `rows` are the template's current ones by line."""

    followed: Followed
    merged: tuple[Merged[UUID, Written], ...]
    rows: dict[UUID, TemplateRow]
    told: tuple[Told, ...]
    held: Waiting | None = None

    @property
    def counts(self) -> dict[str, int]:
        return {fate.value: count for fate, count in Counter(one.fate for one in self.merged).items()}


def foresee_roll_out(
    *, template: PlanTemplate, uses: Sequence[TemplateUse], from_week: int, now: datetime
) -> list[Foreseen]:
    """The merges of all these plans. The uses bring athlete and plan with its race. Six queries."""
    rows = TemplateRow.objects.filter(template=template, replaced_at=None)
    current = {row.line: row for row in rows if not is_race(template, row)}
    return [_foreseen(template, one, current, from_week) for one in _followed(uses, now)]


def _followed(uses: Sequence[TemplateUse], now: datetime) -> Iterable[Followed]:
    origins: dict[int, dict[UUID, TemplateOrigin]] = defaultdict(dict)
    for origin in TemplateOrigin.objects.filter(use__in=uses).select_related("row", "session"):
        origins[origin.use_id][origin.row.line] = origin
    sessions: dict[int, list[PlannedSession]] = defaultdict(list)
    for session in PlannedSession.objects.current().filter(plan__in=[use.plan_id for use in uses]):
        sessions[session.plan_id].append(session)
    chosen = [Chosen(use.athlete, use.anchor_day, use.plan.race) for use in uses]
    for use, runner in zip(uses, runners(chosen, now=now), strict=True):
        yield Followed(use, runner, origins[use.pk], tuple(sessions[use.plan_id]))


def _foreseen(
    template: PlanTemplate, followed: Followed, current: dict[UUID, TemplateRow], from_week: int
) -> Foreseen:
    lines = _lines(template, followed, current, from_week)
    base = {line: then(followed.origins[line]) for line in lines if line in followed.origins}
    mine = {line: now for line in base if (now := standing(followed.origins[line].session)) is not None}
    theirs, told = _theirs(followed, {line: current[line] for line in lines if line in current})
    frozen = [line for line in lines if _is_frozen(followed, line, (base, mine, theirs))]
    held = [line for line in lines if _is_held(followed, base.get(line), theirs.get(line))]
    merged = merge(base, mine, theirs, frozen=[*frozen, *held])
    return Foreseen(followed, merged, current, told, _waiting(followed, held))


def _is_held(followed: Followed, base: Written | None, theirs: Written | None) -> bool:
    """A change that would be written into weeks that hold back for an open flag."""
    return theirs is not None and theirs != base and theirs["day"] < followed.runner.held_until


def _waiting(followed: Followed, held: Sequence[UUID]) -> Waiting | None:
    runner = followed.runner
    return Waiting(runner.hold_on(runner.first), runner.held_until, len(held)) if held else None


def _lines(
    template: PlanTemplate, followed: Followed, current: dict[UUID, TemplateRow], from_week: int
) -> list[UUID]:
    """What stands in the weeks to be rolled out, now or when the plan was made."""
    then = {line: origin.row for line, origin in followed.origins.items()}
    both = [*then.items(), *current.items()]
    within = [line for line, row in both if slot_of(template, row.offset).week >= from_week]
    return list(dict.fromkeys(within))


def _theirs(
    followed: Followed, rows: dict[UUID, TemplateRow]
) -> tuple[dict[UUID, Written], tuple[Told, ...]]:
    """What the template would write today: what it has not changed since, stays where it was put then."""
    found: dict[UUID, Written] = {}
    to_place: list[TemplateRow] = []
    for line, row in rows.items():
        origin = followed.origins.get(line)
        if origin is not None and origin.row.offset == row.offset:
            found[line] = written(origin.day, content_of(row))
        else:
            to_place.append(row)
    placed = place_rows(to_place, followed.runner, taken=followed.taken, hard=followed.hard)
    for row, one in zip(to_place, placed, strict=True):
        origin = followed.origins.get(row.line)
        day = one.day or (origin.day if origin else None)
        if day is not None:
            found[row.line] = written(day, content_of(row))
    told = told_of(to_place, placed)
    return found, tuple(one for one in told if one.note != Note.BEFORE_START)


def _is_frozen(followed: Followed, line: UUID, sides: Sequence[dict[UUID, Written]]) -> bool:
    """On any side in the past, or on a day that was run."""
    days = {side[line]["day"] for side in sides if line in side}
    return any(day < followed.runner.first for day in days) or bool(days & followed.done_days)
