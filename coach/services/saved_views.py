"""Saved views: kept, renamed, shared, put in order, removed and taken back."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from athletes.services import Changed
from coach.models import SavedPage, SavedView
from tenancy.models import Membership

MOST_VIEWS = 20
"""Of one person and page: more would not be found again."""


class ViewExists(ValueError):
    """Two views of one name could not be told apart."""

    message = _("You have a view of this name already.")


class TooManyViews(ValueError):
    """There is no room for one more."""

    message = _("You have twenty views of this page. Remove one first.")


@transaction.atomic
def keep_view(
    *, member: Membership, page: SavedPage, name: str, query: str, shared: bool = False
) -> SavedView:
    """Keep a page's query by a name, behind those there are. Raises ViewExists, TooManyViews."""
    own = _in_order(member, page)
    if len(own) >= MOST_VIEWS:
        raise TooManyViews
    last = own[-1].position if own else 0
    view = SavedView(
        member=member, page=page, name=name, query=query.lstrip("?"), shared=shared, position=last + 1
    )
    _save(view)
    return view


@transaction.atomic
def change_view(
    *, view: SavedView, name: str, shared: bool, query: str | None = None, version: int | None = None
) -> SavedView:
    """Another name, shared or not, and where one is given another query. Raises ViewExists, Changed."""
    held = _held(view, version)
    held.name, held.shared = name, shared
    held.query = held.query if query is None else query.lstrip("?")
    held.version += 1
    _save(held)
    return held


@transaction.atomic
def move_view(*, view: SavedView, by: int) -> None:
    """One's own view further to the front (-1) or the back (+1); at the end it stays. Raises Changed."""
    order = _in_order(view.member, SavedPage(view.page))
    at = next((place for place, one in enumerate(order) if one.pk == view.pk), None)
    if at is None:
        raise Changed
    to = min(max(at + by, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    for place, one in enumerate(order, 1):
        one.position = place
    SavedView.objects.bulk_update(order, ["position"])


@transaction.atomic
def remove_view(*, view: SavedView, now: datetime, version: int | None = None) -> SavedView:
    """The view is gone, and can be taken back. Raises Changed."""
    held = _held(view, version)
    held.deleted_at = now
    held.version += 1
    held.save(update_fields=["deleted_at", "version"])
    return held


@transaction.atomic
def restore_view(*, view: SavedView, version: int) -> SavedView:
    """Take a removed view back. Raises Changed if it was not removed at this version, ViewExists."""
    removed = SavedView.objects.filter(pk=view.pk, version=version, deleted_at__isnull=False)
    held: SavedView | None = removed.select_for_update(of=("self",)).first()
    if held is None:
        raise Changed
    held.deleted_at = None
    held.version += 1
    _save(held)
    return held


def _in_order(member: Membership, page: SavedPage) -> list[SavedView]:
    """One's own views of the page, locked, so that two browsers do not give one place twice."""
    own = SavedView.objects.current().own(member).filter(page=page)
    return list(own.select_for_update(of=("self",)))


def _held(view: SavedView, version: int | None) -> SavedView:
    held: SavedView | None = (
        SavedView.objects.current().filter(pk=view.pk).select_for_update(of=("self",)).first()
    )
    if held is None or version not in (None, held.version):
        raise Changed
    return held


def _save(view: SavedView) -> None:
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError:
        raise ViewExists from None
