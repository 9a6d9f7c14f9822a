"""Each member's own home."""

from django.test import Client

from tenancy.models import Kind, Organization, Role
from tenancy.services import join
from tests.coach.given import address, browser
from tests.factories import Club, make_user


def test_everyone_has_a_home(
    inside: Club, owner: Client, coach: Client, assistant: Client, runner: Client
) -> None:
    homes = [client.get(address("home")).url for client in (owner, coach, assistant, runner)]

    assert homes == [address("command_center")] * 3 + [address("today")]


def test_a_self_coached_runner_begins_with_today(inside: Club, owner: Client) -> None:
    Organization.objects.update(kind=Kind.SELF)
    inside.athlete.member = inside.owner
    inside.athlete.save()

    assert owner.get(address("home")).url == address("today")


def test_a_member_who_is_no_athlete_yet_is_told_so(inside: Club) -> None:
    newcomer = join(organization=inside.organization, user=make_user("New Runner"), role=Role.NONE)

    page = browser(newcomer).get(address("home"))

    assert (page.status_code, "Almost there" in page.content.decode()) == (200, True)


def test_whoever_does_not_run_skips_the_wizards_last_steps(inside: Club, owner: Client) -> None:
    steps = [owner.get(address(name)).url for name in ("welcome_profile", "welcome_file")]

    assert steps == [address("home")] * 2
