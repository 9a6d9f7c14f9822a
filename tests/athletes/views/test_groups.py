"""Groups of athletes."""

import pytest
from django.test import Client

from athletes.models import Group, GroupMember
from athletes.services import groups as services
from tests.factories import NOW, Club
from tests.planning.making import address


@pytest.fixture
def coach(inside: Club, client: Client) -> Client:
    client.force_login(inside.coach.user)
    return client


@pytest.fixture
def group(inside: Club) -> Group:
    """With one of the coach's athletes and one of nobody's."""
    return services.make_group(name="Track", tags=["fast"], members=[inside.athlete, inside.stranger])


def members(group: Group) -> set[int]:
    return set(GroupMember.objects.filter(group=group).values_list("athlete_id", flat=True))


def test_a_group_has_tags_and_members(inside: Club, coach: Client) -> None:
    said = {
        "name": "Track",
        "tags": " fast , , fast,  spring  10k",
        "members": [str(inside.athlete.public_id)],
    }

    answer = coach.post(address("group_new"), said)

    group = Group.objects.get()
    assert (answer.url, group.tags) == (address("groups"), ["fast", "spring 10k"])
    assert members(group) == {inside.athlete.pk}
    assert "spring 10k" in coach.get(address("groups")).content.decode()


def test_two_groups_of_one_name_are_refused(inside: Club, coach: Client, group: Group) -> None:
    page = coach.post(address("group_new"), {"name": "Track"})

    assert (page.status_code, Group.objects.count()) == (422, 1)


def test_a_change_leaves_members_whom_one_does_not_see(inside: Club, coach: Client, group: Group) -> None:
    form = coach.get(address("group_edit", group.public_id)).context["form"]

    coach.post(address("group_edit", group.public_id), {"name": "Trail", "version": "1"})

    group.refresh_from_db()
    assert form["members"].value() == [str(inside.athlete.public_id)]
    assert (group.name, members(group)) == ("Trail", {inside.stranger.pk})


@pytest.mark.parametrize("said", [{"name": "Trail", "version": "9"}, {"name": "Road", "version": "1"}])
def test_a_change_that_comes_late_or_takes_a_name_is_refused(
    inside: Club, coach: Client, group: Group, said: dict[str, str]
) -> None:
    services.make_group(name="Road", tags=[], members=[])

    page = coach.post(address("group_edit", group.public_id), said)

    group.refresh_from_db()
    assert (page.status_code, group.name) == (422, "Track")


def test_a_removed_group_frees_its_name(inside: Club, coach: Client, group: Group) -> None:
    coach.post(address("group_remove", group.public_id))

    assert services.make_group(name="Track", tags=[], members=[]).pk
    assert coach.get(address("group_edit", group.public_id)).status_code == 404


def test_an_assistant_sees_groups_and_no_more(inside: Club, group: Group) -> None:
    browser = Client()
    browser.force_login(inside.assistant.user)

    assert browser.get(address("groups")).status_code == 200
    assert browser.get(address("group_new")).status_code == 404


def test_members_who_stay_are_not_written_again(inside: Club, group: Group) -> None:
    before = GroupMember.objects.get(athlete=inside.athlete).pk

    services.change_group(
        group=group, name="Track", tags=["slow"], members=[inside.athlete], by=inside.coach, version=None
    )

    assert GroupMember.objects.get(athlete=inside.athlete).pk == before
    services.remove_group(group=group, now=NOW)
    assert not Group.objects.visible_to(inside.coach).exists()
