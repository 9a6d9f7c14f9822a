"""The draft in words: what each change does, what it all comes to."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext, ngettext

from coach.selectors.calendar.facts import Facts
from coach.selectors.calendar.values import Drafted
from planning import wording
from planning.changes import Change, Create, Edit, Entry, Lock, Move, applied
from tenancy.templatetags.display import localised, short_day


def drafted_of(facts: Facts, standing: Mapping[UUID, Entry]) -> Drafted | None:
    """The bar above the weeks; None where nothing is drafted."""
    draft, preview = facts.draft, facts.preview
    if not draft.changes:
        return None
    count = preview.counted.all
    return Drafted(
        version=draft.version,
        steps=draft.steps,
        count=ngettext("%(count)d change", "%(count)d changes", count) % {"count": count},
        load=_load(preview.load_percent),
        warnings=tuple(f"{short_day(one.day)}: {wording.against(one)}" for one in preview.new),
        lines=_lines(draft.changes, standing),
        stale=tuple(_name(session, standing) for session in sorted(facts.stale)),
    )


def _load(percent: int | None) -> str:
    if percent is None:
        return gettext("load of the week new")
    return gettext("week load %(percent)+d %%") % {"percent": percent}


def _lines(changes: tuple[Change, ...], standing: Mapping[UUID, Entry]) -> tuple[str, ...]:
    """Each change by itself, over what the ones before it have left."""
    now, said = dict(standing), []
    for change in changes:
        said.append(_line(change, now.get(change.session)))
        now = {one.session: one for one in applied(now.values(), [change])}
    return tuple(said)


def _line(change: Change, entry: Entry | None) -> str:
    if isinstance(change, Create):
        return _said(gettext("%(title)s: new on %(day)s"), localised(change.content.title), change.day)
    if entry is None:
        return gettext("A session that is gone")
    title = localised(entry.content.title)
    match change:
        case Move(_, day):
            words = gettext("%(title)s: %(before)s → %(day)s")
            return _said(words, title, day, before=short_day(entry.day))
        case Edit(_, content):
            words = gettext("%(title)s on %(day)s: now %(now)s")
            return _said(words, title, entry.day, now=localised(content.title))
        case Lock(_, locked):
            words = (
                gettext("%(title)s on %(day)s: locked")
                if locked
                else gettext("%(title)s on %(day)s: unlocked")
            )
            return _said(words, title, entry.day)
    return _said(gettext("%(title)s on %(day)s: removed"), title, entry.day)


def _said(words: str, title: str, day: date, **more: str) -> str:
    return words % {"title": title, "day": short_day(day), **more}


def _name(session: UUID, standing: Mapping[UUID, Entry]) -> str:
    entry = standing.get(session)
    if entry is None:
        return gettext("A session that is gone")
    return f"{localised(entry.content.title)}, {short_day(entry.day)}"
