"""What a session of the library, or one that is planned, would be for an athlete in so many minutes."""

from datetime import date
from uuid import UUID

from analytics.workout import (
    KEY_CATEGORIES,
    Bar,
    Category,
    Physiology,
    Workout,
    fit_to_duration,
    from_json,
    profile,
    totals,
)
from athletes.models import Athlete
from athletes.selectors import physiology
from planning import wording
from planning.changes import Content, Entry, applied
from planning.models import CatalogueSession, LibrarySession
from planning.proposal import in_every_language, steps_of
from planning.selectors.drafts import draft_of, entries_named

MINUTE_S = 60.0


def library_content(*, athlete: Athlete, code: str, day: date, minutes: int | None = None) -> Content | None:
    """The library's session for the athlete as they are on the day; None where the code is unknown."""
    session = CatalogueSession.objects.filter(code=code).first()
    if session is None:
        return None
    return shipped_content(session, physiology(athlete=athlete, day=day), minutes)


def own_content(
    *, athlete: Athlete, session: LibrarySession, day: date, minutes: int | None = None
) -> Content:
    """The organization's own session, as it is now, for the athlete as they are on the day. Two queries."""
    content = Content(
        title=in_every_language(session.title),
        category=session.category,
        steps=session.steps,
        key=Category(session.category) in KEY_CATEGORIES,
        purpose=in_every_language(session.purpose) if session.purpose else {},
        library_version_id=session.versions.values_list("pk", flat=True).first(),
    )
    known = physiology(athlete=athlete, day=day)
    return _lasting(content, from_json(session.steps), known, minutes)


def shipped_content(session: CatalogueSession, known: Physiology, minutes: int | None = None) -> Content:
    """The library's session for such a runner. No query."""
    content = Content(
        title=session.title,
        category=session.category,
        steps=session.steps,
        key=Category(session.category) in KEY_CATEGORIES,
        purpose=session.purpose,
        template_code=session.code,
    )
    return _lasting(content, from_json(session.steps), known, minutes)


def content_lasting(*, athlete: Athlete, content: Content, day: date, minutes: int) -> Content:
    """The same session in so many minutes; a rest stays one."""
    return lasting(content, physiology(athlete=athlete, day=day), minutes=minutes)


def lasting(content: Content, known: Physiology, *, minutes: int) -> Content:
    """The same for a runner who is known already. No query."""
    if content.steps is None:
        return content
    return _lasting(content, from_json(content.steps), known, minutes)


def entry_drafted(*, athlete: Athlete, session: UUID) -> Entry | None:
    """The session as the draft leaves it; None where it is gone. Two queries."""
    standing = entries_named(athlete=athlete, sessions=[session])
    after = applied(standing, draft_of(athlete=athlete).changes)
    return next((one for one in after if one.session == session), None)


def bars_of(*, athlete: Athlete, entry: Entry) -> tuple[Bar, ...]:
    """The picture of the session for the athlete; nothing for a rest. One query."""
    if entry.content.steps is None:
        return ()
    return profile(from_json(entry.content.steps), physiology(athlete=athlete, day=entry.day))


def _lasting(content: Content, workout: Workout, known: Physiology, minutes: int | None) -> Content:
    """Named anew where its length is asked for: the library's title may tell another one."""
    fitted = fit_to_duration(workout, minutes * MINUTE_S, known) if minutes else workout
    amount = totals(fitted, known)
    return Content(
        title=wording.titles(fitted, content.category, known) if minutes else content.title,
        category=content.category,
        steps=steps_of(fitted),
        key=content.key,
        duration_s=amount.duration_s,
        distance_m=amount.distance_m,
        load=amount.load,
        purpose=content.purpose,
        template_code=content.template_code,
        library_version_id=content.library_version_id,
    )
