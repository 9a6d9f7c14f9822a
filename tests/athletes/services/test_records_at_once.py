"""Two coaches at one note, task, episode or message at once: one wins, the other is told, nothing is lost."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from analytics.episodes import Allowance
from athletes import services
from athletes.models import (
    Author,
    BodyPart,
    Episode,
    EpisodeKind,
    EpisodeStep,
    Message,
    Note,
    NoteAudience,
    NoteVersion,
    Origin,
    ReturnState,
    Task,
)
from tenancy import scope
from tenancy.models import Membership
from tests.at_once import at_once
from tests.factories import NOW, Club, make_club

pytestmark = pytest.mark.django_db(transaction=True)

TOLD = (services.Changed, services.AlreadyOpen, services.Over)
TODAY = date(2026, 11, 21)


@pytest.fixture
def club() -> Club:
    return make_club()


def both(club: Club, *acts: Callable[[], Any]) -> tuple[Any, Exception]:
    """What was done, and what the other was told; exactly one of each."""
    done = at_once(club, *acts, told=TOLD)
    assert sorted(isinstance(one, TOLD) for one in done) == [False, True]
    won, lost = sorted(done, key=lambda one: isinstance(one, TOLD))
    return won, lost


def note_of(club: Club) -> Note:
    facts = services.NoteFacts(NoteAudience.PRIVATE, "Sleeps badly.")
    with scope.enter(club.organization.pk):
        return services.write_note(athlete=club.athlete, author=club.coach, facts=facts, now=NOW)


def saying(note: Note, author: Membership, words: str) -> Callable[[], Note]:
    facts = services.NoteFacts(NoteAudience.PRIVATE, words)
    later = NOW + timedelta(minutes=1)
    return lambda: services.change_note(note=note, author=author, facts=facts, now=later, version=1)


def test_of_two_changes_of_a_note_one_stands_and_the_words_before_are_kept(club: Club) -> None:
    note = note_of(club)

    won, _lost = both(club, saying(note, club.coach, "By the coach."), saying(note, club.owner, "By owner."))

    with scope.enter(club.organization.pk):
        kept = Note.objects.get()
        assert (kept.body, kept.author, kept.version) == (won.body, won.author, 2)
        assert list(NoteVersion.objects.values_list("body", "number")) == [("Sleeps badly.", 1)]


def test_a_note_is_changed_or_removed_and_not_both(club: Club) -> None:
    note = note_of(club)

    both(
        club,
        saying(note, club.coach, "By the coach."),
        lambda: services.remove_note(note=note, now=NOW, version=1),
    )

    with scope.enter(club.organization.pk):
        kept = Note.objects.get()
        assert kept.version == 2
        assert (kept.deleted_at is None) == (kept.body == "By the coach.")


def task_of(club: Club) -> Task:
    facts = services.TaskFacts("Call about shoes", club.coach, athlete=club.athlete)
    with scope.enter(club.organization.pk):
        return services.add_task(author=club.coach, facts=facts, now=NOW)


def test_a_task_is_finished_by_one_of_two(club: Club) -> None:
    task = task_of(club)

    def finishing(by: Membership) -> Callable[[], Task]:
        return lambda: services.finish_task(task=task, by=by, now=NOW, version=1)

    won, _lost = both(club, finishing(club.coach), finishing(club.owner))

    with scope.enter(club.organization.pk):
        kept = Task.objects.get()
    assert (kept.done_by_id, kept.version) == (won.done_by_id, 2)


def test_a_task_is_handed_on_or_finished(club: Club) -> None:
    task = task_of(club)
    handed = services.TaskFacts("Call about shoes", club.owner, athlete=club.athlete)

    both(
        club,
        lambda: services.change_task(task=task, facts=handed, version=1),
        lambda: services.finish_task(task=task, by=club.coach, now=NOW, version=1),
    )

    with scope.enter(club.organization.pk):
        kept = Task.objects.get()
    assert (kept.owner_id == club.owner.pk) != (kept.done_by_id == club.coach.pk)


INJURY = services.EpisodeFacts(EpisodeKind.INJURY, TODAY - timedelta(days=3), BodyPart.CALF)


def opening(club: Club, by: Membership) -> Callable[[], Episode]:
    facts = {"facts": INJURY, "origin": Origin.COACH, "now": NOW}
    return lambda: services.open_episode(athlete=club.athlete, by=by, **facts)


def test_an_injury_that_two_see_is_one(club: Club) -> None:
    _won, lost = both(club, opening(club, club.coach), opening(club, club.owner))

    with scope.enter(club.organization.pk):
        assert (Episode.objects.count(), EpisodeStep.objects.count()) == (1, 1)
    assert isinstance(lost, services.AlreadyOpen)


def test_a_step_on_the_way_back_and_its_end_at_once(club: Club) -> None:
    """The athlete's allowance follows whichever came first."""
    with scope.enter(club.organization.pk):
        episode = opening(club, club.coach)()
        whole = services.facts_of_episode(episode)
    over = services.EpisodeFacts(
        whole.kind, whole.began_on, whole.body_part, ended_on=TODAY, allowed=whole.allowed
    )
    step = {"state": ReturnState.EASY, "day": TODAY, "by": club.coach, "now": NOW}

    both(
        club,
        lambda: services.move_episode(episode=episode, **step, version=1),
        lambda: services.change_episode(episode=episode, facts=over, now=NOW, version=1),
    )

    with scope.enter(club.organization.pk):
        kept = Episode.objects.get()
        steps = EpisodeStep.objects.count()
    assert kept.version == 2
    assert (kept.ended_on is None) == (steps == 2)
    assert kept.ended_on is None or kept.allowed == Allowance.NOTHING


def test_two_messages_at_once_are_two(club: Club) -> None:
    def sending(author: Membership, body: str) -> Callable[[], Message]:
        facts = {"side": Author.COACH, "body": body, "now": NOW}
        return lambda: services.send_message(athlete=club.athlete, author=author, **facts)

    first, second = sending(club.coach, "From the coach"), sending(club.owner, "From the owner")

    done = at_once(club, first, second, told=())

    with scope.enter(club.organization.pk):
        kept = sorted(Message.objects.values_list("body", flat=True))
    assert kept == sorted(one.body for one in done) == ["From the coach", "From the owner"]
