"""The navigation of each kind of member."""

from datetime import timedelta

from django.test import Client

from coach.context import Item
from readiness.models import Intervention
from tenancy.models import Role
from tenancy.services import join
from tests.coach.given import address, browser, more_cases
from tests.factories import NOW, Club


def nav(client: Client, page: str = "library") -> dict[str, Item]:
    items = client.get(address(page)).context["nav"]
    return {item.url: item for item in items}


def test_the_rail_of_a_coach(inside: Club, coach: Client) -> None:
    names = ("command_center", "squad", "caseload", "board", "library", "tasks", "sync")

    assert list(nav(coach)) == [address(name) for name in names]


def test_an_owner_has_settings_and_a_runner_their_running(inside: Club, owner: Client) -> None:
    inside.athlete.member = inside.owner
    inside.athlete.save()

    assert list(nav(owner))[7:] == [address("today"), address("organization_settings")]


def test_the_tab_bar_of_an_athlete(inside: Club, runner: Client) -> None:
    tabs = ("today", "my_plan", "log", "my_messages", "me")
    assert list(nav(runner)) == [address(name) for name in tabs]


def test_a_coach_who_runs_has_both(inside: Club, owner: Client) -> None:
    inside.athlete.member = inside.owner
    inside.athlete.save()

    page = owner.get(address("today"))

    tabs = [address(name) for name in ("today", "my_plan", "log", "me", "command_center")]
    assert [item.url for item in page.context["own_nav"]] == tabs
    assert all(f'href="{url}"' in page.content.decode() for url in tabs)


def test_what_waits_is_counted_on_every_page(inside: Club, coach: Client) -> None:
    asleep, *_others = more_cases(inside, 3)
    Intervention.objects.filter(pk=asleep.pk).update(snoozed_until=NOW + timedelta(hours=1))

    counted = [nav(coach, page)[address("command_center")].waiting for page in ("library", "command_center")]

    assert counted == [2, 2]


def test_the_page_one_is_on_is_current(inside: Club, coach: Client) -> None:
    current = [url for url, item in nav(coach, "squad").items() if item.current]

    assert current == [address("squad")]


def test_people_in_several_organizations_can_change_over(other_club: Club, inside: Club) -> None:
    join_other = join(organization=inside.organization, user=other_club.coach.user, role=Role.COACH)

    page = browser(join_other).get(address("squad")).content.decode()

    assert ('href="/o/southside/"' in page, 'href="/o/northline/" aria-current="true"' in page) == (
        True,
        True,
    )


def test_people_in_one_organization_see_no_switcher(inside: Club, coach: Client) -> None:
    assert 'href="/o/northline/"' not in coach.get(address("squad")).content.decode()
