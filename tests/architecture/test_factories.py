"""What tests stand on is what the product makes: the factories write fewer statements, not other rows."""

from django.db import models

from athletes.models import AthleteState
from tenancy import scope, services
from tenancy.models import Kind, Role
from tests.factories import PASSWORD, Club, make_athlete, make_club, make_user

OF_ITS_OWN = {"id", "public_id", "created_at", "updated_at", "date_joined", "password"} | {
    "slug",
    "name",
    "email",
    "coach_key",
}


def made_by_services() -> Club:
    owner = services.found_organization(
        name="Southside", kind=Kind.CLUB, owner=make_user("Southside Owner"), zone="UTC"
    )
    organization = owner.organization
    with scope.enter(organization.pk):
        coach, assistant, runner = (
            services.join(organization=organization, user=make_user(f"Southside {word}"), role=role)
            for word, role in (("Coach", Role.COACH), ("Assistant", Role.ASSISTANT), ("Runner", Role.NONE))
        )
        athlete = make_athlete("Ji-woo Han", member=runner, coach=coach)
        stranger = make_athlete("Daniel Okafor")
    return Club(organization, owner.membership, coach, assistant, runner, athlete, stranger)


def facts(row: models.Model) -> dict[str, object]:
    """The row's own values, but for its references and what no two rows share."""
    fields = [field for field in row._meta.concrete_fields if not field.is_relation]
    return {field.name: getattr(row, field.attname) for field in fields if field.name not in OF_ITS_OWN}


def described(club: Club) -> list[dict[str, object]]:
    members = (club.owner, club.coach, club.assistant, club.runner)
    with scope.enter(club.organization.pk):
        states = AthleteState.objects.order_by("pk")
        rows = [club.organization, *members, *(each.user for each in members), club.athlete, club.stranger]
        for row in rows:
            row.refresh_from_db()
        return [facts(row) for row in (*rows, *states)]


def test_club_is_as_the_services_make_it(db: None) -> None:
    assert described(make_club()) == described(made_by_services())


def test_people_of_the_club_have_their_password(db: None) -> None:
    club = make_club()

    assert club.owner.user.check_password(PASSWORD)
    assert (club.athlete.member, club.athlete.coach, club.stranger.member) == (club.runner, club.coach, None)
