"""Rows gathered in memory: their keys at once, their statements at the end."""

from typing import Any

from readiness.models import Flag, FlagKind, Intervention
from tenancy.database.piles import Pile
from tests.factories import NOW, Club


def flag_of(club: Club, kind: FlagKind) -> Flag:
    return Flag(athlete=club.athlete, kind=kind, day=NOW.date(), strength=0.5, raised_at=NOW)


def test_new_and_changed_rows_are_written_together(inside: Club, django_assert_num_queries: Any) -> None:
    kept = flag_of(inside, FlagKind.PAIN)
    kept.save()
    pile = Pile(Flag, block=2)

    with django_assert_num_queries(3):  # keys, new rows, changed rows
        new = [flag_of(inside, kind) for kind in (FlagKind.ILLNESS, FlagKind.RAMP)]
        for flag in new:
            pile.add(flag)
        kept.strength, new[0].strength = 0.25, 0.75
        pile.change(kept, "strength")
        pile.change(new[0], "strength")
        written = pile.save()

    assert written == 3
    assert set(Flag.objects.values_list("pk", "strength")) == {
        (kept.pk, 0.25),
        (new[0].pk, 0.75),
        (new[1].pk, 0.5),
    }


def test_what_was_saved_is_not_saved_again(inside: Club, django_assert_num_queries: Any) -> None:
    pile = Pile(Flag, block=1)
    pile.add(flag_of(inside, FlagKind.PAIN))
    pile.save()

    with django_assert_num_queries(0):
        assert pile.save() == 0


def test_what_makes_way_is_written_before_what_takes_its_place(inside: Club) -> None:
    """Of an athlete one case is open at most: the one before has to be closed by then."""
    facts = {"athlete": inside.athlete, "risk": 0.4, "bucket": "watch", "confidence": 1.0, "action": "keep"}
    before = Intervention.objects.create(**facts, opened_at=NOW, due_at=NOW)
    pile = Pile(Intervention, block=1)

    before.closed_at = NOW
    pile.change(before, "closed_at")
    after = Intervention(**facts, opened_at=NOW, due_at=NOW)
    pile.add(after)
    pile.save()

    assert list(Intervention.objects.open()) == [after]
