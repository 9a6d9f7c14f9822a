"""A week made easier by a share of its load. Entries in, changes out.

How one session becomes gentler or shorter is asked of whoever knows the library and the runner.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from uuid import UUID

from planning.changes.entries import Content, Entry
from planning.changes.kinds import Change, Edit
from planning.changes.weekly import may_change

Gentler = Callable[[Content], Content]
Shortened = Callable[[Content, float], Content]
LEAST_PERCENT = 20
"""Of its time a session keeps at least so much."""


def ease(
    entries: Iterable[Entry], share: float, *, gentler: Gentler, shortened: Shortened, today: date
) -> list[Change]:
    """Key sessions made gentler, the heaviest first, then all shortened alike until the share is gone.

    The share is of what may be changed. No session weighs or lasts more than before; a key session stays one
    where the week would else lose more than was asked for.
    """
    before = {one.session: one.content for one in entries if may_change(one, today) and one.content.load > 0}
    aim = _load(before) * (1 - share)
    softer = _gentler(before, aim, gentler)
    after = min(_shorter(softer, aim, shortened), key=lambda week: abs(_load(week) - aim))
    return [Edit(session, content) for session, content in after.items() if content != before[session]]


def _gentler(week: dict[UUID, Content], aim: float, gentler: Gentler) -> dict[UUID, Content]:
    found = dict(week)
    keys = [session for session, content in week.items() if content.key]
    for session in sorted(keys, key=lambda one: (-week[one].load, one)):
        tried = {**found, session: _no_more(gentler(week[session]), week[session])}
        if _load(tried) >= aim:
            found = tried
    return found


def _shorter(week: dict[UUID, Content], aim: float, shortened: Shortened) -> Iterator[dict[UUID, Content]]:
    """The week at less and less of its time, until the aim is reached; then session by session from there."""

    @cache
    def at(session: UUID, percent: int) -> Content:
        content = week[session]
        return _no_more(shortened(content, percent / 100), content) if percent < 100 else content

    before = 100
    for percent in range(100, LEAST_PERCENT - 1, -2):
        shorter = {session: at(session, percent) for session in week}
        yield shorter
        if _load(shorter) <= aim:
            yield from _one_by_one({one: at(one, before) for one in week}, shorter)
            return
        before = percent


def _one_by_one(above: dict[UUID, Content], below: dict[UUID, Content]) -> Iterator[dict[UUID, Content]]:
    """Whole repetitions go at once: the steps between the last two, where both reach past the aim."""
    found = dict(above)
    for session, content in below.items():
        found = {**found, session: content}
        yield found


def _no_more(content: Content, than: Content) -> Content:
    """The content, unless it is no easier."""
    lighter = content.load < than.load and content.duration_s <= than.duration_s
    return content if lighter else than


def _load(week: dict[UUID, Content]) -> float:
    return sum(content.load for content in week.values())
