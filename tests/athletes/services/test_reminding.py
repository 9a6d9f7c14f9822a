"""Reminders: on the day, once; overdue, once more."""

from datetime import UTC, date, datetime, timedelta

from athletes import services
from athletes.models import AthleteGrant, Notice, Task
from athletes.services import TaskFacts
from tests.factories import NOW, Club

DAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)
NEXT = MORNING + timedelta(days=1)


def add(club: Club, **said: object) -> Task:
    facts = TaskFacts("Call", **{"owner": club.coach, "due_on": DAY, **said})  # type: ignore[arg-type]
    return services.add_task(author=club.owner, facts=facts, now=NOW)


def remind(club: Club, at: datetime) -> int:
    return services.remind_of_tasks(organization=club.organization, now=at)


def told(club: Club) -> list[tuple[int, bool]]:
    return [(one.member_id, one.params["overdue"]) for one in Notice.objects.order_by("pk")]


def test_the_owner_is_told_on_the_day_once_and_overdue_once_more(inside: Club) -> None:
    add(inside)

    hour, later = timedelta(hours=1), NEXT + timedelta(days=1)
    times = (MORNING - hour, MORNING, MORNING + 3 * hour, NEXT, NEXT, later)
    counts = [remind(inside, at) for at in times]

    assert counts == [0, 1, 0, 1, 0, 0]
    assert told(inside) == [(inside.coach.pk, False), (inside.coach.pk, True)]


def test_the_day_is_the_organizations(inside: Club) -> None:
    add(inside)
    inside.organization.timezone = "Asia/Seoul"

    assert remind(inside, datetime(2026, 11, 22, 22, 30, tzinfo=UTC)) == 1


def test_another_day_is_told_of_anew(inside: Club) -> None:
    task = add(inside)
    remind(inside, MORNING)

    services.change_task(task=task, facts=TaskFacts("Call", inside.coach, DAY + timedelta(days=1)))

    assert (remind(inside, NEXT), told(inside)[-1]) == (1, (inside.coach.pk, False))


def test_what_is_done_removed_or_without_a_day_is_not_told(inside: Club) -> None:
    services.finish_task(task=add(inside), by=inside.coach, now=NOW)
    services.remove_task(task=add(inside), now=NOW)
    add(inside, due_on=None)

    assert remind(inside, MORNING) == 0


def test_who_sees_the_athlete_no_more_is_not_told(inside: Club) -> None:
    grant = AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)
    add(inside, athlete=inside.athlete, owner=inside.assistant)

    grant.delete()
    remind(inside, MORNING)

    assert told(inside) == []
