"""What the coach app keeps: how somebody likes to look at the queue and the squad."""

from coach.models.saved_views import SavedPage, SavedView, SavedViewQuerySet

__all__ = ["SavedPage", "SavedView", "SavedViewQuerySet"]
