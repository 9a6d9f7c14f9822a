"""Where the pages of the demo club are: one thing of each kind, for the addresses that need one."""

from django.utils import timezone

from athletes import services as athletes
from athletes.models import Activity, Athlete, Race
from athletes.services import ShoeFacts
from demo import club
from ingest import services as ingest
from planning.models import CatalogueSession, PlannedSession
from readiness.models import Intervention
from tenancy import scope, services
from tenancy.models import Membership, Role


def places() -> dict[str, str]:
    """By the first part of an address, what stands behind it."""
    coach = Membership.objects.select_related("organization").get(
        organization__slug=club.SLUG, role=Role.OWNER
    )
    with scope.enter(coach.organization_id):
        athlete = Athlete.objects.exclude(member=None).get()
        found = {**_shown(athlete), **_made(athlete, coach)}
        return {kind: str(name) for kind, name in found.items()}


def _shown(athlete: Athlete) -> dict[str, object]:
    """What the season has left behind."""
    session = PlannedSession.objects.filter(athlete=athlete, plan__state="published").earliest("day")
    return {
        "athletes": athlete.public_id,
        "queue": Intervention.objects.open().order_by("-risk")[0].public_id,
        "races": Race.objects.filter(athlete=athlete)[0].public_id,
        "plans": session.plan.public_id,
        "sessions": session.public_id,
        "activities": Activity.objects.filter(athlete=athlete).latest("started_at").public_id,
        "library": CatalogueSession.objects.all()[0].code,
    }


def _made(athlete: Athlete, coach: Membership) -> dict[str, object]:
    """What a season does not leave behind by itself."""
    moment = timezone.now()
    upload = ingest.accept_upload(
        athlete=athlete, uploader=coach, filename="torn.fit", data=b"not a run", now=moment
    )
    invitation = services.invite(
        by=coach, email="new@journey.test", name="New Runner", role=Role.NONE, now=moment
    )
    return {
        "shoes": athletes.add_shoe(athlete=athlete, shoe=ShoeFacts("Daily trainer")).public_id,
        "uploads": upload.public_id,
        "invitation": services.invitation_token(invitation),
    }
