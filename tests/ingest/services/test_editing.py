"""What a person types over an activity, enters by hand, removes and takes back."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from athletes.models import Activity, ActivitySource, AthleteState, Interval, Shoe
from athletes.services import Changed, ShoeFacts, add_shoe
from demo.simulation import Segment
from ingest import services
from ingest.models import Conflict, ConflictState, Outcome
from tests.athletes.factories import a_run, record
from tests.factories import NOW, Club
from tests.ingest.files import STARTED_AT, fit_file, processed, short_file
from tests.ingest.services.test_importing import imported

TODAY = date(2026, 11, 21)


@pytest.fixture
def run(inside: Club) -> Activity:
    """Forty-five minutes that a watch recorded this morning."""
    return processed(inside, fit_file()).activity


def edited(club: Club, activity: Activity, **values: Any) -> Activity:
    return services.edit_activity(activity=activity, member=club.coach, values=values, now=NOW)


def entered(club: Club, **facts: Any) -> services.ByHand:
    entry = services.ByHand(**{"day": TODAY, "timer_s": 2700.0, "said": {"distance_m": 9000.0}, **facts})
    return services.enter_activity(athlete=club.athlete, member=club.runner, entry=entry, now=NOW)


def chosen(activity: Activity, of: str) -> tuple[str, str]:
    """Whose value of the field counts, and why."""
    one = activity.provenance[of][0]
    return one["kind"], one["reason"]


def test_what_is_typed_counts_and_the_source_stays_beside(inside: Club, run: Activity):
    recorded_m = run.distance_m

    edited(inside, run, distance_m=10_000.0, name="Park")

    fresh = Activity.objects.get()
    assert (fresh.distance_m, fresh.name, fresh.duration_s) == (10_000.0, "Park", 2700.0)
    assert (chosen(fresh, "distance_m"), chosen(fresh, "timer_s")) == (("manual", "typed"), ("fit", "only"))
    assert fresh.provenance["distance_m"][1]["value"] == recorded_m


def test_what_is_typed_is_a_source_of_its_own(inside: Club, run: Activity):
    edited(inside, run, distance_m=10_000.0)
    edited(inside, run, name="Park")

    typed = ActivitySource.objects.get(kind="manual")
    assert typed.told == {"distance_m": 10_000.0, "name": "Park"}
    assert (typed.key, typed.device) == (f"edit:{run.public_id}", "Northline Coach")


def test_a_value_given_back_is_its_sources_again(inside: Club, run: Activity):
    before = (run.distance_m, run.name, run.day, run.started_at)
    earlier = {"day": date(2026, 11, 20), "started_at": datetime(2026, 11, 20, 5, tzinfo=UTC)}
    edited(inside, run, distance_m=10_000.0, name="Park", **earlier)

    edited(inside, run, distance_m=None, name=None, day=None, started_at=None)

    fresh = Activity.objects.get()
    assert (fresh.distance_m, fresh.name, fresh.day, fresh.started_at) == before
    assert not ActivitySource.objects.filter(kind="manual").exists()


def test_another_day_moves_the_activity(inside: Club, run: Activity):
    start = datetime(2026, 11, 19, 22, 30, tzinfo=UTC)

    moved = edited(inside, run, day=date(2026, 11, 19), started_at=start)

    assert (moved.day, moved.started_at, moved.start_known) == (date(2026, 11, 19), start, True)


def test_a_sport_typed_takes_its_kind_along(inside: Club, run: Activity):
    hiked = edited(inside, run, sport="hiking", sub_sport="trail")

    assert (hiked.sport, hiked.sub_sport) == ("hiking", "trail")


def test_a_pair_is_chosen_among_several_of_one_name(inside: Club, run: Activity):
    first, second = (add_shoe(athlete=inside.athlete, shoe=ShoeFacts("Novablast")) for _ in range(2))

    assert [edited(inside, run, shoe=pair).shoe for pair in (first, second)] == [first, second]


def test_a_name_typed_finds_its_reps(inside: Club):
    parts = (Segment(600, 2.8), *[Segment(90, 4.5), Segment(90, 2.4)] * 6, Segment(300, 2.6))
    plain = processed(inside, fit_file(parts, lap_every_m=None)).activity

    edited(inside, plain, name="6x400m")

    assert Interval.objects.filter(activity=plain, prescribed_m=400.0).count() == 6


def test_notes_of_a_person_join_those_of_sources(inside: Club, run: Activity):
    noted = edited(inside, run, notes="Wind from the river")

    assert noted.notes == [{"kind": "manual", "text": "Wind from the river"}]


def test_what_is_typed_stands_over_what_was_decided_before(inside: Club, run: Activity):
    choice = {"kind": "typed", "value": 7000.0}
    card = Conflict.objects.create(
        athlete=inside.athlete,
        activity=run,
        kind="field",
        field="distance_m",
        state=ConflictState.RESOLVED,
        choice=choice,
        raised_at=NOW,
    )

    edited(inside, run, distance_m=10_000.0)

    card.refresh_from_db()
    assert (Activity.objects.get().distance_m, card.state) == (10_000.0, ConflictState.WITHDRAWN)


def test_an_edit_of_what_has_changed_since_is_refused(inside: Club, run: Activity):
    edited(inside, run, name="Park")

    with pytest.raises(Changed):
        services.edit_activity(
            activity=run, member=inside.coach, values={"name": "Late"}, version=run.version, now=NOW
        )


def test_a_duration_is_not_given_back_to_nobody(inside: Club):
    entry = entered(inside).activity

    with pytest.raises(services.NoDuration):
        edited(inside, entry, timer_s=None)


def test_a_day_that_has_not_come_is_refused(inside: Club, run: Activity):
    with pytest.raises(services.InFuture):
        edited(inside, run, day=TODAY + timedelta(days=1))
    with pytest.raises(services.InFuture):
        entered(inside, day=TODAY + timedelta(days=1))


def test_a_summary_of_before_keeps_what_was_not_typed(inside: Club):
    summary = record(inside.athlete, a_run(name="Old"))

    edited(inside, summary, name="New")

    fresh = Activity.objects.get()
    assert (fresh.name, fresh.duration_s, fresh.distance_m) == ("New", 3600.0, 12_000.0)


def test_an_edit_does_not_draw_other_runs_of_the_day(inside: Club, run: Activity):
    edited(inside, run, distance_m=3000.0)

    later = processed(inside, short_file(8, started_at=STARTED_AT - timedelta(hours=3)))

    assert (later.outcome, Conflict.objects.count()) == (Outcome.ACTIVITY, 0)


def test_an_activity_that_only_an_edit_is_left_of_goes_with_its_import(inside: Club):
    brought = imported(inside, {"run.fit": fit_file()})
    edited(inside, Activity.objects.get(), name="Park")

    services.undo(run=brought, now=NOW)

    assert not Activity.objects.current().exists()


def test_an_entry_becomes_an_activity(inside: Club):
    shoe = add_shoe(athlete=inside.athlete, shoe=ShoeFacts("Novablast"))
    said = {"distance_m": 9000.0, "sport": "running", "rpe": 6, "feel": 4, "notes": "No watch"}

    filed = entered(inside, shoe=shoe, said=said)

    made = Activity.objects.get()
    assert (filed.outcome, filed.activity) == (Outcome.ACTIVITY, made)
    assert (made.duration_s, made.distance_m, made.rpe, made.feel) == (2700.0, 9000.0, 6, 4)
    assert (made.start_known, made.shoe, made.load_method) == (False, shoe, "rtss")


def test_a_file_of_an_entry_joins_it(inside: Club):
    made = entered(inside, said={"distance_m": 8400.0}).activity

    later = processed(inside, fit_file())

    fresh = Activity.objects.get()
    assert (later.outcome, later.activity) == (Outcome.MERGED, made)
    assert (chosen(fresh, "distance_m"), chosen(fresh, "streams")) == (("manual", "typed"), ("fit", "only"))
    assert (fresh.start_known, fresh.started_at) == (True, STARTED_AT)


def test_the_same_entry_again_is_a_duplicate(inside: Club):
    entered(inside)

    assert (entered(inside).outcome, Activity.objects.count()) == (Outcome.DUPLICATE, 1)


def test_a_removed_activity_comes_back_as_it_was(inside: Club, run: Activity):
    edited(inside, run, name="Park")
    removed = services.delete_activity(activity=run, now=NOW)
    assert not Activity.objects.current().exists()

    services.restore_activity(activity=removed, version=removed.version, now=NOW)

    assert Activity.objects.current().get().name == "Park"


def test_a_removal_counts_in_the_load(inside: Club, run: Activity):
    services.delete_activity(activity=run, now=NOW)

    assert AthleteState.objects.get(athlete=inside.athlete).atl == 0


def test_the_file_of_a_removed_activity_stays_a_duplicate(inside: Club, run: Activity):
    services.delete_activity(activity=run, now=NOW)

    again = imported(inside, {"run.fit": fit_file()})

    assert (again.uploads.get().outcome, Activity.objects.current().count()) == (Outcome.DUPLICATE, 0)


def test_restoring_what_is_there_is_refused(inside: Club, run: Activity):
    with pytest.raises(Changed):
        services.restore_activity(activity=run, version=run.version, now=NOW)


def test_a_renamed_pair_is_known_by_what_its_source_calls_it(inside: Club, run: Activity):
    typed = edited(inside, run, notes="x")
    ActivitySource.objects.filter(kind="manual").update(told={"shoe": "Nova 4"})
    services.reconcile(athlete=inside.athlete, now=NOW)
    Shoe.objects.update(name="Blue pair")

    services.reconcile(athlete=inside.athlete, now=NOW)

    assert [shoe.external_id for shoe in Shoe.objects.all()] == ["Nova 4"]
    assert Activity.objects.get(pk=typed.pk).shoe.name == "Blue pair"


def test_a_removed_pair_does_not_come_back(inside: Club, run: Activity):
    edited(inside, run, notes="x")
    ActivitySource.objects.filter(kind="manual").update(told={"shoe": "Nova 4"})
    Shoe.objects.create(athlete=inside.athlete, name="Nova 4", deleted_at=NOW)

    services.reconcile(athlete=inside.athlete, now=NOW)

    assert (Shoe.objects.count(), Activity.objects.get().shoe) == (1, None)
