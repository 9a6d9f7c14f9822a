"""Tasks: who sees which, and what happens to them."""

from datetime import date, time

import pytest

from athletes import selectors, services
from athletes.models import Athlete, AthleteGrant, Task
from athletes.selectors import Due, Whose
from athletes.services import TaskFacts
from tenancy.models import Membership
from tests.factories import NOW, Club

DAY = date(2026, 11, 21)
PEOPLE = ("owner", "coach", "assistant", "runner")


def add(club: Club, title: str = "Call", **said: object) -> Task:
    facts = TaskFacts(title, **{"owner": club.coach, **said})  # type: ignore[arg-type]
    return services.add_task(author=club.owner, facts=facts, now=NOW)


def seers(club: Club, task: Task) -> set[str]:
    return {
        name for name in PEOPLE if Task.objects.visible_to(getattr(club, name)).filter(pk=task.pk).exists()
    }


def test_tasks_are_the_staffs_as_far_as_they_see_the_athlete(inside: Club) -> None:
    about_nobody, about_athlete = add(inside), add(inside, athlete=inside.athlete)
    about_stranger = add(inside, athlete=inside.stranger, owner=inside.owner)

    assert seers(inside, about_nobody) == {"owner", "coach", "assistant"}
    assert seers(inside, about_athlete) == {"owner", "coach"}
    assert seers(inside, about_stranger) == {"owner"}


def test_a_grant_opens_tasks_to_an_assistant(inside: Club) -> None:
    task = add(inside, athlete=inside.athlete)

    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)

    assert seers(inside, task) == {"owner", "coach", "assistant"}


def test_who_coaches_and_runs_does_not_see_what_is_to_be_done_about_them(inside: Club) -> None:
    Athlete.objects.filter(pk=inside.athlete.pk).update(member=inside.owner)
    facts = TaskFacts("Ask about sleep", inside.coach, athlete=inside.athlete)
    task = services.add_task(author=inside.coach, facts=facts, now=NOW)

    assert seers(inside, task) == {"coach"}


@pytest.mark.parametrize("owner", ["runner", "assistant"])
def test_the_owner_is_on_the_staff_and_sees_the_athlete(inside: Club, owner: str) -> None:
    with pytest.raises(services.NotTheirs):
        add(inside, athlete=inside.athlete, owner=getattr(inside, owner))


def test_a_task_has_words_and_a_time_has_a_day(inside: Club) -> None:
    with pytest.raises(services.NoTitle):
        add(inside, " ")
    with pytest.raises(services.NoDueDay):
        add(inside, due_at=time(9))


def test_a_change_is_taken_back_whole(inside: Club) -> None:
    task = add(inside, due_on=DAY, due_at=time(9), athlete=inside.athlete)

    changed = services.change_task(task=task, facts=TaskFacts("Write", inside.owner), version=1)
    back = services.put_back_task(task=task, version=changed.version)

    assert (changed.title, changed.owner_id, changed.due_on, changed.athlete_id) == (
        "Write", inside.owner.pk, None, None,
    )  # fmt: skip
    assert services.facts_of_task(back) == TaskFacts("Call", inside.coach, DAY, time(9), inside.athlete)
    with pytest.raises(services.NothingToTakeBack):
        services.put_back_task(task=task, version=back.version)


def test_done_opened_again_and_taken_back(inside: Club) -> None:
    task = add(inside)

    done = services.finish_task(task=task, by=inside.owner, now=NOW, version=1)
    opened = services.reopen_task(task=task, version=2)
    back = services.put_back_task(task=task, version=3)

    assert [(one.done_at, one.done_by_id) for one in (done, opened, back)] == [
        (NOW, inside.owner.pk), (None, None), (NOW, inside.owner.pk),
    ]  # fmt: skip


def test_done_twice_is_done_once_and_late_is_told(inside: Club) -> None:
    task = add(inside)
    first = services.finish_task(task=task, by=inside.owner, now=NOW)

    assert services.finish_task(task=task, by=inside.coach, now=NOW).done_by_id == first.done_by_id
    with pytest.raises(services.Changed):
        services.finish_task(task=task, by=inside.coach, now=NOW, version=1)


def test_removed_and_back(inside: Club) -> None:
    task = add(inside)
    gone = services.remove_task(task=task, now=NOW)
    nobody = seers(inside, task)

    services.restore_task(task=gone, version=gone.version)

    assert (nobody, seers(inside, task)) == (set(), {"owner", "coach", "assistant"})


def test_open_ones_by_day_those_without_a_day_last(inside: Club) -> None:
    add(inside, "never")
    add(inside, "later", due_on=date(2026, 11, 30))
    add(inside, "overdue", due_on=date(2026, 11, 2))
    add(inside, "today", due_on=DAY)
    done = add(inside, "done", owner=inside.owner)
    services.finish_task(task=done, by=inside.owner, now=NOW)

    mine = selectors.tasks_for(membership=inside.coach, now=NOW, whose=Whose.MINE)
    over = selectors.tasks_for(membership=inside.coach, now=NOW, whose=Whose.DONE)

    assert [(line.task.title, line.due) for line in mine] == [
        ("overdue", Due.OVERDUE), ("today", Due.TODAY), ("later", Due.LATER), ("never", Due.NEVER),
    ]  # fmt: skip
    assert [line.task.title for line in over] == ["done"]


@pytest.mark.parametrize("count", [1, 3])
def test_tasks_are_asked_for_in_one_query(
    inside: Club, count: int, django_assert_num_queries: object
) -> None:
    for _number in range(count):
        add(inside, athlete=inside.athlete)
    member = Membership.objects.select_related("organization").get(pk=inside.coach.pk)

    with django_assert_num_queries(1):  # type: ignore[operator]
        found = selectors.tasks_for(membership=member, now=NOW)
        assert [str(line.task.owner.user) for line in found] == [str(inside.coach.user)] * count
