"""What every page of an organization knows without asking."""

from typing import Any

from django.http import HttpRequest


def place(request: HttpRequest) -> dict[str, Any]:
    """The organization, the membership, the person's other memberships and their units."""
    return {
        "organization": getattr(request, "organization", None),
        "membership": getattr(request, "membership", None),
        "memberships": getattr(request, "memberships", []),
        "units": getattr(getattr(request, "user", None), "units", "metric"),
    }
