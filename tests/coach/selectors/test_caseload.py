"""The caseload by risk: columns, moves, and when to be in touch."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, AthleteGrant, AthleteState, Bucket, Group, GroupMember
from athletes.services import change_athlete_settings
from coach.selectors import CaseloadLine, Column, Whose, caseload, caseload_column
from coach.selectors.caseload import COLUMN
from readiness.models import Intervention
from tenancy.models import Membership
from tests.coach.given import case_for
from tests.factories import NOW, Club, make_athlete

DAY = timedelta(days=1)


def columns(member: Membership, whose: Whose | None = None) -> dict[str, Column]:
    found = caseload(membership=member, now=NOW, whose=whose or Whose())
    return {column.count.bucket: column for column in found}


def names(member: Membership, whose: Whose | None = None) -> dict[str, list[str]]:
    found = columns(member, whose).items()
    return {bucket: [line.name for line in column.lines] for bucket, column in found}


def line(club: Club) -> CaseloadLine:
    found = [one for column in columns(club.coach).values() for one in column.lines]
    return next(one for one in found if one.public_id == club.athlete.public_id)


def moved(athlete: Athlete, bucket: Bucket, days_ago: float) -> None:
    AthleteState.objects.filter(athlete=athlete).update(bucket=bucket, bucket_since=NOW - days_ago * DAY)


def test_each_stands_in_their_column(inside: Club) -> None:
    moved(inside.athlete, Bucket.AT_RISK, 1)

    assert names(inside.owner) == {"at_risk": ["Ji-woo Han"], "watch": [], "stable": ["Daniel Okafor"]}


def test_who_came_in_last_stands_first(inside: Club) -> None:
    for name, days in (("Long", 9), ("New", 1), ("Middle", 4)):
        moved(make_athlete(name, coach=inside.coach), Bucket.WATCH, days)

    assert names(inside.coach)["watch"] == ["New", "Middle", "Long"]


def test_everybody_sees_their_own(inside: Club) -> None:
    AthleteGrant.objects.create(athlete=inside.stranger, member=inside.assistant)

    seen = [names(member)["stable"] for member in (inside.coach, inside.assistant)]

    assert seen == [["Ji-woo Han"], ["Daniel Okafor"]]
    assert columns(inside.coach)["stable"].count.total == 1


def test_by_coach_by_nobody_and_by_group(inside: Club) -> None:
    group = Group.objects.create(name="Track")
    GroupMember.objects.create(group=group, athlete=inside.stranger)

    asked = (Whose(coach=inside.coach.pk), Whose(uncoached=True), Whose(group=group.pk))
    found = [names(inside.owner, whose)["stable"] for whose in asked]

    assert found == [["Ji-woo Han"], ["Daniel Okafor"], ["Daniel Okafor"]]


def test_moves_of_the_week_leave_out_who_came_back(inside: Club) -> None:
    moved(inside.athlete, Bucket.WATCH, 20)
    moved(inside.athlete, Bucket.AT_RISK, 3)
    moved(inside.stranger, Bucket.AT_RISK, 2)
    moved(inside.stranger, Bucket.STABLE, 1)

    found = columns(inside.owner)

    counted = {bucket: (one.count.came_in, one.count.went_out) for bucket, one in found.items()}
    assert counted == {"at_risk": (1, 0), "watch": (0, 1), "stable": (0, 0)}


def test_moves_are_only_those_of_athletes_that_are_seen(inside: Club) -> None:
    moved(inside.stranger, Bucket.AT_RISK, 2)

    assert columns(inside.coach)["at_risk"].count.came_in == 0


def test_contact_is_due_when_the_open_case_is(inside: Club) -> None:
    case = case_for(inside, inside.athlete)

    found = line(inside)

    assert (found.case_id, found.due_at, found.overdue) == (case.public_id, case.due_at, False)
    assert "calf pain" in found.why.lower()


def test_a_snooze_puts_the_contact_off(inside: Club) -> None:
    case_for(inside, inside.athlete)
    Intervention.objects.update(snoozed_until=NOW + 9 * DAY)

    assert line(inside).due_at == NOW + 9 * DAY


def test_without_a_case_contact_is_due_so_many_days_after_the_last(inside: Club) -> None:
    change_athlete_settings(athlete=inside.athlete, changes={"contact.stable": 3})
    AthleteState.objects.update(last_contact_at=NOW - 4 * DAY)

    found = line(inside)

    assert (found.due_at, found.overdue) == (NOW - DAY, True)


def test_pages_hold_everybody_once(inside: Club) -> None:
    athletes = [make_athlete(f"Runner {number:02}", coach=inside.coach) for number in range(COLUMN + 3)]
    for number, athlete in enumerate(athletes):
        moved(athlete, Bucket.WATCH, number // 4)  # many at one instant

    first = columns(inside.coach)["watch"]
    rest = caseload_column(
        membership=inside.coach, now=NOW, whose=Whose(), bucket=Bucket.WATCH, after=first.after
    )

    shown = [one.name for one in (*first.lines, *rest.lines)]
    assert (len(first.lines), len(rest.lines), rest.after) == (COLUMN, 3, None)
    assert sorted(shown) == [athlete.name for athlete in athletes]


@pytest.mark.parametrize("number", [1, 3])
def test_eight_queries(inside: Club, number: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for count in range(number):
        case_for(inside, make_athlete(f"Runner {count}", coach=inside.coach))

    with django_assert_num_queries(8):
        columns(inside.coach)
